"""What a rule about two statements gives, and the small questions that all rules ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from claimdesk.analysis.rivals.facets import Facets
from claimdesk.words.terms import Basis, Relation

APART = 1_000_000
"""The gap of two claims that do not stand in one article."""
NEAR = 4
"""A gap, in claims of one article, within which "he" and "the men" in both are likely the same."""
IN_REACH = 12
"""A gap within which "the men" and "they" may still be the same, where the words are strong."""


@dataclass(frozen=True, slots=True)
class Finding:
    """How two statements bear on each other, and why."""

    relation: Relation
    basis: Basis
    reason: str


Trait = Callable[[Facets], bool]
Judge = Callable[[Facets, Facets, int], Finding | None]
"""Two statements and the gap between them; None where they do not pull against each other."""


class Rule(NamedTuple):
    """A judge, asked only where its first statement has the trait `one` and its second the trait `other`.

    Which of them stands first in the text is all the same; where both traits are one, it is asked once, in that order.
    """

    judge: Judge
    one: Trait
    other: Trait


def between(one: Trait, other: Trait | None = None) -> Callable[[Judge], Rule]:
    """Makes a judge a rule. Traits are looked for once in a statement: what is rare belongs into them."""
    return lambda judge: Rule(judge, one, other or one)


def affirms(each: Facets) -> bool:
    """Whether it says that something is so."""
    return not each.negative


def same_voice(a: Facets, b: Facets) -> bool:
    """Whether one speaker makes both, under a longer or shorter name; the article's own voice is one speaker."""
    one, two = a.speaker, b.speaker
    return one == two or (bool(one and two) and (one <= two or two <= one))


def voice(each: Facets) -> str:
    """The claimant as a reason names it."""
    return each.claimant or "the article"


def other_days(a: Facets, b: Facets) -> bool:
    """Whether each names days and none of them meet: then they speak of different times."""
    if not a.days or not b.days:
        return False
    return not any(x[0] <= y[1] and y[0] <= x[1] for x in a.days for y in b.days)


_TODAY = "XXXX-XX-XX"


def other_times(a: Facets, b: Facets) -> bool:
    """Whether each names a time and no two of them can be the same, as far as they are given: weekdays, months."""
    return bool(a.times and b.times) and not any(_meet(x, y) for x in a.times for y in b.times)


def _meet(one: str, two: str) -> bool:
    """Whether two TIMEX3 values can be one time. A week, or a season against a month, is not reckoned with."""
    if _TODAY in (one, two) and (one[:4].isdigit() or two[:4].isdigit()):
        return False
    if ("W" in one) != ("W" in two) or one[5:6].isalpha() != two[5:6].isalpha():
        one, two = one[:4], two[:4]
    return all(x == y or "X" in (x, y) for x, y in zip(one, two, strict=False))


def other_names(a: Facets, b: Facets) -> bool:
    """Whether each names somebody or some place besides its speaker, and nothing of it twice."""
    return bool(a.others) and bool(b.others) and not a.names & b.names and not (a.anaphoric or b.anaphoric)
