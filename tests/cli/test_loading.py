"""What a command loads: help neither SQLAlchemy nor Textual, a report no Textual."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
sys.argv = ["claimdesk", *sys.argv[1:]]
from claimdesk.__main__ import main
code = main()
print("\\nLOADED", *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""


def loaded(*arguments: str) -> set[str]:
    """The packages that are loaded when the command has run."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", PROGRAM, *arguments], env=environment, capture_output=True, text=True)
    return set(ran.stderr.rpartition("LOADED")[2].split())


@pytest.mark.parametrize("arguments", [["--help"], ["claim", "add", "--help"], ["import", "--help"], ["claimss"]])
def test_help_loads_neither_database_nor_screen_nor_texts(arguments: list[str]) -> None:
    here = loaded(*arguments)
    assert "click" in here
    assert not here & {"sqlalchemy", "textual", "trafilatura", "dateparser", "httpx", "jinja2"}


def test_a_report_loads_no_screen(run: Run, desk: str) -> None:
    here = loaded("report", "A1")
    assert {"sqlalchemy", "jinja2"} <= here
    assert not here & {"textual", "trafilatura", "httpx"}


def test_the_way_to_the_workbench_loads_no_command_line_library() -> None:
    assert not loaded("open", "A1") & {"click", "sqlalchemy"}
