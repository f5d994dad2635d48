"""Articles, their texts, and the sentences in them that are no claim."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from claimdesk.model.partial import LIVE, index_where
from claimdesk.model.table import Logged, Table, at_most, derived, field, long, term, unique_while_live
from claimdesk.words.terms import Cause, Dismissed


class Article(Logged):
    """A published page or text that is being checked. By `url_key`, the URL in its normal form, it is known again; by
    `text_key` where it has none."""

    __tablename__ = "article"
    __table_args__ = (
        *at_most("url", chars=4096),
        *at_most("url_key", chars=1024),
        *at_most("title", "publisher", "byline", "origin"),
        *at_most("published", "modified", "language", chars=40),
        unique_while_live("uq_article_url_key", "url_key"),
        unique_while_live("uq_article_text_key", "text_key"),
        Index(None, "assignee_id", "id"),
        # To count them: the rows themselves are wide.
        index_where(LIVE, "ix_article_live", "id"),
    )

    title: Mapped[str] = field()
    url: Mapped[str] = field(default="")
    url_key: Mapped[str | None] = field()
    publisher: Mapped[str] = field(default="")
    byline: Mapped[str] = field(default="")
    origin: Mapped[str] = field(default="")
    #: ISO 8601, as exact as it is known: `2018`, `2018-03`, `2018-09-12`, or a time with its zone
    published: Mapped[str] = field(default="")
    modified: Mapped[str] = field(default="")
    language: Mapped[str] = field(default="")
    #: for each field where it came from: `page`, `text`, `url`, `typed by Anna`. No CHECK bounds it: as JSON it has no
    #: length that both databases agree on, and it is no longer than ten names
    found: Mapped[dict[str, Any]] = field()
    assignee_id: Mapped[int | None] = field(ForeignKey("member.id", ondelete="RESTRICT"))
    #: SHA-256 of the newest text where there is no URL
    text_key: Mapped[str | None] = derived()
    search_text: Mapped[str] = derived(default="")


class Revision(Logged):
    """One immutable text of an article."""

    __tablename__ = "revision"
    __table_args__ = (
        *at_most("obtained_from", "media_type", "extractor", "extractor_version"),
        *at_most("text_sha256", "raw_sha256", chars=64),
        Index(None, "article_id"),
        unique_while_live("uq_revision_article_id_number", "article_id", "number"),
        Index(None, "text_sha256"),
        CheckConstraint("number >= 1", name="number"),
    )

    article_id: Mapped[int] = field(ForeignKey("article.id", ondelete="RESTRICT"))
    number: Mapped[int] = field()
    cause: Mapped[Cause] = term(Cause)
    obtained_at: Mapped[datetime] = field()
    #: where the bytes came from: the URL that was fetched, a file's name, `paste`, `standard input`
    obtained_from: Mapped[str] = field(default="")
    media_type: Mapped[str] = field()
    extractor: Mapped[str] = field()
    extractor_version: Mapped[str] = field()
    text_sha256: Mapped[str] = field()
    raw_sha256: Mapped[str] = field()
    text: Mapped[str] = long()
    raw: Mapped[bytes] = long()
    #: what was left out: `[[text, reason], …]` in reading order
    cut: Mapped[list[Any]] = long()
    #: what had been left out and a person put back into the text, part by part, in reading order
    put_back: Mapped[list[Any]] = long(default=list)


class Analysis(Table):
    """What the analysis found in a revision. Unlogged: it is computed from text and date, and can be made again."""

    __tablename__ = "analysis"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id", ondelete="CASCADE"), primary_key=True)
    #: version of the analysis and the publication date it was made with: another of either asks for a new one
    made_with: Mapped[str]
    findings: Mapped[dict[str, Any]]


class Dismissal(Logged):
    """ "This sentence is not a claim to check", and why. Its quote finds it again in a later revision."""

    __tablename__ = "dismissal"
    __table_args__ = (
        unique_while_live("uq_dismissal_revision_id_span", "revision_id", "start_at", "end_at"),
        Index(None, "article_id"),
        CheckConstraint("start_at >= 0 AND start_at < end_at", name="span"),
    )

    article_id: Mapped[int] = field(ForeignKey("article.id", ondelete="RESTRICT"))
    revision_id: Mapped[int] = field(ForeignKey("revision.id", ondelete="RESTRICT"))
    start_at: Mapped[int] = field()
    end_at: Mapped[int] = field()
    reason: Mapped[Dismissed] = term(Dismissed)
    quote: Mapped[str] = long()
