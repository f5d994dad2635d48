"""A text to read is drawn whole, whatever stands in it, and words in it are found one after the other."""

from __future__ import annotations

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from claimdesk.tui.plain import neutral
from claimdesk.tui.widgets.text_lines import TextLines
from tests.on_screen import until


class Reader(App[None]):
    def compose(self) -> ComposeResult:
        yield TextLines()


def shown(lines: TextLines) -> list[str]:
    return [lines.render_line(y).text for y in range(lines.size.height)]


def test_words_are_found_in_their_order_and_from_the_top_again() -> None:
    async def story() -> None:
        app = Reader()
        async with app.run_test(size=(40, 10)) as pilot:
            lines = app.query_one(TextLines)
            text = "\n".join(
                f"line {n} " + ("Charged " if n in (30, 60) else "") + "of a long report " * 4 for n in range(90)
            )
            lines.show(text, top=True)
            await pilot.pause()
            for expected in ("line 30 ", "line 60 ", "line 30 "):
                assert lines.find("charged")
                await pilot.pause()
                assert any(line.startswith(f" {expected}") for line in shown(lines))
            before = shown(lines)
            assert not lines.find("acquitted")
            assert shown(lines) == before

    asyncio.run(story())


@settings(max_examples=30)
@given(st.text(max_size=300))
def test_any_text_is_drawn_within_the_width_and_loses_no_letter(text: str) -> None:
    async def story() -> None:
        app = Reader()
        async with app.run_test(size=(30, 200)) as pilot:
            lines = app.query_one(TextLines)
            lines.show(text, top=True)
            await until(pilot, lambda: lines.scrollable_content_region.width)
            await pilot.pause()
            drawn = [lines.render_line(y).text for y in range(lines.virtual_size.height)]
            assert {cell_len(line) for line in drawn} <= {lines.scrollable_content_region.width}
            assert "".join("".join(drawn).split()) == "".join(neutral(text).split())

    asyncio.run(story())
