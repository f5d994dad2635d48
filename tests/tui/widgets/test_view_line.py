"""The names of views fit into their line; what is shown is never left out."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import App, ComposeResult

from claimdesk.tui.widgets.view_line import ViewLine

VIEWS = ("articles", "mine", "due", "changed", "all")


def drawn(width: int, counts: dict[str, int], at: str) -> str:
    class Holder(App[None]):
        def compose(self) -> ComposeResult:
            yield ViewLine()

        def on_mount(self) -> None:
            self.query_one(ViewLine).show(VIEWS, counts, at)

    async def story() -> str:
        app = Holder()
        async with app.run_test(size=(width, 1)) as pilot:
            await pilot.pause()
            return "".join(s.text for s in app.query_one(ViewLine).render_line(0))

    return asyncio.run(story()).strip()


def test_each_view_says_how_much_it_holds_and_a_number_that_was_not_counted_out_ends_in_plus() -> None:
    counts = {"articles": 1, "mine": 0, "due": 2, "changed": 3, "all": 10_001}
    assert drawn(80, counts, "due") == "Articles 1  Mine 0 ▸Due 2  Changed 3  All 10,000+"


def test_with_too_little_room_the_empty_views_go_first() -> None:
    counts = {"articles": 1, "mine": 0, "due": 0, "changed": 3, "all": 4}
    assert drawn(36, counts, "all") == "Articles 1  Changed 3 ▸All 4"


@pytest.mark.parametrize("at", VIEWS)
def test_the_view_that_is_shown_stays(at: str) -> None:
    assert f"▸{at.capitalize()} 0" in drawn(16, dict.fromkeys(VIEWS, 0), at)
