"""Sources: what can be cited, how far it is to be trusted, which copies are kept, which claims rest on it."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Input

from claimdesk.desk import Desk, sources
from claimdesk.desk.importing import is_url
from claimdesk.tui import rows_of, source_at_hand
from claimdesk.tui.keys import Key
from claimdesk.tui.screens import source_forms
from claimdesk.tui.screens.dialogs import Choose, Dialog
from claimdesk.tui.screens.long_work import LongWork, Run
from claimdesk.tui.screens.queue import FilterLine
from claimdesk.tui.source_at_hand import SourceAtHand
from claimdesk.tui.widgets.panel import Facts, RuleLine
from claimdesk.tui.widgets.rows import Row, Rows
from claimdesk.words.errors import DeskError
from claimdesk.words.references import reference, shortened
from claimdesk.words.views import Page, SourceRow

WIDE = 100
PAGE = 100
EMPTY = "No sources yet.   n adds one: a web address, a file, or by hand"
NOTHING_MATCHES = "Nothing matches. esc empties the filter."


class Sources(LongWork):
    """The list, and the source at hand. `source` is the one to begin at."""

    TABLE = (
        Key("source.open", "enter", "claims", "Go to a claim that cites the source", "sources", act="open_row"),
        Key("source.add", "n", "new", "Add a source: a web address, a file, or by hand", "sources"),
        Key("source.edit", "e", "edit", "Edit title, publisher, date, origin", "sources"),
        Key("source.grade", "r", "grade", "Grade how reliable it is, with a reason", "sources"),
        Key("source.withdraw", "x", "withdraw", "Withdraw the source; u brings it back", "sources"),
        Key("source.copy", "y", "copy URL", "Copy its address, or its title", "sources"),
        Key("source.fetch", "f", "fetch", "Fetch its page and keep a copy of it as it is now", "sources"),
        Key("source.filter", "slash", "filter", "Filter: words, publisher:, language:, tag:", "sources"),
        Key("source.next", "tab", "next part", "The list, or all about the source at hand", "sources", False),
        Key("source.leave", "escape", "leave", "Cancel a fetch; back to the list", "sources", False),
    )
    CSS = """
    Sources #filter { padding: 0 1; }
    Sources #parts { height: 1fr; }
    Sources #list { height: 1fr; }
    Sources #detail { height: 11; }
    Sources.-wide #parts { layout: horizontal; }
    Sources.-wide #detail { height: 1fr; width: 62; border-left: vkey $panel; }
    """

    def __init__(self, source: int | None = None) -> None:
        super().__init__()
        self.query_text = ""
        self.after: str | None = None
        self.at_hand: SourceAtHand | None = None
        self._rows: list[Row] = []
        self._wanted = source

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

    def footer(self) -> list[str | tuple[str, str]]:
        """Naming the source."""
        at_hand = self.query_one(Rows).highlighted
        if at_hand is None:
            return ["source.add", "source.filter"]
        withdraw = ("source.withdraw", f"withdraw {at_hand}")
        return ["source.open", "source.add", "source.edit", "source.grade", withdraw, "source.fetch", "source.filter"]

    # -- the list ------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the list from its beginning, as far as it was shown."""
        query, limit = self.query_text, max(PAGE, len(self._rows))
        self.ask("page", lambda desk: desk.ask(sources.queue, query=query, limit=limit))

    def got_page(self, page: Page) -> None:
        """Draw it; the cursor stays."""
        self._rows = _drawn(page)
        self.after = page.after
        rows = self.query_one(Rows)
        rows.empty = NOTHING_MATCHES if self.query_text else EMPTY
        rows.set_rows(self._rows)
        self.title_line("Sources", f"{page.total:,}")
        if self._wanted is not None:
            wanted, self._wanted = f"S{self._wanted}", None
            if not rows.highlight(wanted):
                self._rows.append(Row(wanted, wanted, text="…"))
                rows.set_rows(self._rows)
                rows.highlight(wanted)
        self._read_at_hand()

    def got_more(self, page: Page) -> None:
        """The next page."""
        known = {row.key for row in self._rows}
        self._rows = [*self._rows, *(row for row in _drawn(page) if row.key not in known)]
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

    # -- acts ----------------------------------------------------------------------------------------------------

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Go to a claim that cites it."""
        event.stop()
        self.action_open_row()

    def action_open_row(self) -> None:
        """Go to the claim that cites the source; to one of them where there are several."""
        if self.at_hand is None:
            return
        claims = self.at_hand.claims
        if not claims:
            self.fail(f"No claim cites S{self.at_hand.source.id} yet: s in the workbench puts it to one.")
        elif len(claims) == 1:
            self._go(f"C{claims[0].id}")
        else:
            plain = self.app.has_class("-ascii")
            self.app.push_screen(Choose("Which claim?", [rows_of.claim(c, plain=plain) for c in claims]), self._go)

    def _go(self, key: str | None) -> None:
        if key:
            self.app.open_reference(reference(key))

    def action_source_add(self) -> None:
        """Ask what it is."""
        self.open_form(source_forms.new(self._add))

    def _add(self, values: dict[str, Any]) -> None:
        place = values.pop("place")
        if not place:
            self.do(
                "added", lambda desk: f"S{desk.do(sources.add, **{**values, 'kind': values['kind'] or None})} added."
            )
            return
        # The form makes room for the list while the page is fetched; its draft stays until the source is there.
        if self.form is not None:
            self.form.action_dialog_leave()
        given = {name: value for name, value in values.items() if value}
        self.work("added", f"reading {shortened(place)}", lambda desk, run: _fetch(desk, run, place, given))

    def action_source_fetch(self) -> None:
        """Keep a copy of the page as it is now."""
        if (found := self.at_hand) is None:
            return
        url = found.source.url
        if url:
            self.work("fetched", f"fetching {shortened(url)}", lambda desk, run: _fetch(desk, run, url, {}))
        else:
            self.fail(f"S{found.source.id} has no address to fetch.")

    def got_fetched(self, sentence: str) -> None:
        """Say whether there is a copy."""
        self.say(sentence)
        self.reload()

    def got_added(self, sentence: str) -> None:
        """It is there: forget what was typed for it, and go to it."""
        self.app.state.keep(source_forms.NEW, None)
        self.close_form()
        self.say(sentence)
        self._wanted = reference(sentence.split()[0]).id
        self.reload()

    def failed(self, name: str, error: DeskError) -> None:
        """What was typed is kept where a source could not be made of it."""
        super().failed(name, error)
        if name == "added" and not isinstance(self.app.screen, Dialog):
            self.fail(f"{error.sentence} n shows what you typed.")

    def action_source_edit(self) -> None:
        """Edit its fields."""
        if found := self.at_hand:
            self.open_form(source_forms.edit(found.source, lambda values: self._save(found, values)))

    def action_source_grade(self) -> None:
        """Give it a grade."""
        if found := self.at_hand:
            self.open_form(source_forms.grade(found.source, lambda values: self._save(found, values)))

    def _save(self, found: SourceAtHand, values: dict[str, Any]) -> None:
        source, seen = found.source.id, found.number
        self.do("saved", lambda desk: desk.do(sources.edit, source, seen=seen, **values))

    def got_saved(self, source: int) -> None:
        """Done."""
        self.close_form()
        self.say(f"S{source} changed. u takes it back.")

    def action_source_withdraw(self) -> None:
        """Withdraw it."""
        if found := self.at_hand:
            source, seen = found.source.id, found.number
            self.do("withdrawn", lambda desk: desk.do(sources.withdraw, source, seen=seen))

    def got_withdrawn(self, source: int) -> None:
        """Say how to bring it back."""
        self.say(f"S{source} withdrawn. u brings it back.")

    def action_source_copy(self) -> None:
        """Copy its address."""
        if found := self.at_hand:
            self.app.copy_to_clipboard(found.source.url or found.source.title)
            self.say("Address copied." if found.source.url else "It has no address; its title was copied.")


def _drawn(page: Page) -> list[Row]:
    return [rows_of.source(row) for row in page.rows if isinstance(row, SourceRow)]


def _fetch(desk: Desk, run: Run, place: str, given: dict[str, Any]) -> str:
    if is_url(place):
        steps = desk.run(sources.add_url, place, typed=given, on_progress=run.received, cancelled=run.cancelled)
    else:
        steps = desk.run(sources.add_file, place, typed=given, cancelled=run.cancelled)
    sentence = ""
    for step in steps:
        sentence = step.sentence
        run.say(sentence)
    return sentence
