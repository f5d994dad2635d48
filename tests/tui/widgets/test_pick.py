"""A line with one of some values: arrows go round, letters change nothing."""

from __future__ import annotations

import asyncio

from textual.app import App, ComposeResult

from claimdesk.tui.widgets.pick import Pick


class Picking(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def compose(self) -> ComposeResult:
        yield Pick(
            "kind", ["fact", "offer", "forecast", ""], "offer", id="kind", words=["fact", "offer", "[b]fore", ""]
        )
        yield Pick("next", ["only"], "gone since", id="next")

    def on_pick_changed(self, event: Pick.Changed) -> None:
        self.heard.append(event.value)


def test_keys_change_the_value_and_tell_of_it() -> None:
    async def story() -> None:
        app = Picking()
        async with app.run_test() as pilot:
            pick = app.query_one("#kind", Pick)
            pick.focus()
            await pilot.press("right", "space", "right", "left", "f", "x", "1")
            assert app.heard == ["forecast", "", "fact", ""]
            assert pick.value == ""
            await pilot.press("left")
            assert "[b]fore" in pick.render().plain
            await pilot.press("enter")
            assert app.focused is app.query_one("#next")
            await pilot.press("up")
            assert app.focused is pick

    asyncio.run(story())


def test_a_value_that_is_none_of_them_is_taken_for_the_first() -> None:
    async def story() -> None:
        app = Picking()
        async with app.run_test() as pilot:
            only = app.query_one("#next", Pick)
            only.focus()
            await pilot.press("right", "left")
            assert only.value == "only"
            assert app.heard == []

    asyncio.run(story())
