"""Every key of every screen can be sent by any terminal, and means one thing wherever the focus is."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.widget import Widget
from textual.widgets import Input

from claimdesk.desk import Desk, articles, claims
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.keys import Key, bound_in, footer_keys, forbidden
from claimdesk.words.document import Document
from tests.on_screen import until, workbench

SCREENS = ("queue", "workbench", "contradictions", "sources", "review", "activity", "report", "import")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk with an article and a claim."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        article = articles.added(desk.do(articles.add, Document("The harbour was closed on Monday."))).article
        desk.do(claims.add, article, 0, 33)
    return path


def _alive_in(widget: Widget) -> list[Key]:
    """The keys that act while `widget` has the focus: in a field, arrows are the field's and no screen's."""
    arrows = {"left", "right", "up", "down"} if isinstance(widget, Input) else set()
    return [key for key in bound_in(widget) if not arrows & set(key.keys)]


@pytest.mark.parametrize("name", SCREENS)
def test_no_key_is_beyond_a_terminal_or_bound_twice_in_any_focus(place: Path, name: str) -> None:
    async def story() -> None:
        async with workbench(place) as (app, pilot):
            app.show(name, 1 if name in ("workbench", "report") else None)
            await until(pilot, lambda: app.screen.focused is not None)
            screen = app.screen
            assert isinstance(screen, DeskScreen)
            assert [wrong for widget in screen.focus_chain for wrong in forbidden(_alive_in(widget))] == []
            assert footer_keys((*screen.TABLE, *app.TABLE), *screen.footer()) is not None

    asyncio.run(story())
