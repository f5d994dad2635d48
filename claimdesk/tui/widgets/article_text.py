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

from textual import events
from textual.message import Message
from textual.selection import Selection

from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import neutral
from claimdesk.tui.widgets.marks import Mark, at_hand, here
from claimdesk.tui.widgets.place import Place, Span
from claimdesk.tui.widgets.wrapped_text import WrappedText
from claimdesk.tui.widgets.wrapping import line_at

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


class ArticleText(WrappedText):
    """The text of an article, drawn line by line. See the module's docstring."""

    BINDINGS = bindings(KEYS)

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
        self.put_text(Place(neutral(text), sentences), marks, headline=headline)

    def update_sentences(self, sentences: Sequence[Span]) -> None:
        """Move by other sentences of the same text, which an analysis found meanwhile; the caret stays."""
        caret, selection = self.caret, self.selection
        self.place = Place(self.place.text, sentences)
        if caret > 0:
            self.place.go_to(caret)
        if selection:
            self.place.choose(*selection)
        self.redraw()

    def update_marks(self, marks: Iterable[Mark]) -> None:
        """Mark other spans; cursor, selection and scroll stay."""
        self.put_marks(marks)

    @property
    def cursor_sentence(self) -> Span | None:
        """The sentence under the cursor; None in an empty text."""
        return self.place.sentence

    @property
    def caret(self) -> int:
        """Where a selection would begin: the sentence's start, unless it was moved within it."""
        return self.place.caret

    @property
    def selection(self) -> Span | None:
        """What is selected, without blanks at its ends; None when nothing is."""
        return self.place.selection

    @property
    def target(self) -> Span | None:
        """What an act is about: the selection, else the sentence under the cursor."""
        return self.selection or self.cursor_sentence

    @property
    def claim(self) -> Mark | None:
        """The claim at hand: the first in the sentence under the cursor from the caret on, else its first."""
        return at_hand(self.marks, "claim", self.place)

    @property
    def suggestion(self) -> Mark | None:
        """The suggestion at hand, found likewise."""
        return at_hand(self.marks, "suggestion", self.place)

    @property
    def dismissal(self) -> Mark | None:
        """The dismissal at hand, found likewise."""
        return at_hand(self.marks, "dismissed", self.place)

    @property
    def claims_here(self) -> list[Mark]:
        """All claims in the sentence under the cursor, in reading order."""
        return here(self.marks, "claim", self.place)

    def go_to(self, start: int) -> None:
        """Put the cursor on the sentence at `start`, the caret on `start` itself, and bring both into view."""
        self._change(partial(self.place.go_to, start))

    def select(self, start: int, end: int) -> None:
        """Select `[start, end)`, with the cursor on the sentence in which it begins."""
        self._change(partial(self.place.go_to, start))
        self._change(partial(self.place.choose, start, end))

    def _change(self, change: Callable[[], None], *, follow: bool = True) -> None:
        place = self.place
        before = place.sentence, place.caret, place.selection
        suggested = _span(self.suggestion)
        change()
        after = place.sentence, place.caret, place.selection
        if follow and place.sentence:
            self.bring_into_view(*(place.sentence if place.selection is None else (place.head, place.head)))
        if before == after:
            return
        self.redraw(before[0], before[2], suggested, after[0], after[2], _span(self.suggestion))
        if place.sentence and before[:2] != after[:2]:
            self.post_message(self.CursorMoved(self, *place.sentence))
        if place.selection and before[2] != after[2]:
            self.post_message(self.SpanChosen(self, *place.selection))
        elif before[2] and not place.selection:
            self.post_message(self.SpanDropped(self))

    def action_step(self, step: str) -> None:
        """Take one of `STEPS`."""
        self._change(partial(STEPS[step], self.place))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave escape to the screen while nothing is selected."""
        return (action, *parameters) != ("step", "drop") or self.selection is not None

    def action_page(self, by: int) -> None:
        """Go `by` pages on."""
        if not self.lines or not self.cursor_sentence:
            return
        rows = by * max(1, self.size.height - 2)
        number = line_at(self.lines, self.cursor_sentence[0]) + rows
        line = self.lines[max(0, min(len(self.lines) - 1, number))]
        self.scroll_to(y=self.scroll_offset.y + rows, animate=False)
        self._change(partial(self.place.go_near, line.start, by))

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
        return [mark for mark in self.marks if mark.sort == "suggestion"]

    def _go_to_first(self, marks: Sequence[Mark]) -> None:
        if marks:
            self.go_to(marks[0].start)

    def selection_updated(self, selection: Selection | None) -> None:
        """Take over what is being selected with the mouse."""
        if selection is not None:
            self._selected_by_mouse = True
            self._change(partial(self.place.choose, *self.span_of(selection)), follow=False)
        elif self._selected_by_mouse:
            self._selected_by_mouse = False
            self._change(self.place.drop, follow=False)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the sentence that was clicked."""
        at = self.offset_under(event.x, event.y)
        if at is not None and not self._selected_by_mouse:
            self._change(partial(self.place.go_near, at, 0), follow=False)


def _span(mark: Mark | None) -> Span | None:
    return (mark.start, mark.end) if mark else None
