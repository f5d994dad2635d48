"""What must not wait for which library: the program runs with the import of some never coming to an end."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import astuple
from pathlib import Path

import pytest

from claimdesk import config
from claimdesk.desk import demo
from claimdesk.tui.state_file import StateFile
from claimdesk.tui.widgets.rows import Row
from tests.terminal import Terminal

# The first argument names the modules whose import does not end; the others are the program's.
PROGRAM = """
import sys
import threading
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec

class Never(MetaPathFinder, Loader):
    def find_spec(self, name, path=None, target=None):
        return ModuleSpec(name, self) if name in never else None

    def exec_module(self, module):
        threading.Event().wait()

never = sys.argv.pop(1).split()
sys.meta_path.insert(0, Never())
from claimdesk.__main__ import main
sys.exit(main())
"""
DATABASE = ("sqlalchemy", "alembic", "claimdesk.desk", "claimdesk.store", "claimdesk.model")
TEXTS = ("trafilatura", "dateparser", "pysbd", "httpx", "rapidfuzz", "claimdesk.analysis", "claimdesk.intake")
FACES = ("textual", "claimdesk.tui")
WRITING = (
    "sqlalchemy.orm",
    "claimdesk.model.classes",
    "claimdesk.store.ledger",
    "alembic",
    "sqlalchemy.dialects.postgresql",
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The demo's desk, which was left with one row of the queue on the screen."""
    place = tmp_path / "desk.claimdesk"
    demo.make(place)
    state = StateFile(config.state_folder(), str(place), "")
    state.keep("queue", {"view": "articles", "rows": [astuple(Row("A1", "A1", text="As it was left"))]})
    state.close()
    return place


def without(*never: str) -> list[str]:
    """How to start the program with these modules never coming."""
    return [sys.executable, "-c", PROGRAM, " ".join(never)]


def test_the_first_frame_waits_for_no_database_no_text_library_and_no_command_line(place: Path) -> None:
    never = (*DATABASE, *TEXTS, "click", "jinja2")
    with Terminal([*without(*never), "--desk", str(place)]) as terminal:
        terminal.wait_for("As it was left")
        terminal.kill9()


def test_live_rows_wait_for_nothing_that_reads_texts_and_nothing_that_writes(place: Path) -> None:
    with Terminal([*without(*TEXTS, *WRITING), "--desk", str(place)]) as terminal:
        terminal.wait_for("Port authority chief")
        terminal.kill9()


def test_a_report_waits_for_no_screen_and_nothing_that_fetches(place: Path) -> None:
    command = [*without(*FACES, "trafilatura", "httpx"), "--desk", str(place), "report", "A1"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "Port authority chief" in ran.stdout


def test_a_module_that_never_comes_is_waited_for_by_what_needs_it(place: Path) -> None:
    command = [*without("sqlalchemy"), "--desk", str(place), "report", "A1"]
    with pytest.raises(subprocess.TimeoutExpired):
        subprocess.run(command, capture_output=True, timeout=3, check=False)
