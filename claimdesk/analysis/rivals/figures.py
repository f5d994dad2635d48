"""Rules on figures: two for one thing, a change that its own numbers belie, what was paid and what it was worth."""

from __future__ import annotations

from claimdesk.analysis.phrasebook import phrasebook
from claimdesk.analysis.rivals.facets import Facets
from claimdesk.analysis.rivals.finding import NEAR, Finding, between, other_days, other_names, other_times, voice
from claimdesk.analysis.rivals.frames import narrowed, other_terms, stems
from claimdesk.analysis.rivals.quantities import PEOPLE, Quantity, stem
from claimdesk.words.terms import Basis, Relation

_PAID = phrasebook("paid/spent/cost/charged")
_WORTH = phrasebook("true/real/actual cost/value/price\nworth/valued")
_COUNTED_ANEW = phrasebook("""
    poll/polls/survey/surveys
    head-to-head/percentage points
    leads/leading/ahead
""")
"""What every poll measures for itself."""
_PART = phrasebook("of the/them/these/those\nincluding/among\nbodies\nin 19*/20*")
_MORE, _ROUND_FROM = 3, 100
_WHO = {
    "dead": frozenset(map(stem, ["workers", "colleagues", "people", "persons", "employees"])),
    "people": frozenset(map(stem, PEOPLE)),
}
"""Words for those who are counted, which may differ."""
_ROUNDING, _BOUND_SLACK, _ROUND_SLACK = 0.02, 1.2, 2.0
_CHANGE_WORDS = frozenset(
    stem(word)
    for word in [
        "increased",
        "decreased",
        "fell",
        "fallen",
        "rose",
        "risen",
        "number",
        "rate",
        "total",
        "percent",
        "week",
        "month",
        "year",
    ]
)
_CURRENCIES = "$£€¥"
_SPANS = frozenset(["year", "month", "week", "day", "hour", "minute", "time"])


def _gives_figures(each: Facets) -> bool:
    return bool(each.figures) and not each.finds(_PART) and not each.finds(_COUNTED_ANEW)


@between(_gives_figures)
def number(a: Facets, b: Facets, gap: int) -> Finding | None:
    """Two figures for one thing."""
    if {each.counts for each in a.figures}.isdisjoint(each.counts for each in b.figures) or other_names(a, b):
        return None
    if other_terms(a.frame, b.frame) or a.frame.rate != b.frame.rate or other_days(a, b) or other_times(a, b):
        return None
    toll = gap <= NEAR and bool(a.claimant and b.claimant)
    for one in a.figures:
        for two in b.figures:
            same_thing = one.counts == two.counts and (
                _of_one_thing(a, b, one.counts) or (toll and one.counts == "dead")
            )
            if same_thing and _differ(one.value, two.value):
                low, high = sorted((one, two), key=lambda each: each.value)
                if low.bound > 0 or high.bound < 0:
                    return _bound(one, two, low, high)
                return Finding(Relation.CONTRARY, Basis.NUMBER, f"{one.written} against {two.written} for the same")
    return None


def _of_one_thing(a: Facets, b: Facets, counts: str) -> bool:
    """Whether what is counted is told alike: all that one says of it stands in the other too, and no further name."""
    one, two = a.frame.matter, b.frame.matter
    speakers = (stems(a.claimant) | stems(b.claimant)) - (one & two)
    one, two = one - speakers - {counts}, two - speakers - {counts}
    if counts in _WHO:
        one, two = one - _WHO[counts], two - _WHO[counts]
    only = (one - two) | (two - one)
    if not one & two or (one - two and two - one) or len(only) > _MORE:
        return False
    return not only & (a.others | b.others) and not narrowed(a.frame, b.frame)


def _bound(one: Quantity, two: Quantity, low: Quantity, high: Quantity) -> Finding | None:
    """`at least 34` and `47` can both be true; far apart, they want explaining, a round bound less so."""
    if low.bound > 0 > high.bound or high.value < (_ROUND_SLACK if _is_round(low) else _BOUND_SLACK) * low.value:
        return None
    reason = f"{one.written} against {two.written}: far apart, though one of them is only a bound"
    return Finding(Relation.TENSION, Basis.NUMBER, reason)


def _is_round(each: Quantity) -> bool:
    """Whether only the first digit of a figure counts: "more than 5,000"."""
    return len(f"{each.value:.0f}".rstrip("0")) == 1 and each.value >= _ROUND_FROM


@between(lambda each: each.change is not None, lambda each: each.two_values is not None)
def computed_change(teller: Facets, source: Facets, gap: int) -> Finding | None:
    """`fell by half` where the figures given are 212 and 187."""
    told, values = teller.change, source.two_values
    if told is None or values is None or len(teller.shares(source) - _CHANGE_WORDS) < 1 + (gap > NEAR):
        return None
    before, after = values
    real = (after - before) / before
    if abs(real - told[0]) <= max(0.05, abs(told[0]) * 0.2):
        return None
    way = "fall" if real < 0 else "rise"
    reason = f"“{told[1]}”, but from {before:g} to {after:g} is a {way} of {abs(real):.0%}"
    return Finding(Relation.CONTRARY, Basis.NUMBER, reason)


@between(
    lambda each: bool(each.figures and each.finds(_PAID)),
    lambda each: bool(each.figures and each.finds(_WORTH)),
)
def paid_and_worth(paid: Facets, value: Facets, gap: int) -> Finding | None:
    """What was paid, and what it is said to be worth."""
    if gap > NEAR:
        return None
    for one in paid.figures:
        for two in value.figures:
            if one.counts == two.counts and one.counts in _CURRENCIES and _differ(one.value, two.value):
                reason = f"{one.written} was paid, {voice(value)} puts the worth at {two.written}"
                return Finding(Relation.TENSION, Basis.NUMBER, reason)
    return None


def _differ(one: float, two: float) -> bool:
    return abs(one - two) > _ROUNDING * max(abs(one), abs(two))
