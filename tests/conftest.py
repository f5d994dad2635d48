"""What tests share: an environment of their own, and an empty place for a desk on either database."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from hypothesis import settings
from psycopg import sql

from claimdesk.desk import Desk, database, members
from tests import postgres

settings.register_profile("everywhere", deadline=None)
settings.register_profile("ci", settings.get_profile("everywhere"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "everywhere")


@pytest.fixture(autouse=True)
def own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep a test, and every program it starts, away from the settings and desks of who runs it."""
    for name in os.environ:
        if name.startswith(("CLAIMDESK_", "PG")):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for name, folder in {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
    }.items():
        monkeypatch.setenv(name, str(home / folder))
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Server]:
    """This worker's own PostgreSQL, with the superuser `postgres`, the login `anna`, who may make desks and logins but
    is no superuser, and the logins `ben` and `eve`, who may nothing.

    One for each worker of pytest-xdist: it starts in half a second, and a test may kill or restart it.
    """
    server = postgres.launch()
    server.execute("CREATE ROLE anna LOGIN CREATEROLE")
    for role in ("ben", "eve"):
        server.execute(f"CREATE ROLE {role} LOGIN")
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def desk_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a new desk can be made, on each database: a path that is free, or an empty database as `anna`."""
    if request.param == "sqlite":
        yield str(tmp_path / "desk.claimdesk")
        return
    server: postgres.Server = request.getfixturevalue("postgres_server")
    name = server.fresh_database()
    yield server.url(name, user="anna")
    server.drop_database(name)


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new desk in a file, to be copied: making one takes ten times as long."""
    place = tmp_path_factory.mktemp("new") / "new.claimdesk"
    Desk.open(place).close()
    return place


@pytest.fixture(scope="session")
def new_database(postgres_server: postgres.Server) -> str:
    """The name of a database with a new desk in it, made by `anna`; a template for others."""
    name = postgres_server.fresh_database()
    database.create(postgres_server.url(name, user="anna"))
    return name


@pytest.fixture
def desk(request: pytest.FixtureRequest, desk_url: str) -> Iterator[Desk]:
    """A new desk on each database, opened by its admin: `anna` on PostgreSQL, whoever runs the tests on a file."""
    if "://" in desk_url:
        template = request.getfixturevalue("new_database")
        server: postgres.Server = request.getfixturevalue("postgres_server")
        name = desk_url.rpartition("/")[2].partition("?")[0]
        of = (sql.Identifier(name), sql.Identifier(template))
        server.execute(sql.SQL("DROP DATABASE {}").format(of[0]))
        server.execute(sql.SQL("CREATE DATABASE {} OWNER anna TEMPLATE {}").format(*of))
        # Roles are the server's: those of an earlier copy's members are still given to their logins.
        server.execute(
            "SELECT claimdesk.seat_member(rolname) FROM pg_roles WHERE rolcanlogin AND NOT rolsuper",
            database=name,
        )
    else:
        shutil.copy(request.getfixturevalue("new_file"), desk_url)
    with Desk.open(desk_url) as opened:
        yield opened


@pytest.fixture
def open_as(desk: Desk, desk_url: str) -> Iterator[Callable[..., Desk]]:
    """Opens the desk a second time, as a member who is added if new: `open_as("ben")`, `open_as("eve", "editor")`."""
    with ExitStack() as opened:

        def as_member(name: str, role: str = "analyst") -> Desk:
            if name not in [row.login for row in desk.ask(members.every)]:
                desk.do(members.add, name, role=role)
            place, member = desk_url, name
            if "://" in desk_url:
                place = desk_url.replace("//anna@", f"//{name}@")
            return opened.enter_context(Desk.open(place, member=member))

        yield as_member
