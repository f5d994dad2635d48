"""Sources: what can be cited, how far it is to be trusted, which copies are kept, which claims rest on it."""

from __future__ import annotations

from typing import Any

from claimdesk.desk import Desk, sources
from claimdesk.desk.importing import is_url
from claimdesk.tui import rows_of
from claimdesk.tui.keys import Key
from claimdesk.tui.screens import source_forms
from claimdesk.tui.screens.dialogs import Choose, Dialog
from claimdesk.tui.screens.long_work import Run
from claimdesk.tui.screens.source_list import SourceList
from claimdesk.tui.source_at_hand import SourceAtHand
from claimdesk.tui.widgets.rows import Rows
from claimdesk.words.errors import DeskError
from claimdesk.words.references import reference, shortened


class Sources(SourceList):
    """The list, and what can be done to the source at hand."""

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

    def footer(self) -> list[str | tuple[str, str]]:
        """Naming the source."""
        at_hand = self.query_one(Rows).highlighted
        if at_hand is None:
            return ["source.add", "source.filter"]
        withdraw = ("source.withdraw", f"withdraw {at_hand}")
        fetch = ["source.fetch"] if self.at_hand and self.at_hand.source.url else []
        return ["source.open", "source.add", "source.edit", "source.grade", withdraw, *fetch, "source.filter"]

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
        source = found.source.id
        self.decide("saved", lambda desk, seen: desk.do(sources.edit, source, seen=seen, **values))

    def got_saved(self, source: int) -> None:
        """Done."""
        self.close_form()
        self.say(f"S{source} changed. u takes it back.")

    def action_source_withdraw(self) -> None:
        """Withdraw it."""
        if found := self.at_hand:
            source = found.source.id
            self.decide("withdrawn", lambda desk, seen: desk.do(sources.withdraw, source, seen=seen))

    def got_withdrawn(self, source: int) -> None:
        """Say how to bring it back."""
        self.say(f"S{source} withdrawn. u brings it back.")

    def action_source_copy(self) -> None:
        """Copy its address."""
        if found := self.at_hand:
            self.app.copy_to_clipboard(found.source.url or found.source.title)
            self.say("Address copied." if found.source.url else "It has no address; its title was copied.")


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
