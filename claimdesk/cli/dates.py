"""Dates and moments as they are typed on the command line. Raises BadInput, with what to write instead."""

from __future__ import annotations

import calendar
from datetime import UTC, date, datetime, time

from claimdesk.words.references import entry_number


def typed(text: str | None, *, language: str | None = None) -> str | None:
    """A date in ISO 8601, as exact as it was typed; None for none, and empty for `none`, which takes one away."""
    if text is None:
        return None
    if text.strip().casefold() in ("", "none"):
        return ""
    from claimdesk.intake import date_typed

    return date_typed(text, language=language or "")


def due(text: str) -> date | None:
    """The day from which a claim can be checked: the last of the day, month or year typed; None for `none`."""
    iso = typed(text)
    return _last_day(iso[:10]) if iso else None


def moment(text: str) -> int | datetime:
    """An entry's number, or a time. A day, month or year without a time of day means its end, in UTC."""
    from claimdesk.intake import date_typed

    if text.strip().isdecimal():
        return entry_number(text)
    iso = date_typed(text)
    if "T" in iso:
        return datetime.fromisoformat(iso).astimezone(UTC)
    return datetime.combine(_last_day(iso), time.max, UTC)


def _last_day(iso: str) -> date:
    year, month, day = ([int(part) for part in iso.split("-")] + [0, 0])[:3]
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])
