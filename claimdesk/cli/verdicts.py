"""`claimdesk verdict`, `submit` and `review`: rating a claim, and a second person's answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.completion import ratings
from claimdesk.cli.files import said
from claimdesk.cli.options import CLAIM, json_option, with_desk
from claimdesk.cli.output import answer, local, say, say_wrapped, show_json
from claimdesk.words import wording_diff
from claimdesk.words.errors import Refused
from claimdesk.words.references import Reference
from claimdesk.words.views.reviewing import UnderReview

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.command()
@click.argument("claim", type=CLAIM, metavar="C1")
@click.option(
    "--rating",
    required=True,
    metavar="R",
    shell_complete=ratings,
    help="One of the scale’s ratings: false, unproven, …",
)
@click.option("--scale", default="truth", show_default=True, help="The scale; claimdesk scale list shows them.")
@click.option("--explanation", default="", metavar="E", help="The verdict in a sentence.")
@click.option("--rationale", required=True, metavar="R|-", help="Why; @S2 cites a source. - reads standard input.")
@click.option("--submit", "submitted", is_flag=True, help="Hand it to a second person at once.")
@json_option
@with_desk
def verdict(
    desk: Desk,
    claim: Reference,
    rating: str,
    scale: str,
    explanation: str,
    rationale: str,
    submitted: bool,
    as_json: bool,
) -> None:
    """Give a claim a rating, as it stands now and with the evidence that it has. Again is a new verdict.

    \b
    Example:
      claimdesk verdict C1 --rating unproven --explanation "Nobody has shown it." \\
        --rationale "The charge sheet names them (@S2); no court has ruled."
    """
    from claimdesk.desk import verdicts

    text = said(rationale)
    desk.do(verdicts.give, claim.id, rating, explanation, text, scale=scale)
    if submitted:
        try:
            desk.do(verdicts.submit, claim.id)
        except Refused as refusal:
            raise Refused(refusal.sentence, kept="The verdict itself is kept, as drafted.") from None
    given = desk.ask(verdicts.of_claim, claim.id)[-1].rating.label
    state = _state(desk, claim)
    answer(as_json, f"{claim}: {given} ({state}).", claim=str(claim), rating=given, state=state)


@click.command()
@click.argument("claim", type=CLAIM, metavar="C1")
@json_option
@with_desk
def submit(desk: Desk, claim: Reference, as_json: bool) -> None:
    """Hand the newest verdict on a claim to a second person.

    \b
    Example:
      claimdesk submit C1
    """
    from claimdesk.desk import verdicts

    desk.do(verdicts.submit, claim.id)
    answer(as_json, f"{claim} waits for review.", claim=str(claim), state=_state(desk, claim))


@click.command()
@click.argument("claim", type=CLAIM, metavar="C1")
@click.option("--approve", is_flag=True, help="It may be published, once as many approve as the desk is set to.")
@click.option("--return", "returned", metavar="REASON", help="It goes back to its author, for this reason.")
@json_option
@with_desk
def review(desk: Desk, claim: Reference, approve: bool, returned: str | None, as_json: bool) -> None:
    """Approve the verdict that was submitted, or return it. Nobody approves their own.

    With neither it shows what would be approved: all that differs from what was answered or published last.

    \b
    Example:
      claimdesk review C1
      claimdesk review C1 --approve
      claimdesk review C1 --return "The second source is a reprint of the first."
    """
    from claimdesk.desk import reviews

    if approve and returned is not None:
        raise click.UsageError("Say --approve, or --return with a reason; not both.")
    if not approve and returned is None:
        _show(desk, claim, as_json)
        return
    if returned is None:
        desk.do(reviews.approve, claim.id)
    else:
        desk.do(reviews.send_back, claim.id, returned)
    state = _state(desk, claim)
    answer(as_json, f"{claim} is {state}.", claim=str(claim), state=state)


def _show(desk: Desk, claim: Reference, as_json: bool) -> None:
    from claimdesk.desk import reviewing

    found: UnderReview = desk.ask(reviewing.of, claim.id)
    if as_json:
        show_json(found)
        return
    if found.at is None:
        say(f"{claim} was not answered or published before. It stands so:")
    else:
        say(f"{claim} since the {found.since}, {local(found.at)} (entry {found.number}):")
    for changed in found.changes:
        before, after = wording_diff.sides(changed.before, changed.after)
        say(changed.what)
        if found.at is not None:
            say_wrapped(before or "(nothing)", indent=4, first="  - ")
        say_wrapped(after or "(nothing)", indent=4, first="  + ")
    if not found.changes:
        say("Nothing was changed.")


def _state(desk: Desk, claim: Reference) -> str:
    from claimdesk.desk import claims

    return str(desk.ask(claims.row, claim.id).state.value)
