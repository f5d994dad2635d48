"""Times of several calls, taken in turn: what else the machine does meanwhile falls on all of them alike."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from statistics import median, quantiles
from typing import Any, TypeVar

R = TypeVar("R")


def seconds(call: Callable[..., object], *arguments: Any, **named: Any) -> float:
    """How long a call with these arguments takes."""
    start = time.perf_counter()
    call(*arguments, **named)
    return time.perf_counter() - start


def in_turn(runs: int, calls: Mapping[str, Callable[[], R]]) -> dict[str, list[R]]:
    """What each call returns (what it took, in seconds), `runs` times in turn after one that does not count."""
    out: dict[str, list[R]] = {name: [] for name in calls}
    for run in range(runs + 1):
        for name, call in calls.items():
            took = call()
            if run:
                out[name].append(took)
    return out


def ratio(ours: Sequence[float], baseline: Sequence[float]) -> str:
    """How many times the baseline: the median over the turns."""
    return f"{median(a / b for a, b in zip(ours, baseline, strict=True)):.2f}×"


def ms(times: Sequence[float]) -> str:
    """The median in milliseconds."""
    return _ms(median(times))


def ms_p95(times: Sequence[float]) -> str:
    """What 95 of 100 stay under, in milliseconds."""
    return _ms(quantiles(times, n=20)[-1] if len(times) > 1 else times[0])


def in_new_process(function: Callable[..., R], *arguments: Any) -> R:
    """Call a function in a fresh interpreter, whose memory is its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *arguments).result()


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms" if seconds >= 0.1 else f"{seconds * 1000:.1f} ms"
