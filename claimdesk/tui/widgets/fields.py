"""One-line fields: what it is, what stands there, and where that came from.

    yield Field("publisher", document.publisher, note="not found", id="publisher")
    field.value
    def on_field_changed(self, event): ...      # event.field, event.value

A note such as "from the text" becomes "typed" once the value is changed by hand. ↵ goes on to the next field and
confirms nothing; a pasted newline becomes a blank. `LineInput` alone is for filters and searches: ↵ submits.
"""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from claimdesk.tui.keys import bindings
from claimdesk.tui.plain import plain_line
from claimdesk.tui.widgets.field_keys import LINE_KEYS as KEYS
from claimdesk.words.cleantext import clean, one_line

TYPED = "typed"


class LineInput(Input, inherit_bindings=False):
    """A line to type in, with the keys of `field_keys`; what is pasted becomes one line and loses no words."""

    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    LineInput { height: 1; border: none; padding: 0; }
    LineInput:focus { border: none; background: $panel; }
    """

    def validate_value(self, value: str) -> str:
        """Keep control characters and newlines out, whoever sets the value."""
        return clean(value).replace("\n", " ")

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(one_line(event.text), *sorted(self.selection))


class Field(Horizontal):
    """A labelled line. See the module's docstring."""

    DEFAULT_CSS = """
    Field { height: 1; width: 1fr; }
    Field > .field--label { width: 14; padding: 0 1; color: $foreground-muted; }
    Field > LineInput { width: 1fr; }
    Field > .field--note { width: auto; max-width: 40%; padding: 0 1; color: $foreground-muted; }
    Field:focus-within > .field--label { color: $foreground; text-style: bold; }
    """

    class Changed(Message):
        """The value was changed by a person."""

        def __init__(self, field: Field, value: str) -> None:
            super().__init__()
            self.field, self.value = field, value

        @property
        def control(self) -> Field:
            """The field it came from."""
            return self.field

    def __init__(
        self, label: str, value: str = "", *, note: str = "", placeholder: str = "", id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self.label = label
        self.note = note
        self._input = LineInput(one_line(value), placeholder=placeholder, select_on_focus=False)
        self._note = Static(plain_line(note), classes="field--note", markup=False)
        self._known = self._input.value

    def compose(self) -> ComposeResult:
        """Label, line, note."""
        yield Static(plain_line(self.label), classes="field--label", markup=False)
        yield self._input
        yield self._note

    @property
    def value(self) -> str:
        """What stands there, without blanks at its ends."""
        return self._input.value.strip()

    def fill(self, value: str, *, note: str = "", placeholder: str | None = None) -> None:
        """Put a value there that no person typed, with where it came from."""
        self._known = one_line(value)
        self._input.value = self._known
        if placeholder is not None:
            self._input.placeholder = placeholder
        self.tell(note)

    def tell(self, note: str) -> None:
        """Say where the value came from, or how it is understood."""
        self.note = note
        self._note.update(plain_line(note))

    def focus_line(self) -> None:
        """Put the keyboard into the line."""
        self._input.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Note that a person typed, and say so."""
        event.stop()
        if event.value != self._known:
            self._known = event.value
            self.tell(TYPED)
            self.post_message(self.Changed(self, self.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field."""
        event.stop()
        self.screen.focus_next()
