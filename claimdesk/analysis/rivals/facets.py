"""What the rules look at in a statement: its words, names, figures, dates, and what it denies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claimdesk.analysis.claims.kinds import CHARGED, DENIAL, WRONG
from claimdesk.analysis.dates import dates
from claimdesk.analysis.dates.lexicon import MONTHS, NUMBERS, WEEKDAYS
from claimdesk.analysis.phrasebook import Phrases
from claimdesk.analysis.results import DateMention
from claimdesk.analysis.rivals.frames import Frame, alike, frame_of, stems
from claimdesk.analysis.rivals.quantities import Change, Quantity, change, quantities, stem, two_values
from claimdesk.analysis.vocabulary import AUXILIARIES
from claimdesk.analysis.wording import LIGHT

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATION = re.compile(r"\b(?:not|never|no|nobody|none|nothing|neither|without|cannot)\b|n[’']t\b", re.IGNORECASE)
_DAY_NAMES = frozenset(stem(name) for name in (*WEEKDAYS, *MONTHS))
_ANAPHOR = re.compile(
    r"^\W*(?:he|she|they|it|the\s+(?:two\s+)?(?:men|women|man|woman|suspects?|pair|duo|group|defendants?|accused))\b|^\W*(?:he|she|they)[’']",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"^\W*(?:they|the\s+(?:two\s+)?(?:men|women|suspects|pair|duo|group|defendants))\b|^\W*they[’']", re.IGNORECASE
)


_COUNTING = (frozenset(NUMBERS) - {"a", "an"}) | {"half", "third", "quarter", "doubled", "halved", "tripled"}
"""Words for a figure, or for what one did."""


@dataclass(frozen=True)
class Facets:
    """A statement, taken apart only as far as a rule asks: most are never asked for their dates or their frame."""

    index: int
    text: str
    claimant: str

    @property
    def words(self) -> tuple[str, ...]:
        """Its words as they are written."""
        return tuple(_WORD.findall(self.text))

    @cached_property
    def small(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return tuple(word.lower().replace("’", "'") for word in self.words)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Its content words."""
        return frozenset(stem(w) for w in self.small if w not in LIGHT and w not in AUXILIARIES and not w.isdigit())

    @cached_property
    def kin(self) -> frozenset[str]:
        """Its words with near synonyms made one, the speaker's with them: all that its frame can be made of."""
        return frozenset(map(alike, self.small)) | stems(self.claimant)

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of what begins with a capital."""
        return frozenset(
            stem(low)
            for word, low in zip(self.words, self.small, strict=True)
            if word[0].isupper() and low not in LIGHT
        )

    @cached_property
    def speaker(self) -> frozenset[str]:
        """The words of the claimant's name."""
        return frozenset(self.claimant.casefold().split())

    @cached_property
    def others(self) -> frozenset[str]:
        """The names in it that are not its speaker's, nor those of days and months."""
        speaker = {stem(word.lower()) for word in self.claimant.split()}
        return self.names - speaker - _DAY_NAMES

    @cached_property
    def negative(self) -> bool:
        """Whether it says that something is not so."""
        return bool(_NEGATION.search(self.text))

    @cached_property
    def charged(self) -> bool:
        """Whether it tells of a charge."""
        return bool(CHARGED.search(self.text))

    @cached_property
    def denies(self) -> bool:
        """Whether it denies something."""
        return bool(DENIAL.search(self.text))

    @cached_property
    def wrong(self) -> bool:
        """Whether it tells of a wrong."""
        return bool(WRONG.search(self.text))

    @cached_property
    def anaphoric(self) -> bool:
        """Whether it begins with somebody who was named before: "he", "the two men"."""
        return bool(_ANAPHOR.match(self.text))

    @cached_property
    def plural(self) -> bool:
        """Whether those are several."""
        return bool(_PLURAL.match(self.text))

    @cached_property
    def counts(self) -> bool:
        """Whether there can be a figure in it."""
        return any(w[0].isdigit() for w in self.small) or not _COUNTING.isdisjoint(self.small)

    @cached_property
    def figures(self) -> tuple[Quantity, ...]:
        """Its figures."""
        return quantities(self.text) if self.counts else ()

    @cached_property
    def change(self) -> Change | None:
        """What it says of a figure that moved."""
        return change(self.text) if self.counts else None

    @cached_property
    def two_values(self) -> tuple[float, float] | None:
        """An earlier and a later figure of one thing."""
        return two_values(self.text) if self.counts else None

    @cached_property
    def _dates(self) -> tuple[DateMention, ...]:
        return tuple(each for each in dates(self.text) if each.type in ("DATE", "TIME"))

    @property
    def days(self) -> tuple[tuple[date, date], ...]:
        """First and last day of each time that is placed on the calendar."""
        return tuple((each.first, each.last) for each in self._dates if each.first and each.last)

    @property
    def times(self) -> tuple[str, ...]:
        """The TIMEX3 values of its days and times."""
        return tuple(each.value for each in self._dates)

    @cached_property
    def frame(self) -> Frame:
        """What it is about."""
        return frame_of(self.text, self.claimant)

    def finds(self, pattern: re.Pattern[str] | Phrases) -> str:
        """What a pattern finds in the statement, on one line; empty for nothing."""
        found = pattern.search(self.text)
        return " ".join(found[0].split()) if found else ""

    def shares(self, other: Facets) -> frozenset[str]:
        """Content words that both have."""
        return self.stems & other.stems
