"""What came with a new text of an article: the sentences that differ, and where its claims stand now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from claimdesk.words.terms import Anchoring, Cause


class Differs(StrEnum):
    """What became of a sentence."""

    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class SentenceChange:
    """A sentence that is not what and where it was; `before` is empty for an added one, `after` for a removed one.

    `start` and `end` are its place in the later text; of a removed one, where it would stand. `how` says in words
    what a reworded one says otherwise.
    """

    differs: Differs
    before: str
    after: str
    start: int
    end: int
    how: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimAgain:
    """A claim of the earlier text, as it was found in the later one: a row for each of its places.

    `score`, 0 to 100, is the likeness of a `fuzzy` one that nobody has confirmed; `how` says in words what the quote
    says otherwise. A `lost` one has no `after` and no span.
    """

    claim: int
    text: str
    found: Anchoring
    score: int | None
    before: str
    after: str
    start: int | None
    end: int | None
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextChange:
    """From one revision of an article to the next."""

    revision: int
    before: int
    cause: Cause
    #: when the later and the earlier text were brought in, and who brought in the later one
    at: datetime
    before_at: datetime
    by: str
    #: whether another extractor, or another version of it, read the later text
    other_extractor: bool
    #: sentences that stand in both
    kept: int
    sentences: tuple[SentenceChange, ...]
    claims: tuple[ClaimAgain, ...]
