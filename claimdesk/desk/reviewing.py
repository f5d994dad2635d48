"""What is being approved: a claim and its newest verdict, beside how they stood when they were last answered for."""

from __future__ import annotations

from datetime import datetime

from claimdesk.desk import dossier_claims, dossier_published
from claimdesk.desk.dossier_rows import Rows, earlier, gather
from claimdesk.desk.work import Read
from claimdesk.model import Logged, Member, Publication, Review, Verdict
from claimdesk.words.dossier import ClaimFact, EvidenceFact, RelationFact, SourceFact
from claimdesk.words.references import Reference
from claimdesk.words.terms import grade
from claimdesk.words.views.reviewing import Changed, UnderReview


def of(read: Read, claim: int) -> UnderReview:
    """What the newest verdict on a claim would let out that was not looked at before. Raises NotFound.

    It is set beside what readers were told last; before that, beside what was answered last on an earlier verdict.
    """
    rows = gather(read.session, [Reference("C", claim)], None)
    base = _answered_last(rows, claim)
    after = _told(rows)
    if base is None:
        return UnderReview(claim, "", None, None, _changes({}, after))
    row, since, at = base
    number = dossier_published.entries(read.session, [row.uid])[row.uid]
    ((_, then),) = earlier(rows, [number])
    return UnderReview(claim, since, at, number, _changes(_told(then), after))


def _answered_last(rows: Rows, claim: int) -> tuple[Logged, str, datetime] | None:
    if out := rows.all(Publication, claim_id=claim):
        last = out[-1]
        return last, f"{last.notice.value} publication by {_name(rows, last.member_id)}", last.published_at
    verdicts = [v.id for v in rows.all(Verdict, claim_id=claim)]
    for review in reversed(rows.all(Review)):
        if review.verdict_id in verdicts[:-1]:
            return review, f"{review.answer.value} by {_name(rows, review.reviewer_id)}", review.reviewed_at
    return None


def _name(rows: Rows, member: int) -> str:
    found = rows.one(Member, member)
    return found.name if found else "somebody"


def _changes(before: dict[str, str], after: dict[str, str]) -> tuple[Changed, ...]:
    names = dict.fromkeys([*after, *before])
    pairs = ((name, before.get(name, ""), after.get(name, "")) for name in names)
    return tuple(Changed(name, was, now) for name, was, now in pairs if was != now)


def _told(rows: Rows) -> dict[str, str]:
    """All that a reviewer answers for, by its label."""
    fact = dossier_claims.facts(rows)[0]
    sources = {source.id: source for source in dossier_claims.sources(rows)}
    return {
        **_verdict(fact),
        "claim": fact.text,
        "original": fact.original + (f" (translated by {fact.translator})" if fact.translator else ""),
        "said by": ", ".join(fact.said_by),
        "relayed by": ", ".join(fact.relayed_by),
        "kind": fact.kind.value,
        "checks": fact.checks.value,
        "due": str(fact.due or ""),
        "quote": "\n".join(dict.fromkeys(place.quote for said in fact.appearances for place in said.places)),
        **{piece.reference: _evidence(piece, sources.get(piece.source)) for piece in fact.evidence},
        **{f"relation to C{_other(r, fact.id)}": _relation(r) for r in fact.relations},
    }


def _verdict(fact: ClaimFact) -> dict[str, str]:
    if fact.verdict is None:
        return {}
    return {
        "verdict": fact.verdict.rating.label,
        "in a sentence": fact.verdict.explanation,
        "why": fact.verdict.rationale,
    }


def _evidence(piece: EvidenceFact, source: SourceFact | None) -> str:
    graded = grade(source.reliability if source else None, piece.credibility)
    told = f"{piece.stance.value}, {graded}, {source.title if source else ''}"
    told += f" · {piece.locator}" if piece.locator else ""
    return told + (f": “{piece.excerpt}”" if piece.excerpt else "")


def _other(relation: RelationFact, claim: int) -> int:
    return relation.b if relation.a == claim else relation.a


def _relation(relation: RelationFact) -> str:
    parts = (relation.relation, relation.basis, relation.resolution)
    told = ", ".join(part.value for part in parts if part)
    notes = " · ".join(note for note in (relation.note, relation.resolution_note) if note)
    return f"{told}: {notes}" if notes else told
