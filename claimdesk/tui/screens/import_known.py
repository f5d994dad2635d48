"""Said after an import of something that was on the desk already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from claimdesk.desk import putting_back
from claimdesk.desk.articles import Added
from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import plain
from claimdesk.tui.screens.dialogs import Dialog


class AlreadyKnown(Dialog[bool]):
    """Answers True where the fields that were typed are to be put on the article that is there."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        (
            Key("known.open", "enter", "open", "Open the article as it is", "dialog"),
            Key("known.save", "ctrl+r", "put on it", "Put the fields that were typed on the article", "dialog"),
        )
    )

    def __init__(self, added: Added, typed: Mapping[str, str]) -> None:
        hint = "↵ opens it as it is" + ("   ctrl+r puts what you typed on it" if typed else "")
        super().__init__(_title(added), hint=hint)
        self.typed = typed

    def content(self) -> ComposeResult:
        """What was typed and is on no desk yet."""
        lines = [f"  {name:<10} {value or '(empty)'}" for name, value in self.typed.items()]
        if lines:
            yield Static(plain("\n".join(["", "You typed, and it is not on the desk:", *lines])), markup=False)

    def action_known_open(self) -> None:
        """As it is."""
        self.dismiss(False)

    def action_known_save(self) -> None:
        """With what was typed."""
        self.dismiss(bool(self.typed))


def _title(added: Added) -> str:
    if added.outcome == "unchanged":
        return f"Unchanged: this very text is A{added.article} already, so nothing was stored."
    told = putting_back.told(added.again, added.gone)
    return " ".join([f"A{added.article} was here already: the text is now its revision {added.revision}.", *told])
