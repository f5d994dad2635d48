"""The list of sources with a filter, and all about the one under the cursor: what it shows, not what is done to it."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Input

from claimdesk.desk import sources
from claimdesk.tui import rows_of, source_at_hand
from claimdesk.tui.screens.long_work import LongWork
from claimdesk.tui.screens.queue import FilterLine
from claimdesk.tui.source_at_hand import SourceAtHand
from claimdesk.tui.widgets.panel import Facts, RuleLine
from claimdesk.tui.widgets.rows import Row, Rows
from claimdesk.words.references import reference
from claimdesk.words.views.lists import Page, SourceRow

WIDE = 100
PAGE = 100
EMPTY = "No sources yet.   n adds one: a web address, a file, or by hand"
NOTHING_MATCHES = "Nothing matches. esc empties the filter."


class SourceList(LongWork):
    """The list. `source` is the one to begin at."""

    DEFAULT_CSS = """
    SourceList #filter { padding: 0 1; }
    SourceList #parts { height: 1fr; }
    SourceList #list { height: 1fr; }
    SourceList #detail { height: 11; }
    SourceList.-wide #parts { layout: horizontal; }
    SourceList.-wide #detail { height: 1fr; width: 45%; border-left: vkey $panel; }
    """

    def __init__(self, source: int | None = None) -> None:
        super().__init__()
        self.query_text = ""
        self.after: str | None = None
        self.at_hand: SourceAtHand | None = None
        self._rows: list[Row] = []
        self._wanted = source
        #: one that was gone to and is not among the rows read so far
        self._beyond: Row | None = None

    def content(self) -> ComposeResult:
        """Filter, list, detail."""
        yield FilterLine("", placeholder="/ filter", id="filter")
        with Container(id="parts"):
            yield Rows(empty=EMPTY, id="list")
            with Vertical(id="detail"):
                yield RuleLine()
                yield Facts()

    def on_mount(self) -> None:
        """Begin in the list."""
        super().on_mount()
        self.title_line("Sources")
        self.query_one(Rows).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")

    # -- the list ------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list from its beginning, as far as it was shown."""
        query, limit = self.query_text, max(PAGE, len(self._rows))
        self.ask("page", lambda desk: desk.ask(sources.queue, query=query, limit=limit))

    def got_page(self, page: Page) -> None:
        """Draw it; the cursor stays."""
        self._rows = _drawn(page)
        if self._beyond and not self.query_text and self._beyond.key not in [row.key for row in self._rows]:
            self._rows.append(self._beyond)
        self.after = page.after
        rows = self.query_one(Rows)
        rows.empty = NOTHING_MATCHES if self.query_text else EMPTY
        self.fill(rows, self._rows)
        self.title_line("Sources", f"{page.total:,}")
        if self._wanted is not None:
            wanted, self._wanted = f"S{self._wanted}", None
            if not rows.highlight(wanted):
                self.ask("wanted", lambda desk: desk.ask(sources.row, reference(wanted).id))
        self._read_at_hand()

    def got_wanted(self, source: SourceRow) -> None:
        """One that is further down, or withdrawn, stands last."""
        self._beyond = rows_of.source(source)
        self._rows = [*self._rows, self._beyond]
        rows = self.query_one(Rows)
        rows.set_rows(self._rows)
        rows.highlight(self._beyond.key)

    def got_more(self, page: Page) -> None:
        """The next page."""
        more = _drawn(page)
        known = {row.key for row in more}
        self._rows = [*(row for row in self._rows if row.key not in known), *more]
        self.after = page.after
        self.query_one(Rows).set_rows(self._rows)

    def on_rows_end_neared(self, event: Rows.EndNeared) -> None:
        """Fetch the next page."""
        event.stop()
        if self.after:
            query, after = self.query_text, self.after
            self.after = None
            self.ask("more", lambda desk: desk.ask(sources.queue, query=query, after=after, limit=PAGE))

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Another source is at hand."""
        event.stop()
        self._read_at_hand()

    def _read_at_hand(self) -> None:
        self.refresh_lines()
        key = self.query_one(Rows).highlighted
        if key is None:
            self.at_hand = None
            self.query_one(RuleLine).show("")
            self.query_one(Facts).show([])
        else:
            source = reference(key).id
            self.ask("at_hand", lambda desk: source_at_hand.read(desk, source))

    def got_at_hand(self, found: SourceAtHand) -> None:
        """Show all about it, if it is still the one."""
        key = f"S{found.source.id}"
        if key == self.query_one(Rows).highlighted:
            same = self.at_hand is not None and self.at_hand.source.id == found.source.id
            self.at_hand, self.seen = found, found.number
            self.query_one(RuleLine).show(f"{key} · {source_at_hand.grade_in_words(found.source.reliability)}")
            facts = self.query_one(Facts)
            place = facts.scroll_offset.y if same else 0
            facts.show(source_at_hand.facts(found, plain=self.app.has_class("-ascii")))
            facts.scroll_to(y=place, animate=False)
            self.refresh_lines()

    def go_to(self, reference: str) -> None:
        """Bring a source into sight."""
        self.query_one(Rows).highlight(reference)

    # -- the filter ----------------------------------------------------------------------------------------------

    def action_source_filter(self) -> None:
        """Type a filter."""
        self.query_one(FilterLine).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as it is typed."""
        event.stop()
        self.query_text = event.value
        self._rows = []
        # What was said against a filter that was half typed holds no more.
        self.say("")
        self.reload()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Back to the list, with the filter on."""
        event.stop()
        self.query_one(Rows).focus()

    def action_filter_left(self) -> None:
        """Empty the filter, back to the list."""
        self.query_one(FilterLine).value = ""
        self.query_one(Rows).focus()

    def action_source_next(self) -> None:
        """Between list and detail."""
        rows = self.query_one(Rows)
        (self.query_one(Facts) if rows.has_focus else rows).focus()

    def action_source_leave(self) -> None:
        """End a fetch, else go back to the list, else to the screen before."""
        if self.cancel_work():
            return
        rows = self.query_one(Rows)
        if rows.has_focus:
            self.app.action_app_back()
        else:
            rows.focus()


def _drawn(page: Page) -> list[Row]:
    return [rows_of.source(row) for row in page.rows if isinstance(row, SourceRow)]
