"""The desk: an open database, seen by one member, and the verbs that everything else goes through.

with Desk.open("newsroom.db") as desk:
    claim = desk.do(claims.add, article, 1204, 1290, claimant="V. Putin")
    rows = desk.ask(claims.of_article, article)
    for progress in desk.run(articles.import_paths, places):
        print(progress.sentence)

What changes rows is imported by the verb that does: it needs the tables' classes, and most of a start only reads.
"""

from __future__ import annotations

import getpass
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar
from uuid import UUID

from sqlalchemy import Engine, select
from uuid_utils.compat import uuid7

from claimdesk.desk import watching
from claimdesk.desk.work import Job, Member, Read
from claimdesk.model.columns import LEDGER_HEAD, MEMBER
from claimdesk.store import db_errors, dialect, migrate, snapshot
from claimdesk.store.engine import open_engine
from claimdesk.store.location import Location, locate
from claimdesk.words.cleantext import one_line
from claimdesk.words.errors import NotFound, Refused, Unavailable, WrongVersion
from claimdesk.words.references import MemberId, Reference
from claimdesk.words.views.ledger import Head

R = TypeVar("R")


class Desk:
    """An open desk. Safe to use from several threads; close it, or use it as a context manager."""

    def __init__(self, location: Location, engine: Engine, member: Member, login: str) -> None:
        self.location = location
        self.member = member
        self.login = login
        self._engine = engine
        # Entries made through this desk: they never conflict with what its own screens show.
        self._own: deque[UUID] = deque(maxlen=10_000)

    @classmethod
    def open(cls, place: str | Path, *, member: str | None = None) -> Self:
        """Open a desk: a file's path or a PostgreSQL URL. A new file becomes a desk whose admin is the login.

        `member` is a name or login to work as; by default the one whose login it is. Raises DeskError.
        """
        location = locate(place)
        engine = open_engine(location)
        try:
            login = prepare(engine, location)
            return cls(location, engine, _member(engine, location, login, member), login)
        except BaseException as error:
            engine.dispose()
            explained = db_errors.explained(error) if isinstance(error, Exception) else None
            if explained is None or explained is error:
                raise
            raise explained from error

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def do(
        self,
        command: Callable[..., R],
        /,
        *args: Any,
        seen: int | None = None,
        batch: UUID | None = None,
        **kwargs: Any,
    ) -> R:
        """Run a command in one write transaction, which becomes one entry of the ledger; return what it returns.

        `seen` is the number of the ledger's entry that the screen was drawn from: a later change by others to what
        the command writes or decides on raises Conflict. Raises DeskError; then nothing was changed.
        """
        from claimdesk.desk import writing

        uid = uuid7()
        self._own.append(uid)
        entry = writing.Entry(uid, self.member, self.login, _name(command), batch, seen, self._own)
        return writing.write(self._engine, entry, lambda work: command(work, *args, **kwargs))

    def ask(self, query: Callable[..., R], /, *args: Any, **kwargs: Any) -> R:
        """Run a query in one read snapshot. Raises DeskError."""

        return snapshot.read(self._engine, lambda connection: query(Read(connection, self.member), *args, **kwargs))

    def run(
        self,
        job: Callable[..., Iterator[R]],
        /,
        *args: Any,
        cancelled: Callable[[], bool] = lambda: False,
        **kwargs: Any,
    ) -> Iterator[R]:
        """Run a job: an iterator of its progress. It stops after the item at hand when `cancelled` says so."""
        yield from job(Job(self, uuid7(), cancelled), *args, **kwargs)

    def present(self, terminal: UUID, subject: Reference | None, *, editing: bool = False) -> None:
        """Say what a terminal shows to those who ask `presence.others`. It makes no entry. Raises DeskError."""
        from claimdesk.desk import presence

        snapshot.note(self._engine, lambda c: presence.note(c, self.member, terminal, subject, editing=editing))

    def undo(self, entry: int | None = None) -> int:
        """Take back an entry: the member's own newest, or the one named. Returns its number. Raises Refused."""
        from claimdesk.desk import undoing

        return self.do(undoing.undo, entry)

    def redo(self) -> int:
        """Take back the member's newest undo. Returns the number of the entry that is in effect again."""
        from claimdesk.desk import undoing

        return self.do(undoing.redo)

    @property
    def is_new(self) -> bool:
        """Whether nothing was done here yet, and the member is named after the login only."""
        return self.member.name == self.member.login and self.head().number == 1

    def call_me(self, name: str) -> None:
        """Give the member at the desk the name that stands in reports. Raises DeskError."""
        from claimdesk.desk import members

        self.do(members.rename, self.member.name, name)
        self.member = replace(self.member, name=one_line(name))

    def head(self) -> Head:
        """The ledger's last entry."""
        return self.ask(watching.head)

    def watch(
        self,
        seen: Head | None = None,
        *,
        stopped: Callable[[], bool],
        busy: Callable[[], bool] = lambda: True,
        besides: Callable[[], object] = lambda: None,
    ) -> Iterator[watching.News]:
        """What others (and this desk) write, as it comes, from `seen` on; see `watching.follow`."""
        yield from watching.follow(self, seen, stopped=stopped, busy=busy, besides=besides)

    def back_up(self, target: Path) -> None:
        """Write a verified backup: a SQLite file that is a desk itself."""
        from claimdesk.store import backup

        backup.backup(self._engine, self.location, target)


