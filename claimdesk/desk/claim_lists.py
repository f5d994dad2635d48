"""Claims in lists: Core selects of the columns needed, the same number of statements for any number of rows."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Connection, and_, or_, select, tuple_

from claimdesk.desk import filters, paging
from claimdesk.desk.article_lists import assigned_to
from claimdesk.desk.claim_rows import rows, with_rivals
from claimdesk.desk.work import Read
from claimdesk.model.columns import ANCHOR, APPEARANCE, CLAIM, CLAIM_CLAIMANT, CLAIMANT, REVIEW, TAG, VERDICT
from claimdesk.store import search
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.references import shortened
from claimdesk.words.terms import State
from claimdesk.words.views.lists import ClaimRow, Page

VIEWS = ("mine", "unassigned", "review", "due", "against", "all")
TO_DO = (State.OPEN, State.DRAFTED, State.IN_REVIEW, State.RETURNED, State.APPROVED)
"""States of a claim on which there is something left to do."""


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
    conditions = [CLAIM.c.withdrawn_at.is_(None), *_in_view(read, view), *_matching(read, query)]
    total = paging.counted(read.connection, CLAIM.c.id, *conditions)
    limit = paging.rows_of(limit)
    if view == "due":
        return _due_page(read.connection, conditions, after, limit, total)
    key = paging.key(after, "C")
    if key is not None:
        conditions.append(CLAIM.c.id < key)
    ids = read.connection.scalars(
        select(CLAIM.c.id).where(*conditions).order_by(CLAIM.c.id.desc()).limit(limit + 1)
    ).all()
    shown = rows(read.connection, ids[:limit])
    return Page(tuple(shown), f"C{shown[-1].id}" if len(ids) > limit else None, total)


def counts(read: Read) -> dict[str, int]:
    """How many claims each view has, counted up to one above `limits.COUNT_SHOWN`."""
    return {
        view: paging.counted(read.connection, CLAIM.c.id, CLAIM.c.withdrawn_at.is_(None), *_in_view(read, view))
        for view in VIEWS
    }


def _due_page(
    connection: Connection, conditions: list[ColumnElement[bool]], after: str | None, limit: int, total: int
) -> Page:
    """The earliest day first: the key is the claim that the last page ended with, whose day is looked up."""
    key = paging.key(after, "C")
    if key is not None:
        due = connection.scalar(select(CLAIM.c.due).where(CLAIM.c.id == key))
        if due is not None:
            conditions = [*conditions, tuple_(CLAIM.c.due, CLAIM.c.id) > (due, key)]
    ids = connection.scalars(
        select(CLAIM.c.id).where(*conditions).order_by(CLAIM.c.due, CLAIM.c.id).limit(limit + 1)
    ).all()
    shown = rows(connection, ids[:limit])
    return Page(tuple(shown), f"C{shown[-1].id}" if len(ids) > limit else None, total)


def _in_view(read: Read, view: str) -> list[ColumnElement[bool]]:
    match view:
        case "all":
            return []
        case "mine":
            return [CLAIM.c.assignee_id == read.member.id, CLAIM.c.state.in_(TO_DO)]
        case "unassigned":
            return [CLAIM.c.assignee_id.is_(None), CLAIM.c.state.in_(TO_DO)]
        case "review":
            return [CLAIM.c.state == State.IN_REVIEW, ~_done_with(read.member.id)]
        case "due":
            return [CLAIM.c.due <= datetime.now(UTC).date(), CLAIM.c.state.in_(TO_DO)]
        case "against":
            return [CLAIM.c.id.in_(with_rivals())]
    raise BadInput(f"There is no view “{shortened(view)}” of claims. There are: {', '.join(VIEWS)}")


def _done_with(member: int) -> ColumnElement[bool]:
    """That the claim's newest verdict is the member's own, or was answered by them: another has to review it."""
    newer = VERDICT.alias()
    later = select(newer.c.id).where(
        newer.c.claim_id == VERDICT.c.claim_id, newer.c.id > VERDICT.c.id, newer.c.withdrawn_at.is_(None)
    )
    answered = select(REVIEW.c.id).where(
        REVIEW.c.verdict_id == VERDICT.c.id, REVIEW.c.reviewer_id == member, REVIEW.c.withdrawn_at.is_(None)
    )
    newest = select(VERDICT.c.id).where(
        VERDICT.c.claim_id == CLAIM.c.id,
        VERDICT.c.withdrawn_at.is_(None),
        ~later.exists(),
        or_(VERDICT.c.author_id == member, answered.exists()),
    )
    return newest.exists()


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
        named = (
            select(CLAIM_CLAIMANT.c.claim_id)
            .join(CLAIMANT, CLAIMANT.c.id == CLAIM_CLAIMANT.c.claimant_id)
            .where(CLAIM_CLAIMANT.c.withdrawn_at.is_(None), paging.holding(CLAIMANT.c.name, wanted.claimant))
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
