"""Relations: how one claim bears on another, and what came of two that pull against each other."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from claimdesk.desk.claim_rows import AGAINST
from claimdesk.desk.typed import short, term
from claimdesk.desk.work import Read, Work
from claimdesk.model import Appearance, Claim
from claimdesk.model import Relation as Row
from claimdesk.words.errors import BadInput, NotFound, Refused
from claimdesk.words.terms import Basis, Relation, Resolution
from claimdesk.words.views.under_a_claim import RelationRow

TURNED = {Resolution.A_PREVAILS: Resolution.B_PREVAILS, Resolution.B_PREVAILS: Resolution.A_PREVAILS}
MOST = 1_000
"""Relations in one answer."""


def relate(work: Work, a: int, b: int, relation: str, *, basis: str | None = None, note: str = "") -> int:
    """Say how claim `a` bears on claim `b`; again for the same two changes it. Returns the relation's id.

    A resolution stands for what it resolved: another relation between the two takes it away.
    """
    kind = term(Relation, relation, "relation")
    ground = term(Basis, basis, "basis of a relation") if basis else None
    note = short(note, "The note")
    row = _between(work, a, b)
    if kind.symmetric:
        a, b = sorted((a, b))
    if row is None:
        return work.add(Row(a_id=a, b_id=b, relation=kind, basis=ground, note=note)).id
    if (row.a_id, row.b_id, row.relation) != (a, b, kind):
        row.a_id, row.b_id, row.relation, row.resolution, row.resolution_note = a, b, kind, None, ""
    row.basis = ground or row.basis
    row.note = note or row.note
    return row.id


def resolve(work: Work, a: int, b: int, resolution: str, note: str = "") -> int:
    """Say what came of two rivals, with `a` and `b` as they are given here. Returns the relation's id."""
    outcome = term(Resolution, resolution, "resolution")
    note = short(note, "The note")
    row = _between(work, a, b)
    if row is None:
        raise NotFound(f"C{a} and C{b} are not related: claimdesk relate C{a} tension C{b}")
    work.decides_on(row, "relation")
    if not row.relation.against:
        raise Refused(
            f"C{row.a_id} {row.relation.value} C{row.b_id}: only claims that pull against each other are resolved."
        )
    row.resolution = outcome if row.a_id == a else TURNED.get(outcome, outcome)
    row.resolution_note = note
    return row.id


def withdraw(work: Work, a: int, b: int) -> int:
    """Take the relation of two claims back. Returns its id."""
    row = _between(work, a, b)
    if row is None:
        raise NotFound(f"C{a} and C{b} are not related.")
    row.withdrawn_at = work.now
    return row.id


def of_claim(read: Read, claim: int) -> list[RelationRow]:
    """The relations of a claim to others that are not withdrawn, oldest first."""
    return _rows(read, or_(Row.a_id == claim, Row.b_id == claim))


def rivals(read: Read, *, article: int | None = None) -> list[RelationRow]:
    """The pairs of claims that pull against each other, in an article if one is given, oldest first."""
    condition: ColumnElement[bool] = Row.relation.in_(AGAINST)
    if article is not None:
        here = select(Appearance.claim_id).where(Appearance.article_id == article, Appearance.withdrawn_at.is_(None))
        condition = and_(condition, or_(Row.a_id.in_(here), Row.b_id.in_(here)))
    return _rows(read, condition)


def wordings(read: Read, claims: Collection[int]) -> dict[int, str]:
    """The wording of each of these claims."""
    return dict(read.session.execute(select(Claim.id, Claim.text).where(Claim.id.in_(claims))).all())


def _rows(read: Read, condition: ColumnElement[bool]) -> list[RelationRow]:
    a, b = aliased(Claim), aliased(Claim)
    found = read.session.execute(
        select(Row.id, Row.a_id, Row.b_id, Row.relation, Row.basis, Row.note, Row.resolution, Row.resolution_note)
        .join(a, a.id == Row.a_id)
        .join(b, b.id == Row.b_id)
        .where(Row.withdrawn_at.is_(None), a.withdrawn_at.is_(None), b.withdrawn_at.is_(None), condition)
        .order_by(Row.id)
        .limit(MOST)
    )
    return [RelationRow(*row) for row in found]


def _between(work: Work, a: int, b: int) -> Row | None:
    """The live relation of two claims, in either order, with both claims locked."""
    if a == b:
        raise BadInput("A relation is between two claims.")
    work.lock(Claim, a, b)
    return work.session.scalars(
        select(Row)
        .where(or_(and_(Row.a_id == a, Row.b_id == b), and_(Row.a_id == b, Row.b_id == a)), Row.withdrawn_at.is_(None))
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()
