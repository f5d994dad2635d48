"""Two people at the same: theirs, yours and what it was, with a key for each and a box to write what shall stand.

`OneField` is about a field that both changed; it answers with what shall stand there. `AllTheSame` is about something
that an act decides on: it answers whether the act is to be done all the same. Escape decides nothing; nothing that was
typed is lost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from claimdesk.tui import local_time
from claimdesk.tui.form_fields import FormField, OneOf, begin_in, untouched, value_in, widget_of
from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.meanwhile import Meanwhile
from claimdesk.tui.plain import neutral, neutral_line
from claimdesk.tui.screens.dialogs import Dialog
from claimdesk.tui.widgets.prose import Prose
from claimdesk.words.views.ledger import ChangeRow

FIELD_KEYS = (
    Key("conflict.theirs", "t", "theirs", "Let theirs stand", "conflict"),
    Key("conflict.mine", "m", "mine", "Put yours in its place", "conflict"),
    Key("conflict.original", "o", "as it was", "Put back what it was before", "conflict"),
    Key("conflict.edit", "e", "edit", "Write in the box what shall stand", "conflict"),
    Key("conflict.save", "ctrl+r", "save the box", "Let stand what is in the box", "conflict"),
)
ACT_KEYS = (
    Key("conflict.mine", "m", "all the same", "Do yours all the same", "conflict"),
    Key("conflict.theirs", "t", "leave it", "Leave it as it is now; what you typed is kept", "conflict"),
)
_VALUE_SHOWN = 400
#: what the entry's sentence says already
_UNTOLD = re.compile(r"_id$|\.(withdrawn_at|number|given_at)$")
_CHANGES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Rivals:
    """A field that two people changed."""

    field: FormField
    theirs: str
    yours: str


class OneField(Dialog[str]):
    """Asks what shall stand in a field."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FIELD_KEYS)
    AUTO_FOCUS: ClassVar[str | None] = ""
    DEFAULT_CSS = """
    OneField VerticalScroll { height: auto; max-height: 12; margin-bottom: 1; }
    OneField .conflict--label { color: $foreground-muted; }
    """

    def __init__(self, title: str, met: Meanwhile, rivals: Rivals, *, keep: Callable[[str], None]) -> None:
        super().__init__(title, hint="t theirs   m mine   o as it was   e edit, ctrl+r saves the box   esc back")
        self.met, self.rivals, self.keep = met, rivals, keep

    def content(self) -> ComposeResult:
        """The three, then the box with yours in it."""
        field = self.rivals.field
        with VerticalScroll():
            yield Static(Content("\n").join(_entries(self.met)), markup=False)
            for label, value in (
                ("it was", untouched(field)),
                ("theirs", self.rivals.theirs),
                ("yours", self.rivals.yours),
            ):
                shown = dict(zip(field.values, field.words, strict=False)) if isinstance(field, OneOf) else {}
                yield Static(_labelled(label, shown.get(value, value)), markup=False)
        yield widget_of(field, self.rivals.yours)

    def on_field_changed(self) -> None:
        """What is typed in the box stays in the form."""
        self.keep(self._box)

    def on_pick_changed(self) -> None:
        """So does what is chosen there."""
        self.keep(self._box)

    def on_text_area_changed(self) -> None:
        """So does what is written there."""
        self.keep(self._box)

    def on_prose_not_edited(self, event: Prose.NotEdited) -> None:
        """The editor gave nothing back."""
        self.fail(event.sentence)

    @property
    def _box(self) -> str:
        return value_in(self.query_one(f"#{self.rivals.field.name}"))

    def action_conflict_theirs(self) -> None:
        """Theirs."""
        self.dismiss(self.rivals.theirs)

    def action_conflict_mine(self) -> None:
        """Mine."""
        self.dismiss(self.rivals.yours)

    def action_conflict_original(self) -> None:
        """What it was."""
        self.dismiss(untouched(self.rivals.field))

    def action_conflict_edit(self) -> None:
        """Into the box."""
        begin_in(self.query_one(f"#{self.rivals.field.name}"))

    def action_conflict_save(self) -> None:
        """What stands in the box."""
        self.dismiss(self._box)


class AllTheSame(Dialog[bool]):
    """Asks whether an act is to be done although others changed what it decides on."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(ACT_KEYS)
    DEFAULT_CSS = "AllTheSame VerticalScroll { height: auto; max-height: 70%; }"

    def __init__(self, title: str, met: Meanwhile, *, typed: bool) -> None:
        back = "esc back to what you typed" if typed else "esc leaves it too"
        super().__init__(title, hint=f"Yours was not done.   m do it all the same   t leave it as it is now   {back}")
        self.met = met

    def content(self) -> ComposeResult:
        """What they did, field by field."""
        lines = list(_entries(self.met))
        changes = [c for _, some in self.met.entries for c in some if not _UNTOLD.search(c.field)]
        lines += [line for change in changes[:_CHANGES_SHOWN] for line in _change(change)]
        with VerticalScroll():
            yield Static(Content("\n").join(lines), markup=False)

    def action_conflict_mine(self) -> None:
        """All the same."""
        self.dismiss(True)

    def action_conflict_theirs(self) -> None:
        """Leave it."""
        self.dismiss(False)


def _entries(met: Meanwhile) -> Iterator[Content]:
    """`ben changed C1: text · 12:03`, one line an entry."""
    for entry, _ in met.entries:
        told = f"{entry.member} {entry.sentence}"
        yield Content.assemble((neutral(told), "bold"), f" · {local_time.shown(entry.at)}")
    if not met.entries:
        yield Content(neutral(met.error.sentence))


def _change(change: ChangeRow) -> Iterator[Content]:
    field = change.field.rpartition(".")[2].replace("_", " ")
    if change.before in (None, ""):
        yield Content.assemble((f"  {field}: ", "dim"), _shown(change.after))
    else:
        yield Content.assemble((f"  {field} was: ", "dim"), _shown(change.before))
        yield Content.assemble((f"  {field} is:  ", "dim"), _shown(change.after))


def _shown(value: object) -> str:
    return neutral_line("—" if value in (None, "") else str(value), _VALUE_SHOWN)


def _labelled(label: str, value: str) -> Content:
    return Content.assemble((f"{label:<8}", "bold"), neutral(value) or "—")
