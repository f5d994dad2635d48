"""Rows as they stood at an earlier entry: today's rows, with all later changes taken off again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from claimdesk.model import LedgerChange, LedgerEntry, Logged
from claimdesk.store import canonical, sides

CHUNK = 400
L = TypeVar("L", bound=Logged)


@dataclass(frozen=True, slots=True)
class Later:
    """A change that came after the time asked for, with the number of its entry."""

    number: int
    change: LedgerChange


def later(session: Session, uids: Sequence[UUID], number: int) -> list[Later]:
    """The changes of these rows after entry `number`, the newest first."""
    out: list[Later] = []
    for i in range(0, len(uids), CHUNK):
        found = session.execute(
            select(LedgerEntry.number, LedgerChange)
            .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
            .where(LedgerChange.row_uid.in_(uids[i : i + CHUNK]), LedgerEntry.number > number)
        )
        out += [Later(*row) for row in found]
    return sorted(out, key=lambda x: (x.number, x.change.id), reverse=True)


def rewound(rows: Sequence[L], changes: Sequence[Later], number: int) -> list[L]:
    """`rows` as of entry `number`, in the same order, without those that came later. `changes` are those of `later`.

    Changes the objects: give it rows of a session that only reads, and go further back only. A redacted value stays
    as it is now.
    """
    by_uid = {row.uid: row for row in rows}
    for change in (x.change for x in changes if x.number > number):
        if change.inserted:
            by_uid.pop(change.row_uid, None)
        elif row := by_uid.get(change.row_uid):
            columns = inspect(type(row)).columns
            for name, told in change.fields.items():
                before, _ = sides.of(told)
                if before is not sides.REDACTED:
                    set_committed_value(row, name, canonical.restored(before, columns[name].type.python_type))
    return [row for row in rows if row.uid in by_uid]
