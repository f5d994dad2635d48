"""What the analysis of a text costs, in this process and warm."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from importlib import resources

import pysbd  # type: ignore[import-untyped]

from benchmarks import filling, timing
from benchmarks.tables import Table
from claimdesk import intake
from claimdesk.analysis import analyse

PUBLISHED = "2024-03-05"
CHARS = 2_500


def tables(tiny: bool) -> Iterator[Table]:
    """Two texts of 2,500 characters beside pysbd alone; then one text as it grows to a megabyte."""
    runs = 1 if tiny else 25
    splitter = pysbd.Segmenter(language="en", clean=False)
    table = Table(
        f"{CHARS:,} characters, {runs} turns",
        ("text", "analyse", "pysbd alone", "ratio"),
        note=f"Goal: at most 30 ms for {CHARS:,} characters.",
    )
    for name, text in (("the demo's article", _worked_example()), ("invented news", filling.news(1, CHARS)[:CHARS])):
        times = timing.in_turn(
            runs,
            {
                "ours": partial(timing.seconds, analyse, text, published=PUBLISHED),
                "pysbd": partial(timing.seconds, splitter.segment, text),
            },
        )
        ratio = timing.ratio(times["ours"], times["pysbd"])
        table.rows.append((name, timing.ms(times["ours"]), timing.ms(times["pysbd"]), ratio))
    yield table
    yield _growth((10, 20) if tiny else (10, 100, 1_000), 1 if tiny else 3)


def _growth(sizes_kb: tuple[int, ...], runs: int) -> Table:
    table = Table(f"As the text grows, {runs} turns", ("kB", "analyse", "for each kB", "ratio to the smallest"))
    texts = {kb: filling.news(2, kb * 1_000)[: kb * 1_000] for kb in sizes_kb}
    times = timing.in_turn(
        runs,
        {str(kb): partial(timing.seconds, analyse, text, published=PUBLISHED) for kb, text in texts.items()},
    )
    first = [t / sizes_kb[0] for t in times[str(sizes_kb[0])]]
    for kb in sizes_kb:
        each = [t / kb for t in times[str(kb)]]
        table.rows.append((f"{kb:,}", timing.ms(times[str(kb)]), timing.ms(each), timing.ratio(each, first)))
    return table


def _worked_example() -> str:
    """The demo's article, again with other names until it is long enough."""
    raw = resources.files("claimdesk.desk").joinpath("demo_files", "article.txt").read_bytes()
    text = intake.read(raw).text
    return "\n\n".join(
        text.replace("Varn", town).replace("quay", f"{town} quay") for town in ("Varn", "Holm", "Sundby")
    )[:CHARS]
