"""Nothing goes round the ledger: statements that would are refused on the engine itself.

A write to a logged table passes only while a session flushes or the store has opened the door for a derived column;
`text()` passes only in the store (session events would not see bulk statements, nor those of a bare connection).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, TextClause, event
from sqlalchemy.sql.dml import UpdateBase

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, UOWTransaction

_DOOR = "ledger door"


class LedgerBypassed(AssertionError):
    """A bug of ours: a statement would have changed a logged table behind the ledger's back."""


def post(engine: Engine) -> None:
    """Set the guard on an engine."""
    event.listen(engine, "before_execute", _refuse)
    event.listen(engine, "before_cursor_execute", _refuse_hidden)
    event.listen(engine, "begin", _shut)
    event.listen(engine, "savepoint", _refuse_savepoint)


@contextmanager
def door(connection: Connection) -> Iterator[None]:
    """Let the store itself write: derived columns and the ledger."""
    # Asked for once: a connection that was lost meanwhile has none any more, and that error is not the one to tell.
    info = connection.info
    info[_DOOR] = True
    try:
        yield
    finally:
        info[_DOOR] = False


def open_for_flush(session: Session, _context: UOWTransaction, _instances: Any) -> None:
    """What passes in a flush is recorded by the session's own listener (`ledger`)."""
    session.connection().info[_DOOR] = True


def shut_after_flush(session: Session, _context: UOWTransaction) -> None:
    """The door is open for the time of a flush only."""
    session.connection().info[_DOOR] = False


def _shut(connection: Connection) -> None:
    connection.info[_DOOR] = False


@cache
def _guarded() -> frozenset[str]:
    """The names of the tables that the ledger keeps, and of its own."""
    from claimdesk.model import LedgerChange, LedgerEntry, LedgerHead, Logged, Table

    logged = {m.class_.__tablename__ for m in Table.registry.mappers if issubclass(m.class_, Logged)}
    return frozenset(logged | {x.__tablename__ for x in (LedgerHead, LedgerEntry, LedgerChange)})


def _refuse_change(connection: Connection, statement: Any) -> None:
    if isinstance(statement, UpdateBase) and not connection.info.get(_DOOR):
        table = getattr(statement.table, "element", statement.table)  # of an alias
        if getattr(table, "name", None) in _guarded():
            raise LedgerBypassed(f"{type(statement).__name__} on {table} outside a flush")


def _refuse_hidden(connection: Connection, _cursor: Any, _sql: Any, _params: Any, context: Any, _many: bool) -> None:
    for cte in getattr(context.compiled, "ctes", None) or ():
        _refuse_change(connection, cte.element)


def _refuse_savepoint(_connection: Connection, _name: str | None) -> None:
    raise LedgerBypassed("a savepoint: what is rolled back to it would stay in the ledger")


def _refuse(connection: Connection, statement: Any, _multi: Any, _params: Any, options: Any) -> None:
    _refuse_change(connection, statement)
    trusted = options.get("store") or connection.info.get("migrating")
    if isinstance(statement, TextClause) and not trusted:
        raise LedgerBypassed("text() outside the store")
