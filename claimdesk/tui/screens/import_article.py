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
from claimdesk.tui.bringing_in import BadDate
from claimdesk.tui.import_draft import Draft
from claimdesk.tui.keys import Key
from claimdesk.tui.screens.import_cut import CutRuns
from claimdesk.tui.screens.import_fields import ImportFields
from claimdesk.tui.screens.import_known import AlreadyKnown
from claimdesk.tui.screens.import_place import ImportPlace
from claimdesk.tui.screens.import_reading import ImportReading
from claimdesk.tui.widgets.fields import Field
from claimdesk.tui.widgets.open_line import OpenLine
from claimdesk.tui.widgets.text_lines import TextLines
from claimdesk.words.errors import DeskError

WIDE = 120


class ImportArticle(ImportReading):
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
        self._storing = False

    def content(self) -> ComposeResult:
        """First where it is; then what was found, and the text behind it."""
        yield ImportPlace()
        with Container(id="confirm"):
            yield ImportFields()
            yield TextLines(id="behind")

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

    def on_open_line_opened(self, event: OpenLine.Opened) -> None:
        """Show what was cut, and put back what is wanted."""
        event.stop()
        if self.brought is not None and (cut := self.brought.read.cut):
            self.app.push_screen(CutRuns(cut, self.brought.back), self._put_back)

    def _put_back(self, back: frozenset[int] | None) -> None:
        if self.brought is None or back is None or back == self.brought.back:
            return
        self._draft = replace(self._draft, back=sorted(back))
        self._keep()
        self.brought = replace(self.brought, back=back)
        self.query_one(ImportFields).tell_cut(self.brought.document.cut)
        self.query_one(TextLines).show(self.brought.document.text, top=True)

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

    def failed(self, name: str, error: DeskError) -> None:
        """What can't be read leaves the line as it was typed; a bad date, the fields."""
        super().failed(name, error)
        self._storing = False
        if isinstance(error, BadDate):
            self.query_one(ImportFields).begin_with("published")
        if name == "read" and self._draft.text and self.brought is None:
            # Not worth keeping: it holds no article, and would be read in vain at each start.
            self._set_aside()

    def action_import_leave(self) -> None:
        """End a fetch, else leave a field, else the screen."""
        if self.cancel_work():
            if self._draft.text:
                self._set_aside()
        elif self.brought is not None and isinstance(self.focused, Input):
            self.query_one(TextLines).focus()
        else:
            self.app.action_app_back()
