"""The command line in a real terminal."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.terminal import Terminal

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
PROGRAM = [sys.executable, "-m", "claimdesk"]


def terminal(*arguments: str, columns: int = 80) -> Terminal:
    return Terminal([*PROGRAM, *arguments], columns=columns, env={"PYTHONPATH": str(ROOT)}, cwd=ROOT)


def test_doctor_asks_the_terminal_how_wide_it_draws_the_signs(run: Run) -> None:
    with terminal("doctor") as shown:
        assert shown.wait_for_exit() == 0
        assert b"\x1b[6n" in shown.written
        assert "signs: each is one cell wide" in "\n".join(shown.text())


def test_rows_fit_a_narrow_window(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Norland and Suthmark have argued over the river for 70 years.")
    with terminal("claims", columns=44) as shown:
        assert shown.wait_for_exit() == 0
        rows = [line.rstrip() for line in shown.text() if line.strip()]
    assert len(rows) == 1
    assert rows[0].startswith("C1")
    assert rows[0].endswith("…")


class _Silent(BaseHTTPRequestHandler):
    """A page that does not come before the test is over."""

    over = threading.Event()

    def do_GET(self) -> None:
        self.over.wait()


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a page that keeps its reader waiting."""
    _Silent.over.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), _Silent) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/page"
        _Silent.over.set()
        server.shutdown()


def test_a_fetch_that_takes_long_says_so_and_is_stopped_by_ctrl_c(run: Run, desk: str, silent: str) -> None:
    with terminal("import", silent, "--allow-private") as shown:
        shown.wait_for("Reading http://127.0.0.1")
        shown.press("ctrl+c")
        assert shown.wait_for_exit() == 130
        left = "\n".join(shown.text())
    assert "Traceback" not in left
    assert "Reading" not in left


def test_standard_input_from_a_terminal_is_asked_for(run: Run, desk: str) -> None:
    with terminal("import", "-") as shown:
        shown.wait_for("Paste the text")
        shown.press("A ferry sank off Norland on Monday, the coast guard said.", "enter", "ctrl+d")
        assert shown.wait_for_exit() == 0
        assert "A2 new: " in "\n".join(shown.text())
