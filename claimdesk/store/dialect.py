"""What PostgreSQL has and SQLite lacks, or the other way round, each behind one function."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Date, Select, desc, select, union, union_all
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


class today(FunctionElement[date]):
    """The day it is in UTC by the same clock, to compare with: one value throughout a statement."""

    type = Date()
    inherit_cache = True


@compiles(today, "postgresql")
def _today_there(*_: Any, **__: Any) -> str:
    return "(statement_timestamp() AT TIME ZONE 'UTC')::date"


@compiles(today, "sqlite")
def _today_here(*_: Any, **__: Any) -> str:
    return "date('now')"


def login(connection: Connection) -> str:
    """Who is logged in on PostgreSQL (`session_user`)."""
    return str(connection.exec_driver_sql("SELECT session_user").scalar_one())


def newest_of_both(
    connection: Connection, a: Select[int], b: Select[int], limit: int
) -> Select[int] | CompoundSelect[int]:
    """The first ids, highest first and each once, of two SELECTs of an `id` whose indexes have them in order.

    Each of the two walks stops at the limit, and so does what merges them. PostgreSQL would sort all that both have: so
    there each has a limit of its own, and DISTINCT ON, for which it merges, where for UNION it hashes and sorts again.
    """
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import distinct_on  # a dialect that a file does not load

        walks = (end.distinct().order_by(end.selected_columns.id.desc()).limit(limit).subquery() for end in (a, b))
        found = union_all(*(select(walk.c.id) for walk in walks)).subquery()
        return select(found.c.id).ext(distinct_on(found.c.id)).order_by(found.c.id.desc()).limit(limit)
    return union(a, b).order_by(desc("id")).limit(limit)


_CHANGES = "INSERT INTO ledger_change (entry_uid, table_name, row_uid, inserted, fields, salt) VALUES "
_APPEND = "SELECT append_entry(%s, %s, %s, %s, %s::json, %s) FROM ledger_head WHERE id = 1; COMMIT"


def append_and_commit(connection: Connection, changes: Sequence[tuple[Any, ...]], entry: tuple[Any, ...]) -> None:
    """Write changes and their entry on PostgreSQL, where only a function of the database may do the last, and commit.

    In one message: all others who write wait for the head's lock, and should not wait for the way to this client and
    back as well, nor for a client that was suspended in between. Several statements take no parameters of the
    protocol, so the driver writes them out.
    """
    from psycopg import ClientCursor

    values = [value for change in changes for value in change]
    rows = ", ".join(["(%s, %s, %s, %s, %s::json, %s)"] * len(changes))
    statement = (f"{_CHANGES}{rows}; " if changes else "") + _APPEND
    driver: Any = connection.connection.dbapi_connection
    written = ClientCursor(driver).mogrify(statement, [*values, *entry])
    connection.exec_driver_sql(written, execution_options={"no_parameters": True})
