"""Fields keep what is typed and pasted, and bind no key that a terminal may not send."""

from __future__ import annotations

import asyncio

import pytest
from textual import events, on
from textual.app import App, ComposeResult

from claimdesk.tui.keys import bound_in, forbidden
from claimdesk.tui.widgets.fields import Field, LineInput
from claimdesk.tui.widgets.prose import Prose


class Form(App[None], inherit_bindings=False):
    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        yield Field("publisher", note="not found", id="publisher")
        yield Field("title", "The [b]harbour[/b]\x1b[2J\nopens", note="from the text", id="title")
        yield Prose("A draft\x00", id="why")

    @on(Field.Changed)
    def note_value(self, event: Field.Changed) -> None:
        self.said.append(f"{event.field.label}: {event.value}")

    @on(Prose.NotEdited)
    def note_failure(self, event: Prose.NotEdited) -> None:
        self.said.append(event.sentence)


def test_typing_says_where_the_value_comes_from_and_enter_confirms_nothing() -> None:
    async def story() -> None:
        app = Form()
        async with app.run_test(size=(60, 12)) as pilot:
            publisher, title = app.query_one("#publisher", Field), app.query_one("#title", Field)
            assert (title.value, title.note) == ("The [b]harbour[/b][2J opens", "from the text")
            publisher.focus_line()
            await pilot.press("G", "z")
            assert (publisher.value, publisher.note, app.said[-1]) == ("Gz", "typed", "publisher: Gz")
            await pilot.press("enter")
            app.screen.post_message(events.Paste(" two\nlines\r\n\x1b]52;c;x\x07"))
            await pilot.pause()
            assert title.value == "The [b]harbour[/b][2J openstwo lines ]52;c;x"
            title.fill("Quay rebuilt", note="from the page")
            await pilot.pause()
            assert (title.value, title.note) == ("Quay rebuilt", "from the page")

    asyncio.run(story())


def test_prose_keeps_every_line_whatever_way_it_comes_in() -> None:
    async def story() -> None:
        app = Form()
        async with app.run_test(size=(60, 12)) as pilot:
            why = app.query_one(Prose)
            why.focus()
            await pilot.press("enter", "x", "ctrl+j", "y")
            app.screen.post_message(events.Paste("\r\n[/b] \x1b[31mred\u202e\nend"))
            await pilot.pause()
            assert why.text == "A draft\nx\ny\n[/b] [31mred\nend"
            await pilot.press("ctrl+underscore", "tab")
            assert why.text == "A draft\nx\ny"
            assert app.focused is app.query(LineInput).first()
            why.load_text("Kept\x07")
            why.focus()
            await pilot.press("!", "ctrl+o")
            assert why.text == "Kept!"
            assert app.said[-1].startswith("No editor can be opened here")

    asyncio.run(story())


@pytest.mark.parametrize("name", ["#publisher LineInput", "#why"])
def test_no_key_in_a_field_is_one_that_terminals_mix_up(name: str) -> None:
    async def story() -> None:
        app = Form()
        async with app.run_test():
            assert forbidden(bound_in(app.query_one(name))) == []

    asyncio.run(story())
