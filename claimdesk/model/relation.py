"""How one claim bears on another."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped

from claimdesk.model.partial import AGAINST, LIVE, index_where
from claimdesk.model.table import Logged, at_most, field, term, unique_while_live
from claimdesk.words import terms


class RivalDismissal(Logged):
    """That somebody said of two claims, which the analysis would have pull against each other, that they do not."""

    __tablename__ = "rival_dismissal"
    __table_args__ = (
        unique_while_live("uq_rival_dismissal_pair", "a_id", "b_id"),
        Index(None, "a_id"),
        Index(None, "b_id"),
        CheckConstraint("a_id < b_id", name="stored_once"),
    )

    a_id: Mapped[int] = field(ForeignKey("claim.id", ondelete="RESTRICT"))
    b_id: Mapped[int] = field(ForeignKey("claim.id", ondelete="RESTRICT"))


class Relation(Logged):
    """Claim to claim. A symmetric one is stored once, with the lower id as `a`."""

    __tablename__ = "relation"
    __table_args__ = (
        *at_most("note", "resolution_note"),
        Index(None, "a_id"),
        unique_while_live("uq_relation_pair", "a_id", "b_id"),
        Index(None, "b_id"),
        index_where(f"{LIVE} AND {AGAINST}", "ix_relation_against_a", "a_id", "b_id"),
        index_where(f"{LIVE} AND {AGAINST}", "ix_relation_against_b", "b_id", "a_id"),
        CheckConstraint("a_id <> b_id", name="two_claims"),
        CheckConstraint(
            "relation NOT IN ('contradicts', 'contrary', 'tension', 'repeats') OR a_id < b_id",
            name="stored_once",
        ),
    )

    a_id: Mapped[int] = field(ForeignKey("claim.id", ondelete="RESTRICT"))
    b_id: Mapped[int] = field(ForeignKey("claim.id", ondelete="RESTRICT"))
    relation: Mapped[terms.Relation] = term(terms.Relation)
    basis: Mapped[terms.Basis | None] = term(terms.Basis)
    note: Mapped[str] = field(default="")
    resolution: Mapped[terms.Resolution | None] = term(terms.Resolution)
    resolution_note: Mapped[str] = field(default="")
