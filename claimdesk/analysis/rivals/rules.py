"""The rules by which two statements pull against each other, in a table at the end. Each gives its reason in words.

Precision comes first: a rule that an analyst would laugh at is worse than none. `gap` is how many claims of one
article they stand apart, so that "he" and "the men" in neighbours are likely the same; `APART` where they do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from claimdesk.analysis.rivals.facets import Facets
from claimdesk.analysis.rivals.quantities import change
from claimdesk.words.terms import Basis, Relation

APART = 1_000_000
"""The gap of two claims that do not stand in one article."""
_NEAR, _IN_REACH = 4, 12


@dataclass(frozen=True, slots=True)
class Finding:
    """How two statements bear on each other, and why."""

    relation: Relation
    basis: Basis
    reason: str


Rule = Callable[[Facets, Facets, int], "Finding | None"]

_INNOCENT = re.compile(
    r"\b(?:civilians?|innocent|not\s+criminals?(?:\s+but\s+\w+)?|no\s+criminals?|nothing\s+(?:\w+\s+)?(?:or\s+)?criminal|not\s+guilty\s+of\s+any|did\s+nothing\s+wrong|"
    r"law-abiding|ordinary\s+(?:people|tourists|citizens)|cleared\s+of|not\s+(?:a\s+)?(?:spy|spies|agents?|terrorists?))\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|disput(?:es|ed|e)|refut(?:es|ed|e))\s+(?:(?:all|both|any)\s+(?:of\s+)?)?"
    r"(?:this|that|it|them|these|those|(?:the|these|those|all|any|both)\s+(?:claims?|allegations?|accusations?|charges?|reports?)|any\s+(?:involvement|wrongdoing|role|responsibility))\b",
    re.IGNORECASE,
)
_CLAIMS_HELD = re.compile(
    r"\bclaim(?:s|ed)?\s+(?:sovereignty|ownership|victory|responsibility|the\s+(?:title|throne|islands?))\b",
    re.IGNORECASE,
)
_NEVER_BEFORE = re.compile(r"\b(?:never|not|no)\b[^.;]*\b(?:before|until|prior\s+to)\b", re.IGNORECASE)
_STAYED = re.compile(
    r"\bnever\s+left\b|\bdid\s+not\s+leave\b|\bthe\s+whole\s+time\b|\bhas\s+never\s+been\s+to\b|\bwas\s+not\s+in\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\b(?:in|at|to|gap <= _NEAR)\s+([A-Z][\w'’-]+)")
_PAID = re.compile(r"\bpaid\b|\bcost\b|\bspent\b|\bcharged\b", re.IGNORECASE)
_WORTH = re.compile(r"\b(?:true|real|actual)\s+(?:cost|value|price)\b|\bworth\b|\bvalued\b", re.IGNORECASE)

EXCLUSIVE: tuple[tuple[str, str, Relation, Basis, str], ...] = (
    (
        r"\bindependent\s+contractors?\b|\bself-employed\b",
        r"\bemployees?\b|\bemployed\s+by\b",
        Relation.TENSION,
        Basis.DEFINITION,
        "one says contractor, the other employee",
    ),
    (
        r"\bvoluntar(?:y|ily)\b|\bof\s+(?:his|her|their)\s+own\s+(?:free\s+)?will\b",
        r"\b(?:taken|seized|forced|confiscated|coerced|made\s+to)\b",
        Relation.CONTRARY,
        Basis.DEFINITION,
        "one says taken, the other given freely",
    ),
    (
        r"\b(?:remained|stayed|were|was|kept)\s+(?:closed|shut)\b",
        r"\bopened?\b",
        Relation.CONTRARY,
        Basis.STATUS,
        "one says closed, the other opened",
    ),
    (
        r"\baccident(?:al|ally)?\b|\bsuicide\b",
        r"\b(?:murder(?:ed)?|sabotage|deliberate(?:ly)?|attack|bomb)\b",
        Relation.CONTRARY,
        Basis.CAUSE,
        "one says accident, the other a deliberate act",
    ),
    (
        r"\b(?:hand)?gun\b|\bknife\b|\bweapon\b|\barmed\b",
        r"\bphone\b|\bunarmed\b|\bno\s+weapon\b",
        Relation.CONTRARY,
        Basis.IDENTITY,
        "one says a weapon, the other none",
    ),
    (
        r"\bnot\s+in\s+(?:a\s+)?recession\b|\bno\s+recession\b",
        r"\brecession\b",
        Relation.TENSION,
        Basis.DEFINITION,
        "whether it is called a recession is what they differ on",
    ),
    (
        r"\b(?:foreign|no\s+link|independent|unrelated)\b[^.;]*\b(?:investor|government|owner|company)\b",
        r"\b(?:owner|owned|belongs)\b[^.;]*\b(?:brother|sister|son|daughter|wife|husband|cousin|minister|president)\b",
        Relation.CONTRARY,
        Basis.IDENTITY,
        "one says independent, the other names an owner close by",
    ),
)
"""Words that can't both be true of one thing: either pattern, the relation, its basis, and how the reason begins."""
_EXCLUSIVE = tuple(
    (re.compile(a, re.IGNORECASE), re.compile(b, re.IGNORECASE), r, basis, why) for a, b, r, basis, why in EXCLUSIVE
)


