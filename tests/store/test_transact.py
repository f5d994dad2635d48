"""Units of work: done once though the answer was lost, tried again where that helps, in order however many write."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from typing import Any
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import event, select

from claimdesk.desk import Desk, database, watching
from claimdesk.desk.work import Work
from claimdesk.model import Claim, Claimant, LedgerEntry
from claimdesk.store import engine as engines
from claimdesk.store import transact
from claimdesk.words.errors import Refused, Unavailable
from tests.postgres import Server
from tests.store.desks import add_claim, add_claimant, column, edit_claim, entries, is_postgres, live_names, open_desk


@pytest.fixture
def server_url(postgres_server: Server) -> Any:
    name = postgres_server.fresh_database()
    url = postgres_server.url(name, user="anna")
    database.create(url)
    yield url
    postgres_server.drop_database(name)


def cut(connection: Any, server: Server) -> None:
    """End the server's side of a connection; returns when it is gone."""
    pid = connection.connection.dbapi_connection.info.backend_pid
    with psycopg.connect(server.url("postgres"), autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


@pytest.mark.postgres
def test_a_command_whose_commit_was_done_but_not_answered_is_done_once(
    server_url: str, postgres_server: Server
) -> None:
    ran: list[int] = []

    def add(work: Work) -> int:
        ran.append(1)
        return add_claimant(work, f"Try {len(ran)}")

    with Desk.open(server_url) as desk:
        lost: list[int] = []

        def commit_and_lose_the_answer(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if not lost and "append_entry" in statement:
                lost.append(1)
                connection.connection.dbapi_connection.execute(statement)
                cut(connection, postgres_server)

        event.listen(desk._engine, "before_cursor_execute", commit_and_lose_the_answer)
        answer = desk.do(add)
        assert lost == ran == [1]
        assert desk.ask(live_names) == ["Try 1"]
        assert desk.ask(column, Claimant.id) == [answer]
        assert desk.ask(entries)[1:] == [(2, "test_transact.add", answer, None)]


@pytest.mark.postgres
def test_a_command_whose_connection_is_lost_before_the_commit_is_done_again(
    server_url: str, postgres_server: Server
) -> None:
    tries: list[int] = []

    def add(work: Work) -> int:
        claimant = add_claimant(work, "Ada")
        tries.append(claimant)
        if len(tries) == 1:
            cut(work.session.connection(), postgres_server)
        return claimant

    with Desk.open(server_url) as desk:
        answer = desk.do(add)
        assert len(tries) == 2
        assert desk.ask(column, Claimant.id) == [answer]
        assert desk.head().number == 2


@pytest.mark.postgres
def test_a_connection_lost_while_the_store_itself_writes_is_tried_again(
    server_url: str, postgres_server: Server
) -> None:
    with Desk.open(server_url) as desk:
        lost: list[int] = []

        def lose(connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if not lost and statement.startswith("UPDATE claim"):
                lost.append(1)
                cut(connection, postgres_server)

        event.listen(desk._engine, "before_cursor_execute", lose)
        desk.do(add_claim)
        assert lost == [1]
        assert desk.head().number == 2


@pytest.mark.postgres
def test_that_it_is_not_known_whether_it_was_saved_is_said(
    server_url: str, postgres_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transact, "LONGEST_PAUSE_S", 0.001)
    monkeypatch.setattr(transact, "FIRST_PAUSE_S", 0.001)
    with Desk.open(server_url) as desk:

        def lose_it_for_good(*arguments: Any) -> None:
            connection, _, statement = arguments[:3]
            if "append_entry" in statement:
                cut(connection, postgres_server)

        event.listen(desk._engine, "before_cursor_execute", lose_it_for_good)
        with pytest.raises(Unavailable, match="at the moment of saving"):
            desk.do(add_claimant, "Ada")


@pytest.mark.postgres
def test_a_server_that_restarted_is_found_again(server_url: str, postgres_server: Server) -> None:
    with Desk.open(server_url) as desk:
        desk.do(add_claimant, "Ada")
        postgres_server.restart()
        desk.do(add_claimant, "Bo")
        postgres_server.restart()
        assert desk.ask(live_names) == ["Ada", "Bo"]


@pytest.mark.postgres
def test_a_command_that_begins_while_the_server_is_away_waits_for_it(
    server_url: str, postgres_server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk.open(server_url) as desk:
        postgres_server.kill()
        with pytest.raises(Unavailable):
            desk.head()  # as the watch does, so that no connection is left to be lost

        def comes_back(_pause: float) -> None:
            if postgres_server.process.poll() is not None:
                postgres_server.start()

        monkeypatch.setattr(transact.time, "sleep", comes_back)
        desk.do(add_claimant, "Ada")
        assert desk.ask(live_names) == ["Ada"]


@pytest.mark.postgres
def test_two_that_deadlock_both_get_through(server_url: str) -> None:
    with Desk.open(server_url) as desk:
        first, second = desk.do(add_claim, "One"), desk.do(add_claim, "Two")
        meet = threading.Barrier(2)
        tries: list[str] = []

        def cross(work: Work, a: int, b: int, name: str) -> None:
            work.one(Claim, a).translator = name
            work.session.flush()
            tries.append(name)
            if tries.count(name) == 1:
                meet.wait()
            work.one(Claim, b).translator = name

        at_once(lambda: desk.do(cross, first, second, "A"), lambda: desk.do(cross, second, first, "B"))
        assert len(tries) > 2
        assert len(set(desk.ask(column, Claim.translator))) == 1
        assert desk.head().number == 5
    assert database.problems(server_url) == []


def at_once(*works: Callable[[], Any]) -> None:
    """Run each on a thread of its own; the first error is raised here."""
    errors: list[BaseException] = []

    def run(work: Callable[[], Any]) -> None:
        try:
            work()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=[w]) for w in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def test_numbers_follow_commits_without_gaps_and_a_watcher_misses_nothing(desk_url: str) -> None:
    writers, each = (16, 5) if is_postgres(desk_url) else (8, 8)
    with open_desk(desk_url) as desk:
        claims = [desk.do(add_claim, f"Claim {i}") for i in range(4)]
        start = desk.head()
        done = threading.Event()
        seen_numbers: list[int] = []

        def watch() -> None:
            seen = start
            with Desk.open(desk_url) as watcher:
                while True:
                    last = done.is_set()
                    if news := watcher.ask(watching.news, seen):
                        assert not news.reset
                        seen_numbers.extend(watcher.ask(numbers_between, seen.number, news.head.number))
                        seen = news.head
                    elif last:
                        return

        def numbers_between(read: Any, after: int, upto: int) -> list[int]:
            query = select(LedgerEntry.number).where(LedgerEntry.number > after, LedgerEntry.number <= upto)
            return list(read.session.scalars(query.order_by(LedgerEntry.number)))

        def write(who: int) -> None:
            with Desk.open(desk_url) as own:
                for i in range(each):
                    own.do(edit_claim, claims[(who + i) % len(claims)], translator=f"{who}/{i}")

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            at_once(*(lambda who=who: write(who) for who in range(writers)))
        finally:
            done.set()
            watcher.join()
        total = writers * each
        assert seen_numbers == list(range(start.number + 1, start.number + total + 1))
        times = desk.ask(column, LedgerEntry.at)
        assert times == sorted(times)
    assert database.problems(desk_url) == []


def test_a_rule_of_the_database_is_an_answer_and_no_traceback(desk_url: str) -> None:
    ran: list[int] = []

    def add(work: Work) -> int:
        ran.append(1)
        return add_claimant(work, "Ada")

    with open_desk(desk_url) as desk:
        desk.do(add_claimant, "Ada")
        with pytest.raises(Refused, match="saved the same thing"):
            desk.do(add)
        assert len(ran) == 2
        assert desk.head().number == 2


def test_a_retry_that_meets_its_own_commit_still_under_way_finds_it(tmp_path: Any) -> None:
    """The connection went, the server was still committing: the retry runs into its own entry, then finds it."""
    from sqlalchemy.exc import IntegrityError, OperationalError

    with Desk.open(tmp_path / "desk") as desk:
        outcomes: list[Exception] = [
            OperationalError("COMMIT", {}, psycopg.OperationalError("lost"), connection_invalidated=True),
            IntegrityError("INSERT", {}, psycopg.errors.UniqueViolation("uq_ledger_entry_uid")),
        ]

        def unit(session: Any) -> str:
            if outcomes:
                raise outcomes.pop(0)
            return "done"

        assert transact.write(desk._engine, unit, UUID(int=7)) == "done"


def test_a_full_disk_is_said_and_leaves_nothing_half_done(tmp_path: Any) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        desk.do(add_claimant, "Ada")
        desk._engine.dispose()

        @event.listens_for(desk._engine, "connect")
        def shrink(connection: Any, _record: Any) -> None:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count={pages}")

        def add_many(work: Work) -> None:
            for i in range(400):
                add_claimant(work, f"{i} " + "x" * 280)

        with pytest.raises(Unavailable, match="disk is full: nothing was saved"):
            desk.do(add_many)
        assert desk.ask(live_names) == ["Ada"]
        assert desk.head().number == 2
    assert database.problems(tmp_path / "desk") == []


def test_a_locked_file_is_said(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_TIMEOUT_S", 0.05)
    with Desk.open(tmp_path / "desk") as desk:
        other = sqlite3.connect(tmp_path / "desk", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="keeps the desk locked"):
            desk.do(add_claimant, "Ada")
        assert desk.ask(live_names) == []
        other.execute("ROLLBACK")
        other.close()
        desk.do(add_claimant, "Ada")
