"""`db check`: the chain of hashes, the rows against what the ledger says of them, derived columns, anchors, bytes, and
on a server who has which rights."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Integer, cast, func, select
from sqlalchemy.orm import Session, undefer

from claimdesk.model import (
    Anchor,
    Article,
    Capture,
    Claim,
    LedgerChange,
    LedgerEntry,
    LedgerHead,
    Logged,
    Revision,
    Source,
    Table,
)
from claimdesk.store import account, canonical, derive, ledger, roles
from claimdesk.store.undo import MODELS

BATCH = 500
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)
"""What the column types raise for a value that no program of ours wrote."""


def problems(session: Session) -> Iterator[str]:
    """Everything that is wrong with the desk, a sentence each; nothing for a sound one."""
    try:
        yield from chain(session)
        yield from changes_without_entry(session)
        redactions = account.redactions(session)
        for name, model in sorted(MODELS.items()):
            yield from rows_against_ledger(session, name, model, redactions)
        yield from derived_columns(session)
        yield from anchors(session)
        yield from captures(session)
        yield from roles.astray(session.connection())
    except UNREADABLE:
        unreadable = [*unreadable_rows(session)]
        if not unreadable:
            raise
        yield from unreadable


def unreadable_rows(session: Session) -> Iterator[str]:
    """Rows with a value that is none of its column's type: SQLite lets other programs write what they like."""
    for table in Table.metadata.sorted_tables:
        key = next(iter(table.primary_key))
        for value in session.scalars(select(key)).all():
            try:
                row = session.execute(select(table).where(key == value)).one()
                if table is LedgerChange.__table__:
                    ledger.change_digest(row.table_name, row.row_uid, row.inserted, row.fields, row.salt)
            except UNREADABLE:
                name = table.name.replace("_", " ")
                yield f"{name} {value} was altered: it holds a value that can’t be read. The rest was not compared."


def chain(session: Session) -> Iterator[str]:
    """Numbers without gaps, each entry's content and hash as computed, the head at the last one."""
    previous, expected = ledger.GENESIS, 1
    at = None
    for entry in session.scalars(select(LedgerEntry).order_by(LedgerEntry.number).execution_options(yield_per=BATCH)):
        if entry.number != expected:
            yield f"Entry {expected} is missing from the ledger: {entry.number} follows {expected - 1}."
        if at and entry.at < at:
            yield f"Entry {entry.number} is older than the one before it."
        changes = session.scalars(select(LedgerChange).where(LedgerChange.entry_uid == entry.uid)).all()
        digests = [ledger.change_digest(c.table_name, c.row_uid, c.inserted, c.fields, c.salt) for c in changes]
        content = ledger.content_digest(entry.command, entry.batch, entry.undoes, entry.returned, digests)
        if content != entry.content:
            yield f"Entry {entry.number} ({entry.command}) was altered: its changes are not those it was sealed with."
        own = ledger.entry_hash(previous, entry.number, entry.at, entry.uid, entry.member, entry.login, entry.content)
        if own != entry.hash:
            yield f"The chain breaks at entry {entry.number}: it, or one before it, was altered or removed."
        previous, expected, at = entry.hash, entry.number + 1, entry.at
    head = session.scalars(select(LedgerHead)).one_or_none()
    if head is None:
        yield "The ledger’s head was removed."
    elif (head.number, head.hash) != (expected - 1, previous):
        yield f"The head says entry {head.number}, but the ledger ends at {expected - 1} or with another hash."


