"""`claimdesk changes`: what a new text of an article changed, and which claims it touches."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from claimdesk.cli import exits
from claimdesk.cli.options import ARTICLE, json_option, with_desk
from claimdesk.cli.output import say, say_wrapped, show_json
from claimdesk.cli.records import record
from claimdesk.words.references import Reference
from claimdesk.words.views.changes import TextChange

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.command()
@click.argument("article", type=ARTICLE, metavar="A1")
@click.option("--revision", type=click.IntRange(2), metavar="N", help="Only what came with this revision.")
@json_option
@with_desk
def changes(desk: Desk, article: Reference, revision: int | None, as_json: bool) -> None:
    """What was changed in an article since it was brought in, by whom, and what it did to the claims.

    The text is compared by sentence. Each claim is found again: exact, moved, fuzzy (its words were changed: confirm
    it with claim confirm) or lost. A new text from other bytes is the publisher's change; from the same bytes it was
    read better; one that a member gave is by hand.

    \b
    Example:
      claimdesk changes A1
    """
    from claimdesk.desk import changes
    from claimdesk.report.changes import lines, story

    found: list[TextChange] = [
        each for each in desk.ask(changes.of_article, article.id) if revision in (None, each.revision)
    ]
    if as_json:
        show_json({"article": article, "changes": [{**record(each), "story": story(each)} for each in found]})
        return
    if not found:
        what = f"There is no revision {revision} of" if revision else "There is only one text of"
        say(f"{what} {article}. Read the page again: claimdesk import URL")
    for number, each in enumerate(found):
        if number:
            say()
        for line in lines(each, datetime.now().astimezone().tzinfo):
            say_wrapped(line.text, indent=line.indent, first=line.first)
    waiting = sorted({c.claim for e in found[-1:] for c in e.claims if c.score is not None})
    for claim in waiting:
        exits.tell(f"Is C{claim} still said there? claimdesk claim confirm C{claim}, or the same with --lost.")
