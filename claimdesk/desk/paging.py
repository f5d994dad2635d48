"""Pages of lists: by key, never by OFFSET, with counts that stop at a limit."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select, func, or_, select

from claimdesk.words.cleantext import one_line
from claimdesk.words.errors import BadInput
from claimdesk.words.limits import COUNT_SHOWN
from claimdesk.words.references import shortened

PAGE_ROWS = 500
"""At most so many rows in one page."""
COUNTED = COUNT_SHOWN + 1
"""What is counted no further."""
NEWEST = 2**63 - 1
"""A list from its beginning, newest first: what comes before this id."""


def counted(connection: Connection, ids: Select[int] | CompoundSelect[int]) -> int:
    """How many a SELECT has, counted no further than one above `limits.COUNT_SHOWN`."""
    # In the order that an index has: then counting stops, too, where it is long enough.
    first = ids.limit(COUNTED).subquery()
    return connection.execute(select(func.count()).select_from(first)).scalar_one()


def key(after: str | None, letter: str) -> int | None:
    """The id that a page goes on after, given as `340` or `C340`. Raises BadInput."""
    if after is None:
        return None
    digits = after.strip().removeprefix(letter).removeprefix(letter.lower())
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 15):
        raise BadInput(f"“{shortened(one_line(after))}” is no row to go on after: give one such as {letter}340.")
    return int(digits)


def before(after: str | None, letter: str) -> int:
    """The id that all of a page come before, newest first; see `key`. Raises BadInput."""
    found = key(after, letter)
    return NEWEST if found is None else found


def rows_of(limit: int) -> int:
    """A page's number of rows, within what a page may have."""
    return max(1, min(limit, PAGE_ROWS))


def holding(column: Any, part: str) -> ColumnElement[bool]:
    """SQL: the column holds `part` somewhere, whatever the case of its letters."""
    # SQLite lowers A to Z alone: what was typed as it stands there is found by the second condition.
    return or_(func.lower(column).contains(part.lower(), autoescape=True), column.contains(part, autoescape=True))
