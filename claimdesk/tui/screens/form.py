"""A dialog of fields: lines, picks and longer texts. It stays until what it saves is on the desk.

    form = Form("C340", [Line("text", "claim", row.text), OneOf("kind", "kind", KINDS, row.kind)],
                save=lambda values: screen.decide("edited", …), draft="edit C340")
    screen.open_form(form)

Every change is kept in the state file under `draft` and is there again when the form is opened anew, after a crash
too; the screen that opened it calls `close_form` once the command is done. A refusal is shown in the form. Keys that
come while the command is on its way wait for its end: they are meant for what is there then.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Static

from claimdesk.tui.form_fields import FormField, Line, Text, put_in, untouched, value_in, widget_of
from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import plain
from claimdesk.tui.screens.dialogs import Dialog
from claimdesk.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from claimdesk.desk import Desk

KEYS = (
    Key("form.save", "ctrl+r", "save", "Put it on the desk", "form"),
    Key("form.anew", "ctrl+l", "begin anew", "Forget what was typed; show what is on the desk", "form"),
)
HOLD_S = 2.0
"""So long keys wait for a command that is on its way: a server that does not answer must not swallow the keyboard."""
KEPT = "This is what you typed before and did not save. ctrl+l forgets it."


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
        renew: Callable[[Desk], Sequence[FormField]] | None = None,
    ) -> None:
        super().__init__(title, hint=hint)
        self.fields = tuple(fields)
        self.save = save
        self.draft = draft
        #: reads the fields as they are on the desk now, for when others changed them
        self.renew = renew
        #: the ledger's entry that the form was drawn from, for `seen`
        self.seen: int | None = None
        self._saving_since: float | None = None

    def content(self) -> ComposeResult:
        """The fields, with what was left in them."""
        kept = self._kept
        for field in self.fields:
            if isinstance(field, Text):
                yield Static(plain(field.label), classes="form--label", markup=False)
            yield widget_of(field, kept.get(field.name, field.value))

    def on_mount(self) -> None:
        """Say that a draft is shown, if it is one."""
        if self._kept:
            self.fail(KEPT)

    @property
    def _kept(self) -> dict[str, str]:
        return (self.app.state.value(self.draft) or {}) if self.draft else {}

    @property
    def values(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {field.name: value_in(self._widget(field)) for field in self.fields}

    @property
    def changed(self) -> dict[str, str]:
        """What was typed: the fields in which something else stands than on the desk."""
        values = self.values
        return {field.name: values[field.name] for field in self.fields if values[field.name] != untouched(field)}

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

    def waits_for(self, key: str) -> bool:
        """Keys also wait for a moment while the command is on its way; escape never does."""
        on_its_way = self._saving_since is not None and time.monotonic() - self._saving_since < HOLD_S
        return super().waits_for(key) or (on_its_way and key != "escape")

    def fail(self, sentence: str) -> None:
        """Say why it was not saved; what was typed can be changed again."""
        super().fail(sentence)
        self.unsaved()

    def unsaved(self) -> None:
        """The command was refused."""
        self._saving_since = None
        self.app.release_keys()

    def saving(self) -> None:
        """The command is on its way."""
        self._saving_since = time.monotonic()

    def action_form_save(self) -> None:
        """Hand the values to whoever opened the form; once, however often the key is pressed."""
        if self._saving_since is None:
            self.fail("")
            self.saving()
            self.save(self.values)

    def action_form_anew(self) -> None:
        """Forget what was typed."""
        for field in self.fields:
            put_in(self._widget(field), untouched(field))
        self._forget()
        self.fail("")

    def take(self, fields: Sequence[FormField], chosen: Mapping[str, str]) -> None:
        """Go on from `fields`, which others changed: what was typed stays, but for those in `chosen`."""
        values = {**{field.name: untouched(field) for field in fields}, **self.changed, **chosen}
        self.fields = tuple(fields)
        for field in self.fields:
            put_in(self._widget(field), values[field.name])
        self._keep()

    def put(self, name: str, value: str) -> None:
        """Let `value` stand in a field, as if it were typed there."""
        put_in(self.query_one(f"#{name}"), value)
        self._keep()

    def done(self) -> None:
        """The values are on the desk: forget the draft and close."""
        self._forget()
        if self.is_current:
            self.dismiss(None)

    def _widget(self, field: FormField) -> Widget:
        return self.query_one(f"#{field.name}")

    def _keep(self) -> None:
        # Only what was typed: what others change meanwhile in the other fields must not be set back by the draft.
        if self.draft:
            self.app.state.keep(self.draft, self.changed or None)

    def _forget(self) -> None:
        if self.draft:
            self.app.state.keep(self.draft, None)


class Ask(Form):
    """A form of a single line: ↵ puts it on the desk."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        (Key("ask.save", "enter", "save", "Put it on the desk", "form", act="form_save", first=True),)
    )

    def __init__(
        self,
        title: str,
        line: Line,
        *,
        save: Callable[[str], None],
        draft: str = "",
        may_be_empty: bool = False,
        hint: str = "↵ done   esc leaves, it is kept",
        renew: Callable[[Desk], Sequence[FormField]] | None = None,
    ) -> None:
        super().__init__(title, (line,), save=self._save_line, draft=draft, hint=hint, renew=renew)
        self._save_text = save
        self._may_be_empty = may_be_empty

    def _save_line(self, values: dict[str, str]) -> None:
        (text,) = values.values()
        if text or self._may_be_empty:
            self._save_text(text)
        else:
            self.fail("Nothing is written yet.")
