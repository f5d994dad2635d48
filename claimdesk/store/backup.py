"""Backups that were read back before anybody relies on them."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, func, select

from claimdesk.model import LedgerHead
from claimdesk.store import dump, migrate
from claimdesk.store.copy import copy_desk
from claimdesk.store.engine import open_engine
from claimdesk.store.location import Location, locate
from claimdesk.words.errors import BadInput, Refused, Unavailable


def backup(engine: Engine, location: Location, target: Path) -> None:
    """Write the desk to `target`: a SQLite file that is a desk itself, or for the name `….dump` an archive of pg_dump.

    Refuses an existing file.
    """
    target = target.expanduser().absolute()
    if target.exists():
        raise Refused(f"{target} exists already. Choose another name: a backup never overwrites anything.")
    if not target.parent.is_dir():
        raise BadInput(f"There is no folder {target.parent}.")
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    try:
        partial.touch(mode=0o600)
        if target.suffix == dump.SUFFIX:
            if location.path:
                raise BadInput(f"A {dump.SUFFIX} is made by pg_dump, of a desk on PostgreSQL. Name another file.")
            dump.write(engine, location, partial)
        else:
            _copy_file(location.path, partial) if location.path else _copy_server(engine, partial)
            _verify(partial)
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.rename(target)
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(f"The backup could not be written: {error}. Nothing was changed.") from error
    finally:
        for leftover in (partial, Path(f"{partial}-wal"), Path(f"{partial}-shm")):
            leftover.unlink(missing_ok=True)


def settle(path: Path) -> None:
    """Take a closed desk's file out of its log's keeping, so that it stands alone and can be renamed."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def before_upgrade(engine: Engine, location: Location, revision: str) -> Path | None:
    """A verified backup beside an embedded desk, made before its schema changes. Returns its path."""
    if location.path is None:
        return None
    return _beside(engine, location, location.path, f"before-upgrade-from-{revision}")


def restore(engine: Engine, location: Location, file: Path) -> Path | None:
    """Put a backup in place of the desk. What stood there is backed up first; returns where, None if it was empty."""
    file = file.expanduser().absolute()
    if not file.is_file():
        raise BadInput(f"There is no file {file}.")
    dumped = dump.is_dump(file)
    if dumped and location.path:
        raise Refused(
            f"{file} is an archive of pg_dump: restore it on PostgreSQL. From there, claimdesk db move takes the desk "
            "into a file."
        )
    if not dumped and not _verify(file):
        raise BadInput(f"{file} holds no desk: its ledger is empty.")
    kept = None
    with engine.connect() as connection, connection.begin():
        found = migrate.status(connection)
        empty = (
            found.schema is migrate.Schema.EMPTY or not connection.execute(select(func.count(LedgerHead.id))).scalar()
        )
    if location.path is None:
        if not empty:
            raise Refused("That schema holds a desk already. Restore into an empty one: ?schema=NEWNAME")
        if dumped:
            dump.load(engine, location, file)
        else:
            migrate.upgrade(engine, location)
            _load_server(file, engine, location)
        return None
    if not empty:
        kept = _beside(engine, location, location.path, "before-restore")
    with closing(_reader(file)) as reader, closing(sqlite3.connect(location.path)) as writer:
        # SQLite's own page copy takes the lock that keeps other programs out until it is complete.
        reader.backup(writer, pages=-1)
    return kept


def _beside(engine: Engine, location: Location, path: Path, occasion: str) -> Path:
    # To the microsecond: two programs that open an older desk at once make a backup each.
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%f")
    target = path.with_name(f"{path.name}.{occasion}-{stamp}")
    backup(engine, location, target)
    return target


def _reader(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def _copy_file(path: Path, target: Path) -> None:
    with closing(_reader(path)) as reader, closing(sqlite3.connect(target)) as writer:
        reader.backup(writer, pages=-1)
        writer.execute("PRAGMA journal_mode=DELETE")


def _load_server(file: Path, engine: Engine, location: Location) -> None:
    # From a copy: opening a desk's file writes to it, and one of an older schema is upgraded first.
    with tempfile.TemporaryDirectory(prefix="claimdesk-restore-") as folder:
        place = locate(Path(folder) / "desk")
        assert place.path
        _copy_file(file, place.path)
        source = open_engine(place)
        try:
            migrate.upgrade(source, place)
            copy_desk(source, engine, location)
        finally:
            source.dispose()


def _copy_server(engine: Engine, target: Path) -> None:
    place = locate(target)
    file = open_engine(place)
    migrate.upgrade(file, place)
    copy_desk(engine, file, place)
    with file.connect() as connection:
        connection.connection.cursor().execute("PRAGMA journal_mode=DELETE")
    file.dispose()


def _verify(file: Path) -> bool:
    """Whether the desk in `file` has any entry. Raises BadInput where there is no sound desk of this program."""
    try:
        with closing(_reader(file)) as connection:
            state = connection.execute("PRAGMA integrity_check").fetchone()[0]
            head = connection.execute("SELECT number, hash FROM ledger_head").fetchone()
            revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as error:
        raise BadInput(f"{file} is no desk of Claimdesk, or is damaged: {error}.") from error
    if state != "ok":
        raise BadInput(f"{file} is damaged: {state}.")
    if revision and revision[0] not in migrate.KNOWN:
        migrate.refuse_unusable(migrate.Status(migrate.Schema.NEWER, str(revision[0])))
    return head is not None
