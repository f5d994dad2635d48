"""A text to read: wrapped, scrolled with the arrows, and drawn line by line, so that a long one costs no more.

    yield TextLines(id="report")
    lines.show(markdown, tone=lambda line: "head" if line.startswith("#") else "")
    lines.find("charged")                  # the next line that holds it; False when none does

A tone is the name of a component class, `text-lines--TONE`, and holds for a whole line of the text. Showing another
text keeps the place where one was reading; `top=True` goes to the beginning.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from claimdesk.tui.plain import neutral, padded
from claimdesk.tui.widgets.wrapping import wrap

MEASURE = 100
"""The widest line, in cells, that is still read with ease."""


class TextLines(ScrollView):
    """The text. See the module's docstring."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "text-lines--head", "text-lines--quiet", "text-lines--quote", "text-lines--warning", "text-lines--found",
    }  # fmt: skip
    DEFAULT_CSS = """
    TextLines {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .text-lines--head { text-style: bold; }
        & > .text-lines--quiet { text-style: dim; }
        & > .text-lines--quote { text-style: italic; }
        & > .text-lines--warning { color: $text-warning; text-style: bold; }
        & > .text-lines--found { text-style: reverse; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self._tone: Callable[[str], str] = _no_tone
        # What is drawn: the text of each line, its tone, and the number of the line of the text that it is from.
        self._lines: list[tuple[str, str, int]] = []
        self._found = -1
        self._width = 0

    def show(self, text: str, *, tone: Callable[[str], str] | None = None, top: bool = False) -> None:
        """Show `text`."""
        if text != self.text:
            self._found = -1
        self.text = text
        self._tone = tone or _no_tone
        self._lay_out()
        if top:
            self.scroll_to(y=0, animate=False)

    def find(self, words: str) -> bool:
        """Go to the next line that holds `words`, whatever their case, from the top again after the last."""
        lines = self.text.casefold().split("\n")
        after = self._found + 1
        for number in (*range(after, len(lines)), *range(min(after, len(lines)))):
            if words.casefold() in lines[number]:
                self._found = number
                self.scroll_to(y=max(0, self._top_of(number) - 2), animate=False)
                self.refresh()
                return True
        return False

    def _top_of(self, number: int) -> int:
        return next((y for y, line in enumerate(self._lines) if line[2] == number), 0)

    def on_resize(self) -> None:
        """Wrap anew where the width changed."""
        if self.scrollable_content_region.width != self._width:
            self._lay_out()

    def _lay_out(self) -> None:
        self._width = self.scrollable_content_region.width
        measure = min(MEASURE, self._width - 2)
        self._lines = []
        if measure > 0:
            for number, line in enumerate(neutral(self.text).split("\n")):
                tone = self._tone(line)
                self._lines += [(line[start:end], tone, number) for start, end in wrap(line, measure)]
        self.virtual_size = Size(self._width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number = y + self.scroll_offset.y
        base = self.rich_style
        if number >= len(self._lines):
            return Strip.blank(self._width, base)
        text, tone, from_line = self._lines[number]
        if from_line == self._found:
            tone = "found"
        style = base + self.get_component_rich_style(f"text-lines--{tone}", partial=True, default=Style.null())
        return Strip([Segment(padded(f" {text}", self._width), style)], self._width)


def _no_tone(line: str) -> str:  # noqa: ARG001
    return ""
