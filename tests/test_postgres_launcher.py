"""The PostgreSQL that tests run on is a real one, and leaves nothing behind."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from tests.postgres import Server, installed, launch

pytestmark = pytest.mark.postgres

LAUNCH_AND_WAIT = """
from tests.postgres import launch
server = launch()
print(server.process.pid, server.tidier.pid, server.folder, flush=True)
input()
"""


@pytest.fixture
def database(postgres_server: Server) -> Iterator[str]:
    name = postgres_server.fresh_database()
    yield name
    postgres_server.drop_database(name)


def test_a_commit_waits_for_the_disk_as_it_does_in_production(postgres_server: Server, database: str) -> None:
    with psycopg.connect(postgres_server.url(database)) as connection:
        names = ("fsync", "synchronous_commit", "full_page_writes")
        assert [connection.execute(f"SHOW {name}").fetchone() for name in names] == [("on",)] * 3


def test_sqlalchemy_and_psycopg_read_the_same_url(postgres_server: Server, database: str) -> None:
    url = postgres_server.url(database, user="anna")
    who = "SELECT current_user, current_database()"
    engine = sa.create_engine(url)
    with engine.connect() as through_sqlalchemy, psycopg.connect(url) as direct:
        assert engine.driver == "psycopg"
        assert tuple(through_sqlalchemy.execute(sa.text(who)).one()) == ("anna", database)
        assert direct.execute(who).fetchone() == ("anna", database)
    engine.dispose()


def test_the_server_stands_in_another_zone_than_utc(postgres_server: Server, database: str) -> None:
    with psycopg.connect(postgres_server.url(database)) as connection:
        offset = connection.execute("SELECT extract(timezone FROM now())::int").fetchone()
    assert offset == (20_700,)


def test_a_fresh_database_has_what_its_template_had_and_is_its_own(postgres_server: Server, database: str) -> None:
    with psycopg.connect(postgres_server.url(database)) as connection:
        connection.execute("CREATE TABLE word AS SELECT 'claim' AS text")
    copies = [postgres_server.fresh_database(template=database) for _ in range(2)]
    with psycopg.connect(postgres_server.url(copies[0])) as connection:
        connection.execute("INSERT INTO word VALUES ('source')")
    counted = []
    for name in copies:
        with psycopg.connect(postgres_server.url(name)) as connection:
            counted.append(connection.execute("SELECT count(*) FROM word").fetchone())
        postgres_server.drop_database(name)
    assert counted == [(2,), (1,)]


def test_what_was_committed_survives_a_crash_and_what_was_not_is_gone(postgres_server: Server, database: str) -> None:
    connection = psycopg.connect(postgres_server.url(database))
    connection.execute("CREATE TABLE kept AS SELECT 1 AS number")
    connection.commit()
    connection.execute("INSERT INTO kept VALUES (2)")
    postgres_server.kill()
    postgres_server.start()
    with pytest.raises(psycopg.OperationalError):
        connection.commit()
    with psycopg.connect(postgres_server.url(database)) as again:
        assert again.execute("SELECT number FROM kept").fetchall() == [(1,)]


def test_a_restart_cuts_off_who_is_connected_and_answers_again(postgres_server: Server, database: str) -> None:
    connection = psycopg.connect(postgres_server.url(database))
    postgres_server.restart()
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    with psycopg.connect(postgres_server.url(database)) as again:
        assert again.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_neither_server_nor_folder_outlives_tests_that_are_killed() -> None:
    root = Path(__file__).parents[1]
    command = [sys.executable, "-c", LAUNCH_AND_WAIT]
    tests = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert tests.stdout is not None
    server, tidier, folder = tests.stdout.readline().split()
    alive = [os.pidfd_open(int(server)), os.pidfd_open(int(tidier))]
    tests.send_signal(signal.SIGKILL)
    ended = [bool(select.select([process], [], [], 20)[0]) for process in alive]
    for process in alive:
        os.close(process)
    tests.communicate()
    assert ended == [True, True]
    assert not Path(folder).exists()


def test_stopping_leaves_neither_process_nor_folder() -> None:
    server = launch()
    server.stop()
    assert server.process.returncode is not None
    assert not server.folder.exists()


@pytest.mark.skipif(os.getuid() != 0, reason="only root starts the server as somebody else")
def test_binaries_where_nobody_can_enter_are_copied_out(tmp_path: Path) -> None:
    package = installed()
    for name in (package.name, package.name + ".libs"):
        (tmp_path / name).symlink_to(package.with_name(name))
    tmp_path.chmod(0o700)
    server = launch(tmp_path / package.name)
    try:
        assert server.binaries.is_relative_to(server.folder)
        with psycopg.connect(server.url("postgres")) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
    finally:
        server.stop()


def test_missing_binaries_are_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match=r"pip install -e '\.\[test\]'.*-m 'not postgres'"):
        launch(tmp_path)
