"""Where a reader is in a text: the sentence, the caret in it, and what is selected.

    place = Place(text, sentences)
    place.next(); place.extend_word(1)
    place.sentence, place.caret, place.selection

The caret stands at the beginning of the sentence until it is moved within it; a selection begins at the caret.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimdesk.tui.widgets import steps

Span = tuple[int, int]


class Place:
    """A cursor that moves by sentence and word, and a selection. All offsets are code points of `text`."""

    def __init__(self, text: str, sentences: Sequence[Span]) -> None:
        self.text = text
        self.sentences = sentences or [found.span() for found in re.finditer(r"\S[^\n]*", text)]
        self._starts = [start for start, _ in self.sentences]
        self._ends = [end for _, end in self.sentences]
        self.number = 0
        self.caret = self._starts[0] if self._starts else 0
        self._anchor: int | None = None
        self._head = 0

    @property
    def sentence(self) -> Span | None:
        """The sentence under the cursor; None in a text without any."""
        return self.sentences[self.number] if self.sentences else None

    @property
    def selection(self) -> Span | None:
        """What is selected, without blanks at its ends; None when nothing is."""
        if self._anchor is None:
            return None
        start, end = sorted((self._anchor, self._head))
        start, end = steps.trimmed(self.text, *steps.whole(self.text, start, end))
        return (start, end) if start < end else None

    @property
    def head(self) -> int:
        """The end of the selection that moves, or the caret."""
        return self.caret if self._anchor is None else self._head

    def go_to(self, offset: int) -> None:
        """The sentence at `offset`, with the caret on `offset`."""
        self.number = steps.sentence_at(self._starts, offset)
        self.caret = max(0, min(len(self.text), offset))
        self._anchor = None

    def go_to_sentence(self, number: int) -> None:
        """The sentence of that number, or the nearest there is."""
        if self.sentences:
            self.go_to(self._starts[max(0, min(len(self.sentences) - 1, number))])

    def go_near(self, offset: int, by: int) -> None:
        """The sentence at `offset`; where that is this one, the one `by` further."""
        number = steps.sentence_at(self._starts, offset)
        self.go_to_sentence(number + by if number == self.number else number)

    def next(self) -> None:
        """The next sentence."""
        self.go_to_sentence(self.number + 1)

    def previous(self) -> None:
        """The beginning of this sentence when the caret is within it, else the sentence before."""
        within = self.sentence is not None and self.caret > self._starts[self.number]
        self.go_to_sentence(self.number if within else self.number - 1)

    def first(self) -> None:
        """The first sentence."""
        self.go_to_sentence(0)

    def last(self) -> None:
        """The last sentence."""
        self.go_to_sentence(len(self.sentences) - 1)

    def word_right(self) -> None:
        """The caret on the next word, in the next sentence where this one ends."""
        if self._ends:
            self.go_to(min(steps.next_word_start(self.text, self.caret), max(self._ends[-1] - 1, self.caret)))

    def word_left(self) -> None:
        """The caret on the word before."""
        if self._starts:
            self.go_to(max(steps.previous_word_start(self.text, self.caret), self._starts[0]))

    def choose(self, anchor: int, head: int) -> None:
        """Select from `anchor` to `head`, whichever comes first."""
        self._anchor, self._head = anchor, head
        if self.selection is None:
            self._anchor = None

    def drop(self) -> None:
        """Select nothing."""
        self._anchor = None

    def extend_right(self) -> None:
        """A word more at the selection's end."""
        self._extend(steps.next_word_end(self.text, self.head))

    def extend_left(self) -> None:
        """A word less at its end; with nothing selected yet, the sentence without its last word."""
        if self._anchor is None and self.sentence and self.caret == self.sentence[0]:
            self._anchor, self._head = self.sentence
        self._extend(steps.previous_word_start(self.text, self.head))

    def extend_down(self) -> None:
        """To the end of the sentence, then a sentence more."""
        self._extend(steps.next_sentence_end(self._ends, self.head))

    def extend_up(self) -> None:
        """A sentence less at its end; with nothing selected yet, this sentence and the one before."""
        if self._anchor is None and self.sentence:
            self._anchor, self._head = self.sentence[1], self.sentence[0]
        self._extend(steps.previous_sentence_start(self._starts, self.head))

    def _extend(self, head: int) -> None:
        self.choose(self.caret if self._anchor is None else self._anchor, head)
