"""A desk to test the store on: the smallest commands there can be, a row in every table, and a way behind its back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import JSON, Column, Connection, select

from claimdesk.desk import Desk, database, members
from claimdesk.desk.work import Read, Work
from claimdesk.model import (
    Claim,
    Claimant,
    Evidence,
    LedgerChange,
    LedgerEntry,
    Logged,
    Setting,
    Source,
    Table,
)
from claimdesk.store import canonical, rights, roles
from claimdesk.words.terms import Checks, Kind, Role, SourceKind, Stance

A_MOMENT = datetime(2026, 3, 1, 12, 30, 15, 250, tzinfo=UTC)
WORDS = "The harbour closes at dusk."


def is_postgres(url: str) -> bool:
    """Whether the desk is on a server."""
    return url.startswith("postgresql")


def open_desk(url: str) -> Desk:
    """A desk at `url`, made if need be, seen by its admin."""
    if is_postgres(url) and (schema := database.status(url).schema) != "current":
        (database.create if schema == "empty" else database.upgrade)(url)
    return Desk.open(url)


def open_as(url: str, login: str) -> Desk:
    """The same desk, seen by a member who was added as `login`."""
    return Desk.open(url.replace("anna@", f"{login}@")) if is_postgres(url) else Desk.open(url, member=login)


@contextmanager
def behind(url: str) -> Iterator[Any]:
    """A connection of the database's own driver, which knows of no ledger, as somebody whom no rule binds (on a server
    the superuser); committed at the end."""
    if is_postgres(url):
        with psycopg.connect(url.replace("anna@", "postgres@"), options="-c search_path=claimdesk") as connection:
            yield connection
        return
    with closing(sqlite3.connect(url)) as connection, connection:
        yield connection


def add_claimant(work: Work, name: str) -> int:
    """A row that nothing else is needed for."""
    return work.add(Claimant(name=name)).id


def rename_claimant(work: Work, claimant: int, name: str) -> int:
    """The smallest change."""
    work.one(Claimant, claimant).name = name
    return claimant


def add_source(work: Work, title: str, **fields: Any) -> int:
    """A row with many fields."""
    return work.add(Source(title=title, kind=SourceKind.DOCUMENT, **fields)).id


def edit_source(work: Work, source: int, **fields: Any) -> int:
    """Set fields of a source."""
    row = work.one(Source, source)
    for name, value in fields.items():
        setattr(row, name, value)
    return source


def add_claim(work: Work, text: str = WORDS) -> int:
    """A claim nobody made yet."""
    return work.add(Claim(text=text, kind=Kind.FACT, checks=Checks.CONTENT)).id


def edit_claim(work: Work, claim: int, **fields: Any) -> int:
    """Set fields of a claim."""
    row = work.one(Claim, claim)
    for name, value in fields.items():
        setattr(row, name, value)
    return claim


def add_evidence(work: Work, claim: int, source: int, excerpt: str = "") -> int:
    """A row that rests on two others."""
    work.lock(Claim, claim)
    work.lock(Source, source)
    return work.add(Evidence(claim_id=claim, source_id=source, number=1, stance=Stance.SUPPORTS, excerpt=excerpt)).id


def add_member(work: Work, login: str, role: Role = Role.ANALYST) -> int:
    """A second person; here named as they log in."""
    return members.add(work, login, role=role)


def set_up(work: Work, key: str, value: str) -> int:
    """A setting."""
    return work.add(Setting(key=key, value=value)).id


def withdraw(work: Work, model: type[Logged], id_: int) -> int:
    """Take a row out, as the desk's commands do."""
    work.one(model, id_).withdrawn_at = work.now
    return id_


def restore(work: Work, model: type[Logged], id_: int) -> int:
    """Bring a withdrawn row back."""
    work.session.get_one(model, id_).withdrawn_at = None
    return id_


def live_names(read: Read) -> list[str]:
    """The claimants that were not withdrawn."""
    return list(
        read.session.scalars(select(Claimant.name).where(Claimant.withdrawn_at.is_(None)).order_by(Claimant.name))
    )


