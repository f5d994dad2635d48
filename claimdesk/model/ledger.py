"""The append-only record of every change. The head of `store/ledger.py` gives the exact bytes that are hashed."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from claimdesk.model.table import Table


class LedgerHead(Table):
    """The one row that orders all writers: number, time and hash of the last entry, and the desk's own uid."""

    __tablename__ = "ledger_head"
    __table_args__ = (CheckConstraint("id = 1", name="single"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    desk: Mapped[UUID]
    number: Mapped[int]
    at: Mapped[datetime]
    hash: Mapped[str]


class LedgerEntry(Table):
    """One transaction: who did what, when. Its changes bear its uid; it is inserted last, under the head's lock."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        Index(None, "undoes"),
        Index(None, "batch"),
        Index(None, "member", "number"),
        Index(None, "command", "number"),
    )

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    uid: Mapped[UUID] = mapped_column(unique=True)
    at: Mapped[datetime]
    #: uid of the member whose entry it is; the very first entry of a desk creates that member
    member: Mapped[UUID]
    #: the login it came from: on PostgreSQL `session_user`, on a file the operating system's
    login: Mapped[str]
    #: the name of the function in `claimdesk.desk`: `verdicts.give`
    command: Mapped[str]
    #: entries of one job share a batch; undo takes it as one
    batch: Mapped[UUID | None]
    #: the number of the entry that this one undoes (a redo undoes an undo)
    undoes: Mapped[int | None]
    #: what the command returned, for a retry whose first answer was lost
    returned: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    #: SHA-256 over command, batch, undoes, returned and the digests of all changes
    content: Mapped[str]
    #: SHA-256 over the previous hash and everything above
    hash: Mapped[str]


class LedgerChange(Table):
    """One changed row of one entry. `entry_uid` has no foreign key, since its entry comes after it."""

    __tablename__ = "ledger_change"
    __table_args__ = (
        Index(None, "entry_uid"),
        Index(None, "row_uid"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    entry_uid: Mapped[UUID]
    table_name: Mapped[str]
    row_uid: Mapped[UUID]
    #: whether the row came into being with this change
    inserted: Mapped[bool]
    #: `{field: [before, after]}`; a long value as its SHA-256. `store/sides.py` has the form after a redaction
    fields: Mapped[dict[str, Any]]
    #: random, so that a digest gives nothing away of a value that was redacted; emptied by the redaction
    salt: Mapped[bytes]
