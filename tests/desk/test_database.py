"""Looking after a database: its standing in words, and that looking changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from claimdesk.desk import Desk, database
from claimdesk.words.errors import DeskError, NotFound, Refused
from tests.postgres import Server
from tests.store.desks import add_claimant, behind, is_postgres, live_names, open_desk


def test_the_standing_of_each_kind_of_database(desk_url: str) -> None:
    place = str(database.locate(desk_url))
    assert database.status(desk_url).sentence == f"{place}: no desk yet: claimdesk db create"
    open_desk(desk_url).close()
    assert database.status(desk_url).sentence == f"{place}: a desk, schema 0001, up to date."
    with behind(desk_url) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '0042'")
    assert database.status(desk_url).sentence.endswith(
        "a desk of a newer Claimdesk (schema 0042): upgrade the program."
    )
    with behind(desk_url) as plain:
        plain.execute("DROP TABLE alembic_version")
    assert database.status(desk_url).sentence.endswith("another program’s database, no desk.")


def test_looking_at_a_place_without_a_desk_makes_none(desk_url: str) -> None:
    database.status(desk_url)
    for look in (database.problems, lambda url: database.back_up(url, Path(url).with_name("copy"))):
        with pytest.raises(NotFound):
            look(desk_url)
    assert database.status(desk_url).schema == "empty"
    if not is_postgres(desk_url):
        assert not Path(desk_url).exists()


def test_a_desk_is_made_once_and_upgrading_says_how_it_stood_before(desk_url: str) -> None:
    assert database.create(desk_url).schema == "current"
    with pytest.raises(Refused, match=r"There is a desk at .* already"):
        database.create(desk_url)
    with Desk.open(desk_url) as desk:
        desk.do(add_claimant, "Ada")
    before, kept = database.upgrade(desk_url)
    assert (before.schema, before.revision, kept) == ("current", "0001", None)
    with Desk.open(desk_url) as desk:
        assert desk.ask(live_names) == ["Ada"]
        assert desk.head().number == 2


def test_a_sound_desk_has_no_problems(desk_url: str) -> None:
    open_desk(desk_url).close()
    assert database.problems(desk_url) == []


@pytest.mark.postgres
def test_a_login_without_rights_is_told_whom_to_ask(postgres_server: Server) -> None:
    postgres_server.execute("DROP ROLE IF EXISTS guest")
    postgres_server.execute("CREATE ROLE guest LOGIN")
    name = postgres_server.fresh_database()
    as_guest = postgres_server.url(name, user="guest")
    needs = f'ALTER ROLE "guest" CREATEROLE; GRANT CREATE ON DATABASE "{name}" TO "guest"'
    with pytest.raises(Refused, match=needs):
        database.create(as_guest)
    with pytest.raises(NotFound, match=r"There is no desk at .* yet\. Make it: claimdesk --desk URL db create"):
        database.upgrade(as_guest)
    database.create(postgres_server.url(name, user="anna"))
    for door in (Desk.open, database.create, database.upgrade, database.problems, database.status):
        with pytest.raises(NotFound, match=r"guest is no member of this desk.*claimdesk member add guest"):
            door(as_guest)
    postgres_server.drop_database(name)
    postgres_server.execute("DROP ROLE guest")


def test_a_file_that_was_left_half_made_is_finished_on_opening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the schema and the first entry the program was killed."""
    from claimdesk.desk import creating

    def killed(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(creating, "create", killed)
        with pytest.raises(KeyboardInterrupt):
            Desk.open(tmp_path / "desk")
    with Desk.open(tmp_path / "desk") as desk:
        assert desk.head().number == 1
    assert database.problems(tmp_path / "desk") == []


def test_a_desk_that_lost_its_head_is_not_made_anew_over_its_rows(tmp_path: Path) -> None:
    place = str(tmp_path / "desk")
    with Desk.open(place) as desk:
        desk.do(add_claimant, "Ada")
    with behind(place) as plain:
        plain.execute("DELETE FROM ledger_head")
    with pytest.raises(DeskError):
        Desk.open(place)
    with behind(place) as plain:
        assert plain.execute("SELECT name FROM claimant").fetchall() == [("Ada",)]
        assert plain.execute("SELECT count(*) FROM ledger_head").fetchone() == (0,)
    assert "The ledger’s head was removed." in database.problems(place)
