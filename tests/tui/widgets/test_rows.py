"""A list keeps its cursor on what it stands for while rows come and go."""

from __future__ import annotations

import asyncio

import pytest
from rich.cells import cell_len
from textual import on
from textual.app import App, ComposeResult

from claimdesk.tui.keys import bound_in, forbidden
from claimdesk.tui.widgets.rows import Row, Rows, columns


def row(number: int, text: str = "The bridge was closed for repairs") -> Row:
    return Row(f"C{number}", f"C{number}", "◇", "open", "≠" if number % 2 else "", text, "City council")


class Queue(App[None], inherit_bindings=False):
    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        yield Rows(empty="i import")

    @on(Rows.Highlighted)
    @on(Rows.Chosen)
    @on(Rows.EndNeared)
    def note(self, event: Rows.Highlighted | Rows.Chosen | Rows.EndNeared) -> None:
        self.said.append(f"{type(event).__name__} {event.key}")


def shown(rows: Rows) -> list[str]:
    return [rows.render_line(y).text for y in range(rows.size.height)]


def test_the_cursor_stays_on_its_row_and_the_row_in_its_place_when_others_arrive() -> None:
    async def story() -> None:
        app = Queue()
        async with app.run_test(size=(60, 10)) as pilot:
            rows = app.query_one(Rows)
            assert shown(rows)[0].startswith(" i import ")
            rows.set_rows([row(number) for number in range(200)])
            await pilot.press("down", "pagedown", "j", "enter")
            assert rows.highlighted == "C11"
            assert app.said[-1] == "Chosen C11"
            assert not [said for said in app.said if said.startswith("EndNeared")]
            place = [line[0] for line in shown(rows)].index("▸")
            rows.set_rows([row(number) for number in range(1000, 1050)] + [row(number) for number in range(200)])
            await pilot.pause()
            assert rows.highlighted == "C11"
            assert shown(rows)[place].startswith("▸C11 ")
            rows.set_rows([row(number) for number in range(61)])
            await pilot.press("end", "up")
            assert rows.highlighted == "C59"
            assert app.said.count("EndNeared C60") == 1
            rows.set_rows([row(number) for number in range(59)])
            await pilot.pause()
            assert rows.highlighted == "C58"
            assert "EndNeared C58" in app.said
            assert forbidden(bound_in(rows)) == []
            assert rows.highlight("C3")
            assert not rows.highlight("C777")
            await pilot.click(Rows, offset=(5, 2))
            assert rows.highlighted == "C5"

    asyncio.run(story())


def test_a_row_takes_hostile_text_as_text_and_fills_exactly_its_line() -> None:
    async def story() -> None:
        app = Queue()
        async with app.run_test(size=(40, 6)) as pilot:
            rows = app.query_one(Rows)
            rows.set_rows(
                [
                    row(1, "[@click=app.quit]x[/] \x1b]52;c;aGk=\x07"),
                    row(2, "平和条約を年内に結ぶと大統領が提案した"),
                    row(3, "a\nb\u202ec 👩\u200d👩\u200d👧"),
                ]
            )
            await pilot.pause()
            lines = shown(rows)
            assert lines[0].startswith("▸C1 ◇ open ≠ [@click=ap…  City council ")
            assert "a b�c" in lines[2]
            assert [cell_len(line) for line in lines[:3]] == [rows.scrollable_content_region.width] * 3
            assert not set("\x1b\x07\u202e") & set("".join(lines))

    asyncio.run(story())


@pytest.mark.parametrize("width", [40, 80, 160])
def test_the_right_column_keeps_its_width_and_the_text_takes_what_is_left(width: int) -> None:
    fit = columns([row(1), row(12)], width)
    assert (fit.reference, fit.state, fit.marks, fit.right) == (3, 6, 1, 12)
    assert 1 + (3 + 1) + (6 + 1) + (1 + 1) + fit.text + (2 + 12 + 1) == width
