"""The workbench on a real desk, driven by its keys: what a test of a screen needs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from claimdesk.tui.app import Claimdesk

PATIENCE_S = 60.0
"""So long a worker may take on a busy machine before a test gives up; no test waits longer than it has to."""


@asynccontextmanager
async def workbench(
    place: Path | str, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Claimdesk, Pilot[int]]]:
    """The workbench with its desk open."""
    app = Claimdesk(str(place))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: app.desk is not None)
        yield app, pilot


async def until(pilot: Pilot[int], holds: Callable[[], object]) -> None:
    """Let the app work until something holds. A test fails where it never does."""
    async with asyncio.timeout(PATIENCE_S):
        while not holds():
            await pilot.pause(0.01)


async def paste(app: Claimdesk, pilot: Pilot[int], text: str) -> None:
    """Paste as a terminal does."""
    app.post_message(events.Paste(text))
    await pilot.pause()


def shown(app: Claimdesk) -> str:
    """What stands on the screen, line by line."""
    return "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())
