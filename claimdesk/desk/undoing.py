"""Undo and redo, as the commands they are."""

from __future__ import annotations

from claimdesk.desk.work import Work
from claimdesk.store import rights
from claimdesk.store import undo as taking_back
from claimdesk.words.references import entry_number
from claimdesk.words.terms import Role


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
    """Take back the member's newest undo. Returns the number of the entry that is in effect again. Raises Refused."""
    entry = taking_back.newest_to_redo(work.session, work.member.uid)
    taking_back.take_back(work.session, entry, work.now)
    work.session.info["undoes"] = entry.number
    assert entry.undoes is not None
    return entry.undoes
