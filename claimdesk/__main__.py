"""The program's entry: looks at its arguments before it loads the command line's library or the workbench."""

from __future__ import annotations

import sys

from claimdesk.cli import exits, workbench


def main() -> int:
    """Run `claimdesk` with the arguments of this process; the exit code."""
    return exits.guarded(lambda: _run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    wanted = workbench.wanted(arguments)
    if wanted is not None:
        return workbench.start(wanted)
    from claimdesk.cli.main import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
