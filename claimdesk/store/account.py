"""What the ledger says of each row: the values that its changes leave it with, and where they do not follow on each
other or hide something that nobody redacted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimdesk.model import LedgerChange, LedgerEntry
from claimdesk.store import sides
from claimdesk.store.sides import REDACTED

BATCH = 500
Redactions = Mapping[tuple[str, str], list[frozenset[int]]]
"""For a row, as redactions name it (`S7`, `evidence/12`), and a field: the entries that each value was taken from."""


@dataclass(slots=True)
class Account:
    """The changes of one row, oldest first."""

    uid: UUID
    #: REDACTED where a value is gone
    values: dict[str, Any] = field(default_factory=dict)
    #: where a change did not find what the one before it had left: number of the entry, field
    breaks: list[tuple[int, str]] = field(default_factory=list)
    #: values that are gone on either side, each with the entry that set it, the one that replaced it, the field, and
    #: whether it is gone from both
    hidden: list[tuple[int, int, str, bool]] = field(default_factory=list)
    _set_by: dict[str, int] = field(default_factory=dict)

    def add(self, number: int, fields: dict[str, Any]) -> None:
        """Take the next change."""
        for name, told in fields.items():
            before, after = sides.of(told)
            known = self.values.get(name, before)
            if REDACTED in (before, known):
                self.hidden.append((self._set_by.get(name, number), number, name, before is known))
            elif before != known:
                self.breaks.append((number, name))
            self.values[name], self._set_by[name] = after, number

    def hidden_by_nobody(self, names: tuple[str, ...], redactions: Redactions) -> Iterator[tuple[int, str]]:
        """What is gone without an entry that says so: number of the entry that replaced it, field.

        A redaction takes a value from every entry that holds it, so it names both that which set it and that which
        replaced it; and of two values that follow each other it took one at most, since they differ.
        """
        taken: dict[str, tuple[int, list[int]]] = {}
        for set_by, replaced_by, name, both in self.hidden:
            known = [entries for row in names for entries in redactions.get((row, name), ())]
            fitting = [i for i, entries in enumerate(known) if {set_by, replaced_by} <= entries]
            at, last = taken.get(name, (0, []))
            if at == set_by and len(last) == 1:
                fitting = [i for i in fitting if i not in last]
            if not fitting or not both:
                yield replaced_by, name
            taken[name] = replaced_by, fitting


def of_table(session: Session, table: str) -> Iterator[Account]:
    """The accounts of a table's rows, in order of uid."""
    query = (
        select(LedgerChange.row_uid, LedgerEntry.number, LedgerChange.fields)
        .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
        .where(LedgerChange.table_name == table)
        .order_by(LedgerChange.row_uid, LedgerEntry.number)
        .execution_options(yield_per=BATCH)
    )
    account: Account | None = None
    for uid, number, fields in session.execute(query):
        if account is None or account.uid != uid:
            if account is not None:
                yield account
            account = Account(uid)
        account.add(number, fields)
    if account is not None:
        yield account


def redactions(session: Session) -> Redactions:
    """All values that were taken out, by the entries of those who did it; the chain of hashes vouches for these."""
    out: dict[tuple[str, str], list[frozenset[int]]] = {}
    for told in session.scalars(select(LedgerEntry.returned).where(LedgerEntry.command == "redacting.value")):
        if isinstance(told, dict) and isinstance(told.get("entries"), list):
            key = (str(told.get("what")).upper(), str(told.get("field")))
            out.setdefault(key, []).append(frozenset(told["entries"]))
    return out
