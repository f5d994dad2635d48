"""`db check` names what was done behind the ledger's back: each test does it with the database's own driver."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimdesk.desk import Desk, database
from claimdesk.model import Source
from tests.postgres import Server
from tests.store.desks import (
    add_claim,
    add_claimant,
    add_source,
    behind,
    edit_claim,
    edit_source,
    fill,
    is_postgres,
    open_desk,
    withdraw,
)


def work_on(url: str) -> str:
    """Make a desk with a row in each table and five entries; claims are C1 to C3, sources S1 and S2."""
    with open_desk(url) as desk:
        desk.do(fill)
        claim = desk.do(add_claim, "The ferry was late")
        desk.do(edit_claim, claim, text="The ferry was late on Monday")
        desk.do(add_source, "Tide table")
    assert database.problems(url) == []
    return url


@pytest.fixture(scope="module")
def file_to_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(work_on(str(tmp_path_factory.mktemp("original") / "desk")))


@pytest.fixture(scope="module")
def database_to_copy(postgres_server: Server) -> Iterator[str]:
    name = postgres_server.fresh_database()
    work_on(postgres_server.url(name, user="anna"))
    yield name
    postgres_server.drop_database(name)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def worked_on(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A copy of that desk."""
    if request.param == "sqlite":
        yield str(shutil.copy(request.getfixturevalue("file_to_copy"), tmp_path / "desk"))
        return
    server: Server = request.getfixturevalue("postgres_server")
    name = server.fresh_database(request.getfixturevalue("database_to_copy"))
    yield server.url(name, user="anna")
    server.drop_database(name)


