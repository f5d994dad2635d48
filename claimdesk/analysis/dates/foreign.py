"""Dates in other languages than English, found with the names and phrases that dateparser knows of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimdesk.analysis.dates import ahead, calendar, lexicon
from claimdesk.analysis.dates.absolute import nearest_day
from claimdesk.analysis.dates.relative import nearest_weekday
from claimdesk.analysis.dates.setting import Meaning, Setting, on_calendar, open_date, published_on
from claimdesk.analysis.results import DateMention

_OF = r"(?:\s+(?:de|del|di|do))?\s+"
_YEAR = r"(?P<{0}>1\d{{3}}|20\d\d)(?!\d)"
_COUNTED = {"day": "D", "week": "W", "month": "M", "year": "Y"}
_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}
_SHORTEST_NAME = 3
_SHORTEST_WEEKDAY = 5
_OPENS = '.!?:«»„“"(¿¡'
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class _Language:
    months: dict[str, int]
    weekdays: dict[str, int]
    phrases: dict[str, tuple[int, str]]
    pattern: re.Pattern[str]


def foreign_dates(text: str, language: str, published: str | None = None) -> tuple[DateMention, ...]:
    """The dates of a text in another language, in reading order; at most 20,000.

    Whole dates, days and months with or without a year, days of the week and phrases such as "gestern". What has no
    year is counted from `published` (ISO 8601, whole or shortened), backwards unless its sentence speaks of what is to
    come (`ahead`).
    """
    known = _language(language)
    at = Setting(published_on(published), day_first=True)
    found: list[DateMention] = []
    for each in known.pattern.finditer(text):
        if not _as_written(text, each):
            continue
        at.way = ahead.way(text, *each.span(), language)
        meaning = _meaning(each, known, at)
        if meaning is None:
            continue
        found.append(
            DateMention(
                *each.span(),
                meaning.type,
                meaning.value,
                meaning.first,
                meaning.last,
                meaning.precision,
                ambiguous=False,
            )
        )
        if len(found) >= _MOST:
            break
    return tuple(found)


def _as_written(text: str, found: re.Match[str]) -> bool:
    """False for "der Morgen": a phrase has its capital only where a sentence begins."""
    before = text[max(0, found.start() - 3) : found.start()].rstrip()
    return not found["phrase"] or not found[0][0].isupper() or before == "" or before[-1] in _OPENS


def _meaning(found: re.Match[str], known: _Language, at: Setting) -> Meaning | None:
    if found["figures"]:
        year, month, day = (int(found[part] or found[part + "_"] or found[part + "__"]) for part in ("y", "m", "d"))
        return on_calendar(calendar.day_of(year, month, day))
    if found["month"]:
        day, month = int(found["day"]), known.months[found["month"].casefold()]
        return (
            on_calendar(calendar.day_of(int(found["year"]), month, day))
            if found["year"]
            else nearest_day(at, month, day)
        )
    if found["month_"]:
        return on_calendar(calendar.month(int(found["year_"]), known.months[found["month_"].casefold()]))
    if found["weekday"]:
        number = known.weekdays[found["weekday"].casefold()]
        on = nearest_weekday(at, number)
        return on_calendar(calendar.day(on)) if on else open_date(f"XXXX-WXX-{number + 1}", "day")
    count, unit = known.phrases[" ".join(found["phrase"].casefold().split())]
    today = at.today(unit)
    return on_calendar(calendar.step(today, count, _COUNTED[unit])) if today else open_date(_OPEN[unit], unit)


@cache
def _language(code: str) -> _Language:
    info = _known_to_dateparser(code)
    months = {
        name.casefold(): number
        for number, key in enumerate(lexicon.MONTH_NAMES, 1)
        for name in info.get(key, [])
        if len(name) >= _SHORTEST_NAME
    }
    weekdays = {
        name.casefold(): number
        for number, key in enumerate(lexicon.DAY_NAMES)
        for name in info.get(key, [])
        if len(name) >= _SHORTEST_WEEKDAY
    }
    phrases = {
        phrase.casefold(): _counted(key)
        for key, written in info.get("relative-type", {}).items()
        for phrase in written
        if any(unit in key for unit in _COUNTED) and len(phrase) > _SHORTEST_NAME
    }
    return _Language(months, weekdays, phrases, _pattern(months, weekdays, phrases))


def _known_to_dateparser(code: str) -> Mapping[str, Any]:
    """dateparser's names for a language, through its documented loader; nothing for a language that it has not."""
    # Not at the top: dateparser takes a tenth of a second to load, and English texts never need it.
    from dateparser.languages.loader import default_loader

    try:
        return default_loader.get_locale(code).info  # type: ignore[no-any-return]
    except ValueError:
        return {}


def _counted(key: str) -> tuple[int, str]:
    """dateparser's "2 day ago" and "in 1 week" as a count and a unit."""
    words = key.split()
    return (int(words[1]), words[2]) if words[0] == "in" else (-int(words[0]), words[1])


def _pattern(months: Iterable[str], weekdays: Iterable[str], phrases: Iterable[str]) -> re.Pattern[str]:
    month = rf"(?:{_any(months)})"
    rows = (
        r"(?P<figures>(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"
        r"|(?P<d_>\d{1,2})(?P<mark>[./]\s?)(?P<m_>\d{1,2})(?P=mark)(?P<y_>\d{4})(?!\d)"
        r"|(?P<y__>\d{4})\s?年\s?(?P<m__>\d{1,2})\s?月\s?(?P<d__>\d{1,2})\s?日)",
        rf"(?P<day>\d{{1,2}})(?:\.|er|º|ª|°)?{_OF}(?P<month>{month})\b(?:\.(?=\s+\d{{4}}))?(?:{_OF}{_YEAR.format('year')})?",
        rf"(?P<month_>{month})\b\.?{_OF}{_YEAR.format('year_')}",
        rf"(?P<weekday>{_any(weekdays)})\b",
        rf"(?P<phrase>{_any(phrases)})\b",
    )
    return re.compile(r"(?<![\w.])(?:" + "|".join(rows) + ")", re.IGNORECASE)


def _any(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first; for none, one that never matches."""
    ordered = sorted(map(re.escape, names), key=len, reverse=True)
    return "|".join(name.replace(r"\ ", r"\s+") for name in ordered) or "(?!)"
