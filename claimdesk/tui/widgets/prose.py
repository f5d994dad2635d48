"""A field of several lines: ↵ is a newline, tab goes on, ctrl+o opens `$EDITOR`.

why = Prose(draft, placeholder="@S2 cites a source", id="why")
why.text                                       # what stands there, cleaned of control characters
def on_text_area_changed(self, event): ...     # after each change: keep the draft
def on_prose_not_edited(self, event): message.fail(event.sentence)
"""

from __future__ import annotations

from textual import events
from textual.app import SuspendNotSupported
from textual.message import Message
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from claimdesk.tui.keys import bindings
from claimdesk.tui.widgets.external_editor import EditorFailed, edited, editor_command
from claimdesk.tui.widgets.field_keys import PROSE_KEYS as KEYS
from claimdesk.words.cleantext import clean


class Prose(TextArea, inherit_bindings=False):
    """The field. See the module's docstring."""

    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    Prose { height: auto; min-height: 3; max-height: 12; border: none; padding: 0 1; scrollbar-size-vertical: 1; }
    Prose:focus { border: none; background: $panel; }
    """

    class NotEdited(Message):
        """The editor gave nothing back; the field's text is as it was. `sentence` says why and what is kept."""

        def __init__(self, prose: Prose, sentence: str) -> None:
            super().__init__()
            self.set_sender(prose)
            self.prose, self.sentence = prose, sentence

        @property
        def control(self) -> Prose:
            """The field it came from."""
            return self.prose

    def __init__(
        self, text: str = "", *, placeholder: str = "", id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(
            clean(text), soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False, id=id, classes=classes
        )
        self.placeholder = placeholder

    def on_mount(self) -> None:
        """Go on where the draft ends."""
        self.move_cursor(self.document.end)

    def load_text(self, text: str) -> None:
        """Replace all text; what could be undone before can't be any more."""
        super().load_text(clean(text))
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Take one change, typed or pasted, all of it but control characters."""
        edit.text = clean(edit.text)
        return super().edit(edit)

    async def _on_key(self, event: events.Key) -> None:
        # A terminal without bracketed paste sends the newlines of pasted text as ctrl+j.
        if event.key == "ctrl+j":
            event.stop()
            event.prevent_default()
            self.insert("\n")
            return
        await super()._on_key(event)

    def action_editor(self) -> None:
        """Hand the text to the editor and take it back."""
        try:
            with self.app.suspend():
                text = edited(self.text, editor_command())
        except SuspendNotSupported:
            self.post_message(self.NotEdited(self, "No editor can be opened here; write in this field instead."))
        except EditorFailed as failure:
            self.post_message(self.NotEdited(self, f"{failure.sentence} {failure.kept}".strip()))
        else:
            self.replace(text, (0, 0), self.document.end)
