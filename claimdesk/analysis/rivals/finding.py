"""What a rule about two statements gives, and the small questions that all rules ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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


Rule = Callable[[Facets, Facets, int], Finding | None]
"""Two statements in reading order and the gap between them; None where they do not pull against each other."""


def same_voice(a: Facets, b: Facets) -> bool:
    """Whether one speaker makes both; the article's own voice is one speaker."""
    return a.claimant.casefold() == b.claimant.casefold()


def voice(each: Facets) -> str:
    """The claimant as a reason names it."""
    return each.claimant or "the article"


def other_days(a: Facets, b: Facets) -> bool:
    """Whether each names days and none of them meet: then they speak of different times."""
    if not a.days or not b.days:
        return False
    return not any(x[0] <= y[1] and y[0] <= x[1] for x in a.days for y in b.days)


def other_names(a: Facets, b: Facets) -> bool:
    """Whether each names somebody or some place besides its speaker, and nothing of it twice."""
    return bool(a.others) and bool(b.others) and not a.names & b.names and not (a.anaphoric or b.anaphoric)
