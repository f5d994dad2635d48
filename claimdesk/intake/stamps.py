"""Dates that a page puts on itself: "Published on 21 NOV 2024, 07:30 GMT". Only whole lines, no date in a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro stycznia января января січня",
    "february feb februar febr février févr febrero febbraio februari fevereiro fev lutego февраля лютого",
    "march mar märz mrz mars marzo maart mrt março marca марта березня",
    "april apr avril avr abril abr aprile kwietnia апреля квітня",
    "may mai mayo maggio mag mei maio maja мая травня",
    "june jun juni juin junio giugno giu junho czerwca июня червня",
    "july jul juli juillet juil julio luglio lug julho lipca июля липня",
    "august aug août aout agosto ago augustus sierpnia августа серпня",
    "september sept sep septembre septiembre settembre set setembro września сентября вересня",
    "october oct oktober okt octobre octubre ottobre ott outubro out października октября жовтня",
    "november nov novembre noviembre novembro listopada ноября листопада",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudnia декабря грудня",
)
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""The numbers of the months by the names and short forms that pages use."""
MONTH_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
"""The same as a pattern, the longest first."""

_DAY_FIRST_CODES = "de fr es it pt nl pl ru uk sv da nb fi cs ro tr el bg"
DAY_FIRST = frozenset(_DAY_FIRST_CODES.split())
"""Languages in which 03/04/2018 is the 3rd of April. English is not one of them: it is written both ways."""

_OFFSETS = {"UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120}
_OFFSETS |= {"EET": 120, "EEST": 180, "MSK": 180, "JST": 540, "KST": 540, "EST": -300, "EDT": -240, "CDT": -300}
_OFFSETS |= {"MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AEST": 600, "AEDT": 660}
_AREAS = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}

WEEKDAYS = (
    r"\b(?:(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b\.?"
)
# Two elements side by side give one line without a blank: "3 de mayo de 202221:25".
_END = r"(?:\b|(?=\d\d:\d\d))"
_DATES = (
    r"(?P<y1>\d{4})-(?P<m1>\d\d)-(?P<d1>\d\d)(?!\d)",
    rf"\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ -]?(?:of |de )?(?P<m2>{MONTH_NAMES})\b"
    rf"\.?,?[ -]?(?:de )?(?P<y2>\d{{4}}){_END}",
    rf"\b(?P<m3>{MONTH_NAMES})\b\.? (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y3>\d{{4}}){_END}",
    rf"\b(?P<a4>\d{{1,2}})(?P<sign>[./-]) ?(?P<b4>\d{{1,2}})(?P=sign) ?(?P<y4>\d{{4}}){_END}",
    r"(?P<y5>\d{4}) ?[年년] ?(?P<m5>\d{1,2}) ?[月월] ?(?P<d5>\d{1,2}) ?[日일]",
)
DATE = re.compile("|".join(f"(?:{one})" for one in _DATES), re.IGNORECASE)
"""A day with its year, in any of the forms that pages use; `day_of` reads it."""
_CLOCK = re.compile(
    r"(?:\bT|\b)(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?)?"
    r"(?P<half> ?[ap]\.?m\b\.?)?(?: uhr\b)?"
    r"(?: ?\(?(?P<zone>[A-Z]{1,4}\b)?(?P<offset> ?[+-]\d{1,2}(?::?\d\d)?)?\)?)?",
    re.IGNORECASE,
)
_PUBLISHED = (
    r"(?:first |originally )?(?:published|posted)|publication date|veröffentlicht|erschienen|publiée?|mis en ligne"
    r"|fecha de publicación|publicado|pubblicato|gepubliceerd|geplaatst|opublikowano|publicerad|publisert"
    r"|offentliggjort|julkaistu|опубликовано|опубліковано"
)
_MADE = "created|written|erstellt|dated?"
_MODIFIED = (
    r"(?:last )?(?:updated?|modified|edited)|(?:zuletzt )?(?:aktualisiert|geändert)|letzte (?:änderung|aktualisierung)"
    r"|stand|mise? à jour|(?:última )?(?:actualizado|actualización|atualizado|atualização)"
    r"|aggiornato|ultim[ao] (?:modifica|aggiornamento)|(?:laatst )?(?:bijgewerkt|gewijzigd)|(?:ostatnia )?aktualizacja"
    r"|uppdaterad|oppdatert|opdateret|päivitetty|обновлено|оновлено"
)
_LABEL = re.compile(
    rf"\b(?:(?P<published>{_PUBLISHED})|{_MADE}|(?P<modified>{_MODIFIED}))\b"
    r"(?: (?:on|at|am|le|el|il|em|op|den)\b)? ?[:|–—-]? ?",
    re.IGNORECASE,
)
_FILLING = re.compile(
    rf"{WEEKDAYS}|\b\d+ min(?:ute)?s? read\b|\b(?:at|um|à|a las|alle|om|в|on|am)\b|[\s,|·•@–—.:()/-]", re.IGNORECASE
)

