"""Forms keep every keystroke until their command is done, and say inside what was refused."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from claimdesk.desk import Desk, articles, claims, members
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.form import Form
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.words.document import Document
from claimdesk.words.terms import Kind
from claimdesk.words.views.lists import ClaimRow
from tests.on_screen import shown, until, workbench


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk with one claim."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        article = articles.added(desk.do(articles.add, Document("The harbour was closed. It rained."))).article
        desk.do(claims.add, article, 0, 23)
        desk.do(members.add, "ben")
    return path


def row(app: Claimdesk) -> ClaimRow:
    assert app.desk is not None
    return app.desk.ask(claims.row, 1)


def ready(app: Claimdesk) -> bool:
    return isinstance(app.screen, Workbench) and app.screen.at_hand is not None


def test_a_refusal_stands_in_the_form_and_what_was_typed_stays_until_it_is_saved(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("claim", 1)
            await until(pilot, lambda: ready(app))
            await pilot.press("e")
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press("ctrl+end", *" At noon.", "tab", *"the mayor")
            app.screen.query_one("#due LineInput").focus()
            await pilot.press(*"soon", "ctrl+r")
            await until(pilot, lambda: "!!" in shown(app))
            assert isinstance(app.screen, Form)
            await pilot.press("escape", "e")
            await until(pilot, lambda: isinstance(app.screen, Form) and "what you typed before" in shown(app))
            assert app.screen.values["claimant"] == "the mayor"
            app.screen.query_one("#due LineInput").focus()
            await pilot.press("end", *["backspace"] * 4, *"3 May 2030", "ctrl+r")
            await until(pilot, lambda: row(app).due is not None)
            assert (row(app).text, row(app).claimants) == ("The harbour was closed. At noon.", ("the mayor",))
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            assert app.state.value("edit C1") is None

    asyncio.run(story())


def test_ctrl_l_forgets_what_was_typed(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("claim", 1)
            await until(pilot, lambda: ready(app))
            await pilot.press("e")
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press(*"nonsense ", "tab", *"nobody", "ctrl+l")
            await pilot.pause()
            assert isinstance(app.screen, Form)
            assert (app.screen.values["text"], app.screen.values["claimant"]) == ("The harbour was closed.", "")
            assert app.state.value("edit C1") is None

    asyncio.run(story())


def test_a_draft_does_not_set_back_what_others_changed_in_other_fields(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("claim", 1)
            await until(pilot, lambda: ready(app))
            await pilot.press("e")
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press("ctrl+end", *" At noon.", "escape")
            with Desk.open(place, member="ben") as ben:
                ben.do(claims.edit, 1, kind="offer")
            await until(pilot, lambda: "offer" in shown(app))
            await pilot.press("e")
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press("ctrl+r")
            await until(pilot, lambda: row(app).text.endswith("At noon."))
            assert row(app).kind is Kind.OFFER

    asyncio.run(story())
