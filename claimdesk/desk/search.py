"""Finding things by words, and claims that are like a text. The same answers on both databases.

Up to `limits.RANKED_MATCHES` matches are ranked by `rank`; with more the newest come first, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import Connection, TableClause, select

from claimdesk import analysis
from claimdesk.desk import claim_rows
from claimdesk.desk.work import Read
from claimdesk.model.columns import ARTICLE, CLAIM, REVISION, SOURCE
from claimdesk.store import search as index
from claimdesk.store.search_tokens import tokens
from claimdesk.words.errors import BadInput
from claimdesk.words.limits import COUNT_SHOWN, RANKED_MATCHES
from claimdesk.words.references import shortened
from claimdesk.words.views.lists import ClaimRow, Found, Page

WITHIN = ("articles", "claims", "sources")


@dataclass(frozen=True, slots=True)
class Like:
    """A claim like a text, how much (0 to 1), and which words they share."""

    claim: ClaimRow
    score: float
    shared: tuple[str, ...]


def find(read: Read, query: str, *, within: str | None = None, limit: int = 50) -> Page:
    """What holds all words of `query` (the last may be a beginning); words in "quotation marks" in that order.

    `within` is `articles`, `claims` or `sources`. Raises BadInput for a query without a word.
    """
    if within is not None and within not in WITHIN:
        raise BadInput(f"“{shortened(within)}” can't be searched. There are: {', '.join(WITHIN)}")
    words = tokens(query)
    if not words:
        raise BadInput(f"There is no word to search for in “{shortened(query)}”.")
    phrases = [p for p in (tokens(part) for part in query.split('"')[1::2]) if len(p) > 1]
    found: list[tuple[float, int, Found]] = []
    total, ranked = 0, True
    for name in WITHIN if within is None else (within,):
        matches = _SEARCHES[name](read.connection, query, phrases)
        total += len(matches)
        ranked = ranked and len(matches) <= RANKED_MATCHES
        found += [(rank(words, f.title), number, f) for number, f in matches]
    found.sort(key=lambda x: (-x[0] if ranked else 0.0, -x[1]))
    note = "" if ranked else f"Over {RANKED_MATCHES:,} match: the newest come first."
    return Page(tuple(f for _, _, f in found[:limit]), None, min(total, COUNT_SHOWN + 1), note)


def rank(words: Sequence[str], title: str) -> float:
    """How well a title answers a query: the share of the query's words in it, more for those that stand together."""
    held = tokens(title)
    present = [w for w in words if any(h == w or (w is words[-1] and h.startswith(w)) for h in held)]
    together = _holds(held, words)
    return len(present) / len(words) + (1.0 if together else 0.0) + (0.5 / len(held) if present else 0.0)


def similar(read: Read, text: str, limit: int = 10) -> list[Like]:
    """The claims of the desk whose wording is most like `text`, likest first. Raises BadInput without a word."""
    candidates = index.sharing(read.connection, CLAIM, text)
    if candidates is None:
        raise BadInput(f"There is no word to compare in “{shortened(text)}”.")
    rows = read.connection.execute(
        select(CLAIM.c.id, CLAIM.c.text)
        .where(CLAIM.c.id.in_(candidates), CLAIM.c.withdrawn_at.is_(None))
        .order_by(CLAIM.c.id.desc())
        .limit(RANKED_MATCHES)
    ).all()
    likest = analysis.likeness(text, [wording for _, wording in rows], limit)
    by_id = {r.id: r for r in claim_rows.rows(read.connection, [rows[x.index][0] for x in likest])}
    return [Like(by_id[rows[x.index][0]], x.score, tuple(x.shared)) for x in likest]


def _holds(held: Sequence[str], phrase: Sequence[str]) -> bool:
    size = len(phrase)
    return any(list(held[i : i + size]) == list(phrase) for i in range(len(held) - size + 1))


def _all(connection: Connection, table: TableClause, query: str, columns: Iterable[Any]) -> Sequence[Any]:
    matching = index.matching(connection, table, query)
    statement = select(table.c.id, *columns).where(table.c.withdrawn_at.is_(None))
    if matching is not None:
        statement = statement.where(table.c.id.in_(matching))
    return connection.execute(statement.order_by(table.c.id.desc()).limit(COUNT_SHOWN + 1)).all()


def _claims(connection: Connection, query: str, phrases: list[list[str]]) -> list[tuple[int, Found]]:
    rows = _all(connection, CLAIM, query, (CLAIM.c.text, CLAIM.c.original, CLAIM.c.state))
    return [
        (id_, Found(f"C{id_}", text, state.value))
        for id_, text, original, state in rows
        if all(_holds(tokens(f"{text}\n{original}"), p) for p in phrases)
    ]


def _sources(connection: Connection, query: str, phrases: list[list[str]]) -> list[tuple[int, Found]]:
    rows = _all(connection, SOURCE, query, (SOURCE.c.title, SOURCE.c.publisher, SOURCE.c.byline))
    return [
        (id_, Found(f"S{id_}", title, publisher))
        for id_, title, publisher, byline in rows
        if all(_holds(tokens(f"{title}\n{publisher}\n{byline}"), p) for p in phrases)
    ]


def _articles(connection: Connection, query: str, phrases: list[list[str]]) -> list[tuple[int, Found]]:
    rows = _all(connection, ARTICLE, query, (ARTICLE.c.title, ARTICLE.c.publisher, ARTICLE.c.published))
    out = []
    for id_, title, publisher, published in rows:
        # The index has no positions: a phrase is looked for in the text itself.
        if phrases and not all(_holds(_words_of(connection, id_, title), p) for p in phrases):
            continue
        out.append((id_, Found(f"A{id_}", title, " · ".join(x for x in (publisher, published[:10]) if x))))
    return out


def _words_of(connection: Connection, article: int, title: str) -> list[str]:
    newest = select(REVISION.c.text).where(REVISION.c.article_id == article, REVISION.c.withdrawn_at.is_(None))
    text = connection.scalar(newest.order_by(REVISION.c.number.desc()).limit(1)) or ""
    return list(chain(tokens(title), tokens(text)))


_SEARCHES = {"articles": _articles, "claims": _claims, "sources": _sources}
