"""A text as the rules read it: its sentences, their words, quotation marks, the people in it. Made once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from claimdesk.analysis.people.cast import Cast
from claimdesk.analysis.quotemarks import quoted_spans
from claimdesk.analysis.results import Sentence, Span
from claimdesk.analysis.sentences import sentences
from claimdesk.analysis.tokens import QUOTED, Token, tokens

LONGEST_SENTENCE = 4_000
"""Characters of a sentence beyond which it is no sentence: a table, a list without stops. Its words are not read."""
_LONGEST_UNIT = 400
_DATELINE_WORDS = 12
_PAPER_WORDS = 3
_DASHES = "—―–-"
_ITEM_MARKS = "—–-•*·▪"
_BY_WAY_OF = ("via", "for")


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or several that one pair of quotation marks holds together.

    In `words` each quoted passage is one token, `QUOTED`.
    """

    first: int
    last: int
    start: int
    end: int
    words: list[Token]
    paragraph: int


@dataclass(slots=True)
class Reading:
    """A text with all that is read off it before any rule about claims."""

    text: str
    sentences: tuple[Sentence, ...]
    words: list[list[Token]]
    quoted: list[Span]
    cast: Cast
    units: list[Unit] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def sentence_at(self, place: int) -> int:
        """The index of the sentence that holds a place, or the one before it."""
        return max(0, bisect_right(self.starts, place) - 1)


def read(text: str) -> Reading:
    """Read a text."""
    found = sentences(text)
    words = [tokens(text, s.start, s.end) if s.end - s.start <= LONGEST_SENTENCE else [] for s in found]
    quoted = quoted_spans(text)
    reading = Reading(text, found, words, quoted, Cast(words, quoted), starts=[s.start for s in found])
    reading.units = _units(reading)
    return reading


def _units(reading: Reading) -> list[Unit]:
    units: list[Unit] = []
    at = mark = paragraph = 0
    quoted, count = reading.quoted, len(reading.sentences)
    while at < count:
        last = at
        while mark < len(quoted) and quoted[mark][1] <= reading.sentences[at].start:
            mark += 1
        seen = mark
        while seen < len(quoted) and quoted[seen][0] < reading.sentences[last].end:
            while last + 1 < count and reading.sentences[last + 1].start < quoted[seen][1]:
                last += 1
            seen += 1
        start, end = reading.sentences[at].start, reading.sentences[last].end
        if units and "\n" in reading.text[units[-1].end : start]:
            paragraph += 1
        words = _without_lead(_folded(reading, at, last, quoted[mark:seen]))
        units.append(Unit(at, last, start, end, words if len(words) <= _LONGEST_UNIT else [], paragraph))
        at = last + 1
    return units


def _without_lead(words: list[Token]) -> list[Token]:
    """`- The …`, `LONDON (Reuters) — The …`: the mark of an item, and where or by whom it was written."""
    for at, word in enumerate(words[1:_DATELINE_WORDS], 1):
        if word.text in _DASHES and (
            words[at - 1].text == ")"
            or all(w.text.isupper() or w.low in _BY_WAY_OF or not w.word for w in words[:at])
            or _paper_named(words, at)
        ):
            return _without_lead(words[at + 1 :])
        if word.text in ".," or word.low in _BY_WAY_OF:
            continue
        if word.word and not word.capital:
            break
    return words[1:] if words and words[0].text in _ITEM_MARKS else words


def _paper_named(words: list[Token], dash: int) -> bool:
    """`Ostra Times – Police are …`: two or three words in capitals before a whole sentence."""
    return (
        2 <= dash <= _PAPER_WORDS
        and all(w.word and w.capital for w in words[:dash])
        and dash + _PAPER_WORDS < len(words)
        and words[dash + 1].capital
        and words[-1].text == "."
    )


def _folded(reading: Reading, first: int, last: int, quoted: list[Span]) -> list[Token]:
    words: list[Token] = []
    spans = iter(quoted)
    span = next(spans, None)
    for index in range(first, last + 1):
        for word in reading.words[index]:
            while span and word.start >= span[1]:
                span = next(spans, None)
            if span and span[0] <= word.start:
                if not (words and words[-1].start == span[0]):
                    words.append(Token(span[0], span[1], QUOTED, reading.text[span[0] : span[1]], False, False))
            else:
                words.append(word)
    return words
