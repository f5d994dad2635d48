"""Undo and redo: an entry is taken back by a new one, which withdraws what it created and restores what it changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, inspect, or_, select
from sqlalchemy.orm import aliased

from claimdesk.model import (
    Article,
    Claim,
    Claimant,
    ClaimClaimant,
    LedgerChange,
    LedgerEntry,
    Logged,
    Member,
    Publication,
    ReportCopy,
    Review,
    Setting,
    Source,
    Submission,
    Table,
)
from claimdesk.store import canonical, merging, rests, sides
from claimdesk.store.ledger import LedgerSession, logged_fields, values
from claimdesk.words.errors import NotFound, Refused

MODELS: dict[str, type[Logged]] = {
    m.class_.__tablename__: m.class_ for m in Table.registry.mappers if issubclass(m.class_, Logged)
}
LOCK_ORDER: tuple[type[Logged], ...] = (Article, Claim, Source)
"""What is locked first; rows of other tables follow, the ledger's head comes last."""
STEPS: tuple[type[Logged], ...] = (Submission, Review, Publication)
"""What is done with a verdict once it stands, in this order."""
_NOT_UNDOABLE = (Member.__tablename__, Setting.__tablename__)


def _taken_back(entry: Any) -> ColumnElement[bool]:
    """SQL: some later entry undoes this one (or another of its batch), and was not itself undone by a redo.

    Later: a job that goes on after its batch was undone makes entries which that undo knew nothing of.
    """
    undoer, redoer, mate = aliased(LedgerEntry), aliased(LedgerEntry), aliased(LedgerEntry)
    mates = select(mate.number).where(mate.batch == entry.batch).scalar_subquery()
    return exists().where(
        undoer.number > entry.number,
        or_(undoer.undoes == entry.number, and_(entry.batch.is_not(None), undoer.undoes.in_(mates))),
        ~exists().where(redoer.undoes == undoer.number),
    )


def newest_to_undo(session: LedgerSession, member: UUID) -> LedgerEntry:
    """The member's own newest entry in effect that is no undo or redo and changed no member or setting."""
    touches_members = exists().where(
        LedgerChange.entry_uid == LedgerEntry.uid, LedgerChange.table_name.in_(_NOT_UNDOABLE)
    )
    entry = session.scalars(
        select(LedgerEntry)
        .where(
            LedgerEntry.member == member,
            LedgerEntry.undoes.is_(None),
            ~_taken_back(LedgerEntry),
            ~touches_members,
            exists().where(LedgerChange.entry_uid == LedgerEntry.uid),  # else it redacted a value
        )
        .order_by(LedgerEntry.number.desc())
        .limit(1)
    ).one_or_none()
    if entry is None:
        raise Refused("There is nothing of yours left to undo.")
    return entry


def newest_to_redo(session: LedgerSession, member: UUID) -> LedgerEntry:
    """The member's newest undo that was not redone, and after which they did nothing new."""
    undone, redoer = aliased(LedgerEntry), aliased(LedgerEntry)
    entry = session.scalars(
        select(LedgerEntry)
        .join(undone, undone.number == LedgerEntry.undoes)
        .where(
            LedgerEntry.member == member,
            undone.undoes.is_(None),
            ~exists().where(redoer.undoes == LedgerEntry.number),
        )
        .order_by(LedgerEntry.number.desc())
        .limit(1)
    ).one_or_none()
    if entry is None:
        raise Refused("There is nothing of yours to redo.")
    newer = select(LedgerEntry.number).where(
        LedgerEntry.member == member, LedgerEntry.undoes.is_(None), LedgerEntry.number > entry.number
    )
    if session.execute(newer.limit(1)).first():
        raise Refused("You have done something new since that undo, so there is nothing to redo.")
    return entry


def entry_to_undo(session: LedgerSession, number: int) -> LedgerEntry:
    """The entry with this number, if it can be undone by name at all."""
    entry = session.get(LedgerEntry, number)
    if entry is None:
        raise NotFound(f"There is no entry {number} in the ledger.")
    if entry.undoes is not None:
        raise Refused(f"Entry {number} is itself an undo or redo: name the entry {entry.undoes} that it is about.")
    if session.execute(
        select(LedgerEntry.number).where(LedgerEntry.number == number, _taken_back(LedgerEntry))
    ).first():
        raise Refused(f"Entry {number} was undone already.")
    tables = tables_of(session, entry)
    if not tables:
        raise Refused(f"Entry {number} took a value out of the ledger, which can't be undone.")
    if tables & set(_NOT_UNDOABLE):
        raise Refused(f"Entry {number} changed members or settings, which are changed again, not undone.")
    return entry


