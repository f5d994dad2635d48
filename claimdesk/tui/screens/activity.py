"""Activity: what was done, by whom, when, newest first; each entry with what it changed, and a way to take it back."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Input

from claimdesk.desk import activity
from claimdesk.tui import entries
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.keys import Key
from claimdesk.tui.screens.dialogs import Choose
from claimdesk.tui.screens.queue import FilterLine
from claimdesk.tui.widgets.panel import Fact, Facts, RuleLine
from claimdesk.tui.widgets.rows import Row, Rows
from claimdesk.words.references import reference
from claimdesk.words.views.ledger import ChangeRow, EntryRow, Head
from claimdesk.words.views.lists import Page

WIDE = 100
EMPTY = "Nothing was done yet."
NOTHING_MATCHES = "No entry matches. esc empties the filter."


class Activity(DeskScreen):
    """The list of entries, and what the one under the cursor changed."""

    TABLE = (
        Key("entry.open", "enter", "open", "Open what the entry touched", "activity", act="open_row"),
        Key("entry.undo", "x", "undo", "Take this entry back, whoever made it", "activity"),
        Key("entry.filter", "slash", "filter", "Filter: member:, article:, kind:", "activity"),
        Key("entry.next", "tab", "next part", "The list, or what the entry changed", "activity", False),
        Key("entry.leave", "escape", "leave", "Empty the filter; back", "activity", False),
    )
    CSS = """
    Activity #parts { height: 1fr; }
    Activity #filter { padding: 0 1; }
    Activity #list { height: 1fr; }
    Activity #detail { height: 9; }
    Activity.-wide #parts { layout: horizontal; }
    Activity.-wide #detail { height: 1fr; width: 45%; border-left: vkey $panel; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.query_text = ""
        self.after: str | None = None
        self._entries: list[EntryRow] = []
        #: the entry that the person went to: the cursor is there whenever the list has it
        self._wanted: int | None = None
        #: the entry that the list put the cursor on instead
        self._put_on: str | None = None

    def content(self) -> ComposeResult:
        """Filter, list and changes."""
        yield FilterLine("", placeholder="/ filter: member:anna article:A12 kind:verdict", id="filter")
        with Container(id="parts"):
            yield Rows(empty=EMPTY, stays_at_top=True, id="list")
            with Vertical(id="detail"):
                yield RuleLine()
                yield Facts()

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        left_at = self.app.cursors.get(type(self))
        self._wanted = int(left_at) if left_at else None
        self.title_line("Activity")
        self.query_one(Rows).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def footer(self) -> list[str | tuple[str, str]]:
        """Naming the entry."""
        entry = self.entry
        if entry is None:
            return ["entry.filter"]
        keys: list[str | tuple[str, str]] = [("entry.undo", f"undo {entry.number}"), "entry.filter", "app.undo"]
        return [("entry.open", f"open {entry.touched[0]}"), *keys] if _openable(entry) else keys

    @property
    def entry(self) -> EntryRow | None:
        """The entry under the cursor."""
        key = self.query_one(Rows).highlighted
        return next((e for e in self._entries if str(e.number) == key), None)

    # -- reading -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the newest entries; those that are shown already are not read again."""
        query, newest = self.query_text, self._entries[0].number if self._entries else None
        if newest is None:
            wanted = self._wanted
            self.ask("page", lambda desk: entries.down_to(desk, wanted, query))
        else:
            self.ask("news", lambda desk: (query, entries.newer(desk, newest, query)))

    def desk_changed(self, head: Head, *, reset: bool) -> None:
        """After a restore, entries that were shown may be gone."""
        if reset:
            self._entries = []
        super().desk_changed(head, reset=reset)

    def got_page(self, found: tuple[list[EntryRow], str | None]) -> None:
        """Draw the list from its beginning, the cursor on the entry it was on or else on the one before that."""
        self._entries, self.after = found
        rows = self.query_one(Rows)
        rows.empty = NOTHING_MATCHES if self.query_text else EMPTY
        self._draw()
        if self._entries:
            wanted = self._wanted or self._entries[0].number
            at = next((e.number for e in self._entries if e.number <= wanted), self._entries[-1].number)
            rows.highlight(str(at))
            self._put_on = rows.highlighted

    def got_news(self, told: tuple[str, list[EntryRow] | None]) -> None:
        """Put what is new on top; with too much of it, begin anew."""
        query, found = told
        if query != self.query_text:
            return
        if found is None:
            self._entries = []
            self.reload()
            return
        newest = self._entries[0].number if self._entries else 0
        self._entries = [*(e for e in found if e.number > newest), *self._entries]
        self._draw()

    def got_more(self, told: tuple[str, Page]) -> None:
        """The next page."""
        query, page = told
        if query != self.query_text:
            return
        self._entries += [e for e in entries.of(page) if not self._entries or e.number < self._entries[-1].number]
        self.after = page.after
        self._draw()

    def on_rows_end_neared(self, event: Rows.EndNeared) -> None:
        """Fetch the next page."""
        event.stop()
        if self.after:
            query, after = self.query_text, self.after
            self.after = None
            self.ask(
                "more", lambda desk: (query, desk.ask(activity.page, after=after, query=query, limit=entries.PAGE))
            )

    def _draw(self) -> None:
        undone = {e.undoes for e in self._entries if e.undoes}
        undone -= {e.undoes for e in self._entries if e.number in undone}
        self.query_one(Rows).set_rows([entries.row(e, undone=e.number in undone) for e in self._entries])
        self._read_entry()

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Another entry is at hand."""
        event.stop()
        if event.key != self._put_on:
            self._wanted, self._put_on = int(event.key), None
        self._read_entry()

    def _read_entry(self) -> None:
        self.refresh_lines()
        if entry := self.entry:
            number = entry.number
            self.ask("entry", lambda desk: desk.ask(activity.entry, number))
        else:
            self.query_one(RuleLine).show("")
            self.query_one(Facts).show([])

    def got_entry(self, found: tuple[EntryRow, list[ChangeRow]]) -> None:
        """Show what it changed."""
        entry, changes = found
        if self.entry is None or self.entry.number != entry.number:
            return
        self.query_one(RuleLine).show(f"entry {entry.number} · {entry.at.astimezone():%d %b %Y %H:%M:%S}")
        by = entry.member + (f", logged in as {entry.login}" if entry.login not in ("", entry.member) else "")
        about = [Fact("what", entry.sentence), Fact("by", by)]
        self.query_one(Facts).show([*about, *entries.facts(changes)])

    # -- acts ----------------------------------------------------------------------------------------------------

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Open what it touched."""
        event.stop()
        self.action_open_row()

    def action_open_row(self) -> None:
        """Open what the entry touched; one of them where it touched several."""
        entry = self.entry
        if entry is None:
            return
        touched = _openable(entry)
        if not touched:
            self.fail(f"Entry {entry.number} touched no article, claim or source.")
        elif len(touched) == 1:
            self._go(touched[0])
        else:
            self.app.push_screen(Choose("Which of them?", [Row(ref, ref) for ref in touched]), self._go)

    def _go(self, ref: str | None) -> None:
        if ref:
            self.app.open_reference(reference(ref))

    def action_entry_undo(self) -> None:
        """Take the entry back."""
        if entry := self.entry:
            self.do("undone", lambda desk: (desk.undo(entry.number), entry)[1])

    def got_undone(self, entry: EntryRow) -> None:
        """Say what was undone."""
        self.say(f"Undone: {entry.sentence} (entry {entry.number}). U redoes it.")

    def action_entry_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterLine).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as you type."""
        event.stop()
        self.query_text = event.value
        self._entries = []
        self.reload()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the list, with the filter on."""
        event.stop()
        self.query_one(Rows).focus()

    def action_filter_left(self) -> None:
        """Empty the filter, back to the list."""
        self.query_one(FilterLine).value = ""
        self.query_one(Rows).focus()

    def action_entry_next(self) -> None:
        """Between list and changes."""
        rows = self.query_one(Rows)
        (self.query_one(Facts) if rows.has_focus else rows).focus()

    def action_entry_leave(self) -> None:
        """Back to the list, then to all entries, then to the screen before."""
        rows = self.query_one(Rows)
        if not rows.has_focus:
            rows.focus()
        elif self.query_text:
            self.action_filter_left()
        else:
            self.app.action_app_back()


def _openable(entry: EntryRow) -> list[str]:
    return [ref for ref in entry.touched if ref[0] in "ACS"]
