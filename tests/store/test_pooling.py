"""A terminal on a server holds one connection, and a second while something takes long on it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine

from claimdesk.store import pooling, snapshot
from claimdesk.store.engine import open_engine
from claimdesk.store.location import locate
from tests.postgres import Server
from tests.store.desks import open_desk

pytestmark = pytest.mark.postgres
BACKEND = "SELECT pg_backend_pid()"


@pytest.fixture
def engine(postgres_server: Server) -> Iterator[Engine]:
    """The connections of one terminal."""
    url = postgres_server.url(postgres_server.fresh_database(), user="anna")
    open_desk(url).close()
    engine = open_engine(locate(url))
    yield engine
    engine.dispose()


def backend(engine: Engine) -> int:
    """The server's process that answers."""
    return int(snapshot.read(engine, lambda c: c.exec_driver_sql(BACKEND).scalar_one()))


def test_who_comes_while_the_connection_is_out_waits_for_it(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pooling, "PATIENCE_S", 60.0)
    found: list[int] = []
    second = threading.Thread(target=lambda: found.append(backend(engine)))
    comes = threading.Event()

    class Returned(threading.Condition):
        def wait_for(self, predicate: Callable[[], bool], timeout: float | None = None) -> bool:
            comes.set()
            return super().wait_for(predicate, timeout)

    def first(_: object) -> None:
        monkeypatch.setattr(engine.pool, "_returned", Returned())
        second.start()
        comes.wait()

    snapshot.read(engine, first)
    second.join()
    assert found == [backend(engine)]


def test_nobody_waits_behind_what_takes_long_and_both_are_back_at_one_afterwards(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pooling, "PATIENCE_S", 0.0)
    main = backend(engine)
    others = snapshot.read(engine, lambda _: {backend(engine), backend(engine)})
    assert len(others) == 1
    assert main not in others
    assert "Connections in pool: 1 " in engine.pool.status()
