"""The command line in a real terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def test_ctrl_c_ends_a_command_quietly(run: Run, desk: str) -> None:
    with terminal("import", "-") as shown:
        shown.wait_for("Paste the text")
        shown.press("ctrl+c")
        assert shown.wait_for_exit() == 130
        assert "Traceback" not in "\n".join(shown.text())
