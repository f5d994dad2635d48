"""Many clients at once, each on a thread with connections of its own, in as many processes as there are cores."""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

Calls = Mapping[str, Callable[[], object]]
Ready = Callable[[str, int], Calls]
"""Makes the calls of a client from a database's address and the client's number; they are made over and over."""


def in_turn(
    turns: int, teams: Mapping[str, tuple[Ready, str]], clients: int, seconds: float
) -> dict[str, dict[str, list[float]]]:
    """What each call took, in seconds, by team: they take turns, all clients of one working for so many seconds.

    A `Ready` is a function of a module, since other processes import it.
    """
    spawn = multiprocessing.get_context("spawn")
    processes = min(os.cpu_count() or 1, clients)
    start, answers = spawn.Barrier(processes), spawn.Queue()
    shares = [range(1 + i, clients + 1, processes) for i in range(processes)]
    working = [spawn.Process(target=_work, args=(start, answers, turns, teams, s, seconds)) for s in shares]
    for process in working:
        process.start()
    found = [answers.get() for _ in working]
    for process in working:
        process.join()
        assert process.exitcode == 0
    return {team: {name: [t for part in found for t in part[team][name]] for name in found[0][team]} for team in teams}


def _work(
    start: Any, answers: Any, turns: int, teams: Mapping[str, tuple[Ready, str]], numbers: range, seconds: float
) -> None:
    ready = {team: [make(place, n) for n in numbers] for team, (make, place) in teams.items()}
    took: dict[str, dict[str, list[float]]] = {
        team: {name: [] for name in clients[0]} for team, clients in ready.items()
    }
    with ThreadPoolExecutor(len(numbers)) as pool:
        for _ in range(turns):
            for team, clients in ready.items():
                start.wait()
                end = time.perf_counter() + seconds
                for done in [pool.submit(_client, calls, end, took[team]) for calls in clients]:
                    done.result()
    answers.put(took)


def _client(calls: Calls, end: float, took: Mapping[str, list[float]]) -> None:
    while time.perf_counter() < end:
        for name, call in calls.items():
            begun = time.perf_counter()
            call()
            took[name].append(time.perf_counter() - begun)
