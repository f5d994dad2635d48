"""What PostgreSQL has and SQLite lacks, or the other way round, each behind one function."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, literal, text

from claimdesk.model.types import Moment


def now(connection: Connection) -> ColumnElement[datetime]:
    """The time to write into rows: the server's, so that clocks which disagree do no harm; on a file our own."""
    if connection.dialect.name == "postgresql":
        return func.clock_timestamp(type_=Moment)
    return literal(datetime.now(UTC), Moment)


def login(connection: Connection) -> str:
    """Who is logged in on PostgreSQL (`session_user`)."""
    return str(connection.exec_driver_sql("SELECT session_user").scalar_one())


_APPEND = text(
    "SELECT append_entry(:uid, :command, :batch, :undoes, CAST(:returned AS json), :content)"
    " FROM ledger_head WHERE id = 1"
).execution_options(store=True)


def append_entry(
    connection: Connection,
    *,
    uid: UUID,
    command: str,
    batch: UUID | None,
    undoes: int | None,
    returned: str,
    content: str,
) -> int:
    """Append an entry on PostgreSQL, where only this function of the database may. Returns its number."""
    values: dict[str, Any] = {
        "uid": uid,
        "command": command,
        "batch": batch,
        "undoes": undoes,
        "returned": returned,
        "content": content,
    }
    return int(connection.execute(_APPEND, values).scalar_one())
