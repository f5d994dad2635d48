"""`claimdesk search` and `claimdesk similar`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.narration import narrated
from claimdesk.cli.options import json_option, page_options, with_desk
from claimdesk.cli.output import foot, say, show_json, table
from claimdesk.words.views import Found, Page

if TYPE_CHECKING:
    from claimdesk.desk import Desk

KINDS = ("articles", "claims", "sources")


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--in", "within", type=click.Choice(KINDS), help="Only these.")
@page_options
@json_option
@with_desk
def search(
    desk: Desk, query: tuple[str, ...], within: str | None, limit: int, after: str | None, as_json: bool
) -> None:
    """Find articles, claims and sources by words in them.

    \b
    Example:
      claimdesk search peace treaty --in claims
    """
    from claimdesk.desk import search

    words = " ".join(query)
    with narrated(f"Searching for {words}"):
        page: Page = desk.ask(search.find, words, within=within, after=after, limit=limit)
    rows = [row for row in page.rows if isinstance(row, Found)]
    if as_json:
        show_json({"found": rows, "after": page.after, "total": page.total, "note": page.note})
        return
    if not rows:
        say("Nothing was found.")
    table((), [(r.reference, r.detail, r.title) for r in rows])
    foot(len(rows), page.total, page.after, page.note)


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
        show_json({"similar": [{"claim": row, "score": score, "reason": reason} for row, score, reason in found]})
        return
    if not found:
        say("No claim here says anything like it.")
    table((), [(f"C{row.id}", f"{score:.2f}", row.rating or row.state.value, row.text) for row, score, _ in found])
