"""Dialogs: a screen over the screen that returns a value, or None when it was left with escape.

def named(name: str | None) -> None: ...
self.app.push_screen(AskLine("Assign C340 to", placeholder="a member’s name"), named)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import plain
from claimdesk.tui.widgets.fields import LineInput
from claimdesk.tui.widgets.rows import Row, Rows

if TYPE_CHECKING:
    from claimdesk.tui.app import Claimdesk

T = TypeVar("T")
KEYS = (
    Key("dialog.leave", "escape", "leave", "Leave; what was typed is kept", "dialog"),
    Key("dialog.next", "tab", "next field", "Go on to the next field", "dialog", act="app.focus_next", first=True),
    Key("dialog.back", "shift+tab", "field before", "Back a field", "dialog", act="app.focus_previous", first=True),
)


class Dialog(ModalScreen[T | None]):
    """A titled box; escape leaves it without an answer."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        & > .dialog--box {
            width: 90%;
            max-width: 100;
            height: auto;
            max-height: 90%;
            background: $surface;
            border-left: outer $accent;
            padding: 1 2;
        }
        .dialog--title { text-style: bold; }
        .dialog--hint { color: $foreground-muted; padding-top: 1; }
        .dialog--error { color: $text-error; text-style: bold; }
        .dialog--error.-empty { display: none; }
    }
    """
    app: Claimdesk

    def __init__(self, title: str, *, hint: str = "esc leaves") -> None:
        super().__init__()
        self.title_text = title
        self.hint = hint
        self._ready = False

    def compose(self) -> ComposeResult:
        """Title, content, what is wrong, keys."""
        with Vertical(classes="dialog--box"):
            yield Static(plain(self.title_text), classes="dialog--title")
            yield from self.content()
            yield Static("", classes="dialog--error -empty", markup=False)
            yield Static(plain(self.hint), classes="dialog--hint")

    def content(self) -> ComposeResult:
        """What stands in the box."""
        yield from ()

    def on_mount(self) -> None:
        """Take keys once the first field has the focus."""
        self.call_after_refresh(self.become_ready)

    def become_ready(self) -> None:
        """Everything that keys may mean is there."""
        self._ready = True
        self.app.release_keys()

    def waits_for(self, key: str) -> bool:
        """Whether keys have to wait until the dialog is there."""
        return not self._ready

    def fail(self, sentence: str) -> None:
        """Say what is wrong with what was typed; the dialog stays."""
        line = self.query_one(".dialog--error", Static)
        line.update(plain(f"!! {sentence}"))
        line.set_class(not sentence, "-empty")

    def action_dialog_leave(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


class AskLine(Dialog[str]):
    """One line of text. ↵ answers; an empty answer only where `may_be_empty`."""

    def __init__(
        self, title: str, value: str = "", *, placeholder: str = "", may_be_empty: bool = False, hint: str = ""
    ) -> None:
        super().__init__(title, hint=hint or "↵ done   esc leaves")
        self.value = value
        self.placeholder = placeholder
        self.may_be_empty = may_be_empty

    def content(self) -> ComposeResult:
        """The line."""
        yield LineInput(self.value, placeholder=self.placeholder)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer."""
        event.stop()
        text = event.value.strip()
        if text or self.may_be_empty:
            self.dismiss(text)


class Choose(Dialog[str]):
    """One of some rows: ↵ takes the one under the cursor, a digit the one with that number. Answers its key."""

    def __init__(self, title: str, rows: Sequence[Row], *, current: str = "") -> None:
        super().__init__(title, hint="↵ choose   esc leaves")
        self.rows = rows
        self.current = current

    def content(self) -> ComposeResult:
        """The rows."""
        rows = Rows()
        rows.styles.height = min(len(self.rows), 12)
        yield rows

    def on_mount(self) -> None:
        """Put the cursor on what holds now."""
        rows = self.query_one(Rows)
        rows.set_rows(self.rows)
        rows.highlight(self.current)
        rows.focus()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Answer."""
        event.stop()
        self.dismiss(event.key)

    def key_digit(self, number: int) -> None:
        """Take row `number`."""
        if 1 <= number <= len(self.rows):
            self.dismiss(self.rows[number - 1].key)

    def on_key(self, event: object) -> None:
        """A digit takes the row with that number."""
        key = getattr(event, "key", "")
        if key.isdigit():
            self.key_digit(int(key))
