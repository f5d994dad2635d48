"""Dates in other languages than English: whole ones, written out or in figures, read by dateparser."""

from __future__ import annotations

import re
from datetime import date

from claimdesk.analysis.dates import calendar
from claimdesk.analysis.results import DateMention

_WHOLE = re.compile(
    r"(?<![\w.])(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    r"|(?<![\w.])(?P<figures>\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4})(?!\d)"
    r"|(?<![\w.])(?P<words>\d{1,2}(?:\.|er|º|ª)?\s+(?:de\s+)?[^\W\d_]{3,12}\.?\s+(?:de\s+|del\s+)?\d{4})(?!\d)"
    r"|(?P<han>\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日)"
)
_MOST = 2_000


def foreign_dates(text: str, language: str) -> tuple[DateMention, ...]:
    """The whole dates of a text in another language, in reading order. At most 2,000, since each is parsed anew."""
    found: list[DateMention] = []
    read: dict[str, date | None] = {}
    for each in _WHOLE.finditer(text):
        written = " ".join(each[0].split())
        if written not in read:
            read[written] = _day(written, language, bool(each["iso"]))
        on = read[written]
        if on is not None:
            day = calendar.day(on)
            found.append(DateMention(each.start(), each.end(), "DATE", day.value, on, on, "day", ambiguous=False))
        if len(found) >= _MOST:
            break
    return tuple(found)


def _day(written: str, language: str, iso: bool) -> date | None:
    if iso:
        try:
            return date.fromisoformat(written)
        except ValueError:
            return None
    import dateparser  # a tenth of a second to load, and most articles never need it

    try:
        parsed = dateparser.parse(written, languages=[language], settings={"DATE_ORDER": "DMY", "STRICT_PARSING": True})
    except (ValueError, OverflowError):  # a language that dateparser does not know
        return None
    return parsed.date() if parsed else None
