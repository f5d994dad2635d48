"""Scales of ratings, as data and in versions."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped

from claimdesk.model.table import Logged, at_most, field, term, unique_while_live
from claimdesk.words.terms import Axis


class Scale(Logged):
    """A named, versioned list of ratings."""

    __tablename__ = "scale"
    __table_args__ = (*at_most("name", "title"), unique_while_live("uq_scale_name_number", "name", "number"))

    name: Mapped[str] = field()
    #: the scale's version, from 1
    number: Mapped[int] = field()
    title: Mapped[str] = field()
    axis: Mapped[Axis] = term(Axis)


class Rating(Logged):
    """One entry of a scale."""

    __tablename__ = "rating"
    __table_args__ = (
        *at_most("label", "meaning", "glyph", "colour"),
        unique_while_live("uq_rating_label", "scale_id", "label"),
        Index(None, "scale_id", "position"),
        CheckConstraint("place BETWEEN 0 AND 1000", name="place"),
    )

    scale_id: Mapped[int] = field(ForeignKey("scale.id", ondelete="RESTRICT"))
    #: order in lists, from 1
    position: Mapped[int] = field()
    label: Mapped[str] = field()
    meaning: Mapped[str] = field(default="")
    glyph: Mapped[str] = field(default="")
    colour: Mapped[str] = field(default="")
    #: from worst (0) to best (1000) in thousandths; None has no place on the scale
    place: Mapped[int | None] = field()
