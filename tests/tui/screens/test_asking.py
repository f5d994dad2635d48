"""What is typed in a one-line ask stays until its command is done, and the command is done once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from claimdesk.desk import Desk, articles, claims, publications, settings, verdicts
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.form import Ask, Form
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.words.document import Document
from claimdesk.words.terms import State
from tests.on_screen import shown, until, workbench


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk without a second person, with a verdict on C1 and none on C2."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        article = articles.added(desk.do(articles.add, Document("The harbour was closed. It rained."))).article
        desk.do(claims.add, article, 0, 23)
        desk.do(claims.add, article, 24, 34)
        desk.do(settings.set, "review_policy", "own")
        desk.do(verdicts.give, 1, "false", "It was open.", "Seen.")
    return path


@asynccontextmanager
async def at_claim(place: Path) -> AsyncIterator[tuple[Claimdesk, Pilot[int]]]:
    async with workbench(place) as (app, pilot):
        app.show("claim", 1)
        await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.at_hand)
        yield app, pilot


def texts(app: Claimdesk) -> list[str]:
    assert app.desk is not None
    return [c.text for c in app.desk.ask(claims.of_article, 1)]


def state(app: Claimdesk) -> State:
    assert app.desk is not None
    return app.desk.ask(claims.row, 1).state


def test_a_refused_address_stays_to_be_mended_and_is_in_the_state_file(place: Path) -> None:
    async def story() -> None:
        async with at_claim(place) as (app, pilot):
            await pilot.press("P")
            await until(pilot, lambda: isinstance(app.screen, Ask))
            await pilot.press(*"gopher://old", "enter")
            await until(pilot, lambda: "!!" in shown(app))
            assert "gopher://old" in shown(app)
            assert app.state.value("publish C1") == {"url": "gopher://old"}
            await pilot.press("escape", "P")
            await until(pilot, lambda: isinstance(app.screen, Ask) and "gopher://old" in shown(app))
            await pilot.press("ctrl+u", *"https://example.org/a", "enter")
            await until(pilot, lambda: "C1 published." in shown(app))
            assert state(app) is State.PUBLISHED
            assert app.state.value("publish C1") is None

    asyncio.run(story())


def test_a_reason_can_not_be_empty(place: Path) -> None:
    with Desk.open(place) as desk:
        desk.do(publications.publish, 1)

    async def story() -> None:
        async with at_claim(place) as (app, pilot):
            await pilot.press("X")
            await until(pilot, lambda: isinstance(app.screen, Ask))
            await pilot.press("enter")
            await until(pilot, lambda: "Nothing is written yet." in shown(app))
            await pilot.press(*"wrong port", "enter")
            await until(pilot, lambda: "C1 retracted." in shown(app))
            assert state(app) is State.WITHDRAWN

    asyncio.run(story())


def test_pressed_twice_it_is_done_once_and_keys_after_it_mean_the_screen(place: Path) -> None:
    async def story() -> None:
        async with at_claim(place) as (app, pilot):
            await pilot.press("P")
            await until(pilot, lambda: isinstance(app.screen, Ask))
            await pilot.press("enter", "enter", "e")
            await until(pilot, lambda: isinstance(app.screen, Form) and not isinstance(app.screen, Ask))
            assert app.desk is not None
            assert state(app) is State.PUBLISHED
            assert "!!" not in shown(app)

    asyncio.run(story())


def test_what_a_claim_is_broken_up_into_is_kept_until_it_is_done(place: Path) -> None:
    async def story() -> None:
        async with at_claim(place) as (app, pilot):
            await pilot.press("b")
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press("ctrl+r")
            await until(pilot, lambda: "two parts or more" in shown(app))
            await pilot.press("enter", *"It was Monday.", "ctrl+r")
            await until(pilot, lambda: "It was Monday." in texts(app))
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            assert app.state.value("split C1") is None

    asyncio.run(story())
