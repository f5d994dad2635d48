"""A table of figures, in Markdown that can be pasted into docs/performance.md, and the machine they come from."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version

from rich.cells import cell_len


@dataclass(slots=True)
class Table:
    """Figures under a title; the first column names what was measured."""

    title: str
    columns: Sequence[str]
    rows: list[Sequence[str]] = field(default_factory=list)
    note: str = ""

    def __str__(self) -> str:
        grid = [self.columns, *self.rows]
        widths = [max(cell_len(row[i]) for row in grid) for i in range(len(self.columns))]
        rule = ["-" * widths[0], *("-" * (w - 1) + ":" for w in widths[1:])]
        lines = [_line(row, widths) for row in (self.columns, rule, *self.rows)]
        return "\n".join([f"**{self.title}**", "", *lines, *(["", self.note] if self.note else [])])


def machine() -> str:
    """Where and with what these figures were measured."""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("textual", "sqlalchemy", "pysbd"))
    load = os.getloadavg()[0]
    return (
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"load {load:.1f}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}"
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell + " " * (width - cell_len(cell)) if i == 0 else " " * (width - cell_len(cell)) + cell
        for i, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "| " + " | ".join([first, *others]) + " |"
