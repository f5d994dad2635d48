"""What was cut from an article that is to be imported: run by run, to be read and put back."""

from __future__ import annotations

from collections.abc import Collection

from textual.app import ComposeResult

from claimdesk.tui.screens.dialogs import Dialog
from claimdesk.tui.widgets.rows import Row, Rows
from claimdesk.tui.widgets.text_lines import TextLines
from claimdesk.words.document import Cut


class CutRuns(Dialog[frozenset[int]]):
    """The dialog; it answers with the numbers of the runs that are to be put back."""

    DEFAULT_CSS = """
    CutRuns Rows { max-height: 10; }
    CutRuns TextLines { height: 10; max-height: 40vh; border-top: solid $panel; }
    """

    def __init__(self, cut: tuple[Cut, ...], back: Collection[int]) -> None:
        super().__init__("Cut as page furniture", hint="↵ puts back, or cuts again   tab scrolls the text   esc done")
        self.cut = cut
        self.back = set(back)

    def content(self) -> ComposeResult:
        """A row for each run; below, the one under the cursor in full."""
        rows = Rows()
        rows.styles.height = min(len(self.cut), 10)
        yield rows
        yield TextLines()

    def on_mount(self) -> None:
        """Begin with the first run."""
        super().on_mount()
        self._show_rows()
        self.query_one(Rows).focus()
        self._show_run(0)

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Show it in full."""
        event.stop()
        self._show_run(int(event.key))

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Put it back, or cut it again."""
        event.stop()
        self.back ^= {int(event.key)}
        self._show_rows()

    def action_dialog_leave(self) -> None:
        """Answer with what was put back."""
        self.dismiss(frozenset(self.back))

    def _show_rows(self) -> None:
        self.query_one(Rows).set_rows(
            [
                Row(
                    str(number),
                    glyph="+" if number in self.back else "-",
                    word="put back" if number in self.back else "cut",
                    text=cut.text.partition("\n")[0],
                    right=cut.reason,
                )
                for number, cut in enumerate(self.cut)
            ]
        )

    def _show_run(self, number: int) -> None:
        self.query_one(TextLines).show(self.cut[number].text, top=True)
