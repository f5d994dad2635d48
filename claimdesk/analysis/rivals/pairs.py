"""Which claims of a list pull against each other: pairs that may, tried by the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Protocol

from claimdesk.analysis.results import Rival
from claimdesk.analysis.rivals.facets import Facets, facets
from claimdesk.analysis.rivals.rules import APART, RULES

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


def rivals(claims: Sequence[Claim], *, one_text: bool = True) -> tuple[Rival, ...]:
    """The pairs that pull against each other, by index, in order.

    `one_text` says that the claims stand in this order in one article, so that neighbours speak of the same.
    """
    taken = [facets(index, each.text, each.claimant) for index, each in enumerate(claims)]
    found = []
    answered: set[int] = set()
    for a, b in _pairs(taken, one_text):
        gap = b - a if one_text else APART
        for rule in RULES:
            finding = rule(taken[a], taken[b], gap)
            if finding is None:
                continue
            if rule.__name__ == "denial_of_this":
                if b in answered:
                    break
                answered.add(b)
            found.append(Rival(a, b, finding.relation, finding.basis, finding.reason))
            break
    return tuple(sorted(found, key=lambda each: (each.a, each.b)))


def _pairs(taken: list[Facets], one_text: bool) -> Iterator[tuple[int, int]]:
    """Neighbours, nearest first, then pairs that share a word which is not everywhere."""
    seen: set[tuple[int, int]] = set()
    if one_text:
        for gap in range(1, _NEIGHBOURS + 1):
            for b in range(gap, len(taken)):
                seen.add((b - gap, b))
                yield b - gap, b
    holders: dict[str, list[int]] = defaultdict(list)
    for each in taken:
        for stem in sorted(each.stems):
            holders[stem].append(each.index)
    for _, indexes in sorted(holders.items(), key=lambda item: (len(item[1]), item[0])):
        if len(indexes) > _OFTEN or len(seen) > _MAX_PAIRS:
            continue
        for at, a in enumerate(indexes):
            for b in indexes[at + 1 :]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b
