"""How many connections a terminal holds on a server: one, and a second for as long as something takes long on it.

64 terminals come near the 100 that a server takes without more. Most of what a terminal asks takes milliseconds, so
that all its threads can share one connection in turn; but neither a command nor the watch on the ledger waits behind
one long search or for rows that somebody else keeps locked. Behind two at once they wait.
"""

from __future__ import annotations

import threading
from typing import Any

from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

PATIENCE_S = 0.1
"""So long the one connection is waited for; then a second is opened, and closed again once both are back."""


class OneInTurn(QueuePool):
    """A pool of one connection, with a second for who has waited. Raises sqlalchemy.exc.TimeoutError as others do."""

    def __init__(self, creator: Any, **options: Any) -> None:
        super().__init__(creator, **{**options, "pool_size": 1, "max_overflow": 1})
        self._returned = threading.Condition()

    def _do_get(self) -> ConnectionPoolEntry:
        with self._returned:
            self._returned.wait_for(lambda: self.checkedin() or not self.checkedout(), PATIENCE_S)
        return super()._do_get()

    def _do_return_conn(self, record: ConnectionPoolEntry) -> None:
        super()._do_return_conn(record)
        with self._returned:
            self._returned.notify()
