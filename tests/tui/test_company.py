"""Who else is at the same claim stands in the top line of a team desk's workbench."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from uuid import uuid4

import psycopg
import pytest

from claimdesk.desk import Desk, articles, claims, presence
from claimdesk.words.document import Document
from claimdesk.words.references import Reference
from claimdesk.words.views.lists import Present
from tests.on_screen import shown, until, workbench
from tests.postgres import Server

pytestmark = pytest.mark.postgres
CLAIM = Reference("C", 1)


@pytest.fixture
def ben(desk: Desk, desk_url: str, open_as: Callable[..., Desk]) -> Desk:
    """A colleague, on a desk with one claim."""
    if "://" not in desk_url:
        pytest.skip("a desk in a file is one person's")
    article = articles.added(desk.do(articles.add, Document("The harbour was closed. It rained."))).article
    desk.do(claims.add, article, 0, 23)
    return open_as("ben")


def test_two_at_one_claim_see_each_other(ben: Desk, desk_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "HEARTBEAT_S", 0.2)
    his = uuid4()

    async def story() -> None:
        async with workbench(desk_url) as (app, pilot):
            app.open_reference(CLAIM)
            await until(pilot, lambda: ben.ask(presence.others, his) == [Present("anna", "C1", False)])
            assert "here" not in app.status
            ben.present(his, CLAIM)
            await until(pilot, lambda: "ben here" in shown(app))
            ben.present(his, CLAIM, editing=True)
            await until(pilot, lambda: "ben edits this" in shown(app))
            await pilot.press("e")
            await until(pilot, lambda: ben.ask(presence.others, his) == [Present("anna", "C1", True)])
            await pilot.press("escape")
            ben.present(his, None)
            await until(pilot, lambda: "ben" not in app.status)
            app.desk.present(uuid4(), CLAIM)
            await until(pilot, lambda: "you elsewhere" in shown(app))

    asyncio.run(story())


def test_who_may_only_look_is_seen_looking(ben: Desk, desk_url: str, open_as: Callable[..., Desk]) -> None:
    open_as("eve", "viewer")
    his = uuid4()

    async def story() -> None:
        async with workbench(desk_url.replace("//anna@", "//eve@")) as (app, pilot):
            app.open_reference(CLAIM)
            await until(pilot, lambda: ben.ask(presence.others, his) == [Present("eve", "C1", False)])
            ben.present(his, CLAIM)
            await until(pilot, lambda: "ben here" in shown(app))

    asyncio.run(story())


def test_a_terminal_at_rest_holds_one_connection(
    ben: Desk, desk_url: str, open_as: Callable[..., Desk], postgres_server: Server
) -> None:
    open_as("eve", "viewer").close()
    his = uuid4()
    database = desk_url.rpartition("/")[2].partition("?")[0]
    held = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND usename = 'eve'"

    async def story(server: psycopg.Connection[tuple[int]]) -> None:
        async with workbench(desk_url.replace("//anna@", "//eve@")) as (app, pilot):
            app.open_reference(CLAIM)
            await until(pilot, lambda: ben.ask(presence.others, his) == [Present("eve", "C1", False)])
            await until(pilot, lambda: server.execute(held, (database,)).fetchone() == (1,))

    with psycopg.connect(postgres_server.url("postgres"), autocommit=True) as server:
        asyncio.run(story(server))
