"""The queue: views, filter, paging by key, and rows that stay where they are while others write."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimdesk.desk import Desk, articles, claims, members
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.import_article import ImportArticle
from claimdesk.tui.screens.queue import PAGE, Queue
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.tui.widgets.rows import Rows
from claimdesk.words.document import Document
from tests.on_screen import paste, shown, until, workbench


def _article(desk: Desk, title: str) -> int:
    made = desk.do(articles.add, Document(f"{title} was closed on Monday.", title=title))
    return articles.added(made).article


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk with two articles, and a claim in the first."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        desk.do(claims.add, _article(desk, "[red]Harbour[/red]"), 0, 18)
        _article(desk, "Bridge")
    return path


def rows(app: Claimdesk) -> Rows:
    return app.screen.query_one(Rows)


def keys(app: Claimdesk) -> list[str]:
    return [row.key for row in rows(app).rows]


def test_views_are_gone_through_by_arrows_and_counted(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: "▸Articles 2" in shown(app))
            assert "[red]Harbour[/red]" in shown(app)
            await pilot.press("left")
            await until(pilot, lambda: "▸All 1" in shown(app) and keys(app) == ["C1"])
            await pilot.press("right")
            await until(pilot, lambda: keys(app) == ["A2", "A1"])

    asyncio.run(story())


def test_the_filter_works_while_it_is_typed_and_escape_empties_it(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: keys(app) == ["A2", "A1"])
            await pilot.press("slash", *"bridg")
            await until(pilot, lambda: keys(app) == ["A2"])
            await pilot.press(*"exx")
            await until(pilot, lambda: keys(app) == [] and "Nothing matches." in shown(app))
            await pilot.press("escape")
            await until(pilot, lambda: keys(app) == ["A2", "A1"] and rows(app).has_focus)

    asyncio.run(story())


def test_a_filter_that_can_not_be_read_is_said_and_stays(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: keys(app) == ["A2", "A1"])
            await pilot.press("left")
            await until(pilot, lambda: keys(app) == ["C1"])
            await pilot.press("slash", *"state:nowhere")
            await until(pilot, lambda: "!! error" in shown(app))
            assert "state:nowhere" in shown(app)

    asyncio.run(story())


def test_a_row_is_assigned_withdrawn_and_brought_back_by_keys(place: Path) -> None:
    with Desk.open(place) as desk:
        desk.do(members.add, "ben")

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: rows(app).highlighted == "A2")
            await pilot.press("a")
            await until(pilot, lambda: "Assign A2 to" in shown(app))
            await pilot.press("1")
            await until(pilot, lambda: "A2 assigned to ben." in shown(app))
            await pilot.press("x")
            await until(pilot, lambda: keys(app) == ["A1"] and "A2 withdrawn. u brings it back." in shown(app))
            await pilot.press("u")
            await until(pilot, lambda: keys(app) == ["A2", "A1"])

    asyncio.run(story())


def test_enter_opens_and_back_returns_to_the_same_row(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: rows(app).highlighted == "A2")
            await pilot.press("down", "enter")
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.article == 1)
            await pilot.press("left_square_bracket")
            await until(pilot, lambda: isinstance(app.screen, Queue))
            assert rows(app).highlighted == "A1"

    asyncio.run(story())


def test_an_article_that_is_pasted_is_shown_to_be_confirmed(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: rows(app).highlighted == "A2")
            await paste(app, pilot, "Ferry stops\n\nThe ferry stops in May, the harbour office said.\n")
            await until(pilot, lambda: isinstance(app.screen, ImportArticle) and app.screen.brought)
            assert app.desk is not None
            assert app.desk.ask(articles.queue).total == 2

    asyncio.run(story())


def test_the_first_frame_shows_the_rows_as_they_were_left(place: Path) -> None:
    async def first() -> Path:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: "Articles 2" in shown(app))
            return app.state.path

    left = json.loads(asyncio.run(first()).read_text())["queue"]
    assert [row[0] for row in left["rows"]] == ["A2", "A1"]
    assert left["counts"]["articles"] == 2


def test_more_than_a_page_is_fetched_as_one_goes_down(tmp_path: Path) -> None:
    path = tmp_path / "many.claimdesk"
    with Desk.open(path) as desk:
        article = _article(desk, "Harbour")
        for n in range(PAGE + 5):
            desk.do(claims.add, article, 0, 7, text=f"Claim {n}.")

    async def story() -> None:
        async with workbench(path) as (app, pilot):
            await until(pilot, lambda: keys(app) == ["A1"])
            await pilot.press("left")
            await until(pilot, lambda: len(keys(app)) >= PAGE)
            await pilot.press("end")
            await until(pilot, lambda: len(keys(app)) == PAGE + 5)
            await pilot.press("end")
            assert rows(app).highlighted == "C1"

    asyncio.run(story())


def test_what_a_colleague_writes_appears_and_cursor_and_typing_stay(
    desk: Desk, open_as: Callable[..., Desk], desk_url: str
) -> None:
    _article(desk, "Harbour")
    _article(desk, "Bridge")
    ben = open_as("ben")

    async def story() -> None:
        async with workbench(desk_url) as (app, pilot):
            await until(pilot, lambda: keys(app) == ["A2", "A1"])
            await pilot.press("down", "slash", *"closed")
            await until(pilot, lambda: keys(app) == ["A2", "A1"])
            await asyncio.to_thread(_article, ben, "Ferry")
            await until(pilot, lambda: keys(app) == ["A3", "A2", "A1"])
            assert rows(app).highlighted == "A1"
            await pilot.press(*" ferry")
            await until(pilot, lambda: keys(app) == ["A3"])
            assert "closed ferry" in shown(app)

    asyncio.run(story())


def test_what_was_said_of_the_key_before_goes_with_the_next_and_an_error_stays(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: rows(app).highlighted == "A2")
            await pilot.press("x")
            await until(pilot, lambda: "A2 withdrawn." in shown(app) and keys(app) == ["A1"])
            await pilot.press("down")
            await until(pilot, lambda: "A2 withdrawn." not in shown(app))
            await pilot.press("U")
            await until(pilot, lambda: "!! error" in shown(app))
            await pilot.press("up")
            assert "!! error" in shown(app)

    asyncio.run(story())


def test_what_the_publisher_changed_has_a_view_and_a_mark_until_somebody_has_looked(place: Path) -> None:
    with Desk.open(place) as desk:
        desk.do(articles.add, Document("It rains.", title="Harbour"), as_revision_of=1)

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: "Changed 1" in shown(app))
            await pilot.press("left", "left")
            await until(pilot, lambda: "▸Changed 1" in shown(app) and "Δ" in shown(app))
            await pilot.press("enter")
            await until(pilot, lambda: "C1: not found in the new text." in shown(app))
            await pilot.press("o")
            await until(pilot, lambda: "not said here any more" in shown(app))
            await pilot.press("enter")
            await until(pilot, lambda: "Lost: it keeps its place" in shown(app))
            await pilot.press("1")
            await until(pilot, lambda: "Changed 0" in shown(app))

    asyncio.run(story())
