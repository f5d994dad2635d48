"""The line below a screen: the few keys that matter now, each with what it would do to what is at hand.

    footer.show([("c", "claim"), ("x", "dismiss sentence"), ("v", "verdict")])
    footer.show(keys.footer_keys(TABLE, "claim.add", ("claim.withdraw", "withdraw C340")))

Keys that have no room are left out from the end; `? keys`, which leads to all of them, always stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from claimdesk.tui.plain import neutral_line

KeyLabel = tuple[str, str]

COMMANDS: KeyLabel = (":", "commands")
HELP: KeyLabel = ("?", "keys")


def fitting(keys: Sequence[KeyLabel], width: int) -> list[KeyLabel]:
    """As many of `keys` as go on a line of `width` cells, with `? keys` last, and `: commands` where there is room."""
    shown = [key for key in keys if key not in (COMMANDS, HELP)]
    if _length([*shown, COMMANDS, HELP]) <= width:
        return [*shown, COMMANDS, HELP]
    while shown and _length([*shown, HELP]) > width:
        shown.pop()
    return [*shown, HELP]


def _length(keys: Sequence[KeyLabel]) -> int:
    return sum(cell_len(key) + 1 + cell_len(neutral_line(label)) for key, label in keys) + 2 * len(keys)


class KeyFooter(Widget):
    """The line. See the module's docstring."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-footer--key"}
    DEFAULT_CSS = """
    KeyFooter { height: 1; width: 1fr; background: $panel; color: $foreground-muted; }
    KeyFooter > .key-footer--key { color: $foreground; text-style: bold; }
    """

    keys: reactive[tuple[KeyLabel, ...]] = reactive(())

    def show(self, keys: Sequence[KeyLabel]) -> None:
        """Show these `(key, label)` pairs, the most wanted first."""
        self.keys = tuple(keys)

    def render(self) -> Content:
        """The keys that fit."""
        style = self.get_visual_style("key-footer--key", partial=True)
        parts: list[Content] = []
        for key, label in fitting(self.keys, self.size.width):
            parts.append(Content.assemble(" ", (key, style), " ", neutral_line(label), " "))
        return Content("").join(parts)
