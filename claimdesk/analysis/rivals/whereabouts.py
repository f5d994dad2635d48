"""Rules on when and where."""

from __future__ import annotations

import re

from claimdesk.analysis.phrasebook import phrasebook
from claimdesk.analysis.rivals.facets import Facets
from claimdesk.analysis.rivals.finding import NEAR, Finding, same_voice
from claimdesk.words.terms import Basis, Relation

_NEVER_BEFORE = re.compile(r"\b(?:never|not|no)\b[^.;]*\b(?:before|until|prior\s+to)\b", re.IGNORECASE)
_STAYED = phrasebook("never left\ndid not leave\nthe whole time\nnever been to")
_PLACE = re.compile(r"\b(?:in|at|to|near)\s+([A-Z][\w'’-]+)")


def never_before(a: Facets, b: Facets, gap: int) -> Finding | None:
    """`never met before March 2019`, and something between them in 2018."""
    for limit, event in ((a, b), (b, a)):
        if not limit.finds(_NEVER_BEFORE) or not limit.days or not event.days or event.negative or same_voice(a, b):
            continue
        start, end = min(first for first, _ in limit.days), max(last for _, last in event.days)
        if end < start and (gap <= NEAR or limit.names & event.names):
            reason = f"“{limit.finds(_NEVER_BEFORE)}” {start:%B %Y}, yet the other tells of {end:%B %Y}"
            return Finding(Relation.TENSION, Basis.DATE, reason)
    return None


def never_left(a: Facets, b: Facets, _: int) -> Finding | None:
    """`never left Belgrade`, and seen elsewhere."""
    for stayed, seen in ((a, b), (b, a)):
        if not stayed.finds(_STAYED) or seen.negative or not stayed.names & seen.names or same_voice(a, b):
            continue
        here, there = set(_PLACE.findall(stayed.text)), set(_PLACE.findall(seen.text))
        if here and there and not here & there:
            reason = f"{min(here)} against {min(there)}, though “{stayed.finds(_STAYED)}”"
            return Finding(Relation.CONTRARY, Basis.PLACE, reason)
    return None
