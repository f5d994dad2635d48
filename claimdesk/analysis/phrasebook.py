"""Tables of phrases as one pattern, so that a rule's words can be read and added to line by line.

A line is a phrase. `/` parts words of which any will do, `*` stands for any ending, `?` after a word says that it may
be missing, `…` is up to three words of any kind, `#` a figure.
"""

from __future__ import annotations

import re

_GAP = r"(?:[\w'’-]+\s+){0,3}?"
_FIGURE = r"[$£€¥]?\d[\d.,]*"


def phrasebook(table: str) -> re.Pattern[str]:
    """A pattern that finds any phrase of a table as whole words, in small letters or capitals."""
    lines = [line.split() for line in table.strip().splitlines() if line.strip()]
    return re.compile(r"(?<![\w'’])(?:" + "|".join(map(_phrase, lines)) + ")", re.IGNORECASE)


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
