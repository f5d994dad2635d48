"""The workbench: opens the desk, watches it, moves between screens, and holds the keys that mean the same everywhere.

The first frame needs this module and the queue alone; a worker then imports the desk (SQLAlchemy costs more than all
of Textual), and the other screens are imported when they are first shown.
"""

from __future__ import annotations

import gc
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from claimdesk import config, log, terminal
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.messages import CommandDone, DeskChanged, DeskFailed, DeskOpened, DraftsSaved
from claimdesk.tui.screens.queue import Queue
from claimdesk.tui.state_file import StateFile
from claimdesk.tui.typed_ahead import TypedAhead
from claimdesk.words.errors import BadInput, DeskError
from claimdesk.words.references import Reference, reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from claimdesk.desk import Desk
    from claimdesk.words.views import Head

BUSY_S = 60.0
"""After a key or a change the desk is watched closely for so long."""

THEMES = ("textual-dark", "textual-light")

TABLE = (
    Key("app.queue", "1", "queue", "The queue: articles and claims to work on", "screens"),
    Key("app.workbench", "2", "workbench", "The article that was open last", "screens"),
    Key("app.contradictions", "3", "contradictions", "Rival claims side by side", "screens"),
    Key("app.sources", "4", "sources", "All sources", "screens"),
    Key("app.review", "5", "review", "Verdicts that wait for a second person", "screens"),
    Key("app.activity", "6", "activity", "What was done, by whom, when", "screens"),
    Key("app.report", "7", "report", "The report of what is open, as it would go out", "screens"),
    Key("app.undo", "u", "undo", "Take back your last change", "everywhere"),
    Key("app.redo", "U", "redo", "Take back the undo", "everywhere"),
    Key("app.go", "g", "go to", "Go to a reference: A12, C340, S7", "everywhere"),
    Key("app.back", "left_square_bracket,alt+left", "back", "The screen before", "everywhere"),
    Key("app.forward", "right_square_bracket,alt+right", "forward", "The screen after", "everywhere"),
    Key("app.help", "question_mark", "keys", "What the keys do here", "everywhere"),
    Key("app.commands", "colon,ctrl+p", "commands", "All commands, found by name", "everywhere"),
    Key("app.theme", "f2", "light or dark", "Change between the light and the dark theme", "everywhere"),
    Key("app.quit", "q,ctrl+c", "quit", "Leave; everything shown as saved is saved", "everywhere"),
)