def tables_of(session: LedgerSession, entry: LedgerEntry) -> set[str]:
    """The tables that an entry changed."""
    return set(session.scalars(select(LedgerChange.table_name).where(LedgerChange.entry_uid == entry.uid)))


def take_back(session: LedgerSession, entry: LedgerEntry, now: Any) -> None:
    """Apply the inverse of an entry (of its whole batch) to the rows. Raises Refused where others built on it."""
    in_effect = and_(LedgerEntry.batch == entry.batch, ~_taken_back(LedgerEntry))
    same = in_effect if entry.batch else LedgerEntry.number == entry.number
    changes = session.scalars(
        select(LedgerChange)
        .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
        .where(same)
        .order_by(LedgerEntry.number, LedgerChange.id)
    ).all()
    net: dict[tuple[str, UUID], tuple[bool, dict[str, list[Any]]]] = {}
    for change in changes:
        inserted, fields = net.setdefault((change.table_name, change.row_uid), (change.inserted, {}))
        for name, told in change.fields.items():
            before, after = sides.of(told)
            fields[name] = [fields.get(name, [before])[0], after]
    if any(sides.REDACTED in value for _, fields in net.values() for value in fields.values()):
        raise Refused(f"Entry {entry.number} can't be undone: a value in it was redacted.")
    rows = _locked(session, net)
    for key, (inserted, fields) in net.items():
        _refuse_if_changed_since(session, rows[key], inserted, fields, entry)
    # Undoing a row's return takes it out again, like undoing its creation.
    withdrawn = [rows[k] for k, (inserted, f) in net.items() if inserted or f.get("withdrawn_at", [None])[0]]
    restored = [rows[key] for key, (_, fields) in net.items() if fields.get("withdrawn_at", [1, 1])[0] is None]
    created = {key for key, (inserted, _) in net.items() if inserted}
    _refuse_if_built_on(session, withdrawn, created, entry)
    # What goes makes room for what comes back: uniqueness holds among live rows. What rests on others goes before them,
    # and comes back after them; so do the steps of review, after which nothing is weighed for a verdict any more.
    going = {key for key, (inserted, fields) in net.items() if inserted or fields.get("withdrawn_at", [None])[0]}
    steps = [model.__tablename__ for model in STEPS]
    tables = [table.name for table in Table.metadata.sorted_tables if table.name not in steps] + steps
    for keys, order in ((going, tables[::-1]), (net.keys() - going, tables)):
        for table in order:
            for key in [k for k in net if k in keys and k[0] == table]:
                _put_back(rows[key], *net[key], now)
            session.flush()
    _refuse_orphans(session, [r for r in [*rows.values()] if r.withdrawn_at is None], restored)


def _put_back(row: Logged, inserted: bool, fields: dict[str, list[Any]], now: Any) -> None:
    if inserted:
        row.withdrawn_at = now
        return
    columns = inspect(type(row)).columns
    for name, (before, after) in fields.items():
        value = merging.without(getattr(row, name), before, after)
        setattr(row, name, canonical.restored(value, columns[name].type.python_type))


def _locked(session: LedgerSession, keys: Any) -> dict[tuple[str, UUID], Logged]:
    """All rows of the changes; what commands attach things to is locked first, table by table in id order."""
    by_model: dict[type[Logged], list[UUID]] = {}
    for table, uid in keys:
        by_model.setdefault(MODELS[table], []).append(uid)
    found: dict[tuple[str, UUID], Logged] = {}
    claims = _claims_of(session, by_model)
    models: set[type[Logged]] = {*by_model, Claim} if claims else {*by_model}
    for model in sorted(models, key=lambda m: (LOCK_ORDER.index(m) if m in LOCK_ORDER else 9, m.__name__)):
        if model is Claim:
            session.execute(select(Claim.id).where(Claim.id.in_(claims)).order_by(Claim.id).with_for_update()).all()
        query = select(model).where(model.uid.in_(by_model.get(model, ()))).order_by(model.id)
        query = query.with_for_update().execution_options(populate_existing=True)
        for row in session.scalars(query):
            found[(model.__tablename__, row.uid)] = row
    return found


