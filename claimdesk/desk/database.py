"""Looking after a desk's database: status, upgrade, check, backup, restore. Called with a place, since most of it is
for databases that can't be opened as they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, select
from sqlalchemy.orm import Session

from claimdesk.desk.creating import build
from claimdesk.desk.opening import operating_system_login, prepare
from claimdesk.model import LedgerHead, Member
from claimdesk.store import backup, check, db_errors, dialect, in_force, migrate, move, roles, snapshot
from claimdesk.store.engine import open_engine
from claimdesk.store.location import Location, locate
from claimdesk.store.migrate import Schema
from claimdesk.store.server import described
from claimdesk.words.errors import DeskError, NotFound, Refused
from claimdesk.words.views.server import Server


@dataclass(frozen=True, slots=True)
class Standing:
    """How a database stands: what is in it, its schema's revision and this program's, and where it is."""

    place: str
    schema: str
    revision: str | None
    newest: str

    @property
    def sentence(self) -> str:
        """In words, with what to do."""
        match self.schema:
            case Schema.CURRENT:
                return f"{self.place}: a desk, schema {self.revision}, up to date."
            case Schema.OLDER:
                return f"{self.place}: a desk, schema {self.revision}; {self.newest} is newer: claimdesk db upgrade"
            case Schema.NEWER:
                return f"{self.place}: a desk of a newer Claimdesk (schema {self.revision}): upgrade the program."
            case Schema.FOREIGN:
                return f"{self.place}: another program’s database, no desk."
        return f"{self.place}: no desk yet: claimdesk db create"


def status(place: str | Path) -> Standing:
    """How the database at `place` stands; nothing is created. Raises DeskError."""
    location = locate(place)
    if location.path and not location.path.exists():
        return Standing(str(location), Schema.EMPTY, None, migrate.HEAD)
    with _engine(location) as engine, engine.connect() as connection, connection.begin():
        found = migrate.status(connection)
    return Standing(str(location), found.schema, found.revision, migrate.HEAD)


def server(place: str | Path) -> Server | None:
    """What the server of the desk at `place` says of itself; None for a file. Raises DeskError."""
    location = locate(place)
    if location.path:
        return None
    with _engine(location) as engine, engine.connect() as connection, connection.begin():
        return described(connection)


def create(place: str | Path) -> Standing:
    """Make a new desk at `place`, whose admin is whoever makes it; on PostgreSQL with its schema and roles.

    Returns how it stands. Raises DeskError.
    """
    location = locate(place)
    with _engine(location) as engine:
        if not location.path or location.path.exists():
            with engine.connect() as connection, connection.begin():
                found = migrate.status(connection)
                migrate.refuse_unusable(found)
                if found.schema is Schema.OLDER or (
                    found.schema is Schema.CURRENT and connection.execute(select(LedgerHead.number)).first()
                ):
                    raise Refused(f"There is a desk at {location} already. Another one: name another file or ?schema=")
        if location.path:
            prepare(engine, location)
        else:
            with engine.connect() as connection, connection.begin():
                login = dialect.login(connection)
            build(engine, location, login, migrate.Status(Schema.EMPTY, None))
    return status(place)


def upgrade(place: str | Path) -> tuple[Standing, Path | None]:
    """Bring the desk at `place` to this program's schema, and its rights to what they should be; a file may be new.

    Returns how it stood before, and the backup that was made of a file. Raises DeskError.
    """
    location = locate(place)
    before = status(place)
    with _engine(location) as engine:
        with engine.connect() as connection, connection.begin():
            found = migrate.status(connection)
            login = operating_system_login() if location.path else dialect.login(connection)
        migrate.refuse_unusable(found)
        if not location.path and found.schema is Schema.EMPTY:
            raise NotFound(f"There is no desk at {location} yet. Make it: claimdesk --desk URL db create")
        return before, build(engine, location, login, found)


def problems(place: str | Path) -> list[str]:
    """Everything that is wrong with the desk at `place`, a sentence each; nothing for a sound one. Raises DeskError."""
    location = _existing(place)
    with _engine(location) as engine:
        with engine.connect() as connection:
            _refuse_unready(connection, location)

        def found(connection: Connection) -> list[str]:
            # Copies and moves check the desk too, with the rules lifted: so these are looked at here alone.
            rows = check.problems(Session(connection, autoflush=False))
            return [*rows, *in_force.differing(connection)]

        return snapshot.read(engine, found)


def back_up(place: str | Path, target: Path) -> None:
    """Write a verified backup of the desk at `place`: a SQLite file that is a desk itself. Raises DeskError."""
    location = _existing(place)
    with _engine(location) as engine:
        with engine.connect() as connection:
            _refuse_unready(connection, location)
        backup.backup(engine, location, target)


def restore(place: str | Path, file: Path) -> Path | None:
    """Put the backup `file` in place of the desk; returns where what stood there was kept. Raises DeskError."""
    location = locate(place)
    with _engine(location) as engine:
        kept = backup.restore(engine, location, file)
        if location.path:
            prepare(engine, location)
        return kept


@dataclass(frozen=True, slots=True)
class Moved:
    """Where a desk was moved to, and who of its members can log in there; `unseated` says of each other why not."""

    place: str
    seated: tuple[str, ...] = ()
    unseated: tuple[str, ...] = ()


def move_desk(place: str | Path, to: str | Path, step: move.Step = lambda _: None) -> Moved:
    """Copy the desk at `place` whole to the empty place `to`, a file or a PostgreSQL URL; what stands at `place` stays.

    The same again goes on with a move that was broken off. On PostgreSQL members get a login each, without a password.
    Raises DeskError.
    """
    origin, goal = _existing(place), locate(to)
    if goal.path and goal.path.exists():
        raise Refused(f"{goal.path} exists already, and a desk moves to an empty place: name a new file.")
    # A file has its name once it is complete: what is opened before would become another desk.
    landing = locate(goal.path.with_name(goal.path.name + ".moving")) if goal.path else goal
    with _engine(origin) as source, _engine(landing) as target:
        with source.connect() as connection:
            _refuse_unready(connection, origin)
        move.move(source, target, landing, step)
        seated, unseated = _seat_members(target, landing)
    if goal.path and landing.path:
        backup.settle(landing.path)
        landing.path.rename(goal.path)
    return Moved(str(goal), seated, unseated)


def _seat_members(engine: Engine, location: Location) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give each member their rights on the server. One who can't have a login holds nobody else up."""
    seated: list[str] = []
    unseated: list[str] = []
    if location.path:
        return (), ()
    with engine.connect() as connection, connection.begin():
        logins = connection.scalars(select(Member.login).where(Member.withdrawn_at.is_(None)).order_by(Member.id)).all()
    for login in logins:
        try:
            with engine.connect().execution_options(write=True) as connection, connection.begin():
                roles.seat(connection, login)
            seated.append(login)
        except DeskError as error:
            unseated.append(f"{login}: {error.sentence}")
    return tuple(seated), tuple(unseated)


def _existing(place: str | Path) -> Location:
    location = locate(place)
    if location.path and not location.path.exists():
        raise NotFound(f"There is no desk at {location}.")
    return location


def _refuse_unready(connection: Connection, location: Location) -> None:
    with connection.begin():
        found = migrate.status(connection)
    migrate.refuse_unusable(found)
    if found.schema is not Schema.CURRENT:
        way = "create" if found.schema is Schema.EMPTY else "upgrade"
        raise NotFound(f"The desk at {location} is {found.schema.value}: claimdesk db {way}")


@contextmanager
def _engine(location: Location) -> Iterator[Engine]:
    engine = open_engine(location)
    try:
        yield engine
    except Exception as error:
        explained = db_errors.explained(error)
        if explained is None or explained is error:
            raise
        raise explained from error
    finally:
        engine.dispose()
