"""A labelled line that ↵ opens: it says in short what lies behind it.

yield OpenLine("cut", id="cut")
line.tell("14 lines of furniture (↵ shows them)")
def on_open_line_opened(self, event): ...
"""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import neutral_line

KEYS = (Key("line.open", "enter", "show", "Show what lies behind this line", "field", True, "open"),)


class OpenLine(Widget, can_focus=True):
    """The line. See the module's docstring."""

    BINDINGS = bindings(KEYS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"open-line--label", "open-line--text"}
    DEFAULT_CSS = """
    OpenLine { height: 1; width: 1fr; }
    OpenLine > .open-line--label { color: $foreground-muted; }
    OpenLine:focus > .open-line--label { color: $foreground; text-style: bold; }
    OpenLine:focus > .open-line--text { background: $panel; }
    """

    sentence: reactive[str] = reactive("")

    class Opened(Message):
        """↵ was pressed on the line."""

    def __init__(self, label: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.label = label

    def tell(self, sentence: str) -> None:
        """Say what lies behind the line."""
        self.sentence = sentence

    def render(self) -> Content:
        """Label and sentence."""
        return Content.assemble(
            (f" {self.label}".ljust(14), self.get_visual_style("open-line--label", partial=True)),
            (
                neutral_line(self.sentence, max(0, self.size.width - 14)),
                self.get_visual_style("open-line--text", partial=True),
            ),
        )

    def action_open(self) -> None:
        """Open it."""
        self.post_message(self.Opened())

    def on_click(self) -> None:
        """A click opens it too."""
        self.action_open()
