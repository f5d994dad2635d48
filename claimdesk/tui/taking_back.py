"""Undo and redo as the workbench does them: take back, and say in words what was taken back and where it was."""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.desk import Desk, activity


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was undone or redone: the sentence to show, and the reference to go to, if there is one."""

    sentence: str
    reference: str


def take_back(desk: Desk, verb: str) -> TakenBack:
    """Undo or redo the member's newest entry. Raises Refused with the reason."""
    number = desk.undo() if verb == "undo" else desk.redo()
    entry, _ = desk.ask(activity.entry, number)
    done = "Undone" if verb == "undo" else "Redone"
    way_back = "U redoes it" if verb == "undo" else "u undoes it again"
    return TakenBack(
        f"{done}: {entry.sentence} (entry {number}). {way_back}.", entry.touched[0] if entry.touched else ""
    )