def _claims_of(session: LedgerSession, by_model: dict[type[Logged], list[UUID]]) -> list[int]:
    """The claims that the rows are, or stand under: looked up before any is locked, since what a row belongs to
    never changes. A claimant's name is part of all its claims."""
    rows = [r for model, uids in by_model.items() for r in session.scalars(select(model).where(model.uid.in_(uids)))]
    named = select(ClaimClaimant.claim_id).where(
        ClaimClaimant.claimant_id.in_([r.id for r in rows if isinstance(r, Claimant)])
    )
    return sorted(rests.under(session, rows, Claim) | set(session.scalars(named)))


def _refuse_if_changed_since(
    session: LedgerSession, row: Logged, inserted: bool, fields: dict[str, list[Any]], entry: LedgerEntry
) -> None:
    now = values(row)
    if inserted:
        known = [name for name in logged_fields(type(row)) if name in fields]  # not those of a later schema
        fields = {name: [None, None if name == "withdrawn_at" else fields[name][1]] for name in known}
    changed = {name for name, told in fields.items() if not merging.stands(now[name], *told)}
    if not changed:
        return
    later = session.execute(
        select(LedgerChange, LedgerEntry, Member.name)
        .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
        .join(Member, Member.uid == LedgerEntry.member)
        .where(LedgerChange.row_uid == row.uid, LedgerEntry.number > entry.number)
        .order_by(LedgerEntry.number.desc())
    )
    for change, by, name in later:
        same = [
            f for f in changed & set(change.fields) if merging.overlap(tuple(fields[f]), sides.of(change.fields[f]))
        ]
        if same:
            what = ", ".join(sorted(f.replace("_", " ") for f in same))
            raise Refused(
                f"Entry {entry.number} can't be undone: {name} changed {_named(row)} after it "
                f"({what}, entry {by.number}). Undo that first, or change it back by hand."
            )
    raise Refused(
        f"Entry {entry.number} can't be undone: {_named(row)} is not as the ledger says. See: claimdesk db check"
    )


def _refuse_if_built_on(
    session: LedgerSession, withdrawn: list[Logged], created: set[tuple[str, UUID]], entry: LedgerEntry
) -> None:
    going = {(type(r), r.id) for r in withdrawn}
    for row in withdrawn:
        if isinstance(row, Publication) and (copy := session.get(ReportCopy, row.id)):
            raise Refused(
                f"This publication of C{row.claim_id} can't be undone: a report with it was written out on "
                f"{copy.written_at:%-d %B %Y at %H:%M} UTC. Correct or retract it instead."
            )
        for above in rests.directly_on(session, row):
            if (type(above), above.id) not in going:
                author = session.execute(
                    select(Member.name, LedgerEntry.number)
                    .join(LedgerEntry, LedgerEntry.member == Member.uid)
                    .join(LedgerChange, LedgerChange.entry_uid == LedgerEntry.uid)
                    .where(LedgerChange.row_uid == above.uid, LedgerChange.inserted)
                ).first()
                # What stood under a row before it was brought back stood there too while it was withdrawn.
                if (row.__tablename__, row.uid) not in created and author and author[1] < entry.number:
                    continue
                whose = f"{author[0]}’s (entry {author[1]})" if author else "somebody’s"
                raise Refused(
                    f"That can't be undone: {_named(above)}, {whose}, rests on {_named(row)}. "
                    "Undo or withdraw that first."
                )


def _refuse_orphans(session: LedgerSession, live: list[Logged], restored: list[Logged]) -> None:
    for row in [*restored, *live]:
        for model, id_ in rests.parents(row):
            parent = session.get(model, id_) if model is not Member else None  # the work of who has left stays
            if row.withdrawn_at is None and parent is not None and parent.withdrawn_at is not None:
                raise Refused(f"That can't be brought back while {_named(parent)} is withdrawn.")


def _named(row: Logged) -> str:
    letter = {"article": "A", "claim": "C", "source": "S"}.get(row.__tablename__)
    if letter:
        return f"{letter}{row.id}"
    noun = row.__tablename__.replace("_", " ")
    claim = getattr(row, "claim_id", None)
    return f"the {noun} of C{claim}" if claim else f"the {noun} {row.id}"
