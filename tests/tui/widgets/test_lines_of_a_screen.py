"""Top line, message line and footer say what matters at any width, and take any text as text."""

from __future__ import annotations

import asyncio

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from claimdesk.tui.widgets.key_footer import KeyFooter, fitting
from claimdesk.tui.widgets.message_line import MessageLine
from claimdesk.tui.widgets.top_line import TopLine, fitted


@pytest.mark.parametrize("width", [30, 60, 80, 160])
def test_the_status_is_never_cut_while_the_title_shortens_first(width: int) -> None:
    line = fitted("A12 Harbour to be dredged by the spring", "Gazette · 71 %", "anna · saved", width)
    assert line.endswith("  anna · saved ")
    assert cell_len(line) == width
    assert ("Gazette · 71 %" in line) == (width > 30)
    assert ("dredged by the spring" in line) == (width > 60)


@given(st.text(), st.text(), st.text(), st.integers(0, 100))
@example("", "", "\u200d", 2)
@example("\u200d", "\u200d", "\u200d", 40)
def test_the_top_line_is_one_line_of_its_width_whatever_stands_in_it(a: str, b: str, c: str, width: int) -> None:
    line = fitted(a, b, c, width)
    assert cell_len(line) == width
    assert "\n" not in line


def test_the_footer_keeps_help_and_drops_keys_from_its_end() -> None:
    keys = [("c", "claim"), ("x", "dismiss sentence"), ("v", "verdict")]
    assert fitting(keys, 80) == [*keys, (":", "commands"), ("?", "keys")]
    assert fitting(keys, 48) == [*keys, ("?", "keys")]
    assert fitting(keys, 30) == [("c", "claim"), ("?", "keys")]
    assert fitting(keys, 5) == [("?", "keys")]


class Lines(App[None]):
    def compose(self) -> ComposeResult:
        yield TopLine()
        yield MessageLine()
        yield KeyFooter()


def test_hostile_text_is_shown_as_it_is_written_and_an_error_says_that_it_is_one() -> None:
    async def story() -> None:
        app = Lines()
        async with app.run_test(size=(60, 12)) as pilot:
            app.query_one(TopLine).show("[b]A12[/b] \x1b]2;x\x07", status="[@click=app.quit]anna[/]")
            app.query_one(KeyFooter).show([("x", "withdraw [/b]")])
            message = app.query_one(MessageLine)
            message.fail("No [date] in “\x1b[31mon Wednesday”. " + "Say when it was published. " * 4)
            await pilot.pause()
            screen = "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())
            assert " [b]A12[/b] ␛]2;x␇" in screen
            assert "  [@click=app.quit]anna[/] " in screen
            assert "!! error  No [date] in “␛[31mon Wednesday”." in screen
            assert "x withdraw [/b]" in screen
            assert message.size.height == 3
            message.say("Saved.")
            await pilot.pause()
            assert (message.size.height, message.classes) == (1, frozenset())

    asyncio.run(story())
