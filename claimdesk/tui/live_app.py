"""An app on a desk: opens it, watches it, runs commands in order, and says what is saved.

Nothing here knows of screens but that they are `DeskScreen`s. The desk is imported (SQLAlchemy costs more than all of
Textual) and opened in a thread behind the first frame.
"""

from __future__ import annotations

import gc
import queue
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

from claimdesk import config
from claimdesk.tui.company import Company
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.messages import CommandDone, DeskChanged, DeskFailed, DeskOpened, DraftsSaved, OthersSeen
from claimdesk.tui.state_file import StateFile
from claimdesk.tui.typed_ahead import TypedAhead
from claimdesk.words.errors import DeskError

if TYPE_CHECKING:
    from claimdesk.desk import Desk
    from claimdesk.tui.screens.long_work import Run
    from claimdesk.words.references import Reference
    from claimdesk.words.views.ledger import Head
    from claimdesk.words.views.lists import Present

BUSY_S = 60.0
"""After a key or a change the desk is watched closely for so long."""


WITHOUT_DESK = frozenset(
    {"up", "down", "j", "k", "pageup", "pagedown", "home", "end", "question_mark", "escape", "q", "ctrl+c", "f2"}
)
"""Keys that mean something before the desk is open; all others wait for it."""


class LiveApp(App[int], inherit_bindings=False):
    """The app. See the module's docstring."""

    def __init__(self, place: str, *, member: str | None = None) -> None:
        super().__init__()
        self.place = place
        self.as_member = member
        self.desk: Desk | None = None
        self.head: Head | None = None
        self.state: StateFile = StateFile(
            config.state_folder(), place, member or "", lambda saved: self.post_message(DraftsSaved(saved))
        )
        #: the row that was under the cursor in the list of each kind of screen
        self.cursors: dict[type[DeskScreen], str] = {}
        #: what is being fetched for a form, by the form's draft, whichever screen began it
        self.fetching: dict[str, Run] = {}
        self._pending = 0
        self._trouble = ""
        self._active_until = time.monotonic() + BUSY_S
        self._typed_ahead = TypedAhead(self)
        self._company = Company(lambda others: self.post_message(OthersSeen(others)))
        self._others: list[Present] = []
        self._stopping = threading.Event()
        self._commands: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()

    # -- opening and watching ------------------------------------------------------------------------------------

    def open_desk(self) -> None:
        """Open the desk in a thread, behind the first frame."""
        # Two threads share one interpreter: importing the desk meanwhile would hold up the first frame.
        self.call_after_refresh(self.run_worker, self._open, thread=True, exit_on_error=True)

    def _open(self) -> None:
        try:
            from claimdesk.desk import Desk

            desk = Desk.open(self.place, member=self.as_member)
            self.post_message(DeskOpened(desk, desk.is_new))
        except DeskError as error:
            self.post_message(DeskFailed(error))

    def on_desk_opened(self, event: DeskOpened) -> None:
        """The desk is there: watch it, and let the screen ask."""
        gc.freeze()
        gc.enable()
        self.desk = event.desk
        threading.Thread(target=self._watch, args=(event.desk,), name="watch", daemon=True).start()
        threading.Thread(target=self._work_in_order, name="commands", daemon=True).start()
        self._show_status()
        screen = self.screen
        if isinstance(screen, DeskScreen):
            screen.reload()
        self.desk_opened(is_new=event.is_new)
        self.release_keys()

    def desk_opened(self, *, is_new: bool) -> None:
        """The desk is open and watched."""

    def on_desk_failed(self, event: DeskFailed) -> None:
        """No desk: leave, with the sentence."""
        self.exit(1, message=event.error.sentence)

    def _watch(self, desk: Desk) -> None:
        def busy() -> bool:
            return time.monotonic() < self._active_until

        def besides() -> None:
            if desk.location.path is None:  # a desk in a file is one person's
                self._company.look(desk)

        for news in desk.watch(stopped=self._stopping.is_set, busy=busy, besides=besides):
            self.post_message(DeskChanged(news.head, news.reset, news.trouble))

    def on_desk_changed(self, event: DeskChanged) -> None:
        """Pass the news on to the screens that show the desk."""
        self.head = event.head
        self._trouble = event.trouble
        self._active_until = time.monotonic() + BUSY_S
        self._show_status()
        if not event.trouble:
            for screen in self.screen_stack:
                if isinstance(screen, DeskScreen):
                    screen.desk_changed(event.head, reset=event.reset)
        if event.reset and isinstance(self.screen, DeskScreen):
            self.screen.fail("The desk was set back to an earlier state (a restore?). Everything was read anew.")

    async def on_event(self, event: events.Event) -> None:
        """Hold a key that came before what it means is there; everything else goes its way."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
        elif not self._typed_ahead.take(event):
            target = self.focused or self.screen
            await super().on_event(event)
            self._typed_ahead.passed(target)

    def waits_for(self, key: str) -> bool:
        """Whether the desk, or the screen, is not there yet for what `key` would do."""
        if self.desk is None:
            return key not in WITHOUT_DESK
        from claimdesk.tui.screens.dialogs import Dialog

        return isinstance(self.screen, Dialog | DeskScreen) and self.screen.waits_for(key)

    def release_keys(self) -> None:
        """Something has arrived that keys may have waited for."""
        self._typed_ahead.release()

    @property
    def is_saving(self) -> bool:
        """Whether commands are on their way to the desk."""
        return self._pending > 0

    def on_key(self) -> None:
        """Somebody is at work: watch closely."""
        self._active_until = time.monotonic() + BUSY_S

    # -- saving --------------------------------------------------------------------------------------------------

    def in_order(self, work: Callable[[], None]) -> None:
        """Run `work` after all earlier commands."""
        self._commands.put(work)

    def _work_in_order(self) -> None:
        while (work := self._commands.get()) is not None:
            work()

    def saving(self, more: int) -> None:
        """One command more, or one less, is on its way to the desk."""
        self._pending += more
        self._show_status()

    def on_command_done(self, event: CommandDone) -> None:
        """Its screen hears of it; where that was left meanwhile, a refusal is told on the one that is shown."""
        answer, error = event.answer, event.answer.error
        if answer.is_command:
            self.saving(-1)
        shown = next(s for s in reversed(self.screen_stack) if isinstance(s, DeskScreen))
        if event.screen in self.screen_stack:
            event.screen.post_message(answer)
        elif error is None:
            if not answer.is_command and answer.result:
                shown.say(answer.result)
            self.desk_touched()
        elif isinstance(error, DeskError):
            shown.fail(error)
        else:
            raise error

    def desk_touched(self) -> None:
        """A command of this terminal is done: the screen shows it now, not at the next look at the ledger."""
        if isinstance(self.screen, DeskScreen):
            self.screen.reload()

    def on_drafts_saved(self, event: DraftsSaved) -> None:
        """Whether what is typed is on disk."""
        self._show_status()

    def shows(self, subject: Reference | None, *, editing: bool) -> None:
        """What is worked on here, for colleagues."""
        self._company.shows(subject, editing=editing)

    def on_others_seen(self, event: OthersSeen) -> None:
        """Who else is here, in the top line."""
        if event.others != self._others:
            self._others = event.others
            self._show_status()

    def _company_here(self) -> str:
        here = next((s.subject for s in reversed(self.screen_stack) if isinstance(s, DeskScreen)), None)
        doing: dict[str, bool] = {}
        for other in self._others:
            if here is not None and other.subject == str(here) and not self._trouble:
                doing[other.name] = doing.get(other.name, False) or other.editing
        mine = doing.pop(self.desk.member.name, None) if self.desk else None
        said = [f"{name} {'edits this' if edits else 'here'}" for name, edits in doing.items()]
        if mine is not None:
            said.append("you edit this elsewhere" if mine else "you elsewhere")
        return "".join(f"{each} · " for each in said)

    @property
    def status(self) -> str:
        """The right end of the top line: who, and what is saved."""
        if self.desk is None:
            return "opening …"
        if self._trouble:
            saved = "NOT CONNECTED"
        elif not self.state.saved:
            saved = "typing NOT SAVED"
        else:
            saved = "saving …" if self._pending else "saved"
        return f"{self.desk.member.name} · {self._company_here()}{saved}"

    def _show_status(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen) and screen.is_mounted:
                screen.refresh_lines()

    def on_unmount(self) -> None:
        """Let go of desk, watcher and state file."""
        self._stopping.set()
        # Nobody would hear what came of it, and the terminal would wait for it.
        for run in [*self.fetching.values()]:
            run.cancel()
        self._commands.put(None)
        self.state.close()
        if self.desk is not None:
            self.desk.close()