class Claimdesk(App[int], inherit_bindings=False):
    """The workbench. See the module's docstring."""

    TITLE = "Claimdesk"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = bindings(TABLE)
    TABLE: ClassVar[tuple[Key, ...]] = TABLE

    def __init__(
        self, place: str, *, member: str | None = None, at: str | None = None, ascii_glyphs: bool = False
    ) -> None:
        super().__init__()
        self.ascii_glyphs = ascii_glyphs
        self.place = place
        self.as_member = member
        self.at = at
        self.desk: Desk | None = None
        self.head: Head | None = None
        self.state: StateFile = StateFile(
            config.state_folder(), place, member or "", lambda saved: self.post_message(DraftsSaved(saved))
        )
        #: the article that was open last, for workbench and report
        self.article: int | None = None
        self._back: list[tuple[str, int | None]] = []
        self._forward: list[tuple[str, int | None]] = []
        self._here: tuple[str, int | None] = ("queue", None)
        self._pending = 0
        #: an article that was pasted before the desk was open
        self._pasted = ""
        self._trouble = ""
        self._active_until = time.monotonic() + BUSY_S
        self._typed_ahead = TypedAhead(self)
        self._stopping = threading.Event()
        self._commands: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()

    # -- opening and watching ------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show the queue as it was left, and open the desk behind it."""
        self.theme = THEMES[self.state.value("theme") == THEMES[1]]
        self.set_class(self.ascii_glyphs, "-ascii")
        self.push_screen(Queue())
        # Two threads share one interpreter: importing the desk meanwhile would hold up the first frame.
        self.call_after_refresh(self.run_worker, self._open, thread=True, exit_on_error=True)

    def _open(self) -> None:
        try:
            from claimdesk.desk import Desk

            self.post_message(DeskOpened(Desk.open(self.place, member=self.as_member)))
        except DeskError as error:
            self.post_message(DeskFailed(error))

    def load_screens(self) -> None:
        """Import the other screens behind the rows of the queue: they open without a halt when they are asked for."""
        self.run_worker(_load_screens, thread=True, group="load", exclusive=True)

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
        if self._pasted:
            self.import_text(self._pasted)
        if self.at:
            self.open_at(self.at)
        elif event.desk.is_new:
            self._ask_name(event.desk)

    def _ask_name(self, desk: Desk) -> None:
        from claimdesk.tui.screens.dialogs import AskLine

        def named(name: str | None) -> None:
            if name and name != desk.member.name and isinstance(self.screen, DeskScreen):
                self.screen.do("named", lambda d: d.call_me(name))

        title = "Your name, as it should stand in reports"
        self.push_screen(AskLine(title, desk.member.name, hint="↵ done   esc later: claimdesk member rename"), named)

    def on_desk_failed(self, event: DeskFailed) -> None:
        """No desk: leave, with the sentence."""
        self.exit(1, message=event.error.sentence)

    def _watch(self, desk: Desk) -> None:
        for news in desk.watch(stopped=self._stopping.is_set, busy=lambda: time.monotonic() < self._active_until):
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
        """Whether the screen waits for what `key` would be done to."""
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
        self.saving(-1)
        error = event.answer.error
        if event.screen in self.screen_stack:
            event.screen.post_message(event.answer)
        elif error is None:
            self.desk_touched()
        elif isinstance(error, DeskError):
            next(s for s in reversed(self.screen_stack) if isinstance(s, DeskScreen)).fail(error)
        else:
            raise error

    def desk_touched(self) -> None:
        """A command of this terminal is done: the screen shows it now, not at the next look at the ledger."""
        if isinstance(self.screen, DeskScreen):
            self.screen.reload()

    def on_drafts_saved(self, event: DraftsSaved) -> None:
        """Whether what is typed is on disk."""
        self._show_status()

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
        return f"{self.desk.member.name} · {saved}"

    def _show_status(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, DeskScreen) and screen.is_mounted:
                screen.refresh_lines()

    # -- going from screen to screen -----------------------------------------------------------------------------

    def show(self, name: str, id_: int | None = None, *, remember: bool = True) -> None:
        """Show a screen by its name (see `_screen`), about the article, claim or source `id_`."""
        if self.desk is None:
            return
        if remember and (name, id_) != self._here:
            self._back.append(self._here)
            self._forward.clear()
        self._here = (name, id_)
        while len(self.screen_stack) > 2:
            self.pop_screen()
        if name != "queue":
            self.push_screen(_screen(name, id_))

    def open_at(self, at: str) -> None:
        """Open a reference, a file or a URL. Raises nothing: what can't be opened is said on the screen."""
        try:
            self.open_reference(reference(at))
        except BadInput:
            self.show("import")
            from claimdesk.tui.screens.import_article import ImportArticle

            if isinstance(self.screen, ImportArticle):
                self.screen.read_place(at)

    def import_text(self, text: str) -> None:
        """Show the import screen with a pasted article in it, once the desk is open."""
        self._pasted = "" if self.desk else text
        if self._pasted:
            return
        self.show("import")
        from claimdesk.tui.screens.import_article import ImportArticle

        if isinstance(self.screen, ImportArticle):
            self.screen.read_text(text)

    def open_reference(self, ref: Reference) -> None:
        """Open an article or claim in the workbench, a source among the sources."""
        if ref.letter == "A":
            self.show("workbench", ref.id)
        elif ref.letter == "C":
            self.show("claim", ref.id)
        elif ref.letter == "S":
            self.show("sources", ref.id)

    def action_app_queue(self) -> None:
        """Screen 1."""
        self.show("queue")

    def action_app_workbench(self) -> None:
        """Screen 2: what was open last."""
        if self.article is None:
            self._say("No article is open yet: choose one in the queue, or press i to import one.")
        else:
            self.show("workbench", self.article)

    def action_app_contradictions(self) -> None:
        """Screen 3."""
        self.show("contradictions")

    def action_app_sources(self) -> None:
        """Screen 4."""
        self.show("sources")

    def action_app_review(self) -> None:
        """Screen 5."""
        self.show("review")

    def action_app_activity(self) -> None:
        """Screen 6."""
        self.show("activity")

    def action_app_report(self) -> None:
        """Screen 7: the report of what was open last."""
        if self.article is None:
            self._say("No article is open yet: choose one in the queue, then 7 shows its report.")
        else:
            self.show("report", self.article)

    def action_app_back(self) -> None:
        """The screen before."""
        if self._back:
            self._forward.append(self._here)
            self.show(*self._back.pop(), remember=False)
        elif self._here[0] != "queue":
            self.show("queue", remember=False)

    def action_app_forward(self) -> None:
        """The screen after."""
        if self._forward:
            self._back.append(self._here)
            self.show(*self._forward.pop(), remember=False)

    def action_app_go(self) -> None:
        """Ask for a reference."""
        from claimdesk.tui.screens.dialogs import AskLine

        def go(typed: str | None) -> None:
            if typed:
                try:
                    self.open_reference(reference(typed, "A", "C", "S"))
                except BadInput as error:
                    self._say(error.sentence, failed=True)

        self.push_screen(AskLine("Go to", placeholder="A12, C340, S7"), go)

    # -- undo ----------------------------------------------------------------------------------------------------

    def action_app_undo(self) -> None:
        """Take back the member's own last change, say what it was, go there."""
        self._take_back("undo")

    def action_app_redo(self) -> None:
        """Take back the undo."""
        self._take_back("redo")

    def _take_back(self, verb: str) -> None:
        from claimdesk.tui.taking_back import take_back

        if isinstance(self.screen, DeskScreen):
            self.screen.do("took_back", lambda desk: take_back(desk, verb))

    # -- everything else -----------------------------------------------------------------------------------------

    def action_app_help(self) -> None:
        """What the keys do here."""
        from claimdesk.tui.screens.help import Help

        self.push_screen(Help(self.screen))

    def action_app_commands(self) -> None:
        """The palette."""
        self.action_command_palette()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key of the screen and the app, by what it does."""
        table = screen.TABLE if isinstance(screen, DeskScreen) else ()
        for key in (*table, *TABLE):
            owner = screen if key in table else self

            def run(owner: Screen[object] | App[int] = owner, action: str = key.action) -> None:
                self.call_later(self.run_action, action, owner)

            yield SystemCommand(f"{key.label} ({key.shown_key})", key.tooltip, run)

    def action_app_theme(self) -> None:
        """Light or dark, remembered."""
        self.theme = THEMES[self.theme == THEMES[0]]
        self.state.keep("theme", self.theme)

    async def action_app_quit(self) -> None:
        """Leave, once all commands are done."""
        if self._pending:
            self._say("Still saving; try again in a moment.")
        else:
            self.exit(0)

    def _say(self, sentence: str, *, failed: bool = False) -> None:
        if isinstance(self.screen, DeskScreen):
            (self.screen.fail if failed else self.screen.say)(sentence)

    def _fatal_error(self) -> None:
        """A bug of ours: the traceback goes to the log, the person gets a sentence and their terminal back."""
        error = self._exception
        path = log.write_traceback(error)
        self.panic(
            Text(
                f"Claimdesk met a bug and had to stop. The details are in {path}. "
                "What was shown as saved is saved, and what you typed is there when you start it again."
            )
        )

    def on_unmount(self) -> None:
        """Let go of desk, watcher and state file."""
        self._stopping.set()
        self._commands.put(None)
        self.state.close()
        if self.desk is not None:
            self.desk.close()


def _load_screens() -> None:
    for name in ("workbench", "import_article", "sources", "contradictions", "review", "activity", "report"):
        import_module(f"claimdesk.tui.screens.{name}")


def _screen(name: str, id_: int | None) -> Screen[None]:
    """Import and make a screen."""
    match name:
        case "workbench" | "claim":
            from claimdesk.tui.screens.workbench import Workbench

            return Workbench(article=id_) if name == "workbench" else Workbench(claim=id_)
        case "contradictions":
            from claimdesk.tui.screens.contradictions import Contradictions

            return Contradictions()
        case "sources":
            from claimdesk.tui.screens.sources import Sources

            return Sources(id_)
        case "review":
            from claimdesk.tui.screens.review import Reviews

            return Reviews()
        case "activity":
            from claimdesk.tui.screens.activity import Activity

            return Activity()
        case "report":
            from claimdesk.tui.screens.report import Report

            assert id_ is not None
            return Report(id_)
        case "import":
            from claimdesk.tui.screens.import_article import ImportArticle

            return ImportArticle()
    raise AssertionError(name)


def run(place: str, *, member: str | None = None, at: str | None = None) -> int:
    """Run the workbench until the person leaves; the exit code. Without a terminal it says so and returns 1."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        print("The workbench needs a terminal. Without one use the commands: claimdesk --help", file=sys.stderr)
        return 1
    app = Claimdesk(place, member=member, at=at, ascii_glyphs=_needs_ascii())
    code = app.run(mouse=True)
    if code is None:
        code = app.return_code or 0
    return code


def _needs_ascii() -> bool:
    """Whether signs are drawn in ASCII: as the settings say, else as the terminal answered when it was first used."""
    if setting := config.glyphs():
        return setting == "ascii"
    known = StateFile(config.state_folder(), "terminal", os.environ.get("TERM", ""))
    if known.value("ascii") is None:
        # No answer is no reason for ASCII: most terminals draw the signs one cell wide.
        known.keep("ascii", bool(terminal.drawn_otherwise()))
    known.close()
    return bool(known.value("ascii"))
