"""What a reviewer has to look at: how a claim and its verdict differ from what was looked at last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that is another now: what it was and what it is, in full; empty where there was or is none."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class UnderReview:
    """What would be approved with a claim's newest verdict, beside what somebody last answered or readers were told.

    `since` names that ("published by Anna"), `number` the ledger's entry; both empty for a claim that is looked at for
    the first time, whose `changes` are then all that there is.
    """

    claim: int
    since: str
    at: datetime | None
    number: int | None
    changes: tuple[Changed, ...]
