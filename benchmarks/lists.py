"""What the screens ask for most, on a small desk and on one a hundred times as large, and how SQLite finds it."""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Engine, event

from benchmarks import filling, timing
from benchmarks.tables import Table
from claimdesk.desk import Desk, activity, analysing, articles, claims
from claimdesk.desk.claim_views import VIEWS

SCAN = re.compile(r"SCAN (?!CONSTANT|anon_|\()")
"""In a query plan: a whole table, and no subquery of ours."""
QUESTIONS: dict[str, tuple[Callable[..., object], dict[str, Any]]] = {
    **{f"claims.queue {view}": (claims.queue, {"view": view, "limit": 100}) for view in VIEWS},
    "claims.queue words": (claims.queue, {"query": "ferry islands", "limit": 100}),
    "claims.queue claimant": (claims.queue, {"query": "claimant:maddox", "limit": 100}),
    "claims.queue last page": (claims.queue, {"after": "C101", "limit": 100}),
    "claims.counts": (claims.counts, {}),
    "articles.queue": (articles.queue, {"limit": 100}),
    "articles.queue words": (articles.queue, {"query": "ferry day 7", "limit": 100}),
    "articles.read": (articles.read, {"article": 1}),
    "claims.of_article": (claims.of_article, {"article": 1}),
    "activity.page": (activity.page, {"limit": 50}),
}


def tables(tiny: bool) -> Iterator[Table]:
    """Times on both desks; then what their statements walk through."""
    small, large = (20, 40) if tiny else (10_000, 1_000_000)
    runs = 2 if tiny else 20
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        places = [Path(shutil.copy(filling.desk_of(size), folder)) for size in (small, large)]
        desks = [stack.enter_context(Desk.open(place)) for place in places]
        for desk in desks:
            list(desk.run(analysing.analyse_article, 1))
        yield _times(desks, (small, large), runs)
        yield _plans(desks[1], places[1])


def _times(desks: list[Desk], sizes: tuple[int, int], runs: int) -> Table:
    table = Table(
        f"On desks with {sizes[0]:,} and {sizes[1]:,} claims on SQLite, {runs} turns",
        ("query", f"{sizes[0]:,} p50", "p95", f"{sizes[1]:,} p50", "p95", "ratio"),
    )
    for name, (query, arguments) in QUESTIONS.items():
        found = timing.in_turn(
            runs,
            {str(i): partial(timing.seconds, desk.ask, query, **arguments) for i, desk in enumerate(desks)},
        )
        small, large = found["0"], found["1"]
        ratio = f"{median(large) / median(small):.2f}×"
        cells = [cell(times) for times in (small, large) for cell in (timing.ms, timing.ms_p95)]
        table.rows.append((name, *cells, ratio))
    return table


def _plans(desk: Desk, place: Path) -> Table:
    table = Table("Tables and indexes that SQLite reads from end to end, or until the page is full", ("query", "plan"))
    with closing(sqlite3.connect(place)) as connection:
        for name, (query, arguments) in QUESTIONS.items():
            scans: dict[str, None] = {}
            for statement, values in _statements(partial(desk.ask, query, **arguments)):
                plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
                scans |= dict.fromkeys(line for line in plan if SCAN.match(line))
            if scans:
                table.rows.append((name, "; ".join(scans)))
    return table


def _statements(call: Callable[[], object]) -> list[tuple[str, Any]]:
    """The SELECTs that a call sends to the database."""
    out: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, values: Any, *_: Any) -> None:
        if statement.startswith("SELECT"):
            out.append((statement, values))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        call()
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    return out
