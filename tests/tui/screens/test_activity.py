"""Activity shows every entry with what it changed, and takes one back or says why not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from claimdesk.desk import Desk, articles, claims, members
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.activity import Activity
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.tui.widgets.rows import Rows
from claimdesk.words.document import Document
from tests.on_screen import shown, until, workbench

TEXT = "Two men were charged on Monday. The harbour was closed."
CHANGES = 120


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk with more entries than a page: the member, an article, a claim, another member, many wordings."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        article = articles.added(desk.do(articles.add, Document(TEXT))).article
        claim = desk.do(claims.add, article, 0, 31)
        desk.do(members.add, "Ben", login="ben")
        for number in range(CHANGES):
            desk.do(claims.edit, claim, text=f"Wording {number}")
    with Desk.open(path, member="ben") as desk:
        desk.do(claims.edit, claim, text="Ben’s wording")
    return path


def on_list(app: Claimdesk, text: str) -> bool:
    return isinstance(app.screen, Activity) and text in shown(app)


def test_an_entry_shows_each_field_before_and_after_and_opens_what_it_touched(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("6")
            await until(pilot, lambda: on_list(app, f"Wording {CHANGES - 1} → Ben’s wording"))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Workbench))

    asyncio.run(story())


def test_the_list_goes_on_to_the_first_entry(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("6")
            await until(pilot, lambda: on_list(app, "Wording"))
            rows = app.screen.query_one(Rows)
            before = len(rows.rows)
            await pilot.press("end")
            await until(pilot, lambda: len(rows.rows) > before)
            await pilot.press("end")
            await until(pilot, lambda: rows.highlighted == "1")

    asyncio.run(story())


def test_the_entry_under_the_cursor_is_undone_and_a_refusal_says_why(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("6")
            await until(pilot, lambda: on_list(app, "Ben’s wording"))
            await pilot.press("down")
            await until(pilot, lambda: on_list(app, f"Wording {CHANGES - 2} → Wording {CHANGES - 1}"))
            await pilot.press("x")
            await until(pilot, lambda: on_list(app, "!! error"))
            assert app.desk is not None
            assert app.desk.ask(claims.row, 1).text == "Ben’s wording"
            await pilot.press("up", "x")
            await until(pilot, lambda: on_list(app, "Undone: "))
            await until(pilot, lambda: on_list(app, "undone · "))
            assert app.desk.ask(claims.row, 1).text == f"Wording {CHANGES - 1}"

    asyncio.run(story())


def test_the_line_above_narrows_the_list_and_escape_gives_all_back(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("6")
            await until(pilot, lambda: on_list(app, "Ben’s wording"))
            await pilot.press("slash", *"member:ben kind:claim")
            rows = app.screen.query_one(Rows)
            await until(pilot, lambda: [row.word for row in rows.rows] == ["Ben"])
            await pilot.press("enter")
            await until(pilot, lambda: rows.has_focus)
            await pilot.press("escape")
            await until(pilot, lambda: len(rows.rows) > 1)

    asyncio.run(story())


def test_what_is_new_and_does_not_match_stays_out(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("6")
            await until(pilot, lambda: on_list(app, "Ben’s wording"))
            await pilot.press("slash", *"kind:article", "enter")
            rows = app.screen.query_one(Rows)
            await until(pilot, lambda: len(rows.rows) == 1)
            assert app.desk is not None
            app.desk.do(claims.edit, 1, text="Another")
            app.desk.do(articles.edit, 1, title="A title")
            await until(pilot, lambda: len(rows.rows) == 2)
            assert "changed A1" in rows.rows[0].text

    asyncio.run(story())


def at(app: Claimdesk) -> str | None:
    return app.screen.query_one(Rows).highlighted if isinstance(app.screen, Activity) else None


def test_the_cursor_stays_on_its_entry_when_others_come(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("6")
            await until(pilot, lambda: on_list(app, "Ben’s wording"))
            await pilot.press("down")
            before = at(app)
            assert app.desk is not None
            app.desk.do(claims.edit, 1, text="The newest")
            await until(pilot, lambda: on_list(app, str(app.desk and app.desk.head().number)))
            assert at(app) == before

    asyncio.run(story())


def test_the_cursor_stays_on_the_entry_that_was_undone(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("6")
            await until(pilot, lambda: on_list(app, "Ben’s wording"))
            before = at(app)
            await pilot.press("x")
            await until(pilot, lambda: on_list(app, "undone · "))
            assert at(app) == before

    asyncio.run(story())


def test_a_filter_that_is_emptied_gives_the_cursor_back_its_entry_far_down(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("6")
            await until(pilot, lambda: on_list(app, "Ben’s wording"))
            await pilot.press("end")
            await until(pilot, lambda: len(app.screen.query_one(Rows).rows) > CHANGES)
            await pilot.press("end")
            await until(pilot, lambda: at(app) == "1")
            await pilot.press("slash", *"member:ben", "enter")
            await until(pilot, lambda: len(app.screen.query_one(Rows).rows) == 1)
            await pilot.press("escape")
            await until(pilot, lambda: at(app) == "1")

    asyncio.run(story())


def test_who_comes_back_finds_the_entry_they_left(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("6")
            await until(pilot, lambda: on_list(app, "Ben’s wording"))
            await pilot.press("down", "down")
            left = at(app)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            await pilot.press("6")
            await until(pilot, lambda: at(app) == left)

    asyncio.run(story())