def changes_without_entry(session: Session) -> Iterator[str]:
    """Changes that claim to belong to an entry which does not exist."""
    lone = (
        select(LedgerChange.table_name, LedgerChange.row_uid)
        .outerjoin(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
        .where(LedgerEntry.uid.is_(None))
    )
    for table, uid in session.execute(lone):
        yield f"A change of {table} {uid} stands in the ledger without an entry."


def rows_against_ledger(
    session: Session, name: str, model: type[Logged], redactions: account.Redactions
) -> Iterator[str]:
    """Rows that are not as the last change left them, rows that no entry made, and rows that are gone."""
    fields = ledger.logged_fields(model)
    rows = session.scalars(
        select(model)
        .options(*[undefer(getattr(model, f)) for f, long in fields.items() if long])
        .order_by(model.uid)
        .execution_options(yield_per=50)
    )
    accounts = account.of_table(session, name)
    row, told = next(rows, None), next(accounts, None)
    while row is not None or told is not None:
        if told is None or (row is not None and row.uid.bytes < told.uid.bytes):
            assert row is not None
            yield f"{_named(name, row.id)} is in the database, but no entry of the ledger made it."
            row = next(rows, None)
        elif row is None or told.uid.bytes < row.uid.bytes:
            gone = _named(name, told.values.get("id") or told.uid)
            yield f"{gone} is in the ledger, but was removed from the database."
            told = next(accounts, None)
        else:
            yield from _differences(name, row, told, redactions)
            session.expunge(row)
            row, told = next(rows, None), next(accounts, None)


def _differences(name: str, row: Logged, told: account.Account, redactions: account.Redactions) -> Iterator[str]:
    this = _named(name, row.id)
    for number, field in told.breaks:
        yield (
            f"{this} was altered behind the ledger’s back before entry {number}: "
            f"{field.replace('_', ' ')} was not what the last entry had left."
        )
    for number, field in told.hidden_by_nobody((this.upper(), f"{name}/{row.id}".upper()), redactions):
        yield (
            f"The {field.replace('_', ' ')} that {this} had before entry {number} was taken out, and nothing in the "
            "ledger says so."
        )
    now, fields = ledger.values(row), ledger.logged_fields(type(row))
    for field, value in told.values.items():
        # REDACTED differs too: what a row still holds can't be redacted, so somebody else hid it.
        if field in fields and now[field] != value:
            yield f"{this} was altered behind the ledger’s back: {field.replace('_', ' ')}."


def _named(table: str, id_: object) -> str:
    letter = {"article": "A", "claim": "C", "source": "S"}.get(table)
    return f"{letter}{id_}" if letter else f"{table.replace('_', ' ')} {id_}"


def derived_columns(session: Session) -> Iterator[str]:
    """Claims, articles and sources whose derived columns are not what their rows give."""
    yield from _derived(session, Claim, "C", lambda claim: derive.of_claim(session, claim))
    yield from _derived(session, Article, "A", lambda article: derive.of_article(session, article.id))
    yield from _derived(session, Source, "S", derive.of_source)


_Row = TypeVar("_Row", Claim, Article, Source)
_IS_WRONG = {
    "state": "is stored as “{now}”, but its rows make it “{right}”.",
    "changed": "is marked as changed by the publisher, or not, against its places.",
    "wording": "has a digest of its wording that is not that of its rows.",
    "text_key": "is not known again by its text: what stands for it is another.",
    "search_text": "can’t be found by its words: its search text is not that of its rows.",
}


def _derived(session: Session, model: type[_Row], letter: str, of: Callable[[_Row], dict[str, Any]]) -> Iterator[str]:
    last = 0
    query = select(model).options(undefer(model.search_text)).order_by(model.id).limit(BATCH)
    while rows := session.scalars(query.where(model.id > last)).all():
        for row in rows:
            for field, right in of(row).items():
                if (now := getattr(row, field)) != right:
                    yield f"{letter}{row.id} {_IS_WRONG[field].format(now=now, right=right)}"
        last = rows[-1].id
        session.expunge_all()


def anchors(session: Session) -> Iterator[str]:
    """Anchors whose quote does not stand where they point."""
    start, length = cast(Anchor.start_at + 1, Integer), cast(Anchor.end_at - Anchor.start_at, Integer)
    there = func.substr(Revision.text, start, length)
    wrong = (
        select(Anchor.id, Anchor.revision_id)
        .join(Revision, Revision.id == Anchor.revision_id)
        .where(there != Anchor.quote, Anchor.found != "lost")
    )
    for id_, revision in session.execute(wrong):
        yield f"Anchor {id_} does not point at its quote in revision {revision}."


def captures(session: Session) -> Iterator[str]:
    """Stored copies whose bytes do not have their hash."""
    for capture in session.scalars(select(Capture).options(undefer(Capture.body)).execution_options(yield_per=20)):
        if canonical.sha256(capture.body) != capture.sha256:
            yield f"Capture {capture.id} of S{capture.source_id} does not have the bytes it was stored with."
        session.expunge(capture)
