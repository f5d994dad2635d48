"""Import: a file, an address or a paste is read, shown with where each field came from, and put on the desk.

Nothing is stored before ctrl+r. Until then what was pasted, named and typed is in the state file, and here again
after a crash; what is discarded, or pushed aside by another article, can be brought back once.
"""

from __future__ import annotations

from typing import Any, TypedDict

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Input, Static

from claimdesk.desk import Desk, articles
from claimdesk.tui import bringing_in
from claimdesk.tui.bringing_in import Brought
from claimdesk.tui.keys import Key
from claimdesk.tui.screens.import_fields import ImportFields, cut_at_length, is_reason
from claimdesk.tui.screens.import_known import AlreadyKnown
from claimdesk.tui.screens.long_work import LongWork
from claimdesk.tui.screens.shown_text import ShownText
from claimdesk.tui.widgets.fields import Field, LineInput
from claimdesk.tui.widgets.open_line import OpenLine
from claimdesk.tui.widgets.text_lines import TextLines
from claimdesk.words.errors import BadInput, DeskError
from claimdesk.words.limits import INPUT_BYTES
from claimdesk.words.references import shortened

WIDE = 100
KEPT, ASIDE = "import", "import put aside"
HOW = """
Name a file or a web address above and press ↵.

Or paste the article right here, with your terminal’s own key (often ctrl+shift+v):
the page’s text with menus and all, or its HTML.

What was found comes next, to check and fill in. Nothing is stored before that."""


class Draft(TypedDict):
    """What the state file keeps: a place or a pasted text, and what was typed into the fields."""

    place: str
    text: str
    typed: dict[str, str]


class PlaceLine(LineInput):
    """Where the article is. Many lines that are pasted here are the article itself, and go to the screen."""

    def _on_paste(self, event: events.Paste) -> None:
        if _is_text(event.text):
            event.prevent_default()
        else:
            super()._on_paste(event)


