"""A dialog of fields: lines, picks and longer texts. It stays until what it saves is on the desk.

    Form("C340", [Line("text", "claim", row.text), OneOf("kind", "kind", KINDS, row.kind)],
         save=lambda values: screen.do("edited", …), draft="edit C340")

Every change is kept in the state file under `draft` and is there again when the form is opened anew, after a crash
too; the screen that opened it calls `close_form` once the command is done. A refusal is shown in the form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import plain
from claimdesk.tui.screens.dialogs import Dialog
from claimdesk.tui.widgets.fields import Field
from claimdesk.tui.widgets.pick import Pick
from claimdesk.tui.widgets.prose import Prose

KEYS = (
    Key("form.save", "ctrl+r", "save", "Put it on the desk", "form"),
    Key("form.anew", "ctrl+l", "begin anew", "Forget what was typed; show what is on the desk", "form"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A field of one line."""

    name: str
    label: str
    value: str = ""
    note: str = ""
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class OneOf:
    """A field with one of some values; `words` are shown in their place."""

    name: str
    label: str
    values: Sequence[str]
    value: str = ""
    words: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """A field of several lines."""

    name: str
    label: str
    value: str = ""
    placeholder: str = ""


FormField = Line | OneOf | Text


class Form(Dialog[None]):
    """The dialog. See the module's docstring."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    DEFAULT_CSS = "Form .form--label { color: $foreground-muted; padding: 0 1; }"

    def __init__(
        self,
        title: str,
        fields: Sequence[FormField],
        *,
        save: Callable[[dict[str, str]], None],
        draft: str = "",
        hint: str = "tab next   ctrl+r save   esc leaves, it is kept",
    ) -> None:
        super().__init__(title, hint=hint)
        self.fields = fields
        self.save = save
        self.draft = draft
        #: the ledger's entry that the form was drawn from, for `seen`
        self.seen: int | None = None

    def content(self) -> ComposeResult:
        """The fields, with what was left in them."""
        kept: dict[str, str] = (self.app.state.value(self.draft) or {}) if self.draft else {}
        for field in self.fields:
            if isinstance(field, Text):
                yield Static(plain(field.label), classes="form--label", markup=False)
            yield _widget(field, kept.get(field.name, field.value))

    def on_mount(self) -> None:
        """Say that a draft is shown, if it is one."""
        if self.draft and self.app.state.value(self.draft):
            self.fail("This is what you typed before and did not save. ctrl+l forgets it.")

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields now."""
        out: dict[str, str] = {}
        for field in self.fields:
            widget = self.query_one(f"#{field.name}")
            if isinstance(widget, Prose):
                out[field.name] = widget.text.strip()
            elif isinstance(widget, Field | Pick):
                out[field.name] = widget.value
        return out

    def on_field_changed(self) -> None:
        """Keep what is typed."""
        self._keep()

    def on_pick_changed(self) -> None:
        """Keep what is chosen."""
        self._keep()

    def on_text_area_changed(self) -> None:
        """Keep what is typed."""
        self._keep()

    def on_prose_not_edited(self, event: Prose.NotEdited) -> None:
        """The editor gave nothing back."""
        self.fail(event.sentence)

    def action_form_save(self) -> None:
        """Hand the values to whoever opened the form."""
        self.fail("")
        self.save(self.values)

    def action_form_anew(self) -> None:
        """Forget what was typed."""
        for field in self.fields:
            widget = self.query_one(f"#{field.name}")
            if isinstance(widget, Prose):
                widget.load_text(field.value)
            elif isinstance(widget, Field):
                widget.fill(field.value)
            elif isinstance(widget, Pick):
                widget.value = field.value or widget.values[0]
        self._forget()
        self.fail("")

    def done(self) -> None:
        """The values are on the desk: forget the draft and close."""
        self._forget()
        if self.is_current:
            self.dismiss(None)

    def _keep(self) -> None:
        # Only what was typed: what others change meanwhile in the other fields must not be set back by the draft.
        before = {f.name: self._untouched(f) for f in self.fields}
        changed = {name: value for name, value in self.values.items() if value != before[name]}
        if self.draft:
            self.app.state.keep(self.draft, changed or None)

    def _untouched(self, field: FormField) -> str:
        if isinstance(field, OneOf) and field.value not in field.values:
            return field.values[0]
        return field.value

    def _forget(self) -> None:
        if self.draft:
            self.app.state.keep(self.draft, None)


def _widget(field: FormField, value: str) -> Widget:
    if isinstance(field, Line):
        return Field(field.label, value, note=field.note, placeholder=field.placeholder, id=field.name)
    if isinstance(field, OneOf):
        return Pick(field.label, field.values, value, words=field.words, id=field.name)
    return Prose(value, placeholder=field.placeholder, id=field.name)
