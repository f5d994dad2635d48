"""A desk made many times as large by SQL: copies of its rows, each with ids, uids and references of its own.

Commands would take hours to make a million claims. The copies do not hold in the ledger's chain, so such a desk is
for reading, and for a few commands: the head stays an entry that is there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    LargeBinary,
    Text,
    Uuid,
    cast,
    create_engine,
    event,
    func,
    insert,
    literal,
    select,
    true,
    update,
)

from claimdesk.model import LedgerEntry, LedgerHead, Table
from claimdesk.model.types import Uid

SHARED = frozenset({"member", "setting", "scale", "rating", "claimant", "ledger_head"})
"""Tables of which there are no copies: all refer to the same rows."""
CACHE_KIB = 2_000_000
INDEXES = """
SELECT indexname, indexdef FROM pg_indexes
WHERE schemaname = current_schema() AND NOT EXISTS (SELECT FROM pg_constraint WHERE conname = indexname)
"""


def multiply(url: str, times: int, schema: str | None = None) -> None:
    """Make the desk `times` as large. On PostgreSQL as a superuser, whom no policy binds, in its `schema`."""
    engine = create_engine(url)
    if not schema:
        event.listen(engine, "connect", _in_haste)
    with engine.connect() as connection, connection.begin():
        if schema:
            connection.exec_driver_sql(f'SET LOCAL search_path TO "{schema}"')
        sizes = {t.name: connection.scalar(select(func.max(_key(t)))) or 0 for t in Table.metadata.tables.values()}
        number = _numbers(times)
        with _without_indexes(connection) if schema else nullcontext():
            for table in Table.metadata.sorted_tables:
                if table.name not in SHARED:
                    copies = select(*(_copy(connection, c, number.c.n, sizes) for c in table.c))
                    every = copies.select_from(table.join(number, true()))
                    connection.execute(insert(table).from_select(list(table.c), every))
        last = select(LedgerEntry.number, LedgerEntry.hash, LedgerEntry.at).order_by(LedgerEntry.number.desc()).limit(1)
        newest = connection.execute(last).one()
        connection.execute(update(LedgerHead).values(number=newest.number, hash=newest.hash, at=newest.at))
    if schema:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()


def _in_haste(connection: Any, _record: object) -> None:
    """Set up SQLite to write much of what can be made again."""
    connection.create_function("copied", 2, _copied, deterministic=True)
    for pragma in ("journal_mode=OFF", "synchronous=OFF", f"cache_size=-{CACHE_KIB}"):
        connection.execute(f"PRAGMA {pragma}")


@contextmanager
def _without_indexes(connection: Connection) -> Iterator[None]:
    """Until the end of the block, PostgreSQL keeps the indexes of constraints alone and looks up no references."""
    connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
    dropped = connection.exec_driver_sql(INDEXES).all()
    for name, _ in dropped:
        connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '512MB'")
    for _, made_by in dropped:
        connection.exec_driver_sql(made_by)


def _key(table: Any) -> ColumnElement[int]:
    return next(iter(table.primary_key.columns))  # type: ignore[no-any-return]


def _numbers(times: int) -> Any:
    first = select(literal(1).label("n")).cte("numbers", recursive=True)
    return first.union_all(select(first.c.n + 1).where(first.c.n < times - 1))


def _copy(connection: Connection, column: Column[Any], n: ColumnElement[int], sizes: dict[str, int]) -> Any:
    """What stands in the `n`th copy of a row."""
    table = column.table.name
    referred = [k.column.table.name for k in column.foreign_keys if k.column.primary_key]
    if referred:
        return column if referred[0] in SHARED else column + n * sizes[referred[0]]
    if column.primary_key or column.name == "undoes":
        return column + n * sizes[table]
    if isinstance(column.type, Uid) and column.name != "member":
        if connection.dialect.name == "sqlite":
            return func.copied(column, n, type_=LargeBinary)
        return cast(func.md5(cast(column, Text) + cast(n, Text)), Uuid)
    if column.name == "url_key":
        return column + "-" + cast(n, Text)
    return column


def _copied(uid: bytes | None, n: int) -> bytes | None:
    return None if uid is None else hashlib.md5(uid + n.to_bytes(8, "big"), usedforsecurity=False).digest()