def prepare(engine: Engine, location: Location) -> str:
    """Make sure that there is a desk of this program's schema; create or upgrade an embedded one. Returns the login.

    An upgrade of a file is preceded by a verified backup; PostgreSQL is only upgraded by `db upgrade`.
    """
    if location.path and not location.path.parent.is_dir():
        raise Unavailable(f"There is no folder {location.path.parent} for the desk. Create it, or name another place.")
    with engine.connect() as connection, connection.begin():
        found = migrate.status(connection)
        created = (
            found.schema is migrate.Schema.CURRENT
            and connection.execute(select(LEDGER_HEAD.c.number)).scalar_one_or_none() is not None
        )
        login = dialect.login(connection) if location.path is None else operating_system_login()
    migrate.refuse_unusable(found)
    if created:
        return login
    if location.path is None:
        if found.schema is migrate.Schema.OLDER:
            raise WrongVersion(
                f"The desk at {location} has an older schema ({found.revision}) than this program. Whoever made it "
                "upgrades it: claimdesk --desk URL db upgrade"
            )
        raise NotFound(f"There is no desk at {location} yet. Its admin makes it: claimdesk --desk URL db create")
    from claimdesk.desk import creating

    creating.build(engine, location, login, found)
    return login


def operating_system_login() -> str:
    """The login of whoever runs the program."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _member(engine: Engine, location: Location, login: str, wanted: str | None) -> Member:
    live = select(MEMBER).where(MEMBER.c.withdrawn_at.is_(None))
    members = snapshot.read(engine, lambda connection: connection.execute(live).all())
    if wanted and location.path is None and wanted != login:
        raise Refused(
            f"On PostgreSQL you are who you log in as ({login}); --as is for desks in a file. "
            "Put another user into the URL."
        )
    name = (wanted or login).casefold()
    for row in members:
        # On a server the login alone counts, to the letter: it is what the ledger writes down.
        if row.login == login if location.path is None else name in (row.login.casefold(), row.name.casefold()):
            return Member(MemberId(row.id), row.uid, row.name, row.login, row.role)
    known = ", ".join(sorted(m.name for m in members))
    if location.path is None:
        raise NotFound(f"The login {login} is no member of this desk. An admin adds you: claimdesk member add {login}")
    raise NotFound(f"“{wanted or login}” is no member of this desk. Use --as with one of: {known}")


def _name(command: Callable[..., Any]) -> str:
    return f"{command.__module__.rpartition('.')[2]}.{command.__name__}"
