"""What the fixtures promise to every test."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from tests.postgres import Server


def test_each_place_for_a_desk_is_free(desk_url: str) -> None:
    if not desk_url.startswith("postgresql://"):
        assert Path(desk_url).parent.is_dir()
        assert not Path(desk_url).exists()
        return
    with psycopg.connect(desk_url) as connection:
        assert connection.execute("SELECT current_user").fetchone() == ("anna",)
        tables = "SELECT relname FROM pg_class WHERE relnamespace::regnamespace NOT IN ('pg_catalog', 'pg_toast')"
        owned = f"{tables} AND relnamespace::regnamespace <> 'information_schema'::regnamespace"
        assert connection.execute(owned).fetchall() == []


@pytest.mark.postgres
@pytest.mark.parametrize("name", ["anna", "ben", "eve"])
def test_each_member_can_log_in(postgres_server: Server, name: str) -> None:
    with psycopg.connect(postgres_server.url("postgres", user=name)) as connection:
        assert connection.execute("SELECT session_user").fetchone() == (name,)


def test_a_program_that_a_test_starts_finds_no_settings_of_who_runs_it(tmp_path: Path) -> None:
    code = (
        "import platformdirs as p, time; print(p.user_data_dir(), p.user_state_dir(), p.user_config_dir(), time.tzname)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.count(str(tmp_path)) == 3
    assert said.endswith("('UTC', 'UTC')\n")
    assert time.localtime().tm_gmtoff == 0
    assert not [name for name in os.environ if name.startswith(("CLAIMDESK_", "PG"))]
