"""Which claims of a list pull against each other: pairs that may, tried by the rules.

Precision comes first: a rule that an analyst would laugh at is worse than none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from claimdesk.analysis.results import Rival
from claimdesk.analysis.rivals.facets import Facets
from claimdesk.analysis.rivals.figures import computed_change, number, paid_and_worth
from claimdesk.analysis.rivals.finding import APART, NEAR, Finding, Rule, same_voice
from claimdesk.analysis.rivals.opposites import another_doer, opposites, roles
from claimdesk.analysis.rivals.standing import (
    another_did_it,
    both_claim_it,
    charge_and_innocence,
    denial_of_this,
    exclusive_words,
    negation,
)
from claimdesk.analysis.rivals.whereabouts import never_before, never_left, two_places, two_times

RULES: tuple[Rule, ...] = (
    charge_and_innocence,
    both_claim_it,
    never_before,
    never_left,
    computed_change,
    exclusive_words,
    another_did_it,
    another_doer,
    opposites,
    roles,
    paid_and_worth,
    number,
    two_times,
    two_places,
    negation,
)
"""In the order in which they are tried; the first that finds something is the reason."""

OF_ONE_SPEAKER: tuple[Rule, ...] = (computed_change,)
"""Those that also hold where one speaker says both."""

_NEIGHBOURS = 8
_OFTEN = 24
_MAX_PAIRS = 60_000


class Claim(Protocol):
    """What a rule looks at."""

    @property
    def text(self) -> str:
        """The claim's wording."""

    @property
    def claimant(self) -> str:
        """Who makes it; empty for an article's own voice."""


def rivals(claims: Sequence[Claim]) -> tuple[Rival, ...]:
    """The pairs of an article's claims, in their order there, that pull against each other: by index, in order."""
    taken = [Facets(index, each.text, each.claimant) for index, each in enumerate(claims)]
    sides = [_sides(each) for each in taken]
    found = list(_denials(taken))
    known = {(each.a, each.b) for each in found}
    for a, b in _pairs(taken):
        if (a, b) in known:
            continue
        if finding := _between(taken[a], taken[b], sides[a], sides[b], b - a):
            found.append(Rival(a, b, finding.relation, finding.basis, finding.reason))
    return tuple(sorted(found, key=lambda each: (each.a, each.b)))


def rivals_of(claim: Claim, others: Sequence[Claim]) -> tuple[Rival, ...]:
    """What `claim` pulls against among claims of other texts, in their order: index 0 is `claim`, those of the others
    begin at 1."""
    ours, *taken = (Facets(index, each.text, each.claimant) for index, each in enumerate((claim, *others)))
    found, sides = [], _sides(ours)
    for each in taken:
        if ours.stems & each.stems and (finding := _between(ours, each, sides, _sides(each), APART)):
            found.append(Rival(0, each.index, finding.relation, finding.basis, finding.reason))
    return tuple(found)


def _bits(held: Iterable[bool]) -> int:
    return sum(1 << n for n, each in enumerate(held) if each)


_TRAITS = tuple(dict.fromkeys(trait for rule in RULES for trait in (rule.one, rule.other)))
_AS_ONE = tuple(_bits(rule.one is trait for rule in RULES) for trait in _TRAITS)
_AS_OTHER = tuple(_bits(rule.other is trait for rule in RULES) for trait in _TRAITS)
_IN_TWO_ORDERS = _bits(rule.other is not rule.one for rule in RULES)
_OF_ONE_SPEAKER = _bits(rule in OF_ONE_SPEAKER for rule in RULES)


def _sides(each: Facets) -> tuple[int, int]:
    """Of which rules a statement can be the one side, and of which the other; a bit for each rule."""
    held = [n for n, trait in enumerate(_TRAITS) if trait(each)]
    return sum(_AS_ONE[n] for n in held), sum(_AS_OTHER[n] for n in held)


def _between(a: Facets, b: Facets, of_a: tuple[int, int], of_b: tuple[int, int], gap: int) -> Finding | None:
    """What the rules find between two statements, of whose sides it is known which rules they can bear."""
    forth, back = of_a[0] & of_b[1], of_b[0] & of_a[1] & _IN_TWO_ORDERS
    if forth | back and same_voice(a, b):
        forth, back = forth & _OF_ONE_SPEAKER, back & _OF_ONE_SPEAKER
    return _judged(a, b, gap, forth, back) if forth | back else None


def _judged(a: Facets, b: Facets, gap: int, forth: int, back: int) -> Finding | None:
    """What the first rule finds of those asked: `forth` about the two as they stand, `back` the other way round."""
    for n, rule in enumerate(RULES):
        if forth >> n & 1 and (finding := rule.judge(a, b, gap)):
            return finding
        if back >> n & 1 and (finding := rule.judge(b, a, gap)):
            return finding
    return None


def _denials(taken: list[Facets]) -> Iterator[Rival]:
    """Each "denies this" against one claim before it: the nearest that accuses of a wrong, else the nearest."""
    for b, denial in enumerate(taken):
        before = range(b - 1, max(-1, b - 1 - NEAR), -1)
        answers = [(a, finding) for a in before if (finding := denial_of_this(taken[a], denial, b - a))]
        if answers:
            a, finding = min(answers, key=lambda each: (not taken[each[0]].wrong, taken[each[0]].charged, b - each[0]))
            yield Rival(a, b, finding.relation, finding.basis, finding.reason)


def _pairs(taken: list[Facets]) -> Iterator[tuple[int, int]]:
    """Neighbours, then pairs that share a word which is not everywhere, the rarest words first."""
    for b in range(len(taken)):
        for a in range(max(0, b - _NEIGHBOURS), b):
            yield a, b
    holders: dict[str, list[int]] = defaultdict(list)
    for each in taken:
        for stem in each.stems:
            holders[stem].append(each.index)
    shared = [(len(held), stem, held) for stem, held in holders.items() if 1 < len(held) <= _OFTEN]
    seen: set[tuple[int, int]] = set()
    for _, _, held in sorted(shared):
        if len(seen) > _MAX_PAIRS:
            return
        for at, b in enumerate(held):
            for a in held[:at]:
                if b - a > _NEIGHBOURS and (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b
