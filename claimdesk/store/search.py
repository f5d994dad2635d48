"""The search index: a condition on a table's `search_text` that is the same on both databases."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, cast, func, literal_column, select, table
from sqlalchemy import column as named
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from claimdesk.model import Article, Claim, Source
from claimdesk.store.search_tokens import tokens

MOST_SHARED = 60
"""Tokens of a text that `sharing` looks for."""

Searched = type[Article] | type[Claim] | type[Source]


def matching(session: Session, model: Searched, query: str) -> Select[Any] | None:
    """SELECT of the ids that hold all tokens of `query`, the last as a beginning; None for a query without tokens."""
    words = tokens(query)
    if not words:
        return None
    if session.get_bind().dialect.name == "postgresql":
        vector = func.array_to_tsvector(func.string_to_array(model.search_text, literal_column("' '")))
        wanted = " & ".join([*(f"'{w}'" for w in words[:-1]), f"'{words[-1]}':*"])
        return select(model.id).where(vector.op("@@")(cast(wanted, TSQUERY)))
    name = f"{model.__tablename__}_search"
    index = table(name, named("rowid"))
    wanted = " ".join([*(f'"{w}"' for w in words[:-1]), f'"{words[-1]}"*'])
    return select(index.c.rowid.label("id")).where(literal_column(name).op("MATCH")(wanted))


def sharing(session: Session, model: Searched, text: str) -> Select[Any] | None:
    """SELECT of the ids that hold any token of `text` with more than two characters; None where it has none."""
    words = sorted({w for w in tokens(text) if len(w) > 2})[:MOST_SHARED]
    if not words:
        return None
    if session.get_bind().dialect.name == "postgresql":
        vector = func.array_to_tsvector(func.string_to_array(model.search_text, literal_column("' '")))
        return select(model.id).where(vector.op("@@")(cast(" | ".join(f"'{w}'" for w in words), TSQUERY)))
    name = f"{model.__tablename__}_search"
    index = table(name, named("rowid"))
    return select(index.c.rowid.label("id")).where(
        literal_column(name).op("MATCH")(" OR ".join(f'"{w}"' for w in words))
    )
