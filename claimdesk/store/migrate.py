"""Bringing a database to this program's schema. Alembic and the tables' classes are loaded only where there is
something to do."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, inspect

from claimdesk.store import db_errors, roles
from claimdesk.store.location import Location
from claimdesk.words.errors import Damaged, NotFound, WrongVersion

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0001"
"""The newest migration. A test holds it against the folder; so opening a desk needs no Alembic."""
KNOWN = ("0001",)
"""All migrations of this program, oldest first."""

TRIES = 4
_ADVISORY_LOCK = 0x636C61696D  # "claim"
_SEARCH_TABLES = ("claim_search", "article_search", "source_search")


class Schema(StrEnum):
    """What stands in a database."""

    EMPTY = "empty"
    CURRENT = "current"
    OLDER = "older"
    NEWER = "newer"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Status:
    """The schema of a database and the revision it is at (None without one)."""

    schema: Schema
    revision: str | None


def status(connection: Connection) -> Status:
    """What stands in the database. Raises NotFound where this login may not look into the schema."""
    tables = set(inspect(connection).get_table_names(schema=_schema(connection)))
    if "alembic_version" not in tables or "ledger_head" not in tables:
        ours = not tables or tables == {"alembic_version"}
        return Status(Schema.EMPTY if ours else Schema.FOREIGN, None)
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one_or_none()
    if revision is None:
        return Status(Schema.EMPTY, None)
    if revision not in KNOWN:
        return Status(Schema.NEWER, str(revision))
    return Status(Schema.CURRENT if revision == HEAD else Schema.OLDER, str(revision))


def _schema(connection: Connection) -> str | None:
    if connection.dialect.name != "postgresql":
        return None
    # current_schema() is null where the schema that search_path names does not exist yet, or is closed to the login.
    login, there, usable = connection.exec_driver_sql(
        "SELECT session_user, to_regnamespace(current_setting('search_path')) IS NOT NULL, current_schema()"
    ).one()
    if there and usable is None:
        raise NotFound(f"The login {login} is no member of this desk. An admin adds you: claimdesk member add {login}")
    return str(usable or "-")


def refuse_unusable(found: Status) -> None:
    """Raise WrongVersion for a database this program must not touch."""
    if found.schema is Schema.NEWER:
        raise WrongVersion(
            f"This desk was made by a newer Claimdesk (schema {found.revision}; this program knows up to {HEAD}). "
            "Install the newer one: pip install --upgrade claimdesk"
        )
    if found.schema is Schema.FOREIGN:
        raise WrongVersion("That database holds other tables and no desk of Claimdesk. Choose another file or schema.")


def upgrade(engine: Engine, location: Location, revision: str = "head") -> Status:
    """Bring the database to `revision`, in one transaction that nobody else can be in. Returns what stood there."""
    return _migrate(engine, location, "upgrade", revision)


def downgrade(engine: Engine, location: Location, revision: str = "base") -> Status:
    """Take the database back to `revision`. For tests and for a way back; loses what the older schema can't hold."""
    return _migrate(engine, location, "downgrade", revision)


def _migrate(engine: Engine, location: Location, direction: str, revision: str) -> Status:
    for _ in range(TRIES):
        try:
            return _migrate_once(engine, location, direction, revision)
        except Exception as error:
            # Tables are locked one by one, so it may meet those who are at work.
            if not db_errors.worth_another_try(error):
                raise
        time.sleep(random.uniform(0.1, 0.5))
    return _migrate_once(engine, location, direction, revision)


def _migrate_once(engine: Engine, location: Location, direction: str, revision: str) -> Status:
    with engine.connect().execution_options(write=True) as connection:
        if connection.dialect.name == "sqlite":
            # ALTER by copy would cascade deletes into the children; the pragma only takes effect outside a transaction.
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                if connection.dialect.name == "postgresql":
                    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})")
                found = status(connection)
                refuse_unusable(found)
                with owning(connection, location):
                    if not (direction == "upgrade" and found.schema is Schema.CURRENT and revision in ("head", HEAD)):
                        _run(connection, direction, revision)
                        _refuse_orphans(connection)
            return found
        finally:
            if connection.dialect.name == "sqlite":
                connection.connection.cursor().execute("PRAGMA foreign_keys=ON")


@contextmanager
def owning(connection: Connection, location: Location) -> Iterator[None]:
    """On PostgreSQL: act as the desk's owner, bound by no policy, and put the rules in force again at the end.

    A new desk gets its schema and its roles here. Raises Refused for a login that may not.
    """
    if location.path:
        yield
        return
    from claimdesk.store import rights

    groups = roles.establish(connection, location.schema)
    with roles.acting_as(connection, groups.owner):
        rights.lift(connection)
        yield
        rights.apply(connection, groups)


def _run(connection: Connection, direction: str, revision: str) -> None:
    from alembic import command

    config = configuration()
    config.attributes["connection"] = connection
    # Migrations speak SQL of their own; the ledger's guard is not for them.
    connection.info["migrating"] = True
    try:
        getattr(command, direction)(config, revision)
    finally:
        connection.info.pop("migrating", None)


def _refuse_orphans(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if orphans:
            raise Damaged(
                f"The upgrade would have left {len(orphans)} rows of “{orphans[0][0]}” without what they belong to. "
                "Nothing was changed. Please report this; your backup is untouched."
            )


def configuration() -> Config:
    """Alembic's configuration: the migrations inside the installed package, else those of the source tree."""
    from alembic.config import Config

    package = Path(__file__).resolve().parent.parent
    inside = package / "_migrations"
    config = Config()
    config.set_main_option("script_location", str(inside if inside.is_dir() else package.parent / "migrations"))
    return config


def include_object(_object: Any, name: str | None, type_: str, _reflected: bool, _compare_to: Any) -> bool:
    """What Alembic compares: not the full-text tables and indexes, which are made by hand in the migrations."""
    own = any((name or "").startswith(t) for t in _SEARCH_TABLES)
    return not own and not (type_ == "index" and (name or "").endswith("_search_text"))
