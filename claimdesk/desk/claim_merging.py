"""What goes along when a claim is parted or joined with another."""

from __future__ import annotations

from typing import cast

from sqlalchemy import func, or_, select
from sqlalchemy.orm import undefer

from claimdesk.desk import claim_parts, quotes
from claimdesk.desk.quotes import Span
from claimdesk.desk.relations import TURNED
from claimdesk.desk.typed import required
from claimdesk.desk.work import Work
from claimdesk.model import Claim, ClaimClaimant, Evidence, Publication, Relation, Revision
from claimdesk.words.errors import BadInput, Refused


def part_of(work: Work, whole: Claim, part: Span | str) -> int:
    """Make a claim of a part of `whole`: of a span of its text, or with this wording at the place of the whole."""
    standing = claim_parts.appearances(work, whole.id)
    first = claim_parts.anchors(work, standing[0].id) if standing else []
    if isinstance(part, str):
        text, span = required(part, "A part of the claim"), None
    else:
        if not first:
            raise BadInput(f"C{whole.id} stands in no article: give the parts as wordings.")
        body = work.session.get_one(Revision, first[0].revision_id)
        start, end = (int(x) for x in part)
        claim_parts.checked_span(body, start, end)
        span = quotes.trimmed(body.text, start, end)
        text = required(body.text[span[0] : span[1]], "A part of the claim")
    made = work.add(
        Claim(text=text, kind=whole.kind, checks=whole.checks, due=whole.due, assignee_id=whole.assignee_id)
    )
    for parted in _claimants(work, whole.id):
        work.session.add(claim_parts.copy_of(parted, claim_id=made.id))
    for appearance in standing:
        copied = work.add(claim_parts.copy_of(appearance, claim_id=made.id))
        if span is not None and appearance is standing[0]:
            body = work.session.get_one(Revision, first[0].revision_id)
            claim_parts.anchor(work, copied.id, body, [span, *quotes.repeats_of(body.text, *span)])
        else:
            for anchor in claim_parts.anchors(work, appearance.id):
                work.session.add(claim_parts.copy_of(anchor, appearance_id=copied.id))
    work.session.flush()
    return made.id


def copy_parts(work: Work, other: Claim, into: Claim) -> None:
    """Copy what stands under `other` to `into`. Raises Refused where a verdict on `other` was ever published."""
    out = select(Publication.id).where(Publication.claim_id == other.id, Publication.withdrawn_at.is_(None))
    if work.session.execute(out.limit(1)).first():
        raise Refused(
            f"A verdict on C{other.id} was published, so it stays a claim of its own. "
            f"Merge the other way round: claimdesk claim merge C{other.id} C{into.id}"
        )
    _copy_appearances(work, other.id, into.id)
    _copy_evidence(work, other.id, into.id)
    _copy_relations(work, other.id, into.id)
    work.session.flush()


def _claimants(work: Work, claim: int) -> list[ClaimClaimant]:
    return list(
        work.session.scalars(
            select(ClaimClaimant)
            .where(ClaimClaimant.claim_id == claim, ClaimClaimant.withdrawn_at.is_(None))
            .order_by(ClaimClaimant.id)
        )
    )


def _copy_appearances(work: Work, other: int, into: int) -> None:
    have = {a.article_id: a for a in claim_parts.appearances(work, into) if a.article_id is not None}
    urls = {a.url for a in claim_parts.appearances(work, into) if a.article_id is None}
    first = bool(have or urls)
    for appearance in claim_parts.appearances(work, other):
        if appearance.article_id is None and appearance.url in urls:
            continue
        target = have.get(cast(int, appearance.article_id))
        if target is None:
            target = work.add(claim_parts.copy_of(appearance, claim_id=into, first=appearance.first and not first))
        places = {(a.revision_id, a.start_at, a.end_at) for a in claim_parts.anchors(work, target.id)}
        for anchor in claim_parts.anchors(work, appearance.id):
            if (anchor.revision_id, anchor.start_at, anchor.end_at) not in places:
                work.session.add(claim_parts.copy_of(anchor, appearance_id=target.id))


def _copy_evidence(work: Work, other: int, into: int) -> None:
    def rows(claim: int) -> list[Evidence]:
        return list(
            work.session.scalars(
                select(Evidence)
                .where(Evidence.claim_id == claim, Evidence.withdrawn_at.is_(None))
                .order_by(Evidence.id)
                .options(undefer(Evidence.excerpt))
            )
        )

    known = {(e.source_id, e.stance, e.locator, e.excerpt) for e in rows(into)}
    found = work.session.execute(
        select(Evidence.source_id, func.max(Evidence.number))
        .where(Evidence.claim_id == into)
        .group_by(Evidence.source_id)
    )
    numbers = dict(found.all())
    for evidence in rows(other):
        if (evidence.source_id, evidence.stance, evidence.locator, evidence.excerpt) not in known:
            number = numbers[evidence.source_id] = numbers.get(evidence.source_id, 0) + 1
            work.session.add(claim_parts.copy_of(evidence, claim_id=into, number=number))


def _copy_relations(work: Work, other: int, into: int) -> None:
    def rows(claim: int) -> list[Relation]:
        either = or_(Relation.a_id == claim, Relation.b_id == claim)
        return list(
            work.session.scalars(select(Relation).where(either, Relation.withdrawn_at.is_(None)).order_by(Relation.id))
        )

    known = {x for r in rows(into) for x in (r.a_id, r.b_id)} | {into}
    for relation in rows(other):
        a, b = (into if x == other else x for x in (relation.a_id, relation.b_id))
        if (b if a == into else a) in known:
            continue
        turned = relation.relation.symmetric and a > b
        resolution = relation.resolution
        if turned and resolution:
            resolution = TURNED.get(resolution, resolution)
        work.session.add(
            claim_parts.copy_of(relation, a_id=b if turned else a, b_id=a if turned else b, resolution=resolution)
        )
