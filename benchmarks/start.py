"""How soon the workbench shows something, and how soon that is live: whole processes in a terminal."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from pathlib import Path

from benchmarks import filling, timing
from benchmarks.tables import Table
from benchmarks.terminal import TERM, seconds_until
from claimdesk.desk import Desk, claims
from claimdesk.tui import rows_of
from claimdesk.tui.state_file import StateFile
from claimdesk.words.views.lists import ClaimRow

FILTER = b"/ filter"
"""Stands in the frame of all programs; that of the workbench must show the rows it was left with, too."""
LIVE = b"Changed"
"""Stands in the row that was changed after the workbench was left."""


def tables(tiny: bool) -> Iterator[Table]:
    """First frame and live rows of the workbench, each beside its baseline."""
    size, runs = (20, 1) if tiny else (10_000, 15)
    left = b"C%d" % size
    with tempfile.TemporaryDirectory() as folder:
        place, state, environment = _left_desk(Path(folder), size)
        kept = state.read_bytes()

        def started(*module: str, marks: tuple[bytes, ...]) -> list[float]:
            state.write_bytes(kept)
            return seconds_until([sys.executable, "-m", *module], marks, environment)

        times = timing.in_turn(
            runs,
            {
                "workbench": lambda: started("claimdesk", "--desk", str(place), marks=(FILTER, left, LIVE)),
                "frame": lambda: started("benchmarks.frame_alone", marks=(FILTER,)),
                "select": lambda: started("benchmarks.select_alone", str(place), marks=(FILTER, LIVE)),
            },
        )
    table = Table(
        f"From the start of the process on a desk with {size:,} claims, {runs} turns",
        ("shown", "workbench", "baseline", "ratio"),
        note="Goal for both: at most 1.15×.",
    )
    for what, marks, baseline in (
        ("first frame; baseline: the same widgets, no data", slice(2), "frame"),
        ("live rows; baseline: Textual, SQLAlchemy, one SELECT", slice(3), "select"),
    ):
        ours = [max(came[marks]) for came in times["workbench"]]
        theirs = [max(came) for came in times[baseline]]
        table.rows.append((what, timing.ms(ours), timing.ms(theirs), timing.ratio(ours, theirs)))
    yield table


def _left_desk(folder: Path, size: int) -> tuple[Path, Path, Mapping[str, str]]:
    """A desk that was left with the list of claims on the screen whose first was changed since; the state file."""
    place = folder / "desk.claimdesk"
    shutil.copy(filling.desk_of(size), place)
    homes = {f"XDG_{kind}_HOME": str(folder / kind) for kind in ("CONFIG", "DATA", "STATE", "CACHE")}
    # Byte code is at hand as in an installed program; the turn that does not count compiles it.
    homes |= {"PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "PYTHONDONTWRITEBYTECODE": ""}
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("CLAIMDESK_", "XDG_"))} | homes
    state = StateFile(folder / "STATE" / "claimdesk", str(place), "")
    with Desk.open(place) as desk:
        shown = desk.ask(claims.queue, limit=60).rows
        rows = [astuple(rows_of.claim(row)) for row in shown if isinstance(row, ClaimRow)]
        state.keep("queue", {"view": "all", "counts": desk.ask(claims.counts), "rows": rows})
        desk.do(claims.edit, size, text=f"{LIVE.decode()} a moment ago.")
    state.close()
    known = StateFile(state.path.parent, "terminal", TERM)
    known.keep("ascii", False)  # as at all starts in this terminal but the first, which asks it how wide its signs are
    known.close()
    return place, state.path, environment
