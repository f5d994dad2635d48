"""The part of a dossier that is about claims: who said it, what speaks for and against, what was found."""

from __future__ import annotations

from collections.abc import Collection

from claimdesk.desk import scales
from claimdesk.desk.dossier_rows import Rows
from claimdesk.model import (
    Anchor,
    Appearance,
    Capture,
    Claim,
    Claimant,
    ClaimClaimant,
    Evidence,
    Member,
    Publication,
    Rating,
    Relation,
    Review,
    Revision,
    Scale,
    Source,
    Submission,
    Verdict,
    VerdictEvidence,
)
from claimdesk.store.derive import wording_digest
from claimdesk.words import state
from claimdesk.words.dossier import (
    CaptureFact,
    ClaimFact,
    EvidenceFact,
    Place,
    PublicationFact,
    RelationFact,
    ReviewFact,
    Said,
    SourceFact,
    VerdictFact,
)
from claimdesk.words.independence import independent, is_own_word
from claimdesk.words.terms import Part, Stance, State
from claimdesk.words.views.scales import ScaleRow

_STANCES = list(Stance)


def facts(rows: Rows) -> tuple[ClaimFact, ...]:
    """All claims of the dossier, in its order."""
    return tuple(_claim(rows, c) for c in rows.claims)


def sources(rows: Rows, claims: Collection[int] | None = None) -> tuple[SourceFact, ...]:
    """The sources cited, in order of id; also those whose evidence was withdrawn since, where a verdict weighed it.

    Of these `claims` only, if given.
    """
    asked = {c.id for c in rows.claims} if claims is None else set(claims)
    live = {v.id for v in rows.all(Verdict) if v.claim_id in asked}
    weighed = {x.evidence_id for x in rows.all(VerdictEvidence) if x.verdict_id in live}
    pieces = [e for e in rows.every if isinstance(e, Evidence) and e.claim_id in asked]
    cited = {e.source_id for e in pieces if e.id in weighed or rows.one(Evidence, e.id)}
    return tuple(_source(rows, s) for s in rows.all(Source) if s.id in cited)


def scales_used(rows: Rows, claims: tuple[ClaimFact, ...]) -> tuple[ScaleRow, ...]:
    """The scales of all verdicts given, for the legend."""
    used = {(v.rating.scale, v.rating.number) for c in claims for v in c.verdicts}
    found = [s for s in rows.all(Scale) if (s.name, s.number) in used]
    return tuple(
        ScaleRow(
            s.id,
            s.name,
            s.number,
            s.title,
            s.axis,
            tuple(scales.rating_view(s, r) for r in sorted(rows.all(Rating, scale_id=s.id), key=lambda r: r.position)),
        )
        for s in sorted(found, key=lambda s: (s.name, s.number))
    )


def _claim(rows: Rows, claim: Claim) -> ClaimFact:
    said_by = _claimants(rows, claim, Part.SAID)
    verdicts = tuple(_verdict(rows, claim, v) for v in rows.all(Verdict, claim_id=claim.id))
    publications = rows.all(Publication, claim_id=claim.id)
    evidence = [_evidence(rows, claim, e, said_by) for e in rows.all(Evidence, claim_id=claim.id)]
    evidence.sort(key=lambda e: (_STANCES.index(e.stance), e.source, e.id))

    def count(stance: Stance) -> int:
        found = [rows.one(Source, e.source) for e in evidence if e.stance is stance]
        return independent([(s.id, s.origin, s.publisher) for s in found if s], said_by)

    relations = [*rows.all(Relation, a_id=claim.id), *rows.all(Relation, b_id=claim.id)]
    relations.sort(key=lambda r: r.id)
    return ClaimFact(
        id=claim.id,
        text=claim.text,
        kind=claim.kind,
        checks=claim.checks,
        state=_state(rows, claim),
        original=claim.original,
        language=claim.language,
        translator=claim.translator,
        due=claim.due,
        said_by=said_by,
        relayed_by=_claimants(rows, claim, Part.RELAYED_BY),
        appearances=tuple(_said(rows, a) for a in rows.all(Appearance, claim_id=claim.id)),
        evidence=tuple(evidence),
        verdicts=verdicts,
        publications=tuple(_publication(rows, p) for p in publications),
        relations=tuple(_relation(rows, r) for r in relations if _both_live(rows, r)),
        independent_for=count(Stance.SUPPORTS),
        independent_against=count(Stance.REFUTES),
    )


def _state(rows: Rows, claim: Claim) -> State:
    """Computed, not read: the stored state is today's."""
    verdicts = [v.id for v in rows.all(Verdict, claim_id=claim.id)]
    return state.of(
        verdicts,
        {s.verdict_id: s.approvals for s in rows.all(Submission)},
        [(r.verdict_id, r.answer) for r in rows.all(Review) if r.verdict_id in verdicts],
        [p.notice for p in rows.all(Publication, claim_id=claim.id)],
    )


def _claimants(rows: Rows, claim: Claim, part: Part) -> tuple[str, ...]:
    parts = rows.all(ClaimClaimant, claim_id=claim.id, part=part)
    found = [rows.one(Claimant, p.claimant_id) for p in parts]
    return tuple(c.name for c in found if c)


