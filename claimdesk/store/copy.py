"""Copying a whole desk, row by row with its ids, uids and ledger: into a backup, which is a desk's file, and back.

One format for both databases: a backup of a PostgreSQL desk can be opened as a file, and restored into either.
"""

from __future__ import annotations

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy import Table as SqlTable

from claimdesk.model import Table
from claimdesk.store import guard, migrate
from claimdesk.store.location import Location
from claimdesk.words.errors import Damaged

ROWS = 500


def tables() -> list[SqlTable]:
    """What a copy of a desk holds, in order of foreign keys: not who was there when it was made."""
    return [table for table in Table.metadata.sorted_tables if not table.info.get("fleeting")]


def copy_rows(source: Connection, target: Connection) -> None:
    """Copy every table into an empty desk of the same schema. Both connections are in a transaction."""
    with guard.door(target):
        for table in tables():
            rows = source.execute(select(table).execution_options(yield_per=ROWS))
            for part in rows.mappings().partitions(ROWS):
                target.execute(insert(table), [dict(r) for r in part])
            set_sequence(target, table)


def set_sequence(target: Connection, table: SqlTable) -> None:
    """Let ids go on after the highest that was copied; SQLite does so by itself."""
    if target.dialect.name == "postgresql" and "id" in table.c and table.c.id.autoincrement is not False:
        name = table.name
        target.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), greatest((SELECT max(id) FROM \"{name}\"), 1))"
        )


def same(source: Connection, target: Connection) -> None:
    """Raise Damaged where a table's number of rows differs, or the heads do."""
    for table in tables():
        count = select(func.count()).select_from(table)
        if source.execute(count).scalar_one() != target.execute(count).scalar_one():
            raise Damaged(f"The copy is not complete: {table.name} has another number of rows. Nothing was kept.")
    head = select(Table.metadata.tables["ledger_head"])
    if source.execute(head).one() != target.execute(head).one():
        raise Damaged("The copy is not complete: its ledger ends elsewhere. Nothing was kept.")


def copy_desk(source: Engine, target: Engine, location: Location) -> None:
    """Copy a desk into an empty one at `location`, in one read snapshot and one write transaction."""
    with (
        source.connect() as reader,
        reader.begin(),
        target.connect().execution_options(write=True) as writer,
        writer.begin(),
        migrate.owning(writer, location),
    ):
        copy_rows(reader, writer)
        same(reader, writer)
