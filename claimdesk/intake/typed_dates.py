"""A date that a person typed, as ISO 8601 and as exact as it was meant."""

from __future__ import annotations

import re
from datetime import date, datetime

from claimdesk.intake.stamps import DAY_FIRST, MONTHS
from claimdesk.words.cleantext import one_line
from claimdesk.words.errors import BadInput
from claimdesk.words.references import shortened

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ISO_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?\s?(Z|z|[+-]\d\d:?\d\d)?")
_NUMERIC = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{2}|\d{4})")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_CLOCK = re.compile(r"\d{1,2}:\d\d|\d\s?[ap]\.?m\b", re.IGNORECASE)
TYPED_CHARS = 80
EXAMPLES = "write 2018-09-12, 12 September 2018, 2018-09 or 2018"


def date_typed(text: str, *, language: str = "") -> str:
    """What was typed as ISO 8601: `2018`, `2018-03`, `2018-09-12`, or a time with its zone.

    "yesterday" and the like count from today. `language` (ISO 639-1) settles the order of 03/04/2018 where it is
    always the same in it. Raises BadInput for what is no date and for what can be read as two.
    """
    typed = one_line(text)
    if not typed or len(typed) > TYPED_CHARS:
        raise BadInput(f"“{shortened(typed)}” is no date: {EXAMPLES}.")
    if found := _ISO.fullmatch(typed):
        return _checked(found[1], found[2], found[3], typed)
    if found := _ISO_TIME.fullmatch(typed):
        return _time(typed, zone=bool(found[1]))
    if found := _NUMERIC.fullmatch(typed):
        return _numeric(found, typed, language)
    return _in_words(typed, language)


def _checked(year: str, month: str | None, day: str | None, typed: str) -> str:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise BadInput(f"“{shortened(typed)}” is no day of the calendar: {EXAMPLES}.") from error
    return "-".join(part for part in (year, month, day) if part)


def _time(typed: str, *, zone: bool) -> str:
    if not zone:
        raise BadInput(
            f"“{typed}” has a time without its zone: write {typed.replace(' ', 'T')}Z or +02:00, or the day alone."
        )
    try:
        at = datetime.fromisoformat(typed.upper().replace(" +", "+").replace(" -", "-").replace(" Z", "Z"))
    except ValueError as error:
        raise BadInput(f"“{typed}” is no time of the calendar: write one such as 2018-09-12T10:30Z.") from error
    return at.isoformat(timespec="seconds" if at.second else "minutes")


def _numeric(found: re.Match[str], typed: str, language: str) -> str:
    a, b, year = int(found[1]), int(found[3]), found[4]
    if len(year) == 2:
        raise BadInput(f"“{typed}” has a year of two digits: {EXAMPLES}.")
    if a != b and a <= 12 and b <= 12 and language not in DAY_FIRST:
        first, second = f"{date(2000, b, a):%d %B}".lstrip("0"), f"{date(2000, a, b):%d %B}".lstrip("0")
        raise BadInput(
            f"“{typed}” can be read as {first} {year} or as {second} {year}: "
            f"write {year}-{b:02}-{a:02} or {year}-{a:02}-{b:02}."
        )
    day, month = (a, b) if a > 12 or a == b or language in DAY_FIRST else (b, a)
    return _checked(year, f"{month:02}", f"{day:02}", typed)


def _in_words(typed: str, language: str) -> str:
    """What dateparser makes of it, as exact as it says."""
    import dateparser.date

    relative = not any(char.isdigit() for char in typed) or re.search(
        r"\b(?:ago|vor|il y a|hace|fa|geleden|назад)\b", typed, re.IGNORECASE
    )
    names_month = any(word.strip(".,").lower() in MONTHS for word in typed.split())
    if not _YEAR.search(typed) and (names_month or not relative):
        raise BadInput(f"“{shortened(typed)}” has no year of four digits: {EXAMPLES}.")
    if _CLOCK.search(typed):
        raise BadInput(f"“{shortened(typed)}” has a time of day in words: write the day alone, or 2018-09-12T10:30Z.")
    settings = {"PREFER_DATES_FROM": "past", "STRICT_PARSING": False, "RETURN_AS_TIMEZONE_AWARE": False}
    for languages in ([language], None) if language else (None,):
        try:
            data = dateparser.date.DateDataParser(languages=languages, settings=settings).get_date_data(typed)
        except Exception:  # an unknown language, or a bug that odd input found: no date either way
            continue
        at, period = data.date_obj, data.period
        if at is not None and period != "week" and len(typed) > 2:  # "We" is no Wednesday
            return _exact(at, period, typed)
    raise BadInput(f"“{shortened(typed)}” is no date: {EXAMPLES}.")


def _exact(at: datetime, period: str, typed: str) -> str:
    if not _agrees(at, typed):
        raise BadInput(f"“{shortened(typed)}” is no date: {EXAMPLES}.")
    return {"year": f"{at:%Y}", "month": f"{at:%Y-%m}"}.get(period, at.date().isoformat())


def _agrees(at: datetime, typed: str) -> bool:
    """Whether the year that was typed is the year that was read; dateparser takes 2018 for a time of day at times."""
    year = _YEAR.search(typed)
    return year is None or int(year[0]) == at.year
