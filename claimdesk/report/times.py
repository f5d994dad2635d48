"""Dates and times in words, the same on every machine: no clock and no locale is asked.

day("2018-03")                            # "March 2018": as exact as it is known
moment(at)                                # "12 September 2018, 10:00 UTC"
moment(at, ZoneInfo("Europe/Oslo"))       # "12 September 2018, 12:00 UTC+02:00"
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day(value: date | str, zone: tzinfo | None = None) -> str:
    """A day in words. ISO 8601 text may be a year, a month, a day or a time; what is none is given back as it is."""
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    try:
        if re.fullmatch(r"\d{4}-\d\d", value, re.ASCII):
            first = date.fromisoformat(f"{value}-01")
            return f"{_MONTHS[first.month - 1]} {first.year}"
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            return day(date.fromisoformat(value))
        if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d", value, re.ASCII):
            at = datetime.fromisoformat(value)
            return moment(at, zone) if at.tzinfo else f"{day(at.date())}, {at:%H:%M} (zone not known)"
    except (ValueError, OverflowError):
        pass
    return value


def moment(at: datetime, zone: tzinfo | None = None) -> str:
    """A time to the minute in `zone`, with its distance from UTC named; in UTC without one."""
    local = at.astimezone(zone or UTC)
    offset = f"{local:%z}"
    name = "UTC" if offset == "+0000" else f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{day(local.date())}, {local.hour:02}:{local.minute:02} {name}"


def zone_name(zone: tzinfo | None) -> str:
    """What to call a zone: `Europe/Oslo`, or UTC."""
    return str(zone) if zone else "UTC"
