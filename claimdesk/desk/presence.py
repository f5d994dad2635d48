"""Who looks at or edits the same thing at this moment. It makes no entry, and is forgotten by itself."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import Connection, insert, or_, select, update

from claimdesk.desk.work import Member, Read
from claimdesk.model.columns import MEMBER, PRESENCE
from claimdesk.store import dialect
from claimdesk.words.references import Reference
from claimdesk.words.views.lists import Present

HEARTBEAT_S = 8.0
"""A terminal says so often that it is still there."""
HEARING_S = 2.0
"""It asks so often who else is."""
EXPIRES = timedelta(seconds=20)
"""Who was not heard of for so long is gone, and so is who was heard of in a future that the clock was set back from."""


def note(
    connection: Connection, member: Member, terminal: UUID, subject: Reference | None, *, editing: bool = False
) -> None:
    """Write down what a terminal shows. A row of one's own that has expired is used again, so that they stay few."""
    now = connection.execute(select(dialect.now())).scalar_one()
    shown = {"terminal": terminal, "subject": str(subject or ""), "editing": editing, "at": now}
    here = PRESENCE.c.terminal == terminal
    if connection.execute(update(PRESENCE).where(here).values(shown)).rowcount:
        return
    expired = or_(PRESENCE.c.at < now - EXPIRES, PRESENCE.c.at > now + EXPIRES)
    mine = select(PRESENCE.c.id).where(PRESENCE.c.member_id == member.id, expired)
    oldest = mine.order_by(PRESENCE.c.at).limit(1).with_for_update(skip_locked=True)
    if connection.execute(update(PRESENCE).where(PRESENCE.c.id == oldest.scalar_subquery()).values(shown)).rowcount:
        return
    connection.execute(insert(PRESENCE).values(member_id=member.id, member_login=member.login, **shown))


def others(read: Read, terminal: UUID) -> list[Present]:
    """What the other terminals show, by their members' names."""
    now = read.connection.execute(select(dialect.now())).scalar_one()
    rows = read.connection.execute(
        select(MEMBER.c.name, PRESENCE.c.subject, PRESENCE.c.editing)
        .join_from(PRESENCE, MEMBER, MEMBER.c.id == PRESENCE.c.member_id)
        .where(
            PRESENCE.c.terminal != terminal,
            PRESENCE.c.at.between(now - EXPIRES, now + EXPIRES),
            PRESENCE.c.subject != "",
        )
        .order_by(MEMBER.c.name, PRESENCE.c.id)
    )
    return [Present(name, subject, editing) for name, subject, editing in rows]
