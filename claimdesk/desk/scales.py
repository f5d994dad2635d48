"""Scales of ratings: those that come with the program, and own ones."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from claimdesk.desk.work import Read, Work
from claimdesk.model import Rating, Scale
from claimdesk.words.cleantext import one_line
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.references import ScaleId, shortened
from claimdesk.words.terms import Axis, Role
from claimdesk.words.views.scales import RatingRow, ScaleRow

OWN = ("truth", "promise", "averitec")
DEFAULT = "truth"


def add_own(session: Session) -> None:
    """Insert the scales that come with the program, as their first version."""
    for name in OWN:
        text = resources.files("claimdesk.desk").joinpath("scale_files", f"{name}.toml").read_text(encoding="utf-8")
        _insert(session, _read(text), 1)


def add(work: Work, toml: str) -> ScaleId:
    """Add a scale from the text of a TOML file; a name that is there already gets a new version. Raises BadInput."""
    work.require(Role.EDITOR)
    found = _read(toml)
    last = work.session.scalar(select(func.max(Scale.number)).where(Scale.name == found["name"])) or 0
    return ScaleId(_insert(work.session, found, last + 1).id)


def every(read: Read) -> list[ScaleRow]:
    """All scales in all versions, by name, newest version first."""
    scales = read.session.scalars(
        select(Scale).where(Scale.withdrawn_at.is_(None)).order_by(Scale.name, Scale.number.desc())
    )
    return [view(read.session, s) for s in scales]


def newest(read: Read, name: str = DEFAULT) -> ScaleRow:
    """The newest version of a scale. Raises NotFound with the names there are."""
    return view(read.session, find(read.session, name))


def find(session: Session, name: str) -> Scale:
    """The newest version of the scale called `name`, as a row of this session. Raises NotFound."""
    name = one_line(name)
    scale = session.scalars(
        select(Scale).where(Scale.name == name, Scale.withdrawn_at.is_(None)).order_by(Scale.number.desc()).limit(1)
    ).one_or_none()
    if scale is None:
        names = session.scalars(select(Scale.name).where(Scale.withdrawn_at.is_(None)).distinct().order_by(Scale.name))
        raise NotFound(f"There is no scale “{shortened(name)}” on this desk. There are: {', '.join(names)}")
    return scale


def find_rating(session: Session, name: str, label: str) -> Rating:
    """The rating called `label` (case, blanks and hyphens do not matter) of the newest version of a scale.

    Raises NotFound with the labels, or the scales, that there are.
    """
    ratings = session.scalars(_RATINGS, {"name": one_line(name)}).all()
    newest = [r for r in ratings if r.scale_id == ratings[0].scale_id]
    for rating in newest:
        if _folded(rating.label) == _folded(label):
            return rating
    scale = find(session, name)
    labels = ", ".join(r.label for r in newest)
    raise NotFound(f"The scale “{scale.name}” has no rating “{shortened(one_line(label))}”. It has: {labels}")


_RATINGS = (
    select(Rating)
    .join(Scale, Scale.id == Rating.scale_id)
    .where(Scale.name == bindparam("name"), Scale.withdrawn_at.is_(None), Rating.withdrawn_at.is_(None))
    .order_by(Scale.number.desc(), Rating.position)
)


def view(session: Session, scale: Scale) -> ScaleRow:
    """A scale with its ratings."""
    ratings = session.scalars(
        select(Rating).where(Rating.scale_id == scale.id, Rating.withdrawn_at.is_(None)).order_by(Rating.position)
    )
    rows = tuple(rating_view(scale, r) for r in ratings)
    return ScaleRow(scale.id, scale.name, scale.number, scale.title, scale.axis, rows)


def rating_view(scale: Scale, rating: Rating) -> RatingRow:
    """One entry of a scale."""
    return RatingRow(
        rating.id,
        scale.name,
        scale.number,
        rating.position,
        rating.label,
        rating.meaning,
        rating.glyph,
        rating.colour,
        rating.place,
    )


def _folded(label: str) -> str:
    return "".join(c for c in label.casefold() if c.isalnum())


def _insert(session: Session, found: dict[str, Any], number: int) -> Scale:
    scale = Scale(name=found["name"], number=number, title=found["title"], axis=Axis(found["axis"]))
    session.add(scale)
    session.flush()
    for position, rating in enumerate(found["rating"], 1):
        session.add(Rating(scale_id=scale.id, position=position, **rating))
    session.flush()
    return scale


def _read(toml: str) -> dict[str, Any]:
    try:
        found = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"That is not a scale in TOML: {error}.") from None
    name, title = (one_line(str(found.get(k, ""))) for k in ("name", "title"))
    if not name or not title or len(name) > 40 or len(title) > 200:
        raise BadInput("A scale needs a name of up to 40 characters and a title.")
    axes = [a.value for a in Axis]
    if found.get("axis") not in axes:
        raise BadInput(f"A scale needs an axis, one of: {', '.join(axes)}")
    ratings = found.get("rating")
    if not isinstance(ratings, list) or not 2 <= len(ratings) <= 20 or not all(isinstance(r, dict) for r in ratings):
        raise BadInput("A scale needs between 2 and 20 [[rating]] tables.")
    return {"name": name, "title": title, "axis": found["axis"], "rating": _read_ratings(ratings)}


def _read_ratings(ratings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for rating in ratings:
        label = one_line(str(rating.get("label", "")))
        if not label or len(label) > 80 or _folded(label) in {_folded(r["label"]) for r in out}:
            raise BadInput("Each rating needs a label of its own, of up to 80 characters.")
        place = rating.get("place")
        if place is not None and not (type(place) in (int, float) and 0 <= place <= 1):
            raise BadInput(f"The place of “{label}” is a number from 0 (worst) to 1 (best), or is left out.")
        out.append(
            {
                "label": label,
                "meaning": one_line(str(rating.get("meaning", "")))[:1000],
                "glyph": one_line(str(rating.get("glyph", "·")))[:1] or "·",
                "colour": one_line(str(rating.get("colour", "")))[:40],
                "place": None if place is None else round(place * 1000),
            }
        )
    return out
