"""Backups through pg_dump: of a desk on PostgreSQL, and back onto one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimdesk.desk import Desk, database
from claimdesk.words.errors import BadInput, Refused, Unavailable
from tests.postgres import Server
from tests.store.desks import add_claimant, entries, fill, live_names, open_desk

pytestmark = pytest.mark.postgres


@pytest.fixture
def binaries(postgres_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The programs of the server's own version are the ones that are found."""
    monkeypatch.setenv("PATH", str(postgres_server.binaries))


@pytest.fixture
def urls(postgres_server: Server) -> Iterator[list[str]]:
    names = [postgres_server.fresh_database(), postgres_server.fresh_database()]
    yield [postgres_server.url(name, user="anna") for name in names]
    for name in names:
        postgres_server.drop_database(name)


@pytest.mark.usefixtures("binaries")
def test_an_archive_brings_the_desk_back_with_its_ledger_and_its_rules(urls: list[str], tmp_path: Path) -> None:
    here, there = urls
    archive = tmp_path / "friday.dump"
    with open_desk(here) as desk:
        desk.do(fill)
        desk.back_up(archive)
        told = desk.ask(entries)
        desk.do(add_claimant, "After the backup")
    assert archive.stat().st_mode & 0o077 == 0
    assert database.restore(there, archive) is None
    assert database.problems(there) == []
    with Desk.open(there) as desk:
        assert desk.ask(entries) == told
        desk.do(add_claimant, "After it came back")
        assert "After it came back" in desk.ask(live_names)
    assert database.problems(there) == []
    with pytest.raises(Refused, match="holds a desk already"):
        database.restore(there, archive)


@pytest.mark.usefixtures("binaries")
def test_an_archive_goes_only_where_it_can(urls: list[str], tmp_path: Path) -> None:
    here, there = urls
    archive = tmp_path / "friday.dump"
    with open_desk(here) as desk:
        desk.back_up(archive)
    with pytest.raises(Refused, match="restore it on PostgreSQL"):
        database.restore(tmp_path / "desk", archive)
    with pytest.raises(Refused, match="schema claimdesk"):
        database.restore(f"{there}&schema=courts", archive)
    archive.write_bytes(archive.read_bytes()[:2_000])
    with pytest.raises((Unavailable, Refused, BadInput)):
        database.restore(there, archive)
    assert database.status(there).schema == "empty"


def test_without_pg_dump_another_name_is_advised(
    urls: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with open_desk(urls[0]) as desk:
        with pytest.raises(Refused, match="not installed"):
            desk.back_up(tmp_path / "friday.dump")
        desk.back_up(tmp_path / "friday.claimdesk")


def test_of_a_file_there_is_no_dump(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk") as desk, pytest.raises(BadInput, match="pg_dump"):
        desk.back_up(tmp_path / "friday.dump")
    assert not [p for p in tmp_path.iterdir() if "dump" in p.name]
