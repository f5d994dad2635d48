"""Expressions that are counted from the day of publication: yesterday, on Friday, next week, three days ago."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimdesk.analysis.dates import calendar, lexicon
from claimdesk.analysis.dates.absolute import month_and_day, nearest_season
from claimdesk.analysis.dates.lengths import length_value, quantity
from claimdesk.analysis.dates.setting import Meaning, Published, Setting, on_calendar, open_date, season_of_no_year

_OPEN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "C": "XX",
}
_PRECISION = {
    "D": "day",
    "W": "week",
    "2W": "week",
    "WE": "day",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "E": "decade",
    "C": "century",
}
_ROLLS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "same": 0,
    "that": 0,
    "the": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_DAY_WORDS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}


def day_word(found: re.Match[str], at: Setting) -> Meaning | None:
    """yesterday, tomorrow morning, tonight."""
    word = " ".join(found["word"].lower().split())
    part = "NI" if word == "tonight" else _part(found)
    return _day_or_time(_shifted(at, _DAY_WORDS[word]), part, "XXXX-XX-XX")


def _shifted(at: Setting, days: int) -> date | None:
    today = at.today("day")
    return (calendar.step(today, days, "D") or calendar.day(today)).first if today else None


def _part(found: re.Match[str]) -> str:
    part = found.groupdict().get("part")
    return lexicon.PARTS_OF_DAY[part.lower()] if part else ""


def _day_or_time(on: date | None, part: str, unknown: str) -> Meaning:
    kind, suffix = ("TIME", "T" + part) if part else ("DATE", "")
    if on is None:
        return Meaning(kind, unknown + suffix, precision="day")
    return Meaning(kind, on.isoformat() + suffix, on, on, "day")


def weekday(found: re.Match[str], at: Setting) -> Meaning | None:
    """on Friday, Monday morning: the last one, or the coming one where the text speaks of the future."""
    number = _weekday(found)
    return _day_or_time(nearest_weekday(at, number), _part(found), f"XXXX-WXX-{number + 1}")


def _weekday(found: re.Match[str]) -> int:
    return lexicon.WEEKDAYS[found["weekday"].lower().rstrip(".")]


def nearest_weekday(at: Setting, number: int) -> date | None:
    """The day of that name that the text can mean; the day of publication counts either way."""
    today = at.today("day")
    if today is None:
        return None
    gap = (number - today.weekday()) % 7 if at.way > 0 else -((today.weekday() - number) % 7)
    return calendar.day(today + timedelta(days=gap)).first if 1 < today.year < 9999 else None


def rolled_weekday(found: re.Match[str], at: Setting) -> Meaning | None:
    """last Friday, next Tuesday, this Wednesday."""
    number, today = _weekday(found), at.today("day")
    unknown = f"XXXX-WXX-{number + 1}"
    if today is None or not 1 < today.year < 9999:
        return _day_or_time(None, _part(found), unknown)
    roll = _ROLLS[found["roll"].lower()]
    if roll and found["roll"].lower() != "previous" and _names_two(today, number, roll):
        near, far = (timedelta(days=number - today.weekday() + weeks * roll) for weeks in (0, 7))
        first, last = sorted((today + near, today + far))
        kind, part = ("TIME", "T" + _part(found)) if _part(found) else ("DATE", "")
        return Meaning(kind, (today + near).isoformat() + part, first, last, "day", ambiguous=True)
    if roll < 0:
        told = found["roll"].lower() == "previous" and at.near and at.near.weekday() == number
        start = at.near if told and at.near else today
        on = start - timedelta(days=(start.weekday() - number - 1) % 7 + 1)
    elif roll > 0:
        on = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    else:
        on = calendar.week(today).first + timedelta(days=number)
    return _day_or_time(on, _part(found), unknown)


def _names_two(today: date, number: int, roll: int) -> bool:
    """Whether "next Friday", said on a Wednesday, can be the coming one or that of the next week; "last" likewise."""
    return (number - today.weekday()) * roll > 0


def weekday_of_week(found: re.Match[str], at: Setting) -> Meaning | None:
    """Friday last week."""
    today = at.today("day")
    week = calendar.step(today, _ROLLS[found["roll"].lower()], "W") if today else None
    on = week.first + timedelta(days=_weekday(found)) if week else None
    return _day_or_time(on, "", f"XXXX-WXX-{_weekday(found) + 1}")


def rolled_unit(found: re.Match[str], at: Setting) -> Meaning | None:
    """last week, this year, next summer, the following day."""
    roll = found["roll"].lower()
    if found["season"]:
        return _rolled_season(found, at, roll)
    unit = lexicon.UNITS[found["unit"].lower().removesuffix("s")]
    if found[0].lower().endswith("s") and unit != "TS":
        return None
    if unit.startswith("T"):
        return None
    counted_from_text = roll in ("following", "same", "that", "previous") or (
        roll == "next" and at.near and unit == "D"
    )
    if at.told and (roll == "next" or (roll == "this" and unit == "D")):
        counted_from_text = True
    told = (at.told if unit != "D" else None) or at.near or at.told
    start = told if counted_from_text else at.today(_PRECISION[unit])
    if start is None:
        if counted_from_text and roll == "same":
            return None
        return open_date(_OPEN.get(unit, "XXXX"), _PRECISION[unit])
    if unit == "D" and found["unit"].lower() == "night" and roll in ("last", "that", "this"):
        return _day_or_time(start - timedelta(days=1) if roll == "last" else start, "NI", "XXXX-XX-XX")
    return on_calendar(calendar.step(start, _ROLLS[roll], unit))


def _rolled_season(found: re.Match[str], at: Setting, roll: str) -> Meaning | None:
    name = lexicon.SEASONS[found["season"].lower()]
    today = at.here("month")
    if today is None:
        return season_of_no_year(name)
    if _ROLLS[roll] == 0:
        return on_calendar(calendar.season(today.year, name))
    forward = Setting(Published(today, "day"), way=_ROLLS[roll])
    period = nearest_season(forward, name)
    if period and period.first <= today <= period.last:
        period = calendar.season(today.year + _ROLLS[roll], name)
    return on_calendar(period)


def rolled_part(found: re.Match[str], at: Setting) -> Meaning | None:
    """this morning, that night, the next morning, last night."""
    roll, part = found["roll"].lower(), _part(found)
    if roll in ("this", "last", "past", "coming"):
        back = -1 if roll in ("last", "past") else 0
        return _day_or_time(_shifted(at, back), part, "XXXX-XX-XX")
    if at.near is None:
        return _day_or_time(None, part, "XXXX-XX-XX")
    ahead = 1 if roll in ("next", "following") else -1 if roll == "previous" else 0
    near = calendar.step(at.near, ahead, "D")
    return _day_or_time(near.first if near else None, part, "XXXX-XX-XX")


def edged(found: re.Match[str], at: Setting) -> Meaning | None:
    """earlier this week, late last year, early on Tuesday."""
    if found["word"]:
        return _day_or_time(_shifted(at, _DAY_WORDS[found["word"].lower()]), "", "XXXX-XX-XX")
    return rolled_part(found, at) if found["part"] else rolled_unit(found, at)


def ago(found: re.Match[str], at: Setting) -> Meaning | None:
    """three days ago, a year earlier, two weeks from now."""
    count, unit = quantity(found["number"]), lexicon.UNITS[found["unit"].lower()]
    way = " ".join(found["way"].lower().split())
    if count is None:
        return Meaning("DATE", "FUTURE_REF" if way in ("from now", "later", "afterwards") else "PAST_REF")
    whole = int(count)
    if unit.startswith("T"):
        return _hours(at, way, whole, unit)
    forward = way in ("from now", "later", "afterwards")
    if at.quarter and not forward and unit == "Y" and whole == 1:
        return on_calendar(calendar.step(at.quarter, -4, "Q"))
    if way in ("ago", "from now"):
        start = at.today(_PRECISION[unit])
    else:
        start = (at.told if unit != "D" else at.near) or (
            at.here(_PRECISION[unit]) if not forward or at.way > 0 else None
        )
    if start is None:
        return open_date(_OPEN.get(unit, "XXXX"), _PRECISION[unit])
    return on_calendar(calendar.step(start, whole if forward else -whole, unit))


def _hours(at: Setting, way: str, count: int, unit: str) -> Meaning | None:
    if way == "ago" and at.today("day"):
        return _day_or_time(_shifted(at, -(count // 24) if unit == "TH" else 0), "", "XXXX-XX-XX")
    return Meaning("DURATION", length_value(count, unit))


def the_unit(found: re.Match[str], at: Setting) -> Meaning | None:
    """by the end of which "the year" goes on: the running one."""
    unit = lexicon.UNITS[found["unit"].lower()]
    if unit == "D":
        return None
    today = at.here(_PRECISION[unit])
    return on_calendar(calendar.step(today, 0, unit)) if today else None


def whole_year(_: re.Match[str], at: Setting) -> Meaning | None:
    """the full year, the fiscal year: the running one."""
    today = at.here("year")
    return on_calendar(calendar.step(today, 0, "Y")) if today else None


def the_weekend(_: re.Match[str], at: Setting) -> Meaning | None:
    """over the weekend: the last one, or the coming one where the text speaks of the future."""
    today = at.today("day")
    if today is None:
        return open_date("XXXX-WXX-WE", "day")
    back = at.way < 0 and today.weekday() < calendar.SATURDAY
    return on_calendar(calendar.step(today, -1 if back else 0, "WE"))


def clock(found: re.Match[str], at: Setting) -> Meaning | None:
    """9 p.m., 11:40 a.m. on Tuesday."""
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > 12 or (hour == 0 and not found["minute"]):
        return None
    hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    on = at.near or at.today("day")
    if found["weekday"]:
        on = nearest_weekday(at, _weekday(found))
    elif found["word"]:
        on = _shifted(at, _DAY_WORDS[found["word"].lower()])
    elif found["month"]:
        there = month_and_day(found, at)
        on = there.first if there else None
    return _at_time(on, hour, minute)


def clock_24(found: re.Match[str], at: Setting) -> Meaning | None:
    """21:30."""
    return _at_time(at.near or at.today("day"), int(found["hour"]), int(found["minute"]))


def time_of_day(found: re.Match[str], at: Setting) -> Meaning | None:
    """noon, midnight."""
    on = nearest_weekday(at, _weekday(found)) if found["weekday"] else at.near or at.today("day")
    return _at_time(on, 24 if found["word"].lower() == "midnight" else 12, 0)


def _at_time(on: date | None, hour: int, minute: int) -> Meaning:
    stem = on.isoformat() if on else "XXXX-XX-XX"
    return Meaning("TIME", f"{stem}T{hour:02}:{minute:02}", on, on, "time")
