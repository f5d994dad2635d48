"""A client that is suspended in the middle of a write: the others go on, and its own write is done once."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from claimdesk.desk import Desk, database
from claimdesk.model import LedgerEntry
from tests.postgres import Server
from tests.store.desks import add_claimant, column, live_names, open_desk, rename_claimant

pytestmark = pytest.mark.postgres


@pytest.fixture
def url(postgres_server: Server) -> str:
    """A desk with the claimant Ada."""
    url = postgres_server.url(postgres_server.fresh_database(), user="anna")
    with open_desk(url) as desk:
        desk.do(add_claimant, "Ada")
    return url


class Client:
    """The slow client, in a process of its own."""

    def __init__(self, url: str, where: str) -> None:
        command = [sys.executable, "-m", "tests.system.slow_client", url, where]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def says(self) -> str:
        """Its next line."""
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()

    def may_go_on(self) -> None:
        """Let it do the next step, once it is not suspended."""
        assert self._process.stdin is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def suspend(self) -> None:
        """Ctrl-Z, or a lid that closes."""
        self._process.send_signal(signal.SIGSTOP)

    def wake(self) -> None:
        """Let it run again."""
        self._process.send_signal(signal.SIGCONT)

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        self._process.communicate()


@contextmanager
def client(url: str, where: str = "nowhere") -> Iterator[Client]:
    """The slow client, about to write."""
    started = Client(url, where)
    try:
        assert started.says() == "open"
        started.may_go_on()
        yield started
    finally:
        started.end()


@pytest.mark.parametrize("where", ["middle", "commit"])
def test_others_go_on_and_the_suspended_write_is_done_once_when_it_wakes(url: str, where: str) -> None:
    with client(url, where) as slow, Desk.open(url) as desk:
        assert slow.says() == "waiting"
        slow.suspend()
        slow.may_go_on()
        desk.do(add_claimant, "Bo")  # needs nothing that the other has locked
        desk.do(rename_claimant, 1, "Ada Lovelace")  # waits until the server ends the idle transaction
        assert desk.ask(live_names) == ["Ada Lovelace", "Bo"]
        slow.wake()
        assert slow.says() == "saved"
        assert desk.ask(live_names) == ["Ada Lovelace", "Bo", "Cy"]
        assert desk.ask(column, LedgerEntry.command)[-3:] == [
            "desks.add_claimant",
            "desks.rename_claimant",
            "__main__.add",
        ]
    assert database.problems(url) == []


def test_a_commit_whose_answer_came_while_it_was_suspended_is_done_once(url: str, postgres_server: Server) -> None:
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%append_entry%'"
    with (
        Desk.open(url) as desk,
        psycopg.connect(url.replace("anna@", "postgres@")) as holder,
        psycopg.connect(postgres_server.url("postgres"), autocommit=True) as server,
    ):
        holder.execute("SELECT 1 FROM claimdesk.ledger_head FOR UPDATE")
        with client(url) as slow:
            while server.execute(waiting).fetchone() != (1,):
                pass
            slow.suspend()
            holder.rollback()
            desk.do(add_claimant, "Bo")
            assert desk.ask(live_names) == ["Ada", "Bo", "Cy"]
            slow.wake()
            assert slow.says() == "saved"
        assert desk.ask(live_names) == ["Ada", "Bo", "Cy"]
    assert database.problems(url) == []
