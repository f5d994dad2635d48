"""An article to read and to mark: its text with a cursor that moves by sentence, a selection, and what is marked.

    article = ArticleText()
    article.show(text, sentences, marks)          # sentences: (start, end) in code points; marks: see `marks.Mark`
    article.update_marks(marks)                   # keeps cursor, selection and scroll
    article.update_sentences(sentences)           # so does this, when the analysis comes after the text
    article.target                                # the selection, or the sentence under the cursor
    article.suggestion                            # the suggestion at hand, what ↵ accepts
    article.claim, article.dismissal              # the claim, the dismissal at hand
    article.claims_here                           # all claims in the sentence under the cursor
    article.go_to(start)

Messages: `CursorMoved(start, end)`, `SpanChosen(start, end)`, `SpanDropped()`. Keys are in `KEYS`; escape is bound
only while something is selected. With the class `-ascii` on the app the gutter is drawn in ASCII.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import neutral
from claimdesk.tui.widgets.article_lines import COMPONENTS, CSS, GUTTER, Look, draw
from claimdesk.tui.widgets.marks import Mark, Placed, Sort
from claimdesk.tui.widgets.place import Place, Span
from claimdesk.tui.widgets.wrapping import Line, line_at, offset_at, wrap

MEASURE = 90
"""The widest line, in cells, that is still read with ease."""

STEPS: dict[str, Callable[[Place], None]] = {
    "next": Place.next,
    "previous": Place.previous,
    "first": Place.first,
    "last": Place.last,
    "word right": Place.word_right,
    "word left": Place.word_left,
    "select right": Place.extend_right,
    "select left": Place.extend_left,
    "select down": Place.extend_down,
    "select up": Place.extend_up,
    "drop": Place.drop,
}


def _key(key: str, act: str, label: str) -> Key:
    return Key("text." + label.replace(" ", "_"), key, label, label.capitalize(), "text", False, act)


KEYS = (
    _key("down,j", "step('next')", "next sentence"),
    _key("up,k", "step('previous')", "previous sentence"),
    _key("pagedown", "page(1)", "page down"),
    _key("pageup", "page(-1)", "page up"),
    _key("home", "step('first')", "first sentence"),
    _key("end", "step('last')", "last sentence"),
    _key("n", "next_suggestion", "next suggestion"),
    _key("N", "previous_suggestion", "previous suggestion"),
    _key("right", "step('word right')", "begin a selection a word later"),
    _key("left", "step('word left')", "begin a selection a word earlier"),
    _key("shift+right", "step('select right')", "select a word more"),
    _key("shift+left", "step('select left')", "select a word less"),
    _key("shift+down", "step('select down')", "select to the end of the sentence"),
    _key("shift+up", "step('select up')", "select a sentence less"),
    _key("escape", "step('drop')", "select nothing"),
)


class ArticleText(ScrollView):
    """The text of an article, drawn line by line. See the module's docstring."""

    BINDINGS = bindings(KEYS)
    COMPONENT_CLASSES: ClassVar[set[str]] = COMPONENTS
    DEFAULT_CSS = CSS

    class _OfArticle(Message):
        def __init__(self, article: ArticleText) -> None:
            super().__init__()
            # Also what the screen or the mouse sets off comes from here, or it would not bubble up to the screen.
            self.set_sender(article)
            self.article = article

        @property
        def control(self) -> ArticleText:
            """The widget it came from."""
            return self.article

    class CursorMoved(_OfArticle):
        """The cursor came to another sentence `[start, end)`, or the caret to another word of it."""

        def __init__(self, article: ArticleText, start: int, end: int) -> None:
            super().__init__(article)
            self.start, self.end = start, end

    class SpanChosen(_OfArticle):
        """The selection is now `[start, end)`."""

        def __init__(self, article: ArticleText, start: int, end: int) -> None:
            super().__init__(article)
            self.start, self.end = start, end

    class SpanDropped(_OfArticle):
        """Nothing is selected any more."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._place = Place("", ())
        self._marks: list[Mark] = []
        self._headline_end = 0
        self._width = 0
        self._lines: list[Line] = []
        self._lines_by_width: dict[int, list[Line]] = {}
        self._placed = Placed((), ())
        self._strips: dict[int, Strip] = {}
        self._selected_by_mouse = False

    def show(
        self,
        text: str,
        sentences: Sequence[Span],
        marks: Iterable[Mark] = (),
        *,
        headline: bool = True,
    ) -> None:
        """Show a text from its beginning. `sentences` are spans in reading order; without any, lines stand in.

        `headline` says that the first line is one, and is drawn bold.
        """
        self._place = Place(neutral(text), sentences)
        self._headline_end = (text + "\n").index("\n") if headline else 0
        self._marks = _in_order(marks)
        self._lines_by_width.clear()
        self._wrap()
        self.scroll_to(y=0, animate=False)

    def update_sentences(self, sentences: Sequence[Span]) -> None:
        """Move by other sentences of the same text, which an analysis found meanwhile; the caret stays."""
        caret, selection = self.caret, self.selection
        self._place = Place(self._place.text, sentences)
        if caret > 0:
            self._place.go_to(caret)
        if selection:
            self._place.choose(*selection)
        self._redraw()

    def update_marks(self, marks: Iterable[Mark]) -> None:
        """Mark other spans; cursor, selection and scroll stay."""
        self._marks = _in_order(marks)
        self._placed = Placed(self._lines, self._marks)
        self._redraw()

    @property
    def cursor_sentence(self) -> Span | None:
        """The sentence under the cursor; None in an empty text."""
        return self._place.sentence

    @property
    def caret(self) -> int:
        """Where a selection would begin: the sentence's start, unless it was moved within it."""
        return self._place.caret

    @property
    def selection(self) -> Span | None:
        """What is selected, without blanks at its ends; None when nothing is."""
        return self._place.selection

    @property
    def target(self) -> Span | None:
        """What an act is about: the selection, else the sentence under the cursor."""
        return self.selection or self.cursor_sentence

    @property
    def claim(self) -> Mark | None:
        """The claim at hand: the first in the sentence under the cursor from the caret on, else its first."""
        return self._at_hand("claim")

    @property
    def suggestion(self) -> Mark | None:
        """The suggestion at hand, found likewise."""
        return self._at_hand("suggestion")

    @property
    def dismissal(self) -> Mark | None:
        """The dismissal at hand, found likewise."""
        return self._at_hand("dismissed")

    @property
    def claims_here(self) -> list[Mark]:
        """All claims in the sentence under the cursor, in reading order."""
        return self._here("claim")

    def _at_hand(self, sort: Sort) -> Mark | None:
        here = self._here(sort)
        return next((mark for mark in here if mark.start >= self.caret), here[0] if here else None)

    def _here(self, sort: Sort) -> list[Mark]:
        sentence = self.cursor_sentence
        return [mark for mark in self._marks if sentence and mark.sort == sort and mark.touches(*sentence)]

    def go_to(self, start: int) -> None:
        """Put the cursor on the sentence at `start`, the caret on `start` itself, and bring both into view."""
        self._change(partial(self._place.go_to, start))

    def select(self, start: int, end: int) -> None:
        """Select `[start, end)`, with the cursor on the sentence in which it begins."""
        self._change(partial(self._place.go_to, start))
        self._change(partial(self._place.choose, start, end))

    def drop_selection(self) -> None:
        """Select nothing."""
        self._change(self._place.drop)

    def _change(self, change: Callable[[], None], *, follow: bool = True) -> None:
        place = self._place
        before = place.sentence, place.caret, place.selection
        at_hand = _span(self.suggestion)
        change()
        after = place.sentence, place.caret, place.selection
        if follow and place.sentence:
            self._bring_into_view(*(place.sentence if place.selection is None else (place.head, place.head)))
        if before == after:
            return
        self._redraw(before[0], before[2], at_hand, after[0], after[2], _span(self.suggestion))
        if place.sentence and before[:2] != after[:2]:
            self.post_message(self.CursorMoved(self, *place.sentence))
        if place.selection and before[2] != after[2]:
            self.post_message(self.SpanChosen(self, *place.selection))
        elif before[2] and not place.selection:
            self.post_message(self.SpanDropped(self))

    def action_step(self, step: str) -> None:
        """Take one of `STEPS`."""
        self._change(partial(STEPS[step], self._place))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave escape to the screen while nothing is selected."""
        return (action, *parameters) != ("step", "drop") or self.selection is not None

    def action_page(self, by: int) -> None:
        """Go `by` pages on."""
        if not self._lines or not self.cursor_sentence:
            return
        rows = by * max(1, self.size.height - 2)
        number = line_at(self._lines, self.cursor_sentence[0]) + rows
        line = self._lines[max(0, min(len(self._lines) - 1, number))]
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False)
        self._change(partial(self._place.go_near, line.start, by))

    def action_next_suggestion(self) -> None:
        """Go to the suggestion that begins next, from the last to the first."""
        suggestions = self._suggestions()
        at = self.suggestion
        after = self.caret if at and at.start == self.caret else self.caret - 1
        self._go_to_first([mark for mark in suggestions if mark.start > after] or suggestions)

    def action_previous_suggestion(self) -> None:
        """Go to the suggestion that begins before the caret, from the first to the last."""
        suggestions = self._suggestions()[::-1]
        self._go_to_first([mark for mark in suggestions if mark.start < self.caret] or suggestions)

    def _suggestions(self) -> list[Mark]:
        return [mark for mark in self._marks if mark.sort == "suggestion"]

    def _go_to_first(self, marks: Sequence[Mark]) -> None:
        if marks:
            self.go_to(marks[0].start)

    # Drawing

    def on_resize(self, event: events.Resize) -> None:
        """Wrap the text anew when there is more or less room."""
        if self._room() != self._width and self._place.text:
            row = self._row_of_caret() - self.scroll_offset.y
            self._wrap()
            self.scroll_to(y=self._row_of_caret() - max(0, min(self.size.height - 1, row)), animate=False)

    def _room(self) -> int:
        return self.scrollable_content_region.width

    def _measure(self) -> int:
        return max(1, min(MEASURE, self._width - GUTTER - 1))

    def _row_of_caret(self) -> int:
        return line_at(self._lines, self.caret)

    def _wrap(self) -> None:
        self._width = self._room()
        width = self._measure()
        if self._width <= GUTTER:
            self._lines = []
        elif width in self._lines_by_width:
            self._lines = self._lines_by_width[width]
        else:
            self._lines = self._lines_by_width[width] = wrap(self._place.text, width)
        self._placed = Placed(self._lines, self._marks)
        self.virtual_size = Size(self._width, len(self._lines))
        self._redraw()

    def _bring_into_view(self, start: int, end: int) -> None:
        top, bottom = line_at(self._lines, start), line_at(self._lines, max(start, end - 1))
        height = max(1, self.size.height)
        above = min(top - 1, self.scroll_offset.y)
        self.scroll_to(y=max(above, min(bottom + 2 - height, top)), animate=False)

    def _redraw(self, *spans: Span | None) -> None:
        """Draw the lines of `spans` anew; without spans, all."""
        if not spans:
            self._strips.clear()
            self.refresh()
        for start, end in filter(None, spans):
            first, last = line_at(self._lines, start), line_at(self._lines, end)
            for number in range(first, last + 1):
                self._strips.pop(number, None)
            self.refresh_lines(first, last - first + 1)

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """Draw one line, from what was drawn before where nothing changed."""
        number = y + self.scroll_offset.y
        if number >= len(self._lines):
            return Strip.blank(self.size.width, self.rich_style)
        if number not in self._strips:
            self._strips[number] = self._draw(number)
        return self._strips[number]

    def _draw(self, number: int) -> Strip:
        place = self._place
        look = Look(
            text=place.text,
            lines=self._lines,
            placed=self._placed,
            headline_end=self._headline_end,
            sentence=place.sentence,
            caret=place.caret,
            selection=place.selection,
            at_hand=self.suggestion,
            width=self._width,
            measure=self._measure(),
            plain=self.app.has_class("-ascii"),
            base=self.rich_style,
            style=partial(self.get_component_rich_style, partial=True),
        )
        return draw(look, number)

    # The mouse

    @property
    def allow_select(self) -> bool:
        """The text can be selected by dragging."""
        return True

    def selection_updated(self, selection: Selection | None) -> None:
        """Take over what is being selected with the mouse."""
        if selection is not None:
            self._selected_by_mouse = True
            self._change(partial(self._place.choose, *self._span_of(selection)), follow=False)
        elif self._selected_by_mouse:
            self._selected_by_mouse = False
            self._change(self._place.drop, follow=False)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """What ctrl+c copies after a selection with the mouse."""
        start, end = self._span_of(selection)
        return self._place.text[start:end], "\n"

    def _span_of(self, selection: Selection) -> Span:
        """The code points between two of Textual's offsets: x is a code point, y the number of its line."""
        start = 0 if selection.start is None else self._clamped(selection.start)
        end = len(self._place.text) if selection.end is None else self._clamped(selection.end)
        return start, end

    def _clamped(self, offset: Offset) -> int:
        if not self._lines:
            return 0
        line = self._lines[max(0, min(len(self._lines) - 1, offset.y))]
        return max(line.start, min(line.end, offset.x))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the sentence that was clicked."""
        number = event.y + self.scroll_offset.y
        if not self._selected_by_mouse and number < len(self._lines):
            at = offset_at(self._place.text, self._lines[number], event.x - GUTTER)
            self._change(partial(self._place.go_near, at, 0), follow=False)


def _in_order(marks: Iterable[Mark]) -> list[Mark]:
    return sorted(marks, key=lambda mark: (mark.start, mark.end))


def _span(mark: Mark | None) -> Span | None:
    return (mark.start, mark.end) if mark else None
