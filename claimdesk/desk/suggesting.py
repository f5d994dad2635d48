"""Which of the analysis's suggestions are claims already, and which are still open. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from claimdesk.analysis.results import Rival, Suggestion
from claimdesk.words.views.reading import DismissalRow, SuggestedRival, SuggestionRow

Span = tuple[int, int]


class Place(NamedTuple):
    """A claim, with its wording, at a place in the text."""

    claim: int
    text: str
    span: Span


def claimed(suggestions: Sequence[Suggestion], places: Iterable[Place]) -> dict[int, int]:
    """For each suggestion (by index) that is a claim already, that claim.

    Those with the same span are told apart by their wording; a claim whose wording was changed since takes the first
    suggestion of its span that is left.
    """
    by_span: dict[Span, list[Place]] = {}
    for place in places:
        by_span.setdefault(place.span, []).append(place)
    out: dict[int, int] = {}
    rest: list[int] = []
    for index, suggestion in enumerate(suggestions):
        here = by_span.get((suggestion.start, suggestion.end), [])
        same = next((p for p in here if p.text == suggestion.text), None)
        if same:
            here.remove(same)
            out[index] = same.claim
        else:
            rest.append(index)
    for index in rest:
        here = by_span.get((suggestions[index].start, suggestions[index].end), [])
        if here:
            out[index] = here.pop(0).claim
    return out


def which_of(suggestions: Sequence[Suggestion], start: int, end: int, which: int) -> int | None:
    """The index of the `which`th suggestion (from 1) with this span."""
    here = [i for i, s in enumerate(suggestions) if (s.start, s.end) == (start, end)]
    return here[which - 1] if 1 <= which <= len(here) else None


def still_open(
    article: int, suggestions: Sequence[Suggestion], done: Mapping[int, int], dismissals: Sequence[DismissalRow]
) -> tuple[SuggestionRow, ...]:
    """The suggestions that are neither claims nor in a dismissed sentence, in reading order."""
    out = []
    seen: dict[Span, int] = {}
    for index, s in enumerate(suggestions):
        span = (s.start, s.end)
        which = seen[span] = seen.get(span, 0) + 1
        if index in done or any(d.start < s.end and s.start < d.end for d in dismissals):
            continue
        out.append(
            SuggestionRow(
                reference=f"A{article}:{s.start}-{s.end}" + (f"#{which}" if which > 1 else ""),
                start=s.start,
                end=s.end,
                which=which,
                text=s.text,
                score=s.score,
                claimant=s.claimant,
                checks=s.checks,
                kind=s.kind,
                due=s.due,
                places=s.places,
                reasons=s.reasons,
            )
        )
    return tuple(out)


def unrelated(
    rivals: Iterable[Rival], done: Mapping[int, int], related: set[tuple[int, int]]
) -> tuple[SuggestedRival, ...]:
    """The rivals among suggestions that are both claims now, and that nobody has related."""
    out = []
    for rival in rivals:
        if rival.a in done and rival.b in done:
            a, b = sorted((done[rival.a], done[rival.b]))
            if a != b and (a, b) not in related:
                out.append(SuggestedRival(a, b, rival.relation, rival.basis, rival.reason))
    return tuple(out)
