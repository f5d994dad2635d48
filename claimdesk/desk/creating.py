"""Making a desk: its schema, and its first entry with head, admin, settings and the program's own scales."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select
from uuid_utils.compat import uuid7

from claimdesk.desk import scales
from claimdesk.model import LedgerHead, Member, Setting
from claimdesk.store import backup, derive, dialect, guard, ledger, migrate, roles, transact
from claimdesk.store.ledger import Author, LedgerSession
from claimdesk.store.location import Location
from claimdesk.words.errors import Refused
from claimdesk.words.terms import Policy, Role


def build(engine: Engine, location: Location, login: str, found: migrate.Status) -> Path | None:
    """Upgrade the schema, and create the desk in it if it is new. Returns the backup that was made before."""
    kept = None
    if found.schema is migrate.Schema.OLDER and found.revision:
        kept = backup.before_upgrade(engine, location, found.revision)
    migrate.upgrade(engine, location)
    create(engine, location, login)
    return kept


def create(engine: Engine, location: Location, login: str) -> None:
    """Make the desk in an empty schema, with `login` as its admin. Does nothing where another was quicker.

    Raises Refused where a part of a desk stands that is being moved there.
    """
    uid = uuid7()
    policy = Policy.OWN if location.path else Policy.SECOND_PERSON
    name = location.path.stem if location.path else location.schema

    def unit(session: LedgerSession) -> None:
        connection = session.connection()
        if session.execute(select(LedgerHead.number)).one_or_none() is not None:
            return
        _refuse_half_moved(connection, location)
        now = connection.execute(select(dialect.now())).scalar_one()
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


def _refuse_half_moved(connection: Connection, location: Location) -> None:
    with roles.as_owner(connection):
        if connection.execute(select(Member.id).limit(1)).first():
            raise Refused(
                f"A desk was being moved to {location} and is not whole. To go on with that: claimdesk --desk WHERE IT "
                "IS db move WHERE IT GOES. For a new desk name another file, or another schema with ?schema="
            )


def _genesis(now: datetime) -> dict[str, object]:
    return {"id": 1, "desk": uuid7(), "number": 0, "at": now, "hash": ledger.GENESIS}
