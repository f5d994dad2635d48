"""Undo and redo, as the commands they are."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import or_, select

from claimdesk.desk import standing
from claimdesk.desk.work import Work
from claimdesk.model import Claim, LedgerChange, LedgerEntry, Logged, Setting
from claimdesk.store import rests, rights
from claimdesk.store import undo as taking_back
from claimdesk.words.errors import Refused
from claimdesk.words.references import entry_number
from claimdesk.words.terms import Role

_STEPS = tuple(model.__tablename__ for model in taking_back.STEPS)


def undo(work: Work, number: int | None = None) -> int:
    """Take back entry `number`, or the member's own newest one in effect. Returns its number.

    What somebody else has signed (a verdict, a review, a comment) only editors take back. Raises BadInput, Refused.
    """
    entry = (
        taking_back.newest_to_undo(work.session, work.member.uid)
        if number is None
        else taking_back.entry_to_undo(work.session, entry_number(number))
    )
    tables = taking_back.tables_of(work.session, entry)
    if tables & {"scale", "rating"} or (tables & rights.SIGNED and entry.member != work.member.uid):
        work.require(Role.EDITOR)
    taking_back.take_back(work.session, entry, work.now)
    work.session.info["undoes"] = entry.number
    return entry.number


def redo(work: Work) -> int:
    """Take back the member's newest undo. Returns the number of the entry that is in effect again.

    A step of review is not done again where others have taken one since: it may not be its turn any more. Raises
    Refused.
    """
    entry = taking_back.newest_to_redo(work.session, work.member.uid)
    _refuse_out_of_turn(work, entry)
    taking_back.take_back(work.session, entry, work.now)
    work.session.info["undoes"] = entry.number
    assert entry.undoes is not None
    return entry.undoes


def _refuse_out_of_turn(work: Work, undo: LedgerEntry) -> None:
    steps = work.session.scalars(
        select(LedgerChange.row_uid).where(LedgerChange.entry_uid == undo.uid, LedgerChange.table_name.in_(_STEPS))
    ).all()
    for claim in sorted(rests.under(work.session, _rows(work, steps), Claim)):
        locked = standing.of(work, claim).claim
        since = work.session.scalars(
            select(LedgerEntry.number)
            .join(LedgerChange, LedgerChange.entry_uid == LedgerEntry.uid)
            .where(
                LedgerEntry.number > undo.number,
                or_(
                    LedgerChange.table_name == Setting.__tablename__,
                    LedgerChange.row_uid.in_([locked.uid, *standing.uids_under(work, claim)]),
                ),
            )
            .limit(1)
        ).first()
        if since is not None:
            raise Refused(f"C{claim} does not stand as it did (entry {since}): look again, and do the step anew.")


def _rows(work: Work, uids: Sequence[UUID]) -> list[Logged]:
    found: list[Logged] = []
    for model in taking_back.STEPS:
        found += work.session.scalars(select(model).where(model.uid.in_(uids)))
    return found
