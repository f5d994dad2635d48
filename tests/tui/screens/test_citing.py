"""A web page is fetched beside everything else; what was typed for it is there until it is evidence."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from claimdesk.desk import Desk, articles, claims, comments, evidence
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens import citing
from claimdesk.tui.screens.form import Form
from claimdesk.tui.screens.long_work import Run
from claimdesk.tui.screens.queue import Queue
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.words.document import Document
from claimdesk.words.references import Reference
from tests.on_screen import shown, until, workbench

OWN_MACHINE = "http://127.0.0.1:9/rules"
"""The workbench fetches from no private address: that is refused without the network."""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk with a claim."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        article = articles.added(desk.do(articles.add, Document("The harbour was closed. It rained."))).article
        desk.do(claims.add, article, 0, 23)
    return path


def ready(app: Claimdesk) -> bool:
    return isinstance(app.screen, Workbench) and app.screen.at_hand is not None


def said_of_claim(app: Claimdesk) -> list[str]:
    assert app.desk is not None
    return [c.text for c in app.desk.ask(comments.of, Reference("C", 1))]


def test_a_page_that_can_not_be_had_is_evidence_all_the_same_and_the_draft_is_done_with(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("claim", 1)
            await until(pilot, lambda: ready(app))
            await pilot.press("s")
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press(*OWN_MACHINE, "ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Workbench) and "not archived" in shown(app))
            assert app.desk is not None
            assert len(app.desk.ask(evidence.of_claim, 1)) == 1
            assert app.state.value(citing.draft_of(1)) is None

    asyncio.run(story())


def test_what_was_typed_is_there_again_where_nothing_came_of_it(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("claim", 1)
            await until(pilot, lambda: ready(app))
            await pilot.press("s")
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press(*OWN_MACHINE)
            assert app.desk is not None
            app.desk.do(claims.withdraw, 1)
            await pilot.press("ctrl+r")
            await until(pilot, lambda: "C1 was withdrawn" in shown(app))
            assert app.state.value(citing.draft_of(1)) == {"source": OWN_MACHINE}

    asyncio.run(story())


def test_commands_are_done_while_a_page_is_fetched_and_escape_cancels_the_fetch(place: Path) -> None:
    ended = threading.Event()

    def slowly(_: Desk, run: Run) -> str:
        while not run.cancelled():
            threading.Event().wait(0.005)
        ended.set()
        return "It came."

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("claim", 1)
            await until(pilot, lambda: ready(app))
            assert isinstance(app.screen, Workbench)
            app.screen.work("cited", "fetching", slowly, outlives=True)
            await pilot.press("t")
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press(*"Why?", "ctrl+r")
            await until(pilot, lambda: said_of_claim(app) == ["Why?"])
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            await pilot.press("escape")
            await until(pilot, ended.is_set)
            assert "Cancelled; nothing was stored." in shown(app)

    asyncio.run(story())


def test_a_fetch_goes_on_when_its_screen_is_left_and_says_there_what_came(place: Path) -> None:
    go_on = threading.Event()

    def until_told(_: Desk, __: Run) -> str:
        go_on.wait()
        return "It came."

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("claim", 1)
            await until(pilot, lambda: ready(app))
            assert isinstance(app.screen, Workbench)
            app.screen.work("cited", "fetching", until_told, outlives=True)
            await pilot.press("1")
            await until(pilot, lambda: isinstance(app.screen, Queue))
            go_on.set()
            await until(pilot, lambda: "It came." in shown(app))

    asyncio.run(story())


def test_whoever_leaves_the_program_does_not_wait_for_a_page(place: Path) -> None:
    cancelled = threading.Event()

    async def story() -> None:
        async with workbench(place) as (app, pilot):

            def slowly(_: Desk, run: Run) -> str:
                app.fetching[citing.draft_of(1)] = run
                while not run.cancelled() and not over.is_set():
                    over.wait(0.005)
                if run.cancelled():
                    cancelled.set()
                return ""

            app.show("claim", 1)
            await until(pilot, lambda: ready(app))
            assert isinstance(app.screen, Workbench)
            app.screen.work("cited", "fetching", slowly, outlives=True)
            await until(pilot, lambda: citing.draft_of(1) in app.fetching)
        over.set()

    over = threading.Event()
    asyncio.run(story())
    assert cancelled.is_set()
