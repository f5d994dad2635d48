"""That a verdict went out."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from claimdesk.model.table import Logged, Table, at_most, derived, field, signed, term
from claimdesk.words.terms import Notice


class Publication(Logged):
    """A verdict as readers see it: first, corrected, updated or retracted."""

    __tablename__ = "publication"
    __table_args__ = (
        *at_most("url", chars=4096),
        *at_most("reason"),
        Index(None, "claim_id", "id"),
        signed("member"),
        ForeignKeyConstraint(["verdict_id", "claim_id"], ["verdict.id", "verdict.claim_id"], ondelete="RESTRICT"),
        CheckConstraint("notice NOT IN ('correction', 'retraction') OR reason <> ''", name="reasoned"),
    )

    claim_id: Mapped[int] = field(ForeignKey("claim.id", ondelete="RESTRICT"))
    verdict_id: Mapped[int] = field()
    notice: Mapped[Notice] = term(Notice)
    url: Mapped[str] = field(default="")
    reason: Mapped[str] = field(default="")
    member_id: Mapped[int] = field()
    member_login: Mapped[str] = derived()
    published_at: Mapped[datetime] = field()


class ReportCopy(Table):
    """That a report which holds a publication was written out, so that undo can't take it back.

    Unlogged: writing a report changes no fact of the desk.
    """

    __tablename__ = "report_copy"

    publication_id: Mapped[int] = mapped_column(
        ForeignKey("publication.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    written_at: Mapped[datetime]
