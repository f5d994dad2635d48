"""`claimdesk search` and `claimdesk similar`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli import exits
from claimdesk.cli.narration import narrated
from claimdesk.cli.options import json_option, with_desk
from claimdesk.cli.output import counted, foot, say, say_wrapped, show_json, table
from claimdesk.words.views.lists import Found, Page

if TYPE_CHECKING:
    from claimdesk.desk import Desk

KINDS = ("articles", "claims", "sources")


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--in", "within", type=click.Choice(KINDS), help="Only these.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True, help="Rows at most.")
@json_option
@with_desk
def search(desk: Desk, query: tuple[str, ...], within: str | None, limit: int, as_json: bool) -> None:
    """Find articles, claims and sources that hold all these words; words in quotation marks stand in that order.

    \b
    Example:
      claimdesk search treaty "end of this year" --in claims
    """
    from claimdesk.desk import search

    # The shell took the quotation marks off.
    words = " ".join(f'"{each}"' if " " in each and '"' not in each else each for each in query)
    with narrated(f"Searching for {words}"):
        page: Page = desk.ask(search.find, words, within=within, limit=limit)
    rows = [row for row in page.rows if isinstance(row, Found)]
    if as_json:
        show_json({"found": rows, "total": page.total, "note": page.note})
        return
    if not rows:
        say("Nothing was found.")
    table((), [(r.reference, r.detail, r.title) for r in rows])
    foot(len(rows), page.total, None, page.note)
    if page.total > len(rows):
        exits.tell(f"{len(rows):,} of {counted(page.total)}. More: --limit {10 * limit}, or search for more words.")


@click.command()
@click.argument("text")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Claims at most.")
@json_option
@with_desk
def similar(desk: Desk, text: str, limit: int, as_json: bool) -> None:
    """Claims that say something like TEXT, the most alike first: was this checked before?

    \b
    Example:
      claimdesk similar "The suspects are civilians"
    """
    from claimdesk.desk import search

    with narrated("Comparing"):
        found = desk.ask(search.similar, text, limit=limit)
    if as_json:
        show_json({"similar": found})
        return
    if not found:
        say("No claim here says anything like it.")
    for each in found:
        claim = each.claim
        said = claim.rating or claim.state.value
        say_wrapped(f"{each.score:.2f}  {said}  {claim.text}", indent=8, first=f"C{claim.id}".ljust(8))
        say_wrapped(f"both have: {', '.join(each.shared)}", indent=8, first=" " * 8)
