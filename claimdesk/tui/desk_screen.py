"""What every screen of the workbench is: a top line, its content, a message line and the keys that matter now.

A screen asks the desk in a worker and gets the answer as a call of a method of its own:

    class Sources(DeskScreen):
        def reload(self) -> None:                      # on showing, and whenever the desk changed
            self.ask("page", lambda desk: desk.ask(sources.queue, query=self.query_text))
        def got_page(self, page: Page) -> None: ...    # on the UI thread; late answers to old questions are dropped
        def action_withdraw(self) -> None:
            self.decide("withdrawn", lambda desk, seen: desk.do(sources.withdraw, source, seen=seen))
        def got_withdrawn(self, _: object) -> None:
            self.say("S4 withdrawn. u brings it back.")

`do` is for commands that take no `seen`. A refusal becomes a line on the screen, a conflict a dialog (`settling`);
what was typed stays where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from claimdesk.tui.keys import Key, bindings, footer_keys
from claimdesk.tui.messages import Act, Answered, CommandDone
from claimdesk.tui.widgets.key_footer import KeyFooter
from claimdesk.tui.widgets.message_line import MessageLine
from claimdesk.tui.widgets.top_line import TopLine
from claimdesk.words.errors import Conflict, DeskError

if TYPE_CHECKING:
    from claimdesk.desk import Desk
    from claimdesk.tui.app import Claimdesk
    from claimdesk.tui.meanwhile import Meanwhile
    from claimdesk.tui.screens.form import Form
    from claimdesk.tui.taking_back import TakenBack
    from claimdesk.tui.widgets.rows import Row, Rows
    from claimdesk.words.references import Reference
    from claimdesk.words.views.ledger import Head


class DeskScreen(Screen[None]):
    """A screen on the desk. See the module's docstring."""

    BINDINGS: ClassVar[list[BindingType]] = []
    #: the screen's own keys, for footer, help and palette
    TABLE: ClassVar[tuple[Key, ...]] = ()
    app: Claimdesk

    def __init_subclass__(cls, **kwargs: Any) -> None:
        cls.BINDINGS = [*cls.__dict__.get("BINDINGS", []), *bindings(cls.__dict__.get("TABLE", ()))]
        super().__init_subclass__(**kwargs)

    def __init__(self) -> None:
        super().__init__()
        self._tickets: dict[str, int] = {}
        self._number = 0
        #: the ledger's entry that the screen was drawn from, for `seen`
        self.seen: int | None = None
        self.form: Form | None = None

    def compose(self) -> ComposeResult:
        """Chrome is one line above and two below; the rest is the content's."""
        yield TopLine()
        yield from self.content()
        yield MessageLine()
        yield KeyFooter()

    def content(self) -> ComposeResult:
        """The widgets between the lines."""
        yield from ()

    @property
    def subject(self) -> Reference | None:
        """The article or claim that is worked on here, if one is: colleagues are told."""
        return None

    def reload(self) -> None:
        """Ask the desk for what the screen shows; called when it is shown and when the desk changed."""

    def footer(self) -> list[str | tuple[str, str]]:
        """Ids of the keys that matter now, most wanted first; a pair gives a label that names the object."""
        return [k.id for k in self.TABLE if k.shown]

    def on_mount(self) -> None:
        """Draw the lines, then ask."""
        self.refresh_lines()

    def on_screen_resume(self) -> None:
        """What changed meanwhile appears when the screen is shown again."""
        self.refresh_lines()
        if self.app.desk is not None:
            self.reload()

    def desk_changed(self, head: Head, *, reset: bool) -> None:
        """Somebody wrote to the desk."""
        self.reload()

    def refresh_lines(self) -> None:
        """Show status and keys as they are now; not before the screen has its widgets."""
        if not self.query(KeyFooter):
            return
        if self.is_current or self.open_form_now:
            self.app.shows(self.subject, editing=self.open_form_now is not None)
        self.query_one(TopLine).status = self.app.status
        self.query_one(KeyFooter).show(footer_keys((*self.TABLE, *self.app.TABLE), *self.footer()))

    def title_line(self, title: str, detail: str = "") -> None:
        """Show what is open at the left of the top line."""
        self.query_one(TopLine).show(title, detail=detail, status=self.app.status)

    def say(self, sentence: str) -> None:
        """Say what was done."""
        self.query_one(MessageLine).say(sentence)

    def fail(self, error: DeskError | str) -> None:
        """Say what was not done, and what to do."""
        self.query_one(MessageLine).fail(error if isinstance(error, str) else f"{error.sentence} {error.kept}".strip())

    def on_key(self) -> None:
        """What was said of the key before has been read; what went wrong stays until something else is said."""
        if self.focused is None or not self.focused.check_consume_key("a", "a"):  # nothing that is typed into
            self.query_one(MessageLine).clear_done()

    def fill(self, rows: Rows, listed: Sequence[Row]) -> None:
        """Show these rows; whoever comes back to the screen finds the cursor where they left it."""
        before = None if rows.rows else self.app.cursors.get(type(self))
        rows.set_rows(listed)
        if before is not None:
            rows.highlight(before)

    def on_rows_highlighted(self, event: Rows.Highlighted) -> None:
        """Remember the row. Textual calls this besides the handler of the screen itself."""
        self.app.cursors[type(self)] = event.key

    def ask(self, name: str, question: Callable[[Desk], Any]) -> None:
        """Ask in a worker; the answer comes to `got_NAME`. A newer question of the same name makes this one void."""
        self._run(name, question)

    def do(self, name: str, command: Callable[[Desk], Any]) -> None:
        """Do in a worker; `got_NAME` is called once it is saved. Commands run one after the other, none is dropped."""
        self.app.saving(+1)
        self._run(name, command, is_command=True)

    def decide(self, name: str, command: Callable[[Desk, int | None], Any]) -> None:
        """`do`, as somebody who has seen the ledger up to an entry: that of the open form, else that of the screen."""
        form = self.open_form_now
        self._act(Act(name, command, form.seen if form else self.seen))

    def _act(self, act: Act) -> None:
        self.app.saving(+1)
        self._run(act.name, lambda desk: act.command(desk, act.seen), is_command=True, act=act)

    def _run(
        self,
        name: str,
        call: Callable[[Desk], Any],
        *,
        is_command: bool = False,
        outlives: bool = False,
        act: Act | None = None,
    ) -> None:
        desk = self.app.desk
        if desk is None:
            if is_command:
                self.app.saving(-1)
                self.fail("The desk is not open yet. Try again in a moment.")
            return
        app = self.app
        self._number += 1
        ticket = self._number
        if not is_command:
            self._tickets[name] = ticket

        def work() -> None:
            result, error = None, None
            try:
                result = call(desk)
            except Exception as raised:
                error = raised
            answer = Answered(name, -ticket if is_command else ticket, result, error, act)
            if is_command or outlives:
                app.post_message(CommandDone(self, answer))
            else:
                self.post_message(answer)

        if is_command:
            self.app.in_order(work)
        else:
            (app if outlives else self).run_worker(work, thread=True, group=name, exit_on_error=True)

    def on_answered(self, event: Answered) -> None:
        """Hand an answer to `got_NAME`, an error to the message line or the conflict dialog."""
        event.stop()
        if not event.is_command and self._tickets.get(event.name) != event.ticket:
            return
        if event.error is None:
            getattr(self, f"got_{event.name}")(event.result)
            if event.is_command:
                self.app.desk_touched()
        elif isinstance(event.error, Conflict):
            self.conflicted(event.error, event.act)
        elif isinstance(event.error, DeskError):
            self.failed(event.name, event.error)
        else:
            raise event.error

        self.app.release_keys()

    def waits_for(self, key: str) -> bool:
        """Whether `key` means something that is still on its way; see `typed_ahead`."""
        return False

    def got_took_back(self, done: TakenBack) -> None:
        """Say what was undone or redone, and go there."""
        self.say(done.sentence)
        if done.reference:
            self.go_to(done.reference)

    def got_named(self, _: object) -> None:
        """The member has a name."""
        self.refresh_lines()

    def go_to(self, reference: str) -> None:
        """Bring what `reference` names into sight, where this screen shows it."""

    def failed(self, name: str, error: DeskError) -> None:
        """A question or command was refused; nothing was changed. It is said where the person is: in an open form."""
        from claimdesk.tui.screens.dialogs import Dialog

        if isinstance(self.app.screen, Dialog):
            self.app.screen.fail(error.sentence)
        else:
            self.fail(error)

    def open_form(self, form: Form) -> None:
        """Show a form; `close_form` ends it once its command is done."""
        self.form = form
        form.seen = self.seen
        self.app.push_screen(form)

    @property
    def open_form_now(self) -> Form | None:
        """The form of this screen that stands open, if one does."""
        return self.form if self.form in self.app.screen_stack else None

    def close_form(self) -> None:
        """What the form held is on the desk."""
        if self.form is not None:
            self.form.done()
            self.form = None

    def conflicted(self, error: Conflict, act: Act | None) -> None:
        """Others changed what a command writes or decides on: read what they did, and draw the screen anew."""
        from claimdesk.tui import meanwhile

        form = self.open_form_now
        renew = form.renew if form else None
        seen = act.seen if act else None
        self.ask("meanwhile", lambda desk: (meanwhile.read(desk, seen, error, renew), act))
        self.reload()

    def got_meanwhile(self, found: tuple[Meanwhile, Act | None]) -> None:
        """Ask what shall stand."""
        from claimdesk.tui.screens.settling import settle

        met, act = found
        form = self.open_form_now
        if form is not None:
            form.unsaved()
        settle(self, met, lambda number: self._act(replace(act, seen=number)) if act else None)
