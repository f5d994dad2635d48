"""`claimdesk doctor`: what works here, and what to do about the rest."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from claimdesk import __version__, config, terminal
from claimdesk.cli.options import given, json_option
from claimdesk.cli.output import say, say_wrapped, show_json
from claimdesk.words.errors import DeskError

if TYPE_CHECKING:
    from claimdesk.words.views.server import Server

SLOW_ESCAPE = "Where escape is slow in tmux: `set -sg escape-time 10`; in screen: `maptimeout 10`."
NO_CLIPBOARD = "In tmux: `set -g set-clipboard on`. Pasting is the terminal’s own key, and always works."
NO_STANDBY = "A synchronous standby keeps a copy of every commit: docs/desks.md."
CLOCK_S = 2.0
IN_ASCII = 'Should signs look wrong: glyphs = "ascii" in the settings.'


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `works` is None where it can't be told."""

    subject: str
    works: bool | None
    found: str
    advice: str = ""


@click.command()
@json_option
def doctor(as_json: bool) -> None:
    """Look at what works here: terminal, clipboard, database, search, extras. Nothing is changed.

    \b
    Example:
      claimdesk doctor
    """
    checks = [*_program(), *_terminal(), *_database(), *_desk(), *_extras()]
    if as_json:
        show_json({"checks": checks})
        return
    for check in checks:
        mark = {True: "[x]", False: "[ ]", None: "[?]"}[check.works]
        say_wrapped(f"{check.subject}: {check.found}", indent=4, first=f"{mark} ")
        if check.advice:
            say_wrapped(check.advice, indent=4)
    say()
    say("[x] works, [ ] does not, [?] can't be told from here")


def _program() -> Iterator[Check]:
    yield Check("program", True, f"Claimdesk {__version__}, Python {sys.version.split()[0]}")
    try:
        config.settings()
    except DeskError as error:
        yield Check("settings", False, error.sentence)
    else:
        there = "" if config.file().exists() else " (there is none, which is fine)"
        yield Check("settings", True, f"{config.file()}{there}")
    log = config.log_file()
    yield Check("log", True, f"{log}" + ("" if log.exists() else " (nothing has failed yet)"))


def _terminal() -> Iterator[Check]:
    kind = os.environ.get("TERM", "")
    if sys.stdin.isatty() and sys.stdout.isatty():
        columns, lines = shutil.get_terminal_size()
        large = columns >= 80 and lines >= 24
        yield Check("size", large, f"{columns} × {lines}", "" if large else "Make the window 80 × 24 or larger.")
        works = kind not in ("", "dumb", "unknown")
        advice = "" if works else "Set TERM to what your terminal is, such as xterm-256color."
        yield Check("TERM", works, kind or "not set", advice)
        yield _glyphs()
    else:
        yield Check("terminal", None, "standard input or output is not one", "Run doctor by itself to look at it.")
    yield _colours(kind)
    encoding = (sys.stdout.encoding or "").lower()
    utf8 = encoding.replace("-", "") == "utf8"
    yield Check("encoding", utf8, encoding, "" if utf8 else "Set LANG to a UTF-8 locale, such as C.UTF-8.")
    yield Check("escape key", None, f"ESCDELAY is {os.environ.get('ESCDELAY') or 'not set'}", SLOW_ESCAPE)
    yield Check("clipboard", None, "copies go out as OSC 52; no terminal says whether it takes them", NO_CLIPBOARD)


def _colours(kind: str) -> Check:
    if os.environ.get("NO_COLOR"):
        return Check("colours", True, "off, by NO_COLOR; every sign has a word")
    said = os.environ.get("COLORTERM", "")
    return Check("colours", said in ("truecolor", "24bit") or "256" in kind or None, said or kind or "not known")


def _glyphs() -> Check:
    try:
        wide = terminal.drawn_otherwise()
    except TimeoutError as error:
        return Check("signs", None, str(error), IN_ASCII)
    if wide is None:
        return Check("signs", None, "the terminal could not be asked while somebody typed", IN_ASCII)
    if wide:
        return Check("signs", False, f"not one cell wide: {' '.join(wide)}", IN_ASCII)
    return Check("signs", True, "each is one cell wide")


def _database() -> Iterator[Check]:
    version = sqlite3.sqlite_version_info
    yield Check(
        "SQLite",
        version >= (3, 37),
        sqlite3.sqlite_version,
        "" if version >= (3, 37) else "Claimdesk needs 3.37 or newer: use a newer Python.",
    )
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE t USING fts5(x)")
        except sqlite3.OperationalError:
            yield Check("search", False, "this SQLite has no FTS5", "Use a Python whose SQLite has it.")
        else:
            yield Check("search", True, "FTS5 is there")


def _desk() -> Iterator[Check]:
    from claimdesk.desk import database

    try:
        found = database.status(given().place)
        server = database.server(given().place)
    except DeskError as error:
        yield Check("desk", False, error.sentence)
        return
    yield Check("desk", str(found.schema) in _USABLE, found.sentence)
    if server:
        yield from _server(server)


_USABLE = ("current", "empty")


def _server(server: Server) -> Iterator[Check]:
    yield Check(
        "server", True, f"PostgreSQL {server.version}, " + (f"by {server.tls}" if server.tls else "without TLS")
    )
    rights = f"{server.login}: {', '.join(server.rights) or 'no role on this desk'}"
    advice = "" if server.rights else f"An admin adds you: claimdesk member add {server.login}"
    yield Check("rights", bool(server.rights), rights, advice)
    advice = (
        "Changes need the primary: name all servers, and target_session_attrs=read-write." if server.standby else ""
    )
    yield Check("primary", not server.standby, "a standby, for reading only" if server.standby else "yes", advice)
    yield _durable(server)
    seconds = server.ahead.total_seconds()
    apart = abs(seconds) > CLOCK_S + server.within.total_seconds()
    said = (
        f"{abs(seconds):.1f} s {'ahead of' if seconds > 0 else 'behind'} the one here" if apart else "agrees with ours"
    )
    advice = "Entries bear the server's time; let both follow NTP." if apart else ""
    yield Check("clock", not apart, said, advice)


def _durable(server: Server) -> Check:
    commit, names = server.synchronous_commit, server.synchronous_standby_names
    if not server.fsync or commit == "off":
        setting = "synchronous_commit" if server.fsync else "fsync"
        return Check("durable", False, f"{setting} is off", "A crash can lose what was shown as saved: turn it on.")
    if not names or commit == "local":
        return Check("durable", True, "on one server: should it be lost, so is what no standby has yet", NO_STANDBY)
    return Check("durable", True, f"on this server and a synchronous standby ({names})")


def _extras() -> Iterator[Check]:
    for name, module, what in (
        ("postgres", "psycopg", "desks on PostgreSQL"),
        ("web", "textual_serve", "the workbench in a browser"),
    ):
        there = importlib.util.find_spec(module) is not None
        advice = "" if there else f"Only if you want it: pip install 'claimdesk[{name}]'"
        yield Check(f"extra {name}", there or None, f"{what}: {'installed' if there else 'not installed'}", advice)
