"""`claimdesk publish`, `correct` and `retract`: what readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.completion import ratings
from claimdesk.cli.files import said
from claimdesk.cli.options import ARTICLE_OR_CLAIM, CLAIM, json_option, with_desk
from claimdesk.cli.output import answer
from claimdesk.words.references import Reference

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.command()
@click.argument("reference", type=ARTICLE_OR_CLAIM, metavar="C1|A1")
@click.option("--url", default="", help="Where it was published.")
@click.option("--update", is_flag=True, help="A newer verdict with the same rating goes out: more is known.")
@click.option("--reason", default="", metavar="R", help="What is new in the update.")
@json_option
@with_desk
def publish(desk: Desk, reference: Reference, url: str, update: bool, reason: str, as_json: bool) -> None:
    """Note that a claim's verdict went out; of an article, all that can go out.

    \b
    Example:
      claimdesk publish C1 --url https://desk.example/checks/treaty
    """
    from claimdesk.desk import claims, publications

    if update:
        if reference.letter != "C":
            raise click.UsageError("--update is about one claim.")
        desk.do(publications.update, reference.id, reason=reason, url=url)
        published = [str(reference)]
    elif reference.letter == "C":
        desk.do(publications.publish, reference.id, url=url)
        published = [str(reference)]
    else:
        before = {row.id: row.state for row in desk.ask(claims.of_article, reference.id)}
        desk.do(publications.publish_article, reference.id, url=url)
        after = desk.ask(claims.of_article, reference.id)
        published = [f"C{row.id}" for row in after if before.get(row.id) != row.state]
    answer(as_json, f"Published: {', '.join(published)}.", published=published)


@click.command()
@click.argument("claim", type=CLAIM, metavar="C1")
@click.option("--reason", required=True, metavar="R", help="What was wrong; readers see it.")
@click.option(
    "--rating",
    metavar="R",
    shell_complete=ratings,
    help="The corrected rating; without it a newer, approved verdict goes out.",
)
@click.option("--scale", default="truth", show_default=True, help="The scale of the rating.")
@click.option("--explanation", default="", metavar="E", help="The corrected verdict in a sentence.")
@click.option("--rationale", default="", metavar="R|-", help="Why; @S2 cites a source. - reads standard input.")
@click.option("--url", default="", help="Where the correction was published.")
@json_option
@with_desk
def correct(
    desk: Desk,
    claim: Reference,
    reason: str,
    rating: str | None,
    scale: str,
    explanation: str,
    rationale: str,
    url: str,
    as_json: bool,
) -> None:
    """Correct what was published. What stood there before stays on record.

    \b
    Example:
      claimdesk correct C1 --reason "A witness was misquoted." --rating unproven --rationale "See @S4."
    """
    from claimdesk.desk import publications

    if rating is None:
        desk.do(publications.correct, claim.id, reason=reason, url=url)
    else:
        desk.do(
            publications.correct,
            claim.id,
            rating=rating,
            explanation=explanation,
            rationale=said(rationale),
            reason=reason,
            scale=scale,
            url=url,
        )
    answer(as_json, f"{claim} is corrected.", claim=str(claim), notice="correction")


@click.command()
@click.argument("claim", type=CLAIM, metavar="C1")
@click.option("--reason", required=True, metavar="R", help="Why; readers see it.")
@json_option
@with_desk
def retract(desk: Desk, claim: Reference, reason: str, as_json: bool) -> None:
    """Take back what was published. The report says so, with the reason.

    \b
    Example:
      claimdesk retract C1 --reason "The document was a forgery."
    """
    from claimdesk.desk import publications

    desk.do(publications.retract, claim.id, reason)
    answer(as_json, f"{claim} is retracted.", claim=str(claim), notice="retraction")
