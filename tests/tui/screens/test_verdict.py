"""The verdict's dialog: digits choose while the ratings have the focus, what is typed is kept, S hands it on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from claimdesk.desk import Desk, articles, claims, members, publications, settings, verdicts
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.verdict import VerdictDialog
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.tui.widgets.prose import Prose
from claimdesk.tui.widgets.ratings import Ratings
from claimdesk.words.document import Document
from claimdesk.words.terms import State
from tests.on_screen import shown, until, workbench


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk with a claim (C1) on which there is no verdict."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        article = articles.added(desk.do(articles.add, Document("The harbour was closed. It rained."))).article
        desk.do(claims.add, article, 0, 23)
        desk.do(members.add, "ben")
    return path


def state(app: Claimdesk) -> State:
    assert app.desk is not None
    return app.desk.ask(claims.row, 1).state


@asynccontextmanager
async def at_claim(place: Path, key: str = "v") -> AsyncIterator[tuple[Claimdesk, Pilot[int]]]:
    """The dialog on C1, with its scales."""
    async with workbench(place) as (app, pilot):
        app.show("claim", 1)
        await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.at_hand is not None)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, VerdictDialog) and app.screen.scales)
        yield app, pilot


def test_a_digit_is_a_rating_only_while_the_ratings_have_the_focus(place: Path) -> None:
    async def story() -> None:
        async with at_claim(place) as (app, pilot):
            assert isinstance(app.screen.focused, Ratings)
            await pilot.press("1", "tab", *"4 S of 5")
            dialog = app.screen
            assert isinstance(dialog, VerdictDialog)
            assert (dialog.values["rating"], dialog.values["explanation"]) == ("False", "4 S of 5")
            await pilot.press("tab", *"Seen", "enter", *"twice", "ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Workbench) and state(app) is State.DRAFTED)
            assert app.state.value("verdict C1") is None
            (given,) = app.desk.ask(verdicts.of_claim, 1) if app.desk else ()
            assert (given.rating.label, given.explanation, given.rationale) == ("False", "4 S of 5", "Seen\ntwice")

    asyncio.run(story())


def test_without_a_rating_it_says_so_and_stays_and_what_was_typed_is_there_again(place: Path) -> None:
    async def story() -> None:
        async with at_claim(place) as (app, pilot):
            await pilot.press("tab", *"rainy", "ctrl+r")
            await until(pilot, lambda: "Choose a rating first" in shown(app))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            await pilot.press("v")
            await until(pilot, lambda: isinstance(app.screen, VerdictDialog) and app.screen.scales)
            assert "what you typed before" in shown(app)
            assert "rainy" in shown(app)
            await pilot.press("ctrl+l", "escape", "v")
            await until(pilot, lambda: isinstance(app.screen, VerdictDialog) and app.screen.scales)
            assert "what you typed before" not in shown(app)
            assert "rainy" not in shown(app)

    asyncio.run(story())


def test_ctrl_l_empties_the_fields_at_once(place: Path) -> None:
    async def story() -> None:
        async with at_claim(place) as (app, pilot):
            await pilot.press("3", "tab", *"rainy", "tab", *"because", "ctrl+l")
            await pilot.pause()
            dialog = app.screen
            assert isinstance(dialog, VerdictDialog)
            assert {dialog.values[x] for x in ("rating", "explanation", "rationale")} == {""}
            assert app.state.value("verdict C1") is None

    asyncio.run(story())


def test_looking_at_it_leaves_no_draft(place: Path) -> None:
    with Desk.open(place) as desk:
        desk.do(verdicts.give, 1, "false", "It was open.", "Seen.")

    async def story() -> None:
        async with at_claim(place) as (app, pilot):
            await pilot.press("tab", "tab", "shift+tab", "escape")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            assert app.state.value("verdict C1") is None

    asyncio.run(story())


def test_s_gives_and_hands_in_under_a_second_person(place: Path) -> None:
    with Desk.open(place) as desk:
        desk.do(settings.set, "review_policy", "second person")

    async def story() -> None:
        async with at_claim(place) as (app, pilot):
            await pilot.press("5")
            app.screen.query_one(Prose).load_text("Seen.")
            await pilot.press("S")
            await until(pilot, lambda: isinstance(app.screen, Workbench) and state(app) is State.IN_REVIEW)

    asyncio.run(story())


def test_s_does_nothing_where_nobody_reviews(place: Path) -> None:
    async def story() -> None:
        async with at_claim(place) as (app, pilot):
            await pilot.press("5")
            app.screen.query_one(Prose).load_text("Seen.")
            await pilot.press("S")
            await until(pilot, lambda: "!!" in shown(app))
            assert isinstance(app.screen, VerdictDialog)
            assert state(app) is State.OPEN

    asyncio.run(story())


def test_a_correction_asks_what_changed_and_readers_get_it(place: Path) -> None:
    with Desk.open(place) as desk:
        desk.do(settings.set, "review_policy", "own")
        desk.do(verdicts.give, 1, "false", "It was open.", "Seen.")
        desk.do(publications.publish, 1)

    async def story() -> None:
        async with at_claim(place, "C") as (app, pilot):
            await pilot.press("5", "ctrl+r")
            await until(pilot, lambda: "!!" in shown(app))
            app.screen.query_one("#reason LineInput").focus()
            await pilot.press(*"new papers", "ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Workbench) and state(app) is State.CORRECTED)

    asyncio.run(story())
