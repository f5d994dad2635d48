"""The search index: a condition on a table's `search_text` that is the same on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, TableClause, cast, column, func, literal_column, select, table

from claimdesk.store.search_tokens import tokens

MOST_SHARED = 60
"""Tokens of a text that `sharing` looks for."""


def matching(connection: Connection, searched: TableClause, query: str) -> Select[Any] | None:
    """SELECT of the ids that hold all tokens of `query`, the last as a beginning; None for a query without tokens."""
    words = tokens(query)
    if not words:
        return None
    if connection.dialect.name == "postgresql":
        return _by_vector(searched, " & ".join([*(f"'{w}'" for w in words[:-1]), f"'{words[-1]}':*"]))
    return _by_match(searched, " ".join([*(f'"{w}"' for w in words[:-1]), f'"{words[-1]}"*']))


def sharing(connection: Connection, searched: TableClause, text: str) -> Select[Any] | None:
    """SELECT of the ids that hold any token of `text` with more than two characters; None where it has none."""
    words = sorted({w for w in tokens(text) if len(w) > 2})[:MOST_SHARED]
    if not words:
        return None
    if connection.dialect.name == "postgresql":
        return _by_vector(searched, " | ".join(f"'{w}'" for w in words))
    return _by_match(searched, " OR ".join(f'"{w}"' for w in words))


def holding(connection: Connection, searched: TableClause, words: Sequence[str], most: int) -> list[Select[Any]]:
    """For each word a SELECT of the ids that hold it: of a frequent one some `most`, on SQLite the newest."""
    out = []
    for word in sorted({token for each in words for token in tokens(each)}):
        if connection.dialect.name == "postgresql":
            # In an order of its own it would walk the whole table for a rare word.
            found = _by_vector(searched, f"'{word}'")
        else:
            found = _by_match(searched, f'"{word}"').order_by(literal_column("rowid").desc())
        out.append(select(found.limit(most).subquery().c.id))
    return out


def _by_vector(searched: TableClause, wanted: str) -> Select[Any]:
    from sqlalchemy.dialects.postgresql import TSQUERY  # a dialect that a file does not load

    vector = func.array_to_tsvector(func.string_to_array(searched.c.search_text, literal_column("' '")))
    return select(searched.c.id).where(vector.op("@@")(cast(wanted, TSQUERY)))


def _by_match(searched: TableClause, wanted: str) -> Select[Any]:
    name = f"{searched.name}_search"
    index = table(name, column("rowid"))
    return select(index.c.rowid.label("id")).where(literal_column(name).op("MATCH")(wanted))
