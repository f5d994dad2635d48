"""Each benchmark is listed, explained in docs/performance.md, and runs. What it measures is no test's business."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from benchmarks.__main__ import BENCHMARKS, measured

ROOT = Path(__file__).parents[1]
ON_A_SERVER = ("write", "live", "soak")


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Desks that benchmarks keep in the temporary folder are this test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.mark.parametrize(
    "name", [pytest.param(n, marks=pytest.mark.postgres if n in ON_A_SERVER else ()) for n in BENCHMARKS]
)
def test_a_benchmark_runs_and_each_table_has_rows_as_wide_as_its_head(name: str) -> None:
    for table in measured(name, tiny=True):
        assert table.rows, table.title
        assert {len(row) for row in table.rows} == {len(table.columns)}


@pytest.mark.parametrize("name", BENCHMARKS)
def test_a_benchmark_is_explained_with_its_command(name: str) -> None:
    text = (ROOT / "docs" / "performance.md").read_text(encoding="utf-8")
    assert f"`python -m benchmarks {name}`" in text


def listing(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks", *arguments]
    return subprocess.run(command, cwd=ROOT, env=os.environ, capture_output=True, text=True, check=False)


def test_without_a_name_all_are_listed_each_with_a_line() -> None:
    ran = listing()
    assert ran.returncode == 0
    assert [line.split(maxsplit=1) for line in ran.stdout.splitlines()] == [[n, e.line] for n, e in BENCHMARKS.items()]


def test_a_name_that_is_none_gets_the_list_and_the_exit_code_of_wrong_usage() -> None:
    ran = listing("speed")
    assert ran.returncode == 2
    assert set(BENCHMARKS) == {line.split()[0] for line in ran.stdout.splitlines()}
