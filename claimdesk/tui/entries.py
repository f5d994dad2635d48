"""The entries of the ledger for the screen that lists them: pages of them read, and drawn as rows and facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from claimdesk.desk import Desk, activity
from claimdesk.tui import local_time
from claimdesk.tui.widgets.panel import Fact
from claimdesk.tui.widgets.rows import Row
from claimdesk.words.fields import called
from claimdesk.words.views.ledger import ChangeRow, EntryRow
from claimdesk.words.views.lists import Page

PAGE = 100
FAR = 2_000
"""Entries that are read at most to find again the one that the cursor was on."""


def of(page: Page) -> list[EntryRow]:
    """The entries of a page."""
    return [row for row in page.rows if isinstance(row, EntryRow)]


def down_to(desk: Desk, wanted: int | None, query: str) -> tuple[list[EntryRow], str | None]:
    """The newest entries, as many pages of them as it takes to get to `wanted`; and what the next page is after."""
    page = desk.ask(activity.page, query=query, limit=PAGE)
    found = of(page)
    while page.after and wanted and found[-1].number > wanted and len(found) < FAR:
        page = desk.ask(activity.page, after=page.after, query=query, limit=PAGE)
        found += of(page)
    return found, page.after


def newer(desk: Desk, newest: int, query: str) -> list[EntryRow] | None:
    """The entries after `newest`, newest first; None where there are too many to put on top."""
    page = desk.ask(activity.page, since=newest, query=query, limit=PAGE)
    return None if page.after else of(page)


def row(entry: EntryRow, *, undone: bool) -> Row:
    """An entry as a row; whose undo is in effect is quiet."""
    return Row(
        key=str(entry.number),
        reference=str(entry.number),
        word=entry.member,
        text=entry.sentence,
        right=("undone · " if undone else "") + local_time.shown(entry.at),
        tone="quiet" if undone else "",
    )


def facts(changes: Iterable[ChangeRow]) -> Iterator[Fact]:
    """The fields that an entry changed, before and after; what was empty and is says nothing."""
    for change in changes:
        before, after = _value(change.before), _value(change.after)
        if (name := called(change.field.rpartition(".")[2])) and (before or after):
            yield Fact(change.what, f"{name}: {f'{before} → ' if before else ''}{after or '(empty)'}")


def _value(value: object) -> str:
    if isinstance(value, datetime):
        return local_time.shown(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
