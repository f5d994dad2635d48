"""Whether others changed, since a screen was drawn, what a command writes or decides on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from claimdesk.model import LedgerChange, LedgerEntry, Member
from claimdesk.store import merging, sides
from claimdesk.store.ledger import LedgerSession
from claimdesk.words.errors import Conflict, Difference

CHUNK = 400
"""Values in one IN list."""
Uids = Callable[[], Iterable[UUID]]
"""The uids of rows, asked for only where it matters."""
Decided = tuple[Uids, frozenset[str] | None]
"""Rows and the fields of them that a command looked at, None for all."""


def refuse(session: LedgerSession, seen: int, own: Collection[UUID], decided: Iterable[Decided]) -> None:
    """Raise Conflict where an entry after `seen`, not in `own`, touched a field that was written or decided on.

    `decided` is what the command looked at. Fields that only others touched merge by themselves: they are not looked
    at here.
    """
    newer = session.scalars(select(LedgerEntry.uid).where(LedgerEntry.number > seen).limit(CHUNK)).all()
    own = frozenset(own) if newer else frozenset()
    if len(newer) < CHUNK and own.issuperset(newer):
        return
    written = {key: change for key, change in session.record.net().items() if not change.inserted}
    watched: dict[UUID, frozenset[str] | None] = {uid: frozenset(change.fields) for (_, uid), change in written.items()}
    for uids, fields in decided:
        for uid in uids():
            known = watched.get(uid, frozenset())
            watched[uid] = None if fields is None or known is None else fields | known
    yours = {uid: change.fields for (_, uid), change in written.items()}
    differences = tuple(_differences(session, seen, own, watched, yours))
    if differences:
        who = " and ".join(sorted({d.by for d in differences}))
        what = ", ".join(sorted(_in_words(differences)))
        newest = session.scalar(select(func.max(LedgerEntry.number)))
        raise Conflict(f"{who} changed this while you had it on the screen: {what}.", differences, number=newest)


def _in_words(differences: Collection[Difference]) -> set[str]:
    """The fields that were changed; of rows that came into being only what they are."""
    new = {d.what for d in differences if d.field == "id" and d.original is None}
    fields = {d.field.removesuffix("_id").replace("_", " ") for d in differences if d.what not in new}
    return fields | {f"a new {table.rpartition('_')[2]}" for table in new}


def _differences(
    session: LedgerSession,
    seen: int,
    own: Collection[UUID],
    watched: dict[UUID, frozenset[str] | None],
    yours: dict[UUID, dict[str, list[Any]]],
) -> Iterable[Difference]:
    found: dict[tuple[UUID, str], Difference] = {}
    uids = list(watched)
    for i in range(0, len(uids), CHUNK):
        rows = session.execute(
            select(LedgerChange, LedgerEntry, Member.name)
            .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
            .join(Member, Member.uid == LedgerEntry.member)
            .where(LedgerChange.row_uid.in_(uids[i : i + CHUNK]), LedgerEntry.number > seen)
            .order_by(LedgerEntry.number)
        )
        for change, entry, name in rows:
            if entry.uid in own:
                continue
            wanted = watched[change.row_uid]
            for field, told in change.fields.items():
                if wanted is not None and field not in wanted:
                    continue
                key = (change.row_uid, field)
                was, became = sides.of(told)
                original = found[key].original if key in found else sides.shown(was)
                before, mine = yours.get(change.row_uid, {}).get(field, [None, None])
                if field in yours.get(change.row_uid, {}) and not merging.overlap((was, became), (before, mine)):
                    continue
                theirs = sides.shown(became)
                found[key] = Difference(change.table_name, field, original, theirs, mine, name, entry.at.isoformat())
    return [
        d
        for (uid, field), d in found.items()
        # Changed and changed back, or both to the same: there is nothing to choose.
        if d.theirs != d.original and not (field in yours.get(uid, {}) and d.theirs == d.yours)
    ]
