"""Review: what a colleague handed in is approved, returned with a reason, and published, all from one list."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from claimdesk.desk import Desk, articles, claims, reviews, settings, verdicts
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.form import Ask
from claimdesk.tui.screens.review import Reviews
from claimdesk.words.document import Document
from claimdesk.words.terms import State
from tests.on_screen import shown, until, workbench


@pytest.fixture
def ben(desk: Desk, open_as: Callable[..., Desk]) -> Desk:
    """A colleague who handed in a verdict on C1, on either database."""
    article = articles.added(desk.do(articles.add, Document("The harbour was closed. It rained."))).article
    desk.do(claims.add, article, 0, 23)
    desk.do(settings.set, "review_policy", "second person")
    colleague = open_as("ben")
    colleague.do(verdicts.give, 1, "false", "It was [b]open[/b].", "Seen.")
    colleague.do(verdicts.submit, 1)
    return colleague


def state(app: Claimdesk) -> State:
    assert app.desk is not None
    return app.desk.ask(claims.row, 1).state


@asynccontextmanager
async def reviewing(place: str) -> AsyncIterator[tuple[Claimdesk, Pilot[int]]]:
    async with workbench(place) as (app, pilot):
        await pilot.press("5")
        await until(pilot, lambda: isinstance(app.screen, Reviews) and app.screen.at_hand)
        yield app, pilot


def test_it_is_approved_and_published_without_leaving_the_list(ben: Desk, desk_url: str) -> None:
    async def story() -> None:
        async with reviewing(desk_url) as (app, pilot):
            assert "It was [b]open[/b]." in shown(app)
            await pilot.press("A")
            await until(pilot, lambda: "publish C1" in shown(app))
            assert state(app) is State.APPROVED
            await pilot.press("P")
            await until(pilot, lambda: isinstance(app.screen, Ask))
            await pilot.press("enter")
            await until(pilot, lambda: "C1 published." in shown(app))
            assert state(app) is State.PUBLISHED
            await until(pilot, lambda: "Nothing waits for you." in shown(app))

    asyncio.run(story())


def test_it_is_returned_with_a_reason_that_its_author_reads(ben: Desk, desk_url: str) -> None:
    async def story() -> None:
        async with reviewing(desk_url) as (app, pilot):
            await pilot.press("R")
            await until(pilot, lambda: isinstance(app.screen, Ask))
            await pilot.press(*"whose log?", "enter")
            await until(pilot, lambda: "Returned." in shown(app))
            (given,) = ben.ask(verdicts.of_claim, 1)
            assert [review.reason for review in given.reviews] == ["whose log?"]

    asyncio.run(story())


def test_an_own_verdict_is_not_there_to_be_reviewed(ben: Desk, desk: Desk, desk_url: str) -> None:
    ben.do(verdicts.give, 1, "true", "It was closed.", "Seen again.")
    ben.do(verdicts.submit, 1)
    desk.do(reviews.send_back, 1, "no")
    desk.do(verdicts.give, 1, "mixed", "Partly.", "Seen by me.")
    desk.do(verdicts.submit, 1)

    async def story() -> None:
        async with workbench(desk_url) as (app, pilot):
            await pilot.press("5")
            await until(pilot, lambda: isinstance(app.screen, Reviews) and "Nothing waits for you." in shown(app))

    asyncio.run(story())


def test_what_was_changed_since_it_was_returned_stands_first(ben: Desk, desk: Desk, desk_url: str) -> None:
    desk.do(reviews.send_back, 1, "Look again.")
    ben.do(verdicts.give, 1, "true", "It was [b]open[/b].", "Seen twice.")
    ben.do(verdicts.submit, 1)

    async def story() -> None:
        async with reviewing(desk_url) as (app, pilot):
            await until(pilot, lambda: "+ Seen twice." in shown(app))
            told = shown(app)
            assert "- False" in told
            assert "+ True" in told
            assert f"returned by {desk.member.name}" in told

    asyncio.run(story())
