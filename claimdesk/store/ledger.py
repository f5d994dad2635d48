"""The ledger: each transaction that changes a logged row writes who, when, what, and each field's before and after.

What is hashed, so that others can verify it (all text UTF-8, hashes as 64 hex digits):

- a side of a field, before or after: SHA-256(salt of the side + canonical JSON of the value), the salt of the side
  being SHA-256(salt of the change + name of the field + `.before` or `.after`) in hex. Where a value of the change was
  redacted, its side keeps this digest alone and all others their salts (`sides`);
- a change: SHA-256 of canonical JSON `[table, row uid, inserted, {field: [digest before, digest after]}]`;
- an entry's content: SHA-256 of canonical JSON `[command, batch, undoes, returned, [sorted digests of changes]]`;
- an entry: SHA-256 of previous hash, number, microseconds since 1970, uid, member's uid, login, content, joined by
  newlines. The hash before the first is 64 zeros.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, event, insert, inspect, select, update
from sqlalchemy.orm import Session, UOWTransaction

from claimdesk.model import LedgerChange, LedgerEntry, LedgerHead, Logged
from claimdesk.store import canonical, dialect, guard, sides

GENESIS = "0" * 64
Key = tuple[str, UUID]


@dataclass(slots=True)
class Change:
    """What happened to one row in this transaction, over all its flushes."""

    row: Logged
    inserted: bool
    fields: dict[str, list[Any]]


@dataclass(slots=True)
class Record:
    """What a session has flushed so far."""

    changes: dict[Key, Change] = field(default_factory=dict)

    def net(self) -> dict[Key, Change]:
        """The changes without fields that ended as they began, and without rows that were left with none."""
        out = {}
        for key, change in self.changes.items():
            fields = {f: v for f, v in change.fields.items() if change.inserted or v[0] != v[1]}
            if fields:
                out[key] = Change(change.row, change.inserted, fields)
        return out


class LedgerSession(Session):
    """A session whose flushes are recorded."""

    @property
    def record(self) -> Record:
        """What was flushed so far in this transaction."""
        return self.info.setdefault("record", Record())  # type: ignore[no-any-return]

    @property
    def held(self) -> list[Logged]:
        """Rows that this transaction locked: what they refer to may change, they may not."""
        return self.info.setdefault("held", [])  # type: ignore[no-any-return]


def logged_fields(model: type[Logged]) -> dict[str, bool]:
    """Names of the columns that the ledger keeps, and whether each is long."""
    columns = inspect(model).columns
    return {c.key: bool(c.info.get("long")) for c in columns if c.key != "uid" and not c.info.get("derived")}


def values(row: Logged) -> dict[str, Any]:
    """All logged fields of a row as the ledger writes them."""
    return {name: _value(getattr(row, name), long) for name, long in logged_fields(type(row)).items()}


def _value(value: Any, long: bool) -> Any:
    return canonical.of_long(value) if long else canonical.plain(value)


def _refuse_unloggable(session: LedgerSession, _context: UOWTransaction, _instances: Any) -> None:
    """Before the database does, which knows the rights of who is logged in but not the rule that was broken."""
    if session.deleted:
        raise guard.LedgerBypassed("rows are withdrawn, never deleted")
    for row in session.dirty:
        for name in (n for n, long in logged_fields(type(row)).items() if long) if isinstance(row, Logged) else ():
            history = inspect(row).attrs[name].history
            if history.has_changes() and [*history.deleted] != [*history.added]:
                raise guard.LedgerBypassed(f"{row.__tablename__}.{name} is written once")


def _record_flush(session: LedgerSession, _context: UOWTransaction) -> None:
    for row in session.new:
        if isinstance(row, Logged):
            loaded = inspect(row).dict
            fields = {name: [None, _value(loaded.get(name), long)] for name, long in logged_fields(type(row)).items()}
            session.record.changes[(row.__tablename__, row.uid)] = Change(row, True, fields)
    for row in session.dirty:
        if isinstance(row, Logged):
            _record_update(session.record, row)


def _record_update(record: Record, row: Logged) -> None:
    state = inspect(row)
    for name, long in logged_fields(type(row)).items():
        history = state.attrs[name].history
        if not history.has_changes():
            continue
        before, after = (_value(x[0] if x else None, long) for x in (history.deleted, history.added))
        if before == after:
            continue
        key = (row.__tablename__, row.uid)
        change = record.changes.setdefault(key, Change(row, False, {}))
        change.fields[name] = [change.fields.get(name, [before])[0], after]


event.listen(LedgerSession, "before_flush", _refuse_unloggable)
event.listen(LedgerSession, "before_flush", guard.open_for_flush)
event.listen(LedgerSession, "after_flush", _record_flush)
event.listen(LedgerSession, "after_flush_postexec", guard.shut_after_flush)


def change_digest(table: str, uid: UUID, inserted: bool, fields: dict[str, Any], salt: bytes) -> str:
    """The digest of one change, as the head of this module says."""
    digests = {name: sides.digests(salt, name, told) for name, told in fields.items()}
    return canonical.sha256(canonical.dumps([table, str(uid), inserted, digests]))


def content_digest(command: str, batch: UUID | None, undoes: int | None, returned: Any, digests: list[str]) -> str:
    """The digest of what an entry did."""
    return canonical.sha256(canonical.dumps([command, batch and str(batch), undoes, returned, sorted(digests)]))


def entry_hash(previous: str, number: int, at: datetime, uid: UUID, member: UUID, login: str, content: str) -> str:
    """The hash of an entry in the chain. `append_entry()` computes the same on PostgreSQL."""
    parts = (previous, number, canonical.microseconds(at), uid, member, login, content)
    return canonical.sha256("\n".join(str(p) for p in parts))


_CHANGE = ("entry_uid", "table_name", "row_uid", "inserted", "fields", "salt")
_CHANGES = insert(LedgerChange)


@dataclass(frozen=True, slots=True)
class Author:
    """Whose entry it will be, and the login it comes from."""

    member: UUID
    login: str


def append(
    session: LedgerSession,
    *,
    uid: UUID,
    author: Author,
    command: str,
    batch: UUID | None,
    undoes: int | None,
    returned: Any,
    now: datetime,
) -> None:
    """Write the recorded changes and then, under the head's lock, their entry; nothing where nothing changed or was
    redacted. Nothing can follow: the head's lock is held through the commit, which on PostgreSQL goes out with it."""
    changes = session.record.net()
    if not changes and not session.info.get("redacted"):
        return
    connection = session.connection()
    rows = []
    digests = []
    for (table, row_uid), change in changes.items():
        salt = secrets.token_bytes(16)
        rows.append((uid, table, row_uid, change.inserted, change.fields, salt))
        digests.append(change_digest(table, row_uid, change.inserted, change.fields, salt))
    content = content_digest(command, batch, undoes, returned, digests)
    if connection.dialect.name == "postgresql":
        session.info["committing"] = True
        told = [(*row[:4], canonical.dumps(row[4]), row[5]) for row in rows]
        entry = (uid, command, batch, undoes, canonical.dumps(returned), content)
        dialect.append_and_commit(connection, told, entry)
        return
    with guard.door(connection):
        if rows:
            connection.execute(_CHANGES, [dict(zip(_CHANGE, row, strict=True)) for row in rows])
        _append_here(connection, uid, author, command, batch, undoes, returned, content, now)


