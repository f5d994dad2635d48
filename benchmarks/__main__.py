"""`python -m benchmarks NAME … [--tiny]` measures and prints tables; without a name it lists what can be measured.

`quality` measures on gold data: `--data FOLDER` says where that lies. `soak` takes `--minutes M`.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.tables import Table, machine


class Entry(NamedTuple):
    """A benchmark: its module here, and what it answers."""

    module: str
    line: str


BENCHMARKS = {
    "start": Entry("start", "first frame of the workbench, and live rows, against bare programs that show the same"),
    "analyse": Entry("analysing", "the analysis of a text against splitting it into sentences, and its growth to 1 MB"),
    "import": Entry("importing", "1,000 articles in one command against their plain rows, and its memory"),
    "write": Entry("writing", "one command against its plain rows, on SQLite and PostgreSQL"),
    "live": Entry("live", "from a commit to the row on another's screen, and what polling costs the server"),
    "soak": Entry("soak", "many clients at work while the server is killed: what is lost (takes --minutes M)"),
    "queue": Entry("lists", "the lists of a desk with 1,000 and with 10,000 claims, and what they scan"),
    "quality": Entry("quality", "how right the analysis is, on gold data, against public tools (takes --data FOLDER)"),
}


def measured(name: str, *, tiny: bool = False, data: Path | None = None, minutes: float = 10) -> Iterator[Table]:
    """The tables of a benchmark, as they come. `tiny` only shows that it runs: its figures mean nothing."""
    module = importlib.import_module(f"benchmarks.{BENCHMARKS[name].module}")
    own = {"quality": (data,), "soak": (minutes,)}.get(name, ())
    yield from module.tables(tiny, *own)


def main(arguments: Sequence[str]) -> int:
    """Measure what is named; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--minutes", type=float, default=10)
    asked = parser.parse_args(arguments)
    unknown = [n for n in asked.names if n not in BENCHMARKS]
    if unknown or not asked.names:
        for name, entry in BENCHMARKS.items():
            print(f"{name:<9}{entry.line}")
        return 2 if unknown else 0
    print(machine())
    for name in asked.names:
        for table in measured(name, tiny=asked.tiny, data=asked.data, minutes=asked.minutes):
            print(f"\n{table}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
