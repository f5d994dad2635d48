"""What takes longer than the server lets it: one sentence, nothing half-done, and the next command works."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from claimdesk.desk import Desk, database
from claimdesk.desk.work import Read, Work
from claimdesk.store import engine
from claimdesk.words.errors import Unavailable
from tests.postgres import Server
from tests.store.desks import add_claimant, live_names, open_desk, rename_claimant

pytestmark = pytest.mark.postgres


@pytest.fixture
def url(postgres_server: Server) -> str:
    """A desk with the claimant Ada."""
    url = postgres_server.url(postgres_server.fresh_database(), user="anna")
    with open_desk(url) as desk:
        desk.do(add_claimant, "Ada")
    return url


@pytest.fixture
def desk(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The same desk with short limits."""
    monkeypatch.setattr(engine, "STATEMENT_TIMEOUT", "300ms")
    monkeypatch.setattr(engine, "LOCK_TIMEOUT", "100ms")
    monkeypatch.setattr(engine, "IDLE_TIMEOUT", "100ms")
    with Desk.open(url) as opened:
        yield opened


@pytest.fixture
def somebody_else(url: str) -> Iterator[psycopg.Connection]:
    """A connection that can hold locks for as long as it likes."""
    with psycopg.connect(url.replace("anna@", "postgres@"), options="-c search_path=claimdesk") as connection:
        yield connection


def forever(where: Read | Work) -> None:
    """A statement that takes too long."""
    connection = where.connection if isinstance(where, Read) else where.session.connection()
    connection.exec_driver_sql("SELECT pg_sleep(60)")


def add_and_take_long(work: Work, name: str) -> None:
    """A row, and then something that takes too long."""
    add_claimant(work, name)
    forever(work)


def test_a_command_that_takes_too_long_leaves_nothing(desk: Desk, url: str) -> None:
    before = desk.head()
    with pytest.raises(Unavailable, match=r"took too long and stopped it\. Nothing was saved by it"):
        desk.do(add_and_take_long, "Bo")
    assert desk.head() == before
    desk.do(add_claimant, "Cy")
    assert desk.ask(live_names) == ["Ada", "Cy"]
    assert database.problems(url) == []


def test_a_query_that_takes_too_long_says_so_and_the_next_one_is_answered(desk: Desk) -> None:
    with pytest.raises(Unavailable, match="took too long"):
        desk.ask(forever)
    assert desk.ask(live_names) == ["Ada"]


@pytest.mark.parametrize("what", ["claimant", "ledger_head"])
def test_rows_that_somebody_else_keeps_locked_are_waited_for_only_so_long(
    desk: Desk, url: str, somebody_else: psycopg.Connection, what: str
) -> None:
    somebody_else.execute(f"SELECT 1 FROM {what} FOR UPDATE".encode())
    before = desk.head()
    with pytest.raises(Unavailable, match="Somebody else keeps these rows locked"):
        desk.do(rename_claimant, 1, "Bo")
    assert desk.head() == before
    assert desk.ask(live_names) == ["Ada"]
    somebody_else.rollback()
    desk.do(rename_claimant, 1, "Cy")
    assert desk.ask(live_names) == ["Cy"]
    assert database.problems(url) == []


def test_a_snapshot_that_the_server_ended_meanwhile_is_read_anew(desk: Desk, somebody_else: psycopg.Connection) -> None:
    tries: list[int] = []

    def read(read: Read) -> list[str]:
        tries.append(read.connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one())
        if len(tries) == 1:
            alive = b"SELECT count(*) FROM pg_stat_activity WHERE pid = %s"
            while somebody_else.execute(alive, (tries[0],)).fetchone() != (0,):
                somebody_else.rollback()  # pg_stat_activity is read once a transaction
        return live_names(read)

    assert desk.ask(read) == ["Ada"]
    assert len(tries) == 2
