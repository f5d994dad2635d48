"""What workers tell the screens. Only handlers of these touch widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from claimdesk.desk import Desk
    from claimdesk.tui.desk_screen import DeskScreen
    from claimdesk.words.errors import DeskError
    from claimdesk.words.views.ledger import Head
    from claimdesk.words.views.lists import Present


class DeskOpened(Message):
    """The desk is open; `is_new`: nothing was done on it yet, and its member is named after the login only."""

    def __init__(self, desk: Desk, is_new: bool) -> None:
        super().__init__()
        self.desk, self.is_new = desk, is_new


class DeskFailed(Message):
    """The desk could not be opened."""

    def __init__(self, error: DeskError) -> None:
        super().__init__()
        self.error = error


class DeskChanged(Message):
    """Somebody wrote to the desk; `trouble` says why it can't be asked just now."""

    def __init__(self, head: Head, reset: bool, trouble: str) -> None:
        super().__init__()
        self.head, self.reset, self.trouble = head, reset, trouble


class OthersSeen(Message):
    """What the other terminals on the desk show."""

    def __init__(self, others: list[Present]) -> None:
        super().__init__()
        self.others = others


class DraftsSaved(Message):
    """Whether what is typed is on disk."""

    def __init__(self, saved: bool) -> None:
        super().__init__()
        self.saved = saved


@dataclass(frozen=True, slots=True)
class Act:
    """A command as one that has seen the ledger up to an entry: to be done, or done again after a conflict."""

    name: str
    command: Callable[[Desk, int | None], Any]
    seen: int | None


class Answered(Message):
    """A worker's answer to the question `name`, or the error instead; `ticket` tells an old question's answer.

    `act` is the command that was done, if it was one that can meet a conflict.
    """

    def __init__(self, name: str, ticket: int, result: Any, error: Exception | None, act: Act | None = None) -> None:
        super().__init__()
        self.name, self.ticket, self.result, self.error, self.act = name, ticket, result, error, act

    @property
    def is_command(self) -> bool:
        """Whether it is the answer to a command: their tickets are below zero."""
        return self.ticket < 0


class CommandDone(Message):
    """A command of `screen`, or work that outlives it, is done or refused; the screen may have been left meanwhile."""

    def __init__(self, screen: DeskScreen, answer: Answered) -> None:
        super().__init__()
        self.screen, self.answer = screen, answer