_DIGIT = re.compile(r"\d")

STAMP_CHARS = 160
"""A longer line is no stamp."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that a page put on itself: ISO 8601, or empty where it can't be taken; then `warning` says why.

    `bare` marks a day without label or time: above an article a date of the page, inside it perhaps a heading.
    """

    value: str
    modified: bool = False
    warning: str = ""
    bare: bool = False


def stamps(line: str, language: str = "") -> list[Stamp]:
    """The dates of a line that holds nothing else ("Published 3 May 2021 · Updated 4 May 2021"), else nothing.

    A time is kept only with a zone that is stated and means one thing; otherwise the day alone is.
    """
    if len(line) > STAMP_CHARS or not _DIGIT.search(line):
        return []
    text = " ".join(line.split())
    labels = list(_LABEL.finditer(text))
    starts = [0] if not labels or labels[0].start() else []
    starts += [label.start() for label in labels]
    found = [_part(text[start:end], language) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    return [] if any(part is None for part in found) else [part for part in found if part]


def says_published(line: str) -> bool:
    """Whether the line begins by saying that what follows is when something was published."""
    label = _LABEL.match(line.lstrip())
    return bool(label and label["published"])


def begins_with_date(line: str) -> bool:
    """Whether a day stands first on the line, whatever follows: "28 April 2021 Politics"."""
    return DATE.match(line.lstrip()) is not None


def names_day(line: str) -> bool:
    """Whether a day with its year stands anywhere on the line."""
    return DATE.search(line) is not None


def _part(text: str, language: str) -> Stamp | None:
    label = _LABEL.match(text)
    rest = text[label.end() :] if label else text
    date_found = DATE.search(rest)
    if not date_found:
        return None
    around = f"{rest[: date_found.start()]} | {rest[date_found.end() :]}"
    clock = next((one for one in _CLOCK.finditer(around) if one["minute"] or one["half"]), None)
    left = around[: clock.start()] + around[clock.end() :] if clock else around
    if _FILLING.sub("", left):
        return None
    day, warning = day_of(date_found, language)
    modified = bool(label and label["modified"])
    return Stamp(_with_time(day, clock) if day else "", modified, warning, bare=not label and not clock)


def day_of(found: re.Match[str], language: str) -> tuple[date | None, str]:
    """The day that `DATE` found, or None with a sentence that says why it can't be taken."""
    if found["a4"]:
        return _numeric_day(int(found["a4"]), int(found["b4"]), int(found["y4"]), found[0], language)
    for number in "1235":
        if found[f"y{number}"]:
            month = found[f"m{number}"].lower()
            return _real_day(
                int(found[f"y{number}"]), MONTHS.get(month) or int(month), int(found[f"d{number}"]), found[0]
            )
    return None, ""


def _numeric_day(a: int, b: int, year: int, text: str, language: str) -> tuple[date | None, str]:
    if a == b or a > 12 or language in DAY_FIRST:
        return _real_day(year, b, a, text)
    if b > 12:
        return _real_day(year, a, b, text)
    readings = f"{date(year or 1, b, a):%d %B} or {date(year or 1, a, b):%d %B}"
    return None, f"The page is dated {text}, which is {readings}: the publication date was left out, please fill it in."


def _real_day(year: int, month: int, day: int, text: str) -> tuple[date | None, str]:
    try:
        return date(year, month, day), ""
    except ValueError:
        return None, f"The page is dated {text}, which is no day of the calendar: the publication date was left out."


def _with_time(day: date, clock: re.Match[str] | None) -> str:
    zone = _zone(clock) if clock else None
    if not clock or not zone:
        return day.isoformat()
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return day.isoformat()
        hour = hour % 12 + (12 if "p" in clock["half"].lower() else 0)
    try:
        at = datetime(
            day.year, day.month, day.day, hour, int(clock["minute"] or 0), int(clock["second"] or 0), tzinfo=zone
        )
        return at.isoformat(timespec="seconds" if clock["second"] else "minutes")
    except (ValueError, OverflowError):
        return day.isoformat()


def _zone(clock: re.Match[str]) -> tzinfo | None:
    """The zone that stands behind a time, or None where none is stated or it means several (IST, CST)."""
    name, offset = (clock["zone"] or "").upper(), (clock["offset"] or "").replace(":", "").strip()
    if offset:
        hours, minutes = int(offset[1:3]), int(offset[3:] or 0)
        if name not in ("", "UTC", "GMT") or hours > 14 or minutes > 59:
            return None
        return timezone((1 if offset[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))
    if name in _AREAS:
        try:
            return ZoneInfo(_AREAS[name])
        except ZoneInfoNotFoundError:
            return None
    if name not in _OFFSETS:
        return None
    return timezone(timedelta(minutes=_OFFSETS[name])) if _OFFSETS[name] else UTC
