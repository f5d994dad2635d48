"""Expressions that name their place on the calendar: dates, months, years, seasons, decades."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimdesk.analysis.dates import calendar, lexicon
from claimdesk.analysis.dates.setting import Meaning, Setting, no_year, on_calendar, open_date, season_of_no_year

_DAY = timedelta(days=1)
_SIX_DAYS = timedelta(days=6)


def iso(found: re.Match[str], _: Setting) -> Meaning | None:
    """2018-09-12."""
    return on_calendar(calendar.day_of(int(found["year"]), int(found["month"]), int(found["day"])))


def month_and_day(found: re.Match[str], at: Setting) -> Meaning | None:
    """12 September 2018, September 12, the 12th of September."""
    month, number = month_number(found), int(found["day"])
    stated = found.groupdict().get("year")
    return on_calendar(calendar.day_of(int(stated), month, number)) if stated else nearest_day(at, month, number)


def nearest_day(at: Setting, month: int, number: int) -> Meaning | None:
    """The day of that date that the text can mean; a 29 February is that of a leap year."""
    year = _year_of_day(at, month, number)
    if year is None:
        return no_year(month, number)
    return on_calendar(calendar.day_of(year, month, number) or calendar.day_of(year - year % 4, month, number))


def part_of_day(found: re.Match[str], at: Setting) -> Meaning | None:
    """the night of 20 June 1791."""
    day = month_and_day(found, at)
    if day is None:
        return None
    return Meaning("TIME", f"{day.value}T{lexicon.PARTS_OF_DAY[found['part'].lower()]}", day.first, day.last, "day")


def week_of_month(found: re.Match[str], at: Setting) -> Meaning | None:
    """the last week of August: seven days, which TimeML calls a length."""
    month = month_of_year(found, at) if found["year"] else month_alone(found, at)
    if month is None or month.first is None or month.last is None:
        return Meaning("DURATION", "P1W")
    order = found["order"].lower()
    first = month.last - _SIX_DAYS if order == "last" else month.first + 7 * (lexicon.ORDINALS[order] - 1) * _DAY
    return Meaning("DURATION", "P1W", first, first + _SIX_DAYS, "week")


def month_number(found: re.Match[str]) -> int:
    """The month that a pattern caught, from 1."""
    return lexicon.MONTHS[found["month"].lower().rstrip(".")]


def _year_of_day(at: Setting, month: int, number: int) -> int | None:
    today = at.today("day")
    if at.year is not None:
        return at.year_of(month)
    if today is None:
        return at.published.day.year if at.published else None
    here = calendar.day_of(today.year, month, min(number, 28))
    assert here is not None
    gap = (here.first - today).days
    if at.way > 0:
        return today.year + (gap < -45)
    if gap > 0:
        return today.year - (gap > 62)
    return today.year


def numeric(found: re.Match[str], at: Setting) -> Meaning | None:
    """12/09/2018 and 12.9.18. With a dot the day leads; with a slash only the numbers or the language can tell."""
    one, two, year = int(found["one"]), int(found["two"]), int(found["year"])
    if len(found["year"]) == 2:
        year += 1900 if year >= 70 else 2000
    day_first = calendar.day_of(year, two, one)
    month_first = calendar.day_of(year, one, two)
    if found["mark"] == ".":
        return on_calendar(day_first)
    if day_first and month_first and day_first != month_first:
        chosen = day_first if at.day_first else month_first
        first, last = sorted((day_first.first, month_first.first))
        if at.day_first is not None:
            return Meaning("DATE", chosen.value, chosen.first, chosen.last, "day", ambiguous=True)
        return Meaning("DATE", f"{year:04}-XX-XX", first, last, "day", ambiguous=True)
    return on_calendar(day_first or month_first)


def month_of_year(found: re.Match[str], _: Setting) -> Meaning | None:
    """March 2018."""
    return on_calendar(calendar.month(int(found["year"]), month_number(found)))


def month_alone(found: re.Match[str], at: Setting) -> Meaning | None:
    """in March."""
    return on_calendar(nearest_month(at, month_number(found))) or no_year(month_number(found))


def nearest_month(at: Setting, number: int) -> calendar.Period | None:
    """The month of that name that the text can mean: the last one, or the coming one where it speaks of the future."""
    today = at.today("month")
    if at.year is not None:
        return calendar.month(at.year_of(number), number)
    if today is None:
        return None
    if at.way > 0:
        return calendar.month(today.year + (number < today.month), number)
    return calendar.month(today.year - (number > today.month), number)


def edged_month(found: re.Match[str], at: Setting) -> Meaning | None:
    """early March, mid-February 1943, late last May."""
    if found["year"]:
        return month_of_year(found, at)
    if found["next"]:
        roll = found["next"].strip().lower()
        return on_calendar(_rolled_month(at, month_number(found), roll))
    return month_alone(found, at)


def rolled_month(found: re.Match[str], at: Setting) -> Meaning | None:
    """last March."""
    period = _rolled_month(at, month_number(found), found["roll"].lower())
    return on_calendar(period) or no_year(month_number(found))


def _rolled_month(at: Setting, number: int, roll: str) -> calendar.Period | None:
    today = at.here("month")
    if today is None:
        return None
    if roll in ("next", "coming", "following"):
        return calendar.month(today.year + (number <= today.month), number)
    if roll in ("last", "past", "previous"):
        return calendar.month(today.year - (number >= today.month), number)
    return calendar.month(today.year, number)


def month_of_rolled_year(found: re.Match[str], at: Setting) -> Meaning | None:
    """March of last year."""
    today = at.today("year")
    roll = found["roll"].lower()
    shift = {"last": -1, "this": 0, "that": 0, "next": 1}[roll]
    if roll == "that":
        today = at.told or at.near or today
    if today is None:
        return no_year(month_number(found))
    if found["day"]:
        return on_calendar(calendar.day_of(today.year + shift, month_number(found), int(found["day"])))
    return on_calendar(calendar.month(today.year + shift, month_number(found)))


def year(found: re.Match[str], _: Setting) -> Meaning | None:
    """2018, early 2018, fiscal 2018."""
    return on_calendar(calendar.year(int(found["year"])))


def spelled_year(found: re.Match[str], _: Setting) -> Meaning | None:
    """nineteen ninety-six."""
    century, *rest = found["spelled"].lower().replace("-", " ").split()
    return on_calendar(
        calendar.year(
            100 * lexicon.NUMBERS[century] + sum(lexicon.NUMBERS.get(word, 0) for word in rest if word != "hundred")
        )
    )


def before_christ(found: re.Match[str], _: Setting) -> Meaning | None:
    """490 BC, the spring of 480 BC: a TIMEX3 value, and no day that a calendar here could hold."""
    parts, year = found.groupdict(), f"BC{int(found['year']):04}"
    if parts.get("month"):
        return Meaning("DATE", f"{year}-{month_number(found):02}", precision="month")
    if parts.get("season"):
        return Meaning("DATE", f"{year}-{lexicon.SEASONS[parts['season'].lower()]}", precision="season")
    return Meaning("DATE", year, precision="year")


def decade(found: re.Match[str], _: Setting) -> Meaning | None:
    """the 1990s, the late '80s, the nineties."""
    if found["decade"]:
        return on_calendar(calendar.decade(int(found["decade"])))
    tens = int(found["short"]) if found["short"] else lexicon.DECADES[found["named"].lower()]
    return on_calendar(calendar.decade(1900 + tens))


