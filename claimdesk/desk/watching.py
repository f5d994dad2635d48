"""Watching the ledger's head: how a terminal learns of what others do. Polling works the same on a file, through a
pooler and after a lost connection; it asks with number and hash of the last entry seen, so that a ledger which was
set back (a restore, a standby that lagged) is noticed and everything read anew."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from claimdesk.desk.work import Read
from claimdesk.model.columns import LEDGER_ENTRY, LEDGER_HEAD
from claimdesk.words.errors import DeskError
from claimdesk.words.views.ledger import Head

if TYPE_CHECKING:
    from claimdesk.desk.opening import Desk

BUSY_S = 0.15
IDLE_S = 0.5


@dataclass(frozen=True, slots=True)
class News:
    """Where the ledger stands now. `reset`: it is not the one seen before, read everything anew. `trouble`: the
    database could not be asked, with the sentence to show; the head is then the last one seen."""

    head: Head
    reset: bool = False
    trouble: str = ""


def head(read: Read) -> Head:
    """The ledger's last entry."""
    now = select(LEDGER_HEAD.c.number, LEDGER_HEAD.c.hash, LEDGER_HEAD.c.at)
    number, hash_, at = read.connection.execute(now).one()
    return Head(number, hash_, at)


def news(read: Read, seen: Head) -> News | None:
    """What there is to say to somebody who saw `seen`; None if nothing changed."""
    now = head(read)
    if (now.number, now.hash) == (seen.number, seen.hash):
        return None
    known = read.connection.scalar(select(LEDGER_ENTRY.c.hash).where(LEDGER_ENTRY.c.number == seen.number))
    return News(now, reset=seen.number > 0 and known != seen.hash)


def follow(
    desk: Desk,
    seen: Head | None,
    *,
    stopped: Callable[[], bool],
    busy: Callable[[], bool],
    besides: Callable[[], object],
) -> Iterator[News]:
    """Poll until `stopped`: each 150 ms while `busy` says that somebody is at work, each 500 ms otherwise.

    `besides` is done after each look at a ledger that could be asked, so that it needs no connection of its own.
    """
    pause = threading.Event()
    troubled = False
    while not stopped():
        try:
            if seen is None:
                seen = desk.head()
            found = desk.ask(news, seen)
            if found is not None or troubled:
                found = found or News(seen)
                seen, troubled = found.head, False
                yield found
            besides()
        except DeskError as error:
            if seen is not None and not troubled:
                yield News(seen, trouble=error.sentence)
            troubled = True
        pause.wait(BUSY_S if busy() else IDLE_S)
