"""Who may see what of a claim: readers see what went out, colleagues the drafts too.

A verdict that did not go out, and everything it could be guessed from, stays on the desk: its rating, explanation
and rationale, who gave it, the evidence gathered and its stance, and which of two rivals prevails. Of a claim that
is being checked readers see the statement: wording, quote, who said it and where, and when it falls due.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimdesk.words.dossier import (
    ArticleFact,
    ClaimFact,
    Dossier,
    EvidenceFact,
    PublicationFact,
    RelationFact,
    SourceFact,
    VerdictFact,
)
from claimdesk.words.independence import independent
from claimdesk.words.terms import Answer, Notice, Stance
from claimdesk.words.views.scales import RatingRow, ScaleRow

_SOURCE = re.compile(r"\bS(\d{1,15})\b", re.ASCII)


def for_readers(dossier: Dossier) -> Dossier:
    """The dossier without anything that was not published."""
    out = {claim.id for claim in dossier.claims if claim.published}
    sources = {source.id: source for source in (*dossier.sources, *dossier.sources_told)}
    claims = tuple(_claim_for_readers(as_told(claim), out, sources) for claim in dossier.claims)
    verdicts = [verdict for claim in claims for verdict in claim.verdicts]
    return replace(
        dossier,
        claims=claims,
        scales=scales_used(replace(dossier, claims=claims)),
        articles=_as_told(dossier),
        articles_told=(),
        sources=tuple(sources[i] for i in sorted(sources.keys() & _cited(claims))),
        sources_told=(),
        checked_by=tuple(name for name in dossier.checked_by if name in {v.by for v in verdicts}),
    )


def _as_told(dossier: Dossier) -> tuple[ArticleFact, ...]:
    """The articles by what readers were told of them; their texts, and what of these was not checked, are today's."""
    told = {article.id: article for article in dossier.articles_told}
    return tuple(
        replace(
            told.get(article.id, article),
            revisions=article.revisions,
            sentences=article.sentences,
            treated=article.treated,
            unchecked=article.unchecked,
        )
        for article in dossier.articles
    )


def as_told(claim: ClaimFact) -> ClaimFact:
    """The claim as readers know it: of a published one what it was then; edits since go out with a correction."""
    return replace(claim.as_published or claim, as_published=None)


def sent_out(claim: ClaimFact) -> tuple[PublicationFact, ...]:
    """What of a claim's publications still stands: those since the last retraction, none if that came last."""
    retracted = [n for n, p in enumerate(claim.publications) if p.notice is Notice.RETRACTION]
    return claim.publications[retracted[-1] + 1 :] if retracted else claim.publications


def retraction(claim: ClaimFact) -> PublicationFact | None:
    """The retraction, where that is the last that readers heard."""
    last = claim.publications[-1] if claim.publications else None
    return last if last and last.notice is Notice.RETRACTION else None


def drafts(claim: ClaimFact) -> tuple[VerdictFact, ...]:
    """The verdicts that never went out, oldest first."""
    out = {p.verdict for p in claim.publications}
    return tuple(v for v in claim.verdicts if v.id not in out)


def pending(claim: ClaimFact) -> VerdictFact | None:
    """The draft that stands for what the desk thinks now: the newest verdict, where it has not gone out."""
    unpublished = drafts(claim)
    return unpublished[-1] if unpublished and unpublished[-1] is claim.verdict else None


def rating_sent_out(claim: ClaimFact, publication: PublicationFact) -> RatingRow | None:
    """The rating that a publication gave; None for a retraction and for what was retracted since."""
    if publication not in sent_out(claim):
        return None
    return next((v.rating for v in claim.verdicts if v.id == publication.verdict), None)


def scales_used(dossier: Dossier) -> tuple[ScaleRow, ...]:
    """The scales of its verdicts, but for those that were retracted: no report gives their rating."""
    given = {(v.rating.scale, v.rating.number) for claim in dossier.claims for v in _not_retracted(claim)}
    return tuple(scale for scale in dossier.scales if (scale.name, scale.number) in given)


def _not_retracted(claim: ClaimFact) -> list[VerdictFact]:
    gone = {p.verdict for p in claim.publications} - {p.verdict for p in sent_out(claim)}
    return [verdict for verdict in claim.verdicts if verdict.id not in gone]


def being_checked(claim: ClaimFact) -> bool:
    """Whether readers have not been told anything about it yet."""
    return not claim.publications


def _claim_for_readers(claim: ClaimFact, published: set[int], sources: dict[int, SourceFact]) -> ClaimFact:
    shown = claim.published
    if not shown:
        return replace(claim, verdicts=(), evidence=(), relations=(), independent_for=0, independent_against=0)
    still_out = {p.verdict for p in sent_out(claim)}
    evidence = tuple(e for e in claim.evidence if e.reference in shown.evidence)
    return replace(
        claim,
        verdicts=tuple(_approved_only(v) for v in claim.verdicts if v.id in still_out),
        evidence=evidence,
        relations=tuple(_relation_for_readers(r, published) for r in claim.relations),
        independent_for=_voices(evidence, Stance.SUPPORTS, sources),
        independent_against=_voices(evidence, Stance.REFUTES, sources),
    )


def _approved_only(verdict: VerdictFact) -> VerdictFact:
    """What a reviewer sent back, and why, is talk among colleagues."""
    return replace(verdict, reviews=tuple(r for r in verdict.reviews if r.answer is Answer.APPROVED))


def _relation_for_readers(relation: RelationFact, published: set[int]) -> RelationFact:
    """Which of two rivals prevails is a verdict on both: it goes out when both have gone out."""
    if {relation.a, relation.b} <= published:
        return relation
    return replace(relation, resolution=None, resolution_note="")


def _voices(evidence: tuple[EvidenceFact, ...], stance: Stance, sources: dict[int, SourceFact]) -> int:
    speaking = (sources[e.source] for e in evidence if e.stance is stance and not e.own_word and e.source in sources)
    return independent(((s.id, s.origin, s.publisher) for s in speaking), claimants=())


def _cited(claims: tuple[ClaimFact, ...]) -> set[int]:
    """The sources of the evidence shown, and those a rationale names beside it: `S4`, `C340/S4#2`."""
    named = {e.source for claim in claims for e in claim.evidence}
    references = (ref for claim in claims for verdict in claim.verdicts for ref in verdict.cited)
    return named | {int(found[1]) for ref in references if (found := _SOURCE.search(ref))}
