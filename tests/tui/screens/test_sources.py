"""Sources are added, graded with a reason, withdrawn and found; long work can be cancelled."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from claimdesk.desk import Desk, articles, claims, evidence, sources
from claimdesk.tui.app import Claimdesk
from claimdesk.tui.screens.form import Form
from claimdesk.tui.screens.long_work import Run
from claimdesk.tui.screens.sources import Sources
from claimdesk.tui.screens.workbench import Workbench
from claimdesk.tui.widgets.panel import Facts
from claimdesk.tui.widgets.pick import Pick
from claimdesk.tui.widgets.rows import Rows
from claimdesk.words.document import Document
from tests.on_screen import shown, until, workbench

TEXT = "Two men were charged on Monday. The harbour was closed."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk with a claim, a source that it cites (S1), and one that nothing cites (S2)."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        article = articles.added(desk.do(articles.add, Document(TEXT))).article
        claim = desk.do(claims.add, article, 0, 31)
        source = desk.do(sources.add, title="Charge sheet", publisher="Crown Office", url="https://example.org/sheet")
        desk.do(evidence.add, claim, source, "supports")
        desk.do(sources.add, title="A tip [/b] by telephone", kind="interview")
    return path


def titled(app: Claimdesk, title: str) -> bool:
    return isinstance(app.screen, Sources) and title in shown(app)


def test_the_source_at_hand_is_shown_with_what_rests_on_it_and_leads_there(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("4")
            await until(pilot, lambda: titled(app, "A tip [/b] by telephone"))
            await pilot.press("down")
            await until(pilot, lambda: "C1 ◇ open" in shown(app))
            assert "no copy" in shown(app)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, Workbench))

    asyncio.run(story())


def test_a_source_is_gone_to_by_its_reference_also_where_it_is_withdrawn(place: Path) -> None:
    async def story() -> None:
        async with workbench(place, size=(160, 50)) as (app, pilot):
            await pilot.press("4")
            await until(pilot, lambda: titled(app, "── S2"))
            await pilot.press("x")
            await until(pilot, lambda: titled(app, "── S1"))
            facts, rows = app.screen.query_one(Facts), app.screen.query_one(Rows)
            assert facts.region.x >= rows.region.right
            await pilot.press("g", *"s2", "enter")
            await until(pilot, lambda: titled(app, "── S2"))

    asyncio.run(story())


def test_a_source_that_is_evidence_is_not_withdrawn_and_the_sentence_says_where(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("4")
            await until(pilot, lambda: titled(app, "── S2"))
            await pilot.press("x")
            await until(pilot, lambda: titled(app, "S2 withdrawn. u brings it back."))
            await until(pilot, lambda: titled(app, "── S1"))
            await pilot.press("x")
            await until(pilot, lambda: titled(app, "S1 is evidence on C1"))
            await pilot.press("u")
            await until(pilot, lambda: titled(app, "Undone"))
            await until(pilot, lambda: titled(app, "A tip"))

    asyncio.run(story())


def test_a_grade_without_a_reason_stays_in_the_form_with_the_sentence(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("4")
            await until(pilot, lambda: titled(app, "── S2"))
            await pilot.press("r")
            await until(pilot, lambda: isinstance(app.screen, Form))
            grade = app.screen.query_one(Pick)
            while grade.value != "D":
                await pilot.press("right")
            await pilot.press("ctrl+r")
            await until(pilot, lambda: "!! A grade takes a reason" in shown(app))
            await pilot.press("enter", *"heard it second hand", "ctrl+r")
            await until(pilot, lambda: titled(app, "D not usually reliable: heard it second hand"))

    asyncio.run(story())


def test_a_file_becomes_a_source_with_a_copy_and_a_missing_one_keeps_what_was_typed(
    place: Path, tmp_path: Path
) -> None:
    file = tmp_path / "tender.csv"

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("4")
            await until(pilot, lambda: titled(app, "── S2"))
            await pilot.press("n")
            await until(pilot, lambda: isinstance(app.screen, Form))
            await pilot.press(*str(file), "ctrl+r")
            await until(pilot, lambda: titled(app, "There is no file"))
            file.write_text("year,sum\n2018,4\n")
            await pilot.press("n")
            await until(pilot, lambda: "what you typed before" in shown(app))
            await pilot.press("ctrl+r")
            await until(pilot, lambda: titled(app, "S3 tender.csv; a copy is kept"))
            await until(pilot, lambda: titled(app, "text/csv"))
            assert app.state.value("new source") is None

    asyncio.run(story())


def test_a_filter_narrows_the_list_as_it_is_typed_and_escape_empties_it(place: Path) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("4")
            await until(pilot, lambda: titled(app, "A tip"))
            await pilot.press("slash", *"charge")
            await until(pilot, lambda: titled(app, "Sources  1 "))
            assert "A tip" not in shown(app)
            await pilot.press("escape")
            await until(pilot, lambda: titled(app, "A tip"))

    asyncio.run(story())


def test_work_under_way_tells_how_far_it_is_and_ends_when_it_is_cancelled(place: Path) -> None:
    ended = threading.Event()

    def work(_: Desk, run: Run) -> None:
        run.received(700_000, 2_000_000)
        while not run.cancelled():
            threading.Event().wait(0.005)
        ended.set()

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("4")
            await until(pilot, lambda: titled(app, "── S2"))
            screen = app.screen
            assert isinstance(screen, Sources)
            screen.work("fetched", "fetching", work)
            await until(pilot, lambda: titled(app, "fetching: 684 KiB of 1.9 MiB · esc cancels"))
            await pilot.press("escape")
            await until(pilot, ended.is_set)
            assert titled(app, "Cancelled; nothing was stored.")

    asyncio.run(story())
