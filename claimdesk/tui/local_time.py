"""Times as a person at this terminal reads them: local, and with the year where it is not this one."""

from __future__ import annotations

from datetime import datetime


def shown(at: datetime, *, now: datetime | None = None) -> str:
    """`14:03` today, `12 Sep 14:03` this year, `12 Sep 2018 14:03` otherwise."""
    at = at.astimezone()
    now = (now or datetime.now(at.tzinfo)).astimezone(at.tzinfo)
    if at.date() == now.date():
        return f"{at:%H:%M}"
    day = f"{at.day} {at:%b}"
    return f"{day} {at:%H:%M}" if at.year == now.year else f"{day} {at:%Y %H:%M}"
