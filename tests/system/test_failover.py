"""A primary that dies and a hot standby that takes over, with a desk open through a URL that names both."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from urllib.parse import quote

import psycopg
import pytest

from claimdesk.desk import Desk, database
from tests import postgres
from tests.postgres import Server
from tests.store.desks import add_claimant, live_names, open_desk

pytestmark = pytest.mark.postgres


@pytest.fixture
def primary() -> Iterator[Server]:
    server = postgres.launch()
    server.execute("CREATE ROLE anna LOGIN CREATEROLE")
    yield server
    server.stop()


@pytest.fixture
def standby(primary: Server) -> Iterator[Server]:
    server = primary.standby()
    yield server
    server.stop()


@pytest.fixture
def url(primary: Server, standby: Server) -> str:
    """A desk on both, opened at whichever takes writes."""
    name = primary.fresh_database()
    open_desk(primary.url(name, user="anna")).close()
    folders = quote(f"{primary.folder},{standby.folder}", safe="")
    return f"postgresql://anna@/{name}?host={folders}&port=5432,5432&target_session_attrs=read-write"


def caught_up(primary: Server) -> None:
    """Wait until the standby has all that was committed."""
    behind = "SELECT bool_or(replay_lsn IS DISTINCT FROM pg_current_wal_lsn()) FROM pg_stat_replication"
    with psycopg.connect(primary.url("postgres"), autocommit=True) as connection:
        while connection.execute(behind).fetchone() != (False,):
            pass


def test_work_goes_on_at_the_standby(url: str, primary: Server, standby: Server) -> None:
    with Desk.open(url) as desk:
        desk.do(add_claimant, "Ada")
        caught_up(primary)
        primary.kill()
        standby.promote()
        desk.do(add_claimant, "Bo")
        assert desk.ask(live_names) == ["Ada", "Bo"]
        assert database.problems(url) == []


def test_a_command_waits_for_the_one_that_takes_over(url: str, primary: Server, standby: Server) -> None:
    with Desk.open(url) as desk:
        desk.do(add_claimant, "Ada")
        caught_up(primary)
        primary.kill()
        takes_over = threading.Timer(1.0, standby.promote)
        takes_over.start()
        desk.do(add_claimant, "Bo")
        takes_over.join()
        assert desk.ask(live_names) == ["Ada", "Bo"]


def test_who_watches_hears_of_the_trouble_and_then_of_all_that_was_missed(
    url: str, primary: Server, standby: Server
) -> None:
    with Desk.open(url) as desk, Desk.open(url) as other:
        start, heard = desk.head(), []
        other.do(add_claimant, "Ada")
        caught_up(primary)
        for news in desk.watch(start, stopped=lambda: bool(heard) and heard[-1] == start.number + 3):
            if not heard:
                primary.kill()
            elif news.trouble:
                standby.promote()
                other.do(add_claimant, "Bo")
                other.do(add_claimant, "Cy")
            assert not news.reset
            heard.append("trouble" if news.trouble else news.head.number)
        assert heard == [start.number + 1, "trouble", start.number + 3]
