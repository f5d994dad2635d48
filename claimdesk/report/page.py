"""A dossier as a Markdown page: what each template needs beside the facts, and the environment they run in.

Everything that a template prints is escaped, unless it is `Markdown` already: no filter can be forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from claimdesk.report import audience, phrases, times
from claimdesk.report.escape import Markdown, bare_link, code, escape, link, paragraphs
from claimdesk.words.dossier import ArticleFact, ClaimFact, Dossier, Place, SourceFact, VerdictFact
from claimdesk.words.references import shortened
from claimdesk.words.terms import CREDIBILITY, RELIABILITY, Checks, Dismissed, Kind

if TYPE_CHECKING:
    from jinja2 import Environment

_CITATION = re.compile(r"(?<![\w@/])@(?:C\d{1,15}/)?S(\d{1,15})(#\d{1,9})?\b", re.IGNORECASE)
_TITLE_CHARS = 80


def render(dossier: Dossier, *, drafts: bool, zone: tzinfo | None) -> str:
    """The report. Without `drafts` nothing that was not published is in it."""
    facts = dossier if drafts else audience.for_readers(dossier)
    moment = partial(times.moment, zone=zone)
    template = _environment().get_template("report.md.jinja")
    page = template.render(
        facts=facts,
        drafts=drafts,
        title=_title(facts),
        between=_between(facts, moment),
        reviewed=_reviewed(facts),
        scales=audience.scales_used(facts),
        due=_due_later(facts),
        of_claims_alone=_of_claims_alone(facts),
        shown_claims={c.id for c in facts.claims},
        articles={a.id: a for a in facts.articles},
        sources={s.id: s for s in facts.sources},
        cited=partial(_cited, sources={s.id: s for s in facts.sources}),
        day=partial(times.day, zone=zone),
        moment=moment,
        zone=times.zone_name(zone),
    )
    return re.sub(r"\n{3,}", "\n\n", page).rstrip("\n") + "\n"


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("claimdesk.report", "templates"),
        # Not HTML: `finalize` escapes for Markdown.
        autoescape=False,
        finalize=_finished,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for function in (about, quotes, spans, unchecked, superseded, withdrawn_evidence, source_name):
        environment.globals[function.__name__] = function
    environment.globals.update(link=link, bare_link=bare_link, code=code, paragraphs=paragraphs)
    environment.globals.update(phrases=phrases, audience=audience, RELIABILITY=RELIABILITY, CREDIBILITY=CREDIBILITY)
    return environment


def _finished(value: Any) -> Markdown:
    return value if isinstance(value, Markdown) else escape(str(value))


def _of_claims_alone(dossier: Dossier) -> bool:
    """Whether it was made for single claims, so that their articles are only where these stand."""
    return all(reference.startswith("C") for reference in dossier.references)


def _title(dossier: Dossier) -> str:
    articles = () if _of_claims_alone(dossier) else dossier.articles
    if len(articles) == 1:
        return articles[0].title or dossier.references[0]
    if not articles and len(dossier.claims) == 1:
        return dossier.claims[0].text
    counted = [(len(articles), "article"), (len(dossier.claims), "claim")]
    return " and ".join(f"{n} {noun}{'' if n == 1 else 's'}" for n, noun in counted if n) or "nothing to report"


def _between(dossier: Dossier, moment: Callable[[datetime], str]) -> str:
    if not dossier.first_at or not dossier.last_at:
        return ""
    first, last = moment(dossier.first_at), moment(dossier.last_at)
    return f"between {first} and {last}" if first != last else f"on {first}"


def _reviewed(dossier: Dossier) -> str:
    """Who reviewed the verdicts that this report gives: what was published, and in a draft what may follow it."""
    pairs = [(claim.published, audience.pending(claim)) for claim in dossier.claims]
    verdicts = [verdict for pair in pairs for verdict in pair if verdict]
    reviewed = [verdict for verdict in verdicts if verdict.approved_by]
    people = phrases.names(list(dict.fromkeys(name for verdict in reviewed for name in verdict.approved_by)))
    if not verdicts:
        return ""
    if not reviewed:
        return "Not reviewed by a second person."
    if len(reviewed) == len(verdicts):
        return f"Reviewed by {people}."
    by_whom = f"{len(reviewed)} of {len(verdicts)} verdicts reviewed by {people}"
    return f"{by_whom}, the rest not reviewed by a second person."


def _due_later(dossier: Dossier) -> list[ClaimFact]:
    """Claims that could not be checked yet when their published verdict was given, or that have none; soonest first."""
    waiting = []
    for claim in dossier.claims:
        shown = claim.published
        if claim.due and not audience.retraction(claim) and not (shown and shown.at.date() >= claim.due):
            waiting.append((claim.due, claim.id, claim))
    return [claim for *_, claim in sorted(waiting, key=lambda entry: entry[:2])]


def _cited(line: str, sources: dict[int, SourceFact]) -> Markdown:
    """A line of a rationale: escaped, and each `@S2` a link to that source by its name."""
    parts, done = [], 0
    for found in _CITATION.finditer(line):
        source = sources.get(int(found[1]))
        if source:
            parts += [_part(line[done : found.start()]), _citation(source, found[2] or "", line[: found.start()])]
            done = found.end()
    return Markdown("".join([*parts, _part(line[done:])]))


def _citation(source: SourceFact, piece: str, before: str) -> str:
    """A source named within a sentence: in brackets, but where it begins one or stands in brackets already."""
    name, reference = shortened(source_name(source), _TITLE_CHARS), f"S{source.id}{piece}"
    bare = not before.strip() or before.rstrip()[-1] in ".!?:" or before.count("(") > before.count(")")
    label = f"{name} ({reference})" if bare else f"{name}, {reference}"
    linked = f"[{escape(label)}](#source-s{source.id})"
    return linked if bare else f"({linked})"


def _part(text: str) -> str:
    """`escape` for a part of a line: the blanks at its ends stay."""
    before, after = " " * text.startswith(" "), " " * text.endswith(" ")
    return f"{before}{escape(text)}{after}" if text.strip() else before


def about(claim: ClaimFact) -> str:
    """What a verdict on it must not be taken for; nothing where it means what it says."""
    charged = "charged, not convicted" if claim.kind is Kind.CHARGE else ""
    said = phrases.CHECKED[Checks.ATTRIBUTION] if claim.checks is Checks.ATTRIBUTION else ""
    return "; ".join(filter(None, [said, charged]))


def quotes(claim: ClaimFact) -> list[str]:
    """The exact words of the claim where it stands in a text; the same words once."""
    return list(dict.fromkeys(place.quote for said in claim.appearances for place in said.places))


def spans(places: tuple[Place, ...]) -> str:
    """Where in a text: "revision 1, characters 120–144 and 310–334"."""
    together: dict[tuple[int, str], list[str]] = {}
    for place in places:
        found = phrases.ANCHORING.get(place.found, "")
        together.setdefault((place.revision, found), []).append(f"{place.start}–{place.end}")
    return "; ".join(
        f"revision {revision}, characters {phrases.names(at)}{found}" for (revision, found), at in together.items()
    )


def unchecked(article: ArticleFact) -> list[tuple[str, list[str]]]:
    """The sentences that were not checked, by reason: untouched first, then as the terms are listed."""
    titles: list[tuple[Dismissed | None, str]] = [(None, "Not looked at"), *phrases.DISMISSED.items()]
    groups = [(title, [u.text for u in article.unchecked if u.reason is reason]) for reason, title in titles]
    return [(title, sentences) for title, sentences in groups if sentences]


def superseded(claim: ClaimFact) -> tuple[VerdictFact, ...]:
    """Drafts that a later verdict took the place of."""
    return tuple(v for v in audience.drafts(claim) if v is not audience.pending(claim))


def withdrawn_evidence(claim: ClaimFact) -> list[str]:
    """What the published verdict weighed and the desk holds no more."""
    held = {e.reference for e in claim.evidence}
    return [ref for ref in claim.published.evidence if ref not in held] if claim.published else []


def source_name(source: SourceFact) -> str:
    """What to call a source."""
    return source.title or source.url or f"source S{source.id}"
