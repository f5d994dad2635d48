"""Moving a whole desk from a file onto a server, or back: ids, uids, ledger, captures.

Rows are copied table by table and committed in parts, so that a move which was broken off goes on where it stopped.
Until the last transaction the target has no ledger head, and so is no desk that anybody could open. That transaction
compares every row with the source's, brings what changed there meanwhile, checks the chain of hashes and those of all
stored copies, and writes the head. Nobody writes to a file while it is moved; a server is read in one snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, LargeBinary, Table, func, insert, select, update
from sqlalchemy.orm import Session

from claimdesk.model import LedgerHead, Member
from claimdesk.model import Table as Model
from claimdesk.store import check, copy, guard, migrate, rights, roles
from claimdesk.store.location import Location
from claimdesk.words.errors import Damaged, Refused

ROWS = 500
LARGE_ROWS = 10
"""A row with bytes in it may have twenty megabytes."""
Step = Callable[[str], None]
"""Is told which table is copied now."""
Values = Mapping[str, Any]
_HEAD: Table = Model.metadata.tables[LedgerHead.__tablename__]


def move(source: Engine, target: Engine, location: Location, step: Step) -> None:
    """Copy the desk of `source` to the empty place `location`, or go on with that where it was broken off.

    Raises Refused where there is a desk already or a part of another, Damaged where the copy is not sound.
    """
    _prepare(target, location)
    with source.connect().execution_options(write=source.dialect.name == "sqlite") as reader, reader.begin():
        _take_time(reader)
        _refuse_another(reader, target, location)
        tables = [table for table in copy.tables() if table is not _HEAD]
        for table in tables:
            step(f"copying {_named(table)}")
            _bring(reader, target, table)
        with _writing(target) as writer, migrate.owning(writer, location), guard.door(writer):
            for table in tables:
                step(f"comparing {_named(table)}")
                _bring_up_to_date(reader, writer, table)
                copy.set_sequence(writer, table)
            step("checking the ledger")
            writer.execute(insert(_HEAD), [dict(reader.execute(select(_HEAD)).mappings().one())])
            for problem in check.problems(Session(writer, autoflush=False)):
                raise Damaged(f"{problem} It can’t be moved so; the desk is as it was. See: claimdesk db check")


@contextmanager
def _writing(target: Engine) -> Iterator[Connection]:
    with target.connect().execution_options(write=True) as connection, connection.begin():
        _take_time(connection)
        yield connection


def _take_time(connection: Connection) -> None:
    """A move is longer than any statement of daily work, and waits for the other side."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0")


def _prepare(target: Engine, location: Location) -> None:
    """Make the schema, open to its owner alone until the last transaction puts the rules in force again."""
    with target.connect() as connection, connection.begin():
        found = migrate.status(connection)
        migrate.refuse_unusable(found)
        if found.revision and connection.execute(select(_HEAD.c.number)).first():
            raise Refused(
                f"There is a desk at {location} already, and a desk moves to an empty place: name a new file, or "
                "another schema with ?schema="
            )
    migrate.upgrade(target, location)
    with _writing(target) as connection, roles.as_owner(connection):
        if connection.dialect.name == "postgresql":
            rights.lift(connection)


def _refuse_another(reader: Connection, target: Engine, location: Location) -> None:
    uids = select(Member.uid)
    with target.connect() as connection, connection.begin(), roles.as_owner(connection):
        there = set(connection.scalars(uids))
    if not there <= set(reader.scalars(uids)):
        raise Refused(f"A part of another desk stands at {location}: name a new file, or another schema with ?schema=")


def _bring(reader: Connection, target: Engine, table: Table) -> None:
    """Copy the rows whose keys are above those that are there, a transaction for each part."""
    (key,) = table.primary_key
    with target.connect() as connection, connection.begin(), roles.as_owner(connection):
        last = connection.execute(select(func.max(key))).scalar_one()
    query = select(table).order_by(key).limit(_part(table))
    while True:
        rows = [dict(r) for r in reader.execute(query if last is None else query.where(key > last)).mappings()]
        if not rows:
            return
        with _writing(target) as writer, roles.as_owner(writer), guard.door(writer):
            writer.execute(insert(table), rows)
        last = rows[-1][key.name]


@dataclass(slots=True)
class _Differences:
    """Where the copy of a table is not what it was copied from."""

    missing: list[Values] = field(default_factory=list)
    changed: list[Values] = field(default_factory=list)
    alien: int = 0

    def __bool__(self) -> bool:
        return bool(self.missing or self.changed or self.alien)


def _bring_up_to_date(reader: Connection, writer: Connection, table: Table) -> None:
    """Bring what came or changed since the table was copied, until every row is the source's. Raises Damaged."""
    (key,) = table.primary_key
    found = _compared(reader, writer, table)
    if not found:
        return
    for row in found.changed:
        writer.execute(update(table).where(key == row[key.name]).values(**row))
    if found.missing:
        writer.execute(insert(table), [dict(row) for row in found.missing])
    if _compared(reader, writer, table):
        raise Damaged(f"The copy is not complete: rows of {_named(table)} differ. The desk is as it was.")


def _compared(reader: Connection, writer: Connection, table: Table) -> _Differences:
    """Both sides row by row, in order of their keys."""
    (key,) = table.primary_key
    out = _Differences()
    ours, theirs = _rows(reader, table), _rows(writer, table)
    row, copied = next(ours, None), next(theirs, None)
    while row is not None or copied is not None:
        if copied is None or (row is not None and row[key.name] < copied[key.name]):
            assert row is not None
            out.missing.append(row)
            row = next(ours, None)
        elif row is None or copied[key.name] < row[key.name]:
            out.alien += 1
            copied = next(theirs, None)
        else:
            if row != copied:
                out.changed.append(row)
            row, copied = next(ours, None), next(theirs, None)
    return out


def _rows(connection: Connection, table: Table) -> Iterator[Values]:
    (key,) = table.primary_key
    found = connection.execute(select(table).order_by(key).execution_options(yield_per=_part(table)))
    return (dict(row) for row in found.mappings())


def _part(table: Table) -> int:
    return LARGE_ROWS if any(isinstance(c.type, LargeBinary) for c in table.columns) else ROWS


def _named(table: Table) -> str:
    return table.name.replace("_", " ")
