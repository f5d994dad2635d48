"""Articles in lists: Core selects of the columns needed, the same number of statements for any number of rows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from claimdesk.desk import coverage, filters, paging
from claimdesk.desk.work import Read
from claimdesk.model import Appearance, Article, Claim, Member, Revision, Tag
from claimdesk.store import search
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.views.lists import ArticleRow, Page

VIEWS = ("all", "mine", "unassigned")


def queue(read: Read, *, view: str = "all", query: str = "", after: str | None = None, limit: int = 50) -> Page:
    """A page of articles, newest first. `query` is as `filters.parse` reads it. Raises BadInput."""
    conditions = [Article.withdrawn_at.is_(None), *_in_view(read, view), *_matching(read, query)]
    total = paging.counted(read.session, Article.id, *conditions)
    key = paging.key(after, "A")
    if key is not None:
        conditions.append(Article.id < key)
    limit = paging.rows_of(limit)
    ids = read.session.scalars(select(Article.id).where(*conditions).order_by(Article.id.desc()).limit(limit + 1)).all()
    more = len(ids) > limit
    shown = rows(read.session, ids[:limit])
    return Page(tuple(shown), f"A{shown[-1].id}" if more else None, total)


def row(read: Read, article: int) -> ArticleRow:
    """One article, withdrawn or not. Raises NotFound."""
    found = rows(read.session, [article])
    if not found:
        raise NotFound(f"There is no A{article} on this desk.")
    return found[0]


def rows(session: Session, ids: Sequence[int]) -> list[ArticleRow]:
    """Articles by id, in the order given; those that do not exist are left out."""
    found = {
        a.id: a
        for a in session.execute(
            select(
                Article.id,
                Article.title,
                Article.publisher,
                Article.published,
                Article.url,
                Article.origin,
                Article.byline,
                Article.language,
                Member.name.label("assignee"),
            )
            .outerjoin(Member, Member.id == Article.assignee_id)
            .where(Article.id.in_(ids))
        )
    }
    newest = _newest_revisions(session, ids)
    claims = _claims(session, ids)
    covered = coverage.of_revisions(session, [i for i, _ in newest.values()])
    out = []
    for i in ids:
        if i not in found:
            continue
        a = found[i]
        revision, number = newest.get(i, (0, 0))
        sentences, treated = covered.get(revision, (0, 0))
        out.append(
            ArticleRow(
                id=a.id,
                title=a.title,
                publisher=a.publisher,
                published=a.published,
                url=a.url,
                origin=a.origin,
                byline=a.byline,
                language=a.language,
                revision=number,
                claims=claims.get(i, 0),
                sentences=sentences,
                treated=treated,
                assignee=a.assignee or "",
            )
        )
    return out


def _newest_revisions(session: Session, articles: Sequence[int]) -> dict[int, tuple[int, int]]:
    """For each article its newest revision's id and number."""
    found = session.execute(
        select(Revision.article_id, Revision.id, Revision.number)
        .where(Revision.article_id.in_(articles), Revision.withdrawn_at.is_(None))
        .order_by(Revision.number)
    )
    return {article: (id_, number) for article, id_, number in found}


def _claims(session: Session, articles: Sequence[int]) -> dict[int, int]:
    found = session.execute(
        select(Appearance.article_id, func.count())
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(Appearance.article_id.in_(articles), Appearance.withdrawn_at.is_(None), Claim.withdrawn_at.is_(None))
        .group_by(Appearance.article_id)
    )
    return {article: count for article, count in found if article is not None}


def _in_view(read: Read, view: str) -> list[ColumnElement[bool]]:
    match view:
        case "all":
            return []
        case "mine":
            return [Article.assignee_id == read.member.id]
        case "unassigned":
            return [Article.assignee_id.is_(None)]
    raise BadInput(f"There is no view “{view}” of articles. There are: {', '.join(VIEWS)}")


def _matching(read: Read, query: str) -> list[ColumnElement[bool]]:
    wanted = filters.parse(query, filters.OF_ARTICLES)
    out: list[ColumnElement[bool]] = []
    words = search.matching(read.session, Article, wanted.words)
    if words is not None:
        out.append(Article.id.in_(words))
    if wanted.publisher:
        out.append(paging.holding(Article.publisher, wanted.publisher))
    if wanted.language:
        out.append(func.lower(Article.language) == wanted.language.lower())
    if wanted.tag:
        tagged = select(Tag.article_id).where(Tag.word == wanted.tag.lower(), Tag.withdrawn_at.is_(None))
        out.append(Article.id.in_(tagged.where(Tag.article_id.is_not(None))))
    out += assigned_to(read, Article.assignee_id, wanted.assignee)
    return out


def assigned_to(read: Read, column: InstrumentedAttribute[int | None], name: str) -> list[ColumnElement[bool]]:
    """SQL for the filter `assignee:`: a member's name or part of it, `me` or `none`."""
    match name.casefold():
        case "":
            return []
        case "me":
            return [column == read.member.id]
        case "none":
            return [column.is_(None)]
    return [column.in_(select(Member.id).where(paging.holding(Member.name, name)))]
