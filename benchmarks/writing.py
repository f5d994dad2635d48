"""What ledger, locks and derived columns cost: a command beside the rows that it writes, on both databases, by one
client and by many at once.

The baseline writes the same rows, those of the ledger left out; it looks nothing up and locks nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from benchmarks import crowd, filling, plain_rows, timing
from benchmarks.tables import Table
from claimdesk.desk import Desk, articles, claimants, claims, database, evidence, scales, sources, verdicts
from tests import postgres

RATIONALE = "The harbour’s own records say otherwise, and nobody has claimed that they are wrong: @S{}."
EXCERPT = "On the day in question no ferry left the north quay."
CLAIMANT = "The mayor of Varn"
COLUMNS = ("command", "Desk.do", "plain rows", "ratio")


def tables(tiny: bool) -> Iterator[Table]:
    """A claim, evidence on it and its verdict, each one transaction, beside their plain rows."""
    alone = Table(f"One client, a transaction each, {2 if tiny else 100} turns", COLUMNS)
    with tempfile.TemporaryDirectory() as folder:
        places = [str(Path(folder) / name) for name in ("ours.claimdesk", "plain.claimdesk")]
        alone.rows += _alone("SQLite", *places, 2 if tiny else 100)
    server = postgres.launch()
    try:
        server.execute("ALTER SYSTEM SET max_connections = 200")
        server.restart()
        places = [server.url(server.fresh_database(owner="postgres")) for _ in range(4)]
        for place in places:
            database.create(place)
        alone.rows += _alone("PostgreSQL", *places[:2], 2 if tiny else 100)
        yield alone
        yield _at_once(*places[2:], *((2, 0.5, 1) if tiny else (64, 8.0, 3)))
    finally:
        server.stop()


def _alone(name: str, ours: str, plain: str, runs: int) -> list[tuple[str, ...]]:
    """Rows of the table. The plain rows go into a desk of their own, where the ledger would not know them."""

    def timed(call: Callable[[], object]) -> Callable[[], float]:
        return lambda: timing.seconds(call)

    here, there = commands(ours, 1), rows(plain, 1)
    calls = {**here, **{f"{command} plain": call for command, call in there.items()}}
    times = timing.in_turn(runs, {command: timed(call) for command, call in calls.items()})
    return [_row(f"{command}, {name}", times[command], times[f"{command} plain"]) for command in here]


def _at_once(ours: str, plain: str, clients: int, seconds: float, turns: int) -> Table:
    table = Table(f"{clients} clients on PostgreSQL at once, each on an article of its own", COLUMNS)
    took = crowd.in_turn(turns, {"ours": (commands, ours), "plain": (rows, plain)}, clients, seconds)
    for command in took["ours"]:
        table.rows.append(_row(command, took["ours"][command], took["plain"][command]))
    mine, theirs = (sum(map(len, took[team].values())) / seconds / turns for team in ("ours", "plain"))
    table.rows.append(("all, a second", f"{mine:,.0f}", f"{theirs:,.0f}", f"{theirs / mine:.2f}×"))
    return table


def _row(name: str, mine: list[float], theirs: list[float]) -> tuple[str, ...]:
    return name, timing.ms(mine), timing.ms(theirs), f"{timing.median(mine) / timing.median(theirs):.2f}×"


def commands(place: str, number: int) -> crowd.Calls:
    """Commands on an article of their own; evidence and verdict are about the claim before them."""
    desk = Desk.open(place)
    document = filling.document(number, 3_000)
    article = articles.added(desk.do(articles.add, document)).article
    source = desk.do(sources.add, title="The harbour’s records", url=f"https://varn.example/{number}")
    spans, made = _spans(document.text), [0]

    def add() -> None:
        made[0] = desk.do(claims.add, article, *next(spans), claimant=CLAIMANT)

    return {
        "claims.add": add,
        "evidence.add": lambda: desk.do(evidence.add, made[0], source, "refutes", excerpt=EXCERPT),
        "verdicts.give": lambda: desk.do(verdicts.give, made[0], "false", "In a sentence.", RATIONALE.format(source)),
    }


def rows(place: str, number: int) -> crowd.Calls:
    """The rows of the same commands, without the commands."""
    document = filling.document(number, 3_000)
    with Desk.open(place) as desk:
        article = articles.added(desk.do(articles.add, document)).article
        source = desk.do(sources.add, title="The harbour’s records", url=f"https://varn.example/{number}")
        claimant = desk.do(claimants.add, CLAIMANT)
        revision = desk.ask(articles.read, article).revision_id
        rating = desk.ask(scales.every)[0].ratings[0].id
        author = desk.member.id
    engine, rationale = plain_rows.engine(place), RATIONALE.format(source)
    spans, claim, weighed = _spans(document.text), [0], [0]

    def add() -> None:
        claim[0] = plain_rows.claim(engine, article, revision, claimant, document.text, *next(spans))

    def weigh() -> None:
        weighed[0] = plain_rows.evidence(engine, claim[0], source, EXCERPT)

    return {
        "claims.add": add,
        "evidence.add": weigh,
        "verdicts.give": lambda: plain_rows.verdict(engine, claim[0], weighed[0], rating, author, rationale),
    }


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for i in count():
        start = 40 + i * 97 % (len(text) - 160)
        yield start, start + 80