_ENTRY = insert(LedgerEntry)
_HEAD = select(LedgerHead.number, LedgerHead.at, LedgerHead.hash)
_MOVE_HEAD = update(LedgerHead)


def _append_here(
    connection: Connection,
    uid: UUID,
    author: Author,
    command: str,
    batch: UUID | None,
    undoes: int | None,
    returned: Any,
    content: str,
    now: datetime,
) -> None:
    number, at, previous = connection.execute(_HEAD).one()
    number, at = number + 1, max(now, at)
    hash_ = entry_hash(previous, number, at, uid, author.member, author.login, content)
    connection.execute(_MOVE_HEAD, {"number": number, "at": at, "hash": hash_})
    entry = {
        "number": number,
        "uid": uid,
        "at": at,
        "member": author.member,
        "login": author.login,
        "command": command,
        "batch": batch,
        "undoes": undoes,
        "returned": returned,
        "content": content,
        "hash": hash_,
    }
    connection.execute(_ENTRY, entry)


def number_of(session: Session, uid: UUID) -> tuple[int, Any] | None:
    """Number and answer of the entry with this uid, if it was committed."""
    row = session.execute(select(LedgerEntry.number, LedgerEntry.returned).where(LedgerEntry.uid == uid)).one_or_none()
    return (row[0], row[1]) if row else None
