"""Sources, stored copies of them, and what they say to a claim."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped

from claimdesk.model.table import Logged, at_most, derived, field, long, signed, term, unique_while_live
from claimdesk.words.terms import SourceKind, Stance


class Source(Logged):
    """Something that can be cited."""

    __tablename__ = "source"
    __table_args__ = (
        *at_most("url", chars=4096),
        *at_most("url_key", chars=1024),
        *at_most("title", "publisher", "byline", "origin", "reliability_reason"),
        *at_most("published", "language", chars=40),
        unique_while_live("uq_source_url_key", "url_key"),
        CheckConstraint("reliability IN ('A', 'B', 'C', 'D', 'E', 'F')", name="reliability"),
    )

    title: Mapped[str] = field()
    kind: Mapped[SourceKind] = term(SourceKind)
    url: Mapped[str] = field(default="")
    url_key: Mapped[str | None] = field()
    publisher: Mapped[str] = field(default="")
    byline: Mapped[str] = field(default="")
    published: Mapped[str] = field(default="")
    language: Mapped[str] = field(default="")
    #: the agency, person or body whose word it is: reprints of one story share it
    origin: Mapped[str] = field(default="")
    primary: Mapped[bool] = field(default=False)
    #: Admiralty A to F; None is "not graded", which is not F
    reliability: Mapped[str | None] = field()
    reliability_reason: Mapped[str] = field(default="")
    search_text: Mapped[str] = derived(default="")


class Capture(Logged):
    """A stored copy of a source as it was at one moment."""

    __tablename__ = "capture"
    __table_args__ = (
        *at_most("url", chars=4096),
        *at_most("media_type", "tool"),
        *at_most("sha256", chars=64),
        signed("member"),
        Index(None, "source_id"),
    )

    source_id: Mapped[int] = field(ForeignKey("source.id", ondelete="RESTRICT"))
    url: Mapped[str] = field(default="")
    obtained_at: Mapped[datetime] = field()
    member_id: Mapped[int] = field()
    member_login: Mapped[str] = derived()
    tool: Mapped[str] = field()
    media_type: Mapped[str] = field()
    sha256: Mapped[str] = field()
    size: Mapped[int] = field()
    headers: Mapped[dict[str, Any]] = long()
    body: Mapped[bytes] = long()


class Evidence(Logged):
    """One source's bearing on one claim. A changed excerpt is a new row that follows the old one."""

    __tablename__ = "evidence"
    __table_args__ = (
        *at_most("locator"),
        Index(None, "claim_id"),
        unique_while_live("uq_evidence_number", "claim_id", "source_id", "number"),
        Index(None, "source_id"),
        CheckConstraint("credibility BETWEEN 1 AND 6", name="credibility"),
    )

    claim_id: Mapped[int] = field(ForeignKey("claim.id", ondelete="RESTRICT"))
    source_id: Mapped[int] = field(ForeignKey("source.id", ondelete="RESTRICT"))
    #: which of this source's evidence on this claim, from 1: `C340/S4#2`
    number: Mapped[int] = field()
    stance: Mapped[Stance] = term(Stance)
    locator: Mapped[str] = field(default="")
    capture_id: Mapped[int | None] = field(ForeignKey("capture.id", ondelete="RESTRICT"))
    #: Admiralty 1 to 6; None is "not graded"
    credibility: Mapped[int | None] = field()
    excerpt: Mapped[str] = long(default="")
