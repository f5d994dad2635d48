"""Who else looks at what is shown here: said to a team's desk every few seconds, in a thread of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from claimdesk.words.errors import DeskError
from claimdesk.words.references import Reference

if TYPE_CHECKING:
    from claimdesk.desk import Desk
    from claimdesk.words.views.lists import Present


class Company:
    """Tells what this terminal shows, and hears what the others do."""

    def __init__(self, heard: Callable[[list[Present]], object]) -> None:
        self._heard = heard
        self._shown: tuple[Reference | None, bool] = (None, False)
        self._changed = threading.Event()
        self._stopping = False

    def shows(self, subject: Reference | None, *, editing: bool) -> None:
        """Another thing is on the screen, or it is edited now."""
        if (subject, editing) != self._shown:
            self._shown = (subject, editing)
            self._changed.set()

    def keep(self, desk: Desk) -> None:
        """Tell and hear until `stop`; a desk that can't be reached is tried again at the next beat."""
        from uuid import uuid4

        from claimdesk.desk import presence

        terminal = uuid4()
        while not self._stopping:
            self._changed.clear()
            subject, editing = self._shown
            try:
                desk.do(presence.note, terminal, subject, editing=editing)
                self._heard(desk.ask(presence.others, terminal))
            except DeskError:
                self._heard([])
            self._changed.wait(presence.HEARTBEAT_S)

    def stop(self) -> None:
        """Leave."""
        self._stopping = True
        self._changed.set()
