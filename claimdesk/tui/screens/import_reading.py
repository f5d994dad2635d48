"""The first step of an import: a file, an address or a paste is read; what is here is kept in the state file all along.

What is discarded, or pushed aside by another article, can be brought back.
"""

from __future__ import annotations

from dataclasses import replace

from textual import events
from textual.widgets import Input

from claimdesk.desk import putting_back
from claimdesk.tui import bringing_in, import_draft
from claimdesk.tui.bringing_in import Brought
from claimdesk.tui.import_draft import Draft
from claimdesk.tui.screens.import_fields import ImportFields
from claimdesk.tui.screens.import_place import ImportPlace
from claimdesk.tui.screens.long_work import LongWork
from claimdesk.tui.widgets.place_line import is_text
from claimdesk.tui.widgets.text_lines import TextLines
from claimdesk.words.references import shortened


class ImportReading(LongWork):
    """A screen with `ImportPlace`, `ImportFields` and the `TextLines` behind them."""

    def __init__(self) -> None:
        super().__init__()
        self.brought: Brought | None = None
        self._draft = Draft()
        self._wanted: Draft | None = None
        self._note = ""

    def on_mount(self) -> None:
        """Show what was asked for, else what was left here."""
        super().on_mount()
        self._show_stage()
        kept = import_draft.kept(self.app.state)
        if self._wanted is not None:
            if kept:
                import_draft.put_aside(self.app.state, kept)
                self._note = "What was here before, not imported, was put aside: ctrl+y brings it back."
            self._read(self._wanted)
        elif kept:
            self._draft = kept
            if kept.text:
                self._read(kept)
            else:
                self.query_one(ImportPlace).show(kept.place)
                typed = "; what you typed into its fields is kept" if kept.typed else ""
                self.say(f"This is where you were: ↵ reads it{typed}.")

    # -- reading -------------------------------------------------------------------------------------------------

    def read_place(self, place: str) -> None:
        """Read a file or an address; shown before the screen is drawn, too."""
        self._want(Draft(place=place))

    def read_text(self, text: str) -> None:
        """Read a text that was pasted."""
        self._want(Draft(text=text))

    def _want(self, draft: Draft) -> None:
        if self.is_mounted:
            self._read(draft)
        else:
            self._wanted = draft

    def _read(self, draft: Draft) -> None:
        self._draft = draft
        self._keep()
        place, text = draft.place, draft.text
        self.query_one(ImportPlace).show(place)
        if text:
            self.work("read", "reading the text", lambda desk, _: bringing_in.from_paste(desk, text))
        else:
            self.work(
                "read",
                f"reading {shortened(place)}",
                lambda desk, run: bringing_in.from_place(
                    desk, place, cancelled=run.cancelled, on_progress=run.received
                ),
            )

    def got_read(self, brought: Brought) -> None:
        """Show what was found, and begin where something is wanting."""
        if self._draft.back is not None:
            there = range(len(brought.read.cut))
            brought = replace(brought, back=frozenset(run for run in self._draft.back if run in there))
        elif brought.back and not self._note:
            self._note = putting_back.told(len(brought.back), 0)[0]
        self.brought = brought
        self.query_one(ImportFields).show(brought, self._draft.typed)
        self.query_one(TextLines).show(brought.document.text, top=True)
        self._show_stage()
        if typed := self._draft.typed.get("published"):
            self._read_date(typed)
        if self._note:
            self.say(self._note)
            self._note = ""
        elif not (typed or brought.document.published):
            stays = f"“{brought.undated[0]}” stays" if brought.undated else "days and months without a year stay"
            self.say(f"Without a date, {stays} open; ctrl+r imports all the same.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read what was named."""
        event.stop()
        if event.value.strip():
            place = event.value.strip()
            self._read(self._draft if place == self._draft.place else Draft(place=place))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed as it is typed."""
        event.stop()
        # What stands there now: the event may tell of a value that a paste has replaced since.
        place = self.query_one(ImportPlace).place
        if self.brought is None and place != self._draft.place:
            self.cancel_work()
            self._draft = Draft(place=place)
            self._keep()

    def on_paste(self, event: events.Paste) -> None:
        """Many lines are an article. One that is here already is not thrown away for it."""
        if not event.text.strip():
            return
        event.stop()
        if self.brought is not None:
            self.fail("There is an article here already: import it with ctrl+r or discard it with x, then paste again.")
        elif is_text(event.text):
            self.read_text(event.text)

    def _read_date(self, value: str) -> None:
        if value and self.brought is not None:
            language = self.brought.document.language
            self.ask("understood", lambda _: bringing_in.understood(value, language))

    def got_understood(self, found: tuple[str, str]) -> None:
        """Say it beside the field; what is wrong with a whole date, in the message line."""
        note, sentence = found
        self.query_one(ImportFields).note_date(note)
        self.say(sentence)

    # -- discarding, bringing back -------------------------------------------------------------------------------

    def action_import_discard(self) -> None:
        """Make room for another article."""
        if self.brought is not None:
            self._set_aside()
            self.brought = None
            self._show_stage()
            self.say("Discarded. ctrl+y brings it back.")

    def action_import_back(self) -> None:
        """Bring back what was put aside; what is here now takes its place."""
        if not import_draft.put_aside_before(self.app.state):
            self.fail("Nothing was discarded here.")
            return
        self.brought = None
        self._read(import_draft.bring_back(self.app.state, self._draft))

    def _set_aside(self) -> None:
        import_draft.put_aside(self.app.state, self._draft)
        self._draft = Draft()
        self.query_one(ImportPlace).show("")
        self._keep()

    def _keep(self) -> None:
        import_draft.keep(self.app.state, self._draft)

    def _show_stage(self) -> None:
        self.set_class(self.brought is not None, "-read")
        if self.brought is None:
            self.title_line("Import")
            self.query_one(ImportPlace).begin()
        else:
            document = self.brought.document
            self.title_line("Import", document.title or shortened(document.text))
            self.query_one(ImportFields).begin()
        self.refresh_lines()
