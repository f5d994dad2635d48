"""What was done, by whom, when: the ledger as people read it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from claimdesk.desk import activity_filter, entry_sentences, paging, subjects
from claimdesk.desk.work import Read
from claimdesk.model import Appearance, Article, Claim, LedgerChange, LedgerEntry, Logged, Member, Revision, Source
from claimdesk.store import rests, sides
from claimdesk.words.errors import NotFound
from claimdesk.words.limits import COUNT_SHOWN
from claimdesk.words.references import Reference, entry_number
from claimdesk.words.views.ledger import ChangeRow, EntryRow
from claimdesk.words.views.lists import Page

CHUNK = 400
_MODELS: dict[str, type[Logged]] = {"A": Article, "C": Claim, "S": Source}


def since(read: Read, number: int, limit: int = 500) -> list[EntryRow]:
    """The entries after `number`, oldest first."""
    query = select(LedgerEntry).where(LedgerEntry.number > number).order_by(LedgerEntry.number).limit(limit)
    return [row for row, _ in _read(read.session, query, with_fields=False)]


def page(
    read: Read,
    *,
    after: str | None = None,
    since: int = 0,
    limit: int = 50,
    member: str = "",
    article: int | None = None,
    kind: str = "",
    query: str = "",
) -> Page:
    """The newest entries, a page at a time: those after entry `since`, of a member, about an article, of one kind.

    `query` says the same in a line: `member:anna article:A12 kind:verdict`. Raises BadInput, NotFound.
    """
    want = activity_filter.wanted(member=member, article=article, kind=kind, query=query)
    session, limit = read.session, paging.rows_of(limit)
    before = entry_number(after) if after else None
    numbers = session.scalars(activity_filter.numbers(session, want, before=before, since=since, limit=limit + 1)).all()
    shown = select(LedgerEntry).where(LedgerEntry.number.in_(numbers[:limit])).order_by(LedgerEntry.number.desc())
    found = [row for row, _ in _read(session, shown, with_fields=False)]
    every = activity_filter.numbers(session, want, before=None, since=since, limit=COUNT_SHOWN + 1).subquery()
    total = session.execute(select(func.count()).select_from(every)).scalar_one()
    return Page(tuple(found), str(found[-1].number) if len(numbers) > limit else None, total)


def entry(read: Read, number: int) -> tuple[EntryRow, list[ChangeRow]]:
    """One entry with all its changes. Raises NotFound."""
    found = _read(read.session, select(LedgerEntry).where(LedgerEntry.number == entry_number(number)))
    if not found:
        raise NotFound(f"There is no entry {number} in the ledger.")
    return found[0]


def history(read: Read, reference: Reference) -> list[tuple[EntryRow, list[ChangeRow]]]:
    """Everything that was ever done to an article, claim or source, oldest first, also while it was withdrawn."""
    session = read.session
    row = session.get(_MODELS[reference.letter], reference.id) if reference.letter in _MODELS else None
    if row is None:
        raise NotFound(f"There is no {reference} on this desk.")
    rows = [row, *rests.on(session, [row], stop=(Claim, Revision, Appearance) if reference.letter == "A" else ())]
    uids = {r.uid for r in rows}
    numbers: set[int] = set()
    ordered = list(uids)
    for i in range(0, len(ordered), CHUNK):
        numbers.update(
            session.scalars(
                select(LedgerEntry.number)
                .join(LedgerChange, LedgerChange.entry_uid == LedgerEntry.uid)
                .where(LedgerChange.row_uid.in_(ordered[i : i + CHUNK]))
            )
        )
    out: list[tuple[EntryRow, list[ChangeRow]]] = []
    wanted = sorted(numbers)
    for i in range(0, len(wanted), CHUNK):
        query = select(LedgerEntry).where(LedgerEntry.number.in_(wanted[i : i + CHUNK])).order_by(LedgerEntry.number)
        out += _read(session, query, uids)
    return out


def _read(
    session: Session, query: Select[LedgerEntry], only: set[UUID] | None = None, *, with_fields: bool = True
) -> list[tuple[EntryRow, list[ChangeRow]]]:
    entries = session.scalars(query).all()
    changes: dict[UUID, list[LedgerChange]] = {e.uid: [] for e in entries}
    uids = list(changes)
    for i in range(0, len(uids), CHUNK):
        for change in session.scalars(
            select(LedgerChange).where(LedgerChange.entry_uid.in_(uids[i : i + CHUNK])).order_by(LedgerChange.id)
        ):
            changes[change.entry_uid].append(change)
    every = [c for e in entries for c in changes[e.uid]]
    about = subjects.of_rows(session, ((c.table_name, c.row_uid) for c in every))
    names = _names(session, {e.member for e in entries})
    undone = _commands(session, {e.undoes for e in entries if e.undoes})
    said = entry_sentences.Speaker(session, every, with_texts=with_fields)
    out = []
    for entry in entries:
        # What was changed comes before what came into being: "split C9 into C10".
        made = sorted(changes[entry.uid], key=lambda c: c.inserted)
        row = _view(entry, made, about, names, undone, said)
        out.append((row, _fields(made, about, said, only) if with_fields else []))
    return out


def _view(
    entry: LedgerEntry,
    changes: Sequence[LedgerChange],
    about: dict[UUID, tuple[str, ...]],
    names: dict[UUID, tuple[str, str]],
    undone: dict[int, str],
    said: entry_sentences.Speaker,
) -> EntryRow:
    touched = tuple(dict.fromkeys(r for c in changes for r in about.get(c.row_uid, ())))
    name, login = names.get(entry.member, ("somebody", ""))
    row = EntryRow(
        number=entry.number,
        uid=entry.uid,
        at=entry.at,
        member=name,
        login=entry.login,
        command=entry.command,
        sentence=said.sentence(entry, changes, touched, undone.get(entry.undoes or 0, "")),
        touched=touched,
        batch=entry.batch,
        undoes=entry.undoes,
    )
    if login and login != entry.login:
        # On a file anybody can say --as: then the entry names both.
        row = replace(row, sentence=f"{row.sentence} (entered by {entry.login} for {name})")
    return row


def _fields(
    changes: Sequence[LedgerChange],
    about: dict[UUID, tuple[str, ...]],
    said: entry_sentences.Speaker,
    only: set[UUID] | None,
) -> list[ChangeRow]:
    """Before and after of each field that says something to a person: not of ids that are the database's own."""
    return [
        ChangeRow(about.get(c.row_uid, (c.table_name,))[0], f"{c.table_name}.{field}", *said.values(field, told, c))
        for c in changes
        if only is None or c.row_uid in only
        for field, told in c.fields.items()
        if field not in entry_sentences.INTERNAL and not (c.inserted and _empty(told))
    ]


def _empty(told: list[Any]) -> bool:
    return sides.of(told)[1] in (None, "", {}, False)


def _names(session: Session, members: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    rows = session.execute(select(Member.uid, Member.name, Member.login).where(Member.uid.in_(list(members))))
    return {uid: (name, login) for uid, name, login in rows}


def _commands(session: Session, numbers: Iterable[int]) -> dict[int, str]:
    rows = session.execute(select(LedgerEntry.number, LedgerEntry.command).where(LedgerEntry.number.in_(list(numbers))))
    return dict(rows.all())
