"""A command that was given is followed to its end, also when its screen was left meanwhile."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from claimdesk.desk import Desk
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.words.errors import Refused
from tests.on_screen import shown, until, workbench


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A desk on which somebody has worked before."""
    path = tmp_path / "desk.claimdesk"
    with Desk.open(path) as desk:
        desk.call_me("anna")
    return path


def test_what_is_saved_and_what_is_refused_is_told_on_the_screen_that_is_shown_then(place: Path) -> None:
    go_on = threading.Event()

    def command(_: Desk) -> None:
        go_on.wait(20)
        raise Refused("The harbour is closed.")

    async def story() -> None:
        async with workbench(place) as (app, pilot):
            await pilot.press("4")
            screen = app.screen
            assert isinstance(screen, DeskScreen)
            screen.do("saved", command)
            assert "saving" in app.status
            await pilot.press("6")
            await until(pilot, lambda: not screen.is_running)
            go_on.set()
            await until(pilot, lambda: app.status.endswith(" saved"))
            await until(pilot, lambda: "The harbour is closed." in shown(app))

    asyncio.run(story())
