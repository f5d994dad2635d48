"""Which day it was where a site is at home: many systems state times as those of Greenwich."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_COUNTRIES = (
    "at:Europe/Vienna be:Europe/Brussels bg:Europe/Sofia ch:Europe/Zurich cz:Europe/Prague de:Europe/Berlin"
    " dk:Europe/Copenhagen ee:Europe/Tallinn fi:Europe/Helsinki fr:Europe/Paris gr:Europe/Athens hr:Europe/Zagreb"
    " hu:Europe/Budapest ie:Europe/Dublin it:Europe/Rome lt:Europe/Vilnius lv:Europe/Riga nl:Europe/Amsterdam"
    " no:Europe/Oslo pl:Europe/Warsaw ro:Europe/Bucharest rs:Europe/Belgrade se:Europe/Stockholm si:Europe/Ljubljana"
    " sk:Europe/Bratislava tr:Europe/Istanbul ua:Europe/Kyiv uk:Europe/London il:Asia/Jerusalem"
    " ar:America/Argentina/Buenos_Aires bo:America/La_Paz pe:America/Lima py:America/Asuncion uy:America/Montevideo"
    " ve:America/Caracas za:Africa/Johannesburg ke:Africa/Nairobi ng:Africa/Lagos gh:Africa/Accra"
    " in:Asia/Kolkata pk:Asia/Karachi bd:Asia/Dhaka lk:Asia/Colombo np:Asia/Kathmandu th:Asia/Bangkok"
    " vn:Asia/Ho_Chi_Minh my:Asia/Kuala_Lumpur sg:Asia/Singapore ph:Asia/Manila tw:Asia/Taipei hk:Asia/Hong_Kong"
    " jp:Asia/Tokyo kr:Asia/Seoul"
)
_ZONES = dict(country.split(":") for country in _COUNTRIES.split())
"""The zones of countries that keep one time, by the ends of their addresses."""


def at_home(moment: str, address: str) -> str:
    """A time of Greenwich (ISO 8601) as that of the country in the address; empty where that is another or unknown."""
    zone = _ZONES.get((urlsplit(address).hostname or "").rpartition(".")[2])
    if not zone or len(moment) <= len("2018-09-12") or not moment.endswith("+00:00"):
        return ""
    at = datetime.fromisoformat(moment).astimezone(UTC)
    try:
        return at.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds" if at.second else "minutes")
    except (ZoneInfoNotFoundError, OverflowError):
        return ""
