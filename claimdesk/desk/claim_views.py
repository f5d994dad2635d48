"""Which claims each view of the queue shows, and in which order.

Each SELECT here walks an index in its order and stops at its limit, however many claims there are: a test reads the
plans of both databases.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, CompoundSelect, Connection, ScalarSelect, Select, or_, select, text, tuple_

from claimdesk.desk import paging
from claimdesk.desk.work import Read
from claimdesk.model.columns import CLAIM, RELATION, REVIEW, VERDICT
from claimdesk.model.partial import AGAINST, CHANGED, TO_DO
from claimdesk.store import dialect
from claimdesk.words.errors import BadInput
from claimdesk.words.references import shortened
from claimdesk.words.terms import State

VIEWS = ("mine", "unassigned", "review", "due", "against", "changed", "all")


def ids(
    read: Read, view: str, conditions: Sequence[ColumnElement[bool]], *, limit: int, before: int = paging.NEWEST
) -> Select[int] | CompoundSelect[int]:
    """SELECT of the first ids that the member's view has among the live claims that meet `conditions`, newest first.

    Those that are due come by their day; there `later_due` takes the place of `before`. Raises BadInput.
    """
    member = read.member.id
    if view == "against":
        return _pulling(read.connection, conditions, limit, before)
    live = [CLAIM.c.withdrawn_at.is_(None), *conditions]
    newest = select(CLAIM.c.id).where(CLAIM.c.id < before, *live).limit(limit)
    match view:
        case "all":
            return newest.order_by(CLAIM.c.id.desc())
        case "mine" | "unassigned":
            whose = CLAIM.c.assignee_id == member if view == "mine" else CLAIM.c.assignee_id.is_(None)
            # PostgreSQL takes the order from the index only where all its columns are named.
            return newest.where(whose, text(TO_DO)).order_by(CLAIM.c.assignee_id.desc(), CLAIM.c.id.desc())
        case "review":
            return newest.where(CLAIM.c.state == State.IN_REVIEW, _done_with(member).is_(False)).order_by(
                CLAIM.c.id.desc()
            )
        case "changed":
            return newest.where(text(CHANGED)).order_by(CLAIM.c.id.desc())
        case "due":
            by_now = CLAIM.c.due <= dialect.today()
            return select(CLAIM.c.id).where(by_now, text(TO_DO), *live).order_by(CLAIM.c.due, CLAIM.c.id).limit(limit)
    raise BadInput(f"There is no view “{shortened(view)}” of claims. There are: {', '.join(VIEWS)}")


def later_due(connection: Connection, claim: int) -> list[ColumnElement[bool]]:
    """That a claim comes after `claim` in the order of their days; nothing where that has none."""
    due = connection.scalar(select(CLAIM.c.due).where(CLAIM.c.id == claim))
    return [] if due is None else [tuple_(CLAIM.c.due, CLAIM.c.id) > (due, claim)]


def _done_with(member: int) -> ScalarSelect[bool]:
    """Whether the claim's newest verdict is the member's own, or was answered by them: another has to review it."""
    answered = select(REVIEW.c.id).where(
        REVIEW.c.verdict_id == VERDICT.c.id, REVIEW.c.reviewer_id == member, REVIEW.c.withdrawn_at.is_(None)
    )
    # A value for each claim, not a join: for that PostgreSQL would read all verdicts.
    newest = select(or_(VERDICT.c.author_id == member, answered.exists())).where(
        VERDICT.c.claim_id == CLAIM.c.id, VERDICT.c.withdrawn_at.is_(None)
    )
    return newest.order_by(VERDICT.c.id.desc()).limit(1).scalar_subquery()


def _pulling(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], limit: int, before: int
) -> Select[int] | CompoundSelect[int]:
    """The claims that another live one pulls against: from the relations, of which there are fewer."""
    # The withdrawn ones are few and have an index: to look up each claim whether it is live takes three times as long.
    withdrawn = select(CLAIM.c.id).where(CLAIM.c.withdrawn_at.is_not(None))
    ends = []
    for mine, others in ((RELATION.c.a_id, RELATION.c.b_id), (RELATION.c.b_id, RELATION.c.a_id)):
        end = select(mine.label("id")).where(
            mine < before,
            RELATION.c.withdrawn_at.is_(None),
            text(AGAINST),
            mine.not_in(withdrawn),
            others.not_in(withdrawn),
        )
        if conditions:
            end = end.where(select(CLAIM.c.id).where(CLAIM.c.id == mine, *conditions).exists())
        ends.append(end)
    return dialect.newest_of_both(connection, ends[0], ends[1], limit)
