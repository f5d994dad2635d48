"""What stands under a claim: evidence, relations, comments."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from claimdesk.words.terms import Basis, Relation, Resolution, Stance
from claimdesk.words.views.lists import ClaimRow


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A source's bearing on a claim."""

    id: int
    claim: int
    source: int
    number: int
    title: str
    stance: Stance
    excerpt: str
    locator: str
    reliability: str | None
    credibility: int | None
    own_word: bool
    origin: str
    primary: bool

    @property
    def reference(self) -> str:
        """`C340/S4`, `C340/S4#2` where the source has several."""
        return f"C{self.claim}/S{self.source}" + (f"#{self.number}" if self.number > 1 else "")


@dataclass(frozen=True, slots=True)
class RelationRow:
    """How a claim (`a`) bears on another (`b`)."""

    id: int
    a: int
    b: int
    relation: Relation
    basis: Basis | None
    note: str
    resolution: Resolution | None
    resolution_note: str


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A remark."""

    id: int
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class PossibleRival:
    """A claim that another might pull against, and why; proposed, related by nobody."""

    claim: ClaimRow
    relation: Relation
    basis: Basis
    reason: str
