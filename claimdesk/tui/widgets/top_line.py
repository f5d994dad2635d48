"""The line above a screen: what is open, details of it, and at the right what must never be cut.

    top = TopLine()
    top.show("A12 Harbour to be dredged by the spring", detail="Gazette · 12 Sep 2018 · 71 %", status="anna · saved")
    top.status = "anna · ben here · saved"

With too little room the title is shortened first, then the detail; the status stays whole.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from claimdesk.tui.plain import filled, neutral_line, padded

LEAST_TITLE = 12
"""Cells that the title keeps before the detail is shortened too."""


def fitted(title: str, detail: str, status: str, width: int) -> str:
    """The three on one line of exactly `width` cells; as much of the status as there is room for at all."""
    status = neutral_line(status)
    room = width - 4 - cell_len(status)
    if room < 1:
        return padded(f" {status}", width)
    detail = neutral_line(detail, max(0, room - LEAST_TITLE - 2))
    left = neutral_line(title, room - (cell_len(detail) + 2 if detail else 0))
    if detail:
        left += f"  {detail}"
    return filled(f" {padded(left, room)}  {status} ", width)


class TopLine(Widget):
    """The line. See the module's docstring."""

    DEFAULT_CSS = """
    TopLine { height: 1; width: 1fr; background: $panel; color: $foreground; text-style: bold; }
    """

    title = reactive("")
    detail = reactive("")
    status = reactive("")

    def show(self, title: str, *, detail: str = "", status: str | None = None) -> None:
        """Show title and detail; the status too, where one is given."""
        self.title = title
        self.detail = detail
        if status is not None:
            self.status = status

    def render(self) -> Content:
        """The line as it fits."""
        return Content(fitted(self.title, self.detail, self.status, self.size.width))
