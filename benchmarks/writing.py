"""What ledger, locks and derived columns cost: a command beside the rows that it writes, on both databases."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import filling, plain_rows, timing
from benchmarks.tables import Table
from claimdesk.desk import Desk, articles, claims, database, members, scales, verdicts
from tests import postgres

RATIONALE = "The harbour’s own records say otherwise, and nobody has claimed that they are wrong."


def tables(tiny: bool) -> Iterator[Table]:
    """`claims.add` and `verdicts.give`, each one transaction, beside their plain rows."""
    runs = 2 if tiny else 100
    table = Table(f"One command, one transaction, {runs} turns", ("command", "Desk.do", "plain rows", "ratio"))
    with tempfile.TemporaryDirectory() as folder:
        table.rows += _measured("SQLite", str(Path(folder) / "a.claimdesk"), str(Path(folder) / "b.claimdesk"), runs)
    server = postgres.launch()
    try:
        ours, plain = (
            server.url(server.fresh_database(owner="postgres")),
            server.url(server.fresh_database(owner="postgres")),
        )
        database.create(ours)
        database.create(plain)
        table.rows += _measured("PostgreSQL", ours, plain, runs)
    finally:
        server.stop()
    yield table


def _measured(name: str, ours: str, plain: str, runs: int) -> list[tuple[str, str, str, str]]:
    """Rows of the table. The plain rows go into a desk of their own, where the ledger would not know them."""
    document = filling.document(1, 120 * (runs + 5))
    spans = iter(filling.spans(document.text))
    with Desk.open(ours) as desk, Desk.open(plain) as other:
        article = articles.added(desk.do(articles.add, document)).article
        other.do(articles.add, document)
        rating = other.ask(scales.every)[0].ratings[0].id
        author = other.ask(members.every)[0].id
        engine = plain_rows.engine(plain)
        made: list[int] = []

        def add() -> float:
            start, end = next(spans)
            return timing.seconds(lambda: made.append(desk.do(claims.add, article, start, end)))

        def add_plain() -> float:
            start, end = 100 + len(made), 180 + len(made)
            return timing.seconds(lambda: plain_rows.claim(engine, article, 1, document.text, start, end))

        times = timing.in_turn(
            runs,
            {
                "claims.add": add,
                "claims.add plain": add_plain,
                "verdicts.give": lambda: timing.seconds(
                    lambda: desk.do(verdicts.give, made[-1], "false", "In a sentence.", RATIONALE)
                ),
                "verdicts.give plain": lambda: timing.seconds(
                    lambda: plain_rows.verdict(engine, 1, rating, author, RATIONALE)
                ),
            },
        )
        engine.dispose()
    out = []
    for command in ("claims.add", "verdicts.give"):
        mine, theirs = times[command], times[f"{command} plain"]
        out.append((f"{command}, {name}", timing.ms(mine), timing.ms(theirs), timing.ratio(mine, theirs)))
    return out
