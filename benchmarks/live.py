"""How soon what one terminal commits is on another's screen, and what the polling of all of them costs the server."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import UUID

from sqlalchemy import select

from benchmarks import crowd, filling, timing
from benchmarks.tables import Table
from claimdesk.desk import Desk, articles, claims, database
from claimdesk.desk.work import Read
from claimdesk.model import LedgerEntry
from tests import postgres

Seen = list[tuple[float, int]]
"""When a screen's rows were read anew, and up to which entry."""


def tables(tiny: bool) -> Iterator[Table]:
    """64 clients that write once a second, each with a terminal's watch; then the watches alone."""
    clients, seconds = (3, 3.0) if tiny else (64, 30.0)
    server = postgres.launch()
    try:
        server.execute("ALTER SYSTEM SET max_connections = 300")
        server.restart()
        url = server.url(server.fresh_database(owner="postgres"))
        database.create(url)
        with Desk.open(url) as desk:
            document = filling.document(1, clients * 130)
            article = articles.added(desk.do(articles.add, document)).article
            for start, end in filling.spans(document.text)[:clients]:
                desk.do(claims.add, article, start, end)
        yield _latency(url, clients, seconds)
        yield _polling(server, url, clients, seconds / 3)
    finally:
        server.stop()


def _latency(url: str, clients: int, seconds: float) -> Table:
    table = Table(
        f"{clients} clients on PostgreSQL, each writing once a second for {seconds:g} s and watching",
        ("from the commit to", "median", "p95"),
        note="Goal: p95 at most 200 ms.",
    )
    found = crowd.in_processes(clients, _writing_and_watching, url, seconds)
    with Desk.open(url) as desk:
        numbers = desk.ask(_numbers)
    commits = [(at, numbers[uid]) for written, _ in found for at, uid in written]
    waits = [
        max(0.0, next(when for when, upto in screen if upto >= number) - at)
        for _, screen in found
        for at, number in commits
    ]
    table.rows.append(("the row read anew on another's screen", timing.ms(waits), timing.ms_p95(waits)))
    return table


def _numbers(read: Read) -> dict[UUID, int]:
    return dict(read.session.execute(select(LedgerEntry.uid, LedgerEntry.number)).all())


def _writing_and_watching(
    numbers: range, start: crowd.Start, url: str, seconds: float
) -> tuple[list[tuple[float, UUID]], Seen]:
    """When these clients had committed which entries, and what the screen of one showed when. All of them poll; only
    that one reads rows anew, since the others' terminals would run on machines of their own."""
    desks = [Desk.open(url) for _ in numbers]
    start()
    until = time.time() + seconds
    with ThreadPoolExecutor(2 * len(numbers)) as pool:
        screens = [pool.submit(_watch, desk, until + 2, desk is desks[0]) for desk in desks]
        writes = [pool.submit(_write, desk, number, until) for desk, number in zip(desks, numbers, strict=True)]
        return [w for each in writes for w in each.result()], screens[0].result()


def _write(desk: Desk, claim: int, until: float) -> list[tuple[float, UUID]]:
    pause, commits = threading.Event(), []
    pause.wait(claim % 64 / 64)
    while (due := time.time() + 1) < until:
        desk.do(claims.edit, claim, translator=f"At {due}")
        commits.append((time.time(), desk._own[-1]))
        pause.wait(max(0.0, due - time.time()))
    return commits


def _watch(desk: Desk, until: float, reading: bool = False) -> Seen:
    seen: Seen = []
    for news in desk.watch(stopped=lambda: time.time() > until):
        if reading:
            desk.ask(claims.queue)
        seen.append((time.time(), news.head.number))
    return seen


def _polling(server: postgres.Server, url: str, clients: int, seconds: float) -> Table:
    table = Table(f"{clients} terminals that watch while nothing happens", ("what", "share of a core"))
    spent: list[float] = []

    def measure() -> None:
        before = _cpu_s(server)
        threading.Event().wait(seconds)
        spent.append((_cpu_s(server) - before) / seconds)

    crowd.in_processes(clients, _watching, url, seconds + 1, beside=measure)
    table.rows.append(("the server", f"{spent[0]:.1%}"))
    table.note = "Goal: at most 15 %."
    return table


def _watching(numbers: range, start: crowd.Start, url: str, seconds: float) -> None:
    desks = [Desk.open(url) for _ in numbers]
    for desk in desks:
        desk.head()
    start()
    with ThreadPoolExecutor(len(numbers)) as pool:
        list(pool.map(_watch, desks, [time.time() + seconds] * len(desks)))


def _cpu_s(server: postgres.Server) -> float:
    """Seconds of processor time that the server's processes have used, those that ended not counted."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if server.process.pid in (int(fields[1]), int(stat.parent.name)):
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")
