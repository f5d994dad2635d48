"""Two people at one claim: fields merge, the same field is asked about, and what was typed is never lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from claimdesk.desk import Desk, articles, claims, evidence, sources, verdicts
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.conflict import AllTheSame, OneField
from claimdesk.tui.screens.form import Form
from claimdesk.tui.screens.verdict import VerdictDialog
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.words.document import Document
from claimdesk.words.terms import Kind
from claimdesk.words.views.lists import ClaimRow
from tests.on_screen import shown, until, workbench


@pytest.fixture
def ben(desk: Desk, open_as: Callable[..., Desk]) -> Desk:
    """A colleague at a desk with one claim, on either database."""
    article = articles.added(desk.do(articles.add, Document("The harbour was closed. It rained."))).article
    desk.do(claims.add, article, 0, 23, claimant="the mayor")
    return open_as("ben")


def row(app: Claimdesk) -> ClaimRow:
    assert app.desk is not None
    return app.desk.ask(claims.row, 1)


@asynccontextmanager
async def editing(place: str) -> AsyncIterator[tuple[Claimdesk, Pilot[int]]]:
    """The claim's form, with something typed at the end of its wording."""
    async with at_claim(place) as (app, pilot):
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, Form))
        await pilot.press("ctrl+end", *" At noon.")
        yield app, pilot


@asynccontextmanager
async def at_claim(place: str) -> AsyncIterator[tuple[Claimdesk, Pilot[int]]]:
    async with workbench(place) as (app, pilot):
        app.show("claim", 1)
        await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.at_hand)
        yield app, pilot


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (["t"], "[b]Ben’s[/b] wording."),
        (["m"], "The harbour was closed. At noon."),
        (["o"], "The harbour was closed."),
        (["e", "ctrl+end", *" Both.", "ctrl+r"], "The harbour was closed. At noon. Both."),
    ],
    ids=["theirs", "mine", "as it was", "edited"],
)
def test_a_key_for_each_side_and_a_box_decide_what_stands(ben: Desk, desk_url: str, keys: list[str], text: str) -> None:
    async def story() -> None:
        async with editing(desk_url) as (app, pilot):
            ben.do(claims.edit, 1, text="[b]Ben’s[/b] wording.", kind="offer")
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, OneField))
            assert all(
                x in shown(app) for x in ("[b]Ben’s[/b] wording.", "At noon.", "it was", "theirs", "yours", "ben ")
            )
            await pilot.press(*keys)
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            assert (row(app).text, row(app).kind) == (text, Kind.OFFER)
            assert app.state.value("edit C1") is None

    asyncio.run(story())


def test_escape_decides_nothing_and_what_was_typed_in_the_box_is_in_the_form(ben: Desk, desk_url: str) -> None:
    async def story() -> None:
        async with editing(desk_url) as (app, pilot):
            ben.do(claims.edit, 1, text="Ben’s.")
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, OneField))
            await pilot.press("e", "ctrl+end", *" More.")
            await until(pilot, lambda: "At noon. More." in str(app.state.value("edit C1")))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Form))
            assert app.screen.values["text"] == "The harbour was closed. At noon. More."  # type: ignore[attr-defined]
            assert row(app).text == "Ben’s."
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, OneField))

    asyncio.run(story())


def test_fields_are_asked_about_one_after_the_other(ben: Desk, desk_url: str) -> None:
    async def story() -> None:
        async with editing(desk_url) as (app, pilot):
            app.screen.query_one("#claimant LineInput").focus()
            await pilot.press("end", *" of Hull")
            ben.do(claims.edit, 1, text="Ben’s.", claimant="the port")
            await pilot.press("ctrl+r")
            await until(pilot, lambda: "1 of 2" in shown(app))
            await pilot.press("t")
            await until(pilot, lambda: "2 of 2" in shown(app))
            assert "the port" in shown(app)
            await pilot.press("m")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            assert (row(app).text, row(app).claimants) == ("Ben’s.", ("the mayor of Hull",))

    asyncio.run(story())


def test_a_verdict_on_what_was_reworded_meanwhile_asks_first(ben: Desk, desk_url: str) -> None:
    async def story() -> None:
        async with at_claim(desk_url) as (app, pilot):
            await pilot.press("v")
            await until(pilot, lambda: isinstance(app.screen, VerdictDialog) and app.screen.scales)
            await pilot.press("1", "tab", *"rainy", "tab", *"Seen")
            ben.do(claims.edit, 1, text="The harbour was open.")
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, AllTheSame))
            assert "ben changed C1" in shown(app)
            assert "The harbour was open." in shown(app)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, VerdictDialog))
            assert "rainy" in shown(app)
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            assert [v.explanation for v in ben.ask(verdicts.of_claim, 1)] == ["rainy"]

    asyncio.run(story())


@pytest.mark.parametrize(("key", "given"), [("m", ["theirs", "rainy"]), ("t", ["theirs"])])
def test_a_verdict_beside_another_is_given_all_the_same_or_left(
    ben: Desk, desk_url: str, key: str, given: list[str]
) -> None:
    async def story() -> None:
        async with at_claim(desk_url) as (app, pilot):
            await pilot.press("v")
            await until(pilot, lambda: isinstance(app.screen, VerdictDialog) and app.screen.scales)
            await pilot.press("1", "tab", *"rainy", "tab", *"Seen")
            ben.do(verdicts.give, 1, "true", "theirs", "Seen.")
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, AllTheSame))
            assert "ben gave C1" in shown(app)
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            assert [v.explanation for v in ben.ask(verdicts.of_claim, 1)] == given
            assert (app.state.value("verdict C1") is None) == (key == "m")

    asyncio.run(story())


def test_an_excerpt_that_two_people_quote_is_asked_about(ben: Desk, desk_url: str) -> None:
    source = ben.do(sources.add, title="Log book")
    ben.do(evidence.add, 1, source, "supports", excerpt="Closed.")

    async def story() -> None:
        async with at_claim(desk_url) as (app, pilot):
            await pilot.press("d")
            await until(pilot, lambda: "Which evidence?" in shown(app))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Form))
            app.screen.query_one("#excerpt").focus()
            await pilot.press("ctrl+end", *" Again.")
            ben.do(evidence.edit, 1, excerpt="Shut.")
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, OneField))
            assert "Shut." in shown(app)
            await pilot.press("m")
            await until(pilot, lambda: isinstance(app.screen, Workbench) and "Closed. Again." in shown(app))

    asyncio.run(story())
