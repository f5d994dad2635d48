"""What PostgreSQL has and SQLite lacks, or the other way round, each behind one function."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection
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


_APPEND = "SELECT append_entry({}, {}, {}, {}, CAST({} AS json), {}) FROM ledger_head WHERE id = 1; COMMIT"


def append_entry_and_commit(
    connection: Connection,
    *,
    uid: UUID,
    command: str,
    batch: UUID | None,
    undoes: int | None,
    returned: str,
    content: str,
) -> int:
    """Append an entry on PostgreSQL, where only this function of the database may, and commit. Returns its number.

    In one message: all others who write wait for the head's lock, and should not wait for the way to this client and
    back as well, nor for a client that was suspended in between.
    """
    from psycopg import sql

    driver: Any = connection.connection.dbapi_connection
    values = (uid, command, batch, undoes, returned, content)
    statement = sql.SQL(_APPEND).format(*map(sql.Literal, values)).as_string(driver)
    # Parameters would make it a prepared statement, which can't be two.
    result = connection.exec_driver_sql(statement, execution_options={"no_parameters": True})
    return int(result.scalar_one())
