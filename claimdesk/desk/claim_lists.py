"""Claims in lists: Core selects of the columns needed, the same number of statements for any number of rows."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, select

from claimdesk.desk import claim_views, filters, paging
from claimdesk.desk.article_lists import assigned_to
from claimdesk.desk.claim_rows import rows
from claimdesk.desk.claim_views import VIEWS
from claimdesk.desk.work import Read
from claimdesk.model.columns import ANCHOR, APPEARANCE, CLAIM, CLAIM_CLAIMANT, CLAIMANT, TAG
from claimdesk.store import search
from claimdesk.words.errors import NotFound
from claimdesk.words.views.lists import ClaimRow, Page


def of_article(read: Read, article: int) -> list[ClaimRow]:
    """The live claims of an article, in the order in which they stand in its text; lost ones last."""
    # Places in an older text say nothing about the newest one: claims that kept one are listed after the others.
    found = read.connection.execute(
        select(CLAIM.c.id, ANCHOR.c.revision_id, ANCHOR.c.start_at)
        .join(APPEARANCE, APPEARANCE.c.claim_id == CLAIM.c.id)
        .outerjoin(ANCHOR, and_(ANCHOR.c.appearance_id == APPEARANCE.c.id, ANCHOR.c.withdrawn_at.is_(None)))
        .where(
            APPEARANCE.c.article_id == article,
            APPEARANCE.c.withdrawn_at.is_(None),
            CLAIM.c.withdrawn_at.is_(None),
        )
    ).all()
    first: dict[int, tuple[int, int, int]] = {}
    for claim, revision, start in found:
        place = (-(revision or 0), start or 0, claim)
        first[claim] = min(first.get(claim, place), place)
    return rows(read.connection, sorted(first, key=lambda c: first[c]))


def row(read: Read, claim: int) -> ClaimRow:
    """One claim, withdrawn or not. Raises NotFound."""
    found = rows(read.connection, [claim])
    if not found:
        raise NotFound(f"There is no C{claim} on this desk.")
    return found[0]


def queue(read: Read, *, view: str = "all", query: str = "", after: str | None = None, limit: int = 50) -> Page:
    """A page of claims: newest first, those of the view `due` by their day. `query` is as `filters.parse` reads it.

    Raises BadInput.
    """
    matching = _matching(read, query)
    total = paging.counted(read.connection, claim_views.ids(read, view, matching, limit=paging.COUNTED))
    limit, before = paging.rows_of(limit), paging.before(after, "C")
    if view == "due" and after is not None:
        matching = [*matching, *claim_views.later_due(read.connection, before)]
    page = claim_views.ids(read, view, matching, limit=limit + 1, before=before)
    ids = read.connection.scalars(page).all()
    shown = rows(read.connection, ids[:limit])
    return Page(tuple(shown), f"C{shown[-1].id}" if len(ids) > limit else None, total)


def counts(read: Read) -> dict[str, int]:
    """How many claims each view has, counted up to one above `limits.COUNT_SHOWN`."""
    return {
        view: paging.counted(read.connection, claim_views.ids(read, view, (), limit=paging.COUNTED)) for view in VIEWS
    }


def _matching(read: Read, query: str) -> list[ColumnElement[bool]]:
    wanted = filters.parse(query)
    out: list[ColumnElement[bool]] = []
    words = search.matching(read.connection, CLAIM, wanted.words)
    if words is not None:
        out.append(CLAIM.c.id.in_(words))
    out += [CLAIM.c.state == wanted.state] if wanted.state else []
    out += [CLAIM.c.kind == wanted.kind] if wanted.kind else []
    out += [CLAIM.c.checks == wanted.checks] if wanted.checks else []
    out += [CLAIM.c.due <= wanted.due] if wanted.due else []
    if wanted.claimant:
        # By the few names there are to the claims, not the other way round.
        names = select(CLAIMANT.c.id).where(paging.holding(CLAIMANT.c.name, wanted.claimant))
        named = select(CLAIM_CLAIMANT.c.claim_id).where(
            CLAIM_CLAIMANT.c.claimant_id.in_(names), CLAIM_CLAIMANT.c.withdrawn_at.is_(None)
        )
        out.append(CLAIM.c.id.in_(named))
    if wanted.article is not None:
        appearing = select(APPEARANCE.c.claim_id).where(
            APPEARANCE.c.article_id == wanted.article, APPEARANCE.c.withdrawn_at.is_(None)
        )
        out.append(CLAIM.c.id.in_(appearing))
    if wanted.tag:
        tagged = select(TAG.c.claim_id).where(
            TAG.c.word == wanted.tag.lower(), TAG.c.withdrawn_at.is_(None), TAG.c.claim_id.is_not(None)
        )
        out.append(CLAIM.c.id.in_(tagged))
    out += assigned_to(read, CLAIM.c.assignee_id, wanted.assignee)
    return out
