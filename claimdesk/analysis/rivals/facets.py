"""What the rules look at in a statement: its words, names, figures, dates, and what it denies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from claimdesk.analysis.claims.kinds import CHARGED, DENIAL, WRONG
from claimdesk.analysis.dates import dates
from claimdesk.analysis.dates.lexicon import MONTHS, WEEKDAYS
from claimdesk.analysis.phrasebook import Phrases
from claimdesk.analysis.rivals.frames import Frame, frame_of
from claimdesk.analysis.rivals.quantities import Change, Quantity, change, quantities, stem, two_values
from claimdesk.analysis.vocabulary import AUXILIARIES
from claimdesk.analysis.wording import LIGHT

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|nothing|neither|without|cannot)\b|n[’']t\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:no|never|not|neither|nor|without|cannot)\s+(?:(?:a|an|any|the|been|be|have|even|yet|been|police|audible|single)\s+){0,2}(\w+)|n[’']t\s+(?:been\s+|be\s+|have\s+)?(\w+)",
    re.IGNORECASE,
)
_CLEFT = re.compile(r"\b(?:that|who|which)\s+([a-z]+ed)\b[^.;]*\bwas\s+(?:an?|the)\s+(\w+)", re.IGNORECASE)
_DAY_NAMES = frozenset(stem(name) for name in (*WEEKDAYS, *MONTHS))
_ANAPHOR = re.compile(
    r"^\W*(?:he|she|they|it|the\s+(?:two\s+)?(?:men|women|man|woman|suspects?|pair|duo|group|defendants?|accused))\b|^\W*(?:he|she|they)[’']",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"^\W*(?:they|the\s+(?:two\s+)?(?:men|women|suspects|pair|duo|group|defendants))\b|^\W*they[’']", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Facets:
    """A statement taken apart.

    `stems` are its content words, `negated` those that a negation stands before; `change` and `two_values` what it says
    of a figure that moved, `cleft` is found in "the animal that killed the sheep was a lynx"; `times` are the TIMEX3
    values of its days and times.
    """

    index: int
    text: str
    claimant: str
    speaker: frozenset[str]
    stems: frozenset[str]
    names: frozenset[str]
    negated: frozenset[str]
    negative: bool
    figures: tuple[Quantity, ...]
    days: tuple[tuple[date, date], ...]
    relative_year: bool
    charged: bool
    denies: bool
    wrong: bool
    anaphoric: bool
    plural: bool
    change: Change | None
    two_values: tuple[float, float] | None
    cleft: re.Match[str] | None
    times: tuple[str, ...]
    _found: dict[int, str] = field(default_factory=dict, compare=False)

    @property
    def frame(self) -> Frame:
        """What it is about. Few statements are ever asked: most pairs have too little in common."""
        return frame_of(self.text, self.claimant)

    @property
    def others(self) -> frozenset[str]:
        """The names in it that are not its speaker's, nor those of days and months."""
        speaker = {stem(word.lower()) for word in self.claimant.split()}
        return self.names - speaker - _DAY_NAMES

    def finds(self, pattern: re.Pattern[str] | Phrases) -> str:
        """What a pattern finds in the statement, on one line; empty for nothing. Each pattern is tried once."""
        known = self._found.get(id(pattern))  # its identity: the hash of a pattern is made anew from its whole code
        if known is None:
            found = pattern.search(self.text)
            known = self._found[id(pattern)] = " ".join(found[0].split()) if found else ""
        return known

    def shares(self, other: Facets) -> frozenset[str]:
        """Content words that both have."""
        return self.stems & other.stems

    def likeness(self, other: Facets) -> float:
        """The share of the content words of the shorter statement that both have."""
        return len(self.shares(other)) / max(1, min(len(self.stems), len(other.stems)))


def facets(index: int, text: str, claimant: str, published: str | None = None) -> Facets:
    """Take a statement apart."""
    words = _WORD.findall(text)
    small = [w.lower().replace("’", "'") for w in words]
    content = frozenset(stem(w) for w in small if w not in LIGHT and w not in AUXILIARIES and not w.isdigit())
    names = frozenset(
        stem(w.lower().replace("’", "'"))
        for n, w in enumerate(words)
        if w[0].isupper() and (n or w.lower() not in LIGHT) and w.lower() not in LIGHT
    )
    negated = frozenset(stem((a or b).lower()) for a, b in _NEGATED.findall(text))
    mentions = dates(text, published)
    days = tuple((m.first, m.last) for m in mentions if m.first and m.last and m.type in ("DATE", "TIME"))
    relative = any(m.type == "DATE" and (m.first is None or "ago" in text[m.start : m.end]) for m in mentions)
    return Facets(
        index,
        text,
        claimant,
        frozenset(claimant.casefold().split()),
        content,
        names,
        negated,
        bool(_NEGATION.search(text)),
        quantities(text),
        days,
        relative,
        bool(CHARGED.search(text)),
        bool(DENIAL.search(text)),
        bool(WRONG.search(text)),
        bool(_ANAPHOR.match(text)),
        bool(_PLURAL.match(text)),
        change(text),
        two_values(text),
        _CLEFT.search(text),
        tuple(m.value for m in mentions if m.type in ("DATE", "TIME")),
    )
