"""Which sentences of an article are dealt with: claimed or dismissed; the rest is untouched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def treated(sentences: Sequence[Span], spans: Iterable[Span]) -> list[bool]:
    """For each sentence whether one of `spans` overlaps it. `sentences` are in order and do not overlap."""
    out = [False] * len(sentences)
    at = 0
    reach = 0
    ordered = sorted(spans)
    for i, (start, end) in enumerate(sentences):
        while at < len(ordered) and ordered[at][0] < end:
            reach = max(reach, ordered[at][1])
            at += 1
        out[i] = reach > start
    return out
