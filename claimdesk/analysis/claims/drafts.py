"""Clauses on their way to suggestions: what others say first, the rest is the article's own voice."""

from __future__ import annotations

from claimdesk.analysis.claims.draft import Draft
from claimdesk.analysis.claims.own_voice import own_voice
from claimdesk.analysis.claims.said import said_by_others
from claimdesk.analysis.furniture import is_furniture
from claimdesk.analysis.people.speakers import Speakers
from claimdesk.analysis.reading import Reading, Unit
from claimdesk.analysis.speech import Attribution


def drafts(reading: Reading, attributions: list[Attribution]) -> list[Draft]:
    """All clauses of a text that somebody vouches for, by their place."""
    speakers = Speakers(reading)
    by_unit: dict[int, list[Attribution]] = {}
    for each in attributions:
        if not each.clausal:  # "vowed to close it": the whole sentence is the claim, and it is found as an act
            continue
        by_unit.setdefault(each.unit, []).append(each)
    found: list[Draft] = []
    for index, unit in enumerate(reading.units):
        if is_furniture(reading.text[unit.start : unit.end]):
            continue
        here = by_unit.get(index, [])
        found.extend(_of_unit(reading, speakers, unit, here))
        for each in here:
            speakers.spoke(unit.first, each.quotation.name)
    return sorted(found, key=lambda draft: (draft.start, draft.end))


def _of_unit(reading: Reading, speakers: Speakers, unit: Unit, here: list[Attribution]) -> list[Draft]:
    free = [True] * len(unit.words)
    found = said_by_others(reading, unit.words, here, free)
    at = 0
    while at < len(free):
        last = at
        while last < len(free) and free[last]:
            last += 1
        if last > at:
            found.extend(own_voice(reading, speakers, unit.words, at, last))
        at = last + 1
    return found
