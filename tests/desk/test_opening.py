"""Opening a desk: a new one is made, what can't be opened is said in a sentence, and the verbs keep to their roles."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import ProgrammingError

from claimdesk.desk import Desk, database
from claimdesk.desk.work import Job, Read, Work
from claimdesk.model import Claim, LedgerEntry, Member, Publication, Scale, Setting, Source
from claimdesk.store import engine as engines
from claimdesk.words.errors import DeskError, NotFound, Refused, Unavailable, WrongVersion
from claimdesk.words.terms import Role
from tests.desk.test_undoing import give
from tests.postgres import Server
from tests.store.desks import (
    add_claim,
    add_claimant,
    add_member,
    add_source,
    behind,
    changes,
    column,
    entries,
    is_postgres,
    live_names,
    open_as,
    open_desk,
    withdraw,
)


def test_a_new_desk_has_its_admin_its_settings_and_its_scales_in_one_entry(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        assert desk.member.role is Role.ADMIN
        assert desk.ask(column, Member.login) == [desk.login]
        settings = dict(zip(desk.ask(column, Setting.key), desk.ask(column, Setting.value), strict=True))
        assert settings["review_policy"] == ("second person" if is_postgres(desk_url) else "own")
        assert {"truth", "promise", "averitec"} <= set(desk.ask(column, Scale.name))
        assert [e[:2] for e in desk.ask(entries)] == [(1, "desk.create")]
        assert {c[0] for c in desk.ask(changes, 1)} == {"member", "setting", "scale", "rating"}
    with Desk.open(desk_url) as again:
        assert again.head().number == 1
    assert database.problems(desk_url) == []


def test_a_desks_file_is_its_owners_alone_from_the_start(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        desk.do(add_claimant, "Ada")
        for file in tmp_path.glob("desk*"):
            assert file.stat().st_mode & 0o077 == 0, file


def test_what_was_saved_is_durable_and_checked(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk, desk._engine.connect() as connection:
        pragmas = {
            p: connection.exec_driver_sql(f"PRAGMA {p}").scalar_one()
            for p in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


@pytest.mark.postgres
def test_transactions_on_a_server_have_their_isolation_and_their_timeouts(
    postgres_server: Server,
) -> None:
    url = postgres_server.url(postgres_server.fresh_database(), user="anna")

    def show(work: Any) -> dict[str, str]:
        names = ("transaction_isolation", "transaction_read_only", "lock_timeout", "statement_timeout",
                 "idle_in_transaction_session_timeout", "search_path")  # fmt: skip
        connection = work.session.connection()
        return {n: connection.exec_driver_sql(f"SHOW {n}").scalar_one() for n in names}

    with open_desk(url) as desk:
        writing, reading = desk.do(show), desk.ask(show)
    assert (writing["transaction_isolation"], writing["transaction_read_only"]) == ("read committed", "off")
    assert (reading["transaction_isolation"], reading["transaction_read_only"]) == ("repeatable read", "on")
    for shown in (writing, reading):
        assert (shown["lock_timeout"], shown["idle_in_transaction_session_timeout"]) == ("10s", "30s")
        assert shown["statement_timeout"] == "2min"
        assert shown["search_path"] == '"claimdesk"'


def test_a_query_sees_one_moment(desk_url: str) -> None:
    with open_desk(desk_url) as desk:

        def look_twice(read: Read) -> list[list[str]]:
            first = live_names(read)
            writer = threading.Thread(target=lambda: desk.do(add_claimant, "Ada"))
            writer.start()
            writer.join()
            return [first, live_names(read)]

        assert desk.ask(look_twice) == [[], []]
        assert desk.ask(live_names) == ["Ada"]


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear editor, " * 200)
    with pytest.raises(Unavailable, match="not a SQLite database"):
        Desk.open(file)
    assert file.read_text() == "Dear editor, " * 200


def test_a_missing_folder_is_said_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="no folder"):
        Desk.open(tmp_path / "missing" / "desk")
    assert not (tmp_path / "missing").exists()


def test_a_folder_in_place_of_a_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="can't be opened"):
        Desk.open(tmp_path)


@contextlib.contextmanager
def as_a_stranger() -> Iterator[None]:
    """Without root's power to write everywhere."""
    if os.getuid():
        yield
        return
    os.setegid(65534)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that others can enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="claimdesk-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_file_one_may_only_read_is_said_to_be_so(open_folder: Path) -> None:
    place = open_folder / "desk"
    with Desk.open(place) as desk:
        desk.do(add_claimant, "Ada")
    place.chmod(0o444)
    open_folder.chmod(0o555)
    with (
        as_a_stranger(),
        pytest.raises(Unavailable, match=r"read-only for you|can't be opened"),
        Desk.open(place, member=desk.login) as read_only,
    ):
        read_only.do(add_claimant, "Bo")
    open_folder.chmod(0o755)
    place.chmod(0o644)
    with Desk.open(place) as desk:
        assert desk.ask(live_names) == ["Ada"]


