"""The queue's view “For me”: what colleagues ask of one, until it is answered."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from claimdesk.desk import Desk, articles, claims, comments
from claimdesk.words.document import Document
from claimdesk.words.references import Reference
from tests.on_screen import shown, until, workbench

CLAIM = Reference("C", 1)


@pytest.fixture
def ben(desk: Desk, open_as: Callable[..., Desk]) -> Desk:
    """A colleague, on a desk with one claim."""
    article = articles.added(desk.do(articles.add, Document("The harbour was closed. It rained."))).article
    desk.do(claims.add, article, 0, 23)
    return open_as("ben")


def test_a_remark_that_names_one_is_there_until_one_answers(desk: Desk, ben: Desk, desk_url: str) -> None:
    async def story() -> None:
        async with workbench(desk_url) as (app, pilot):
            await pilot.press("right", "right")
            await until(pilot, lambda: "No claims here" in shown(app))
            ben.do(comments.add, CLAIM, f"@{desk.member.login} who says [b]so[/b]?")
            await until(pilot, lambda: "who says [b]so[/b]? · The harbour was closed" in shown(app))
            await until(pilot, lambda: "For me 1" in shown(app))
            desk.do(comments.add, CLAIM, "The log does.")
            await until(pilot, lambda: "who says" not in shown(app))

    asyncio.run(story())


def test_it_is_put_away_without_a_word(desk: Desk, ben: Desk, desk_url: str) -> None:
    async def story() -> None:
        ben.do(comments.add, CLAIM, f"@{desk.member.login} look")
        async with workbench(desk_url) as (app, pilot):
            await pilot.press("right", "right")
            await until(pilot, lambda: "put away C1" in shown(app))
            await pilot.press("x")
            await until(pilot, lambda: "Put away what was asked about C1." in shown(app))
            assert desk.ask(comments.waiting) == 0
            assert desk.ask(claims.row, 1).article == 1

    asyncio.run(story())
