"""The drawing half of `ArticleText`: a marked text, wrapped to the width there is and drawn line by line.

A line is drawn once and kept until something on it changes, so a key redraws the few lines it touches. Moving the
cursor and selecting are `article_text`; how one line looks is `article_lines`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual import events
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from claimdesk.tui.widgets.article_lines import COMPONENTS, CSS, GUTTER, Look, draw
from claimdesk.tui.widgets.marks import Mark, Placed, at_hand
from claimdesk.tui.widgets.place import Place, Span
from claimdesk.tui.widgets.wrapping import Line, line_at, offset_at, wrap

MEASURE = 90
"""The widest line, in cells, that is still read with ease."""


class WrappedText(ScrollView):
    """A text with marks and a place in it. See the module's docstring."""

    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    DEFAULT_CSS = CSS

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.place = Place("", ())
        self.marks: list[Mark] = []
        self.lines: list[Line] = []
        self._headline_end = 0
        self._width = 0
        self._lines_by_width: dict[int, list[Line]] = {}
        self._placed = Placed((), ())
        self._strips: dict[int, Strip] = {}

    def put_text(self, place: Place, marks: Iterable[Mark], *, headline: bool) -> None:
        """Draw another text; `headline` draws its first line bold."""
        self.place = place
        self._headline_end = (place.text + "\n").index("\n") if headline else 0
        self._lines_by_width.clear()
        self.marks = _in_order(marks)
        self._lay_out()
        self.scroll_to(y=0, animate=False)

    def put_marks(self, marks: Iterable[Mark]) -> None:
        """Draw other marks in the same text."""
        self.marks = _in_order(marks)
        self._placed = Placed(self.lines, self.marks)
        self.redraw()

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the text anew when there is more or less room, with the caret on the row where it was."""
        if self._room() != self._width and self.place.text:
            row = line_at(self.lines, self.place.caret) - self.scroll_offset.y
            self._lay_out()
            row = max(0, min(self.size.height - 1, row))
            self.scroll_to(y=line_at(self.lines, self.place.caret) - row, animate=False)

    def _room(self) -> int:
        return self.scrollable_content_region.width

    def _measure(self) -> int:
        return max(1, min(MEASURE, self._width - GUTTER - 1))

    def _lay_out(self) -> None:
        self._width = self._room()
        width = self._measure()
        if self._width <= GUTTER:
            self.lines = []
        elif width in self._lines_by_width:
            self.lines = self._lines_by_width[width]
        else:
            self.lines = self._lines_by_width[width] = wrap(self.place.text, width)
        self._placed = Placed(self.lines, self.marks)
        self.virtual_size = Size(self._width, len(self.lines))
        self.redraw()

    def bring_into_view(self, start: int, end: int) -> None:
        """Scroll until `[start, end)` is in sight with a line around it, or its beginning where it is too long."""
        top, bottom = line_at(self.lines, start), line_at(self.lines, max(start, end - 1))
        above = min(top - 1, self.scroll_offset.y)
        y = max(above, min(bottom + 2 - max(1, self.size.height), top))
        # By force: of a text that was just put there no scrollbar is shown yet, and nothing would move.
        self.scroll_to(y=y, animate=False, force=True)

    def redraw(self, *spans: Span | None) -> None:
        """Draw the lines of `spans` anew; without spans, all."""
        if not spans:
            self._strips.clear()
            self.refresh()
        for start, end in filter(None, spans):
            first, last = line_at(self.lines, start), line_at(self.lines, end)
            for number in range(first, last + 1):
                self._strips.pop(number, None)
            self.refresh_lines(first, last - first + 1)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Draw one line, unless it was drawn before and nothing on it changed."""
        number = y + self.scroll_offset.y
        if number >= len(self.lines):
            return Strip.blank(self.size.width, self.rich_style)
        if number not in self._strips:
            self._strips[number] = draw(self._look(), number)
        return self._strips[number]

    def _look(self) -> Look:
        place = self.place
        return Look(
            text=place.text,
            lines=self.lines,
            placed=self._placed,
            headline_end=self._headline_end,
            sentence=place.sentence,
            caret=place.caret,
            selection=place.selection,
            at_hand=at_hand(self.marks, "suggestion", place),
            width=self._width,
            measure=self._measure(),
            plain=self.app.has_class("-ascii"),
            base=self.rich_style,
            style=partial(self.get_component_rich_style, partial=True),
        )

    @property
    def allow_select(self) -> bool:
        """The text can be selected by dragging."""
        return True

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What ctrl+c copies after a selection with the mouse."""
        start, end = self.span_of(selection)
        return self.place.text[start:end], "\n"

    def span_of(self, selection: Selection) -> Span:
        """The code points that Textual's selection holds: an offset's x is a code point, its y the line's number."""
        start = 0 if selection.start is None else self._on_its_line(selection.start)
        end = len(self.place.text) if selection.end is None else self._on_its_line(selection.end)
        return start, end

    def _on_its_line(self, offset: Offset) -> int:
        if not self.lines:
            return 0
        line = self.lines[max(0, min(len(self.lines) - 1, offset.y))]
        return max(line.start, min(line.end, offset.x))

    def offset_under(self, x: int, y: int) -> int | None:
        """The code point shown at cell `x` of row `y` of the widget; None below the text."""
        number = y + self.scroll_offset.y
        return offset_at(self.place.text, self.lines[number], x - GUTTER) if number < len(self.lines) else None


def _in_order(marks: Iterable[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, mark.end))
