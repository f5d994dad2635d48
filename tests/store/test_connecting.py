"""What is said where no connection to a server comes about, and what of a URL is left to libpq."""

from __future__ import annotations

import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from claimdesk.desk import Desk, database, members, settings
from claimdesk.words.errors import BadInput, DeskError, NotFound, Unavailable, WrongVersion
from tests.postgres import Server

pytestmark = pytest.mark.postgres

SSL_REQUEST = 80877103  # the protocol's documentation, "SSLRequest"


@pytest.fixture
def team(postgres_server: Server) -> Iterator[str]:
    """The address of a desk on a server, as `anna`."""
    name = postgres_server.fresh_database()
    url = postgres_server.url(name, user="anna")
    database.create(url)
    yield url
    postgres_server.drop_database(name)


@pytest.fixture(scope="module")
def with_passwords(postgres_server: Server) -> Iterator[Server]:
    """The server, which asks `pat` for a password, that is `plum`, and turns `barred` away."""
    postgres_server.execute("CREATE ROLE pat LOGIN PASSWORD 'plum'")
    postgres_server.execute("CREATE ROLE barred LOGIN")
    rules = postgres_server.folder / "data" / "pg_hba.conf"
    before = rules.read_text()
    rules.write_text(f"local all pat scram-sha-256\nlocal all barred reject\n{before}")
    _reload(postgres_server)
    yield postgres_server
    rules.write_text(before)
    _reload(postgres_server)
    postgres_server.execute("DROP ROLE pat")
    postgres_server.execute("DROP ROLE barred")


def _reload(server: Server) -> None:
    """Have the rules read anew, and wait until the server goes by them."""
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        loaded = connection.execute("SELECT pg_conf_load_time()").fetchone()
        connection.execute("SELECT pg_reload_conf()")
        while connection.execute("SELECT pg_conf_load_time()").fetchone() == loaded:
            pass


def refusal(url: str) -> DeskError:
    """How opening the desk is refused; it is a sentence or two, and has no password in it."""
    with pytest.raises(DeskError) as refused:
        Desk.open(url)
    assert "plum" not in str(refused.value)
    assert "\n" not in refused.value.sentence
    return refused.value


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("//anna@", "//nobody_here@"), "no such login"),
        (("/fresh_", "/nowhere_"), "no such database.*createdb"),
        (("//anna@", "//pg_monitor@"), "a group on the server, not a login"),
        (("port=5432", "port=5499"), "nobody answers there"),
        (("port=5432", "port=5432&target_session_attrs=standby"), "No server in the URL is a standby"),
        (("port=5432", "service=news"), r"no such service in ~/\.pg_service\.conf"),
    ],
)
def test_each_fault_of_a_url_has_its_sentence(team: str, changed: tuple[str, str], said: str) -> None:
    error = refusal(team.replace(*changed))
    assert isinstance(error, Unavailable)
    assert re.search(said, error.sentence)


def test_a_login_that_may_not_connect_to_the_database_is_said(team: str, postgres_server: Server) -> None:
    name = team.rpartition("/")[2].partition("?")[0]
    postgres_server.execute(f"REVOKE CONNECT ON DATABASE {name} FROM PUBLIC")
    assert "may not connect to that database" in refusal(team.replace("//anna@", "//ben@")).sentence


@pytest.mark.parametrize("option", ["sslmode=sometimes", "target_session_attrs=whatever", "colour=red"])
def test_an_option_that_libpq_does_not_know_is_named(team: str, option: str) -> None:
    error = refusal(f"{team}&{option}")
    assert isinstance(error, BadInput)
    assert f"“{option.partition('=')[0]}”" in error.sentence


def test_a_schema_without_a_desk_is_said(team: str) -> None:
    error = refusal(f"{team}&schema=courts")
    assert isinstance(error, NotFound)
    assert "(schema courts) yet" in error.sentence


@pytest.mark.parametrize(
    ("login", "said"),
    [
        ("pat", "asks for a password"),
        ("pat:prune", "refused the password"),
        ("barred", "does not let this login in from here"),
    ],
)
def test_a_login_that_the_server_turns_away_is_told_why(
    with_passwords: Server, team: str, login: str, said: str
) -> None:
    assert said in refusal(team.replace("//anna@", f"//{login}@")).sentence


