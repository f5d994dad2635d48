"""Two people changed the same: theirs, yours and what it was, one below the other. Nothing typed is lost: the dialog
says what of yours did not go through, and the screen behind it is drawn anew with theirs."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from claimdesk.tui.plain import neutral
from claimdesk.tui.screens.dialogs import Dialog
from claimdesk.words.errors import Conflict, Difference


class ConflictDialog(Dialog[None]):
    """Shows a conflict's differences."""

    DEFAULT_CSS = "ConflictDialog VerticalScroll { height: auto; max-height: 70%; }"

    def __init__(self, conflict: Conflict) -> None:
        super().__init__(
            conflict.sentence, hint="Yours was not saved, and is still where you typed it. esc goes back to it."
        )
        self.conflict = conflict

    def content(self) -> ComposeResult:
        """Each field on which the two disagree."""
        with VerticalScroll():
            for difference in self.conflict.differences:
                yield Static(_told(difference), markup=False)


def _told(difference: Difference) -> Content:
    def shown(value: object) -> str:
        return neutral("—" if value in (None, "") else str(value))

    lines = [
        Content.assemble("\n", (f"{difference.what} · {difference.field.replace('_', ' ')}", "bold")),
        Content(f"  it was   {shown(difference.original)}"),
        Content(f"  theirs   {shown(difference.theirs)}   {shown(difference.by)}, {difference.when[:16]}"),
    ]
    if difference.yours is not None:
        lines.append(Content(f"  yours    {shown(difference.yours)}"))
    return Content("\n").join(lines)
