"""Starting the workbench: decided by the arguments alone, before any library is loaded."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import NamedTuple

from claimdesk.cli.places import Given
from claimdesk.words.errors import Refused

COMPLETE = "_CLAIMDESK_COMPLETE"
"""Set by the shell while it asks for completions: then no arguments do not mean the workbench."""


class Start(NamedTuple):
    """A workbench that is asked for; `at` is a reference, file or URL to open in it."""

    given: Given
    at: str | None = None


def wanted(arguments: Sequence[str]) -> Start | None:
    """What to start, if these arguments ask for the workbench: no command at all, or `open` with one thing."""
    if COMPLETE in os.environ:
        return None
    found: dict[str, str] = {}
    rest = list(arguments)
    while rest and rest[0].startswith("--"):
        name, equals, value = rest.pop(0).partition("=")
        if name not in ("--desk", "--as") or not (equals or rest):
            return None
        found[name] = value if equals else rest.pop(0)
    given = Given(found.get("--desk"), found.get("--as"))
    match rest:
        case [] | ["open"]:
            return Start(given)
        case ["open", at] if not at.startswith("-"):
            return Start(given, at)
    return None


def start(wanted: Start) -> int:
    """Run the workbench until the person leaves; the exit code. Raises Refused where there is no terminal."""
    if not in_terminal():
        raise Refused("The workbench needs a terminal. Without one use the commands: claimdesk --help")
    place, member = wanted.given.prepared(), wanted.given.as_member
    # What is imported stays: looking through it for garbage meanwhile takes a tenth of the start. The app ends this.
    gc.disable()
    from claimdesk.tui.app import run

    return run(place, member=member, at=wanted.at)


def in_terminal() -> bool:
    """Whether a person sits at both ends."""
    return sys.stdin.isatty() and sys.stdout.isatty()