Put = Callable[[pytest.MonkeyPatch, str], None]


def _in_pgpass(monkeypatch: pytest.MonkeyPatch, _folder: str) -> None:
    place = Path.home() / ".pgpass"
    place.write_text("*:*:*:pat:plum\n")
    place.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(place))  # libpq asks the system for the home, not HOME


def _in_the_environment(monkeypatch: pytest.MonkeyPatch, _folder: str) -> None:
    monkeypatch.setenv("PGPASSWORD", "plum")


def _in_a_service(monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    place = Path.home() / "services"
    place.write_text(f"[news]\nhost={folder}\nuser=pat\npassword=plum\n")
    monkeypatch.setenv("PGSERVICEFILE", str(place))
    monkeypatch.setenv("PGSERVICE", "news")


@pytest.mark.parametrize("put", [_in_pgpass, _in_the_environment, _in_a_service])
def test_a_password_comes_from_libpqs_own_places(
    with_passwords: Server, team: str, monkeypatch: pytest.MonkeyPatch, put: Put
) -> None:
    with Desk.open(team) as desk:
        desk.do(members.add, "pat")
    put(monkeypatch, str(with_passwords.folder))
    with Desk.open(team.replace("//anna@", "//pat@")) as desk:
        assert desk.login == "pat"


def test_of_several_hosts_the_one_that_takes_changes_is_found(team: str, postgres_server: Server) -> None:
    two = team.replace("host=", "host=127.0.0.1,").replace("port=5432", "port=1,5432")
    with Desk.open(f"{two}&target_session_attrs=read-write") as desk:
        desk.do(settings.set, "name", "News")


def test_a_read_only_server_is_read_from_and_not_written_to(team: str, postgres_server: Server) -> None:
    name = team.rpartition("/")[2].partition("?")[0]
    postgres_server.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    with Desk.open(team) as desk:
        assert desk.head().number
        with pytest.raises(Unavailable, match=r"The server is read-only.*Connect to the primary"):
            desk.do(settings.set, "name", "News")
    assert "No server in the URL takes changes" in refusal(f"{team}&target_session_attrs=read-write").sentence
    with pytest.raises(Unavailable, match=r"The server is read-only"):
        database.create(f"{team}&schema=courts")


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A socket that waits for one client."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(20)
        yield listening


def _url(listening: socket.socket, options: str) -> str:
    return f"postgresql://anna@127.0.0.1:{listening.getsockname()[1]}/news?gssencmode=disable&{options}"


def test_a_server_that_does_not_answer_is_waited_for_as_long_as_the_url_says(listener: socket.socket) -> None:
    assert "it does not answer" in refusal(_url(listener, "connect_timeout=2")).sentence


def test_a_url_that_asks_for_tls_sends_nothing_without_it(listener: socket.socket) -> None:
    heard: list[bytes] = []

    def without_tls() -> None:
        client, _ = listener.accept()
        with client:
            heard.append(client.recv(100))
            client.sendall(b"N")
            heard.append(client.recv(100))

    server = threading.Thread(target=without_tls)
    server.start()
    error = refusal(_url(listener, "sslmode=require"))
    server.join()
    assert "The server has no TLS" in error.sentence
    assert heard == [struct.pack("!ii", 8, SSL_REQUEST), b""]


def test_a_server_that_is_too_old_is_refused_with_its_version(listener: socket.socket) -> None:
    def message(kind: bytes, body: bytes) -> bytes:
        return kind + struct.pack("!i", len(body) + 4) + body

    def fourteen() -> None:
        client, _ = listener.accept()
        with client:
            client.recv(1000)
            told = {"server_version": "14.19", "client_encoding": "UTF8", "standard_conforming_strings": "on"}
            status = b"".join(message(b"S", f"{k}\0{v}\0".encode()) for k, v in told.items())
            client.sendall(message(b"R", struct.pack("!i", 0)) + status + message(b"Z", b"I"))
            client.recv(1000)

    server = threading.Thread(target=fourteen)
    server.start()
    error = refusal(_url(listener, "sslmode=disable"))
    server.join()
    assert isinstance(error, WrongVersion)
    assert "This server is PostgreSQL 14, and a desk needs 15 or newer" in error.sentence
