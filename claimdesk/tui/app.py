"""The workbench: the screens, how one gets from one to another, and what the keys do that mean the same everywhere.

The first frame needs this module and the queue alone; the desk is opened behind it (`live_app`), and the other
screens are imported when they are first shown (`screen_named`).
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from claimdesk import config, log, terminal
from claimdesk.tui.app_keys import TABLE, THEMES
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.live_app import LiveApp
from claimdesk.tui.screen_named import load_all, screen_named
from claimdesk.tui.screens.queue import Queue
from claimdesk.tui.state_file import StateFile
from claimdesk.words.errors import BadInput
from claimdesk.words.references import Reference, reference

if TYPE_CHECKING:
    from collections.abc import Iterable


class Claimdesk(LiveApp, inherit_bindings=False):
    """The workbench. See the module's docstring."""

    TITLE = "Claimdesk"
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+p"
    BINDINGS: ClassVar[list[BindingType]] = bindings(TABLE)
    TABLE: ClassVar[tuple[Key, ...]] = TABLE

    def __init__(
        self, place: str, *, member: str | None = None, at: str | None = None, ascii_glyphs: bool = False
    ) -> None:
        super().__init__(place, member=member)
        self.at = at
        #: the article that was open last, for workbench and report
        self.article: int | None = None
        #: where the cursor was in each article that was read
        self.places: dict[int, int] = {}
        #: an article that was pasted before the desk was open
        self._pasted = ""
        self._back: list[tuple[str, int | None]] = []
        self._forward: list[tuple[str, int | None]] = []
        self._here: tuple[str, int | None] = ("queue", None)
        # Before there are widgets: set later, both would style them all a second time.
        self.set_reactive(App.theme, THEMES[self.state.value("theme") == THEMES[1]])
        self.set_class(ascii_glyphs, "-ascii")

    def get_default_screen(self) -> Queue:
        """The queue, as it was left."""
        return Queue()

    def on_mount(self) -> None:
        """Open the desk behind the queue."""
        self.open_desk()

    def load_screens(self) -> None:
        """Import the other screens behind the rows of the queue: they open without a halt when they are asked for."""
        self.run_worker(load_all, thread=True, group="load", exclusive=True)

    def desk_opened(self, *, is_new: bool) -> None:
        """Go to what the program was started for."""
        if self._pasted:
            self.import_text(self._pasted)
        if self.at:
            self.open_at(self.at)
        elif is_new:
            self._ask_name()

    def _ask_name(self) -> None:
        from claimdesk.tui.screens.dialogs import AskLine

        name = self.desk.member.name if self.desk else ""

        def named(typed: str | None) -> None:
            if typed and typed != name and isinstance(self.screen, DeskScreen):
                self.screen.do("named", lambda desk: desk.call_me(typed))

        title = "Your name, as it should stand in reports"
        self.push_screen(AskLine(title, name, hint="↵ done   esc later: claimdesk member rename"), named)

    # -- going from screen to screen -----------------------------------------------------------------------------

    def show(self, name: str, id_: int | None = None, *, remember: bool = True) -> None:
        """Show a screen by its name (see `screen_named`), about the article, claim or source `id_`."""
        if self.desk is None:
            return
        if id_ is None and self._here == (name, None) and len(self.screen_stack) > 1:
            return
        if remember and (name, id_) != self._here:
            self._back.append(self._here)
            self._forward.clear()
        self._here = (name, id_)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if name != "queue":
            self.push_screen(screen_named(name, id_))

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
        elif self._here[0] not in ("workbench", "claim"):
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
        elif self._here[0] != "report":
            self.show("report", self.article)

    def action_app_back(self) -> None:
        """The screen before."""
        if self._back:
            self._forward.append(self._here)
            self.show(*self._back.pop(), remember=False)
        elif self._here[0] != "queue":
            self.show("queue", remember=False)

    def leave(self, sentence: str, *, failed: bool, to_queue: bool = False) -> None:
        """Leave a screen that has nothing to show any more, and say why on the one that is shown then."""
        if to_queue:
            self.show("queue", remember=False)
        else:
            self.action_app_back()
        self.call_after_refresh(self._say, sentence, failed=failed)

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
        try:
            wide = terminal.drawn_otherwise()
        except TimeoutError:
            # Silence is no reason for ASCII: most terminals draw the signs one cell wide. It is not waited for again.
            wide = []
        if wide is not None:
            known.keep("ascii", bool(wide))
    known.close()
    return bool(known.value("ascii"))
