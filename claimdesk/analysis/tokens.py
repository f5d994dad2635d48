"""Words, numbers and marks of a sentence, with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claimdesk.analysis.vocabulary import PRONOUN_VERBS

_TOKEN = re.compile(
    r"[^\W\d_]+(?![\w.'’&-])"  # most words; found first, what follows need not be tried on them
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:-[^\W\d_]+)+"  # 20-mile
    r"|[$£€¥]?\d+(?:[.,:]\d+)*%?(?:[^\W\d_]+)?"  # 11.6m, 3:52, 12%
    r"|(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|St|Gen|Sen|Rep|Gov|Lt|Col|Capt|Sgt|Jr|Sr|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Oct"
    r"|Nov|Dec|Inc|Corp|Ltd|Co|Ave|Blvd|Dept|Univ)\.(?=\s+[^\W_])"
    r"|(?<![\w.])[A-Z]\.(?=\s+[A-Z])"  # an initial
    r"|[^\W_]+(?:['’&-][^\W_]+)*"
    r"|[^\w\s]|_"
)


QUOTED = "“…”"
"""How a passage in quotation marks stands among the words of a unit."""


class Token(NamedTuple):
    """A word, number or mark: its place, how it is written, and in small letters without a possessive 's.

    `capital` and `word` say whether it begins with a capital letter, and whether it is a word.
    """

    start: int
    end: int
    text: str
    low: str
    capital: bool
    word: bool

    @property
    def quoted(self) -> bool:
        """Whether it stands for a passage in quotation marks, which is its `low`."""
        return self.text == QUOTED

    @property
    def possessive(self) -> bool:
        """Whether it ends in 's."""
        return self.text.endswith(("'s", "’s")) and not self.low.endswith("'s")


def tokens(text: str, start: int, end: int) -> list[Token]:
    """The tokens of `text[start:end]`."""
    return [Token(each.start(), each.end(), *_form(each[0])) for each in _TOKEN.finditer(text, start, end)]


@lru_cache(maxsize=16_384)
def _form(written: str) -> tuple[str, str, bool, bool]:
    """How a word is written, and what that says of it. Kept, so that a long text holds each of its words once."""
    low = written.lower().replace("’", "'")
    if low.endswith("'s") and low not in PRONOUN_VERBS:
        low = low[:-2]
    return written, written if low == written else low, written[0].isupper(), written[0].isalpha()


def lowered(text: str) -> str:
    """A text in small letters, each in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(each.lower()[0] for each in text)
