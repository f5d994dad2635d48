"""Many clients at once, each on a thread with connections of its own, in as many processes as there are cores."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

R = TypeVar("R")
Start = Callable[[], object]
Calls = Mapping[str, Callable[[], object]]
Ready = Callable[[str, int], Calls]
"""Makes the calls of a client from a database's address and the client's number; they are made over and over."""


def in_processes(
    clients: int, work: Callable[..., R], *arguments: Any, beside: Callable[[], None] = lambda: None
) -> list[R]:
    """`work(numbers, start, *arguments)` in several processes, each with the numbers of its clients, from 1; it calls
    `start` to wait for all others. `beside` runs here from the first start on. A function of a module: other
    processes import it."""
    spawn = multiprocessing.get_context("spawn")
    processes = min(os.cpu_count() or 1, clients)
    answers, first, start = spawn.Queue(), spawn.Barrier(processes + 1), spawn.Barrier(processes)
    shares = [range(1 + i, clients + 1, processes) for i in range(processes)]
    working = [spawn.Process(target=_answer, args=(answers, first, start, work, s, arguments)) for s in shares]
    for process in working:
        process.start()
    first.wait()
    beside()
    found = [answers.get() for _ in working]
    for process in working:
        process.join()
    for error in found:
        if isinstance(error, Exception):
            raise error
    return found


def _answer(answers: Any, first: Any, start: Any, work: Callable[..., Any], numbers: range, arguments: Any) -> None:
    begun: list[bool] = []

    def wait() -> None:
        (start if begun else first).wait()
        begun.append(True)

    try:
        answers.put(work(numbers, wait, *arguments))
    except BaseException as error:
        first.abort()
        start.abort()
        answers.put(RuntimeError(f"{type(error).__name__}: {error}"))
        raise


def in_turn(
    turns: int, teams: Mapping[str, tuple[Ready, str]], clients: int, seconds: float
) -> dict[str, dict[str, list[float]]]:
    """What each call took, in seconds, by team: they take turns, all clients of one working for so many seconds."""
    found = in_processes(clients, _took, turns, teams, seconds)
    return {team: {name: [t for part in found for t in part[team][name]] for name in found[0][team]} for team in teams}


def _took(
    numbers: range, start: Start, turns: int, teams: Mapping[str, tuple[Ready, str]], seconds: float
) -> dict[str, dict[str, list[float]]]:
    ready = {team: [make(place, n) for n in numbers] for team, (make, place) in teams.items()}
    took: dict[str, dict[str, list[float]]] = {
        team: {name: [] for name in clients[0]} for team, clients in ready.items()
    }
    with ThreadPoolExecutor(len(numbers)) as pool:
        for _ in range(turns):
            for team, clients in ready.items():
                start()
                end = time.perf_counter() + seconds
                for done in [pool.submit(_client, calls, end, took[team]) for calls in clients]:
                    done.result()
    return took


def _client(calls: Calls, end: float, took: Mapping[str, list[float]]) -> None:
    while time.perf_counter() < end:
        for name, call in calls.items():
            begun = time.perf_counter()
            call()
            took[name].append(time.perf_counter() - begun)
