"""Watching: what others write arrives, a ledger that was set back is noticed, and trouble is said once."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from claimdesk.desk import Desk, database, watching
from claimdesk.words.errors import Unavailable
from claimdesk.words.views.ledger import Head
from tests.postgres import Server
from tests.store.desks import add_claimant, behind, open_desk


def test_nothing_new_is_no_news(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        assert desk.ask(watching.news, desk.head()) is None


def test_what_another_desk_wrote_is_news(desk_url: str) -> None:
    with open_desk(desk_url) as desk, Desk.open(desk_url) as other:
        seen = desk.head()
        other.do(add_claimant, "Ada")
        other.do(add_claimant, "Bo")
        news = desk.ask(watching.news, seen)
        assert news is not None
        assert (news.head.number, news.reset, news.trouble) == (seen.number + 2, False, "")
        assert news.head == other.head()


@pytest.mark.parametrize("lost", ["fewer entries", "as many", "more"])
def test_a_ledger_that_was_set_back_is_noticed_by_its_hash(tmp_path: Path, lost: str) -> None:
    """A restore, or a standby that lagged, gives numbers out again."""
    with Desk.open(tmp_path / "desk") as desk:
        desk.do(add_claimant, "Ada")
        desk.back_up(tmp_path / "copy")
        desk.do(add_claimant, "Bo")
        seen = desk.head()
        database.restore(tmp_path / "desk", tmp_path / "copy")
        for name in {"fewer entries": [], "as many": ["Cy"], "more": ["Cy", "Di"]}[lost]:
            desk.do(add_claimant, name)
        news = desk.ask(watching.news, seen)
        assert news is not None
        assert news.reset
        desk.do(add_claimant, "Ed")
        later = desk.ask(watching.news, news.head)
        assert later is not None
        assert not later.reset


def test_following_gives_each_change_and_stops_when_told(desk_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "BUSY_S", 0.01)
    with open_desk(desk_url) as desk, Desk.open(desk_url) as other:
        stop = threading.Event()
        heads: list[Head] = []
        start = desk.head()
        other.do(add_claimant, "Claimant 0")
        for i, news in enumerate(desk.watch(start, stopped=stop.is_set), 1):
            heads.append(news.head)
            if i == 5:
                stop.set()
            else:
                other.do(add_claimant, f"Claimant {i}")
        assert [h.number for h in heads] == [start.number + n for n in range(1, 6)]


def test_following_without_a_start_begins_now(desk_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "BUSY_S", 0.01)
    with open_desk(desk_url) as desk:
        looks: list[int] = []

        def stopped() -> bool:
            looks.append(1)
            if len(looks) == 3:
                desk.do(add_claimant, "Ada")
            return len(looks) == 5

        assert [n.head.number for n in desk.watch(stopped=stopped)] == [2]


@pytest.mark.parametrize("busy", [True, False])
def test_it_looks_often_while_somebody_is_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, busy: bool) -> None:
    paused: list[float] = []

    class Counted(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            paused.append(timeout or 0)
            return True

    monkeypatch.setattr(watching.threading, "Event", Counted)
    with Desk.open(tmp_path / "desk") as desk:
        assert list(desk.watch(desk.head(), stopped=lambda: len(paused) == 3, busy=lambda: busy)) == []
    assert paused == [0.15 if busy else 0.5] * 3


@pytest.mark.postgres
def test_trouble_is_said_once_and_its_end_too(postgres_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "BUSY_S", 0.01)
    from claimdesk.store import transact

    monkeypatch.setattr(transact, "FIRST_PAUSE_S", 0.01)
    name = postgres_server.fresh_database()
    with open_desk(postgres_server.url(name, user="anna")) as desk:
        seen = desk.head()
        looks: list[int] = []

        def stopped() -> bool:
            looks.append(1)
            if len(looks) == 2:
                postgres_server.kill()
            if len(looks) == 5:
                postgres_server.start()
            return len(looks) == 8

        news = list(desk.watch(seen, stopped=stopped))
    assert [bool(n.trouble) for n in news] == [True, False]
    assert all(n.head == seen and not n.reset for n in news)


def test_a_desk_whose_ledger_is_gone_is_trouble_not_a_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "BUSY_S", 0.01)
    place = str(tmp_path / "desk")
    with Desk.open(place) as desk:
        seen = desk.head()
        with behind(place) as plain:
            plain.execute("DROP TABLE ledger_head")
        looks: list[Any] = []
        news = list(desk.watch(seen, stopped=lambda: looks.append(1) or len(looks) > 3))
        assert [n.trouble for n in news] == ["That file is a SQLite database, but no desk of Claimdesk."]
        with pytest.raises(Exception, match="no desk") as met:
            desk.head()
        assert not isinstance(met.value, Unavailable)
