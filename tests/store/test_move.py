"""A whole desk goes from a file to a server and back, and goes on where it was broken off."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from claimdesk.desk import Desk, database, members
from claimdesk.store import copy
from claimdesk.words.errors import Damaged, Refused
from tests.postgres import Server
from tests.store.desks import add_claimant, behind, entries, fill, live_names

pytestmark = pytest.mark.postgres


@pytest.fixture
def server_url(postgres_server: Server) -> Iterator[str]:
    name = postgres_server.fresh_database()
    yield postgres_server.url(name, user="anna")
    postgres_server.drop_database(name)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A desk in a file with a row in every table, whose admin has the login that the server knows as anna."""
    monkeypatch.setattr("getpass.getuser", lambda: "anna")
    place = tmp_path / "news.claimdesk"
    with Desk.open(place) as desk:
        desk.do(fill)
    return place


def rows(place: str | Path) -> dict[str, set[str]]:
    """The ledger's hashes, and each logged row's identity, id and text columns that both databases write alike."""
    out = {}
    with behind(str(place)) as plain:
        for table in copy.tables():
            key = next(iter(table.primary_key)).name
            hashes = [c.name for c in table.columns if c.name in ("hash", "content", "sha256", "text_sha256", "text")]
            found = plain.execute(f"SELECT {', '.join([key, *hashes])} FROM {table.name}").fetchall()
            out[table.name] = {repr(tuple(map(str, row))) for row in found}
    return out


class Broken(Exception):
    """The move ended here."""


def stop_at(step: str) -> Callable[[str], None]:
    def stop(now: str) -> None:
        if now == step:
            raise Broken

    return stop


def test_a_desk_goes_to_a_server_whole_and_back_into_a_file(file: Path, server_url: str, tmp_path: Path) -> None:
    before = rows(file)
    moved = database.move_desk(file, server_url)
    assert (moved.seated[0], moved.unseated) == ("anna", ())
    assert rows(server_url) == rows(file) == before
    assert database.problems(server_url) == []

    with Desk.open(server_url) as desk:
        told = desk.ask(entries)
        desk.do(add_claimant, "On the server")
        assert desk.ask(entries)[:-1] == told
    back = tmp_path / "back.claimdesk"
    database.move_desk(server_url, back)
    assert rows(back) == rows(server_url)
    assert database.problems(back) == []
    assert sorted(p.name for p in tmp_path.glob("back*")) == ["back.claimdesk"]


def test_members_log_in_on_the_server_with_the_rights_of_their_roles(file: Path, server_url: str) -> None:
    with Desk.open(file) as desk:
        desk.do(members.add, "ben", role="viewer")
    database.move_desk(file, server_url)
    with Desk.open(server_url.replace("//anna@", "//ben@")) as desk, pytest.raises(Refused, match="viewer"):
        desk.do(add_claimant, "Ben’s")


@pytest.mark.parametrize("step", ["copying member", "copying verdict", "comparing claim", "checking the ledger"])
def test_a_move_that_was_broken_off_is_no_desk_and_goes_on(file: Path, server_url: str, step: str) -> None:
    with pytest.raises(Broken):
        database.move_desk(file, server_url, stop_at(step))
    with pytest.raises(Exception, match="no desk"):
        Desk.open(server_url)

    with Desk.open(file) as desk:
        desk.do(add_claimant, "Meanwhile")
        desk.call_me("Anna Meanwhile")
    database.move_desk(file, server_url)
    assert rows(server_url) == rows(file)
    assert database.problems(server_url) == []
    with Desk.open(server_url) as desk:
        assert "Meanwhile" in desk.ask(live_names)
        assert desk.member.name == "Anna Meanwhile"


def test_what_was_copied_is_not_copied_again(file: Path, server_url: str) -> None:
    with pytest.raises(Broken):
        database.move_desk(file, server_url, stop_at("comparing member"))
    with behind(server_url) as plain:
        before = plain.execute("SELECT xmin::text FROM ledger_change ORDER BY id").fetchall()
    database.move_desk(file, server_url)
    with behind(server_url) as plain:
        assert plain.execute("SELECT xmin::text FROM ledger_change ORDER BY id").fetchall() == before


def test_a_desk_moves_to_an_empty_place_only(file: Path, server_url: str, tmp_path: Path) -> None:
    database.move_desk(file, server_url)
    with pytest.raises(Refused, match="There is a desk at"):
        database.move_desk(file, server_url)
    taken = tmp_path / "taken"
    taken.write_text("mine")
    with pytest.raises(Refused, match="exists already"):
        database.move_desk(server_url, taken)
    assert taken.read_text() == "mine"


def test_another_desk_does_not_go_where_one_was_broken_off(file: Path, server_url: str, tmp_path: Path) -> None:
    with pytest.raises(Broken):
        database.move_desk(file, server_url, stop_at("copying claim"))
    other = tmp_path / "other.claimdesk"
    Desk.open(other).close()
    with pytest.raises(Refused, match="another desk"):
        database.move_desk(other, server_url)


def test_a_desk_that_was_altered_does_not_move(file: Path, server_url: str) -> None:
    with behind(str(file)) as plain:
        plain.execute("UPDATE verdict SET explanation = 'Otherwise'")
    with pytest.raises(Damaged, match="altered behind the ledger"):
        database.move_desk(file, server_url)


def test_who_was_there_stays_behind(file: Path, server_url: str) -> None:
    database.move_desk(file, server_url)
    with behind(str(file)) as here, behind(server_url) as there:
        counts = [side.execute("SELECT count(*) FROM presence").fetchone()[0] for side in (here, there)]
    assert counts == [1, 0]


def test_no_new_desk_is_made_where_a_move_was_broken_off(file: Path, server_url: str) -> None:
    with pytest.raises(Broken):
        database.move_desk(file, server_url, stop_at("copying claim"))
    with pytest.raises(Refused, match=r"claimdesk --desk .* db move"):
        database.create(server_url)
    database.move_desk(file, server_url)
    assert rows(server_url) == rows(file)


KILLED = """
import os, signal, sys
from claimdesk.desk import database
place, to, last = sys.argv[1:]
database.move_desk(place, to, lambda step: os.kill(os.getpid(), signal.SIGKILL) if step == last else None)
"""


@pytest.mark.parametrize("step", ["copying capture", "checking the ledger"])
@pytest.mark.parametrize("to", ["server", "file"])
def test_a_move_whose_process_was_killed_goes_on(
    file: Path, server_url: str, tmp_path: Path, to: str, step: str
) -> None:
    source, target = str(file), server_url
    if to == "file":
        database.move_desk(file, server_url)
        source, target = server_url, str(tmp_path / "back.claimdesk")
    ended = subprocess.run([sys.executable, "-c", KILLED, source, target, step], check=False)
    assert ended.returncode == -signal.SIGKILL
    database.move_desk(source, target)
    assert rows(target) == rows(source)
    assert database.problems(target) == []
