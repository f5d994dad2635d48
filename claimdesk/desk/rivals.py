"""Claims of other articles that a claim might pull against: found by the words they share, tried by the analysis.

Nothing is stored of it but a no: then the two are not proposed again.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from claimdesk import analysis
from claimdesk.desk import claim_rows
from claimdesk.desk.work import Read, Work
from claimdesk.model import Appearance, Claim, Relation, RivalDismissal
from claimdesk.model.columns import CLAIM
from claimdesk.store import search
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.views.under_a_claim import PossibleRival

OF_EACH_WORD = 100
"""Claims that are looked at for each word that carries the claim's matter: all there are of a rare one."""
WORDS = 100
"""Words of the claim that are looked for: SQLite joins no more than 500 SELECTs, which a long text in Chinese has."""
COMPARED = 200
"""Of these the likest, which the rules of the analysis are asked about."""


@dataclass(frozen=True, slots=True)
class _Stated:
    id: int
    text: str
    claimant: str


def across(read: Read, claim: int, *, limit: int = 10) -> list[PossibleRival]:
    """The claims in other articles that `claim` might pull against and nobody has related or dismissed, likest first.

    Raises NotFound.
    """
    ours = _stated(read, [claim])
    if not ours:
        raise NotFound(f"There is no C{claim} on this desk.")
    likest = _likest(read, ours[0])
    pairs = analysis.rivals_of(ours[0], likest)[:limit]
    rows = {row.id: row for row in claim_rows.rows(read.connection, [likest[pair.b - 1].id for pair in pairs])}
    return [PossibleRival(rows[likest[pair.b - 1].id], pair.relation, pair.basis, pair.reason) for pair in pairs]


def dismiss(work: Work, a: int, b: int) -> int:
    """Say that two claims do not pull against each other: they are not proposed again. Returns the row's id.

    Raises BadInput, NotFound, Refused.
    """
    if a == b:
        raise BadInput("That takes two claims.")
    a, b = sorted((a, b))
    work.lock(Claim, a, b)
    query = select(RivalDismissal.id).where(
        RivalDismissal.a_id == a, RivalDismissal.b_id == b, RivalDismissal.withdrawn_at.is_(None)
    )
    return work.session.scalar(query) or work.add(RivalDismissal(a_id=a, b_id=b)).id


def _likest(read: Read, ours: _Stated) -> list[_Stated]:
    holding = search.holding(read.connection, CLAIM, sorted(analysis.content_words(ours.text)), OF_EACH_WORD)
    if not holding:
        return []
    ids = set(read.connection.scalars(union(*holding[:WORDS]))) - _settled(read.session, ours.id)
    there = _stated(read, ids)
    found = analysis.likeness(ours.text, [each.text for each in there], COMPARED)
    return [there[each.index] for each in found]


def _stated(read: Read, ids: set[int] | list[int]) -> list[_Stated]:
    """The live ones of these claims, newest first, each with who makes it."""
    said_by = claim_rows.claimants_of(read.connection, list(ids))
    live = select(CLAIM.c.id, CLAIM.c.text).where(CLAIM.c.id.in_(ids), CLAIM.c.withdrawn_at.is_(None))
    found = read.connection.execute(live.order_by(CLAIM.c.id.desc()))
    return [_Stated(id_, text, (said_by.get(id_) or ("",))[0]) for id_, text in found]


def _settled(session: Session, claim: int) -> set[int]:
    """The claim itself, those it is related to, those somebody said no to, and those of its own article: the reading of
    that has proposed what there is among them."""
    out = {claim}
    for row in (Relation, RivalDismissal):
        for mine, other in ((row.a_id, row.b_id), (row.b_id, row.a_id)):
            out.update(session.scalars(select(other).where(mine == claim, row.withdrawn_at.is_(None))))
    here = select(Appearance.article_id).where(
        Appearance.claim_id == claim, Appearance.article_id.is_not(None), Appearance.withdrawn_at.is_(None)
    )
    beside = select(Appearance.claim_id).where(Appearance.article_id.in_(here), Appearance.withdrawn_at.is_(None))
    return out | set(session.scalars(beside))
