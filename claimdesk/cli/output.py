"""Standard output: sentences and tables for people, one JSON document for programs. All that is printed goes here."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from datetime import datetime

import click

from claimdesk.cli import tables
from claimdesk.cli.plain import plain
from claimdesk.cli.records import record
from claimdesk.words.limits import COUNT_SHOWN


def say(text: str = "") -> None:
    """Print lines for a person."""
    click.echo(plain(text))


def say_wrapped(text: str, *, indent: int = 0, first: str = "") -> None:
    """Print a text broken at the terminal's width, all lines `indent` cells in; `first` stands before the first."""
    lines = tables.wrapped(text, width(), indent)
    say(first + lines[0][len(first) :] if first else lines[0])
    for line in lines[1:]:
        say(line)


def show_json(value: object) -> None:
    """Print the one JSON document of a command. Views become objects with references as text."""
    from claimdesk.report import data

    click.echo(data.document(record(value)), nl=False)


def answer(as_json: bool, sentence: str, /, **facts: object) -> None:
    """What a command did: a sentence, or with `--json` its facts."""
    if as_json:
        show_json(facts)
    else:
        say(sentence)


def table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """Print rows in columns that fit the terminal; the last column takes what is left."""
    for line in tables.table(list(titles), [list(row) for row in rows], width()):
        say(line)


def facts(pairs: Iterable[tuple[str, str]]) -> None:
    """Print labelled values, a line each; empty ones are left out."""
    for label, value in pairs:
        if value:
            say_wrapped(value, indent=12, first=f"{label:<11} ")


def foot(shown: int, total: int, after: str | None, note: str = "") -> None:
    """Say how much of a list was shown, and how to go on. Narration: it goes to standard error."""
    if note:
        click.echo(plain(note), err=True)
    if after:
        click.echo(f"{shown:,} of {counted(total)}. The next ones: --after {plain(after)}", err=True)


def counted(total: int) -> str:
    """A count as it is shown: "10,000+" beyond what is counted."""
    return f"{COUNT_SHOWN:,}+" if total > COUNT_SHOWN else f"{total:,}"


def width() -> int | None:
    """The terminal's columns; None into a pipe or a file, where nothing is shortened."""
    return max(shutil.get_terminal_size().columns, 20) if sys.stdout.isatty() else None


def local(at: datetime) -> str:
    """A time as the person's clock shows it, to the minute."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