def _said(rows: Rows, appearance: Appearance) -> Said:
    places = []
    for anchor in rows.all(Anchor, appearance_id=appearance.id):
        revision = rows.one(Revision, anchor.revision_id)
        if revision:
            places.append(
                Place(
                    article=revision.article_id,
                    revision=revision.number,
                    start=anchor.start_at,
                    end=anchor.end_at,
                    quote=rows.text(Anchor.quote, anchor.id),
                    prefix=anchor.prefix,
                    suffix=anchor.suffix,
                    found=anchor.found,
                )
            )
    places.sort(key=lambda p: (p.revision, p.start))
    return Said(appearance.article_id, appearance.url, appearance.said_on, appearance.first, tuple(places))


def _evidence(rows: Rows, claim: Claim, evidence: Evidence, said_by: tuple[str, ...]) -> EvidenceFact:
    source = rows.one(Source, evidence.source_id)
    capture = rows.one(Capture, evidence.capture_id)
    return EvidenceFact(
        id=evidence.id,
        reference=_reference(claim, evidence),
        source=evidence.source_id,
        stance=evidence.stance,
        excerpt=rows.text(Evidence.excerpt, evidence.id) or "",
        locator=evidence.locator,
        credibility=evidence.credibility,
        capture=_capture(rows, capture) if capture else None,
        own_word=bool(source) and is_own_word(source.origin, source.publisher, said_by),  # type: ignore[union-attr]
    )


def _reference(claim: Claim, evidence: Evidence) -> str:
    return f"C{claim.id}/S{evidence.source_id}" + (f"#{evidence.number}" if evidence.number > 1 else "")


def _verdict(rows: Rows, claim: Claim, verdict: Verdict) -> VerdictFact:
    rating = rows.one(Rating, verdict.rating_id)
    scale = rows.one(Scale, rating.scale_id) if rating else None
    assert rating is not None
    assert scale is not None
    submissions = rows.all(Submission, verdict_id=verdict.id)
    weighed = [
        (_reference(claim, e), x.cited)
        for x in rows.all(VerdictEvidence, verdict_id=verdict.id)
        if (e := rows.session.get(Evidence, x.evidence_id))
    ]
    return VerdictFact(
        id=verdict.id,
        rating=scales.rating_view(scale, rating),
        explanation=verdict.explanation,
        rationale=rows.text(Verdict.rationale, verdict.id) or "",
        by=_name(rows, verdict.author_id),
        at=verdict.given_at,
        submitted_at=submissions[-1].submitted_at if submissions else None,
        approvals=submissions[-1].approvals if submissions else 0,
        stale=verdict.judged != _wording(rows, claim),
        evidence=tuple(sorted(r for r, _ in weighed)),
        cited=tuple(sorted(r for r, cited in weighed if cited)),
        reviews=tuple(
            ReviewFact(_name(rows, r.reviewer_id), r.answer, r.reason, r.reviewed_at)
            for r in rows.all(Review, verdict_id=verdict.id)
        ),
    )


def _wording(rows: Rows, claim: Claim) -> str:
    """The digest of the wording as it stood then: see `store.derive.wording_digest`."""
    parts = [
        (p.part.value, c.name)
        for p in rows.all(ClaimClaimant, claim_id=claim.id)
        if (c := rows.one(Claimant, p.claimant_id))
    ]
    quotes = [
        rows.text(Anchor.quote, anchor.id)
        for appearance in rows.all(Appearance, claim_id=claim.id)
        for anchor in rows.all(Anchor, appearance_id=appearance.id)
    ]
    return wording_digest(claim.text, claim.original, claim.checks, parts, quotes)


def _publication(rows: Rows, publication: Publication) -> PublicationFact:
    return PublicationFact(
        publication.id,
        publication.notice,
        publication.verdict_id,
        publication.url,
        publication.reason,
        _name(rows, publication.member_id),
        publication.published_at,
    )


def _both_live(rows: Rows, relation: Relation) -> bool:
    return all(rows.one(Claim, x) for x in (relation.a_id, relation.b_id))


def _relation(rows: Rows, relation: Relation) -> RelationFact:
    a, b = rows.one(Claim, relation.a_id), rows.one(Claim, relation.b_id)
    assert a is not None
    assert b is not None
    return RelationFact(
        a.id,
        b.id,
        a.text,
        b.text,
        relation.relation,
        relation.basis,
        relation.note,
        relation.resolution,
        relation.resolution_note,
    )


def _source(rows: Rows, source: Source) -> SourceFact:
    return SourceFact(
        id=source.id,
        title=source.title,
        kind=source.kind,
        url=source.url,
        publisher=source.publisher,
        byline=source.byline,
        published=source.published,
        origin=source.origin,
        primary=source.primary,
        reliability=source.reliability,
        reliability_reason=source.reliability_reason,
        captures=tuple(_capture(rows, c) for c in rows.all(Capture, source_id=source.id)),
    )


def _capture(rows: Rows, capture: Capture) -> CaptureFact:
    return CaptureFact(
        sha256=capture.sha256,
        obtained_at=capture.obtained_at,
        by=_name(rows, capture.member_id),
        tool=capture.tool,
        url=capture.url,
        media_type=capture.media_type,
        size=capture.size,
    )


def _name(rows: Rows, member: int) -> str:
    found = rows.one(Member, member)
    return found.name if found else ""
