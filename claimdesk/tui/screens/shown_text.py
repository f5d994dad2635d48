"""A longer text in a dialog, to be read and left."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult

from claimdesk.tui.screens.dialogs import Dialog
from claimdesk.tui.widgets.text_lines import TextLines


class ShownText(Dialog[None]):
    """The dialog; escape leaves it."""

    DEFAULT_CSS = "ShownText TextLines { height: 18; max-height: 75vh; }"

    def __init__(self, title: str, text: str, *, tone: Callable[[str], str] | None = None) -> None:
        super().__init__(title, hint="↑ ↓ scroll   esc leaves")
        self.text = text
        self.tone = tone

    def content(self) -> ComposeResult:
        """The text."""
        yield TextLines()

    def on_mount(self) -> None:
        """Begin in the text."""
        lines = self.query_one(TextLines)
        lines.show(self.text, tone=self.tone)
        lines.focus()
