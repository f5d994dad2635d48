"""The first step of an import: where the article is, or what to do to paste it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from claimdesk.tui.widgets.place_line import PlaceLine

HOW = """
Name a file or a web address above and press ↵.

Or paste the article right here, with your terminal’s own key (often ctrl+shift+v): the page’s text with menus \
and all, or its HTML.

What was found comes next, to check and fill in. Nothing is stored before that."""


class ImportPlace(Vertical):
    """The line, and what else can be done."""

    DEFAULT_CSS = """
    ImportPlace { height: 1fr; }
    ImportPlace Horizontal { height: 1; }
    ImportPlace .import-place--label { width: 14; padding: 0 1; color: $foreground-muted; }
    ImportPlace .import-place--how { padding: 0 1; max-width: 80; }
    """

    def compose(self) -> ComposeResult:
        """Line and words."""
        with Horizontal():
            yield Static("from", classes="import-place--label")
            yield PlaceLine(placeholder="a file’s name, or https://…")
        yield Static(HOW, classes="import-place--how", markup=False)

    @property
    def place(self) -> str:
        """What stands in the line."""
        return self.query_one(PlaceLine).value.strip()

    def show(self, place: str) -> None:
        """Put a place into the line."""
        self.query_one(PlaceLine).value = place

    def begin(self) -> None:
        """Put the keyboard into the line."""
        self.query_one(PlaceLine).focus()
