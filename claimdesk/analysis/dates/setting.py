"""What an expression of time is read against, and what a reading of it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claimdesk.analysis.dates import calendar
from claimdesk.analysis.dates.calendar import Period

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_LEAP_MONTHS = 7
_FINENESS = {"day": 3, "week": 3, "season": 2, "quarter": 2, "month": 2, "year": 1, "decade": 1, "century": 1}


@dataclass(frozen=True, slots=True)
class Published:
    """When an article was published, as exactly as it is known: `precision` is `day`, `month` or `year`."""

    day: date
    precision: str

    def fixes(self, precision: str) -> bool:
        """Whether an expression of this precision can be counted from here."""
        return _FINENESS.get(precision, 3) <= _FINENESS[self.precision]


def published_on(stated: str | None) -> Published | None:
    """Read a publication date in ISO 8601, whole or shortened; None for none and for what is not one."""
    found = _ISO.match(stated or "")
    if not found:
        return None
    year, month, day = found.groups()
    try:
        when = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return Published(when, "day" if day else "month" if month else "year")


@dataclass(slots=True)
class Setting:
    """Where an expression stands: what it counts from, and which way.

    `way` is -1 where the words around it speak of the past, 1 of what is to come. `year` is the year that the text
    is speaking of, `month` the last that it named there, `near` the day that it named last, `quarter` the first day of
    the quarter that it reports on. `told` is the day that a narrative has come to.
    """

    published: Published | None
    way: int = -1
    year: int | None = None
    month: int | None = None
    near: date | None = None
    quarter: date | None = None
    told: date | None = None
    day_first: bool | None = None
    before: str = ""

    def year_of(self, month: int) -> int:
        """The year of a month that a narrative goes on to: a January after a December is the next year's."""
        assert self.year is not None
        return self.year + (self.month is not None and self.month - month >= _LEAP_MONTHS)

    def today(self, precision: str = "day") -> date | None:
        """The day of publication, if it is exact enough to count from."""
        return self.published.day if self.published and self.published.fixes(precision) else None

    def here(self, precision: str = "day") -> date | None:
        """The day that the text has come to, where it is a narrative; else the day of publication."""
        return self.told or self.today(precision)


@dataclass(frozen=True, slots=True)
class Meaning:
    """One reading: TIMEX3 type and value, and the days where it stands on the calendar."""

    type: str
    value: str
    first: date | None = None
    last: date | None = None
    precision: str = ""
    ambiguous: bool = False


def on_calendar(period: Period | None, kind: str = "DATE", suffix: str = "") -> Meaning | None:
    """A period as a reading; `suffix` is a part of the day."""
    if period is None:
        return None
    return Meaning(kind, period.value + suffix, period.first, period.last, period.precision)


def open_date(value: str, precision: str) -> Meaning:
    """A date that can't be placed: the value says what is known of it, with X for what is not."""
    return Meaning("DATE", value, precision=precision)


def no_year(month: int, number: int | None = None) -> Meaning | None:
    """A month, or a day of one, whose year is not known; None for a day that no year has."""
    if number is None:
        return open_date(f"XXXX-{month:02}", "month")
    return open_date(f"XXXX-{month:02}-{number:02}", "day") if calendar.day_of(2000, month, number) else None


def season_of_no_year(name: str) -> Meaning:
    """A season whose year is not known."""
    return open_date(f"XXXX-{name}", "season")
