"""A team's desk behind PgBouncer in transaction mode, where each transaction may get another server connection."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from claimdesk.desk import Desk, database, members
from tests.postgres import START_S, Server, as_nobody, give_away
from tests.store.desks import add_claimant, entries, live_names, open_desk

PROGRAM = shutil.which("pgbouncer", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
pytestmark = [
    pytest.mark.pgbouncer,
    pytest.mark.skipif(PROGRAM is None, reason="pgbouncer is not installed (Debian: apt-get install pgbouncer)"),
]
SETTINGS = """
[databases]
* = host={server} port=5432
[pgbouncer]
unix_socket_dir = {own}
listen_port = 6432
auth_type = trust
auth_file = {own}/logins
pool_mode = transaction
default_pool_size = 2
server_login_retry = 1
"""

Place = Callable[[str], str]


@pytest.fixture
def place(postgres_server: Server) -> Iterator[Place]:
    """The URL of a desk behind the pooler, for a login; `anna` made it, `ben` and `eve` are analysts."""
    assert PROGRAM
    name = postgres_server.fresh_database()
    with open_desk(postgres_server.url(name, user="anna")) as desk:
        for login in ("ben", "eve"):
            desk.do(members.add, login)
    folder = Path(tempfile.mkdtemp(prefix="claimdesk-bouncer-", dir="/tmp"))
    (folder / "settings.ini").write_text(SETTINGS.format(server=postgres_server.folder, own=folder))
    (folder / "logins").write_text("".join(f'"{login}" ""\n' for login in ("postgres", "anna", "ben", "eve")))
    give_away(folder)
    bouncer = subprocess.Popen(
        [PROGRAM, "-q", folder / "settings.ini"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **as_nobody()
    )

    def of(login: str) -> str:
        return f"postgresql://{login}@/{name}?host={quote(str(folder), safe='')}&port=6432"

    deadline = time.monotonic() + START_S
    while True:
        try:
            psycopg.connect(of("anna")).close()
            break
        except psycopg.OperationalError:
            assert bouncer.poll() is None, "pgbouncer ended"
            assert time.monotonic() < deadline
    yield of
    bouncer.terminate()
    bouncer.wait(START_S)
    shutil.rmtree(folder)
    postgres_server.drop_database(name)


def test_each_works_as_who_they_log_in_as(place: Place) -> None:
    with Desk.open(place("ben")) as ben, Desk.open(place("eve")) as eve:
        for i in range(4):
            ben.do(add_claimant, f"Ben {i}")
            eve.do(add_claimant, f"Eve {i}")
        before, read = ben.head().number - 8, ben.ask(entries)
        assert [row[1] for row in read if row[0] > before] == ["desks.add_claimant"] * 8
        assert sorted(eve.ask(live_names)) == sorted(f"{who} {i}" for who in ("Ben", "Eve") for i in range(4))
    assert database.problems(place("anna")) == []


def test_more_clients_than_server_connections_all_get_through(place: Place) -> None:
    def work(who: str, number: int) -> None:
        with Desk.open(place(who)) as desk:
            for i in range(3):
                desk.do(add_claimant, f"{who} {number} {i}")

    threads = [threading.Thread(target=work, args=(who, n)) for n in range(4) for who in ("ben", "eve")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Desk.open(place("anna")) as anna:
        assert len(anna.ask(live_names)) == 24
    assert database.problems(place("anna")) == []


def test_a_server_that_restarts_behind_it_is_found_again(place: Place, postgres_server: Server) -> None:
    with Desk.open(place("ben")) as ben:
        ben.do(add_claimant, "Ada")
        postgres_server.restart()
        ben.do(add_claimant, "Bo")
        assert ben.ask(live_names) == ["Ada", "Bo"]
