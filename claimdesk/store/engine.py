"""Engines: how connections are set up and how transactions begin.

A connection begins as its execution options say: `write=True` for the one that will append to the ledger.
SQLite: BEGIN IMMEDIATE or BEGIN (a read that turns into a write can't wait for its turn and fails).
PostgreSQL: READ COMMITTED, or REPEATABLE READ and read-only; search path and timeouts are set in each transaction,
since a pooler between may hand another server connection to the next one. All that is one message to the server: the
driver would send a BEGIN of its own, and the pool a question whether the server still answers (`transact` tries again
where it does not).
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from claimdesk.store import canonical, guard, network_disk
from claimdesk.store.location import Location
from claimdesk.store.pooling import OneInTurn
from claimdesk.words.errors import Unavailable, WrongVersion

OLDEST_SERVER = 15
BUSY_TIMEOUT_S = 10.0
CONNECT_TIMEOUT_S = "10"
LOCK_TIMEOUT = "10s"
IDLE_TIMEOUT = "30s"
STATEMENT_TIMEOUT = "120s"


def open_engine(location: Location) -> Engine:
    """An engine for the desk's database, with the ledger's guard on it. Nothing is connected yet."""
    options: dict[str, Any] = {"json_serializer": canonical.dumps}
    if location.path:
        network_disk.refuse(location.path)
        options["connect_args"] = {"timeout": BUSY_TIMEOUT_S, "check_same_thread": False}
    else:
        if find_spec("psycopg") is None:
            raise Unavailable(
                "The driver for PostgreSQL is not installed: pip install 'claimdesk[postgres]', "
                "or in a checkout: pip install '.[postgres]'"
            )
        patience = location.url.query.get("connect_timeout", CONNECT_TIMEOUT_S)
        options["connect_args"] = {"connect_timeout": patience}
        options["poolclass"] = OneInTurn
    engine = create_engine(location.url, **options)
    if location.path:
        path = location.path
        event.listen(engine, "do_connect", lambda *_: _create_private(path))
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        # A page's statements take a millisecond or two, and on a large desk it would start workers for them: ten more.
        settings = (
            f"SELECT set_config('search_path', '\"{location.schema}\"', true), "
            f"set_config('lock_timeout', '{LOCK_TIMEOUT}', true), "
            f"set_config('idle_in_transaction_session_timeout', '{IDLE_TIMEOUT}', true), "
            f"set_config('statement_timeout', '{STATEMENT_TIMEOUT}', true), "
            "set_config('max_parallel_workers_per_gather', '0', true)"
        )

        def begin_postgresql(connection: Connection) -> None:
            write = connection.get_execution_options().get("write")
            begin = "BEGIN" if write else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            connection.exec_driver_sql(f"{begin}; {settings}")

        event.listen(engine, "connect", _set_up_postgresql)
        event.listen(engine, "connect", _refuse_old_server, insert=True)  # before SQLAlchemy asks it anything
        event.listen(engine, "begin", begin_postgresql)
    guard.post(engine)
    return engine


def _set_up_postgresql(connection: DBAPIConnection, _record: object) -> None:
    connection.autocommit = True  # the begin event begins, not the driver
    backend = connection.cursor().execute("SELECT pg_backend_pid()").fetchone()[0]
    if backend != connection.info.backend_pid:
        # A pooler stands between, and may hand the next transaction a server that knows none of our statements.
        connection.prepare_threshold = None


def _create_private(path: Path) -> None:
    # SQLite would make a file, and its log beside it, that everybody may read.
    if not path.exists():
        with suppress(OSError):
            path.touch(mode=0o600)


def _set_up_sqlite(connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # the begin event begins, not the driver
    # SQLite's own folds ASCII letters only.
    connection.create_function("lower", 1, _lower, deterministic=True)
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute("PRAGMA synchronous=FULL")
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
            break
        except sqlite3.OperationalError as error:
            # Two that open a new file at once race for this; the busy timeout does not cover it.
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
    cursor.close()


def _refuse_old_server(connection: DBAPIConnection, _record: object) -> None:
    version = connection.info.server_version // 10_000
    if version < OLDEST_SERVER:
        raise WrongVersion(
            f"This server is PostgreSQL {version}, and a desk needs {OLDEST_SERVER} or newer. Name another server, or "
            "let its admin upgrade it."
        )


def _lower(value: object) -> object:
    return value.lower() if isinstance(value, str) else value


def _begin_sqlite(connection: Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
