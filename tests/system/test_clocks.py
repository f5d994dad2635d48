"""Clocks that disagree: times are the database's, they never go backwards, and nothing else goes by a clock of ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from claimdesk.desk import Desk, claims, database, presence
from claimdesk.model import Capture, LedgerEntry
from claimdesk.words.references import Reference
from claimdesk.words.views.lists import ClaimRow, Present
from tests import postgres
from tests.postgres import Server
from tests.store.desks import add_claim, add_claimant, column, edit_claim, open_desk
from tests.system import clock

pytestmark = pytest.mark.postgres
DAYS_OFF = [timedelta(days=-2), timedelta(days=2)]
SLACK = timedelta(minutes=10)


@pytest.fixture
def url(postgres_server: Server) -> str:
    """A desk with a claim that is due today and one that is due tomorrow."""
    url = postgres_server.url(postgres_server.fresh_database(), user="anna")
    today = datetime.now(UTC).date()
    with open_desk(url) as desk:
        for days in (0, 1):
            desk.do(edit_claim, desk.do(add_claim), due=today + timedelta(days=days))
    return url


def run(url: str, offset: timedelta, folder: Path, *words: str) -> Any:
    """What the command line answers to somebody whose clock is wrong."""
    wrong = clock.wrong_by(offset, clock.library(folder))
    done = subprocess.run(
        [sys.executable, "-m", "claimdesk", "--desk", url, *words, "--json"],
        env=os.environ | wrong,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize("offset", DAYS_OFF)
def test_what_somebody_with_a_wrong_clock_writes_bears_the_time_of_the_server(
    url: str, offset: timedelta, tmp_path: Path
) -> None:
    paper = tmp_path / "timetable.txt"
    paper.write_text("The harbour closes at dusk.")
    run(url, offset, tmp_path, "source", "add", str(paper))
    with Desk.open(url) as desk:
        entries, copies = desk.ask(column, LedgerEntry.at), desk.ask(column, Capture.obtained_at)
    assert entries == sorted(entries)
    assert len(copies) == 1
    assert all(abs(at - datetime.now(UTC)) < SLACK for at in (*entries, *copies))


@pytest.mark.parametrize("offset", DAYS_OFF)
def test_what_is_due_is_due_by_the_clock_of_the_server(url: str, offset: timedelta, tmp_path: Path) -> None:
    found = run(url, offset, tmp_path, "claims", "--view", "due")["claims"]
    assert [(c["reference"], c["is_due"]) for c in found] == [("C1", True)]


def test_a_row_says_whether_its_day_has_come(url: str) -> None:
    with Desk.open(url) as desk:
        rows = [row for row in desk.ask(claims.queue).rows if isinstance(row, ClaimRow)]
    assert [(row.id, row.is_due) for row in rows] == [(2, False), (1, True)]


@pytest.mark.parametrize("offset", DAYS_OFF)
def test_doctor_names_the_difference(url: str, offset: timedelta, tmp_path: Path) -> None:
    checks = {c["subject"]: c for c in run(url, offset, tmp_path, "doctor")["checks"]}
    assert not checks["clock"]["works"]
    side = "behind" if offset > timedelta(0) else "ahead of"
    assert side in checks["clock"]["found"]


@pytest.fixture
def wrong_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server of our own, whose clock goes by CLOCK_OFFSET_S when it starts anew."""
    server = postgres.launch()
    server.execute("CREATE ROLE anna LOGIN CREATEROLE")
    for name, value in clock.wrong_by(timedelta(hours=-3), clock.library(server.folder)).items():
        monkeypatch.setenv(name, value)
    yield server
    server.stop()


def test_when_the_clock_of_the_server_is_set_back_time_stands_still_and_nobody_is_seen_who_left(
    wrong_server: Server,
) -> None:
    url = wrong_server.url(wrong_server.fresh_database(), user="anna")
    here, gone = uuid4(), uuid4()
    with open_desk(url) as desk:
        desk.do(add_claimant, "Ada")
        desk.present(gone, Reference("C", 1))
        before = desk.head().at
        wrong_server.restart()
        desk.do(add_claimant, "Bo")
        assert desk.ask(presence.others, here) == []
        desk.present(here, Reference("C", 1))
        assert desk.ask(presence.others, gone) == [Present("anna", "C1", False)]
        [*_, last] = times = desk.ask(column, LedgerEntry.at)
        assert last == before
        assert times == sorted(times)
    assert database.problems(url) == []
