"""The ledger as people read it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Head:
    """The ledger's last entry as somebody saw it; `hash` tells whether it is still the same ledger."""

    number: int
    hash: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of one row that an entry changed. `what` is a reference or the table's name."""

    what: str
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of the ledger as people read it: "anna gave C340 the verdict False"."""

    number: int
    uid: UUID
    at: datetime
    member: str
    login: str
    command: str
    sentence: str
    #: the references it touched
    touched: tuple[str, ...]
    batch: UUID | None
    undoes: int | None
