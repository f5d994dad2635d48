"""`claimdesk evidence`: a source's bearing on a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.options import CLAIM, SOURCE, Word, filled, json_option, with_desk
from claimdesk.cli.output import answer
from claimdesk.words.references import Reference, pair
from claimdesk.words.terms import Stance

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.group()
def evidence() -> None:
    """Link sources to claims, for or against. Evidence is named `C340/S4`, `C340/S4#2` where there are several.

    \b
    Example:
      claimdesk evidence add C1 S1 --stance refutes --excerpt "No charge was withdrawn." --locator "p. 3"
    """


@evidence.command()
@click.argument("claim", type=CLAIM, metavar="C1")
@click.argument("source", type=SOURCE, metavar="S1")
@click.option("--stance", type=Word(Stance), required=True, help="How it bears on the claim.")
@click.option("--excerpt", default="", metavar="E", help="The words that count.")
@click.option("--locator", default="", metavar="L", help="Where in the source: a page, a minute.")
@click.option("--credibility", type=click.IntRange(1, 6), help="How credible it is, 1 to 6 (the Admiralty code).")
@json_option
@with_desk
def add(
    desk: Desk,
    claim: Reference,
    source: Reference,
    stance: Stance,
    excerpt: str,
    locator: str,
    credibility: int | None,
    as_json: bool,
) -> None:
    """Say how a source bears on a claim.

    It refers to the newest copy of the source.

    \b
    Example:
      claimdesk evidence add C1 S1 --stance refutes --credibility 2
    """
    from claimdesk.desk import evidence

    made = desk.do(
        evidence.add,
        claim.id,
        source.id,
        stance.value,
        excerpt=excerpt,
        locator=locator,
        credibility=credibility,
    )
    rows = desk.ask(evidence.of_claim, claim.id)
    name = next((row.reference for row in rows if row.id == made), f"{claim}/{source}")
    answer(as_json, f"{name} {stance.value}.", evidence=name, stance=stance.value)


@evidence.command()
@click.argument("evidence", metavar="C1/S1")
@click.option("--stance", type=Word(Stance), help="How it bears on the claim.")
@click.option("--excerpt", metavar="E", help="The words that count.")
@click.option("--locator", metavar="L", help="Where in the source.")
@click.option("--credibility", type=click.IntRange(1, 6), help="How credible it is, 1 to 6.")
@json_option
@with_desk
def edit(
    desk: Desk,
    evidence: str,
    stance: Stance | None,
    excerpt: str | None,
    locator: str | None,
    credibility: int | None,
    as_json: bool,
) -> None:
    """Change evidence.

    \b
    Example:
      claimdesk evidence edit C1/S1 --stance context
    """
    from claimdesk.desk import evidence as commands

    changed = filled(stance=stance.value if stance else None, excerpt=excerpt, locator=locator, credibility=credibility)
    if not changed:
        raise click.UsageError("Say what to change: --stance, --excerpt, --locator, --credibility.")
    desk.do(commands.edit, evidence_named(desk, evidence), **changed)
    answer(as_json, f"{evidence}: {', '.join(changed)} changed.", evidence=evidence, changed=sorted(changed))


def evidence_named(desk: Desk, name: str) -> int:
    """The id of the evidence called `C340/S4#2`. Raises BadInput or NotFound."""
    from claimdesk.desk import evidence

    claim, source, number = pair(name)
    if source.letter != "S":
        raise click.UsageError(f"{name} is no evidence such as C340/S4.")
    found: int = desk.ask(evidence.find, claim.id, source.id, number)
    return found
