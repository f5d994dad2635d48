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


def next_untouched(sentences: Sequence[Span], spans: Iterable[Span], after: int) -> Span | None:
    """The first sentence from `after` on that nothing deals with, else the first of all; None when none is left."""
    left = [each for each, done in zip(sentences, treated(sentences, spans), strict=True) if not done]
    return next((each for each in left if each[0] >= after), left[0] if left else None)
