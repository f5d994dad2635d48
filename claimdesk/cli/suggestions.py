"""`claimdesk suggestions` and `claimdesk dismiss`: going through an article's sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.narration import narrated
from claimdesk.cli.options import ARTICLE, Word, json_option, with_desk
from claimdesk.cli.output import answer, say, say_wrapped, show_json
from claimdesk.cli.spans import span_of, where_options
from claimdesk.words.references import Reference
from claimdesk.words.terms import Checks, Dismissed, Role
from claimdesk.words.views.reading import Reading, SuggestionRow

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.command()
@click.argument("article", type=ARTICLE, metavar="A1")
@click.option("--limit", type=click.IntRange(1, 10_000), default=10_000, help="Suggestions at most.")
@json_option
@with_desk
def suggestions(desk: Desk, article: Reference, limit: int, as_json: bool) -> None:
    """What the analysis proposes as claims of an article, in reading order; nobody's statement yet.

    Accept one by its reference (claim accept), or dismiss its sentence (dismiss).

    \b
    Example:
      claimdesk suggestions A1
      claimdesk claim accept A1:1204-1290
    """
    reading = analysed(desk, article.id)
    shown = reading.suggestions[:limit]
    if as_json:
        show_json({"article": reading.article, "suggestions": shown, "rivals": reading.rivals, "notes": reading.notes})
        return
    for each in shown:
        _say_suggestion(each)
    for rival in reading.rivals:
        say_wrapped(f"C{rival.a} ≠ C{rival.b}  {rival.relation.value}, {rival.basis.value}: {rival.reason}", indent=2)
    for note in reading.notes:
        say_wrapped(note)
    if not reading.analysed:
        say(f"{article} is not analysed yet; that is done when an analyst first looks at it.")
    elif not shown and not reading.notes:
        say(f"Nothing is left to suggest in {article}: {reading.article.coverage} % of it is dealt with.")


def analysed(desk: Desk, article: int) -> Reading:
    """The article as it reads with its analysis, which is made now where it is needed and the member may keep it."""
    from claimdesk.desk import analysing, articles

    if desk.member.role.reaches(Role.ANALYST) and desk.ask(analysing.needed, article):
        with narrated(f"Analysing A{article}"):
            for _ in desk.run(analysing.analyse_article, article):
                pass
    reading: Reading = desk.ask(articles.read, article)
    return reading


def _say_suggestion(each: SuggestionRow) -> None:
    who = f" · {each.claimant}" if each.claimant else ""
    due = f" · due {each.due}" if each.due else ""
    checks = " · checks that it was said" if each.checks is Checks.ATTRIBUTION else ""
    say(f"{each.reference}  {each.kind.value} {each.score:.2f}{who}{due}{checks}")
    say_wrapped(each.text, indent=4)
    if len(each.places) > 1:
        places = ", ".join(f"{start}-{end}" for start, end in each.places)
        say_wrapped(f"stands {len(each.places)} times: {places}", indent=4)
    if each.reasons:
        say_wrapped(f"because: {'; '.join(each.reasons)}", indent=4)


@click.command()
@click.argument("article", type=ARTICLE, metavar="A1")
@where_options
@click.option(
    "--reason",
    type=Word(Dismissed),
    default=Dismissed.NOT_CHECKABLE,
    help="Why (default: not-checkable).",
)
@click.option("--take-back", is_flag=True, help="Take an earlier dismissal back.")
@json_option
@with_desk
def dismiss(
    desk: Desk,
    article: Reference,
    quote: str | None,
    span: tuple[int, int] | None,
    reason: Dismissed,
    take_back: bool,
    as_json: bool,
) -> None:
    """Say that a sentence is no claim to check. It counts as dealt with; the report lists it with the reason.

    \b
    Example:
      claimdesk dismiss A1 --quote "It was a pleasant evening." --reason background
    """
    from claimdesk.desk import claims

    start, end = span_of(desk, article, quote, span)
    place = f"{article}:{start}-{end}"
    if take_back:
        desk.do(claims.undismiss, article.id, start, end)
        answer(as_json, f"{place} is no longer dismissed.", place=place, dismissed=False)
        return
    desk.do(claims.dismiss, article.id, start, end, reason.value)
    answer(as_json, f"{place} is dismissed: {reason.value}.", place=place, dismissed=True, reason=reason.value)
