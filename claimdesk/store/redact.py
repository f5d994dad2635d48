"""Taking a value out of the ledger for good: its digest stays, so that the chain of hashes holds."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update

from claimdesk.model import LedgerChange, LedgerEntry, Logged
from claimdesk.store import guard, sides
from claimdesk.store.ledger import LedgerSession, logged_fields, values
from claimdesk.store.sides import REDACTED
from claimdesk.words.errors import BadInput, NotFound, Refused


def redact(session: LedgerSession, number: int, row: Logged, field: str) -> list[int]:
    """Take the value that entry `number` gave to `field` of `row` out of every entry that holds it, on either side.

    Returns the numbers of these entries. The row itself must hold another value by now. Raises BadInput, NotFound,
    Refused.
    """
    fields = logged_fields(type(row))
    if field not in fields or field == "id":
        raise BadInput(f"“{field}” is no field of a {row.__tablename__} in the ledger.")
    if fields[field]:
        raise Refused(f"The ledger holds only the hash of a {field}, nothing to take out.")
    history = session.execute(
        select(LedgerEntry.number, LedgerChange)
        .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
        .where(LedgerChange.row_uid == row.uid)
        .order_by(LedgerEntry.number)
    ).all()
    named = next((change.fields.get(field) for at, change in history if at == number), None)
    if named is None:
        raise NotFound(f"Entry {number} did not change that field.")
    _, value = sides.of(named)
    if value is REDACTED:
        raise Refused(f"That value of entry {number} was redacted already.")
    if value in (None, ""):
        raise Refused(f"Entry {number} left that field empty: there is nothing to take out.")
    if values(row)[field] == value:
        raise Refused("The row still holds that value. Change it first, then take the old one out of the ledger.")
    taken = []
    for at, change in history:
        if field in change.fields and value in sides.of(change.fields[field]):
            _take_out(session, change, field, value)
            taken.append(at)
    session.info["redacted"] = True
    return taken


def _take_out(session: LedgerSession, change: LedgerChange, field: str, value: Any) -> None:
    # All other sides keep salts of their own: with the common one, the value could be guessed from its digest.
    kept = {
        name: sides.without(change.salt, name, told, value if name == field else REDACTED)
        for name, told in change.fields.items()
    }
    connection = session.connection()
    with guard.door(connection):
        connection.execute(update(LedgerChange).where(LedgerChange.id == change.id).values(fields=kept, salt=b""))
