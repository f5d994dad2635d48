"""A claim as facts, label by label: who said it, what pulls against it, evidence, verdict."""

from __future__ import annotations

from collections.abc import Iterator

from claimdesk.tui.rows_of import TONES, side
from claimdesk.tui.widgets.panel import Fact
from claimdesk.words.dossier import ClaimFact, Dossier, EvidenceFact, VerdictFact
from claimdesk.words.glyphs import Flag, Side, sign
from claimdesk.words.terms import Notice, Policy, Stance, State, grade


def heading(claim: ClaimFact, *, plain: bool) -> str:
    """`C340 ◈ drafted · ≠ tension C341`: what stands on the rule above the panel."""
    against = [
        f"{sign(Flag.AGAINST, plain=plain)} {r.relation.value} C{r.b if r.a == claim.id else r.a}"
        for r in claim.relations
        if r.relation.against
    ]
    return " · ".join([f"C{claim.id} {sign(claim.state, plain=plain)} {claim.state.value}", *against])


def facts(dossier: Dossier, claim: ClaimFact, *, plain: bool, suggested: str = "") -> list[Fact]:
    """The claim at hand: the statement, what speaks for and against it, the verdict."""
    return [*statement(dossier, claim, suggested=suggested), *verdict(dossier, claim, plain=plain)]


def statement(dossier: Dossier, claim: ClaimFact, *, suggested: str = "") -> list[Fact]:
    """What is claimed, by whom, and what there is on it."""
    due = f" · due {claim.due}" if claim.due else ""
    out = [
        Fact("claim", claim.text, right=f"checks {claim.checks.value}"),
        Fact("said by", _said(claim)),
        Fact("kind", f"{claim.kind.value}{due}"),
    ]
    if claim.original:
        out.append(
            Fact("original", claim.original + (f" (translated by {claim.translator})" if claim.translator else ""))
        )
    out += _relations(claim)
    if suggested:
        out.append(Fact("suggested", suggested, tone="warning"))
    return [*out, *_evidence(dossier, claim)]


def verdict(dossier: Dossier, claim: ClaimFact, *, plain: bool) -> list[Fact]:
    """The verdict, what reviewers and readers were told."""
    return list(_verdict(dossier, claim, plain=plain))


def _said(claim: ClaimFact) -> str:
    first = next((a for a in claim.appearances if a.first), None)
    names = ", ".join(claim.said_by) or "the article’s own voice"
    relayed = f", relayed by {', '.join(claim.relayed_by)}" if claim.relayed_by else ""
    when = f" · {first.said_on}" if first and first.said_on else ""
    return f"{names}{relayed}{when}"


def _relations(claim: ClaimFact) -> Iterator[Fact]:
    for r in claim.relations:
        other, text = (r.b, r.b_text) if r.a == claim.id else (r.a, r.a_text)
        basis = f", {r.basis.value}" if r.basis else ""
        end = f" · {r.resolution.value}" if r.resolution else ""
        note = f" ({r.note})" if r.note else ""
        against = r.relation.against
        yield Fact(
            "against" if against else r.relation.value,
            f"C{other} {r.relation.value}{basis}: “{text}”{note}{end}",
            tone="warning" if against and not r.resolution else "",
        )


def _evidence(dossier: Dossier, claim: ClaimFact) -> Iterator[Fact]:
    words = {Stance.SUPPORTS: "for", Stance.REFUTES: "against it", Stance.CONTEXT: "context"}
    for e in claim.evidence:
        yield Fact(words[e.stance], evidence_text(dossier, e))
    if claim.evidence:
        count = f"{claim.independent_for} for, {claim.independent_against} against"
        yield Fact("sources", f"independent ones: {count}")


def evidence_text(dossier: Dossier, evidence: EvidenceFact) -> str:
    """`S4 B2 Charge sheet · p. 3: “…”`."""
    source = next((s for s in dossier.sources if s.id == evidence.source), None)
    name = source.title if source else ""
    shown = f"S{evidence.source} {grade(source.reliability if source else None, evidence.credibility)} {name}"
    if evidence.own_word:
        shown += " · own word"
    if evidence.locator:
        shown += f" · {evidence.locator}"
    return f"{shown}: “{evidence.excerpt}”" if evidence.excerpt else shown


def _verdict(dossier: Dossier, claim: ClaimFact, *, plain: bool) -> Iterator[Fact]:
    verdict = claim.verdict
    if verdict is None:
        yield Fact("verdict", "none yet: v gives one")
        return
    yield Fact("verdict", rating_text(verdict, plain=plain), tone=TONES.get(claim.state, ""))
    if verdict.explanation:
        yield Fact("", verdict.explanation)
    if verdict.rationale:
        yield Fact("why", verdict.rationale)
    for review in verdict.reviews:
        yield Fact("review", f"{review.answer.value} by {review.by}" + (f": {review.reason}" if review.reason else ""))
    if claim.state is State.IN_REVIEW and verdict.approvals > 1:
        yield Fact("approvals", f"{len(verdict.approved_by)} of {verdict.approvals}")
    if claim.publications:
        yield from _readers(dossier, claim, verdict, plain=plain)


def _readers(dossier: Dossier, claim: ClaimFact, verdict: VerdictFact, *, plain: bool) -> Iterator[Fact]:
    last, shown = claim.publications[-1], claim.published
    word = {Notice.FIRST: "published", Notice.CORRECTION: "corrected", Notice.UPDATE: "updated"}
    reason = f": {last.reason}" if last.reason else ""
    yield Fact("readers", f"{word.get(last.notice, 'retracted')} by {last.by} on {last.at:%-d %b %Y}{reason}")
    if shown is not None and shown.id != verdict.id:
        yield Fact("", f"{sign(Flag.NEWER_DRAFT, plain=plain)} readers still see {shown.rating.label}", tone="warning")
    if dossier.policy is Policy.OWN:
        yield Fact("", "not reviewed by a second person", tone="quiet")


def rating_text(verdict: VerdictFact, *, plain: bool) -> str:
    """`✗ False (truth, v1) · by anna`."""
    rating = verdict.rating
    glyph = sign(side(rating.place), plain=True) if plain else rating.glyph or sign(Side.NOWHERE)
    stale = f" · {sign(Flag.STALE, plain=plain)} judged an older wording" if verdict.stale else ""
    return f"{glyph} {rating.label} ({rating.scale}, v{rating.number}) · by {verdict.by}{stale}"
