"""A pseudo-terminal that notes when a program's bytes come."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence

SIZE = (24, 80)
TERM = "xterm-256color"
PATIENCE_S = 60.0


def seconds_until(command: Sequence[str], marks: Sequence[bytes], environment: Mapping[str, str]) -> list[float]:
    """Start a program in a terminal of 80 by 24 and end it; the seconds from its start until each mark came.

    Raises RuntimeError with what it wrote where a mark does not come.
    """
    ours, its = pty.openpty()
    termios.tcsetwinsize(its, SIZE)
    start = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=its, stdout=its, stderr=its, env={**environment, "TERM": TERM}, close_fds=True
    )
    os.close(its)
    written, came = b"", dict.fromkeys(marks, 0.0)
    try:
        while not all(came.values()):
            ready, _, _ = select.select([ours], [], [], PATIENCE_S)
            more = os.read(ours, 1 << 16) if ready else b""
            now = time.perf_counter() - start
            if not more:
                raise RuntimeError(f"{marks} did not come from {command}: {written[-2000:]!r}")
            written += more
            for mark in marks:
                came[mark] = came[mark] or (now if mark in written else 0.0)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    return list(came.values())
