"""Verdicts and what a second person says to them. Rows are added, never changed, but for what undo needs."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped

from claimdesk.model.table import Logged, at_most, derived, field, long, signed, term, unique_while_live
from claimdesk.words.terms import Answer


class Verdict(Logged):
    """A rating given to a claim as it then stood. Saving again is a new verdict that follows the last."""

    __tablename__ = "verdict"
    __table_args__ = (
        *at_most("explanation"),
        *at_most("judged", chars=64),
        signed("author"),
        Index(None, "claim_id", "id"),
        UniqueConstraint("id", "author_id"),
        UniqueConstraint("id", "claim_id"),
        ForeignKeyConstraint(["follows_id", "claim_id"], ["verdict.id", "verdict.claim_id"], ondelete="RESTRICT"),
        CheckConstraint("rationale <> ''", name="reasoned"),
    )

    claim_id: Mapped[int] = field(ForeignKey("claim.id", ondelete="RESTRICT"))
    rating_id: Mapped[int] = field(ForeignKey("rating.id", ondelete="RESTRICT"))
    author_id: Mapped[int] = field()
    author_login: Mapped[str] = derived()
    given_at: Mapped[datetime] = field()
    follows_id: Mapped[int | None] = field()
    explanation: Mapped[str] = field(default="")
    #: `claim.wording` as it was judged: where the claim's differs now, an older wording was judged
    judged: Mapped[str] = field()
    rationale: Mapped[str] = long(default="")


class VerdictEvidence(Logged):
    """A piece of evidence that was on the claim when its verdict was given; `cited` if the rationale names it."""

    __tablename__ = "verdict_evidence"
    __table_args__ = (
        Index(None, "verdict_id"),
        unique_while_live("uq_verdict_evidence_pair", "verdict_id", "evidence_id"),
        Index(None, "evidence_id"),
    )

    verdict_id: Mapped[int] = field(ForeignKey("verdict.id", ondelete="RESTRICT"))
    evidence_id: Mapped[int] = field(ForeignKey("evidence.id", ondelete="RESTRICT"))
    cited: Mapped[bool] = field()


class Submission(Logged):
    """That a verdict was handed to a second person."""

    __tablename__ = "submission"
    __table_args__ = (
        signed("member"),
        Index(None, "verdict_id"),
        unique_while_live("uq_submission_verdict_id", "verdict_id"),
        CheckConstraint("approvals BETWEEN 1 AND 9", name="approvals"),
        UniqueConstraint("id", "verdict_id"),
    )

    verdict_id: Mapped[int] = field(ForeignKey("verdict.id", ondelete="RESTRICT"))
    member_id: Mapped[int] = field()
    member_login: Mapped[str] = derived()
    submitted_at: Mapped[datetime] = field()
    #: how many members have to approve, as the desk was set at that time: a later setting holds for what is handed in
    #: after it
    approvals: Mapped[int] = field()


class Review(Logged):
    """A second person's answer. The foreign key carries the author along: so the CHECK can refuse an own verdict."""

    __tablename__ = "review"
    __table_args__ = (
        *at_most("reason"),
        ForeignKeyConstraint(
            ["verdict_id", "verdict_author_id"], ["verdict.id", "verdict.author_id"], ondelete="RESTRICT"
        ),
        ForeignKeyConstraint(
            ["submission_id", "verdict_id"], ["submission.id", "submission.verdict_id"], ondelete="RESTRICT"
        ),
        signed("reviewer"),
        Index(None, "verdict_id"),
        Index(None, "submission_id"),
        unique_while_live("uq_review_answer", "verdict_id", "reviewer_id", "answer"),
        CheckConstraint("reviewer_id <> verdict_author_id", name="second_person"),
        CheckConstraint("answer <> 'returned' OR reason <> ''", name="reasoned"),
    )

    verdict_id: Mapped[int] = field()
    verdict_author_id: Mapped[int] = field()
    #: the submission it answers, which can't be undone while the answer stands
    submission_id: Mapped[int] = field()
    reviewer_id: Mapped[int] = field()
    reviewer_login: Mapped[str] = derived()
    answer: Mapped[Answer] = term(Answer)
    reason: Mapped[str] = field(default="")
    reviewed_at: Mapped[datetime] = field()
