"""Tables of phrases as one pattern, so that a rule's words can be read and added to line by line.

A line is a phrase. `/` parts words of which any will do, `*` stands for any ending, `?` after a word says that it may
be missing, `…` is up to three words of any kind, `#` a figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_GAP = r"(?:[\w'’-]+\s+){0,3}?"
_FIGURE = r"[$£€¥]?\d[\d.,]*"
_RUN = re.compile(r"[\w'’]+")
_LEAD_CHARS = 4


class Phrases:
    """A table of phrases, to be found as whole words, in small letters or capitals.

    Most texts hold no phrase of most tables. So each word of a text is first compared, by its first letters, with the
    words that a phrase of the table can begin with; the pattern is tried only where one of them is there. (On the
    clauses of a news page that is eight times as fast as the patterns alone.)
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
        return self.pattern.search(text) if self._may_be_in(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Each phrase in a text, in order."""
        return self.pattern.finditer(text) if self._may_be_in(text) else iter(())

    def _may_be_in(self, text: str) -> bool:
        return self._leads is None or not self._leads.isdisjoint(_leads_of_text(text))


def phrasebook(table: str) -> Phrases:
    """The phrases of a table, one a line."""
    return Phrases(table)


@lru_cache(maxsize=8)
def _leads_of_text(text: str) -> frozenset[str]:
    """The first letters of each word. A clause is asked about with many tables in turn, hence the cache."""
    return frozenset(word[:_LEAD_CHARS] for word in _RUN.findall(text.lower().replace("’", "'")))


def _leads(words: list[str]) -> list[str] | None:
    """The first letters of each word that a phrase can begin with; None where it can begin with anything."""
    leads: list[str] = []
    for word in words:
        for each in word.removesuffix("?").lower().split("/"):
            plain = _RUN.match(each.rstrip("*"))
            if plain is None or (each.endswith("*") and len(plain[0]) < _LEAD_CHARS):
                return None
            leads.append(plain[0][:_LEAD_CHARS])
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
