"""Who has what on the screen at this moment."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from claimdesk.model.table import Table, signed


class Presence(Table):
    """What a terminal shows. Unlogged: it is about a screen, no fact of the desk, and stale after seconds.

    No copy of the desk holds it.
    """

    __tablename__ = "presence"
    __table_args__ = (
        signed("member", ondelete="CASCADE"),
        CheckConstraint("length(subject) <= 20", name="subject_length"),
        {"info": {"fleeting": True}},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: made anew by each start of the workbench
    terminal: Mapped[UUID] = mapped_column(unique=True)
    member_id: Mapped[int]
    member_login: Mapped[str]
    #: the reference of an article or claim, empty for none
    subject: Mapped[str]
    editing: Mapped[bool]
    at: Mapped[datetime]
