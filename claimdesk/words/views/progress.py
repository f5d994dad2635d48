"""How far a job is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is."""

    done: int
    total: int | None
    sentence: str
    #: what this step made, if anything: `A12`
    made: str = ""
    #: what to look out for in what was made
    warnings: tuple[str, ...] = ()
