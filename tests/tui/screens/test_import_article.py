"""An import shows what was found, stores nothing before it is confirmed, and loses nothing that was typed."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from claimdesk import intake
from claimdesk.desk import Desk, articles
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.import_article import ImportArticle
from claimdesk.tui.screens.import_cut import CutRuns
from claimdesk.tui.screens.import_known import AlreadyKnown
from claimdesk.tui.screens.workbench import Workbench
from tests.on_screen import paste, shown, until, workbench

PAGE = """Menu
Home
Advertisement

Harbour to be dredged before the end of this year

By Ada Field
Share this article

The harbour master said on Wednesday that the basin would be dredged by the end of this year. The council has
set aside four million for the work.

ADVERTISEMENT

The union called the plan “a promise made of mud” and asked for the tender to be published in full.
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk on which somebody has worked before."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        desk.call_me("anna")
    return path


def reading(app: Claimdesk) -> bool:
    return isinstance(app.screen, ImportArticle) and app.screen.brought is not None


@pytest.mark.parametrize("keys", [(), ("i",)], ids=["over the queue", "into the line for a place"])
def test_a_paste_is_shown_with_its_fields_and_stored_when_it_is_confirmed(place: Path, keys: tuple[str, ...]) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press(*keys)
            await paste(app, pilot, PAGE.replace("\n", "\r"))
            await until(pilot, lambda: reading(app))
            await until(pilot, lambda: "Ada Field" in shown(app))
            assert app.desk is not None
            assert app.desk.ask(articles.queue).total == 0
            screen = shown(app)
            assert "needed for" in screen
            assert "furniture, ↵ shows them" in screen
            assert "The harbour master said" in screen
            await pilot.press(*"12 Sep 2018", "ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            row = app.desk.ask(articles.row, 1)
            assert (row.published, row.byline) == ("2018-09-12", "Ada Field")
            assert app.desk.ask(articles.cut, 1)
            assert app.state.value("import") is None

    asyncio.run(story())


def test_a_date_with_two_readings_is_refused_with_both_and_everything_stays(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await paste(app, pilot, PAGE)
            await until(pilot, lambda: reading(app))
            await pilot.press(*"03/04/2018", "tab", *"Gazette", "ctrl+r")
            await until(pilot, lambda: "2018-04-03 or 2018-03-04" in " ".join(shown(app).split()))
            assert "Gazette" in shown(app)
            assert app.desk is not None
            assert app.desk.ask(articles.queue).total == 0

    asyncio.run(story())


def test_what_was_pasted_and_typed_is_there_again_after_the_program_ended(place: Path) -> None:
    async def begun() -> None:
        async with workbench(place) as (app, pilot):
            await paste(app, pilot, PAGE)
            await until(pilot, lambda: reading(app))
            await pilot.press(*"2018-09", "escape", "escape")

    async def gone_on() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("i")
            await until(pilot, lambda: reading(app))
            await until(pilot, lambda: "typed: 2018-09 " in shown(app))
            await pilot.press("escape", "x")
            await until(pilot, lambda: app.state.value("import") is None)
            assert "ctrl+y bring back" in shown(app)
            await pilot.press("ctrl+y")
            await until(pilot, lambda: "typed: 2018-09 " in shown(app))

    asyncio.run(begun())
    asyncio.run(gone_on())


def test_the_same_text_again_is_said_to_be_unchanged_and_what_was_typed_can_go_onto_the_article(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            assert app.desk is not None
            for _ in range(2):
                await paste(app, pilot, PAGE)
                await until(pilot, lambda: reading(app))
                await pilot.press("ctrl+r")
                await until(pilot, lambda: isinstance(app.screen, Workbench | AlreadyKnown))
                if isinstance(app.screen, Workbench):
                    await pilot.press("1")
            assert "Unchanged: this very text is A1 already" in shown(app)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            await pilot.press("1")
            await paste(app, pilot, PAGE)
            await until(pilot, lambda: reading(app))
            await pilot.press(*"2018", "ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, AlreadyKnown))
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            assert app.desk.ask(articles.row, 1).published == "2018"
            assert app.desk.ask(articles.queue).total == 1

    asyncio.run(story())


def test_a_newer_text_becomes_a_revision_of_the_article_that_is_named(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            assert app.desk is not None
            await paste(app, pilot, PAGE)
            await until(pilot, lambda: reading(app))
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            await pilot.press("1")
            await paste(app, pilot, PAGE.replace("four million", "five million"))
            await until(pilot, lambda: reading(app))
            await pilot.press("down", "down", *"A7", "ctrl+r")
            await until(pilot, lambda: "There is no A7" in shown(app))
            await pilot.press("backspace", "1", "ctrl+r")
            await until(pilot, lambda: "the text is now its revision 2" in shown(app))
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            assert app.desk.ask(articles.queue).total == 1

    asyncio.run(story())


def test_a_file_is_read_by_name_and_one_that_is_not_there_is_named(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "harbour.txt"
    file.write_text(PAGE)

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("i")
            await until(pilot, lambda: isinstance(app.screen, ImportArticle))
            await paste(app, pilot, str(file) + "x")
            await pilot.press("enter")
            await until(pilot, lambda: "There is no file" in shown(app))
            await pilot.press("backspace", "enter")
            await until(pilot, lambda: reading(app))
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Workbench))

    asyncio.run(story())
    with Desk.open(place) as desk:
        assert desk.ask(articles.revisions, 1)[0].obtained_from == "harbour.txt"


def test_what_was_put_back_of_a_page_before_is_shown_as_put_back(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "harbour.html"
    lines = "".join(f"<p>{line}</p>" for line in PAGE.split("\n\n")[1:])
    file.write_text(f'<link rel="canonical" href="https://example.org/harbour"><nav>Home, news</nav>{lines}')
    document = intake.read(file.read_bytes(), name=file.name)
    with Desk.open(place) as desk:
        desk.do(articles.add, intake.put_back(document, {0}))

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("i")
            await until(pilot, lambda: isinstance(app.screen, ImportArticle))
            await paste(app, pilot, str(file))
            await pilot.press("enter")
            await until(pilot, lambda: reading(app))
            assert isinstance(app.screen, ImportArticle)
            assert app.screen.brought is not None
            assert app.screen.brought.back == {0}
            assert "put back as before: one part" in shown(app)

    asyncio.run(story())


def test_many_lines_pasted_over_an_article_that_is_being_looked_at_do_not_replace_it(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await paste(app, pilot, PAGE)
            await until(pilot, lambda: reading(app))
            await pilot.press("escape")
            await paste(app, pilot, "Another\ntext\naltogether")
            await until(pilot, lambda: "There is an article here already" in shown(app))
            assert app.state.value("import")["text"] == PAGE

    asyncio.run(story())


def test_an_article_that_another_one_pushes_aside_comes_back_and_so_does_the_other(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            for title in ("Harbour", "Bridge", "Tower"):
                await paste(app, pilot, PAGE.replace("Harbour", title))
                await until(pilot, lambda title=title: reading(app) and f"Import  {title}" in shown(app))
                await pilot.press("escape", "escape")
            await pilot.press("i")
            for title in ("Tower", "Bridge", "Harbour", "Tower"):
                await until(pilot, lambda title=title: reading(app) and f"Import  {title}" in shown(app))
                await pilot.press("ctrl+y")

    asyncio.run(story())


def test_hostile_text_is_shown_as_text(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            title = "Harbour [@click=app.quit]open[/] \x1b]52;c;eA==\x07 day"
            await paste(app, pilot, f"{title}\n\nBy [b]Ada[/b] Field\n\n" + "The basin is deep, he said. " * 20)
            await until(pilot, lambda: reading(app))
            await until(pilot, lambda: "[@click=app.quit]" in shown(app))
            assert "\x1b" not in shown(app)

    asyncio.run(story())


def test_what_was_cut_can_be_put_back_where_it_stood(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await paste(app, pilot, PAGE)
            await until(pilot, lambda: reading(app))
            app.screen.query_one("#cut").focus()
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, CutRuns))
            cut = app.screen.cut  # type: ignore[attr-defined]
            await pilot.press(*["down"] * (len(cut) - 1), "enter", "escape")
            await until(pilot, lambda: isinstance(app.screen, ImportArticle))
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            assert app.desk is not None
            paragraphs = app.desk.ask(articles.read, 1).text.split("\n\n")
            assert paragraphs[2] == "ADVERTISEMENT"
            assert len(app.desk.ask(articles.cut, 1)) == len(cut) - 1

    asyncio.run(story())
