"""Rows as they stood at an earlier entry: today's rows, with all later changes taken off again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from claimdesk.model import LedgerChange, LedgerEntry, Logged
from claimdesk.store import canonical

CHUNK = 400
L = TypeVar("L", bound=Logged)


def rewound(session: Session, rows: Sequence[L], number: int) -> list[L]:
    """`rows` as of entry `number`, in the same order, without those that came later. Changes the objects: give it
    rows of a session that only reads. A redacted value stays as it is now."""
    by_uid = {row.uid: row for row in rows}
    for change in _later(session, list(by_uid), number):
        if change.inserted:
            by_uid.pop(change.row_uid, None)
        elif row := by_uid.get(change.row_uid):
            columns = inspect(type(row)).columns
            for name, value in change.fields.items():
                if not isinstance(value, dict):
                    set_committed_value(row, name, canonical.restored(value[0], columns[name].type.python_type))
    return [row for row in rows if row.uid in by_uid]


def _later(session: Session, uids: list[UUID], number: int) -> Iterable[LedgerChange]:
    for i in range(0, len(uids), CHUNK):
        yield from session.scalars(
            select(LedgerChange)
            .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
            .where(LedgerChange.row_uid.in_(uids[i : i + CHUNK]), LedgerEntry.number > number)
            .order_by(LedgerEntry.number.desc(), LedgerChange.id.desc())
        )
