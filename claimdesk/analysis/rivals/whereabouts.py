"""Rules on when and where."""

from __future__ import annotations

import re

from claimdesk.analysis.phrasebook import phrasebook
from claimdesk.analysis.rivals.facets import Facets
from claimdesk.analysis.rivals.finding import NEAR, Finding, affirms, between, other_names, other_times, voice
from claimdesk.analysis.rivals.frames import narrowed, other_terms, same_subject, stems
from claimdesk.analysis.rivals.quantities import stem
from claimdesk.words.terms import Basis, Relation

_NEVER_BEFORE = re.compile(r"\b(?:never|not|no)\b[^.;]*\b(?:before|until|prior\s+to)\b", re.IGNORECASE)
_STAYED = phrasebook("never left\ndid not leave\nthe whole time\nnever been to")
_PLACE = re.compile(r"\b(?:in|at|to|near)\s+([A-Z][\w'’-]+)")


def _says_never_before(each: Facets) -> bool:
    return each.negative and bool(each.finds(_NEVER_BEFORE))


def _stayed(each: Facets) -> bool:
    return bool(each.finds(_STAYED))


@between(_says_never_before, affirms)
def never_before(limit: Facets, event: Facets, gap: int) -> Finding | None:
    """`never met before March 2019`, and something between them in 2018."""
    if not (gap <= NEAR or limit.names & event.names) or not limit.days or not event.days:
        return None
    start, end = min(first for first, _ in limit.days), max(last for _, last in event.days)
    if end >= start:
        return None
    reason = f"“{limit.finds(_NEVER_BEFORE)}” {start:%B %Y}, yet the other tells of {end:%B %Y}"
    return Finding(Relation.TENSION, Basis.DATE, reason)


_HAPPENS_ONCE = stems(
    "born died founded signed built opened began sank crashed buried launched resigned married knew discovered seen "
    "collapsed wrote invented"
)
"""What happens once to one thing: two days or places for it can't both be right."""


_NAMED_BY_MONTH = re.compile(
    r"\b[Tt]he\s+[a-z]+\s+of\s+(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
"""`the speech of May`: the month tells which speech, and not when it was written."""


def _happened_once(each: Facets) -> bool:
    return not each.negative and not each.finds(_NAMED_BY_MONTH) and not _HAPPENS_ONCE.isdisjoint(each.kin)


@between(_happened_once)
def two_times(a: Facets, b: Facets, _: int) -> Finding | None:
    """`The poet was born in 1921` and `The poet was born in 1917`."""
    if not _one_event(a, b) or not other_times(a, b):
        return None
    return Finding(Relation.CONTRARY, Basis.DATE, f"{voice(a)} and {voice(b)} date one thing otherwise")


@between(_happened_once)
def two_places(a: Facets, b: Facets, _: int) -> Finding | None:
    """`The senator was born in Halden` and `The senator was born in Port Maris`."""
    here, there = set(_PLACE.findall(a.text)), set(_PLACE.findall(b.text))
    if not here or not there or here & there or any(stem(p.lower()) in a.names & b.names for p in here | there):
        return None
    if not _one_event(a, b) or other_times(a, b):
        return None
    return Finding(Relation.CONTRARY, Basis.PLACE, f"{min(here)} against {min(there)} for one event")


def _one_event(a: Facets, b: Facets) -> bool:
    if a.stems.isdisjoint(b.stems):
        return False
    one, two = a.frame, b.frame
    if other_terms(one, two) or one.rate or narrowed(one, two) or not one.matter & two.matter & _HAPPENS_ONCE:
        return False
    left, right = one.matter - a.names - stems(a.claimant), two.matter - b.names - stems(b.claimant)
    return (
        len((left & right) - _HAPPENS_ONCE) >= 1
        and (left <= right or right <= left)
        and (not other_names(a, b) or same_subject(one, two, frozenset()))
    )


@between(_stayed, affirms)
def never_left(stayed: Facets, seen: Facets, _: int) -> Finding | None:
    """`never left Belgrade`, and seen elsewhere."""
    here, there = set(_PLACE.findall(stayed.text)), set(_PLACE.findall(seen.text))
    if not stayed.names & seen.names or not here or not there or here & there:
        return None
    reason = f"{min(here)} against {min(there)}, though “{stayed.finds(_STAYED)}”"
    return Finding(Relation.CONTRARY, Basis.PLACE, reason)
