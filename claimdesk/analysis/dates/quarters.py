"""Quarters and halves of a year, and how reports on them speak of each other."""

from __future__ import annotations

import re

from claimdesk.analysis.dates import calendar, lexicon
from claimdesk.analysis.dates.setting import Meaning, Setting, on_calendar, open_date


def quarter(found: re.Match[str], at: Setting) -> Meaning | None:
    """the third quarter of 2018, the first half, Q2."""
    order = found["order"].lower()
    number = int(order) if order.isdigit() else lexicon.ORDINALS[order]
    what = found.groupdict().get("what") or "quarter"
    of_year = _quarter_year(found, at, number, what)
    if what.lower() == "half":
        number = 2 if number in (2, 4) else 1
        if of_year is None:
            return open_date(f"XXXX-H{number}", "quarter") if at.published is None else None
        return on_calendar(calendar.half(of_year, number))
    if of_year is None:
        return open_date(f"XXXX-Q{number}", "quarter")
    return on_calendar(calendar.quarter(of_year, number))


def _quarter_year(found: re.Match[str], at: Setting, number: int, what: str) -> int | None:
    if found["year"]:
        return int(found["year"])
    today = at.today("month")
    roll = (found.groupdict().get("roll") or "").lower()
    if today is None or (what.lower() == "half" and not roll):
        return None
    if roll in ("last", "next"):
        return today.year + (1 if roll == "next" else -1)
    begins = calendar.quarter(today.year, number).first
    return today.year - (begins > today and at.way < 0 and not roll)


def told_quarter(found: re.Match[str], at: Setting) -> Meaning | None:
    """the latest quarter, the year-earlier period: that which the text reports on, or the same a year before."""
    which, today = (found["which"] or "").lower(), at.today("quarter")
    if at.quarter is None and (today is None or not which or which == "current"):
        return None
    last = at.quarter or calendar.quarter(today.year, (today.month + 2) // 3 - 1).first if today else at.quarter
    if last is None:
        return None
    return on_calendar(calendar.step(last, -4 if which.startswith("year") else 0, "Q"))
