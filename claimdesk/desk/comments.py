"""What members write to each other about an article or a claim. No report holds it.

`@anna` in a remark names a member: it waits for them until they answer on the same thing, or put it away.
"""

from __future__ import annotations

import re
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import undefer

from claimdesk.desk import attached, paging, typed
from claimdesk.desk.work import Read, Work
from claimdesk.model import Article, Claim, Comment, Member, Mention
from claimdesk.words.errors import BadInput, Refused
from claimdesk.words.references import CommentId, Reference
from claimdesk.words.views.lists import MentionRow, Page
from claimdesk.words.views.under_a_claim import CommentRow

ON = "AC"
Ts = TypeVarTuple("Ts")


def add(work: Work, reference: Reference, text: str) -> CommentId:
    """Write a remark about an article or a claim; `@anna` in it puts it before Anna.

    Raises BadInput, TooLarge, NotFound, Refused.
    """
    text = typed.prose(text, "The comment")
    if not text:
        raise BadInput("The comment is empty: write it out.")
    attached.locked(work, reference, ON)
    here = attached.here(reference)
    comment = Comment(article_id=here.get("article_id"), claim_id=here.get("claim_id"), text=text)
    comment.member_id, comment.member_login, comment.written_at = work.member.id, work.member.login, work.now
    id_ = work.add(comment).id
    _answer(work, reference)
    _note(work, id_, text)
    return CommentId(id_)


def of(read: Read, reference: Reference) -> list[CommentRow]:
    """The remarks about an article or a claim, oldest first. Raises NotFound."""
    attached.refuse_unknown(read, reference, ON)
    found = read.session.execute(
        select(Comment, Member.name)
        .join(Member, Member.id == Comment.member_id)
        .where(Comment.withdrawn_at.is_(None), *_about(reference))
        .order_by(Comment.id)
        .options(undefer(Comment.text))
    )
    return [CommentRow(c.id, name, c.written_at, c.text) for c, name in found]


def done(work: Work, reference: Reference) -> int:
    """Say that what remarks about an article or claim asked of oneself is dealt with; the thing's id.

    Raises BadInput, NotFound, Refused.
    """
    row = attached.locked(work, reference, ON)
    if not _answer(work, reference):
        raise Refused(f"No remark about {reference} waits for you.")
    return row.id


def for_me(read: Read, *, after: str | None = None, limit: int = 50) -> Page:
    """A page of the remarks that name oneself and wait, newest first. Raises BadInput."""
    total = waiting(read)
    limit = paging.rows_of(limit)
    query = (
        _open(select(Comment, Member.name, Article.title, Claim.text), read.member.id)
        .join(Member, Member.id == Comment.member_id)
        .outerjoin(Article, Article.id == Comment.article_id)
        .outerjoin(Claim, Claim.id == Comment.claim_id)
        .order_by(Comment.id.desc())
        .limit(limit + 1)
        .options(undefer(Comment.text))
    )
    before = paging.key(after, "")
    if before is not None:
        query = query.where(Comment.id < before)
    rows = [
        MentionRow(c.id, _subject(c), title or text or "", by, c.written_at, c.text)
        for c, by, title, text in read.session.execute(query)
    ]
    return Page(tuple(rows[:limit]), str(rows[limit - 1].id) if len(rows) > limit else None, total)


def waiting(read: Read) -> int:
    """How many remarks wait for oneself."""
    found = read.session.execute(_open(select(func.count(Mention.id)), read.member.id))
    return int(found.scalar_one())


def _note(work: Work, comment: int, text: str) -> None:
    """Keep whom the text of a new remark names, by name or login; other words after an @ are only words."""
    rows = work.session.execute(select(Member.id, Member.name, Member.login).where(Member.withdrawn_at.is_(None)))
    who = {word.casefold(): id_ for id_, name, login in rows for word in (name, login)}
    # The longest first, so that “@Anna Berg” is not read as “@Anna”; an address such as b@anna is nobody.
    words = "|".join(re.escape(word) for word in sorted(who, key=len, reverse=True))
    named = re.findall(rf"(?<![\w.@])@({words})(?!\w)", text.casefold())
    for member in sorted({who[word] for word in named} - {work.member.id}):
        work.add(Mention(comment_id=comment, member_id=member))


def _answer(work: Work, reference: Reference) -> int:
    """Close one's own open mentions on what is locked already; how many there were."""
    query = _open(select(Mention), work.member.id).where(*_about(reference)).order_by(Mention.id)
    rows = work.session.scalars(query.with_for_update(of=Mention)).all()
    for row in rows:
        row.done_at = work.now
    work.session.flush()
    return len(rows)


def _open(query: Select[*Ts], member: int) -> Select[*Ts]:
    return (
        query.select_from(Mention)
        .join(Comment, Comment.id == Mention.comment_id)
        .where(
            Mention.member_id == member,
            Mention.done_at.is_(None),
            Mention.withdrawn_at.is_(None),
            Comment.withdrawn_at.is_(None),
        )
    )


def _about(reference: Reference) -> list[ColumnElement[bool]]:
    return [getattr(Comment, column) == id_ for column, id_ in attached.here(reference).items()]


def _subject(comment: Comment) -> str:
    return f"A{comment.article_id}" if comment.article_id else f"C{comment.claim_id}"
