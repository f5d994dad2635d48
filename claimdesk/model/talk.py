"""What members write to each other, and words to find things by. Neither is in any report."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped

from claimdesk.model.table import Logged, at_most, derived, field, long, signed, unique_while_live


class Comment(Logged):
    """A remark about an article or a claim."""

    __tablename__ = "comment"
    __table_args__ = (
        CheckConstraint("(article_id IS NULL) <> (claim_id IS NULL)", name="one_subject"),
        Index(None, "article_id"),
        Index(None, "claim_id"),
        signed("member"),
    )

    article_id: Mapped[int | None] = field(ForeignKey("article.id", ondelete="RESTRICT"))
    claim_id: Mapped[int | None] = field(ForeignKey("claim.id", ondelete="RESTRICT"))
    member_id: Mapped[int] = field()
    member_login: Mapped[str] = derived()
    written_at: Mapped[datetime] = field()
    text: Mapped[str] = long()


class Mention(Logged):
    """That a remark names a member as `@anna`; open until they answer or say that it is dealt with."""

    __tablename__ = "mention"
    __table_args__ = (
        Index(None, "comment_id"),
        unique_while_live("uq_mention_pair", "comment_id", "member_id"),
        Index(None, "member_id", "done_at", "comment_id"),
    )

    comment_id: Mapped[int] = field(ForeignKey("comment.id", ondelete="RESTRICT"))
    member_id: Mapped[int] = field(ForeignKey("member.id", ondelete="RESTRICT"))
    done_at: Mapped[datetime | None] = field()


class Tag(Logged):
    """A word on an article, a claim or a source."""

    __tablename__ = "tag"
    __table_args__ = (
        *at_most("word", chars=80),
        CheckConstraint(
            "(CASE WHEN article_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END)"
            " + (CASE WHEN source_id IS NULL THEN 0 ELSE 1 END) = 1",
            name="one_subject",
        ),
        Index(None, "article_id"),
        Index(None, "claim_id"),
        Index(None, "source_id"),
        Index(None, "word"),
    )

    article_id: Mapped[int | None] = field(ForeignKey("article.id", ondelete="RESTRICT"))
    claim_id: Mapped[int | None] = field(ForeignKey("claim.id", ondelete="RESTRICT"))
    source_id: Mapped[int | None] = field(ForeignKey("source.id", ondelete="RESTRICT"))
    word: Mapped[str] = field()
