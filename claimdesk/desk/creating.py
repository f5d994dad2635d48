"""The first entry of a new desk: its head, its admin, its settings and the scales that come with the program."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Engine, insert, select
from uuid_utils.compat import uuid7

from claimdesk.desk import scales
from claimdesk.model import LedgerHead, Member, Setting
from claimdesk.store import derive, dialect, guard, ledger, roles, transact
from claimdesk.store.ledger import Author, LedgerSession
from claimdesk.store.location import Location
from claimdesk.words.terms import Policy, Role


def create(engine: Engine, location: Location, login: str) -> None:
    """Make the desk in an empty schema, with `login` as its admin. Does nothing where another was quicker."""
    uid = uuid7()
    policy = Policy.OWN if location.path else Policy.SECOND_PERSON
    name = location.path.stem if location.path else location.schema

    def unit(session: LedgerSession) -> None:
        connection = session.connection()
        if session.execute(select(LedgerHead.number)).one_or_none() is not None:
            return
        now = connection.execute(select(dialect.now(connection))).scalar_one()
        with roles.as_owner(connection), guard.door(connection):
            connection.execute(insert(LedgerHead).values(_genesis(now)))
        member = Member(name=login, login=login, role=Role.ADMIN)
        session.add(member)
        session.add(Setting(key="name", value=name))
        session.add(Setting(key="review_policy", value=policy.value))
        scales.add_own(session)
        session.flush()
        derive.refresh(session, session.record)
        ledger.append(
            session,
            uid=uid,
            author=Author(member.uid, login),
            command="desk.create",
            batch=None,
            undoes=None,
            returned=None,
            now=now,
        )

    transact.write(engine, unit, uid)


def _genesis(now: datetime) -> dict[str, object]:
    return {"id": 1, "desk": uuid7(), "number": 0, "at": now, "hash": ledger.GENESIS}
