"""Claims as the rows of a list, a handful of statements for any number of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import CompoundSelect, Select, func, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from claimdesk.model import (
    Appearance,
    Claim,
    Claimant,
    ClaimClaimant,
    Member,
    Publication,
    Rating,
    Relation,
    Verdict,
)
from claimdesk.words import terms
from claimdesk.words.terms import Notice, Part
from claimdesk.words.views.lists import ClaimRow

AGAINST = tuple(r for r in terms.Relation if r.against)


class Newest(NamedTuple):
    """A claim's newest verdict."""

    id: int
    label: str
    glyph: str
    judged: str


def rows(session: Session, ids: Sequence[int]) -> list[ClaimRow]:
    """Claims by id, in the order given; those that do not exist are left out."""
    found = {
        c.id: c
        for c in session.execute(
            select(
                Claim.id,
                Claim.text,
                Claim.kind,
                Claim.checks,
                Claim.state,
                Claim.due,
                Claim.wording,
                Member.name.label("assignee"),
            )
            .outerjoin(Member, Member.id == Claim.assignee_id)
            .where(Claim.id.in_(ids))
        )
    }
    claimants = claimants_of(session, ids)
    articles = _articles(session, ids)
    verdicts = _newest_verdicts(session, ids)
    published = _published(session, ids)
    against = _rivals(session, ids)
    out = []
    for i in ids:
        if i in found:
            c, verdict = found[i], verdicts.get(i)
            out.append(
                ClaimRow(
                    id=c.id,
                    text=c.text,
                    kind=c.kind,
                    checks=c.checks,
                    state=c.state,
                    claimants=claimants.get(i, ()),
                    article=articles.get(i),
                    due=c.due,
                    assignee=c.assignee or "",
                    rating=verdict.label if verdict else "",
                    rating_glyph=verdict.glyph if verdict else "",
                    against=against.get(i, 0),
                    stale=verdict is not None and verdict.judged != c.wording,
                    newer_draft=verdict is not None and i in published and published[i] != verdict.id,
                )
            )
    return out


def claimants_of(session: Session, claims: Sequence[int], part: Part = Part.SAID) -> dict[int, tuple[str, ...]]:
    """For each claim the names of its claimants in a part, in the order in which they were added."""
    found = session.execute(
        select(ClaimClaimant.claim_id, Claimant.name)
        .join(Claimant, Claimant.id == ClaimClaimant.claimant_id)
        .where(ClaimClaimant.claim_id.in_(claims), ClaimClaimant.part == part, ClaimClaimant.withdrawn_at.is_(None))
        .order_by(ClaimClaimant.id)
    )
    out: dict[int, tuple[str, ...]] = {}
    for claim, name in found:
        out[claim] = (*out.get(claim, ()), name)
    return out


def _articles(session: Session, claims: Sequence[int]) -> dict[int, int]:
    """The article of each claim: where it was made first, or else where it was found first."""
    found = session.execute(
        select(Appearance.claim_id, Appearance.article_id)
        .where(Appearance.claim_id.in_(claims), Appearance.article_id.is_not(None), Appearance.withdrawn_at.is_(None))
        .order_by(Appearance.first, Appearance.id.desc())
    )
    return {claim: article for claim, article in found if article is not None}


def _newest_verdicts(session: Session, claims: Sequence[int]) -> dict[int, Newest]:
    newest = (
        select(func.max(Verdict.id))
        .where(Verdict.claim_id.in_(claims), Verdict.withdrawn_at.is_(None))
        .group_by(Verdict.claim_id)
    )
    found = session.execute(
        select(Verdict.claim_id, Verdict.id, Rating.label, Rating.glyph, Verdict.judged)
        .join(Rating, Rating.id == Verdict.rating_id)
        .where(Verdict.id.in_(newest))
    )
    return {claim: Newest(id_, label, glyph, judged) for claim, id_, label, glyph, judged in found}


def _published(session: Session, claims: Sequence[int]) -> dict[int, int]:
    """The verdict that readers see, of each claim that is out; none after a retraction."""
    newest = (
        select(func.max(Publication.id))
        .where(Publication.claim_id.in_(claims), Publication.withdrawn_at.is_(None))
        .group_by(Publication.claim_id)
    )
    found = session.execute(
        select(Publication.claim_id, Publication.verdict_id).where(
            Publication.id.in_(newest), Publication.notice != Notice.RETRACTION
        )
    )
    return dict(found.all())


def _rivals(session: Session, claims: Sequence[int]) -> dict[int, int]:
    both = with_rivals().subquery()
    found = session.execute(select(both.c.claim, func.count()).where(both.c.claim.in_(claims)).group_by(both.c.claim))
    return dict(found.all())


def with_rivals() -> CompoundSelect[int]:
    """SELECT of the claims that another live one pulls against."""
    return union_all(_rivals_of(Relation.a_id, Relation.b_id), _rivals_of(Relation.b_id, Relation.a_id))


def _rivals_of(mine: InstrumentedAttribute[int], others: InstrumentedAttribute[int]) -> Select[int]:
    other = aliased(Claim)
    return (
        select(mine.label("claim"))
        .join(other, other.id == others)
        .where(Relation.withdrawn_at.is_(None), Relation.relation.in_(AGAINST), other.withdrawn_at.is_(None))
    )
