"""The report's preview is what is written, and writing replaces no file unasked."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from claimdesk.desk import Desk, articles, claims, publications, verdicts
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.form import Ask
from claimdesk.tui.screens.report import Overwrite, Report
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.tui.widgets.text_lines import TextLines
from claimdesk.words.document import Document
from tests.on_screen import shown, until, workbench

TEXT = "Two men were charged on Monday. The harbour was closed."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk with one claim that is published and one that is open."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        article = articles.added(desk.do(articles.add, Document(TEXT))).article
        charged = desk.do(claims.add, article, 0, 31)
        closed = desk.do(claims.add, article, 32, 55)
        desk.do(verdicts.give, charged, "True", "They were.", "The court’s list has both.")
        desk.do(verdicts.give, closed, "False", "It was open.", "Seen with own eyes.")
        desk.do(publications.publish, charged)
    return path


def text(app: Claimdesk) -> str:
    return app.screen.query_one(TextLines).text if isinstance(app.screen, Report) else ""


async def open_report(app: Claimdesk, pilot: object) -> None:
    from textual.pilot import Pilot

    assert isinstance(pilot, Pilot)
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, Workbench) and app.article == 1)
    await pilot.press("7")
    await until(pilot, lambda: text(app))


def test_drafts_are_shown_only_when_they_are_asked_for(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: "Two men" in shown(app))
            await open_report(app, pilot)
            assert "It was open." not in text(app)
            await pilot.press("d")
            await until(pilot, lambda: "It was open." in text(app))
            assert "with DRAFTS" in shown(app)

    asyncio.run(story())


def test_a_file_is_written_once_and_replaced_only_when_a_person_says_so(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    file.write_text("older work")

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await until(pilot, lambda: "Two men" in shown(app))
            await open_report(app, pilot)
            await pilot.press("w")
            await until(pilot, lambda: isinstance(app.screen, Ask))
            await pilot.press("ctrl+u", *str(file), "enter")
            await until(pilot, lambda: isinstance(app.screen, Overwrite))
            await pilot.press("escape")
            assert file.read_text() == "older work"
            await until(pilot, lambda: isinstance(app.screen, Ask))
            assert app.screen.values == {"place": str(file)}
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Overwrite))
            await pilot.press("o")
            await until(pilot, lambda: "Written to" in shown(app))
            assert file.read_text() == text(app)
            await pilot.press("u")
            await until(pilot, lambda: "!! error" in shown(app))
            assert app.desk is not None
            assert app.desk.ask(claims.row, 1).state == "published"

    asyncio.run(story())
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".partial"] == []
