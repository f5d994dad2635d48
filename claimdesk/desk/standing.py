"""How a claim stands: its verdicts and what became of them, locked and read for a command that decides on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Select, select

from claimdesk.desk.work import Work, live
from claimdesk.model import (
    Anchor,
    Appearance,
    Claim,
    Claimant,
    ClaimClaimant,
    Evidence,
    Logged,
    Member,
    Publication,
    Review,
    Submission,
    Verdict,
)
from claimdesk.words.errors import Refused
from claimdesk.words.terms import Notice

L = TypeVar("L", bound=Logged)
WORDING = ("text", "original", "kind", "checks", "due")
"""The fields of a claim that a verdict is about."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A locked claim with its live rows, each list oldest first."""

    claim: Claim
    verdicts: list[Verdict]
    submissions: list[Submission]
    reviews: list[Review]
    publications: list[Publication]
    evidence: list[Evidence]

    @property
    def newest(self) -> Verdict | None:
        """The newest verdict."""
        return self.verdicts[-1] if self.verdicts else None

    @property
    def last(self) -> Publication | None:
        """The last that readers heard of it."""
        return self.publications[-1] if self.publications else None

    @property
    def shown(self) -> int | None:
        """The verdict that readers see; None before the first publication and after a retraction."""
        return self.last.verdict_id if self.last and self.last.notice is not Notice.RETRACTION else None

    def submission(self, verdict: Verdict) -> Submission | None:
        """That the verdict was handed in."""
        return next((s for s in self.submissions if s.verdict_id == verdict.id), None)

    def answer(self, verdict: Verdict) -> Review | None:
        """The last answer to the verdict."""
        return next((r for r in reversed(self.reviews) if r.verdict_id == verdict.id), None)

    def required(self) -> Verdict:
        """The newest verdict. Raises Refused where there is none."""
        if self.newest is None:
            raise Refused(f"C{self.claim.id} has no verdict yet: give one first.")
        return self.newest

    def current(self) -> Verdict:
        """The newest verdict, which judged the wording as it is. Raises Refused where there is none."""
        verdict = self.required()
        if verdict.judged != self.claim.wording:
            raise Refused(f"The verdict on C{self.claim.id} judged an older wording: give it again for this one.")
        return verdict


def of(work: Work, claim: int) -> Standing:
    """Lock a claim and read how it stands. What was read is decided on: a later change by others is a Conflict.

    Rows that others withdrew count too, and those that they added: both change what the screen showed. Raises
    NotFound, Refused.
    """
    row = work.one(Claim, claim)
    work.decides_on(row, *WORDING)
    appearances = _all(work, select(Appearance).where(Appearance.claim_id == claim))
    _all(work, select(Anchor).where(Anchor.appearance_id.in_([a.id for a in appearances])))
    parts = _all(work, select(ClaimClaimant).where(ClaimClaimant.claim_id == claim))
    _all(work, select(Claimant).where(Claimant.id.in_([p.claimant_id for p in parts])))
    verdicts = _all(work, select(Verdict).where(Verdict.claim_id == claim))
    ids = [v.id for v in verdicts]
    return Standing(
        row,
        live(verdicts),
        live(_all(work, select(Submission).where(Submission.verdict_id.in_(ids)))),
        live(_all(work, select(Review).where(Review.verdict_id.in_(ids)))),
        live(_all(work, select(Publication).where(Publication.claim_id == claim))),
        live(_all(work, select(Evidence).where(Evidence.claim_id == claim))),
    )


def name_of(work: Work, member: int) -> str:
    """A member's name, for a sentence."""
    row = work.session.get(Member, member)
    return row.name if row else "somebody"


def _all(work: Work, query: Select[L]) -> list[L]:
    # In order of id, which is order of time for what is under one locked claim.
    entity = query.column_descriptions[0]["entity"]
    rows = list(work.session.scalars(query.order_by(entity.id)))
    for row in rows:
        work.decides_on(row)
    return rows
