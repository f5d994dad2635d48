"""Claims in lists: Core selects of the columns needed, the same number of statements for any number of rows."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import ColumnElement, Select, and_, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from claimdesk.desk import filters, paging
from claimdesk.desk.article_lists import assigned_to
from claimdesk.desk.claim_rows import rows, with_rivals
from claimdesk.desk.work import Read
from claimdesk.model import Anchor, Appearance, Claim, Claimant, ClaimClaimant, Review, Tag, Verdict
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
    found = read.session.execute(
        select(Claim.id, Anchor.revision_id, Anchor.start_at)
        .join(Appearance, Appearance.claim_id == Claim.id)
        .outerjoin(Anchor, and_(Anchor.appearance_id == Appearance.id, Anchor.withdrawn_at.is_(None)))
        .where(
            Appearance.article_id == article,
            Appearance.withdrawn_at.is_(None),
            Claim.withdrawn_at.is_(None),
        )
    ).all()
    first: dict[int, tuple[int, int, int]] = {}
    for claim, revision, start in found:
        place = (-(revision or 0), start or 0, claim)
        first[claim] = min(first.get(claim, place), place)
    return rows(read.session, sorted(first, key=lambda c: first[c]))


def row(read: Read, claim: int) -> ClaimRow:
    """One claim, withdrawn or not. Raises NotFound."""
    found = rows(read.session, [claim])
    if not found:
        raise NotFound(f"There is no C{claim} on this desk.")
    return found[0]


def queue(read: Read, *, view: str = "all", query: str = "", after: str | None = None, limit: int = 50) -> Page:
    """A page of claims: newest first, those of the view `due` by their day. `query` is as `filters.parse` reads it.

    Raises BadInput.
    """
    conditions = [Claim.withdrawn_at.is_(None), *_in_view(read, view), *_matching(read, query)]
    total = paging.counted(read.session, Claim.id, *conditions)
    limit = paging.rows_of(limit)
    if view == "due":
        return _due_page(read.session, conditions, after, limit, total)
    key = paging.key(after, "C")
    if key is not None:
        conditions.append(Claim.id < key)
    ids = read.session.scalars(select(Claim.id).where(*conditions).order_by(Claim.id.desc()).limit(limit + 1)).all()
    shown = rows(read.session, ids[:limit])
    return Page(tuple(shown), f"C{shown[-1].id}" if len(ids) > limit else None, total)


def counts(read: Read) -> dict[str, int]:
    """How many claims each view has, counted up to one above `limits.COUNT_SHOWN`."""
    return {
        view: paging.counted(read.session, Claim.id, Claim.withdrawn_at.is_(None), *_in_view(read, view))
        for view in VIEWS
    }


def _due_page(
    session: Session, conditions: list[ColumnElement[bool]], after: str | None, limit: int, total: int
) -> Page:
    """The earliest day first: the key is the claim that the last page ended with, whose day is looked up."""
    key = paging.key(after, "C")
    if key is not None:
        due = session.scalar(select(Claim.due).where(Claim.id == key))
        if due is not None:
            conditions = [*conditions, tuple_(Claim.due, Claim.id) > (due, key)]
    ids = session.scalars(select(Claim.id).where(*conditions).order_by(Claim.due, Claim.id).limit(limit + 1)).all()
    shown = rows(session, ids[:limit])
    return Page(tuple(shown), f"C{shown[-1].id}" if len(ids) > limit else None, total)


def _in_view(read: Read, view: str) -> list[ColumnElement[bool]]:
    match view:
        case "all":
            return []
        case "mine":
            return [Claim.assignee_id == read.member.id, Claim.state.in_(TO_DO)]
        case "unassigned":
            return [Claim.assignee_id.is_(None), Claim.state.in_(TO_DO)]
        case "review":
            return [Claim.state == State.IN_REVIEW, Claim.id.not_in(_done_with(read.member.id))]
        case "due":
            return [Claim.due <= datetime.now(UTC).date(), Claim.state.in_(TO_DO)]
        case "against":
            return [Claim.id.in_(with_rivals())]
    raise BadInput(f"There is no view “{shortened(view)}” of claims. There are: {', '.join(VIEWS)}")


def _done_with(member: int) -> Select[int]:
    """The claims whose newest verdict is the member's own, or was answered by them: another has to review it."""
    newer = aliased(Verdict)
    later = select(newer.id).where(
        newer.claim_id == Verdict.claim_id, newer.id > Verdict.id, newer.withdrawn_at.is_(None)
    )
    answered = select(Review.id).where(
        Review.verdict_id == Verdict.id, Review.reviewer_id == member, Review.withdrawn_at.is_(None)
    )
    return select(Verdict.claim_id).where(
        or_(Verdict.author_id == member, answered.exists()), Verdict.withdrawn_at.is_(None), ~later.exists()
    )


def _matching(read: Read, query: str) -> list[ColumnElement[bool]]:
    wanted = filters.parse(query)
    out: list[ColumnElement[bool]] = []
    words = search.matching(read.session, Claim, wanted.words)
    if words is not None:
        out.append(Claim.id.in_(words))
    out += [Claim.state == wanted.state] if wanted.state else []
    out += [Claim.kind == wanted.kind] if wanted.kind else []
    out += [Claim.checks == wanted.checks] if wanted.checks else []
    out += [Claim.due <= wanted.due] if wanted.due else []
    if wanted.claimant:
        named = (
            select(ClaimClaimant.claim_id)
            .join(Claimant, Claimant.id == ClaimClaimant.claimant_id)
            .where(ClaimClaimant.withdrawn_at.is_(None), paging.holding(Claimant.name, wanted.claimant))
        )
        out.append(Claim.id.in_(named))
    if wanted.article is not None:
        appearing = select(Appearance.claim_id).where(
            Appearance.article_id == wanted.article, Appearance.withdrawn_at.is_(None)
        )
        out.append(Claim.id.in_(appearing))
    if wanted.tag:
        tagged = select(Tag.claim_id).where(
            Tag.word == wanted.tag.lower(), Tag.withdrawn_at.is_(None), Tag.claim_id.is_not(None)
        )
        out.append(Claim.id.in_(tagged))
    out += assigned_to(read, Claim.assignee_id, wanted.assignee)
    return out
