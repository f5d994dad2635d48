"""An article is parted into claims with keys alone; what was done can be taken back."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from claimdesk.desk import Desk, articles, claims
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.dialogs import AskLine, Dialog
from claimdesk.tui.screens.form import Form
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.tui.widgets.article_text import ArticleText
from claimdesk.words.document import Document
from tests.on_screen import shown, until, workbench

TEXT = "The [b]harbour[/b] was closed. It rained on Monday. The harbour opened again."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk with an article whose text looks like markup."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        desk.do(articles.add, Document(TEXT, title="[red]Harbour[/red]"))
    return path


def made(app: Claimdesk) -> list[str]:
    assert app.desk is not None
    return [c.text for c in app.desk.ask(claims.of_article, 1)]


def dismissed(app: Claimdesk) -> list[str]:
    screen = app.screen
    assert isinstance(screen, Workbench)
    return [d.reason.value for d in screen.open.reading.dismissals] if screen.open else []


@pytest.mark.parametrize("size", [(80, 24), (160, 50)])
def test_claim_withdraw_undo_redo_and_dismiss_by_keys(place: Path, size: tuple[int, int]) -> None:
    async def story() -> None:
        async with workbench(place, size=size) as (app, pilot):
            app.show("workbench", 1)
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.open)
            assert "[red]Harbour[/red]" in shown(app)
            await pilot.press("c")
            await until(pilot, lambda: "withdraw C1" in shown(app))
            assert made(app) == ["The [b]harbour[/b] was closed."]
            await pilot.press("x")
            await until(pilot, lambda: "C1 withdrawn. u brings it back." in shown(app))
            await pilot.press("u")
            await until(pilot, lambda: made(app) and "Undone: withdrew C1" in shown(app))
            await pilot.press("U")
            await until(pilot, lambda: not made(app) and "Redone" in shown(app))
            await pilot.press("down")
            for reason in ("not checkable", "opinion", "background"):
                await pilot.press("x")
                await until(pilot, lambda reason=reason: dismissed(app) == [reason])  # type: ignore[misc]
                assert f"Dismissed: {reason}." in shown(app)

    asyncio.run(story())


def test_words_are_found_one_place_after_the_other(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("workbench", 1)
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.open)
            await pilot.press("slash")
            await until(pilot, lambda: isinstance(app.screen, AskLine))
            await pilot.press(*"HARBOUR", "enter")
            await until(pilot, lambda: "2 of 2 places" in shown(app))
            await pilot.press("slash")
            await until(pilot, lambda: isinstance(app.screen, AskLine))
            await pilot.press("enter")
            await until(pilot, lambda: "1 of 2 places" in shown(app))
            await pilot.press("slash")
            await until(pilot, lambda: isinstance(app.screen, AskLine))
            await pilot.press(*"[/b]x", "enter")
            await until(pilot, lambda: "“[/b]x” does not stand in the text." in shown(app))

    asyncio.run(story())


def test_a_comment_is_kept_until_it_is_written(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("workbench", 1)
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.open)
            await pilot.press("t")
            await until(pilot, lambda: isinstance(app.screen, Dialog))
            await pilot.press(*"Who says so?", "escape", "t")
            await until(pilot, lambda: isinstance(app.screen, Dialog) and "Who says so?" in shown(app))
            await pilot.press("ctrl+r")
            await until(pilot, lambda: "Commented." in shown(app))
            assert app.state.value("comment A1") is None

    asyncio.run(story())


def test_a_comment_that_is_refused_stays_in_its_form(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("workbench", 1)
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.open)
            await pilot.press("t")
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press("ctrl+r")
            await until(pilot, lambda: "!! The comment is empty" in shown(app))
            await pilot.press(*"So it is.", "ctrl+r")
            await until(pilot, lambda: "Commented." in shown(app))

    asyncio.run(story())


def test_a_key_pressed_fast_goes_through_the_reasons_one_by_one(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("workbench", 1)
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.open)
            await pilot.press("x", "x", "x")
            await until(pilot, lambda: dismissed(app) == ["background"])

    asyncio.run(story())


def test_the_cursor_is_where_it_was_left_on_the_way_to_another_screen_and_back(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("workbench", 1)
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.open)
            await pilot.press("down", "down", "2")
            assert app.screen.query_one(ArticleText).caret == TEXT.index("The harbour opened")
            await pilot.press("1", "2")
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.open)
            await until(pilot, lambda: app.screen.query_one(ArticleText).caret == TEXT.index("The harbour opened"))

    asyncio.run(story())


def test_whoever_moves_on_while_a_claim_is_made_is_not_called_back(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("workbench", 1)
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.open)
            await pilot.press("c", "down", "c")
            await until(pilot, lambda: len(made(app)) == 2)
            assert made(app)[1] == "It rained on Monday."
            assert app.screen.query_one(ArticleText).caret == TEXT.index("It rained")

    asyncio.run(story())


def test_what_a_new_text_changed_is_shown_and_the_claim_confirmed_by_keys(place: Path) -> None:
    with Desk.open(place) as desk:
        desk.do(claims.add, 1, 0, len("The [b]harbour[/b] was closed."))
        later = TEXT.replace("was closed", "was reportedly closed")
        desk.do(articles.add, Document(later, raw=b"later"), as_revision_of=1)

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("workbench", 1)
            await until(pilot, lambda: "C1: the quoted words were changed" in shown(app))
            await pilot.press("w")
            await until(pilot, lambda: "“reportedly” came in" in shown(app))
            await pilot.press("escape", "o")
            await until(pilot, lambda: "still said here, in other words" in shown(app))
            await pilot.press("enter")
            await until(pilot, lambda: "Confirmed. u takes it back." in shown(app))
            screen = app.screen
            assert isinstance(screen, Workbench)
            await until(pilot, lambda: screen.open and screen.open.reading.anchors[0].score is None)

    asyncio.run(story())


def test_the_panel_tells_of_the_sentence_under_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "two.claimdesk"
    with Desk.open(path) as desk:
        text = "The minister said the bridge cost 5 million euros. The mayor said it cost 9 million euros."
        desk.do(articles.add, Document(text))

    async def story() -> None:
        async with workbench(path) as (app, pilot):
            app.show("workbench", 1)
            await until(pilot, lambda: "suggested  the bridge cost 5 million euros" in shown(app))
            await pilot.press("down")
            await until(pilot, lambda: "suggested  The mayor said it cost 9 million euros" in shown(app))

    asyncio.run(story())


def test_the_next_sentence_that_nothing_deals_with_is_gone_to_until_none_is_left(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show("workbench", 1)
            await until(pilot, lambda: isinstance(app.screen, Workbench) and app.screen.open)
            await pilot.press("c")
            await until(pilot, lambda: len(made(app)) == 1)
            await pilot.press("full_stop", "x")
            await until(pilot, lambda: dismissed(app) == ["not checkable"])
            await pilot.press("full_stop")
            assert app.screen.query_one(ArticleText).caret == TEXT.index("The harbour opened")
            await pilot.press("c")
            await until(pilot, lambda: len(made(app)) == 2)
            await pilot.press("full_stop")
            await until(pilot, lambda: "Every sentence is claimed or dismissed." in shown(app))

    asyncio.run(story())
