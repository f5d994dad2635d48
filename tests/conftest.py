"""What tests share: an environment of their own, and an empty place for a desk on either database."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

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
    """This worker's own PostgreSQL, with the superuser `postgres` and the login roles `anna`, `ben`, `eve`.

    One for each worker of pytest-xdist: it starts in half a second, and a test may kill or restart it.
    """
    server = postgres.launch()
    for role in ("anna", "ben", "eve"):
        server.execute(f"CREATE ROLE {role} LOGIN SUPERUSER")
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
