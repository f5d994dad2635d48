"""How long a page takes to read beside trafilatura alone, and whether memory grows with their number."""

from __future__ import annotations

import contextlib
import resource
from collections.abc import Sequence
from statistics import median

import trafilatura

from benchmarks import timing
from benchmarks.gold import Row
from benchmarks.tables import Table
from claimdesk import intake
from claimdesk.words.errors import DeskError


def table(pages: Sequence[Row]) -> Table:
    """Each page is read by both in turn, from its bytes; trafilatura with its fields and as it comes."""
    out = Table(
        "Reading a page, warm, in one process",
        ("pages", "Claimdesk, all", "trafilatura, all", "ratio", "median page", "ratio", "peak grew by, MiB"),
        note="Goal: at most 1.5×, and memory that does not grow with the number of pages.",
    )
    if not pages:
        out.rows.append(("no data", *[""] * 6))
        return out
    tenth = max(1, len(pages) // 10)
    ours: list[float] = []
    theirs: list[float] = []
    peak = 0
    for number, page in enumerate([*pages[:tenth], *pages]):
        took = timing.seconds(_read, page["data"]), timing.seconds(_extract, page["data"])
        if number >= tenth:
            ours.append(took[0])
            theirs.append(took[1])
        if number == 5 * tenth:
            peak = _peak()
    ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
    out.rows.append(
        (
            f"{len(pages):,}",
            f"{sum(ours):.1f} s",
            f"{sum(theirs):.1f} s",
            f"{sum(ours) / sum(theirs):.2f}×",
            timing.ms(ours),
            f"{median(ratios):.2f}×",
            f"{(_peak() - peak) / 1024:.1f}",
        )
    )
    return out


def _read(data: bytes) -> None:
    with contextlib.suppress(DeskError):
        intake.read(data, media_type="text/html")


def _extract(data: bytes) -> None:
    trafilatura.bare_extraction(data, with_metadata=True, include_comments=False)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
