"""What the three verbs hand to a function: `Work` to a command, `Read` to a query, `Job` to a job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, select

from claimdesk.words.errors import NotFound, Refused
from claimdesk.words.references import MemberId
from claimdesk.words.terms import Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from claimdesk.desk.opening import Desk
    from claimdesk.model import Logged
    from claimdesk.store.conflict import Decided, Uids
    from claimdesk.store.ledger import LedgerSession

L = TypeVar("L", bound="Logged")
_LETTERS = {"article": "A", "claim": "C", "source": "S"}


@dataclass(frozen=True, slots=True)
class Member:
    """The member who works at the desk."""

    id: MemberId
    uid: UUID
    name: str
    login: str
    role: Role


@dataclass(slots=True)
class Work:
    """One write transaction. Commands change rows through `session` alone; the flush listener sees to the ledger.

    Lock what you attach something to before you look at it: articles first, then claims in order of id, then sources.
    """

    session: LedgerSession
    member: Member
    now: datetime
    decided: list[Decided] = field(default_factory=list)

    def require(self, role: Role) -> None:
        """Raise Refused unless the member's role reaches `role`."""
        if not self.member.role.reaches(role):
            raise Refused(f"That takes the role of {role.value}; {self.member.name} is {self.member.role.value}.")

    def lock(self, model: type[L], *ids: int, shared: bool = False) -> list[L]:
        """The live rows with these ids, locked in order of id and read afresh. Raises NotFound, Refused.

        `shared` for what only has to stay as it is: others may hold it too.
        """
        found = self.session.scalars(_locking(model, shared), {"ids": list(set(ids))}).all()
        rows = {row.id: row for row in found}
        for id_ in ids:
            if id_ not in rows:
                raise NotFound(f"There is no {_named(model, id_)} on this desk.")
            if rows[id_].withdrawn_at is not None:
                name = _named(model, id_)
                raise Refused(f"{name} was withdrawn. Bring it back first: claimdesk restore {name}")
        self.session.held.extend(found)
        return [rows[i] for i in ids]

    def one(self, model: type[L], id_: int, *, shared: bool = False) -> L:
        """`lock` for a single row."""
        return self.lock(model, id_, shared=shared)[0]

    def decides_on(self, what: Logged | Uids, *fields: str) -> None:
        """Say that the command looks at these fields (all without any) of a row, or of rows whose uids are asked for
        where it matters: a later change by others conflicts."""
        uids = what if callable(what) else lambda: [what.uid]
        self.decided.append((uids, frozenset(fields) or None))

    def has_made(self, row: Logged) -> bool:
        """Whether this transaction inserted the row."""
        change = self.session.record.changes.get((row.__tablename__, row.uid))
        return change is not None and change.inserted

    def add(self, row: L) -> L:
        """Insert a row; its id is known afterwards."""
        self.session.add(row)
        self.session.flush()
        return row


@dataclass(slots=True)
class Read:
    """One read snapshot. Queries select the columns they need; no row object leaves the desk."""

    connection: Connection
    member: Member
    _session: Session | None = None

    @property
    def session(self) -> Session:
        """The same snapshot, for queries on the classes: these and the ORM are loaded by whoever needs them."""
        if self._session is None:
            from sqlalchemy.orm import Session

            self._session = Session(self.connection, autoflush=False)
        return self._session


@dataclass(slots=True)
class Job:
    """Long work: network and computing outside any transaction, then one short `desk.do` for each item.

    `do` here is the desk's with the job's batch, so that undo takes all its entries as one.
    """

    desk: Desk
    batch: UUID
    cancelled: Callable[[], bool] = lambda: False

    def do(self, command: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """`Desk.do` within the job's batch."""
        return self.desk.do(command, *args, batch=self.batch, **kwargs)


@cache
def _locking(model: type[L], shared: bool) -> Select[L]:
    query = select(model).where(model.id.in_(bindparam("ids", expanding=True))).order_by(model.id)
    return query.with_for_update(read=shared).execution_options(populate_existing=True)


def _named(model: type[Logged], id_: int) -> str:
    letter = _LETTERS.get(model.__tablename__)
    return f"{letter}{id_}" if letter else f"{model.__tablename__.replace('_', ' ')} {id_}"
