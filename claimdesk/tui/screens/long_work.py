"""A screen with work that takes its time, one piece at once: the message line says how far it is, escape cancels it.

class Sources(LongWork):
    def fetch(self, url: str) -> None:
        self.work("fetched", lambda desk, run: desk.run(sources.add_url, url, cancelled=run.cancelled, …))
    def got_fetched(self, made: str) -> None: ...          # not called for what was cancelled
    def action_leave(self) -> None:
        if not self.cancel_work(): self.app.action_app_back()
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.message import Message

from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.messages import Answered

if TYPE_CHECKING:
    from claimdesk.desk import Desk


class Progressed(Message):
    """How far a piece of work is."""

    def __init__(self, run: Run, sentence: str) -> None:
        super().__init__()
        self.run, self.sentence = run, sentence


class Run:
    """One piece of work, as its thread sees it."""

    def __init__(self, screen: DeskScreen, name: str, *, outlives: bool) -> None:
        self.name = name
        self.outlives = outlives
        self._screen = screen
        self._stop = threading.Event()

    def cancelled(self) -> bool:
        """Whether the work is to end."""
        return self._stop.is_set()

    def cancel(self) -> None:
        """Ask the work to end."""
        self._stop.set()

    def say(self, sentence: str) -> None:
        """Say how far it is."""
        self._screen.post_message(Progressed(self, sentence))

    def received(self, done: int, total: int | None) -> None:
        """Say how many bytes have come, of how many if that is known."""
        of_all = f" of {_size(total)}" if total else ""
        self.say(f"fetching: {_size(done)}{of_all}")


class LongWork(DeskScreen):
    """A screen with such work. See the module's docstring."""

    def __init__(self) -> None:
        super().__init__()
        self.under_way: Run | None = None

    def work(self, name: str, what: str, work: Callable[[Desk, Run], Any], *, outlives: bool = False) -> None:
        """Do `work` in a thread, in place of what is under way; say `what` at once. Its answer goes to `got_NAME`.

        What `outlives` the screen goes on when that is left; its answer is a sentence, said where the person is then.
        """
        self.cancel_work()
        run = self.under_way = Run(self, name, outlives=outlives)
        self.say(f"{what} · esc cancels")
        self._run(name, lambda desk: work(desk, run), outlives=outlives)

    def cancel_work(self) -> bool:
        """End what is under way; False when nothing is."""
        if self.under_way is None:
            return False
        self.under_way.cancel()
        self._tickets.pop(self.under_way.name, None)
        self.under_way = None
        self.say("Cancelled; nothing was stored.")
        return True

    def on_progressed(self, event: Progressed) -> None:
        """Show how far it is."""
        event.stop()
        if event.run is self.under_way:
            self.say(f"{event.sentence} · esc cancels")

    def on_answered(self, event: Answered) -> None:
        """The work is done; the answer itself goes its usual way."""
        if (
            self.under_way is not None
            and event.name == self.under_way.name
            and self._tickets.get(event.name) == event.ticket
        ):
            self.under_way = None
            self.say("")

    def on_unmount(self) -> None:
        """Nobody waits for it any more, unless it goes on by itself."""
        if self.under_way is not None and not self.under_way.outlives:
            self.under_way.cancel()


def _size(count: int) -> str:
    return f"{count / 1024**2:.1f} MiB" if count >= 1024**2 else f"{count / 1024:.0f} KiB"
