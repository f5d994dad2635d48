"""A write, step by step: one transaction, which becomes one entry of the ledger."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Engine, bindparam, select

from claimdesk.desk.work import Member, Work
from claimdesk.model.columns import MEMBER
from claimdesk.store import conflict, derive, dialect, ledger, rests, transact
from claimdesk.store.ledger import Author, Change, LedgerSession
from claimdesk.words.errors import Refused
from claimdesk.words.terms import Role

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Entry:
    """What will stand in the ledger of a command.

    `seen` is what its screen was drawn from; the desk's `own` entries since never conflict with that.
    """

    uid: UUID
    member: Member
    login: str
    command: str
    batch: UUID | None
    seen: int | None
    own: deque[UUID]


_NOW_AND_ROLE = select(dialect.now(), MEMBER.c.role).where(
    MEMBER.c.id == bindparam("member"), MEMBER.c.withdrawn_at.is_(None)
)


def write(engine: Engine, entry: Entry, command: Callable[[Work], R]) -> R:
    """Run `command` in one write transaction; see `Desk.do`. Raises DeskError; then nothing was changed."""

    def unit(session: LedgerSession) -> R:
        # The role is read here, not when the desk was opened: who was demoted meanwhile may no more.
        found = session.connection().execute(_NOW_AND_ROLE, {"member": entry.member.id}).one_or_none()
        if found is None:
            raise Refused(f"{entry.member.name} is no longer a member of this desk. An admin can bring them back.")
        now, role = found
        work = Work(session, replace(entry.member, role=role), now)
        work.require(Role.ANALYST)
        result = command(work)
        session.flush()
        rests.refuse_orphans(session, [c.row for c in session.record.net().values() if _came(c)])
        derive.refresh(session, session.record)
        if entry.seen is not None:
            # tuple() is one step; other threads may add to the deque meanwhile.
            conflict.refuse(session, entry.seen, tuple(entry.own), work.decided)
        ledger.append(
            session,
            uid=entry.uid,
            author=Author(entry.member.uid, entry.login),
            command=entry.command,
            batch=entry.batch,
            undoes=session.info.get("undoes"),
            returned=result,
            now=now,
        )
        return result

    return transact.write(engine, unit, entry.uid)


def _came(change: Change) -> bool:
    """Whether a row came into being, or came back."""
    return change.row.withdrawn_at is None and (change.inserted or "withdrawn_at" in change.fields)
