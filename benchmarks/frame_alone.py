"""The baseline of the first frame: a Textual app with the queue's widgets and nothing behind them."""

from __future__ import annotations

from textual.app import App, ComposeResult

from claimdesk.tui.widgets.fields import LineInput
from claimdesk.tui.widgets.key_footer import KeyFooter
from claimdesk.tui.widgets.message_line import MessageLine
from claimdesk.tui.widgets.rows import Row, Rows
from claimdesk.tui.widgets.top_line import TopLine
from claimdesk.tui.widgets.view_line import ViewLine


class Alone(App[None]):
    """The widgets of the queue, from top to bottom."""

    CSS = "#filter { padding: 0 1; } Rows { height: 1fr; }"

    def __init__(self, rows: list[Row] | None = None) -> None:
        super().__init__()
        self.rows = rows or []

    def compose(self) -> ComposeResult:
        """As the queue has them."""
        yield TopLine()
        yield ViewLine()
        yield LineInput("", placeholder="/ filter", id="filter")
        yield Rows(empty="nothing", id="rows")
        yield MessageLine()
        yield KeyFooter()

    def on_mount(self) -> None:
        """The rows that there are."""
        self.query_one(Rows).set_rows(self.rows)
        self.query_one(Rows).focus()


if __name__ == "__main__":
    Alone().run()