def century(found: re.Match[str], _: Setting) -> Meaning | None:
    """the 19th century."""
    number = int(found["century"])
    return on_calendar(calendar.century(number)) if 1 <= number <= 30 else None


def season_of_year(found: re.Match[str], at: Setting) -> Meaning | None:
    """the summer of 1914, early autumn."""
    name = lexicon.SEASONS[found["season"].lower()]
    if found["year"]:
        return on_calendar(calendar.season(int(found["year"]), name))
    period = nearest_season(at, name)
    return on_calendar(period) or season_of_no_year(name)


def season_alone(found: re.Match[str], at: Setting) -> Meaning | None:
    """in the summer."""
    name = lexicon.SEASONS[found["season"].lower()]
    return on_calendar(nearest_season(at, name)) or season_of_no_year(name)


def nearest_season(at: Setting, name: str) -> calendar.Period | None:
    """The season of that name that the text can mean."""
    today = at.today("month")
    if at.year is not None:
        return calendar.season(at.year, name)
    if today is None:
        return None
    period = calendar.season(today.year, name)
    if at.way > 0:
        return period if period.last >= today else calendar.season(today.year + 1, name)
    return period if period.first <= today else calendar.season(today.year - 1, name)


def holiday(found: re.Match[str], at: Setting) -> Meaning | None:
    """Christmas, New Year's Day 2020."""
    month, number = lexicon.HOLIDAYS[found["word"].lower().replace("’", "'")]
    if found["year"]:
        return on_calendar(calendar.day_of(int(found["year"]), month, number))
    return nearest_day(at, month, number)


def end_of(found: re.Match[str], at: Setting) -> Meaning | None:
    """the end of this year, the start of March 2019: the edge's own day, with the whole period as value."""
    inner = _inner_period(found, at)
    edge = found["end"].lower().split()[-1]
    if inner is None:
        return open_date("XXXX", "day")
    if edge in ("end", "close"):
        return Meaning("DATE", inner.value, inner.last, inner.last, "day")
    if edge in ("start", "beginning"):
        return Meaning("DATE", inner.value, inner.first, inner.first, "day")
    middle = inner.first + timedelta(days=(inner.last - inner.first).days // 3)
    return Meaning("DATE", inner.value, middle, _later(middle, inner), inner.precision)


def _later(middle: date, inner: calendar.Period) -> date:
    return middle + timedelta(days=(inner.last - inner.first).days // 3)


def _inner_period(found: re.Match[str], at: Setting) -> calendar.Period | None:
    parts = found.groupdict()
    if parts.get("decade"):
        return calendar.decade(int(parts["decade"]))
    if parts.get("month"):
        return (
            calendar.month(int(parts["year"]), month_number(found))
            if parts["year"]
            else nearest_month(at, month_number(found))
        )
    if parts.get("year"):
        return calendar.year(int(parts["year"]))
    words = parts["inner"].lower().split()
    shift = 1 if words[0] == "next" or len(words) > 2 else -1 if words[0] == "last" else 0
    today = at.here(words[-1])
    return calendar.step(today, shift, lexicon.UNITS[words[-1]]) if today else None


def year_end(found: re.Match[str], at: Setting) -> Meaning | None:
    """by year-end."""
    today = at.here(found["end"].lower())
    period = calendar.step(today, 0, lexicon.UNITS[found["end"].lower()]) if today else None
    if period is None:
        return open_date("XXXX", "day")
    return Meaning("DATE", period.last.isoformat(), period.last, period.last, "day")
