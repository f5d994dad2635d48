"""Assigning an article or claim: one list of members, the same from every screen."""

from __future__ import annotations

from claimdesk.desk import Desk, assignments, members
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.screens.dialogs import Choose
from claimdesk.tui.widgets.rows import Row
from claimdesk.words.references import Reference

NOBODY = "nobody"


def assign(screen: DeskScreen, ref: Reference) -> None:
    """Let a member be chosen and assign `ref` to them; the screen gets `got_assigned(sentence)`."""
    desk = screen.app.desk
    if desk is None:
        return

    def choose(names: list[str]) -> None:
        rows = [Row(n, text=n) for n in [*names, NOBODY]]
        screen.app.push_screen(Choose(f"Assign {ref} to", rows, current=desk.member.name), chosen)

    def chosen(name: str | None) -> None:
        if name is not None:
            screen.do("assigned", lambda d: _assign(d, ref, name))

    screen.got_assignable = choose  # type: ignore[attr-defined]
    screen.ask("assignable", lambda d: [m.name for m in d.ask(members.every)])


def _assign(desk: Desk, ref: Reference, name: str) -> str:
    desk.do(assignments.assign, ref, None if name == NOBODY else name)
    return f"{ref} is nobody’s now." if name == NOBODY else f"{ref} assigned to {name}."
