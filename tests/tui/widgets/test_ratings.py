"""The ratings of a scale: a digit takes one, arrows go on, each stands with glyph and word."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import App, ComposeResult

from claimdesk.tui.widgets.ratings import Ratings
from claimdesk.words.views.scales import RatingRow

LABELS = ("False", "[red]Mixed[/red]", "True", "Too early")
ROWS = [
    RatingRow(i, "truth", 1, i, label, f"means {label}", glyph, colour, place)
    for i, (label, glyph, colour, place) in enumerate(
        zip(LABELS, "✗≈✓·", ("red", "yellow", "green", "no such"), (0, 500, 1000, None), strict=True), 1
    )
]


class Rating(App[None]):
    def compose(self) -> ComposeResult:
        yield Ratings(ROWS, id="ratings")


@pytest.mark.parametrize("width", [24, 80, 160])
def test_digits_and_arrows_choose_and_the_meaning_is_told(width: int) -> None:
    async def story() -> None:
        app = Rating()
        async with app.run_test(size=(width, 24)) as pilot:
            ratings = app.query_one(Ratings)
            ratings.focus()
            assert "a digit chooses" in ratings.render().plain
            await pilot.press("2")
            assert ratings.value == LABELS[1]
            await pilot.press("9", "0")
            assert ratings.value == LABELS[1]
            await pilot.press("right", "right", "right")
            assert ratings.value == LABELS[0]
            await pilot.press("left")
            assert ratings.value == LABELS[3]
            text = ratings.render().plain
            assert "means Too early" in text
            assert all(label in text for label in LABELS)
            assert all(len(line) <= width for line in text.splitlines())

    asyncio.run(story())
