"""The line that names a file or an address. Many lines that are pasted into it are the text itself: the screen's."""

from __future__ import annotations

from textual import events

from claimdesk.tui.widgets.field_keys import LINE_KEYS as KEYS
from claimdesk.tui.widgets.fields import LineInput

__all__ = ["KEYS", "PlaceLine", "is_text"]


def is_text(pasted: str) -> bool:
    """Whether what was pasted is more than one line."""
    return "\n" in pasted.strip().replace("\r", "\n")


class PlaceLine(LineInput):
    """The line. See the module's docstring."""

    def _on_paste(self, event: events.Paste) -> None:
        if is_text(event.text):
            event.prevent_default()
        else:
            super()._on_paste(event)