def charge_and_innocence(a: Facets, b: Facets, gap: int) -> Finding | None:
    """`charged with poisoning` and `not criminals but civilians`."""
    charge, other = (a, b) if a.charged else (b, a)
    if not charge.charged or other.charged or not other.finds(_INNOCENT) or _same_voice(a, b):
        return None
    anaphoric = gap <= _IN_REACH and charge.anaphoric and other.anaphoric and charge.plural == other.plural
    if not anaphoric and not (charge.names & other.names):
        return None
    innocent = other.finds(_INNOCENT)
    return Finding(
        Relation.TENSION,
        Basis.STATUS,
        f"{_voice(other)} says “{innocent}”, {_voice(charge)} has charged them: charged is not convicted, so both can stand",
    )


def denial_of_this(a: Facets, b: Facets, gap: int) -> Finding | None:
    """`X believes …` and `Y denies this`."""
    if gap > _NEAR or not b.finds(_THIS) or a.denies or not a.claimant or _same_voice(a, b):
        return None
    denied = b.finds(_THIS)
    if a.charged:
        return Finding(
            Relation.TENSION, Basis.DENIAL, f"{_voice(b)} “{denied}”: a charge and its denial, neither is a finding"
        )
    return Finding(Relation.CONTRADICTS, Basis.DENIAL, f"{_voice(b)} denies what {_voice(a)} says")


def both_claim_it(a: Facets, b: Facets, _: int) -> Finding | None:
    """Two that each claim sovereignty over one thing."""
    held = a.finds(_CLAIMS_HELD)
    if not held or not b.finds(_CLAIMS_HELD) or _same_voice(a, b) or not (a.claimant and b.claimant):
        return None
    if len(a.shares(b)) < 2:
        return None
    return Finding(
        Relation.CONTRARY,
        Basis.STATUS,
        f"{a.claimant} and {b.claimant} both {held.lower()} over the same: at most one claim can prevail",
    )


def negation(a: Facets, b: Facets, gap: int) -> Finding | None:
    """The same said and denied: one has "never threatened" what the other has "threatened"."""
    shared = a.shares(b)
    if a.negative == b.negative or not shared:
        return None
    against, for_it = (a, b) if a.negative else (b, a)
    struck = against.negated & for_it.stems - for_it.negated
    if not struck or _other_days(a, b):
        return None
    small = min(len(a.stems), len(b.stems))
    enough = len(shared) >= 2 and len(shared) >= 0.5 * small and bool(a.names & b.names)
    close = (
        gap <= _NEAR and (len(shared) >= 2 or (small <= 4 and len(shared) >= 0.5 * small)) and not _other_names(a, b)
    )
    if not (enough or close) or (_same_voice(a, b) and not close):
        return None
    word = sorted(struck)[0]
    return Finding(
        Relation.CONTRADICTS if enough else Relation.TENSION,
        Basis.DENIAL,
        f"{_voice(for_it)} says it (“{_full(word, for_it.text)}”), {_voice(against)} says no",
    )


def number(a: Facets, b: Facets, gap: int) -> Finding | None:
    """Two figures for one thing."""
    if _same_voice(a, b) or _other_days(a, b) or a.relative_year != b.relative_year:
        return None
    for one in a.figures:
        for two in b.figures:
            if one.counts != two.counts or not _differ(one.value, two.value):
                continue
            topic = a.shares(b) - {one.counts}
            enough = len(topic) >= 3 or (len(topic) >= 2 and bool(a.names & b.names))
            toll = gap <= _NEAR and one.counts == "dead" and _whole_toll(a) and _whole_toll(b)
            if not (enough or toll):
                continue
            low, high = (one, two) if one.value < two.value else (two, one)
            if low.bound > 0 or high.bound < 0:
                if high.value < 1.2 * low.value:
                    continue
                return Finding(
                    Relation.TENSION,
                    Basis.NUMBER,
                    f"{one.written} against {two.written}: far apart, though one is only a bound",
                )
            return Finding(Relation.CONTRARY, Basis.NUMBER, f"{one.written} against {two.written} for the same")
    return None


def computed_change(a: Facets, b: Facets, gap: int) -> Finding | None:
    """`fell by half` where the figures given are 212 and 187."""
    for teller, source in ((a, b), (b, a)):
        told = change(teller.text)
        if told is None or len(source.figures) < 1:
            continue
        values = _two_of_one(source)
        if values is None or not (teller.shares(source)) or not (gap <= _NEAR or len(teller.shares(source)) > 1):
            continue
        before, after = values
        real = (after - before) / before
        if abs(real - told[0]) > max(0.05, abs(told[0]) * 0.2):
            way = "fall" if real < 0 else "rise"
            return Finding(
                Relation.CONTRARY,
                Basis.NUMBER,
                f"“{told[1]}” against a {way} of {abs(real):.0%} (from {before:g} to {after:g})",
            )
    return None


