"""The report of an article as it would go out: the Markdown itself, to be read, copied, or written to a file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from claimdesk import report
from claimdesk.desk import Desk, dossiers
from claimdesk.desk.writing_out import Exists, write_out
from claimdesk.tui.desk_screen import DeskScreen
from claimdesk.tui.form_fields import Line
from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.screens.dialogs import AskLine, Dialog
from claimdesk.tui.screens.form import Ask
from claimdesk.tui.widgets.text_lines import TextLines
from claimdesk.words.dossier import Dossier
from claimdesk.words.errors import DeskError
from claimdesk.words.references import Reference, shortened

FOLDER = "report folder"


@dataclass(frozen=True, slots=True)
class Written:
    """A report as text, with the dossier it was made from."""

    dossier: Dossier
    text: str


class Overwrite(Dialog[bool]):
    """Asks whether a file that is there may be replaced."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        (Key("overwrite.yes", "o", "overwrite", "Replace the file that is there", "dialog"),)
    )

    def action_overwrite_yes(self) -> None:
        """Replace it."""
        self.dismiss(True)


class Report(DeskScreen):
    """The report of one article."""

    TABLE = (
        Key("report.drafts", "d", "drafts", "With drafts, for colleagues; or as readers see it", "report"),
        Key("report.write", "w", "write", "Write it to a file; what is published in it is then out", "report"),
        Key("report.copy", "y", "copy", "Copy the Markdown", "report"),
        Key("report.find", "slash", "find", "Find words in the report", "report"),
        Key("report.again", "n", "find next", "The next place that holds them", "report", False),
        Key("report.open", "enter", "article", "Open the article in the workbench", "report"),
        Key("report.leave", "escape", "leave", "The screen before", "report", False),
    )
    CSS = "Report TextLines { height: 1fr; }"

    def __init__(self, article: int) -> None:
        super().__init__()
        self.article = article
        self.drafts = False
        self.written: Written | None = None
        self._place = ""
        self._looked_for = ""

    def content(self) -> ComposeResult:
        """The text is all there is."""
        yield TextLines()

    def on_mount(self) -> None:
        """Begin in the text."""
        super().on_mount()
        self.drafts = bool(self.app.state.value("report drafts", False))
        self._title()
        self.query_one(TextLines).focus()

    def footer(self) -> list[str | tuple[str, str]]:
        """The keys, and what `d` would show."""
        drafts = "without drafts" if self.drafts else "with drafts"
        article = ("report.open", f"A{self.article}")
        return [("report.drafts", drafts), "report.write", "report.copy", "report.find", article]

    def reload(self) -> None:
        """Write the report anew."""
        article, drafts = self.article, self.drafts
        self.ask("text", lambda desk: _write(desk, article, drafts=drafts))

    def got_text(self, written: Written) -> None:
        """Show it; the place where one was reading stays."""
        self.written = written
        self._title()
        self.query_one(TextLines).show(written.text, tone=_tone)

    def _title(self) -> None:
        title = self.written.dossier.articles[0].title if self.written and self.written.dossier.articles else ""
        self.title_line(f"Report A{self.article} {title}", "with DRAFTS" if self.drafts else "as readers see it")

    def action_report_drafts(self) -> None:
        """With or without what is not published."""
        self.drafts = not self.drafts
        self.app.state.keep("report drafts", self.drafts)
        self._title()
        self.refresh_lines()
        self.reload()

    def action_report_copy(self) -> None:
        """Copy the Markdown."""
        if self.written:
            self.app.copy_to_clipboard(self.written.text)
            self.say("Copied as Markdown, where this terminal lets programs copy.")

    def action_report_open(self) -> None:
        """Open the article."""
        self.app.show("workbench", self.article)

    def action_report_leave(self) -> None:
        """The screen before."""
        self.app.action_app_back()

    def action_report_find(self) -> None:
        """Ask for words."""

        def find(words: str | None) -> None:
            if words:
                self._looked_for = words
                self.action_report_again()

        self.app.push_screen(AskLine("Find in the report", self._looked_for, hint="↵ find   n the next"), find)

    def action_report_again(self) -> None:
        """The next place."""
        if not self._looked_for:
            self.action_report_find()
        elif self.query_one(TextLines).find(self._looked_for):
            self.say(f"“{shortened(self._looked_for)}”: n goes to the next place.")
        else:
            self.fail(f"“{shortened(self._looked_for)}” is not in this report.")

    # -- writing -------------------------------------------------------------------------------------------------

    def action_report_write(self) -> None:
        """Ask for a file."""
        if self.written is None:
            return
        folder = Path(self.app.state.value(FOLDER) or Path.cwd())
        name = f"A{self.article}{'-drafts' if self.drafts else ''}.md"
        line = Line("place", "file", str(folder / name))
        hint = "↵ write   esc leaves"
        self.open_form(Ask("Write the report", line, save=lambda to: self._write_to(to, overwrite=False), hint=hint))

    def _write_to(self, place: str, *, overwrite: bool) -> None:
        if (written := self.written) is not None and place:
            self._place = place
            self.do(
                "written",
                lambda desk: write_out(desk, written.dossier, written.text, place, overwrite=overwrite),
            )

    def got_written(self, done: tuple[Path, str]) -> None:
        """Say where it is, and where undo stops from now on."""
        path, noted = done
        self.close_form()
        self.app.state.keep(FOLDER, str(path.absolute().parent))
        self.say(f"Written to {path}. {noted}")

    def failed(self, name: str, error: DeskError) -> None:
        """A file that is there is replaced only when a person says so."""
        if not isinstance(error, Exists):
            super().failed(name, error)
            return
        if form := self.open_form_now:
            form.unsaved()
        place = self._place
        ask = Overwrite(error.sentence, hint="o overwrites it   esc leaves it as it is")
        self.app.push_screen(ask, lambda yes: self._write_to(place, overwrite=True) if yes else None)


def _write(desk: Desk, article: int, *, drafts: bool) -> Written:
    dossier = desk.ask(dossiers.of, Reference("A", article))
    return Written(dossier, report.markdown(dossier, drafts=drafts, zone=datetime.now().astimezone().tzinfo))


def _tone(line: str) -> str:
    if re.match(r"#{1,6} ", line):
        return "warning" if "DRAFT" in line else "head"
    if line.startswith(">"):
        return "quote"
    return "quiet" if re.fullmatch(r"[|\s:-]+", line) else ""
