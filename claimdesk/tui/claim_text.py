"""A claim in lines, as the workbench's panel shows it: who said it, what pulls against it, evidence, verdict."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from claimdesk.tui.plain import neutral_line
from claimdesk.tui.rows_of import side
from claimdesk.words.dossier import ClaimFact, Dossier, EvidenceFact, RelationFact, VerdictFact
from claimdesk.words.glyphs import Flag, Side, sign
from claimdesk.words.terms import Notice, Policy, Stance, grade

_LABEL = 10


def heading(claim: ClaimFact, *, plain: bool) -> str:
    """`C340 ◈ drafted · ≠ tension C341`: what stands on the rule above the panel."""
    against = [
        f"{sign(Flag.AGAINST, plain=plain)} {r.relation.value} C{r.b if r.a == claim.id else r.a}"
        for r in claim.relations
        if r.relation.against
    ]
    return " · ".join([f"C{claim.id} {sign(claim.state, plain=plain)} {claim.state.value}", *against])


def lines(dossier: Dossier, claim: ClaimFact, suggested: str = "", *, plain: bool) -> Content:
    """The claim at hand."""
    out = [
        _line("claim", claim.text),
        _line("said by", _said(claim)),
        _line("kind", f"{claim.kind.value} · checks {_checks(claim)}" + (f" · due {claim.due}" if claim.due else "")),
    ]
    if claim.original:
        translator = f" (translated by {claim.translator})" if claim.translator else ""
        out.append(_line("original", f"{claim.original}{translator}"))
    out += [_line("against" if r.relation.against else r.relation.value, text) for r, text in _relations(claim)]
    if suggested:
        out.append(_line("", suggested))
    out += [_line(label, text) for label, text in _evidence(dossier, claim)]
    out += [_line(label, text) for label, text in _verdict(dossier, claim, plain=plain)]
    return Content("\n").join(out)


def _line(label: str, text: str) -> Content:
    return Content.assemble((f" {label:<{_LABEL}}", "bold"), neutral_line(text))


def _checks(claim: ClaimFact) -> str:
    return "that it is so" if claim.checks == "content" else "that it was said"


def _said(claim: ClaimFact) -> str:
    first = next((a for a in claim.appearances if a.first), None)
    names = ", ".join(claim.said_by) or "the article’s own voice"
    relayed = f", relayed by {', '.join(claim.relayed_by)}" if claim.relayed_by else ""
    when = f" · {first.said_on}" if first and first.said_on else ""
    return f"{names}{relayed}{when}"


def _relations(claim: ClaimFact) -> Iterator[tuple[RelationFact, str]]:
    for r in claim.relations:
        other, text = (r.b, r.b_text) if r.a == claim.id else (r.a, r.a_text)
        basis = f", {r.basis.value}" if r.basis else ""
        end = f" · {r.resolution.value}" if r.resolution else ""
        note = f" ({r.note})" if r.note else ""
        yield r, f"C{other} {r.relation.value}{basis}: “{text}”{note}{end}"


def _evidence(dossier: Dossier, claim: ClaimFact) -> Iterator[tuple[str, str]]:
    words = {Stance.SUPPORTS: "for", Stance.REFUTES: "against it", Stance.CONTEXT: "context"}
    for e in claim.evidence:
        yield words[e.stance], evidence_text(dossier, e)
    if claim.evidence:
        count = f"{claim.independent_for} for, {claim.independent_against} against"
        yield "sources", f"independent ones: {count}"


def evidence_text(dossier: Dossier, evidence: EvidenceFact) -> str:
    """`S4 B2 Charge sheet · p. 3: “…”`."""
    source = next((s for s in dossier.sources if s.id == evidence.source), None)
    name = source.title if source else ""
    shown = [f"S{evidence.source} {grade(source.reliability if source else None, evidence.credibility)}", name]
    if evidence.own_word:
        shown.append("· own word")
    if evidence.locator:
        shown.append(f"· {evidence.locator}")
    if evidence.excerpt:
        shown.append(f": “{evidence.excerpt}”")
    return " ".join(shown)


def _verdict(dossier: Dossier, claim: ClaimFact, *, plain: bool) -> Iterator[tuple[str, str]]:
    verdict = claim.verdict
    if verdict is None:
        yield "verdict", "none yet: v gives one"
        return
    yield "verdict", rating_text(verdict, plain=plain)
    if verdict.explanation:
        yield "", verdict.explanation
    if verdict.rationale:
        yield "why", verdict.rationale
    for review in verdict.reviews:
        yield "review", f"{review.answer.value} by {review.by}" + (f": {review.reason}" if review.reason else "")
    shown = claim.published
    if claim.publications:
        last = claim.publications[-1]
        word = {Notice.FIRST: "published", Notice.CORRECTION: "corrected", Notice.UPDATE: "updated"}
        yield (
            "readers",
            f"{word.get(last.notice, 'retracted')} by {last.by} on {last.at:%-d %b %Y}"
            + (f": {last.reason}" if last.reason else ""),
        )
    if shown is not None and shown.id != verdict.id:
        yield "", f"{sign(Flag.NEWER_DRAFT, plain=plain)} readers still see {shown.rating.label}"
    if dossier.policy is Policy.OWN and claim.publications:
        yield "", "not reviewed by a second person"


def rating_text(verdict: VerdictFact, *, plain: bool) -> str:
    """`✗ False (truth, v1) · by anna`."""
    rating = verdict.rating
    glyph = sign(side(rating.place), plain=True) if plain else rating.glyph or sign(Side.NOWHERE)
    stale = f" · {sign(Flag.STALE, plain=plain)} judged an older wording" if verdict.stale else ""
    return f"{glyph} {rating.label} ({rating.scale}, v{rating.number}) · by {verdict.by}{stale}"
