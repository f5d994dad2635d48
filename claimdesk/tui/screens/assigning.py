"""Assigning an article or claim: one list of members, the same from every screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.words.references import Reference

if TYPE_CHECKING:
    from claimdesk.desk import Desk

NOBODY = "nobody"


class Assigning(DeskScreen):
    """A screen on which something can be assigned. The desk's modules are imported when that is done: the first frame
    needs the queue without them."""

    def assign(self, ref: Reference) -> None:
        """Let a member be chosen, and assign `ref` to them."""
        self.ask("assignable", lambda desk: (ref, _members(desk)))

    def got_assignable(self, found: tuple[Reference, list[str]]) -> None:
        """Choose one of them, or nobody."""
        from claimdesk.tui.screens.dialogs import Choose
        from claimdesk.tui.widgets.rows import Row

        ref, names = found
        own = self.app.desk.member.name if self.app.desk else ""

        def chosen(name: str | None) -> None:
            if name is not None:
                self.do("assigned", lambda desk: _assign(desk, ref, name))

        rows = [Row(name, text=name) for name in (*names, NOBODY)]
        self.app.push_screen(Choose(f"Assign {ref} to", rows, current=own), chosen)

    def got_assigned(self, sentence: str) -> None:
        """Say who has it now."""
        self.say(sentence)


def _members(desk: Desk) -> list[str]:
    from claimdesk.desk import members

    return [member.name for member in desk.ask(members.every)]


def _assign(desk: Desk, ref: Reference, name: str) -> str:
    from claimdesk.desk import assignments

    desk.do(assignments.assign, ref, None if name == NOBODY else name)
    return f"{ref} is nobody’s now." if name == NOBODY else f"{ref} assigned to {name}."
