"""What members write to each other about an article or a claim. No report holds it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import undefer

from claimdesk.desk import attached, typed
from claimdesk.desk.work import Read, Work
from claimdesk.model import Comment, Member
from claimdesk.words.errors import BadInput
from claimdesk.words.references import CommentId, Reference
from claimdesk.words.views.under_a_claim import CommentRow

ON = "AC"


def add(work: Work, reference: Reference, text: str) -> CommentId:
    """Write a remark about an article or a claim. Raises BadInput, TooLarge, NotFound, Refused."""
    text = typed.prose(text, "The comment")
    if not text:
        raise BadInput("The comment is empty: write it out.")
    attached.locked(work, reference, ON)
    here = attached.here(reference)
    comment = Comment(article_id=here.get("article_id"), claim_id=here.get("claim_id"), text=text)
    comment.member_id, comment.member_login, comment.written_at = work.member.id, work.member.login, work.now
    return CommentId(work.add(comment).id)


def of(read: Read, reference: Reference) -> list[CommentRow]:
    """The remarks about an article or a claim, oldest first. Raises NotFound."""
    attached.refuse_unknown(read, reference, ON)
    here = attached.here(reference)
    found = read.session.execute(
        select(Comment, Member.name)
        .join(Member, Member.id == Comment.member_id)
        .where(Comment.withdrawn_at.is_(None), *(getattr(Comment, c) == i for c, i in here.items()))
        .order_by(Comment.id)
        .options(undefer(Comment.text))
    )
    return [CommentRow(c.id, name, c.written_at, c.text) for c, name in found]
