"""Bringing in many articles with one command: how fast, and whether memory grows with their number."""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks import filling, plain_rows, timing
from benchmarks.tables import Table
from claimdesk.desk import Desk, articles
from claimdesk.words.document import Document

CHARS = 5_000


def tables(tiny: bool) -> Iterator[Table]:
    """Articles a second beside their plain rows, and the memory of the process, for two numbers of articles."""
    sizes, runs = ((2, 4), 1) if tiny else ((200, 1_000), 3)
    table = Table(
        f"Text files of {CHARS:,} characters, imported into a new desk on SQLite; each run a process, {runs} turns",
        (
            "articles",
            "articles/s",
            "reading alone",
            "plain rows alone",
            "import : reading + rows",
            "peak MiB",
            "its growth",
        ),
        note="Goal: at least 50 articles/s, and memory that does not grow with their number.",
    )
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            files = _files(Path(folder), size)
            found = [timing.in_new_process(_measured, files, folder, run) for run in range(runs)]
        imports, reads, rows, peaks, growths = zip(*found, strict=True)
        both = [a + b for a, b in zip(reads, rows, strict=True)]
        table.rows.append(
            (
                f"{size:,}",
                *(f"{size / sorted(times)[runs // 2]:,.0f}" for times in (imports, reads, rows)),
                timing.ratio(imports, both),
                f"{max(peaks):.0f}",
                f"{max(growths):.1f}",
            )
        )
    yield table


def _measured(files: list[str], folder: str, run: int) -> tuple[float, float, float, float, float]:
    """Seconds to import, to read the files and to write their plain rows; MiB at the peak, and how much of it came
    after the first tenth of the import."""
    with Desk.open(Path(folder) / f"desk-{run}.claimdesk") as desk:
        start = time.perf_counter()
        for progress in desk.run(articles.import_paths, files):
            assert progress.made, progress.sentence
            if progress.done == max(1, len(files) // 10):
                early = _peak_mib()
        imported = time.perf_counter() - start
        peak = _peak_mib()
    place = Path(folder) / f"plain-{run}.claimdesk"
    Desk.open(place).close()
    documents: list[Document] = []
    read = timing.seconds(lambda: documents.extend(map(articles.document_of, files)))
    engine = plain_rows.engine(str(place))
    plain_rows.article(engine, documents.pop())
    written = timing.seconds(lambda: [plain_rows.article(engine, d) for d in documents])
    return imported, read, written, peak, peak - early


def _files(folder: Path, count: int) -> list[str]:
    out = []
    for number in range(count):
        path = folder / f"{number}.txt"
        path.write_text(filling.news(number, CHARS), encoding="utf-8")
        out.append(str(path))
    return out


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
