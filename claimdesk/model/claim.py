"""Claims: what was said, by whom, and where it stands in a text."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index
from sqlalchemy.orm import Mapped

from claimdesk.model.partial import CHANGED, LIVE, TO_DO, WITHDRAWN, index_where
from claimdesk.model.table import Logged, at_most, derived, field, long, term, unique_while_live
from claimdesk.words.limits import NAME_CHARS
from claimdesk.words.terms import Anchoring, Cause, Checks, Kind, Part, State


class Claimant(Logged):
    """The person or body who makes claims."""

    __tablename__ = "claimant"
    __table_args__ = (*at_most("name", chars=NAME_CHARS), unique_while_live("uq_claimant_name", "name"))

    name: Mapped[str] = field()


class Claim(Logged):
    """One checkable statement, in wording that stands on its own."""

    __tablename__ = "claim"
    __table_args__ = (
        *at_most("text", "original", "translator"),
        *at_most("language", chars=40),
        # The queue's lists, each paged by key.
        index_where(LIVE, None, "state", "id"),
        Index(None, "assignee_id", "id"),
        Index(None, "due", "id"),
        index_where(f"{LIVE} AND {TO_DO}", "ix_claim_to_do", "assignee_id", "id"),
        index_where(f"{LIVE} AND {TO_DO}", "ix_claim_to_do_due", "due", "id"),
        index_where(f"{LIVE} AND {CHANGED}", "ix_claim_changed", "id"),
        index_where(WITHDRAWN, "ix_claim_withdrawn", "id"),
    )

    text: Mapped[str] = field()
    kind: Mapped[Kind] = term(Kind)
    checks: Mapped[Checks] = term(Checks)
    #: the wording in its own language, where `text` is a translation
    original: Mapped[str] = field(default="")
    language: Mapped[str] = field(default="")
    translator: Mapped[str] = field(default="")
    #: the day from which a claim about the future can be checked
    due: Mapped[date | None] = field(type_=Date())
    assignee_id: Mapped[int | None] = field(ForeignKey("member.id", ondelete="RESTRICT"))
    state: Mapped[State] = term(State, default=State.OPEN, info={"derived": True})
    #: SHA-256 of wording, claimants, `checks` and anchors as they stand; a verdict keeps the one it judged
    wording: Mapped[str] = derived(default="")
    search_text: Mapped[str] = derived(default="")
    #: whether the publisher changed or took away its words somewhere, and nobody has looked yet
    changed: Mapped[bool] = derived(default=False)


class ClaimClaimant(Logged):
    """A claimant's part in a claim."""

    __tablename__ = "claim_claimant"
    __table_args__ = (
        Index(None, "claim_id"),
        unique_while_live("uq_claim_claimant_part", "claim_id", "claimant_id", "part"),
        Index(None, "claimant_id"),
    )

    claim_id: Mapped[int] = field(ForeignKey("claim.id", ondelete="RESTRICT"))
    claimant_id: Mapped[int] = field(ForeignKey("claimant.id", ondelete="RESTRICT"))
    part: Mapped[Part] = term(Part)


class Appearance(Logged):
    """Where and when a claim was made: an article of this desk, or a URL elsewhere."""

    __tablename__ = "appearance"
    __table_args__ = (
        *at_most("url", chars=4096),
        *at_most("said_on", chars=40),
        Index(None, "claim_id"),
        Index(None, "article_id"),
        unique_while_live("uq_appearance_claim_id_article_id", "claim_id", "article_id"),
        CheckConstraint("article_id IS NOT NULL OR url <> ''", name="somewhere"),
    )

    claim_id: Mapped[int] = field(ForeignKey("claim.id", ondelete="RESTRICT"))
    article_id: Mapped[int | None] = field(ForeignKey("article.id", ondelete="RESTRICT"))
    url: Mapped[str] = field(default="")
    #: ISO 8601, as exact as it is known
    said_on: Mapped[str] = field(default="")
    #: whether the claim was made here first
    first: Mapped[bool] = field()


class Anchor(Logged):
    """Where a claim stands in one revision: W3C TextQuoteSelector and TextPositionSelector, in code points."""

    __tablename__ = "anchor"
    __table_args__ = (
        *at_most("prefix", "suffix"),
        Index(None, "appearance_id"),
        Index(None, "revision_id", "start_at"),
        CheckConstraint("start_at >= 0 AND start_at < end_at", name="span"),
    )

    appearance_id: Mapped[int] = field(ForeignKey("appearance.id", ondelete="RESTRICT"))
    revision_id: Mapped[int] = field(ForeignKey("revision.id", ondelete="RESTRICT"))
    start_at: Mapped[int] = field()
    end_at: Mapped[int] = field()
    found: Mapped[Anchoring] = term(Anchoring)
    #: likeness in 0..100 of a `fuzzy` one, until a person confirms it
    score: Mapped[int | None] = field()
    #: why there is the text in which its words are others or gone, until a person has looked
    doubt: Mapped[Cause | None] = term(Cause)
    quote: Mapped[str] = long()
    prefix: Mapped[str] = field()
    suffix: Mapped[str] = field()
