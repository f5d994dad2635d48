"""`claimdesk relate` and `claimdesk resolve`: how claims bear on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.options import CLAIM, Word, json_option, with_desk
from claimdesk.cli.output import answer, say, say_wrapped, show_json
from claimdesk.words.references import Reference
from claimdesk.words.terms import Basis, Relation, Resolution

if TYPE_CHECKING:
    from claimdesk.desk import Desk
    from claimdesk.words.views.under_a_claim import PossibleRival


@click.command()
@click.argument("a", type=CLAIM, metavar="C1")
@click.argument("relation", type=Word(Relation), metavar="RELATION")
@click.argument("b", type=CLAIM, metavar="C2")
@click.option("--basis", type=Word(Basis), help="What it rests on.")
@click.option("--note", default="", metavar="N", help="Why, in a sentence.")
@json_option
@with_desk
def relate(
    desk: Desk, a: Reference, relation: Relation, b: Reference, basis: Basis | None, note: str, as_json: bool
) -> None:
    """Say how one claim bears on another. The same two again changes it.

    RELATION is contradicts (exactly one of them can hold), contrary (not both), tension (they pull against each
    other), supports, repeats or refines.

    \b
    Example:
      claimdesk relate C1 tension C2 --basis status --note "charged is not convicted"
    """
    from claimdesk.desk import relations

    desk.do(relations.relate, a.id, b.id, relation.value, basis=basis.value if basis else None, note=note)
    pair = f"{a}/{b}"
    answer(as_json, f"{a} {relation.value} {b}.", relation=pair, kind=relation.value)


@click.command()
@click.argument("a", type=CLAIM, metavar="C1")
@click.argument("b", type=CLAIM, metavar="C2")
@click.option("--prevails", type=CLAIM, metavar="C1", help="This one of the two holds.")
@click.option("--both-hold", is_flag=True, help="On a closer look both hold.")
@click.option("--unresolved", is_flag=True, help="It can't be decided.")
@click.option("--note", default="", metavar="N", help="Why, in a sentence.")
@json_option
@with_desk
def resolve(
    desk: Desk,
    a: Reference,
    b: Reference,
    prevails: Reference | None,
    both_hold: bool,
    unresolved: bool,
    note: str,
    as_json: bool,
) -> None:
    """Say what came of two claims that pull against each other.

    \b
    Example:
      claimdesk resolve C1 C2 --prevails C2 --note "The court's file settles it."
    """
    from claimdesk.desk import relations

    if [prevails is not None, both_hold, unresolved].count(True) != 1:
        raise click.UsageError("Say one of --prevails, --both-hold and --unresolved.")
    if prevails is not None and prevails not in (a, b):
        raise click.UsageError(f"{prevails} is neither {a} nor {b}.")
    if prevails is not None:
        outcome = Resolution.A_PREVAILS if prevails == a else Resolution.B_PREVAILS
        words = f"{prevails} prevails"
    else:
        outcome = Resolution.BOTH_HOLD if both_hold else Resolution.UNRESOLVED
        words = outcome.value
    desk.do(relations.resolve, a.id, b.id, outcome.value, note)
    answer(as_json, f"{a} and {b}: {words}.", relation=f"{a}/{b}", resolution=words)


@click.command()
@click.argument("claim", type=CLAIM, metavar="C1")
@click.option("--no", "other", type=CLAIM, metavar="C2", help="Say that these two do not: C2 is not proposed again.")
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="How many.")
@json_option
@with_desk
def rivals(desk: Desk, claim: Reference, other: Reference | None, limit: int, as_json: bool) -> None:
    """Look in the desk's other articles for what a claim might pull against. Nothing is stored of it.

    \b
    Example:
      claimdesk rivals C1
    """
    from claimdesk.desk import rivals

    if other is not None:
        desk.do(rivals.dismiss, claim.id, other.id)
        answer(as_json, f"{claim} and {other} are not proposed again.", claim=str(claim), no=str(other))
        return
    found = desk.ask(rivals.across, claim.id, limit=limit)
    if as_json:
        show_json({"claim": str(claim), "rivals": found})
        return
    for each in found:
        say_wrapped(f"C{each.claim.id} {each.relation.value}, {each.basis.value}: {each.claim.text}")
        say_wrapped(f"  {each.reason}. Take it up: {_taking_up(claim, each)}")
    if not found:
        say(f"Nothing is found in other articles that {claim} might pull against.")


def _taking_up(claim: Reference, rival: PossibleRival) -> str:
    return f"claimdesk relate {claim} {rival.relation.value} C{rival.claim.id} --basis {rival.basis.value}"
