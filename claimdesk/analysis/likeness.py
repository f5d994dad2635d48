"""How alike two statements are in wording: what "already checked?" goes by.

Okapi BM25 over word stems (Robertson, Zaragoza 2009), and with a small weight over pairs of neighbouring words. The
likest are then put in order with BM25 over pieces of words: what is rare among them tells them apart, and pieces find
"Soleimani" in "#SoleimaniKilled".
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from math import log

from claimdesk.analysis.rivals.quantities import stem
from claimdesk.analysis.wording import LIGHT

_ADDRESS = re.compile(r"https?://\S+|pic\.twitter\.com\S*")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SATURATION, _LENGTH = 1.2, 0.75
_PAIRS, _PIECES = 0.15, 0.5
"""The weights of word pairs and of pieces, measured on CheckThat! 2020 and 2021 (training parts)."""
_PIECE, _LIKEST = 4, 200
"""Characters of a piece; how many of the likest by words are looked at by pieces."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a candidate, by index, is: 0 to 1, with the words of the query that both have."""

    index: int
    score: float
    shared: tuple[str, ...]


def likeness(query: str, candidates: Sequence[str], limit: int = 50) -> list[Likeness]:
    """The candidates that share wording with a query, likest first. Words count by how rare they are among them."""
    return likeness_among(candidates)(query, limit)


def likeness_among(candidates: Sequence[str]) -> Callable[[str, int], list[Likeness]]:
    """`likeness` for many queries to the same candidates, which are read once."""
    plain = [_plain(each) for each in candidates]
    written = [_words(each) for each in plain]
    words, pairs = _Index(written), _Index([_pairs(each) for each in written])

    def like(query: str, limit: int = 50) -> list[Likeness]:
        text = _plain(query)
        asked = _words(text)
        scores = words.scores(asked)
        for index, score in pairs.scores(_pairs(asked)).items():
            scores[index] += _PAIRS * score
        whole = words.of_itself(asked) + _PAIRS * pairs.of_itself(_pairs(asked))
        likest = nsmallest(max(limit, _LIKEST), scores, key=lambda index: (-scores[index], index))
        by_pieces = _by_pieces(text, [plain[index] for index in likest])
        total = {
            index: (scores[index] / whole + _PIECES * pieces) / (1 + _PIECES)
            for index, pieces in zip(likest, by_pieces, strict=True)
        }
        likest.sort(key=lambda index: (-total[index], index))
        return [Likeness(i, round(min(total[i], 1.0), 3), _shared(text, written[i])) for i in likest[:limit]]

    return like


def _by_pieces(query: str, candidates: Sequence[str]) -> list[float]:
    """How like each candidate is in pieces of its words, 0 to 1, rare ones among these candidates counting most."""
    asked = _pieces(query)
    index = _Index([_pieces(each) for each in candidates])
    scores, whole = index.scores(asked), index.of_itself(asked) or 1.0
    return [scores[n] / whole for n in range(len(candidates))]


def _pieces(text: str) -> list[str]:
    """The runs of four characters in each word, its edges marked."""
    edged = [f" {word} " for word in re.findall(r"\w+", text.lower())]
    return [word[at : at + _PIECE] for word in edged for at in range(max(1, len(word) - _PIECE + 1))]


def _plain(text: str) -> str:
    """A post without its addresses; #AustralianFires is two words."""
    return _HUMP.sub(" ", _ADDRESS.sub(" ", text))


def _words(text: str) -> list[str]:
    return [stem(word) for word in _content(text)]


def _content(text: str) -> Iterable[str]:
    """The words of a statement that carry its matter, in small letters."""
    for word in _WORD.findall(text):
        low = word.lower().replace("’", "'")
        if low not in LIGHT:
            yield low.replace(",", "") if low[0].isdigit() else low


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{a} {b}" for a, b in pairwise(words)]


def _shared(query: str, written: Sequence[str]) -> tuple[str, ...]:
    held = set(written)
    return tuple(sorted({word for word in _content(query) if stem(word) in held}))


class _Index:
    """Which candidates hold a term, how often, and how rare it is."""

    def __init__(self, written: Sequence[Sequence[str]]) -> None:
        self._holders: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for index, terms in enumerate(written):
            for term, count in Counter(terms).items():
                self._holders[term].append((index, count))
        self._lengths = [len(terms) for terms in written]
        self._number = len(written)
        self._usual = sum(self._lengths) / max(1, len(written)) or 1.0

    def scores(self, asked: Iterable[str]) -> defaultdict[int, float]:
        """BM25 of each candidate that holds one of the terms."""
        found: defaultdict[int, float] = defaultdict(float)
        for term in dict.fromkeys(asked):
            rarity = self._rarity(term)
            for index, count in self._holders.get(term, ()):
                found[index] += rarity * self._weight(count, self._lengths[index])
        return found

    def of_itself(self, asked: Sequence[str]) -> float:
        """What a statement of these very terms would have."""
        return sum(self._rarity(term) * self._weight(n, len(asked)) for term, n in Counter(asked).items())

    def _rarity(self, term: str) -> float:
        held = len(self._holders.get(term, ()))
        return log(1 + (self._number - held + 0.5) / (held + 0.5))

    def _weight(self, count: int, length: int) -> float:
        return count * (_SATURATION + 1) / (count + _SATURATION * (1 - _LENGTH + _LENGTH * length / self._usual))
