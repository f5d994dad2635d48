"""Who else looks at what is shown here: said to a team's desk, and asked of it, between two looks at the ledger."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from claimdesk.words.errors import DeskError
from claimdesk.words.references import Reference

if TYPE_CHECKING:
    from claimdesk.desk import Desk
    from claimdesk.words.views.lists import Present


class Company:
    """Tells what this terminal shows, and hears what the others do."""

    def __init__(self, heard: Callable[[list[Present]], object]) -> None:
        self._heard = heard
        self._terminal = uuid4()
        self._shown: tuple[Reference | None, bool] = (None, False)
        self._told: tuple[Reference | None, bool] = (None, False)
        self._tell_at = self._hear_at = 0.0

    def shows(self, subject: Reference | None, *, editing: bool) -> None:
        """What is on the screen, and whether it is edited."""
        self._shown = (subject, editing)

    def look(self, desk: Desk) -> None:
        """Tell and hear what is due; whoever shows nothing does neither. What fails is tried again at the next beat."""
        from claimdesk.desk import presence

        subject, editing = shown = self._shown
        changed, now = shown != self._told, time.monotonic()
        tells = changed or (subject is not None and now >= self._tell_at)
        hears = subject is not None and (changed or now >= self._hear_at)
        if tells:
            self._told, self._tell_at = shown, now + presence.HEARTBEAT_S
        if hears:
            self._hear_at = now + presence.HEARING_S
        try:
            if tells:
                desk.present(self._terminal, subject, editing=editing)
            if hears:
                self._heard(desk.ask(presence.others, self._terminal))
        except DeskError:
            self._heard([])
