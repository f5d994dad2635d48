"""Import: a file, an address or a paste is read, shown with where each field came from, and put on the desk.

Nothing is stored before ctrl+r. Until then what was pasted, named and typed is in the state file, and here again
after a crash; what is discarded, or pushed aside by another article, can be brought back.
"""

from __future__ import annotations

from dataclasses import replace

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from claimdesk.desk import articles
from claimdesk.tui import bringing_in, import_draft
from claimdesk.tui.bringing_in import BadDate, Brought
from claimdesk.tui.import_draft import Draft
from claimdesk.tui.keys import Key
from claimdesk.tui.screens.import_fields import ImportFields, cut_at_length, is_reason
from claimdesk.tui.screens.import_known import AlreadyKnown
from claimdesk.tui.screens.import_place import ImportPlace
from claimdesk.tui.screens.long_work import LongWork
from claimdesk.tui.screens.shown_text import ShownText
from claimdesk.tui.widgets.fields import Field
from claimdesk.tui.widgets.open_line import OpenLine
from claimdesk.tui.widgets.place_line import is_text
from claimdesk.tui.widgets.text_lines import TextLines
from claimdesk.words.errors import DeskError
from claimdesk.words.references import shortened

WIDE = 120


class ImportArticle(LongWork):
    """The screen. See the module's docstring."""

    TABLE = (
        Key("import.save", "ctrl+r", "import", "Put the article on the desk and open it", "import"),
        Key("import.discard", "x", "discard", "Take another article instead; ctrl+y brings this one back", "import"),
        Key("import.back", "ctrl+y", "bring back", "Bring back what was discarded; again: what was before", "import"),
        Key("import.next", "tab", "next", "The next field, what was cut, the text", "import", False, "app.focus_next"),
        Key("import.previous", "shift+tab", "before", "The field before", "import", False, "app.focus_previous"),
        Key("import.leave", "escape", "leave", "Cancel a fetch; out of a field; leave: all is kept", "import"),
    )
    CSS = """
    ImportArticle #confirm { height: 1fr; layout: vertical; }
    ImportArticle #behind { height: 1fr; border-top: solid $panel; }
    ImportArticle.-wide #confirm { layout: horizontal; }
    ImportArticle.-wide ImportFields { width: 46%; height: 1fr; }
    ImportArticle.-wide #behind { border-top: none; border-left: vkey $panel; padding-left: 1; }
    ImportArticle #confirm, ImportArticle.-read ImportPlace { display: none; }
    ImportArticle.-read #confirm { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.brought: Brought | None = None
        self._draft = Draft()
        self._wanted: Draft | None = None
        self._note = ""
        self._storing = False

    def content(self) -> ComposeResult:
        """First where it is; then what was found, and the text behind it."""
        yield ImportPlace()
        with Container(id="confirm"):
            yield ImportFields()
            yield TextLines(id="behind")

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

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def footer(self) -> list[str | tuple[str, str]]:
        """What the keys do at this step, letters only where they act."""
        if self.brought is None:
            back: list[str | tuple[str, str]] = ["import.back"] if import_draft.put_aside_before(self.app.state) else []
            return [*back, "import.leave"]
        if isinstance(self.focused, Input):
            return [("import.next", "next"), "import.save", ("import.leave", "to the text")]
        return ["import.save", "import.discard", ("import.next", "fields"), ("import.leave", "leave, it is kept")]

    def on_descendant_focus(self) -> None:
        """The footer follows the keyboard."""
        self.refresh_lines()

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
            self.work("read", "reading the text", lambda _, __: bringing_in.from_paste(text))
        else:
            self.work(
                "read",
                f"reading {shortened(place)}",
                lambda _, run: bringing_in.from_place(place, cancelled=run.cancelled, on_progress=run.received),
            )

    def got_read(self, brought: Brought) -> None:
        """Show what was found, and begin where something is wanting."""
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
            self.say("Without a date, “on Wednesday” stays open; ctrl+r imports all the same.")

    def failed(self, name: str, error: DeskError) -> None:
        """What can't be read leaves the line as it was typed; a bad date, the fields."""
        super().failed(name, error)
        self._storing = False
        if isinstance(error, BadDate):
            self.query_one(ImportFields).begin_with("published")
        if name == "read" and self._draft.text and self.brought is None:
            # Not worth keeping: it holds no article, and would be read in vain at each start.
            self._set_aside()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read what was named."""
        event.stop()
        if event.value.strip():
            typed = self._draft.typed if self._draft.place == event.value.strip() else {}
            self._read(Draft(place=event.value.strip(), typed=typed))

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

    # -- the fields ----------------------------------------------------------------------------------------------

    def on_field_changed(self, event: Field.Changed) -> None:
        """Keep what is typed; show how a date is understood."""
        event.stop()
        if self.brought is None:
            return
        self._draft = replace(self._draft, typed=self.query_one(ImportFields).typed(self.brought))
        self._keep()
        if event.field.id == "published":
            self._read_date(event.value)

    def _read_date(self, value: str) -> None:
        if value and self.brought is not None:
            language = self.brought.document.language
            self.ask("understood", lambda _: bringing_in.understood(value, language))

    def got_understood(self, found: tuple[str, str]) -> None:
        """Say it beside the field; what is wrong with a whole date, in the message line."""
        note, sentence = found
        self.query_one(ImportFields).note_date(note)
        self.say(sentence)

    def on_open_line_opened(self, event: OpenLine.Opened) -> None:
        """Show what was cut."""
        event.stop()
        if self.brought is not None and (cut := self.brought.document.cut):
            reasons = is_reason(cut)
            tone = lambda line: "head" if line in reasons else "quiet"  # noqa: E731
            self.app.push_screen(ShownText("Cut as page furniture", cut_at_length(cut), tone=tone))

    # -- importing -----------------------------------------------------------------------------------------------

    def action_import_save(self) -> None:
        """Put the article on the desk."""
        if (brought := self.brought) is None:
            self.fail("Nothing was read yet: name a file or address and press ↵, or paste the article.")
            return
        if self._storing:
            return
        self._storing = True
        typed = self.query_one(ImportFields).typed(brought)
        self.do("stored", lambda desk: bringing_in.store(desk, brought, typed))

    def got_stored(self, added: articles.Added) -> None:
        """Open it; say so where it was there already."""
        typed = dict(self._draft.typed)
        if added.outcome == "new":
            self._open(added.article)
            return

        def answered(put_on: bool | None) -> None:
            if put_on:
                language = self.brought.document.language if self.brought else ""
                self.do("edited", lambda desk: bringing_in.put_on(desk, added.article, typed, language))
            else:
                self._open(added.article)

        lost = bringing_in.of_document(typed) if added.outcome == "unchanged" else {}
        self.app.push_screen(AlreadyKnown(added, lost), answered)

    def got_edited(self, article: int) -> None:
        """The fields stand on the article that was there."""
        self._open(article)

    def _open(self, article: int) -> None:
        import_draft.keep(self.app.state, Draft())
        self.app.show("workbench", article)

    # -- leaving, discarding, bringing back ----------------------------------------------------------------------

    def action_import_leave(self) -> None:
        """End a fetch, else leave a field, else the screen."""
        if self.cancel_work():
            if self._draft.text:
                self._set_aside()
        elif self.brought is not None and isinstance(self.focused, Input):
            self.query_one(TextLines).focus()
        else:
            self.app.action_app_back()

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
