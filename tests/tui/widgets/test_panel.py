"""Facts are read whole, beside their labels, at any width."""

from __future__ import annotations

import asyncio

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from claimdesk.tui.widgets.panel import Fact, Facts, RuleLine, lines_of

FACTS = [
    Fact("claim", "The harbour will open by autumn, and every boat in it will be afloat.", right="checks content"),
    Fact("said by", "[b]Mayor[/b] \x1b[31m"),
]


class Panel(App[None]):
    def compose(self) -> ComposeResult:
        yield RuleLine()
        yield Facts()


def test_a_fact_wraps_beside_its_label_and_its_note_stays_at_the_right() -> None:
    async def story() -> None:
        app = Panel()
        async with app.run_test(size=(50, 4)) as pilot:
            app.query_one(RuleLine).show("C340 [b]◈[/b] drafted")
            facts = app.query_one(Facts)
            facts.show(FACTS)
            facts.focus()
            await pilot.pause()
            assert app.query_one(RuleLine).render().plain == "── C340 [b]◈[/b] drafted " + "─" * 25
            assert [facts.render_line(y).text for y in range(3)] == [
                " claim    The harbour will open    checks content",
                "          by autumn, and every boat in it will be",
                "          afloat.                                ",
            ]
            await pilot.press("down")
            assert facts.render_line(2).text.startswith(" said by  [b]Mayor[/b] ␛[31m")

    asyncio.run(story())


@given(st.text(max_size=80), st.integers(20, 60))
def test_no_word_of_a_fact_is_lost_and_no_line_too_wide(text: str, width: int) -> None:
    lines = lines_of([Fact("why", text, right="note")], width)
    assert "".join("".join(line.text for line in lines).split()) == "".join(
        "".join(line.text for line in lines_of([Fact("why", text)], 200)).split()
    )
    assert all(4 + 2 + cell_len(line.text) <= width for line in lines)
