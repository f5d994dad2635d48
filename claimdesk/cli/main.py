"""The group of all commands. A command's module is imported when that command is asked for."""

from __future__ import annotations

import difflib
import importlib
import io
import os
from collections.abc import Sequence
from typing import NamedTuple

import click
from click.shell_completion import shell_complete

from claimdesk import __version__
from claimdesk.cli import exits
from claimdesk.cli.places import Given
from claimdesk.cli.workbench import COMPLETE


class Entry(NamedTuple):
    """A command: its module in `claimdesk.cli`, the name there, and what the overview says of it."""

    module: str
    name: str
    summary: str


SECTIONS: dict[str, dict[str, Entry]] = {
    "The workbench": {
        "open": Entry("opening", "open_", "Open the workbench, on one thing if you name it"),
        "demo": Entry("demo", "demo", "A desk of its own with a worked example"),
    },
    "Articles": {
        "import": Entry("importing", "import_", "Bring in articles: files, URLs or standard input"),
        "articles": Entry("articles", "articles", "List articles"),
        "article": Entry("articles", "article", "Correct what is known about an article, or its text"),
        "changes": Entry("changes", "changes", "What was changed in an article, and which claims it touches"),
        "suggestions": Entry("suggestions", "suggestions", "What the analysis proposes as claims"),
        "dismiss": Entry("suggestions", "dismiss", "Say that a sentence is no claim to check"),
        "analyse": Entry("analyse", "analyse", "Analyse a text, without a desk"),
    },
    "Claims": {
        "claims": Entry("claims", "claims", "List claims"),
        "claim": Entry("claims", "claim", "Add, accept, edit, split or merge claims"),
        "claimant": Entry("claimants", "claimant", "The people and bodies who make claims"),
        "relate": Entry("relations", "relate", "Say how one claim bears on another"),
        "rivals": Entry("relations", "rivals", "Claims of other articles that a claim might pull against"),
        "resolve": Entry("relations", "resolve", "Say what came of two claims that pull against each other"),
    },
    "Sources and evidence": {
        "sources": Entry("sources", "sources", "List sources"),
        "source": Entry("sources", "source", "Add or edit sources"),
        "evidence": Entry("evidence", "evidence", "Link a source to a claim, for or against"),
    },
    "Verdicts": {
        "verdict": Entry("verdicts", "verdict", "Give a claim a rating"),
        "submit": Entry("verdicts", "submit", "Hand a verdict to a second person"),
        "review": Entry("verdicts", "review", "Approve a verdict, or return it"),
        "publish": Entry("publications", "publish", "Publish a claim’s verdict, or all of an article"),
        "correct": Entry("publications", "correct", "Correct what was published"),
        "retract": Entry("publications", "retract", "Take back what was published"),
        "report": Entry("report", "report", "Write the report"),
    },
    "Everything": {
        "show": Entry("show", "show", "Everything about one thing"),
        "search": Entry("search", "search", "Find articles, claims and sources"),
        "similar": Entry("search", "similar", "Claims that say something like this"),
        "history": Entry("ledger", "history", "Everything that was ever done to one thing"),
        "activity": Entry("ledger", "activity", "What was done, by whom, when"),
        "undo": Entry("ledger", "undo", "Take back your last change, or the entry you name"),
        "redo": Entry("ledger", "redo", "Take back the undo"),
        "withdraw": Entry("things", "withdraw", "Take something off the desk; it can be brought back"),
        "restore": Entry("things", "restore", "Bring back what was withdrawn"),
        "assign": Entry("things", "assign", "Give an article or claim to a member"),
        "comment": Entry("things", "comment", "Write a remark about an article or claim"),
        "for-me": Entry("things", "for_me", "Remarks that name you and wait for an answer"),
        "tag": Entry("things", "tag", "Put a word on something, to find it by"),
    },
    "The desk": {
        "db": Entry("database", "db", "Look after the database: create, status, upgrade, check, backup, restore, move"),
        "member": Entry("members", "member", "The members of the desk"),
        "scale": Entry("scales", "scale", "The scales of ratings"),
        "settings": Entry("settings", "settings", "The desk’s name and review policy"),
        "doctor": Entry("doctor", "doctor", "What works here, and what to do about the rest"),
        "completion": Entry("completion", "completion", "The shell’s completion of commands"),
    },
}
COMMANDS: dict[str, Entry] = {name: entry for section in SECTIONS.values() for name, entry in section.items()}


class Commands(click.Group):
    """A group that knows its commands by name, and loads none before it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All of them, in the order of the overview."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = getattr(importlib.import_module(f"claimdesk.cli.{entry.module}"), entry.name)
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest name where there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            ctx.fail(f"There is no command “{args[0]}”.{hint} All of them: claimdesk --help")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The overview, by subject."""
        for title, section in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, entry.summary) for name, entry in section.items()])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--desk", metavar="URL|PATH", help="The desk: a file, or postgresql://…; else CLAIMDESK_DESK.")
@click.option("--as", "member", metavar="MEMBER", help="Who you are on a desk in a file: a name or login.")
@click.version_option(__version__, prog_name="claimdesk", message="%(prog)s %(version)s")
@click.pass_context
def cli(ctx: click.Context, desk: str | None, member: str | None) -> None:
    """Check claims: from an article to a sourced, reviewed report.

    Without a command the workbench opens. Every command has its own --help, with an example.

    \b
    Example:
      claimdesk import https://news.example/2018/09/12/treaty
      claimdesk suggestions A1
      claimdesk claim accept A1:120-188
      claimdesk verdict C1 --rating false --rationale "The record says otherwise: @S1"
      claimdesk publish C1
      claimdesk report A1 -o report.md
    """
    ctx.obj = Given(desk, member)


def run(arguments: Sequence[str]) -> int:
    """Run a command; the exit code. Raises what `exits.guarded` turns into one."""
    asked = os.environ.get(COMPLETE)
    if asked:
        return shell_complete(cli, {}, "claimdesk", COMPLETE, asked)
    try:
        # Not `cli.main`: it takes a reader that went away, and ctrl+c, for failures of its own.
        with cli.make_context("claimdesk", list(arguments)) as context:
            code = cli.invoke(context)
    except click.ClickException as error:
        shown = io.StringIO()  # what was typed may come from outside too: a file's name
        error.show(shown)
        exits.tell(shown.getvalue().rstrip())
        return exits.WRONG_USAGE if isinstance(error, click.UsageError) else exits.REFUSED
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        return exits.INTERRUPTED
    return code if isinstance(code, int) else exits.DONE
