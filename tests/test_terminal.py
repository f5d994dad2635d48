from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

START = "from claimdesk.tui import app; print('ascii' if app._needs_ascii() else 'signs')"


def written_in_a_silent_terminal(folder: Path) -> bytes:
    """What a start writes to a terminal that answers no question."""
    ours, its = pty.openpty()
    homes = {f"XDG_{kind}_HOME": str(folder) for kind in ("CONFIG", "STATE")}
    subprocess.run(
        [sys.executable, "-c", START], stdin=its, stdout=its, env={**os.environ, **homes, "TERM": "silent"}, check=True
    )
    os.close(its)
    written = os.read(ours, 4096)
    os.close(ours)
    return written


def test_a_terminal_that_never_answers_is_asked_at_its_first_start_only(tmp_path: Path) -> None:
    first, second = written_in_a_silent_terminal(tmp_path), written_in_a_silent_terminal(tmp_path)
    assert (first.count(b"\x1b[6n"), second.count(b"\x1b[6n")) == (1, 0)
    assert b"signs" in second
