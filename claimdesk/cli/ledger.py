"""`claimdesk activity`, `history`, `undo` and `redo`: the record of every change."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from claimdesk.cli.options import ANYTHING, ARTICLE, Word, json_option, page_options, with_desk
from claimdesk.cli.output import answer, foot, local, say_wrapped, show_json, table
from claimdesk.words.fields import called
from claimdesk.words.references import Reference, shortened
from claimdesk.words.terms import Act
from claimdesk.words.views.ledger import ChangeRow, EntryRow
from claimdesk.words.views.lists import Page

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.command()
@click.option("--member", default="", metavar="NAME", help="Only what this member did.")
@click.option("--article", type=ARTICLE, metavar="A1", help="Only what was done to this article and its claims.")
@click.option("--kind", type=Word(Act), help="Only entries of this kind.")
@page_options
@json_option
@with_desk
def activity(
    desk: Desk,
    member: str,
    article: Reference | None,
    kind: Act | None,
    limit: int,
    after: str | None,
    as_json: bool,
) -> None:
    """What was done, by whom, when; newest first.

    \b
    Example:
      claimdesk activity --member anna --limit 10
      claimdesk activity --article A1 --kind verdict
    """
    from claimdesk.desk import activity

    about = article.id if article else None
    page: Page = desk.ask(activity.page, after=after, limit=limit, member=member, article=about, kind=kind or "")
    if as_json:
        show_json({"entries": page.rows, "after": page.after, "total": page.total, "note": page.note})
        return
    rows = [row for row in page.rows if isinstance(row, EntryRow)]
    table((), [(str(r.number), local(r.at), f"{r.member} {r.sentence}") for r in rows])
    foot(len(rows), page.total, page.after, page.note)


@click.command()
@click.argument("reference", type=ANYTHING, metavar="A1|C1|S1")
@json_option
@with_desk
def history(desk: Desk, reference: Reference, as_json: bool) -> None:
    """Everything that was ever done to an article, claim or source, oldest first, with each field before and after.

    \b
    Example:
      claimdesk history C1
    """
    from claimdesk.desk import activity

    found: list[tuple[EntryRow, list[ChangeRow]]] = desk.ask(activity.history, reference)
    if as_json:
        show_json({"reference": reference, "entries": [{"entry": e, "changes": c} for e, c in found]})
        return
    for entry, changes in found:
        say_wrapped(f"{entry.member} {entry.sentence}", indent=24, first=f"{entry.number:>5}  {local(entry.at)}")
        for change in changes:
            if name := called(change.field.partition(".")[2]):
                before = "" if change.before in (None, "") else f"{_value(change.before)} → "
                say_wrapped(f"{change.what} {name}: {before}{_value(change.after)}", indent=7)


def _value(value: object) -> str:
    if isinstance(value, datetime):
        return local(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "nothing" if value in (None, "") else shortened(str(value), 200)


@click.command()
@click.argument("entry", type=click.IntRange(1), required=False)
@json_option
@with_desk
def undo(desk: Desk, entry: int | None, as_json: bool) -> None:
    """Take back your own newest change that is still in effect, or the entry you name.

    It is refused, with who and what, when somebody built on it since. Undoing is a change too: redo takes it back.

    \b
    Example:
      claimdesk undo
      claimdesk undo 214
    """
    _taken_back(desk, desk.undo(entry), as_json, "Taken back")


@click.command()
@json_option
@with_desk
def redo(desk: Desk, as_json: bool) -> None:
    """Take back your newest undo.

    \b
    Example:
      claimdesk redo
    """
    _taken_back(desk, desk.redo(), as_json, "In effect again")


def _taken_back(desk: Desk, number: int, as_json: bool, words: str) -> None:
    from claimdesk.desk import activity

    entry, _ = desk.ask(activity.entry, number)
    answer(as_json, f"{words}: entry {number}, {entry.member} {entry.sentence}.", entry=number, sentence=entry.sentence)
