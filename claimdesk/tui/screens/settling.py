"""A conflict, asked about to its end: each field that two people changed, or the act as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimdesk.tui.form_fields import untouched
from claimdesk.tui.meanwhile import Meanwhile
from claimdesk.tui.screens.conflict import AllTheSame, OneField, Rivals

if TYPE_CHECKING:
    from claimdesk.tui.desk_screen import DeskScreen
    from claimdesk.tui.screens.form import Form

Again = Callable[[int | None], None]
"""Does the command once more, as one that has seen the ledger up to an entry."""


def settle(screen: DeskScreen, met: Meanwhile, again: Again) -> None:
    """Ask; then save the form with what was chosen, do the act all the same, or leave everything as it is."""
    form = screen.open_form_now
    rivals = _rivals(form, met) if form else []
    if form and rivals:
        _ask_each(form, met, rivals, {})
    else:
        _ask_once(screen, form, met, again)


def _rivals(form: Form, met: Meanwhile) -> list[Rivals]:
    """The fields of the form that were typed in and have become something else on the desk."""
    before = {field.name: field for field in form.fields}
    typed = form.changed
    found = []
    for now in met.fields:
        theirs = untouched(now)
        if now.name in typed and theirs not in (untouched(before[now.name]), typed[now.name]):
            found.append(Rivals(before[now.name], theirs, typed[now.name]))
    return found


def _ask_each(form: Form, met: Meanwhile, rivals: list[Rivals], chosen: dict[str, str]) -> None:
    here = rivals[len(chosen)]
    count = f"   {len(chosen) + 1} of {len(rivals)}" if len(rivals) > 1 else ""

    def answered(value: str | None) -> None:
        if value is None:
            return
        chosen[here.field.name] = value
        if len(chosen) < len(rivals):
            _ask_each(form, met, rivals, chosen)
            return
        form.take(met.fields, chosen)
        form.seen = met.error.number
        form.action_form_save()

    def keep(value: str) -> None:
        form.put(here.field.name, value)

    form.app.push_screen(OneField(f"Changed by both of you: {here.field.label}{count}", met, here, keep=keep), answered)


def _ask_once(screen: DeskScreen, form: Form | None, met: Meanwhile, again: Again) -> None:
    def answered(do_it: bool | None) -> None:
        if do_it:
            if form:
                form.saving()
            again(met.error.number)
        elif form and do_it is False:
            form.action_dialog_leave()
        elif form:
            # Both sides were shown: who goes on from here has seen them.
            form.seen = met.error.number

    screen.app.push_screen(AllTheSame("Changed while you were at it", met, typed=form is not None), answered)
