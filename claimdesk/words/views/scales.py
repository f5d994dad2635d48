"""Scales and their ratings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One entry of a scale."""

    id: int
    scale: str
    #: the scale's version
    number: int
    position: int
    label: str
    meaning: str
    glyph: str
    colour: str
    #: 0 (worst) to 1000 (best); None has no place on the scale
    place: int | None


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A scale with its ratings."""

    id: int
    name: str
    number: int
    title: str
    axis: str
    ratings: tuple[RatingRow, ...]