class ImportArticle(LongWork):
    """The screen. See the module's docstring."""

    TABLE = (
        Key("import.save", "ctrl+r", "import", "Put the article on the desk and open it", "import"),
        Key("import.discard", "x", "discard", "Take another article instead; ctrl+y brings this one back", "import"),
        Key("import.back", "ctrl+y", "bring back", "Bring back the article that was discarded last", "import"),
        Key("import.next", "tab,down", "next", "The next field, then what was cut, then the text", "import", False),
        Key("import.previous", "shift+tab,up", "before", "The field before", "import", False),
        Key("import.leave", "escape", "leave", "Cancel a fetch; out of a field; leave: all is kept", "import"),
    )
    CSS = """
    ImportArticle #place-row { height: 1; }
    ImportArticle #place-label { width: 14; padding: 0 1; color: $foreground-muted; }
    ImportArticle #how { padding: 0 1; }
    ImportArticle #confirm { height: 1fr; layout: vertical; }
    ImportArticle #behind { height: 1fr; border-top: solid $panel; }
    ImportArticle.-wide #confirm { layout: horizontal; }
    ImportArticle.-wide ImportFields { width: 62; height: 1fr; }
    ImportArticle.-wide #behind { border-top: none; border-left: vkey $panel; padding-left: 1; }
    ImportArticle #confirm, ImportArticle.-read #choose { display: none; }
    ImportArticle.-read #confirm { display: block; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.brought: Brought | None = None
        self._draft = Draft(place="", text="", typed={})
        self._wanted: Draft | None = None

    def content(self) -> ComposeResult:
        """First where it is; then what was found, and the text behind it."""
        with Vertical(id="choose"):
            with Horizontal(id="place-row"):
                yield Static("from", id="place-label")
                yield PlaceLine(placeholder="a file's name, or https://…", id="place")
            yield Static(HOW, id="how", markup=False)
        with Container(id="confirm"):
            yield ImportFields()
            yield TextLines(id="behind")

    def on_mount(self) -> None:
        """Show what was asked for, else what was left here."""
        super().on_mount()
        self._show_stage()
        kept: Draft | None = self.app.state.value(KEPT)
        if self._wanted is not None:
            if kept:
                self.app.state.keep(ASIDE, kept)
                self.fail("What was here before and not imported was put aside. Discard this one, then ctrl+y.")
            self._read(self._wanted)
        elif kept:
            self._draft = kept
            if kept["text"]:
                self._read(kept)
            else:
                self.query_one("#place", LineInput).value = kept["place"]
                self.say("This is where you were: ↵ reads it again; what you typed into its fields is kept.")

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def footer(self) -> list[str | tuple[str, str]]:
        """What the keys do at this step, letters only where they act."""
        if self.brought is None:
            back: list[str | tuple[str, str]] = ["import.back"] if self.app.state.value(ASIDE) else []
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
        self._want(Draft(place=place, text="", typed={}))

    def read_text(self, text: str) -> None:
        """Read a text that was pasted."""
        self._want(Draft(place="", text=text, typed={}))

    def _want(self, draft: Draft) -> None:
        if self.is_mounted:
            self._read(draft)
        else:
            self._wanted = draft

    def _read(self, draft: Draft) -> None:
        self._draft = draft
        self._keep()
        place, text = draft["place"], draft["text"]
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
        self.query_one(ImportFields).show(brought, self._draft["typed"])
        self.query_one(TextLines).show(brought.document.text, top=True)
        self._show_stage()
        if not brought.document.published and not self._draft["typed"].get("published"):
            self.say("Without a date, “on Wednesday” stays open; ctrl+r imports all the same.")

    def failed(self, name: str, error: DeskError) -> None:
        """What can't be read leaves the line as it was typed; a bad date, the fields."""
        super().failed(name, error)
        if name == "read" and self._draft["text"] and self.brought is None:
            # Not worth keeping: it holds no article, and would be read in vain at each start.
            self._forget(aside=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Read what was named."""
        event.stop()
        if event.value.strip():
            typed = self._draft["typed"] if self._draft["place"] == event.value.strip() else {}
            self._read(Draft(place=event.value.strip(), text="", typed=typed))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed as it is typed."""
        event.stop()
        if self.brought is None and event.value.strip() != self._draft["place"]:
            self._draft = Draft(place=event.value.strip(), text="", typed={})
            self._keep()

    def on_paste(self, event: events.Paste) -> None:
        """Many lines are an article. One that is here already is not thrown away for it."""
        if not event.text.strip():
            return
        event.stop()
        if self.brought is not None:
            self.fail("There is an article here already: import it with ctrl+r or discard it with x, then paste again.")
        elif _is_text(event.text):
            self.read_text(event.text)

    # -- the fields ----------------------------------------------------------------------------------------------

    def on_field_changed(self, event: Field.Changed) -> None:
        """Keep what is typed; show how a date is understood."""
        event.stop()
        if self.brought is None:
            return
        self._draft["typed"] = self.query_one(ImportFields).typed(self.brought)
        self._keep()
        if event.field.id == "published" and event.value:
            value, language = event.value, self.brought.document.language
            self.ask("understood", lambda _: _understood(value, language))

    def got_understood(self, note: str) -> None:
        """Say it beside the field."""
        self.query_one(ImportFields).note_date(note)

    def on_open_line_opened(self, event: OpenLine.Opened) -> None:
        """Show what was cut."""
        event.stop()
        if self.brought is not None and (cut := self.brought.document.cut):
            reasons = is_reason(cut)
            tone = lambda line: "head" if line in reasons else "quiet"  # noqa: E731
            self.app.push_screen(ShownText("Cut as page furniture", cut_at_length(cut), tone=tone))

    def action_import_next(self) -> None:
        """On to the next part."""
        self.focus_next()

    def action_import_previous(self) -> None:
        """Back to the part before."""
        self.focus_previous()

    # -- importing -----------------------------------------------------------------------------------------------

    def action_import_save(self) -> None:
        """Put the article on the desk."""
        if (brought := self.brought) is None:
            self.fail("Nothing was read yet: name a file or address and press ↵, or paste the article.")
            return
        typed = self.query_one(ImportFields).typed(brought)
        self.do("stored", lambda desk: bringing_in.store(desk, brought, typed))

    def got_stored(self, added: articles.Added) -> None:
        """Open it; say so where it was there already."""
        typed = dict(self._draft["typed"])
        if added.outcome == "new":
            self._open(added.article)
            return

        def answered(put_on: bool | None) -> None:
            if put_on:
                language = self.brought.document.language if self.brought else ""
                self.do("edited", lambda desk: _edit(desk, added.article, typed, language))
            else:
                self._open(added.article)

        self.app.push_screen(AlreadyKnown(added, typed if added.outcome == "unchanged" else {}), answered)

    def got_edited(self, article: int) -> None:
        """The fields stand on the article that was there."""
        self._open(article)

    def _open(self, article: int) -> None:
        self.app.state.keep(KEPT, None)
        self.app.show("workbench", article)

    # -- leaving, discarding, bringing back ----------------------------------------------------------------------

    def action_import_leave(self) -> None:
        """End a fetch, else leave a field, else the screen."""
        if self.cancel_work():
            return
        if self.brought is not None and isinstance(self.focused, Input):
            self.query_one(TextLines).focus()
        else:
            self.app.action_app_back()

    def action_import_discard(self) -> None:
        """Make room for another article."""
        if self.brought is not None:
            self._forget(aside=True)
            self.brought = None
            self._show_stage()
            self.say("Discarded. ctrl+y brings it back.")

    def action_import_back(self) -> None:
        """Bring back what was put aside; what is here now takes its place."""
        aside: Draft | None = self.app.state.value(ASIDE)
        if aside is None:
            self.fail("Nothing was discarded here.")
            return
        here = self._draft if self._draft["text"] or self.brought is not None else None
        self.app.state.keep(ASIDE, here)
        self.brought = None
        self._read(aside)

    def _forget(self, *, aside: bool) -> None:
        if aside:
            self.app.state.keep(ASIDE, self._draft)
        self.app.state.keep(KEPT, None)
        self._draft = Draft(place="", text="", typed={})
        self.query_one("#place", LineInput).value = ""

    def _keep(self) -> None:
        worth = any(self._draft.values()) and len(self._draft["text"]) <= INPUT_BYTES
        self.app.state.keep(KEPT, dict(self._draft) if worth else None)

    def _show_stage(self) -> None:
        self.set_class(self.brought is not None, "-read")
        if self.brought is None:
            self.title_line("Import")
            self.query_one("#place", LineInput).focus()
        else:
            document = self.brought.document
            self.title_line("Import", document.title or shortened(document.text))
            self.query_one(ImportFields).begin()
        self.refresh_lines()


def _is_text(pasted: str) -> bool:
    return "\n" in pasted.strip().replace("\r", "\n")


def _understood(value: str, language: str) -> str:
    try:
        return f"typed: {bringing_in.dated({'published': value}, language)['published']}"
    except BadInput:
        return "typed, no date yet"


def _edit(desk: Desk, article: int, typed: dict[str, str], language: str) -> int:
    fields: dict[str, Any] = {**bringing_in.dated(typed, language)}
    desk.do(articles.edit, article, **fields)
    return article
