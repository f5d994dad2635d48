"""Backups: complete, read back before they count, never written over anything, and good for either database."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from claimdesk.desk import Desk, database
from claimdesk.model import LedgerEntry
from claimdesk.store import copy
from claimdesk.words.errors import BadInput, DeskError, Refused, WrongVersion
from tests.store.desks import add_claimant, behind, column, entries, fill, is_postgres, live_names, open_desk


@pytest.fixture
def server_url(postgres_server: Any) -> Iterator[str]:
    name = postgres_server.fresh_database()
    yield postgres_server.url(name, user="anna")
    postgres_server.drop_database(name)


def everything(url: str) -> dict[str, int]:
    with behind(url) as plain:
        return {t.name: plain.execute(f"SELECT count(*) FROM {t.name}").fetchone()[0] for t in copy.tables()}


def test_a_backup_is_a_desk_with_all_rows_and_the_whole_ledger(desk_url: str, tmp_path: Path) -> None:
    file = tmp_path / "a copy? 100%#1.claimdesk"
    with open_desk(desk_url) as desk:
        desk.do(fill)
        desk.back_up(file)
        hashes = desk.ask(column, LedgerEntry.hash)
        login = desk.login
    assert everything(str(file)) == everything(desk_url)
    assert database.problems(file) == []
    with Desk.open(file, member=login) as kept:
        assert kept.ask(column, LedgerEntry.hash) == hashes
        kept.do(add_claimant, "After the backup")
    assert database.problems(file) == []


def test_a_backup_can_be_read_by_its_owner_alone_and_stands_alone(desk_url: str, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    with open_desk(desk_url) as desk:
        desk.back_up(folder / "copy")
    assert [p.name for p in folder.iterdir()] == ["copy"]
    assert (folder / "copy").stat().st_mode & 0o077 == 0


def test_a_backup_overwrites_nothing(desk_url: str, tmp_path: Path) -> None:
    file = tmp_path / "taken"
    file.write_text("mine")
    with open_desk(desk_url) as desk, pytest.raises(Refused, match="exists already"):
        desk.back_up(file)
    assert file.read_text() == "mine"


def test_a_backup_into_a_missing_folder_is_refused(desk_url: str, tmp_path: Path) -> None:
    with open_desk(desk_url) as desk, pytest.raises(BadInput, match="no folder"):
        desk.back_up(tmp_path / "missing" / "copy")


def test_a_backup_beside_a_writer_is_of_one_moment(desk_url: str, tmp_path: Path) -> None:
    with open_desk(desk_url) as desk:
        desk.do(fill)
        started, enough = threading.Event(), threading.Event()

        def write() -> None:
            for i in range(10_000):
                desk.do(add_claimant, f"Claimant {i}")
                started.set()
                if enough.is_set():
                    return

        writer = threading.Thread(target=write)
        writer.start()
        started.wait()
        for i in range(3):
            desk.back_up(tmp_path / f"copy {i}")
        enough.set()
        writer.join()
    for i in range(3):
        assert database.problems(tmp_path / f"copy {i}") == []


def test_restoring_takes_the_desk_back_and_keeps_what_stood_there(tmp_path: Path) -> None:
    place, file = tmp_path / "desk", tmp_path / "copy"
    with Desk.open(place) as desk:
        desk.do(add_claimant, "Before")
        desk.back_up(file)
        desk.do(add_claimant, "After")
    kept = database.restore(place, file)
    assert kept is not None
    assert [names_in(p) for p in (place, kept)] == [["Before"], ["After", "Before"]]
    assert database.problems(place) == database.problems(kept) == []


def names_in(place: Path | str) -> list[str]:
    with Desk.open(place) as desk:
        return desk.ask(live_names)


def test_an_open_desk_goes_on_with_what_was_restored(tmp_path: Path) -> None:
    place, file = tmp_path / "desk", tmp_path / "copy"
    with Desk.open(place) as desk:
        desk.do(add_claimant, "Before")
        desk.back_up(file)
        desk.do(add_claimant, "After")
        database.restore(place, file)
        assert desk.ask(live_names) == ["Before"]
        desk.do(add_claimant, "Later")
        assert desk.ask(live_names) == ["Before", "Later"]
    assert database.problems(place) == []


@pytest.mark.postgres
def test_a_desk_moves_from_a_server_into_a_file_and_onto_a_server_again(
    server_url: str, postgres_server: Any, tmp_path: Path
) -> None:
    with open_desk(server_url) as desk:
        desk.do(fill)
    database.back_up(server_url, tmp_path / "copy")
    mtime = (tmp_path / "copy").stat().st_mtime_ns
    again = postgres_server.url(postgres_server.fresh_database(), user="anna")
    assert database.restore(again, tmp_path / "copy") is None
    assert (tmp_path / "copy").stat().st_mtime_ns == mtime
    assert everything(again) == everything(server_url)
    with Desk.open(again) as desk:
        before = desk.ask(entries)
        desk.do(add_claimant, "After the move")
        assert desk.ask(entries)[:-1] == before
    assert database.problems(again) == []


@pytest.mark.postgres
def test_a_desk_that_exists_on_a_server_is_not_replaced(server_url: str, tmp_path: Path) -> None:
    with open_desk(server_url) as desk:
        desk.do(add_claimant, "Here")
        desk.back_up(tmp_path / "copy")
        with pytest.raises(Refused, match="holds a desk already"):
            database.restore(server_url, tmp_path / "copy")
        assert desk.ask(live_names) == ["Here"]


def _not_sqlite(file: Path) -> None:
    file.write_bytes(b"%PDF-1.7 " + bytes(range(256)) * 20)


def _cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:20_000])


def _scratched(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096 * 5 : 4096 * 7] = b"\xa5" * 8192
    file.write_bytes(data)


def _another_programs(file: Path) -> None:
    file.unlink()
    with closing(sqlite3.connect(file)) as plain, plain:
        plain.execute("CREATE TABLE recipes (title text)")


def _emptied(file: Path) -> None:
    with closing(sqlite3.connect(file)) as plain, plain:
        plain.execute("DELETE FROM ledger_head")


@pytest.mark.parametrize("damage", [_not_sqlite, _cut_short, _scratched, _another_programs, _emptied])
def test_a_damaged_backup_is_refused_and_the_desk_stays(desk_url: str, tmp_path: Path, damage: Any) -> None:
    file = tmp_path / "copy"
    with open_desk(desk_url) as desk:
        desk.do(add_claimant, "Here")
        desk.back_up(file)
    damage(file)
    with pytest.raises(DeskError, match=r"damaged|no desk"):
        database.restore(desk_url, file)
    assert names_in(desk_url) == ["Here"]
    if not is_postgres(desk_url):
        assert not [p for p in tmp_path.iterdir() if "before-restore" in p.name]


def test_a_backup_of_a_newer_program_is_refused_before_anything_is_replaced(tmp_path: Path) -> None:
    place, file = tmp_path / "desk", tmp_path / "copy"
    with Desk.open(place) as desk:
        desk.do(add_claimant, "Here")
        desk.back_up(file)
    with behind(str(file)) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '0042'")
    with pytest.raises(WrongVersion, match="newer Claimdesk"):
        database.restore(place, file)
    assert names_in(place) == ["Here"]


def test_restoring_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no file"):
        database.restore(tmp_path / "desk", tmp_path / "missing")


def test_another_programs_database_is_not_replaced_by_a_backup(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk:
        desk.back_up(tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "recipes")) as plain, plain:
        plain.execute("CREATE TABLE recipes (title text)")
    with pytest.raises(WrongVersion):
        database.restore(tmp_path / "recipes", tmp_path / "copy")
    with closing(sqlite3.connect(tmp_path / "recipes")) as plain:
        assert plain.execute("SELECT count(*) FROM recipes").fetchone() == (0,)
