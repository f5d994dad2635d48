"""Tables of phrases as one pattern, so that a rule's words can be read and added to line by line.

A line is a phrase. `/` parts words of which any will do, `*` stands for any ending, `?` after a word says that it may
be missing, `…` is up to three words of any kind, which quotation marks may open, `#` a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from claimdesk.analysis.tokens import lowered

_GAP = r"(?:[\"“‘]?[\w'’-]+\s+){0,3}?[\"“‘]?"
_FIGURE = r"[$£€¥]?\d[\d.,]*"
_RUN = re.compile(r"([\w']{1,4})[\w']*")
_FIGURE_BEGINS = re.compile(r"[$£€¥]?(?<![\w'’])\d")
_LEAD_CHARS = 4
_FIGURES = "#"


class Phrases:
    """A table of phrases, to be found as whole words, in small letters or capitals.

    Most texts hold no phrase of most tables. So the words of a text are first compared, by their first letters, with
    those that a phrase of the table can begin with; the pattern is tried only at the words where one does. (On the
    clauses of a news page that takes a tenth of the time that the patterns alone take.)
    """

    def __init__(self, table: str) -> None:
        lines = [line.split() for line in table.strip().splitlines() if line.strip()]
        self.pattern = re.compile(r"(?<![\w'’])(?:" + "|".join(map(_phrase, lines)) + ")", re.IGNORECASE)
        leads = [_leads(line) for line in lines]
        self._leads = (
            None if any(each is None for each in leads) else frozenset(w for each in leads for w in each or ())
        )

    def search(self, text: str) -> re.Match[str] | None:
        """The first phrase in a text."""
        if self._leads is None:
            return self.pattern.search(text)
        begins = _begins(text)
        if self._leads.isdisjoint(begins.leads):
            return None
        if self not in begins.found:
            begins.found[self] = next(self._at(text, self._leads, begins.places), None)
        return begins.found[self]

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each phrase in a text, in order."""
        if self._leads is None:
            return self.pattern.finditer(text)
        begins = _begins(text)
        return iter(()) if self._leads.isdisjoint(begins.leads) else self._at(text, self._leads, begins.places)

    def _at(self, text: str, leads: frozenset[str], places: list[tuple[str, int]]) -> Iterator[re.Match[str]]:
        end = 0
        for lead, place in places:
            found = self.pattern.match(text, place) if lead in leads and place >= end else None
            if found:
                yield found
                end = found.end()


def phrasebook(table: str) -> Phrases:
    """The phrases of a table, one a line."""
    return Phrases(table)


class _Begins(NamedTuple):
    """The first letters of the words of a text, each with its place; and the first phrase of each table in it.

    Figures all begin alike, with their currency.
    """

    leads: frozenset[str]
    places: list[tuple[str, int]]
    found: dict[Phrases, re.Match[str] | None]


@lru_cache(maxsize=256)
def _begins(text: str) -> _Begins:
    """How the words of a text begin; kept, since a clause is asked about with many tables and by several rules."""
    places = [(run[1], run.start()) for run in _RUN.finditer(lowered(text).replace("’", "'"))]
    figures = [(_FIGURES, figure.start()) for figure in _FIGURE_BEGINS.finditer(text)]
    if figures:
        places = sorted(places + figures, key=itemgetter(1))
    return _Begins(frozenset(lead for lead, _ in places), places, {})


def _leads(words: list[str]) -> list[str] | None:
    """The first letters of each word that a phrase can begin with; None where it can begin with anything."""
    leads: list[str] = []
    for word in words:
        for each in word.removesuffix("?").lower().split("/"):
            if each == "#":
                leads.append(_FIGURES)
                continue
            plain = _RUN.match(each.rstrip("*"))
            if plain is None or (each.endswith("*") and len(plain[0]) < _LEAD_CHARS):
                return None
            leads.append(plain[1])
        if not word.endswith("?"):
            return leads
    return None


def _phrase(words: list[str]) -> str:
    parts = []
    for number, word in enumerate(words):
        last = number + 1 == len(words)
        if word == "…":
            parts.append(_GAP)
            continue
        choices = _word(word.removesuffix("?"))
        follows = r"(?![\w’'])" if last else r"\s+"
        parts.append(f"(?:{choices}{follows})?" if word.endswith("?") else choices + follows)
    return "".join(parts)


def _word(word: str) -> str:
    choices = [
        _FIGURE if each == "#" else re.escape(each).replace(r"\*", r"[\w-]*").replace("'", "[’']")
        for each in word.split("/")
    ]
    return f"(?:{'|'.join(choices)})" if len(choices) > 1 else choices[0]
