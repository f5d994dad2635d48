"""What PostgreSQL has and SQLite lacks, or the other way round, each behind one function."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from claimdesk.model.types import Moment


class now(FunctionElement[datetime]):
    """The time to write into rows: the server's, so that clocks which disagree do no harm; on a file our own."""

    type = Moment()
    inherit_cache = True


@compiles(now, "postgresql")
def _now_there(*_: Any, **__: Any) -> str:
    return "clock_timestamp()"


@compiles(now, "sqlite")
def _now_here(*_: Any, **__: Any) -> str:
    return "strftime('%Y-%m-%dT%H:%M:%fZ')"


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
