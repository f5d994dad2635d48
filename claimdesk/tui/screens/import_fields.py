"""What was found about an article that is to be imported, field by field, each with where it came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from claimdesk.tui.bringing_in import FIELDS, REVISES, Brought
from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import neutral
from claimdesk.tui.widgets.fields import TYPED, Field
from claimdesk.tui.widgets.open_line import OpenLine
from claimdesk.words.document import Cut

KEYS = (
    Key("fields.next", "down", "next", "The next field", "import", False, "app.focus_next"),
    Key("fields.previous", "up", "before", "The field before", "import", False, "app.focus_previous"),
)
WANTED = ("published", "publisher", "url", "title")
"""The fields that are worth typing where they were not found, the most wanted first."""
_WHERE = {
    "page": "from the page",
    "text": "from the text",
    "file": "from the file",
    "url": "from the address",
    "guess": "guessed, look at it",
}


class ImportFields(Vertical):
    """The fields, what was cut, and what to look out for."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(KEYS)
    DEFAULT_CSS = """
    ImportFields { height: auto; }
    ImportFields #warnings { height: auto; max-height: 4; padding: 0 1; color: $text-warning; }
    ImportFields #warnings.-empty { display: none; }
    """

    def compose(self) -> ComposeResult:
        """A line each."""
        for name in FIELDS:
            yield Field(name, id=name)
        yield Field(REVISES, placeholder="A12, where this is a newer text of that article", id=REVISES)
        yield OpenLine("cut", id="cut")
        yield Static("", id="warnings", classes="-empty", markup=False)

    def show(self, brought: Brought, typed: Mapping[str, str]) -> None:
        """Show what was read; `typed` is what a person had put in its place."""
        document = brought.document
        for name in FIELDS:
            value = getattr(document, name)
            where = document.found.get(name, "")
            note = (_WHERE.get(where, where) if value else "") or "not found"
            self._field(name).fill(
                typed.get(name, value), note=TYPED if name in typed else note, placeholder=_why(name, brought)
            )
        self._field(REVISES).fill(typed.get(REVISES, ""))
        self.tell_cut(document.cut)
        warnings = self.query_one("#warnings", Static)
        warnings.update(Content("\n".join(f"! {neutral(w)}" for w in document.warnings)))
        warnings.set_class(not document.warnings, "-empty")

    def typed(self, brought: Brought) -> dict[str, str]:
        """The fields in which something else stands than what was found; with `REVISES`, where that was typed."""
        revised = self._field(REVISES).value
        values = {name: self._field(name).value for name in FIELDS}
        found = {name: " ".join(getattr(brought.document, name).split()) for name in FIELDS}
        changed = {name: value for name, value in values.items() if value != found[name]}
        return {**changed, REVISES: revised} if revised else changed

    def tell_cut(self, cut: tuple[Cut, ...]) -> None:
        """Say what is cut, in short."""
        self.query_one(OpenLine).tell(_cut_in_short(cut))

    def begin(self) -> None:
        """Put the keyboard where something is wanted most."""
        empty = [name for name in WANTED if not self._field(name).value]
        self.begin_with(empty[0] if empty else WANTED[0])

    def begin_with(self, name: str) -> None:
        """Put the keyboard into a field."""
        self._field(name).focus_line()

    def note_date(self, note: str) -> None:
        """Say how the publication date is understood."""
        self._field("published").tell(note)

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)


def _cut_in_short(cut: tuple[Cut, ...]) -> str:
    if not cut:
        return "nothing is cut"
    lines = sum(1 + one.text.count("\n") for one in cut)
    reasons = Counter(one.reason for one in cut).most_common()
    named = ", ".join(f"{reason} {count}" if count > 1 else reason for reason, count in reasons)
    return f"{lines} {'line' if lines == 1 else 'lines'} of furniture, ↵ shows them: {named}"


def _why(name: str, brought: Brought) -> str:
    if name == "published":
        words = ", ".join(f"“{words}”" for words in brought.undated[:2])
        return f"needed for {words}" if words else "12 Sep 2018"
    if name == "url":
        return "the address in the browser"
    return ""
