"""Who looks at or edits the same thing at this moment. It makes no entry, and is forgotten by itself."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select

from claimdesk.desk.work import Read, Work
from claimdesk.model import Member, Presence
from claimdesk.store import dialect
from claimdesk.words.references import Reference
from claimdesk.words.views.lists import Present

HEARTBEAT_S = 8.0
"""A terminal says so often that it is still there."""
EXPIRES = timedelta(seconds=20)
"""Who was not heard of for so long is gone."""


def note(work: Work, terminal: UUID, subject: Reference | None, *, editing: bool = False) -> None:
    """Say what this terminal shows. A row of one's own that has expired is used again, so that they stay few."""
    row = work.session.scalar(select(Presence).where(Presence.terminal == terminal))
    if row is None:
        mine = select(Presence).where(Presence.member_id == work.member.id, Presence.at < work.now - EXPIRES)
        row = work.session.scalar(mine.order_by(Presence.at).limit(1).with_for_update(skip_locked=True))
    if row is None:
        row = Presence(member_id=work.member.id, member_login=work.member.login)
        work.session.add(row)
    row.terminal, row.subject, row.editing, row.at = terminal, str(subject or ""), editing, work.now


def others(read: Read, terminal: UUID) -> list[Present]:
    """What the other terminals show, by their members' names."""
    now = read.connection.execute(select(dialect.now())).scalar_one()
    rows = read.session.execute(
        select(Member.name, Presence.subject, Presence.editing)
        .join(Member, Member.id == Presence.member_id)
        .where(Presence.terminal != terminal, Presence.at > now - EXPIRES, Presence.subject != "")
        .order_by(Member.name, Presence.id)
    )
    return [Present(name, subject, editing) for name, subject, editing in rows]
