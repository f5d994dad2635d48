"""How a claim stands: its verdicts and what became of them, locked and read for a command that decides on them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, select, union_all

from claimdesk.desk.work import Work
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
from claimdesk.words.terms import Answer, Notice

L = TypeVar("L", bound=Logged)
WORDING = ("text", "original", "kind", "checks", "due")
"""The fields of a claim that a verdict is about."""
_CLAIM: BindParameter[int] = bindparam("claim")


def _live(model: type[L], under: ColumnElement[bool]) -> Select[L]:
    # In order of id, which is order of time for what is under one locked claim.
    return select(model).where(under, model.withdrawn_at.is_(None)).order_by(model.id)


_ITS_VERDICTS = select(Verdict.id).where(Verdict.claim_id == _CLAIM)
_VERDICTS = _live(Verdict, Verdict.claim_id == _CLAIM)
_SUBMISSIONS = _live(Submission, Submission.verdict_id.in_(_ITS_VERDICTS))
_REVIEWS = _live(Review, Review.verdict_id.in_(_ITS_VERDICTS))
_PUBLICATIONS = _live(Publication, Publication.claim_id == _CLAIM)
_EVIDENCE = _live(Evidence, Evidence.claim_id == _CLAIM)
_UNDER = union_all(
    select(Appearance.uid).where(Appearance.claim_id == _CLAIM),
    select(Anchor.uid).join(Appearance, Appearance.id == Anchor.appearance_id).where(Appearance.claim_id == _CLAIM),
    select(ClaimClaimant.uid).where(ClaimClaimant.claim_id == _CLAIM),
    select(Claimant.uid)
    .join(ClaimClaimant, ClaimClaimant.claimant_id == Claimant.id)
    .where(ClaimClaimant.claim_id == _CLAIM),
    select(Verdict.uid).where(Verdict.claim_id == _CLAIM),
    select(Submission.uid).where(Submission.verdict_id.in_(_ITS_VERDICTS)),
    select(Review.uid).where(Review.verdict_id.in_(_ITS_VERDICTS)),
    select(Publication.uid).where(Publication.claim_id == _CLAIM),
    select(Evidence.uid).where(Evidence.claim_id == _CLAIM),
)


class Standing:
    """A locked claim; its live rows are read as they are asked for, each list oldest first."""

    def __init__(self, work: Work, claim: Claim) -> None:
        self.claim = claim
        self._session = work.session

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """Its verdicts."""
        return self._all(_VERDICTS)

    @cached_property
    def submissions(self) -> list[Submission]:
        """That they were handed in."""
        return self._all(_SUBMISSIONS)

    @cached_property
    def reviews(self) -> list[Review]:
        """The answers to them."""
        return self._all(_REVIEWS)

    @cached_property
    def publications(self) -> list[Publication]:
        """What went out."""
        return self._all(_PUBLICATIONS)

    @cached_property
    def evidence(self) -> list[Evidence]:
        """What bears on it."""
        return self._all(_EVIDENCE)

    def _all(self, query: Select[L]) -> list[L]:
        return list(self._session.scalars(query, {"claim": self.claim.id}))

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

    def returned(self, verdict: Verdict) -> Review | None:
        """That the verdict was returned."""
        return next((r for r in self.reviews if r.verdict_id == verdict.id and r.answer is Answer.RETURNED), None)

    def approvals(self, verdict: Verdict) -> list[Review]:
        """The approvals of the verdict, each by another member."""
        return [r for r in self.reviews if r.verdict_id == verdict.id and r.answer is Answer.APPROVED]

    def missing(self, verdict: Verdict) -> int:
        """How many approvals a submitted verdict still has to get."""
        submission = self.submission(verdict)
        return max(0, submission.approvals - len(self.approvals(verdict))) if submission else 0

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
    """Lock a claim to see how it stands. All that stands under it is decided on: a later change by others is a
    Conflict.

    Rows that others withdrew count too, and those that they added: both change what the screen showed. Raises
    NotFound, Refused.
    """
    row = work.one(Claim, claim)
    work.decides_on(row, *WORDING)
    work.decides_on(lambda: uids_under(work, claim))
    return Standing(work, row)


def uids_under(work: Work, claim: int) -> Sequence[UUID]:
    """All that stands under a claim, withdrawn or not."""
    return work.session.scalars(_UNDER, {"claim": claim}).all()


def name_of(work: Work, member: int) -> str:
    """A member's name, for a sentence."""
    row = work.session.get(Member, member)
    return row.name if row else "somebody"
