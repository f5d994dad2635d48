"""The conditions of partial indexes, as text: SQLite uses such an index only where a query says the very same."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Index, text

LIVE = "withdrawn_at IS NULL"
WITHDRAWN = "withdrawn_at IS NOT NULL"
TO_DO = "state NOT IN ('published', 'corrected', 'withdrawn')"
"""Of a claim: there is something left to do on it. Said by what it is not: for IN, SQLite would look up each state in
another index, and sort all it finds."""
AGAINST = "relation IN ('contradicts', 'contrary', 'tension')"
"""Of a relation: its claims pull against each other."""


CHANGED = "changed"
"""Of a claim: the publisher changed what it rests on, and nobody has looked yet."""


def index_where(condition: str, name: str | None, *columns: str, **options: Any) -> Index:
    """An index of the rows that meet `condition`."""
    where = text(condition)
    return Index(name, *columns, sqlite_where=where, postgresql_where=where, **options)
