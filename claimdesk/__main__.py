"""The program's entry: looks at its arguments before it loads the command line's library or the workbench."""

from __future__ import annotations

import io
import logging
import sys

from claimdesk.cli import exits, workbench


def main() -> int:
    """Run `claimdesk` with the arguments of this process; the exit code."""
    # What libraries log is not for whoever reads standard error; the last resort would print it there.
    logging.lastResort = None
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    return exits.guarded(lambda: _run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    wanted = workbench.wanted(arguments)
    if wanted is not None:
        return workbench.start(wanted)
    from claimdesk.cli.main import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
