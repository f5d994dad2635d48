"""The forms of the workbench: which fields they have, and which command they save with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from claimdesk.desk import Desk, articles, claims, evidence, sources
from claimdesk.desk.importing import is_url
from claimdesk.intake import date_typed
from claimdesk.tui.at_hand import claim_at_hand
from claimdesk.tui.form_fields import FormField, Line, OneOf, Text
from claimdesk.tui.screens import citing
from claimdesk.tui.screens.form import Form
from claimdesk.words.dossier import ClaimFact, EvidenceFact
from claimdesk.words.errors import BadInput
from claimdesk.words.references import reference
from claimdesk.words.terms import CREDIBILITY, Basis, Checks, Kind, Relation, SourceKind, Stance
from claimdesk.words.views.lists import ArticleRow
from claimdesk.words.views.reading import SuggestedRival

if TYPE_CHECKING:
    from claimdesk.tui.screens.claim_acts import ClaimActs
    from claimdesk.tui.screens.rival_acts import RivalActs

CHECKS_WORDS = ("that it is so (content)", "that it was said (attribution)")
TAKE_OFF = "take it off"
GRADES = ("", *(str(g) for g in CREDIBILITY))
GRADE_WORDS = ("not graded", *(f"{g} {word}" for g, word in CREDIBILITY.items()))


def edit_claim(screen: ClaimActs, claim: ClaimFact) -> Form:
    """Wording, claimant, kind, what is checked, due date, original wording."""
    id_ = claim.id

    def save(_: dict[str, str]) -> None:
        changed: dict[str, Any] = dict(form.changed)
        try:
            if "due" in changed:
                changed["due"] = _day(changed["due"])
            if changed.get("said_on"):
                changed["said_on"] = date_typed(changed["said_on"])
        except BadInput as error:
            screen.failed("edited", error)
            return
        screen.decide("edited", lambda desk, seen: desk.do(claims.edit, id_, seen=seen, **changed))

    form = Form(
        f"C{id_}",
        _of_claim(claim),
        save=save,
        draft=f"edit C{id_}",
        renew=lambda desk: _of_claim(claim_at_hand(desk, id_).claim),
    )
    return form


def _of_claim(claim: ClaimFact) -> list[FormField]:
    first = next((a for a in claim.appearances if a.first), None)
    return [
        Text("text", "claim", claim.text),
        Line("claimant", "said by", "; ".join(claim.said_by), placeholder="several with ; between"),
        Line("relayed_by", "relayed by", "; ".join(claim.relayed_by)),
        Line("said_on", "said on", first.said_on if first else "", placeholder="12 Sep 2018"),
        OneOf("kind", "kind", [k.value for k in Kind], claim.kind.value),
        OneOf("checks", "checks", [c.value for c in Checks], claim.checks.value, CHECKS_WORDS),
        Line("due", "due", str(claim.due or ""), placeholder="the day from which it can be checked"),
        Line("original", "original", claim.original, placeholder="the wording in its own language"),
        Line("language", "language", claim.language),
        Line("translator", "translator", claim.translator),
    ]


def relate(screen: RivalActs, claim: ClaimFact, suggested: SuggestedRival | None) -> Form:
    """The other claim, relation, basis, note; a suggestion of the analysis is filled in."""
    other = ""
    if suggested:
        other = f"C{suggested.b if suggested.a == claim.id else suggested.a}"
    fields: list[FormField] = [
        Line("other", "to claim", other, note="suggested" if other else "", placeholder="C341"),
        OneOf("relation", "relation", [r.value for r in Relation], suggested.relation if suggested else "tension"),
        OneOf("basis", "basis", ["", *(b.value for b in Basis)], suggested.basis if suggested else ""),
        Line("note", "note", suggested.reason if suggested else ""),
    ]
    return Form(f"How does C{claim.id} bear on another claim?", fields, save=screen.relate, draft=f"relate C{claim.id}")


def add_evidence(screen: ClaimActs, claim: ClaimFact) -> Form:
    """A source that is there (S4), a URL to fetch, or a title; stance, excerpt, locator, credibility."""
    id_ = claim.id
    fields: list[FormField] = [
        Line("source", "source", placeholder="S4, https://…, or the title of a document"),
        OneOf("stance", "stance", [s.value for s in Stance]),
        Text("excerpt", "excerpt", placeholder="what it says, word for word"),
        Line("locator", "locator", placeholder="page, paragraph, minute"),
        OneOf("credibility", "credibility", GRADES, "", GRADE_WORDS),
        Line("origin", "origin", placeholder="of a new source: agency, person, body"),
        OneOf("kind", "kind", [k.value for k in SourceKind], SourceKind.DOCUMENT.value),
    ]

    def save(values: dict[str, str]) -> None:
        if not values["source"]:
            screen.failed("edited", BadInput("Name a source: S4, a URL, or a title."))
        elif is_url(values["source"]):
            screen.cite(id_, values)
        else:
            screen.do("edited", lambda desk: _add_evidence(desk, id_, values))

    return Form(f"Evidence on C{id_}", fields, save=save, draft=citing.draft_of(id_))


def _add_evidence(desk: Desk, claim: int, values: dict[str, str]) -> str:
    typed = values["source"]
    try:
        source: int = reference(typed, "S").id
    except BadInput:
        source = desk.do(sources.add, title=typed, kind=values["kind"], origin=values["origin"])
    desk.do(evidence.add, claim, source, **citing.bearing(values))
    return f"S{source} is evidence on C{claim}."


def edit_evidence(screen: ClaimActs, claim: int, piece: EvidenceFact) -> Form:
    """Stance, excerpt, locator, credibility; or take it off."""

    def save(values: dict[str, str]) -> None:
        if values["stance"] == TAKE_OFF:
            screen.withdraw_evidence(piece.id)
            return
        changed: dict[str, Any] = dict(form.changed)
        if "credibility" in changed:
            changed["credibility"] = int(values["credibility"]) if values["credibility"] else None
        screen.decide("edited", lambda desk, seen: desk.do(evidence.edit, piece.id, seen=seen, **changed))

    def now(desk: Desk) -> list[FormField]:
        pieces = claim_at_hand(desk, claim).claim.evidence
        return next((_of_evidence(e) for e in pieces if e.reference == piece.reference), [])

    form = Form(
        f"Evidence {piece.reference}", _of_evidence(piece), save=save, draft=f"edit {piece.reference}", renew=now
    )
    return form


def _of_evidence(piece: EvidenceFact) -> list[FormField]:
    return [
        OneOf("stance", "stance", [*(s.value for s in Stance), TAKE_OFF], piece.stance.value),
        Text("excerpt", "excerpt", piece.excerpt),
        Line("locator", "locator", piece.locator),
        OneOf("credibility", "credibility", GRADES, str(piece.credibility or ""), GRADE_WORDS),
    ]


def edit_article(screen: ClaimActs, article: ArticleRow) -> Form:
    """Title, URL, publisher, byline, origin, publication date, language."""

    def save(_: dict[str, str]) -> None:
        changed: dict[str, Any] = dict(form.changed)
        try:
            if changed.get("published"):
                changed["published"] = date_typed(changed["published"], language=article.language)
        except BadInput as error:
            screen.failed("edited", error)
            return
        screen.decide("edited", lambda desk, seen: desk.do(articles.edit, article.id, seen=seen, **changed))

    form = Form(
        f"A{article.id}",
        _of_article(article),
        save=save,
        draft=f"edit A{article.id}",
        renew=lambda desk: _of_article(desk.ask(articles.read, article.id).article),
    )
    return form


def _of_article(article: ArticleRow) -> list[FormField]:
    names = ("title", "url", "publisher", "byline", "origin", "published", "language")
    return [Line(name, name, getattr(article, name)) for name in names]


def _day(typed: str) -> date | None:
    if not typed:
        return None
    iso = date_typed(typed)
    if len(iso) < 10:
        raise BadInput(f"A due date is a day; “{typed}” is not exact enough.")
    return date.fromisoformat(iso[:10])
