"""`claimdesk claims` and `claimdesk claim`: lists of claims, and making and changing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli import dates, exits
from claimdesk.cli.options import ARTICLE, CLAIM, SPAN, Word, filled, json_option, narrowed, page_options, with_desk
from claimdesk.cli.output import answer, foot, show_json, table
from claimdesk.cli.signs import Signs
from claimdesk.cli.spans import span_of, where_options
from claimdesk.cli.suggestions import analysed
from claimdesk.words.references import Reference, suggestion_reference
from claimdesk.words.terms import Checks, Kind
from claimdesk.words.views.lists import ClaimRow, Page

if TYPE_CHECKING:
    from claimdesk.desk import Desk

VIEWS = ("all", "mine", "unassigned", "review", "due", "against", "changed")


@click.command()
@click.argument("query", nargs=-1)
@click.option("--view", type=click.Choice(VIEWS), default="all", help="Which of them.")
@page_options
@json_option
@with_desk
def claims(desk: Desk, query: tuple[str, ...], view: str, limit: int, after: str | None, as_json: bool) -> None:
    """List claims, newest first. QUERY is words, and filters such as state:open or claimant:putin

    Filters: state: kind: checks: claimant: article: assignee: tag: due:

    \b
    Example:
      claimdesk claims treaty state:open claimant:"met police"
      claimdesk claims --view review
    """
    from claimdesk.desk import claims

    page: Page = desk.ask(claims.queue, view=view, query=narrowed(query), after=after, limit=limit)
    if as_json:
        show_json({"claims": page.rows, "after": page.after, "total": page.total, "note": page.note})
        return
    rows = [row for row in page.rows if isinstance(row, ClaimRow)]
    say_claims(rows)
    foot(len(rows), page.total, page.after, page.note)


def say_claims(rows: list[ClaimRow]) -> None:
    """Print claims as a table."""
    signs = Signs()
    table(
        (),
        [
            (
                f"C{r.id}",
                f"{signs.of(r.state)} {r.state.value}",
                signs.flags(r),
                r.rating,
                ", ".join(r.claimants),
                r.text,
            )
            for r in rows
        ],
    )


@click.group()
def claim() -> None:
    """Add, accept, edit, split or merge claims.

    \b
    Example:
      claimdesk claim add A1 --quote "not criminals but civilians" --claimant "V. Putin"
    """


@claim.command()
@click.argument("article", type=ARTICLE, metavar="A1")
@where_options
@click.option("--text", metavar="T", help="The claim in wording that stands on its own; else the quote.")
@click.option("--claimant", metavar="NAME", help="Who makes it.")
@click.option("--relayed-by", metavar="NAME", help="Who passes it on.")
@click.option(
    "--checks",
    type=Word(Checks),
    default=Checks.CONTENT,
    help="What is checked: X, or that Y said X (default: content).",
)
@click.option("--kind", type=Word(Kind), default=Kind.FACT, help="What sort of statement it is (default: fact).")
@click.option("--due", metavar="DATE", help="The day from which it can be checked; of a month or year, the last.")
@json_option
@with_desk
def add(
    desk: Desk,
    /,
    article: Reference,
    quote: str | None,
    span: tuple[int, int] | None,
    text: str | None,
    claimant: str | None,
    relayed_by: str | None,
    checks: Checks,
    kind: Kind,
    due: str | None,
    as_json: bool,
) -> None:
    """Make a quote of an article a claim.

    A quote that stands in several places is refused with their spans, unless the whole sentence is repeated: then it
    is one claim with several places.

    \b
    Example:
      claimdesk claim add A1 --quote "not criminals but civilians" \\
        --text "The two suspects are civilians, not criminals." --claimant "V. Putin"
    """
    from claimdesk.desk import claims

    start, end = span_of(desk, article, quote, span)
    made = desk.do(
        claims.add,
        article.id,
        start,
        end,
        text=text,
        claimant=claimant,
        relayed_by=relayed_by,
        checks=checks.value,
        kind=kind.value,
        due=dates.due(due) if due else None,
    )
    answer(as_json, f"C{made} is a claim of {article}.", claim=f"C{made}", article=str(article), span=[start, end])


@claim.command()
@click.argument("suggested", metavar="A1:S-E …", nargs=-1, required=True)
@json_option
@with_desk
def accept(desk: Desk, suggested: tuple[str, ...], as_json: bool) -> None:
    """Make suggestions claims.

    Name them as `claimdesk suggestions` does; what is a claim already stays the claim it is.

    \b
    Example:
      claimdesk claim accept A1:1204-1290 A1:1410-1502#2
    """
    from claimdesk.desk import claims

    wanted = [suggestion_reference(each) for each in suggested]
    for article in dict.fromkeys(each.article for each in wanted):
        analysed(desk, article)
    made = [desk.do(claims.accept, each.article, each.start, each.end, each.which) for each in wanted]
    names = [f"C{each}" for each in made]
    pairs = zip(names, suggested, strict=True)
    answer(as_json, "\n".join(f"{name} is {given}." for name, given in pairs), claims=names)
    if not as_json:
        for article in dict.fromkeys(each.article for each in wanted):
            _say_rivals(desk, article, set(made))


def _say_rivals(desk: Desk, article: int, made: set[int]) -> None:
    """What the analysis finds to pull against the claims that were just made, and how to say so."""
    from claimdesk.desk import articles

    for rival in desk.ask(articles.read, article).rivals:
        if made & {rival.a, rival.b}:
            exits.tell(
                f"C{rival.a} and C{rival.b} may pull against each other: {rival.reason}. To say so: "
                f"claimdesk relate C{rival.a} {rival.relation} C{rival.b} --basis {rival.basis}"
            )


@claim.command()
@click.argument("claim", type=CLAIM, metavar="C1")
@click.option("--text", metavar="T", help="Its wording.")
@click.option("--claimant", metavar="NAME", help="Who makes it; an empty name takes them away.")
@click.option("--relayed-by", metavar="NAME", help="Who passes it on; an empty name takes them away.")
@click.option("--checks", type=Word(Checks), help="What is checked: X, or that Y said X.")
@click.option("--kind", type=Word(Kind), help="What sort of statement it is.")
@click.option("--due", metavar="DATE", help="The day from which it can be checked; `none` takes it away.")
@click.option("--original", metavar="T", help="The original wording, where it was translated.")
@click.option("--language", metavar="CODE", help="The original's language.")
@click.option("--translator", metavar="NAME", help="Who translated it.")
@click.option("--said-on", metavar="DATE", help="When it was said; `none` takes it away.")
@json_option
@with_desk
def edit(
    desk: Desk,
    /,
    claim: Reference,
    checks: Checks | None,
    kind: Kind | None,
    due: str | None,
    said_on: str | None,
    as_json: bool,
    **texts: str | None,
) -> None:
    """Change a claim.

    A verdict given on an earlier wording, claimant or `checks` is marked as such, and asks for approval again.

    \b
    Example:
      claimdesk claim edit C1 --text "The two suspects are civilians." --due 2018-12-31
    """
    from claimdesk.desk import claims

    fields = filled(
        **texts,
        checks=checks.value if checks else None,
        kind=kind.value if kind else None,
        said_on=dates.typed(said_on),
    )
    if due is not None:
        fields["due"] = dates.due(due)
    if not fields:
        raise click.UsageError("Say what to change: claimdesk claim edit --help lists it.")
    desk.do(claims.edit, claim.id, **fields)
    answer(as_json, f"{claim}: {', '.join(fields)} changed.", claim=str(claim), changed=sorted(fields))


@claim.command()
@click.argument("claim", type=CLAIM, metavar="C1")
@click.option("--lost", is_flag=True, help="Say that it is not said there any more.")
@json_option
@with_desk
def confirm(desk: Desk, claim: Reference, lost: bool, as_json: bool) -> None:
    """Say that a claim is still made where its article's words were changed.

    A new text in which the claim's quote stands in other words leaves that to a person. With --lost the claim keeps
    its place in the text before; so you also say that you have seen that its words are gone.

    \b
    Example:
      claimdesk claim confirm C1
    """
    from claimdesk.desk import placing

    desk.do(placing.lose if lost else placing.confirm, claim.id)
    sentence = f"{claim} is lost: it keeps its place in the text before." if lost else f"{claim} is confirmed."
    answer(as_json, sentence, claim=str(claim), lost=lost)


@claim.command()
@click.argument("claim", type=CLAIM, metavar="C1")
@click.option("--text", "texts", metavar="T", multiple=True, help="The wording of a part; give it twice or more.")
@click.option("--span", "spans", type=SPAN, metavar="S-E", multiple=True, help="The place of a part, likewise.")
@json_option
@with_desk
def split(
    desk: Desk, claim: Reference, texts: tuple[str, ...], spans: tuple[tuple[int, int], ...], as_json: bool
) -> None:
    """Part a claim in several.

    Each is checked by itself; the one there was is withdrawn, and its evidence stays with it.

    \b
    Example:
      claimdesk claim split C1 --text "The ship left on 3 May." --text "The ship carried grain."
    """
    from claimdesk.desk import claims

    if bool(texts) == bool(spans):
        raise click.UsageError("Give the parts, as several --text or as several --span.")
    made = [f"C{part}" for part in desk.do(claims.split, claim.id, texts or spans)]
    answer(as_json, f"{claim} is now {', '.join(made)}.", claims=made, withdrawn=str(claim))


@claim.command()
@click.argument("into", type=CLAIM, metavar="C1")
@click.argument("other", type=CLAIM, metavar="C2")
@json_option
@with_desk
def merge(desk: Desk, into: Reference, other: Reference, as_json: bool) -> None:
    """Make one claim of two that say the same.

    The places, evidence and relations of the second go to the first; the second is withdrawn.

    \b
    Example:
      claimdesk claim merge C1 C2
    """
    from claimdesk.desk import claims

    desk.do(claims.merge, into.id, other.id)
    answer(as_json, f"{other} is now part of {into}.", claim=str(into), withdrawn=str(other))
