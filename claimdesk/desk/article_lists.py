"""Articles in lists: Core selects of the columns needed, the same number of statements for any number of rows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, func, select

from claimdesk.desk import coverage, filters, paging
from claimdesk.desk.work import Read
from claimdesk.model.columns import APPEARANCE, ARTICLE, CLAIM, MEMBER, REVISION, TAG
from claimdesk.store import search
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.views.lists import ArticleRow, Page

VIEWS = ("all", "mine", "unassigned")


def queue(read: Read, *, view: str = "all", query: str = "", after: str | None = None, limit: int = 50) -> Page:
    """A page of articles, newest first. `query` is as `filters.parse` reads it. Raises BadInput."""
    # Named with the id, since PostgreSQL takes the order from the index only where all its columns are.
    first = [] if view == "all" else [ARTICLE.c.assignee_id.desc()]
    every = select(ARTICLE.c.id).where(ARTICLE.c.withdrawn_at.is_(None), *_in_view(read, view), *_matching(read, query))
    newest = every.order_by(*first, ARTICLE.c.id.desc())
    limit = paging.rows_of(limit)
    ids = read.connection.scalars(newest.where(ARTICLE.c.id < paging.before(after, "A")).limit(limit + 1)).all()
    total = paging.counted(read.connection, newest.where(ARTICLE.c.id < paging.NEWEST))
    more = len(ids) > limit
    shown = rows(read.connection, ids[:limit])
    return Page(tuple(shown), f"A{shown[-1].id}" if more else None, total)


def row(read: Read, article: int) -> ArticleRow:
    """One article, withdrawn or not. Raises NotFound."""
    found = rows(read.connection, [article])
    if not found:
        raise NotFound(f"There is no A{article} on this desk.")
    return found[0]


def rows(connection: Connection, ids: Sequence[int]) -> list[ArticleRow]:
    """Articles by id, in the order given; those that do not exist are left out."""
    found = {
        a.id: a
        for a in connection.execute(
            select(
                ARTICLE.c.id,
                ARTICLE.c.title,
                ARTICLE.c.publisher,
                ARTICLE.c.published,
                ARTICLE.c.url,
                ARTICLE.c.origin,
                ARTICLE.c.byline,
                ARTICLE.c.language,
                MEMBER.c.name.label("assignee"),
            )
            .outerjoin(MEMBER, MEMBER.c.id == ARTICLE.c.assignee_id)
            .where(ARTICLE.c.id.in_(ids))
        )
    }
    newest = _newest_revisions(connection, ids)
    claims = _claims(connection, ids)
    covered = coverage.of_revisions(connection, [i for i, _ in newest.values()])
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


def _newest_revisions(connection: Connection, articles: Sequence[int]) -> dict[int, tuple[int, int]]:
    """For each article its newest revision's id and number."""
    found = connection.execute(
        select(REVISION.c.article_id, REVISION.c.id, REVISION.c.number)
        .where(REVISION.c.article_id.in_(articles), REVISION.c.withdrawn_at.is_(None))
        .order_by(REVISION.c.number)
    )
    return {article: (id_, number) for article, id_, number in found}


def _claims(connection: Connection, articles: Sequence[int]) -> dict[int, int]:
    found = connection.execute(
        select(APPEARANCE.c.article_id, func.count())
        .join(CLAIM, CLAIM.c.id == APPEARANCE.c.claim_id)
        .where(
            APPEARANCE.c.article_id.in_(articles), APPEARANCE.c.withdrawn_at.is_(None), CLAIM.c.withdrawn_at.is_(None)
        )
        .group_by(APPEARANCE.c.article_id)
    )
    return {article: count for article, count in found if article is not None}


def _in_view(read: Read, view: str) -> list[ColumnElement[bool]]:
    match view:
        case "all":
            return []
        case "mine":
            return [ARTICLE.c.assignee_id == read.member.id]
        case "unassigned":
            return [ARTICLE.c.assignee_id.is_(None)]
    raise BadInput(f"There is no view “{view}” of articles. There are: {', '.join(VIEWS)}")


def _matching(read: Read, query: str) -> list[ColumnElement[bool]]:
    wanted = filters.parse(query, filters.OF_ARTICLES)
    out: list[ColumnElement[bool]] = []
    words = search.matching(read.connection, ARTICLE, wanted.words)
    if words is not None:
        out.append(ARTICLE.c.id.in_(words))
    if wanted.publisher:
        out.append(paging.holding(ARTICLE.c.publisher, wanted.publisher))
    if wanted.language:
        out.append(func.lower(ARTICLE.c.language) == wanted.language.lower())
    if wanted.tag:
        tagged = select(TAG.c.article_id).where(TAG.c.word == wanted.tag.lower(), TAG.c.withdrawn_at.is_(None))
        out.append(ARTICLE.c.id.in_(tagged.where(TAG.c.article_id.is_not(None))))
    out += assigned_to(read, ARTICLE.c.assignee_id, wanted.assignee)
    return out


def assigned_to(read: Read, column: ColumnElement[int], name: str) -> list[ColumnElement[bool]]:
    """SQL for the filter `assignee:`: a member's name or part of it, `me` or `none`."""
    match name.casefold():
        case "":
            return []
        case "me":
            return [column == read.member.id]
        case "none":
            return [column.is_(None)]
    return [column.in_(select(MEMBER.c.id).where(paging.holding(MEMBER.c.name, name)))]
