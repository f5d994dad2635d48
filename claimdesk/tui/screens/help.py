"""What the keys do here: made from the same tables as bindings, footer and palette."""

from __future__ import annotations

from typing import Any

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from claimdesk.tui.keys import Key
from claimdesk.tui.screens.dialogs import Dialog
from claimdesk.words.glyphs import GLYPHS, word


class Help(Dialog[None]):
    """The keys of a screen, of the part of it that has the focus, and of everywhere; then the legend of glyphs."""

    DEFAULT_CSS = "Help VerticalScroll { height: auto; max-height: 80%; }"

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__("Keys here", hint="↑ ↓ scroll   esc leaves")
        self.of_screen = screen

    def content(self) -> ComposeResult:
        """Keys by group, then the legend."""
        with VerticalScroll():
            yield Static(_listing(self._keys()), markup=False)
            yield Static(_legend(plain=self.app.has_class("-ascii")), markup=False)

    def _keys(self) -> list[Key]:
        from claimdesk.tui.app_keys import TABLE

        focused = self.of_screen.focused
        module = __import__(type(focused).__module__, fromlist=["KEYS"]) if focused is not None else None
        own = getattr(self.of_screen, "TABLE", ())
        return [*own, *getattr(module, "KEYS", ()), *TABLE]


def _listing(keys: list[Key]) -> Table:
    """Keys in one column, what they do in another, which goes on below itself where it is long."""
    listing = Table.grid(padding=(0, 2, 0, 0))
    listing.add_column(no_wrap=True)
    listing.add_column(ratio=1)
    group = ""
    for key in sorted(keys, key=lambda k: [x.group for x in keys].index(k.group)):
        if key.group != group:
            group = key.group
            listing.add_row("")
            listing.add_row(Text(group.capitalize(), "bold"))
        listing.add_row(Text(f"  {key.shown_keys}"), Text(key.tooltip))
    return listing


def _legend(*, plain: bool) -> Content:
    lines = [Content.assemble("\n", ("Signs", "bold"))]
    lines += [Content(f"  {g.ascii if plain else g.glyph}   {word(thing)}") for thing, g in GLYPHS.items()]
    return Content("\n").join(lines)