def paid_and_worth(a: Facets, b: Facets, gap: int) -> Finding | None:
    """What was paid, and what it is said to be worth."""
    for paid, value in ((a, b), (b, a)):
        if gap <= _NEAR and paid.finds(_PAID) and value.finds(_WORTH) and not _same_voice(a, b):
            for one in paid.figures:
                for two in value.figures:
                    if one.counts == two.counts and one.counts in "$£€¥" and _differ(one.value, two.value):
                        return Finding(
                            Relation.TENSION,
                            Basis.NUMBER,
                            f"{one.written} was paid, {_voice(value)} puts the worth at {two.written}",
                        )
    return None


def never_before(a: Facets, b: Facets, gap: int) -> Finding | None:
    """`never met before March 2019`, and something between them in 2018."""
    for limit, event in ((a, b), (b, a)):
        if (
            limit.finds(_NEVER_BEFORE)
            and limit.days
            and event.days
            and (gap <= _NEAR or limit.names & event.names)
            and not event.negative
        ):
            start = min(first for first, _ in limit.days)
            end = max(last for _, last in event.days)
            if end < start and not _same_voice(a, b):
                return Finding(
                    Relation.TENSION,
                    Basis.DATE,
                    f"“{limit.finds(_NEVER_BEFORE)}” a date, yet the other names {end.isoformat()}",
                )
    return None


def never_left(a: Facets, b: Facets, _: int) -> Finding | None:
    """`never left Belgrade`, and seen elsewhere."""
    for stayed, seen in ((a, b), (b, a)):
        if stayed.finds(_STAYED) and not seen.negative and (stayed.names & seen.names):
            here, there = set(_PLACE.findall(stayed.text)), set(_PLACE.findall(seen.text))
            if here and there and not here & there:
                return Finding(
                    Relation.CONTRARY,
                    Basis.PLACE,
                    f"{sorted(here)[0]} against {sorted(there)[0]}, though “{stayed.finds(_STAYED)}”",
                )
    return None


def exclusive_words(a: Facets, b: Facets, gap: int) -> Finding | None:
    """Words of which one excludes the other, said of the same thing."""
    if _same_voice(a, b):
        return None
    shared = a.shares(b)
    for one, two, relation, basis, why in _EXCLUSIVE:
        for left, right in ((a, b), (b, a)):
            first, second = left.finds(one), right.finds(two)
            if not first or not second or right.finds(one):
                continue
            if (
                (gap <= _NEAR and shared and not _other_names(a, b))
                or (shared and a.names & b.names)
                or len(shared) > 2
                or (gap <= _NEAR and left.anaphoric and right.anaphoric)
            ):
                return Finding(relation, basis, f"{why} (“{first}”, “{second}”)")
    return None


RULES: tuple[Rule, ...] = (
    charge_and_innocence,
    both_claim_it,
    denial_of_this,
    never_before,
    never_left,
    computed_change,
    exclusive_words,
    paid_and_worth,
    number,
    negation,
)
"""In the order in which they are tried; the first that finds something is the reason."""


def _same_voice(a: Facets, b: Facets) -> bool:
    return bool(a.claimant) and a.claimant.casefold() == b.claimant.casefold()


def _voice(each: Facets) -> str:
    return each.claimant or "the article"


def _full(stemmed: str, text: str) -> str:
    found = re.search(rf"\b{re.escape(stemmed)}\w*", text, re.IGNORECASE)
    return found[0] if found else stemmed


def _differ(one: float, two: float) -> bool:
    return abs(one - two) > 0.02 * max(abs(one), abs(two))


def _other_days(a: Facets, b: Facets) -> bool:
    """Whether each names days and none of them meet: then they speak of different times."""
    if not a.days or not b.days:
        return False
    return not any(x[0] <= y[1] and y[0] <= x[1] for x in a.days for y in b.days)


def _other_names(a: Facets, b: Facets) -> bool:
    return bool(a.names) and bool(b.names) and not a.names & b.names and not (a.anaphoric or b.anaphoric)


def _whole_toll(each: Facets) -> bool:
    return not re.search(
        r"\b(?:of\s+the(?:m|\s+dead)|including|among\s+them|bodies|in\s+(?:19|20)\d\d)\b", each.text, re.IGNORECASE
    )


def _two_of_one(source: Facets) -> tuple[float, float] | None:
    """Two figures of one thing in one statement, earlier year first where years are given: `212 in 2022 and 187 last year`."""
    found = re.search(
        r"\bfrom\s+(\d[\d,.]*)\s.*?\bto\s+(\d[\d,.]*)|\b(\d[\d,]*)\s+\w+\s+in\s+(?:19|20)\d\d\b.*?\band\s+(\d[\d,]*)\s+(?:last|this)\s+year",
        source.text,
    )
    if not found:
        return None
    numbers = [float(each.replace(",", "").rstrip(".")) for each in found.groups() if each and each.strip(",.")]
    return (numbers[0], numbers[1]) if len(numbers) == 2 and numbers[0] else None