# What is done, and what `db check` must say of it. Bytes are altered in a way that both databases read.
DEEDS = {
    "a row was altered": (
        "UPDATE claim SET text = 'The ferry was early' WHERE id = 3",
        ["C3 was altered behind the ledger’s back: text.", "C3 has a digest of its wording"],
    ),
    "a source was altered": (
        "UPDATE source SET reliability = 'A' WHERE id = 2",
        ["S2 was altered behind the ledger’s back: reliability."],
    ),
    "a row was withdrawn": (
        "UPDATE tag SET withdrawn_at = '2026-01-01T00:00:00.000000Z' WHERE id = 1",
        ["tag 1 was altered behind the ledger’s back: withdrawn at."],
    ),
    "a long text was altered": (
        "UPDATE evidence SET excerpt = 'Nobody said so' WHERE id = 1",
        ["evidence 1 was altered behind the ledger’s back: excerpt."],
    ),
    "a row was deleted": (
        "DELETE FROM source WHERE id = 2",
        ["S2 is in the ledger, but was removed from the database."],
    ),
    "a row was inserted": (
        "INSERT INTO comment (id, uid, version, claim_id, member_id, member_login, written_at, text)"
        " SELECT 99, {uid}, 1, 3, member_id, member_login, written_at, 'Ghost' FROM comment WHERE id = 1",
        ["comment 99 is in the database, but no entry of the ledger made it."],
    ),
    "an entry was altered": (
        "UPDATE ledger_entry SET login = 'ghost' WHERE number = 3",
        ["The chain breaks at entry 3"],
    ),
    "an entry's command was altered": (
        "UPDATE ledger_entry SET command = 'desks.other' WHERE number = 3",
        ["Entry 3 (desks.other) was altered"],
    ),
    "an entry was removed": (
        "DELETE FROM ledger_entry WHERE number = 4",
        [
            "Entry 4 is missing from the ledger",
            "The chain breaks at entry 5",
            "stands in the ledger without an entry",
            "C3 was altered behind the ledger’s back: text.",
        ],
    ),
    "the last entry was removed": (
        "DELETE FROM ledger_entry WHERE number = 5",
        ["The head says entry 5, but the ledger ends at 4"],
    ),
    "a change was altered": (
        "UPDATE ledger_change SET inserted = NOT inserted WHERE id = (SELECT max(id) FROM ledger_change)",
        ["Entry 5 (desks.add_source) was altered"],
    ),
    "a change was removed": (
        "DELETE FROM ledger_change WHERE id = (SELECT max(id) FROM ledger_change)",
        ["Entry 5 (desks.add_source) was altered", "S2 is in the database, but no entry"],
    ),
    "the head was altered": (
        "UPDATE ledger_head SET number = 4",
        ["The head says entry 4, but the ledger ends at 5"],
    ),
    "the head was removed": ("DELETE FROM ledger_head", ["The ledger’s head was removed."]),
    "a state was altered": (
        "UPDATE claim SET state = 'approved' WHERE id = 3",
        ["C3 is stored as “approved”, but its rows make it “open”."],
    ),
    "the digest of a wording was altered": (
        "UPDATE claim SET wording = 'x' WHERE id = 3",
        ["C3 has a digest of its wording that is not that of its rows."],
    ),
    "a claim's search text was altered": (
        "UPDATE claim SET search_text = 'nothing' WHERE id = 3",
        ["C3 can’t be found by its words"],
    ),
    "a source's search text was altered": (
        "UPDATE source SET search_text = 'nothing' WHERE id = 2",
        ["S2 can’t be found by its words"],
    ),
    "an article's search text was altered": (
        "UPDATE article SET search_text = 'nothing' WHERE id = 1",
        ["A1 can’t be found by its words"],
    ),
    "the bytes of a capture were altered": (
        "UPDATE capture SET body = {bytes} WHERE id = 1",
        ["capture 1 was altered behind the ledger’s back: body.", "Capture 1 of S1 does not have the bytes"],
    ),
    "an anchor was moved": (
        "UPDATE anchor SET start_at = 5 WHERE id = 1",
        [
            "anchor 1 was altered behind the ledger’s back: start at.",
            "Anchor 1 does not point at its quote in revision 1",
        ],
    ),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_it_names(worked_on: str, deed: str) -> None:
    sql, sentences = DEEDS[deed]
    on_server = is_postgres(worked_on)
    sql = sql.replace("{uid}", "gen_random_uuid()" if on_server else "randomblob(16)")
    sql = sql.replace("{bytes}", "'other'::bytea" if on_server else "x'6f74686572'")
    with behind(worked_on) as plain:
        plain.execute(sql)
    found = database.problems(worked_on)
    for sentence in sentences:
        assert any(sentence in f for f in found), found
    names_a_row = [s for s in sentences if " was altered behind" in s]
    assert sum("behind the ledger’s back" in f for f in found) == len(names_a_row)


@pytest.mark.parametrize(
    ("sql", "named"),
    [
        ("UPDATE capture SET body = 'text in place of bytes'", "capture 1"),
        ("UPDATE claim SET withdrawn_at = 'yesterday' WHERE id = 3", "claim 3"),
        ("UPDATE claim SET due = 'soon' WHERE id = 3", "claim 3"),
        ("UPDATE ledger_entry SET at = 'long ago' WHERE number = 4", "ledger entry 4"),
        ("UPDATE ledger_change SET fields = '{half' WHERE id = 1", "ledger change 1"),
        ("UPDATE ledger_change SET fields = '{\"name\": 5}' WHERE id = 1", "ledger change 1"),
        ("UPDATE ledger_change SET fields = '{\"name\": [1, 2, [{}, {}]]}' WHERE id = 1", "ledger change 1"),
        ("UPDATE tag SET uid = 'short'", "tag 1"),
    ],
)
def test_it_names_a_row_that_cant_even_be_read(tmp_path: Path, sql: str, named: str) -> None:
    place = str(tmp_path / "desk")
    with Desk.open(place) as desk:
        desk.do(fill)
        desk.do(add_claim)
        desk.do(add_claimant, "Ada")
    with behind(place) as plain:
        plain.execute(sql)
    assert [p for p in database.problems(place) if p.startswith(f"{named} was altered")]


@pytest.mark.parametrize("at", ["2001-01-01T00:00:00.000000Z", "2001-01-01", "2001-01-01 00:00:00"])
def test_an_entry_set_back_in_time_is_named(tmp_path: Path, at: str) -> None:
    place = str(tmp_path / "desk")
    with Desk.open(place) as desk:
        for name in ("Ada", "Bo", "Cy"):
            desk.do(add_claimant, name)
    with behind(place) as plain:
        plain.execute(f"UPDATE ledger_entry SET at = '{at}' WHERE number = 3")
    found = database.problems(place)
    assert "Entry 3 is older than the one before it." in found
    assert any("chain breaks at entry 3" in f for f in found)


def test_a_desk_that_was_worked_on_in_every_way_is_sound(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        desk.do(fill)
        source = desk.do(add_source, "Tide table")
        desk.do(edit_source, source, reliability="B", origin="Harbour office")
        desk.undo()
        desk.redo()
        desk.do(withdraw, Source, source)
        desk.undo()
        desk.undo()
        desk.undo()
    assert database.problems(desk_url) == []


def test_an_alteration_that_a_later_command_wrote_over_is_still_named(worked_on: str) -> None:
    with behind(worked_on) as connection:
        connection.execute("UPDATE claim SET text = 'The ferry was early' WHERE id = 3")
    with open_desk(worked_on) as desk:
        desk.do(edit_claim, 3, text="The ferry was late again")
    (problem,) = database.problems(worked_on)
    assert problem.startswith("C3 was altered behind the ledger’s back before entry")
    assert "text was not what the last entry had left" in problem
