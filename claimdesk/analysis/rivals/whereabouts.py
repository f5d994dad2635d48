"""Rules on when and where."""

from __future__ import annotations

import re

from claimdesk.analysis.phrasebook import phrasebook
from claimdesk.analysis.rivals.facets import Facets
from claimdesk.analysis.rivals.finding import NEAR, Finding, other_names, other_times, voice
from claimdesk.analysis.rivals.frames import narrowed, other_terms, same_subject, stems
from claimdesk.analysis.rivals.quantities import stem
from claimdesk.words.terms import Basis, Relation

_NEVER_BEFORE = re.compile(r"\b(?:never|not|no)\b[^.;]*\b(?:before|until|prior\s+to)\b", re.IGNORECASE)
_STAYED = phrasebook("never left\ndid not leave\nthe whole time\nnever been to")
_PLACE = re.compile(r"\b(?:in|at|to|near)\s+([A-Z][\w'’-]+)")


def never_before(a: Facets, b: Facets, gap: int) -> Finding | None:
    """`never met before March 2019`, and something between them in 2018."""
    for limit, event in ((a, b), (b, a)):
        if not limit.finds(_NEVER_BEFORE) or not limit.days or not event.days or event.negative:
            continue
        start, end = min(first for first, _ in limit.days), max(last for _, last in event.days)
        if end < start and (gap <= NEAR or limit.names & event.names):
            reason = f"“{limit.finds(_NEVER_BEFORE)}” {start:%B %Y}, yet the other tells of {end:%B %Y}"
            return Finding(Relation.TENSION, Basis.DATE, reason)
    return None


_HAPPENS_ONCE = stems(
    "born died founded signed built opened began sank crashed buried launched resigned married knew discovered seen "
    "collapsed wrote invented"
)
"""What happens once to one thing: two days or places for it can't both be right."""


def two_times(a: Facets, b: Facets, _: int) -> Finding | None:
    """`The poet was born in 1921` and `The poet was born in 1917`."""
    if a.negative or b.negative or not other_times(a, b) or not _one_event(a, b):
        return None
    return Finding(Relation.CONTRARY, Basis.DATE, f"{voice(a)} and {voice(b)} date one thing otherwise")


def two_places(a: Facets, b: Facets, _: int) -> Finding | None:
    """`The senator was born in Halden` and `The senator was born in Port Maris`."""
    if a.negative or b.negative or a.stems.isdisjoint(b.stems):
        return None
    if other_times(a, b) or not _one_event(a, b):
        return None
    here, there = set(_PLACE.findall(a.text)), set(_PLACE.findall(b.text))
    if not here or not there or here & there or any(stem(p.lower()) in a.names & b.names for p in here | there):
        return None
    return Finding(Relation.CONTRARY, Basis.PLACE, f"{min(here)} against {min(there)} for one event")


def _one_event(a: Facets, b: Facets) -> bool:
    one, two = a.frame, b.frame
    if other_terms(one, two) or one.rate or narrowed(one, two) or not one.matter & two.matter & _HAPPENS_ONCE:
        return False
    left, right = one.matter - a.names, two.matter - b.names
    return (
        len((left & right) - _HAPPENS_ONCE) >= 1
        and (left <= right or right <= left)
        and (not other_names(a, b) or same_subject(one, two, frozenset()))
    )


def never_left(a: Facets, b: Facets, _: int) -> Finding | None:
    """`never left Belgrade`, and seen elsewhere."""
    for stayed, seen in ((a, b), (b, a)):
        if not stayed.finds(_STAYED) or seen.negative or not stayed.names & seen.names:
            continue
        here, there = set(_PLACE.findall(stayed.text)), set(_PLACE.findall(seen.text))
        if here and there and not here & there:
            reason = f"{min(here)} against {min(there)}, though “{stayed.finds(_STAYED)}”"
            return Finding(Relation.CONTRARY, Basis.PLACE, reason)
    return None
