"""Rival claims are read side by side, and resolved with a reason that is never lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from claimdesk.desk import Desk, articles, claims, evidence, relations, sources
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.conflict import AllTheSame
from claimdesk.tui.screens.contradictions import Contradictions
from claimdesk.tui.screens.form import Ask, Form
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.tui.widgets.rows import Rows
from claimdesk.words.document import Document
from claimdesk.words.terms import Relation, Resolution
from claimdesk.words.views.under_a_claim import RelationRow
from tests.on_screen import shown, until, workbench


@pytest.fixture
def ben(desk: Desk, open_as: Callable[..., Desk]) -> Desk:
    """A colleague at a desk with two claims in tension."""
    article = articles.added(desk.do(articles.add, Document("The harbour was closed. It was open."))).article
    desk.do(claims.add, article, 0, 23, claimant="the [b]mayor[/b]")
    desk.do(claims.add, article, 24, 36, claimant="the port")
    desk.do(relations.relate, 1, 2, "tension", basis="status", note="closed is not open")
    desk.do(evidence.add, 2, desk.do(sources.add, title="Log book"), "supports", excerpt="Open all day.")
    return open_as("ben")


@asynccontextmanager
async def at_the_pair(place: str, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Claimdesk, Pilot[int]]]:
    async with workbench(place, size=size) as (app, pilot):
        await pilot.press("3")
        await until(pilot, lambda: isinstance(app.screen, Contradictions) and "Open all day." in shown(app))
        yield app, pilot


def pair(app: Claimdesk) -> RelationRow:
    assert app.desk is not None
    (found,) = app.desk.ask(relations.rivals)
    return found


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_both_are_shown_with_what_speaks_for_each(ben: Desk, desk_url: str, size: tuple[int, int]) -> None:
    async def story() -> None:
        async with at_the_pair(desk_url, size) as (app, _):
            for told in ("The harbour was closed.", "It was open.", "the [b]mayor[/b]", "the port", "Log book"):
                assert told in shown(app)
            side_by_side = any("mayor" in line and "the port" in line for line in shown(app).split("\n"))
            assert side_by_side == (size[0] >= 100)

    asyncio.run(story())


@pytest.mark.parametrize(
    ("key", "resolution"),
    [
        ("p", Resolution.A_PREVAILS),
        ("o", Resolution.B_PREVAILS),
        ("equals_sign", Resolution.BOTH_HOLD),
        ("full_stop", Resolution.UNRESOLVED),
    ],
)
def test_a_key_resolves_with_a_reason(ben: Desk, desk_url: str, key: str, resolution: Resolution) -> None:
    async def story() -> None:
        async with at_the_pair(desk_url) as (app, pilot):
            await pilot.press(key)
            await until(pilot, lambda: isinstance(app.screen, Ask))
            await pilot.press(*"see the log", "enter")
            await until(pilot, lambda: "Saved." in shown(app))
            assert (pair(app).resolution, pair(app).resolution_note) == (resolution, "see the log")

    asyncio.run(story())


def test_a_resolution_beside_a_colleagues_asks_first(ben: Desk, desk_url: str) -> None:
    async def story() -> None:
        async with at_the_pair(desk_url) as (app, pilot):
            await pilot.press("p")
            await until(pilot, lambda: isinstance(app.screen, Ask))
            await pilot.press(*"see the log")
            ben.do(relations.resolve, 1, 2, Resolution.BOTH_HOLD, note="two quays")
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, AllTheSame) and "two quays" in shown(app))
            await pilot.press("m")
            await until(pilot, lambda: isinstance(app.screen, Contradictions))
            assert (pair(app).resolution, pair(app).resolution_note) == (Resolution.A_PREVAILS, "see the log")

    asyncio.run(story())


def test_the_relation_is_changed_and_taken_back_by_keys(ben: Desk, desk_url: str) -> None:
    async def story() -> None:
        async with at_the_pair(desk_url) as (app, pilot):
            await pilot.press("r")
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press("left", "ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Contradictions))
            assert pair(app).relation is Relation.CONTRARY
            await pilot.press("x")
            await until(pilot, lambda: "No claims pull against each other." in shown(app))
            await pilot.press("u")
            await until(pilot, lambda: "contrary" in shown(app))

    asyncio.run(story())


def test_who_comes_back_from_the_workbench_is_at_the_same_pair(ben: Desk, desk_url: str) -> None:
    ben.do(claims.add, 1, 4, 11)
    ben.do(relations.relate, 1, 3, "contradicts")

    async def story() -> None:
        async with workbench(desk_url) as (app, pilot):
            await pilot.press("3")
            await until(pilot, lambda: isinstance(app.screen, Contradictions) and len(app.screen.pairs) == 2)
            first = app.screen.query_one(Rows).highlighted
            await pilot.press("down", "enter")
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.at_hand)
            await pilot.press("left_square_bracket")
            await until(pilot, lambda: isinstance(app.screen, Contradictions) and len(app.screen.pairs) == 2)
            await until(pilot, lambda: app.screen.query_one(Rows).highlighted not in (None, first))

    asyncio.run(story())
