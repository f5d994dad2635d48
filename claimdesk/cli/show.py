"""`claimdesk show`: everything about one article, claim or source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.claims import say_claims
from claimdesk.cli.importing import say_found
from claimdesk.cli.options import ANYTHING, json_option, with_desk
from claimdesk.cli.output import facts, local, say, say_wrapped, show_json
from claimdesk.cli.signs import Signs
from claimdesk.cli.suggestions import analysed
from claimdesk.words.dossier import ClaimFact, Dossier, EvidenceFact, Said, SourceFact, VerdictFact
from claimdesk.words.references import Reference
from claimdesk.words.terms import Checks, grade
from claimdesk.words.views.under_a_claim import CommentRow

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.command()
@click.argument("reference", type=ANYTHING, metavar="A1|C1|S1")
@json_option
@with_desk
def show(desk: Desk, reference: Reference, as_json: bool) -> None:
    """Everything about one article (with its text), claim or source.

    \b
    Example:
      claimdesk show C1
    """
    {"A": _article, "C": _claim, "S": _source}[reference.letter](desk, reference, as_json)


def _article(desk: Desk, reference: Reference, as_json: bool) -> None:
    from claimdesk.desk import articles, claims, comments, dossiers, tags

    reading = analysed(desk, reference.id)
    revisions = desk.ask(articles.revisions, reference.id)
    rows = desk.ask(claims.of_article, reference.id)
    words, remarks = desk.ask(tags.of, reference), desk.ask(comments.of, reference)
    dossier: Dossier = desk.ask(dossiers.of, reference)
    row, left_out = reading.article, desk.ask(articles.cut, reference.id)
    if as_json:
        show_json(
            {
                "article": row,
                "found": dossier.articles[0].found,
                "revisions": revisions,
                "text": reading.text,
                "cut": left_out,
                "claims": rows,
                "dismissals": reading.dismissals,
                "open_suggestions": len(reading.suggestions),
                "tags": words,
                "comments": remarks,
            }
        )
        return
    say_wrapped(f"{reference}  {row.title}")
    say_found(desk, str(reference))
    facts(
        (
            ("assigned to", row.assignee),
            ("tags", ", ".join(words)),
            ("dealt with", f"{row.coverage} % of {row.sentences} sentences"),
        )
    )
    for revision in revisions:
        facts([(f"revision {revision.number}", f"{revision.cause}, {local(revision.obtained_at)}, by {revision.by}")])
    say()
    say_wrapped(reading.text)
    if rows:
        say()
        say_claims(rows)
    _remarks(remarks)
    if reading.suggestions:
        say()
        say(f"{len(reading.suggestions)} suggestions are open: claimdesk suggestions {reference}")


def _claim(desk: Desk, reference: Reference, as_json: bool) -> None:
    from claimdesk.desk import claims, comments, dossiers, tags

    dossier: Dossier = desk.ask(dossiers.of, reference)
    row = desk.ask(claims.row, reference.id)
    words, remarks = desk.ask(tags.of, reference), desk.ask(comments.of, reference)
    claim = dossier.claims[0]
    if as_json:
        show_json(
            {
                "claim": claim,
                "sources": dossier.sources,
                "assignee": row.assignee,
                "against": row.against,
                "changed": row.changed,
                "stale": row.stale,
                "tags": words,
                "comments": remarks,
            }
        )
        return
    say_wrapped(f"{reference}  {Signs().of(claim.state)} {claim.state.value}  {claim.text}")
    facts(
        (
            ("kind", claim.kind.value),
            ("checks", "that it was said, not that it is so" if claim.checks is Checks.ATTRIBUTION else ""),
            ("said by", ", ".join(claim.said_by)),
            ("relayed by", ", ".join(claim.relayed_by)),
            ("due", claim.due.isoformat() if claim.due else ""),
            ("original", " · ".join(filter(None, [claim.original, claim.language, claim.translator]))),
            ("assigned to", row.assignee),
            ("tags", ", ".join(words)),
        )
    )
    for said in claim.appearances:
        _appearance(said)
    names = {source.id: source for source in dossier.sources}
    for evidence in claim.evidence:
        _evidence(evidence, names.get(evidence.source))
    if claim.evidence:
        facts([("independent", f"{claim.independent_for} for, {claim.independent_against} against")])
    _relations(claim)
    for verdict in claim.verdicts:
        _verdict(verdict)
    for notice in claim.publications:
        words_ = [notice.notice.value, local(notice.at), f"by {notice.by}", notice.url, notice.reason]
        facts([("published", " · ".join(filter(None, words_)))])
    _remarks(remarks)


def _appearance(said: Said) -> None:
    where = f"A{said.article}" if said.article else said.url
    for place in said.places:
        span = f"{where}:{place.start}-{place.end} (revision {place.revision}, {place.found.value})"
        facts([("stands in", f"{span} “{place.quote}”")])
    if not said.places:
        facts([("stands in", where)])


def _evidence(evidence: EvidenceFact, source: SourceFact | None) -> None:
    graded = grade(source.reliability if source else None, evidence.credibility)
    own = " · own word" if evidence.own_word else ""
    copy = "" if evidence.capture else " · not archived"
    name = (source.title or source.url) if source else ""
    facts([(evidence.stance.value, f"{evidence.reference}, {graded}{own}{copy}" + (f" · {name}" if name else ""))])
    facts([("", f"“{evidence.excerpt}” {evidence.locator}".strip() if evidence.excerpt else evidence.locator)])


def _relations(claim: ClaimFact) -> None:
    for each in claim.relations:
        basis = f", {each.basis.value}" if each.basis else ""
        pair = f"C{each.a} {each.relation.value} C{each.b}{basis}"
        ended = f" · {each.resolution.value}" if each.resolution else ""
        facts([("relation", " · ".join(filter(None, [f"{pair}{ended}", each.note])))])
        facts([("", each.b_text if each.a == claim.id else each.a_text)])


def _verdict(verdict: VerdictFact) -> None:
    rating = f"{verdict.rating.glyph} {verdict.rating.label} ({verdict.rating.scale})"
    stale = " · judged an older wording" if verdict.stale else ""
    facts(
        [
            (
                "verdict",
                f"{rating} by {verdict.by}, {local(verdict.at)}{stale}"
                + (f" · {verdict.explanation}" if verdict.explanation else ""),
            )
        ]
    )
    facts([("", verdict.rationale)])
    for review in verdict.reviews:
        facts([(review.answer.value, " · ".join(filter(None, [f"by {review.by}, {local(review.at)}", review.reason])))])


def _source(desk: Desk, reference: Reference, as_json: bool) -> None:
    from claimdesk.desk import sources

    row = desk.ask(sources.row, reference.id)
    captures = desk.ask(sources.captures, reference.id)
    grades = desk.ask(sources.reliability_history, reference.id)
    if as_json:
        show_json({"source": row, "captures": captures, "reliability_history": grades})
        return
    say_wrapped(f"{reference}  {row.title or row.url}")
    facts(
        (
            ("kind", row.kind.value + (", primary" if row.primary else "")),
            ("publisher", row.publisher),
            ("published", row.published),
            ("origin", row.origin),
            ("url", row.url),
            ("reliability", row.reliability or "not graded"),
            ("cited by", f"{row.claims} claims"),
        )
    )
    for capture in captures:
        facts([("copy", f"{local(capture.obtained_at)} by {capture.by}, {capture.size:,} bytes, {capture.sha256}")])
    if not captures:
        facts([("copy", "not archived")])


def _remarks(remarks: list[CommentRow]) -> None:
    for remark in remarks:
        say()
        say_wrapped(f"{remark.by}, {local(remark.at)}: {remark.text}", indent=2)