def test_a_folder_one_may_not_write_to_is_said(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    with as_a_stranger(), pytest.raises(Unavailable, match=r"can't be opened\. Does its folder exist"):
        Desk.open(open_folder / "desk")


def test_a_file_that_another_program_keeps_locked_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    monkeypatch.setattr(engines, "BUSY_TIMEOUT_S", 0.05)
    other = sqlite3.connect(tmp_path / "desk", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    other.execute("CREATE TABLE t (x)")
    with pytest.raises(Unavailable, match="keeps the desk locked"):
        Desk.open(tmp_path / "desk")
    other.close()


def test_a_desk_of_an_earlier_shape_is_said_and_what_to_do(desk_url: str) -> None:
    open_desk(desk_url).close()
    with behind(desk_url) as plain:
        plain.execute("ALTER TABLE member RENAME COLUMN role TO rank")
    with pytest.raises(WrongVersion, match="Put it aside and make a new one"):
        Desk.open(desk_url)


def test_a_desk_that_lost_its_tables_is_said(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        with behind(str(tmp_path / "desk")) as plain:
            plain.execute("DROP TABLE claim_claimant")
        with pytest.raises(WrongVersion, match="lacks a table or column"):
            desk.ask(lambda read: read.session.connection().exec_driver_sql("SELECT * FROM claim_claimant"))


@pytest.mark.postgres
@pytest.mark.parametrize(
    "url", ["postgresql://anna:s3cret@{closed}/news", "postgresql://anna:s3cret@no-such-host.invalid/news"]
)
def test_a_server_that_cant_be_reached_is_said_without_the_password(url: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound but not listening: refused
        place = url.replace("{closed}", f"127.0.0.1:{taken.getsockname()[1]}")
        for door in (Desk.open, database.status, database.create, database.upgrade):
            with pytest.raises(Unavailable, match="can't be reached") as refused:
                door(place)
            assert "s3cret" not in str(refused.value)


@pytest.mark.postgres
def test_a_login_that_is_no_member_is_told_who_can_help(postgres_server: Server) -> None:
    name = postgres_server.fresh_database()
    open_desk(postgres_server.url(name, user="anna")).close()
    with pytest.raises(NotFound, match=r"login eve is no member.*claimdesk member add eve"):
        Desk.open(postgres_server.url(name, user="eve"))
    with pytest.raises(Refused, match="On PostgreSQL you are who you log in as"):
        Desk.open(postgres_server.url(name, user="anna"), member="eve")


def test_on_a_file_one_works_as_a_member_by_name_or_login(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        desk.do(add_member, "Ben")
    with Desk.open(tmp_path / "desk", member="BEN") as ben:
        assert (ben.member.name, ben.member.role) == ("Ben", Role.ANALYST)
    with pytest.raises(NotFound, match=r"“cy” is no member of this desk\. Use --as with one of: Ben"):
        Desk.open(tmp_path / "desk", member="cy")


def test_a_viewer_changes_nothing_and_a_role_is_asked_for(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        desk.do(add_member, "ben", Role.VIEWER)
        with open_as(desk_url, "ben") as ben:
            with pytest.raises(Refused, match="takes the role of analyst; ben is viewer"):
                ben.do(add_claimant, "Ada")
            assert ben.ask(live_names) == []


def test_locking_refuses_what_is_not_there_and_what_was_withdrawn(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        claim = desk.do(add_claim)
        desk.do(withdraw, Claim, claim)
        with pytest.raises(Refused, match="C1 was withdrawn"):
            desk.do(withdraw, Claim, claim)
        with pytest.raises(NotFound, match="There is no S7 on this desk"):
            desk.do(withdraw, Source, 7)


def import_three(job: Job, names: list[str]) -> Iterator[str]:
    """The smallest job."""
    for name in names:
        if job.cancelled():
            return
        job.do(add_claimant, name)
        yield name


def test_a_job_is_an_entry_for_each_item_in_one_batch_and_stops_when_told(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        assert list(desk.run(import_three, ["Ada", "Bo"])) == ["Ada", "Bo"]
        done: list[str] = []
        for name in desk.run(import_three, ["Cy", "Di", "Ed"], cancelled=lambda: bool(done)):
            done.append(name)
        assert desk.ask(live_names) == ["Ada", "Bo", "Cy"]
        batches = desk.ask(column, LedgerEntry.batch)[1:]
        assert batches[0] == batches[1] != batches[2]
        assert None not in batches


def test_two_who_race_to_publish_and_to_withdraw_are_not_both_served(desk_url: str) -> None:
    """The claim is the unit: whoever comes second sees what the first did."""

    def publish(work: Work, claim: int, verdict: int) -> None:
        work.one(Claim, claim)
        row = Publication(
            claim_id=claim,
            verdict_id=verdict,
            notice="first",
            member_id=work.member.id,
            member_login=work.member.login,
            published_at=work.now,
        )
        work.add(row)

    def take_out(work: Work, claim: int) -> None:
        row = work.one(Claim, claim)
        if work.session.scalars(select(Publication.id).where(Publication.claim_id == claim)).first():
            raise Refused("It was published.")
        row.withdrawn_at = work.now

    def refusals(claim: int, verdict: int) -> list[DeskError]:
        meet = threading.Barrier(2)
        refused: list[DeskError] = []

        def at_once(command: Callable[..., None], *args: int) -> None:
            with Desk.open(desk_url) as own:
                meet.wait()
                try:
                    own.do(command, *args)
                except DeskError as error:
                    refused.append(error)

        threads = [
            threading.Thread(target=at_once, args=[publish, claim, verdict]),
            threading.Thread(target=at_once, args=[take_out, claim]),
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return refused

    with open_desk(desk_url) as desk:
        for _ in range(4):
            claim = desk.do(add_claim)
            assert len(refusals(claim, desk.do(give, claim))) == 1
    assert database.problems(desk_url) == []


def test_a_bug_is_no_sentence(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        with pytest.raises(ZeroDivisionError):
            desk.do(lambda work: 1 // 0)
        if is_postgres(desk_url):
            with pytest.raises(ProgrammingError):
                desk.ask(lambda read: read.session.connection().exec_driver_sql("SELEC"))
        assert desk.do(add_source, "Tide table") == 1
