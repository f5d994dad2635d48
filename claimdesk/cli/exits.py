"""How a run ends: its exit code, and what is said of it on standard error. The one place for both."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable

from claimdesk import log
from claimdesk.cli.plain import plain
from claimdesk.words.errors import Conflict, DeskError

DONE = 0
REFUSED = 1
WRONG_USAGE = 2
INTERRUPTED = 130
"""As the shell counts a program that ctrl+c ended."""
HUNG_UP = 141
"""As the shell counts a program whose reader went away: `claimdesk claims | head`."""


def guarded(work: Callable[[], int]) -> int:
    """Run `work` and return its exit code; whatever it raises becomes a sentence and a code."""
    try:
        code = work()
        sys.stdout.flush()
    except DeskError as error:
        return refused(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _hush()
        return HUNG_UP
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            return _failed(error)
        _hush()
        tell(f"The output can't be written: {error.strerror}. What was done on the desk stays done.")
        return REFUSED
    except Exception as error:
        return _failed(error)
    return code


def refused(error: DeskError) -> int:
    """Say what was refused, and what became of what was typed."""
    tell(error.sentence)
    if isinstance(error, Conflict):
        # Without a value of one's own there is only what was decided on, which the sentence names.
        for each in (d for d in error.differences if d.yours is not None):
            tell(f"  {each.what} {each.field}: {each.by} made it “{each.theirs}”, you want “{each.yours}”.")
    if error.kept:
        tell(error.kept)
    return REFUSED


def tell(sentence: str) -> None:
    """Print a line of narration to standard error."""
    print(plain(sentence), file=sys.stderr, flush=True)


def _failed(error: Exception) -> int:
    """A bug: the traceback goes to the log, the person gets a sentence that names it."""
    path = log.write_traceback(error)
    where = f"What happened is in {path}" if path.is_file() else f"No log could be written at {path}"
    tell(f"Claimdesk failed ({type(error).__name__}), which is a fault of its own. {where}")
    _hush()
    return REFUSED


def _hush() -> None:
    """Let nothing that is still to be written to standard output raise again when the interpreter ends."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