def column(read: Read, of: Any) -> list[Any]:
    """All values of a column, by key of their rows."""
    return list(read.session.scalars(select(of).order_by(*of.class_.__table__.primary_key)))


def entries(read: Read) -> list[tuple[int, str, Any, int | None]]:
    """Number, command, answer and what was undone, of every entry."""
    rows = select(LedgerEntry.number, LedgerEntry.command, LedgerEntry.returned, LedgerEntry.undoes)
    return [tuple(r) for r in read.session.execute(rows.order_by(LedgerEntry.number))]


def changes(read: Read, number: int) -> list[tuple[str, bool, dict[str, Any]]]:
    """Table, whether inserted, and the fields, of each change of an entry."""
    rows = (
        select(LedgerChange.table_name, LedgerChange.inserted, LedgerChange.fields)
        .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
        .where(LedgerEntry.number == number)
        .order_by(LedgerChange.table_name, LedgerChange.id)
    )
    return [tuple(r) for r in read.session.execute(rows)]


# What the generic value of a column's type would break: rules between columns, and what `db check` recomputes.
_PARTICULARS: dict[str, dict[str, Any]] = {
    "revision": {"text": WORDS, "number": 1},
    "dismissal": {"start_at": 0, "end_at": 3, "quote": WORDS[:3]},
    "anchor": {"start_at": 4, "end_at": 11, "quote": WORDS[4:11], "score": 90},
    "source": {"reliability": "B"},
    "capture": {"body": b"bytes", "sha256": canonical.sha256(b"bytes")},
    "comment": {"article_id": None},
    "tag": {"article_id": None, "claim_id": None},
    "setting": {"key": "colour", "value": "green"},
    "submission": {"approvals": 1},
    "verdict": {"follows_id": None},
}

_GIVEN = ("id", "uid", "version", "withdrawn_at", "search_text", "state", "wording")


def fill(work: Work) -> int:
    """Insert one row into each table of the model, in order of foreign keys. Returns how many tables there are.

    Two people sign them, for which the rights of nobody who logs in would do.
    """
    with unbound(work.session.connection()):
        return _fill(work)


@contextmanager
def unbound(connection: Connection) -> Iterator[None]:
    """Without the desk's rights: as its owner, bound by no policy."""
    with roles.as_owner(connection):
        groups = roles.of_desk(connection) if connection.dialect.name == "postgresql" else None
        if groups:
            rights.lift(connection)
        yield
        if groups:
            rights.apply(connection, groups)


def _fill(work: Work) -> int:
    classes = {m.local_table: m.class_ for m in Table.registry.mappers}
    made: dict[str, Any] = {}
    filled = 0
    for table in Table.metadata.sorted_tables:
        if table.name.startswith("ledger_"):
            continue
        values = {c.name: _value(c, made) for c in table.columns if c.name not in _GIVEN}
        values |= _PARTICULARS.get(table.name, {})
        if table.name in ("relation", "rival_dismissal"):
            if "other" not in made:
                claim = classes[table.metadata.tables["claim"]]
                made["other"] = claim(text="Another", kind=Kind.FACT, checks=Checks.CONTENT)
                work.session.add(made["other"])
                work.session.flush()
            values |= {"a_id": made["claim"].id, "b_id": made["other"].id}
        if table.name == "review":
            values |= {"reviewer_id": work.member.id, "reviewer_login": work.member.login}
        made[table.name] = classes[table](**values)
        work.session.add(made[table.name])
        work.session.flush()
        filled += 1
    return filled


def _value(column: Column[Any], made: dict[str, Any]) -> Any:
    if column.foreign_keys:
        targets = ((made.get(key.column.table.name), key.column.name) for key in column.foreign_keys)
        return next((getattr(target, name) for target, name in targets if target is not None), None)
    if isinstance(column.type, JSON):
        return {"a": "b"}
    kind = column.type.python_type
    if issubclass(kind, Enum):
        return next(iter(kind))
    examples: dict[type, Any] = {
        str: f"{column.table.name} {column.name}"[:40],
        int: 1,
        bool: True,
        bytes: b"\x00\xff",
        datetime: A_MOMENT,
        UUID: UUID(int=1),
        date: date(2026, 12, 31),
    }
    return examples[kind]
