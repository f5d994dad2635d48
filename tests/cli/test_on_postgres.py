"""The command line on a team's desk: made by an admin, used by those who log in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests import postgres

pytestmark = pytest.mark.postgres
Run = Callable[..., Any]


@pytest.fixture
def team(postgres_server: postgres.Server) -> Iterator[Callable[[str], str]]:
    """The address of an empty database, as each login."""
    name = postgres_server.fresh_database()
    yield lambda login: postgres_server.url(name, user=login)
    postgres_server.drop_database(name)


def test_a_team_desk_is_made_by_create_alone_and_goes_the_whole_way(
    run: Run, team: Callable[[str], str], article: Path
) -> None:
    anna, ben = team("anna"), team("ben")
    early = run("--desk", anna, "claims")
    assert early.code == 1
    assert "db create" in early.err
    assert run("--desk", anna, "db", "create").code == 0
    assert "member add ben" in run("--desk", ben, "claims").err
    assert run("--desk", anna, "member", "add", "ben", "--role", "editor").code == 0
    assert run("--desk", anna, "import", article, "--published", "2018-09-12").code == 0
    assert run("--desk", anna, "claim", "add", "A1", "--quote", "Ferries ran late all day").code == 0
    verdict = ("--rating", "true", "--rationale", "The timetable says so.", "--submit")
    assert run("--desk", anna, "verdict", "C1", *verdict, "--json").json["state"] == "in review"
    assert run("--desk", anna, "review", "C1", "--approve").code == 1
    assert run("--desk", ben, "review", "C1", "--approve").code == 0
    assert run("--desk", ben, "publish", "C1").code == 0
    assert "ben" in run("--desk", anna, "report", "A1").out
    assert run("--desk", anna, "db", "check", "--json").json == {"problems": []}
    refused = run("--desk", ben, "undo")
    assert (refused.code, refused.out) == (1, "")


def test_nobody_works_as_somebody_else_on_a_server(run: Run, team: Callable[[str], str]) -> None:
    run("--desk", team("anna"), "db", "create")
    refused = run("--desk", team("anna"), "--as", "ben", "claims")
    assert (refused.code, refused.out) == (1, "")
    assert "--as is for desks in a file" in refused.err


def _checks(run: Run, url: str) -> dict[str, Any]:
    return {c["subject"]: c for c in run("--desk", url, "doctor", "--json").json["checks"]}


def test_doctor_says_how_the_server_stands_and_what_one_may_there(run: Run, team: Callable[[str], str]) -> None:
    run("--desk", team("anna"), "db", "create")
    run("--desk", team("anna"), "member", "add", "ben")
    anna, ben, eve = (_checks(run, team(login)) for login in ("anna", "ben", "eve"))
    assert anna["server"]["found"].startswith("PostgreSQL 1")
    assert anna["rights"]["found"] == "anna: viewer, analyst, editor, admin, owner"
    assert ben["rights"]["found"] == "ben: viewer, analyst"
    assert "member add eve" in eve["desk"]["found"]
    assert {anna[subject]["works"] for subject in ("desk", "primary", "durable", "clock")} == {True}
    assert "no standby has yet" in anna["durable"]["found"]


def test_doctor_says_what_a_crash_could_take(
    run: Run, team: Callable[[str], str], postgres_server: postgres.Server
) -> None:
    run("--desk", team("anna"), "db", "create")
    postgres_server.execute("ALTER ROLE anna SET synchronous_commit = off")
    try:
        found = _checks(run, team("anna"))["durable"]
    finally:
        postgres_server.execute("ALTER ROLE anna RESET synchronous_commit")
    assert (found["works"], found["found"]) == (False, "synchronous_commit is off")
