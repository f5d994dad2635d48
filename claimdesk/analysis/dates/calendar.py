"""Stretches of the calendar: days, weeks, months, quarters, seasons, years, decades, centuries, and steps between."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days with its TIMEX3 value and its precision."""

    first: date
    last: date
    value: str
    precision: str


def day(on: date) -> Period:
    """One day."""
    return Period(on, on, on.isoformat(), "day")


def day_of(year: int, month: int, number: int) -> Period | None:
    """The day, if the calendar has it."""
    try:
        return day(date(year, month, number))
    except ValueError:
        return None


def week(on: date) -> Period:
    """The week from Monday to Sunday that holds a day; ISO 8601 counts it."""
    year, number, weekday = on.isocalendar()
    first = _shift(on, 1 - weekday)
    return Period(first, _shift(first, 6), f"{year:04}-W{number:02}", "week")


def weekend(on: date) -> Period:
    """Saturday and Sunday of the week that holds a day."""
    whole = week(on)
    return Period(_shift(whole.first, 5), whole.last, whole.value + "-WE", "day")


def month(year: int, number: int) -> Period:
    """A month; `number` may run over the year's ends."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    year = _within(year)
    return Period(
        date(year, number, 1),
        date(year, number, calendar.monthrange(year, number)[1]),
        f"{year:04}-{number:02}",
        "month",
    )


def quarter(year: int, number: int) -> Period:
    """A quarter, from 1; `number` may run over the year's ends."""
    year, number = _within(year + (number - 1) // 4), (number - 1) % 4 + 1
    first, last = month(year, 3 * number - 2), month(year, 3 * number)
    return Period(first.first, last.last, f"{year:04}-Q{number}", "quarter")


def half(year: int, number: int) -> Period:
    """The first or second half of a year."""
    first, last = month(year, 6 * number - 5), month(year, 6 * number)
    return Period(first.first, last.last, f"{year:04}-H{number}", "quarter")


def season(year: int, name: str) -> Period:
    """A season by its TIMEX3 name, three whole months of the north; winter is that which begins in the year."""
    first = month(year, _SEASON_STARTS[name])
    return Period(first.first, month(year, _SEASON_STARTS[name] + 2).last, f"{_within(year):04}-{name}", "season")


def year(number: int) -> Period:
    """A year."""
    number = _within(number)
    return Period(date(number, 1, 1), date(number, 12, 31), f"{number:04}", "year")


def decade(first_year: int) -> Period:
    """Ten years; TIMEX3 drops the last digit."""
    start = _within(first_year // 10 * 10)
    return Period(date(max(start, 1), 1, 1), date(start + 9, 12, 31), f"{start // 10:03}", "decade")


def century(number: int) -> Period:
    """A century by its number: the 20th is 1901 to 2000; TIMEX3 keeps the two leading digits of its years."""
    number = min(max(number, 1), 99)
    return Period(date(100 * number - 99, 1, 1), date(100 * number, 12, 31), f"{number - 1:02}", "century")


def step(on: date, count: int, unit: str) -> Period | None:
    """The period `count` units away from a day (negative: before); None for units that have no calendar."""
    if unit == "D":
        return day(_shift(on, count))
    if unit in ("W", "2W"):
        return week(_shift(on, 7 * count * (2 if unit == "2W" else 1)))
    if unit == "WE":
        return weekend(_shift(on, 7 * count))
    if unit == "M":
        return month(on.year, on.month + count) if abs(count) < 99_999 else None
    if unit == "Q":
        return quarter(on.year, (on.month + 2) // 3 + count) if abs(count) < 99_999 else None
    if unit == "Y":
        return year(on.year + count)
    if unit == "E":
        return decade(on.year + 10 * count)
    if unit == "C":
        return century((on.year - 1) // 100 + 1 + count)
    return None


def same_day(on: date, count: int, unit: str) -> date | None:
    """The day `count` months or years away, the month's last where it is shorter."""
    if abs(count) > 99_999:
        return None
    months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
    if months is None:
        there = step(on, count, unit) if unit in ("D", "W", "2W") else None
        return _shift(on, count * {"D": 1, "W": 7, "2W": 14}[unit]) if there else None
    goal = month(on.year, on.month + months * count)
    return goal.first.replace(day=min(on.day, goal.last.day))


def _shift(on: date, days: int) -> date:
    try:
        return on + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _within(number: int) -> int:
    return min(max(number, 1), 9990)
