"""Figures in a statement, with what they count and how exactly they are meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claimdesk.analysis.dates.lexicon import NUMBERS
from claimdesk.analysis.tokens import lowered
from claimdesk.analysis.vocabulary import PREPOSITIONS, listed

_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
}
_WORDS = "|".join(
    sorted((w for w, n in NUMBERS.items() if n > 1 and w not in ("couple", "dozen", "hundred")), key=len, reverse=True)
)
_QUANTITY = re.compile(
    r"(?P<money>[$£€¥]\s?)?\b(?P<figure>\d+(?:,\d{3})*(?:\.\d+)?|" + _WORDS + r")(?![\d:/-])"
    r"(?:\s?(?P<scale>hundred|thousand|million|billion|trillion|bn|mn|m|k)\b)?"
    r"(?:\s?(?P<unit>%|percent\b|per\s+cent\b|percentage\s+points?\b))?"
    r"(?P<after>(?:\s+[a-z-]+){0,3})"
)
"""For text in small letters: to look for either case takes five times as long."""
_BOUND = re.compile(
    r"\b(at\s+least|more\s+than|over|no\s+fewer\s+than|no\s+less\s+than|up\s+to|at\s+most|no\s+more\s+than|fewer\s+than|less\s+than"
    r"|under|nearly|almost|about|around|some|roughly|approximately)\s+\Z",
    re.IGNORECASE,
)
_LONGEST_BOUND = 24
_LEAST = frozenset(["at least", "more than", "over", "no fewer than", "no less than"])
_MOST = frozenset(["up to", "at most", "no more than", "fewer than", "less than", "under"])
_MONTHS = re.compile(
    r"\s*(?:january|february|march|april|may|june|july|august|september|october|november|december|[ap]\.?m\b|o.clock)",
    re.IGNORECASE,
)
_DEAD = re.compile(r"\b(?:dead|deaths?|died|killed|toll|bodies|fatalities)\b", re.IGNORECASE)
_MISSING = re.compile(
    r"\b(?:missing|injured|wounded|hurt|alive|sick|ill|homeless|displaced|arrested|detained)\b", re.IGNORECASE
)
_SKIPPED = listed("people persons other more of the or and in to men women a an were was are is have had has new")
PEOPLE = listed("people persons residents inhabitants")
_CURRENCIES = listed("euro dollar pound yen real rouble ruble franc")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: `counts` is what it is a figure of (a noun in its stem, a currency, `percent` or `dead`)."""

    value: float
    counts: str
    bound: int
    written: str


def quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of a statement that count something. `bound` is 1 for "at least", -1 for "at most", else 0."""
    found = []
    end = 0
    for each in _QUANTITY.finditer(lowered(text)):
        start, bound = _bounded(text, end, each.start())
        end = each.end()
        figure = each["figure"].replace(",", "")
        after = each["after"] or ""
        if _MONTHS.match(text, each.end("figure")) or (re.fullmatch(r"(?:19|20)\d\d", figure) and not each["money"]):
            continue
        value = float(NUMBERS[figure]) if figure in NUMBERS else float(figure)
        value *= _SCALES.get(each["scale"] or "", 1)
        counts = _counted(text, start, each, after)
        if not counts:
            continue
        last = "unit" if each["unit"] else "scale" if each["scale"] else "figure"
        written = " ".join(text[start : each.end(last)].split())
        found.append(Quantity(value, counts, (bound in _LEAST) - (bound in _MOST), written))
    return tuple(found)


def _bounded(text: str, first: int, figure: int) -> tuple[int, str]:
    """Where a figure begins with what stands before it from `first` on, and that: "at least"."""
    bound = _BOUND.search(text, max(first, figure - _LONGEST_BOUND), figure)
    return (bound.start(), " ".join(bound[1].lower().split())) if bound else (figure, "")


def _counted(text: str, start: int, each: re.Match[str], after: str) -> str:
    if each["money"]:
        return each["money"][0]
    if each["unit"]:
        return "percent"
    near = text[max(0, start - 24) : each.end() + 12]
    words = [stem(w) for w in after.lower().split()]
    if any(word in _CURRENCIES for word in words[:2]):
        return next(word for word in words if word in _CURRENCIES)
    clause_after = after + text[each.end() : each.end() + 14]
    if _MISSING.search(clause_after):
        found = _MISSING.search(clause_after)
        return found[0].lower() if found else ""
    if _DEAD.search(near):
        return "dead"
    if not PEOPLE.isdisjoint(after.lower().split()[:2]):
        return "people"
    noun = ""
    for word in words:
        if word in _SKIPPED or word in PREPOSITIONS or len(word) < 3:
            break
        noun = word
    return noun


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A word without the endings that come and go: not a linguist's stem, but the same for both of two statements."""
    for ending, least in (
        ("'s", 2),
        ("ies", 3),
        ("ings", 4),
        ("ing", 4),
        ("ied", 3),
        ("ed", 4),
        ("es", 4),
        ("ly", 4),
        ("s", 3),
        ("e", 4),
    ):
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
    return word


_CHANGE = re.compile(
    r"\b(?P<verb>fall|falls|fell|fallen|drop\w*|declin\w+|decreas\w+|shr[au]nk\w*|cut|rise|rises|rose|risen|grew|grown|grow|increas\w+|up|down)\s+(?:by\s+)?"
    r"(?:(?P<half>half|a\s+third|a\s+quarter)|(?P<percent>\d+(?:\.\d+)?)\s?(?:%|percent|per\s+cent))|\b(?P<times>doubled|halved|tripled)\b",
    re.IGNORECASE,
)
Change = tuple[float, str]
"""By what share something changed, and the words that say so."""
_TWO_VALUES = re.compile(
    r"\bfrom\s+(\d[\d,.]*)\s.*?\bto\s+(\d[\d,.]*)"
    r"|\b(\d[\d,]*)\s+\w+\s+in\s+(?:19|20)\d\d\b.*?\band\s+(\d[\d,]*)\s+(?:last|this)\s+year"
)
_SHARES = {"half": 0.5, "a third": 1 / 3, "a quarter": 0.25}
_TIMES = {"doubled": 1.0, "halved": -0.5, "tripled": 2.0}


def change(text: str) -> Change | None:
    """By what share something is said to have changed (-0.5 for "fell by half"), and the words for it."""
    found = _CHANGE.search(text)
    if not found:
        return None
    if found["times"]:
        return _TIMES[found["times"].lower()], found[0]
    share = _SHARES[" ".join(found["half"].lower().split())] if found["half"] else float(found["percent"]) / 100
    down = re.match(r"f[ae]ll|drop|declin|decreas|shr|cut|down", found["verb"], re.IGNORECASE)
    return (-share if down else share), found[0]


def two_values(text: str) -> tuple[float, float] | None:
    """Two figures of one thing, the earlier first: `from 212 to 187`, `212 complaints in 2022 and 187 last year`."""
    found = _TWO_VALUES.search(text)
    if not found:
        return None
    values = [float(each) for each in (part.replace(",", "").rstrip(".") for part in found.groups() if part) if each]
    return (values[0], values[1]) if len(values) == 2 and values[0] else None
