"""The app as a whole: first start, palette, themes, what the top line says, and keys that come before the desk."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.command import CommandPalette

from claimdesk.desk import Desk, articles, claims, members
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.screens.activity import Activity
from claimdesk.tui.screens.dialogs import AskLine
from claimdesk.tui.screens.form import Form
from claimdesk.tui.screens.help import Help
from claimdesk.tui.screens.sources import Sources
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.words.document import Document
from tests import postgres
from tests.on_screen import shown, until, workbench


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk with one claim."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        article = articles.added(desk.do(articles.add, Document("The harbour was closed. It rained."))).article
        desk.do(claims.add, article, 0, 23)
    return path


def test_the_first_start_asks_for_a_name_and_the_desk_has_it(tmp_path: Path) -> None:
    async def story() -> None:
        async with workbench(tmp_path / "new.claimdesk") as (app, pilot):
            await until(pilot, lambda: isinstance(app.screen, AskLine))
            await pilot.press("ctrl+u", *"Anna [A.] Berg", "enter")
            await until(pilot, lambda: "Anna [A.] Berg · saved" in shown(app))
            assert app.desk is not None
            assert [m.name for m in app.desk.ask(members.every)] == ["Anna [A.] Berg"]

    asyncio.run(story())


def test_the_name_is_asked_for_once(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: "A1" in shown(app))
            assert isinstance(app.screen, DeskScreen)

    asyncio.run(story())


def test_a_command_is_found_in_the_palette_by_its_name(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("colon")
            await until(pilot, lambda: isinstance(app.screen, CommandPalette))
            await pilot.press(*"sources")
            await until(pilot, lambda: "All sources" in shown(app))
            await pilot.press("enter", "enter")
            await until(pilot, lambda: isinstance(app.screen, Sources))

    asyncio.run(story())


def test_help_lists_the_keys_of_the_screen_the_list_and_everywhere(place: Path) -> None:
    async def story() -> None:
        async with workbench(place, size=(80, 120)) as (app, pilot):
            await pilot.press("question_mark")
            await until(pilot, lambda: isinstance(app.screen, Help))
            for tooltip in ("Bring in an article", "Go to the next row", "Take back your last change", "Signs"):
                assert tooltip in shown(app)
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, DeskScreen))

    asyncio.run(story())


def test_light_or_dark_is_remembered(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            dark = app.theme
            await pilot.press("f2")
            light = app.theme
            assert app.current_theme.dark is False
        async with workbench(place) as (app, pilot):
            assert app.theme == light
            await pilot.press("f2")
            assert app.theme == dark

    asyncio.run(story())


def test_a_key_that_comes_before_the_desk_is_open_is_done_once_it_is(place: Path) -> None:
    async def story() -> None:
        app = Claimdesk(str(place))
        async with app.run_test(size=(80, 24)) as pilot:
            assert app.desk is None
            await pilot.press("6")
            await until(pilot, lambda: isinstance(app.screen, Activity))

    asyncio.run(story())


def test_the_answer_to_an_older_question_is_dropped(place: Path) -> None:
    class Asking(DeskScreen):
        def __init__(self) -> None:
            super().__init__()
            self.got: list[str] = []

        def got_word(self, word: str) -> None:
            self.got.append(word)

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            screen = Asking()
            await app.push_screen(screen)
            newer_is_there = asyncio.Event()
            loop = asyncio.get_running_loop()

            def older(_: Desk) -> str:
                asyncio.run_coroutine_threadsafe(newer_is_there.wait(), loop).result()
                return "older"

            screen.ask("word", older)
            screen.ask("word", lambda _: "newer")
            await until(pilot, lambda: screen.got == ["newer"])
            newer_is_there.set()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert screen.got == ["newer"]

    asyncio.run(story())


def test_the_top_line_says_when_what_is_typed_can_not_be_kept(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: " · saved" in shown(app))
            folder = app.state.path.parent
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "a file").write_text("")
            app.state.path = folder / "a file" / "state.json"
            await pilot.press("1", "slash", *"rain", "escape", "right")
            await until(pilot, lambda: "typing NOT SAVED" in shown(app))
            app.state.path = folder / "state.json"
            await pilot.press("right")
            await until(pilot, lambda: " · saved" in shown(app))

    asyncio.run(story())


@pytest.mark.postgres
@pytest.mark.parametrize("desk_url", ["postgres"], indirect=True)
def test_a_lost_connection_is_said_while_typing_and_nothing_typed_is_lost(
    desk: Desk, desk_url: str, postgres_server: postgres.Server
) -> None:
    server = postgres_server
    article = articles.added(desk.do(articles.add, Document("The harbour was closed. It rained."))).article
    desk.do(claims.add, article, 0, 23)

    async def story() -> None:
        async with workbench(desk_url) as (app, pilot):
            app.show("claim", 1)
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.at_hand)
            await pilot.press("e")
            await until(pilot, lambda: isinstance(app.screen, Form))
            # In a copy of a template database the first numbers of a sequence are not in the log: after a crash they
            # are handed out once more.
            server.execute("CHECKPOINT")
            server.kill()
            await pilot.press("ctrl+end", *" At noon.")
            await until(pilot, lambda: "NOT CONNECTED" in shown(app))
            server.start()
            await until(pilot, lambda: " · saved" in shown(app))
            assert app.screen.values["text"].endswith("At noon.")  # type: ignore[attr-defined]
            await pilot.press("ctrl+r")
            await until(pilot, lambda: isinstance(app.screen, Workbench))
            assert app.desk is not None
            assert app.desk.ask(claims.row, 1).text.endswith("At noon.")

    asyncio.run(story())
