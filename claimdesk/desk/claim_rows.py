"""Claims as the rows of a list, a handful of statements for any number of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select, union_all

from claimdesk.model.columns import (
    APPEARANCE,
    CLAIM,
    CLAIM_CLAIMANT,
    CLAIMANT,
    MEMBER,
    PUBLICATION,
    RATING,
    RELATION,
    VERDICT,
)
from claimdesk.store import dialect
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


def rows(connection: Connection, ids: Sequence[int]) -> list[ClaimRow]:
    """Claims by id, in the order given; those that do not exist are left out."""
    found = {
        c.id: c
        for c in connection.execute(
            select(
                CLAIM.c.id,
                CLAIM.c.text,
                CLAIM.c.kind,
                CLAIM.c.checks,
                CLAIM.c.state,
                CLAIM.c.due,
                dialect.today().label("today"),
                CLAIM.c.wording,
                CLAIM.c.changed,
                MEMBER.c.name.label("assignee"),
            )
            .outerjoin(MEMBER, MEMBER.c.id == CLAIM.c.assignee_id)
            .where(CLAIM.c.id.in_(ids))
        )
    }
    claimants = claimants_of(connection, ids)
    articles = _articles(connection, ids)
    verdicts = _newest_verdicts(connection, ids)
    published = _published(connection, ids)
    against = _rivals(connection, ids)
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
                    is_due=c.due is not None and c.due <= c.today,
                    assignee=c.assignee or "",
                    rating=verdict.label if verdict else "",
                    rating_glyph=verdict.glyph if verdict else "",
                    against=against[i],
                    stale=verdict is not None and verdict.judged != c.wording,
                    changed=c.changed,
                    newer_draft=verdict is not None and i in published and published[i] != verdict.id,
                )
            )
    return out


def claimants_of(connection: Connection, claims: Sequence[int], part: Part = Part.SAID) -> dict[int, tuple[str, ...]]:
    """For each claim the names of its claimants in a part, in the order in which they were added."""
    found = connection.execute(
        select(CLAIM_CLAIMANT.c.claim_id, CLAIMANT.c.name)
        .join(CLAIMANT, CLAIMANT.c.id == CLAIM_CLAIMANT.c.claimant_id)
        .where(
            CLAIM_CLAIMANT.c.claim_id.in_(claims),
            CLAIM_CLAIMANT.c.part == part,
            CLAIM_CLAIMANT.c.withdrawn_at.is_(None),
        )
        .order_by(CLAIM_CLAIMANT.c.id)
    )
    out: dict[int, tuple[str, ...]] = {}
    for claim, name in found:
        out[claim] = (*out.get(claim, ()), name)
    return out


def _articles(connection: Connection, claims: Sequence[int]) -> dict[int, int]:
    """The article of each claim: where it was made first, or else where it was found first."""
    found = connection.execute(
        select(APPEARANCE.c.claim_id, APPEARANCE.c.article_id)
        .where(
            APPEARANCE.c.claim_id.in_(claims), APPEARANCE.c.article_id.is_not(None), APPEARANCE.c.withdrawn_at.is_(None)
        )
        .order_by(APPEARANCE.c.first, APPEARANCE.c.id.desc())
    )
    return {claim: article for claim, article in found if article is not None}


def _newest_verdicts(connection: Connection, claims: Sequence[int]) -> dict[int, Newest]:
    newest = (
        select(func.max(VERDICT.c.id))
        .where(VERDICT.c.claim_id.in_(claims), VERDICT.c.withdrawn_at.is_(None))
        .group_by(VERDICT.c.claim_id)
    )
    found = connection.execute(
        select(VERDICT.c.claim_id, VERDICT.c.id, RATING.c.label, RATING.c.glyph, VERDICT.c.judged)
        .join(RATING, RATING.c.id == VERDICT.c.rating_id)
        .where(VERDICT.c.id.in_(newest))
    )
    return {claim: Newest(id_, label, glyph, judged) for claim, id_, label, glyph, judged in found}


def _published(connection: Connection, claims: Sequence[int]) -> dict[int, int]:
    """The verdict that readers see, of each claim that is out; none after a retraction."""
    newest = (
        select(func.max(PUBLICATION.c.id))
        .where(PUBLICATION.c.claim_id.in_(claims), PUBLICATION.c.withdrawn_at.is_(None))
        .group_by(PUBLICATION.c.claim_id)
    )
    found = connection.execute(
        select(PUBLICATION.c.claim_id, PUBLICATION.c.verdict_id).where(
            PUBLICATION.c.id.in_(newest), PUBLICATION.c.notice != Notice.RETRACTION
        )
    )
    return dict(found.all())


def _rivals(connection: Connection, claims: Sequence[int]) -> Counter[int]:
    """How many other live claims pull against each."""
    other = CLAIM.alias()
    found = union_all(
        *(
            select(mine)
            .join(other, other.c.id == others)
            .where(
                mine.in_(claims),
                RELATION.c.withdrawn_at.is_(None),
                RELATION.c.relation.in_(AGAINST),
                other.c.withdrawn_at.is_(None),
            )
            for mine, others in ((RELATION.c.a_id, RELATION.c.b_id), (RELATION.c.b_id, RELATION.c.a_id))
        )
    )
    return Counter(connection.scalars(found))
