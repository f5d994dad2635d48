"""A list of any number of rows, each standing for something on the desk, found again by its key.

    rows = Rows(empty="i import · or paste an article")
    rows.set_rows([Row("C341", "C341", glyph="◇", word="open", marks="≠", text=claim.text, right=claim.claimant)])
    rows.highlighted          # the key under the cursor, or None
    rows.highlight("C340")

`set_rows` with other rows keeps the cursor on its key, and that row where it is on the screen; where the key is
gone the cursor stays at its place. A list that `stays_at_top` and shows its first row goes on showing it as long as
the cursor is in sight: what is new is seen. Messages: `Highlighted(key)`, `Chosen(key)` (↵ or a double click),
`EndNeared(key)`: fetch what comes after that row and give `set_rows` all rows again. Columns fit the widest of
their values; with too little room the text is shortened first, and the right column keeps its width.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import padded
from claimdesk.words.glyphs import Gutter, sign

NEAR_END = 30
"""With so many rows or fewer below the cursor or the last row in sight, the next page is asked for."""

KEYS = (
    Key("rows.next", "down,j", "next row", "Go to the next row", "list", False, "move(1)"),
    Key("rows.previous", "up,k", "previous row", "Go to the row before", "list", False, "move(-1)"),
    Key("rows.page_down", "pagedown", "page down", "Go a page on", "list", False, "page(1)"),
    Key("rows.page_up", "pageup", "page up", "Go a page back", "list", False, "page(-1)"),
    Key("rows.first", "home", "first row", "Go to the first row", "list", False, "go(0)"),
    Key("rows.last", "end", "last row", "Go to the last row", "list", False, "go(-1)"),
    Key("rows.choose", "enter", "open", "Open the row under the cursor", "list", False, "choose"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `key` finds it again; `glyph` is one cell, `word` says the same in letters, `marks` are glyphs.

    `tone` names the component class `rows--TONE` for glyph and word, such as `danger`; without one they have
    no colour.
    """

    key: str
    reference: str = ""
    glyph: str = ""
    word: str = ""
    marks: str = ""
    text: str = ""
    right: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Widths in cells, blanks between columns not counted; 0 for a column that nothing stands in."""

    reference: int
    state: int
    marks: int
    text: int
    right: int


def columns(rows: Sequence[Row], width: int) -> Columns:
    """How wide each column is on `width` cells."""
    reference = min(12, _widest(row.reference for row in rows))
    state = min(16, _widest((f"{row.glyph} {row.word}" if row.word else row.glyph) for row in rows))
    marks = min(6, _widest(row.marks for row in rows))
    right = min(max(12, width // 3), _widest(row.right for row in rows))
    taken = sum(one + 1 for one in (reference, state, marks) if one) + (right + 2 if right else 0)
    return Columns(reference, state, marks, max(1, width - 2 - taken), right)


def _widest(texts: Iterable[str]) -> int:
    return max(map(cell_len, set(texts)), default=0)


class Rows(ScrollView, inherit_bindings=False):
    """The list. See the module's docstring."""

    BINDINGS = bindings(KEYS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor", "rows--cursor-blurred", "rows--reference", "rows--marks", "rows--right", "rows--empty",
        "rows--good", "rows--warning", "rows--danger", "rows--quiet",
    }  # fmt: skip
    DEFAULT_CSS = """
    Rows {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .rows--cursor { background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
        & > .rows--cursor-blurred { background: $panel; }
        & > .rows--reference { text-style: bold; }
        & > .rows--marks { color: $text-warning; text-style: bold; }
        & > .rows--right { text-style: dim; }
        & > .rows--empty { text-style: dim; }
        & > .rows--good { color: $text-success; }
        & > .rows--warning { color: $text-warning; }
        & > .rows--danger { color: $text-error; }
        & > .rows--quiet { text-style: dim; }
    }
    """

    class _OfRows(Message):
        def __init__(self, rows: Rows, key: str) -> None:
            super().__init__()
            # Also what the screen sets off comes from here, or it would not bubble up to the screen.
            self.set_sender(rows)
            self.rows, self.key = rows, key

        @property
        def control(self) -> Rows:
            """The list it came from."""
            return self.rows

    class Highlighted(_OfRows):
        """The cursor came to the row with `key`."""

    class Chosen(_OfRows):
        """The row with `key` was opened."""

    class EndNeared(_OfRows):
        """Few rows are left below; `key` is the last row's. Said once for each last row."""

    def __init__(
        self, *, empty: str = "", stays_at_top: bool = False, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.empty = empty
        self.stays_at_top = stays_at_top
        self._rows: Sequence[Row] = ()
        self._place: dict[str, int] = {}
        self._columns: Columns | None = None
        self._cursor = 0
        self._end_said = ""

    @property
    def rows(self) -> Sequence[Row]:
        """All rows that were set."""
        return self._rows

    @property
    def highlighted(self) -> str | None:
        """The key of the row under the cursor; None without rows."""
        return self._rows[self._cursor].key if self._rows else None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows in place of those before. Keys must differ from each other."""
        before = self.highlighted
        row_on_screen = self._cursor - self.scroll_offset.y
        in_view = 0 <= row_on_screen < self.size.height
        self._rows = rows
        self._place = {row.key: number for number, row in enumerate(rows)}
        self._cursor = self._place.get(before or "", max(0, min(self._cursor, len(rows) - 1)))
        self._columns = None
        self.virtual_size = Size(self.scrollable_content_region.width, max(1, len(rows)))
        self.refresh()
        if in_view:
            if self.stays_at_top and not self.scroll_offset.y:
                row_on_screen = min(self._cursor, self.size.height - 1)
            self.scroll_to(y=self._cursor - row_on_screen, animate=False)
        if self.highlighted is not None and self.highlighted != before:
            self.post_message(self.Highlighted(self, self.highlighted))
        self._look_for_end()

    def highlight(self, key: str) -> bool:
        """Put the cursor on the row with `key`; False when there is none."""
        if key not in self._place:
            return False
        self._go(self._place[key])
        return True

    def _go(self, number: int) -> None:
        if not self._rows:
            return
        before, self._cursor = self._cursor, max(0, min(len(self._rows) - 1, number))
        top = self.scroll_offset.y
        height = max(1, self.size.height)
        self.scroll_to(y=min(self._cursor, max(top, self._cursor - height + 1)), animate=False)
        if before != self._cursor:
            self.refresh_line(before)
            self.refresh_line(self._cursor)
            self.post_message(self.Highlighted(self, self._rows[self._cursor].key))
        self._look_for_end()

    def action_move(self, by: int) -> None:
        """Go `by` rows on."""
        self._go(self._cursor + by)

    def action_page(self, by: int) -> None:
        """Go `by` pages on."""
        self._go(self._cursor + by * max(1, self.size.height - 1))

    def action_go(self, number: int) -> None:
        """Go to a row by its number; -1 is the last."""
        self._go(number if number >= 0 else len(self._rows) + number)

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.highlighted is not None:
            self.post_message(self.Chosen(self, self.highlighted))

    def on_click(self, event: events.Click) -> None:
        """A click goes to a row, a double click opens it."""
        number = event.y + self.scroll_offset.y
        if number < len(self._rows):
            self._go(number)
            if event.chain > 1:
                self.action_choose()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for more rows when the wheel comes near the end."""
        super().watch_scroll_y(old_value, new_value)
        self._look_for_end()

    def _look_for_end(self) -> None:
        lowest = max(self._cursor, self.scroll_offset.y + self.size.height)
        if self._rows and len(self._rows) - lowest <= NEAR_END and self._end_said != self._rows[-1].key:
            self._end_said = self._rows[-1].key
            self.post_message(self.EndNeared(self, self._end_said))

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self._columns = None
        self.virtual_size = Size(self.scrollable_content_region.width, max(1, len(self._rows)))

    def on_focus(self) -> None:
        """Show which list the keys go to."""
        self.refresh_line(self._cursor)

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.refresh_line(self._cursor)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        base = self.rich_style
        if not self._rows and y == 0:
            style = base + self.get_component_rich_style("rows--empty", partial=True)
            return Strip([Segment(padded(" " + self.empty, width), style)], width)
        if number >= len(self._rows):
            return Strip.blank(width, base)
        if self._columns is None:
            self._columns = columns(self._rows, width)
        segments = self._segments(self._rows[number], number == self._cursor, self._columns)
        return Strip(segments).adjust_cell_length(width, base)

    def _segments(self, row: Row, under_cursor: bool, fit: Columns) -> list[Segment]:
        base = self.rich_style
        if under_cursor:
            base = self.get_component_rich_style("rows--cursor" if self.has_focus else "rows--cursor-blurred")
        pointer = sign(Gutter.CURSOR, plain=self.app.has_class("-ascii")) if under_cursor else " "
        state = f"{row.glyph} {row.word}" if row.word else row.glyph
        cells = [(pointer, 1, ""), (row.reference, fit.reference, "reference"), (state, fit.state, row.tone)]
        cells += [(row.marks, fit.marks, "marks"), (row.text, fit.text, ""), (row.right, fit.right, "right")]
        segments: list[Segment] = []
        for number, (text, size, tone) in enumerate(cells):
            if not size:
                continue
            # On the cursor's background only its own colour is sure to be read.
            coloured = tone and not (under_cursor and self.has_focus)
            style = base
            if coloured:
                style += self.get_component_rich_style(f"rows--{tone}", partial=True, default=Style.null())
            after = 0 if number == 0 else 2 if number == 4 and fit.right else 1
            segments.append(Segment(padded(text, size) + " " * after, style))
        return segments
