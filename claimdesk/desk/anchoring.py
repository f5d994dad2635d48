"""Finding a quote again in another text: by its words, what stood before and after it, and where it stood. Pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from claimdesk.words.terms import Anchoring

CONTEXT_CHARS = 32
"""What an anchor keeps of the text before and after its quote."""
LIKE_ENOUGH = 75
"""Likeness in 0..100 from which changed words are proposed as the same statement; below it the quote is lost."""
_FUZZY_CHARS = 4_000
"""A longer quote is only found to the letter."""
_EDGES = 12
"""Word edges that are tried on each side of the likest place."""


_JOINING = ("Mn", "Mc", "Me")
_JOINERS = "\u200d" + "".join(map(chr, range(0x1F3FB, 0x1F400)))
"""The joiner of emoji, and their skin tones."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """Where a quote was found; `score` is the likeness of a `fuzzy` one. A `lost` one has the empty span (0, 0)."""

    start: int
    end: int
    found: Anchoring
    score: int | None = None


def context(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after a span: the anchor's prefix and suffix."""
    return text[max(0, start - CONTEXT_CHARS) : start], text[end : end + CONTEXT_CHARS]


def locate(text: str, quote: str, prefix: str, suffix: str, start: int) -> Anchored:
    """Find `quote`, which stood at `start` of an earlier text between `prefix` and `suffix`, in `text`.

    Of several places that with the likest surroundings is taken, then the nearest to `start`; one that would part a
    letter from its accent only where there is no other.
    """
    size = len(quote)
    best = max(
        _places(text, quote),
        key=lambda at: (
            not (_parts_a_letter(text, at) or _parts_a_letter(text, at + size)),
            _surroundings(text, at, at + size, prefix, suffix),
            -abs(at - start),
        ),
        default=None,
    )
    if best is not None:
        found = Anchoring.EXACT if best == start else Anchoring.MOVED
        return Anchored(best, best + len(quote), found)
    return _likest(text, quote) or Anchored(0, 0, Anchoring.LOST)


def _places(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _parts_a_letter(text: str, at: int) -> bool:
    """Whether what stands at `at` belongs to the sign before: an accent, a vowel mark, a part of one emoji."""
    if not 0 < at < len(text):
        return False
    return unicodedata.category(text[at]) in _JOINING or text[at] in _JOINERS or text[at - 1] == _JOINERS[0]


def _surroundings(text: str, start: int, end: int, prefix: str, suffix: str) -> int:
    """How many characters next to the span are as they were."""
    before, after = text[max(0, start - len(prefix)) : start], text[end : end + len(suffix)]
    return _common(before[::-1], prefix[::-1]) + _common(after, suffix)


def _common(a: str, b: str) -> int:
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _likest(text: str, quote: str) -> Anchored | None:
    from rapidfuzz import fuzz

    if not text or not 8 <= len(quote) <= _FUZZY_CHARS:
        return None
    # The likest stretch as long as the quote shows the place; its edges then go to words.
    place = fuzz.partial_ratio_alignment(quote, text, score_cutoff=LIKE_ENOUGH - 15)
    if place is None or not place.dest_end > place.dest_start:
        return None
    reach = max(10, len(quote) // 3)
    starts = _word_starts(text, place.dest_start, reach)
    ends = _word_ends(text, place.dest_end, reach)
    spans = [(s, e) for s in starts for e in ends if s < e]
    spans = spans or [_whole_letters(text, place.dest_start, place.dest_end)]
    score, start, end = max((fuzz.ratio(quote, text[s:e]), s, e) for s, e in spans)
    return Anchored(start, end, Anchoring.FUZZY, round(score)) if score >= LIKE_ENOUGH else None


def _whole_letters(text: str, start: int, end: int) -> tuple[int, int]:
    """The span, wide enough to part no letter from its accents."""
    while _parts_a_letter(text, start):
        start -= 1
    while _parts_a_letter(text, end):
        end += 1
    return start, end


def _between_words(text: str, at: int, outside: int) -> bool:
    """Whether a word may begin or end at `at`; `outside` is the place of the sign beyond it."""
    return not 0 < at < len(text) or not (text[outside].isalnum() or _parts_a_letter(text, at))


def _word_starts(text: str, near: int, reach: int) -> list[int]:
    window = range(max(0, near - reach), min(len(text), near + reach))
    found = [
        i
        for i in window
        if not text[i].isspace() and (i == 0 or not (text[i - 1].isalnum() or _parts_a_letter(text, i)))
    ]
    return sorted(found, key=lambda i: abs(i - near))[:_EDGES]


def _word_ends(text: str, near: int, reach: int) -> list[int]:
    window = range(max(1, near - reach), min(len(text), near + reach) + 1)
    found = [
        i
        for i in window
        if not text[i - 1].isspace() and (i == len(text) or not (text[i].isalnum() or _parts_a_letter(text, i)))
    ]
    return sorted(found, key=lambda i: abs(i - near))[:_EDGES]
