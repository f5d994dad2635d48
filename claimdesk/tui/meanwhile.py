"""What others did between the moment a screen was drawn and an act that meets it: read in one go for the dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claimdesk.desk import Desk, activity
from claimdesk.tui.form_fields import FormField
from claimdesk.words.errors import Conflict
from claimdesk.words.views.ledger import ChangeRow, EntryRow

MOST_READ = 1_000
"""Entries that are looked through for those that a conflict is about."""


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """A conflict with the entries it is about, and the fields of the open form as they are on the desk now."""

    error: Conflict
    entries: tuple[tuple[EntryRow, tuple[ChangeRow, ...]], ...]
    fields: tuple[FormField, ...]


def read(
    desk: Desk, seen: int | None, error: Conflict, renew: Callable[[Desk], Sequence[FormField]] | None
) -> Meanwhile:
    """Read what the conflict `error` is about; `renew` reads the fields of the open form anew."""
    times = {difference.when for difference in error.differences}
    numbers = [e.number for e in desk.ask(activity.since, seen or 0, MOST_READ) if e.at.isoformat() in times]
    found = [desk.ask(activity.entry, number) for number in numbers]
    return Meanwhile(
        error, tuple((entry, tuple(changes)) for entry, changes in found), tuple(renew(desk)) if renew else ()
    )
