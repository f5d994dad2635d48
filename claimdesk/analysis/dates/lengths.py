"""Expressions that say how long or how often: durations, ages, sets."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claimdesk.analysis.dates import calendar, lexicon
from claimdesk.analysis.dates.setting import Meaning, Setting

_FACTORS = {"2W": (2, "W"), "Q": (3, "M"), "E": (10, "Y"), "C": (100, "Y"), "WE": (1, "WE")}
_VAGUE = {"decades": "PXE", "years": "PXY", "months": "PXM", "weeks": "PXW", "days": "PXD", "centuries": "PXC"}
_HALVES = {"Y": "6M", "TH": "30M"}
_HALF_OF = {"hour": "PT30M", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
_MAX_COUNT = 1_000_000


def quantity(written: str) -> float | None:
    """A number in figures or words; None for "several" and its like."""
    word = " ".join(written.lower().replace(",", "").split())
    if word.startswith("a ") and word != "a few":
        word = word[2:]
    word = word.removesuffix(" of")
    if word in lexicon.VAGUE_NUMBERS and word != "couple":
        return None
    if word in lexicon.NUMBERS:
        return lexicon.NUMBERS[word]
    if word.endswith(" hundred"):
        return 100 * lexicon.NUMBERS.get(word.split()[0], 1)
    whole, _, half = word.partition(" ")
    if half == "1/2" and whole.isdigit():
        return min(int(whole) + 0.5, _MAX_COUNT)
    if half == "and a half" and whole in lexicon.NUMBERS:
        return lexicon.NUMBERS[whole] + 0.5
    try:
        return min(float(word), _MAX_COUNT)
    except ValueError:
        return None


def length_value(count: float | None, unit: str) -> str:
    """A duration in TIMEX3: P70Y, PT90M, PXD."""
    factor, plain = _FACTORS.get(unit, (1, unit))
    mark = "T" if unit.startswith("T") else ""
    plain = plain.removeprefix("T")
    if count is None:
        return f"P{mark}X{unit.removeprefix('T') if unit in ('E', 'C') else plain}"
    if unit in ("E", "C") and count == int(count):
        return f"P{int(count)}{unit}"
    total = count * factor
    if total % 1 == 0.5 and unit in _HALVES and total > 1:
        return f"P{mark}{int(total)}{plain}{_HALVES[unit]}"
    return f"P{mark}{total:g}{plain}" if total != int(total) else f"P{mark}{int(total)}{plain}"


def length(found: re.Match[str], at: Setting) -> Meaning | None:
    """70 years, a two-year deal, more than three hours; "within 14 days" has a last day."""
    unit_word = found["unit"].lower()
    written = found["number"].lower()
    if unit_word in ("second", "quarter", "night") or (
        written in ("a", "an") and unit_word in ("day", "second", "minute")
    ):
        return None
    count, unit = quantity(written), lexicon.UNITS[unit_word]
    meaning = Meaning("DURATION", length_value(count, unit))
    today = at.today("day")
    if (
        count is None
        or today is None
        or at.way < 0
        or not re.search(r"\bwithin(?:\s+the)?\s*$|\bin(?:\s+the)?\s+next\s*$", at.before, re.IGNORECASE)
    ):
        return meaning
    last = _after(at, count, unit)
    return Meaning(meaning.type, meaning.value, today, last, "day") if last else meaning


def _after(at: Setting, count: float, unit: str) -> date | None:
    today = at.today("day")
    assert today is not None
    if unit == "TH":
        return today + timedelta(days=-(-int(count) // 24)) if count < 10_000 and today.year < 9_000 else None
    if unit.startswith("T"):
        return today
    return calendar.same_day(today, int(count), unit)


def vague_length(found: re.Match[str], _: Setting) -> Meaning | None:
    """for decades, in years."""
    lead = found[0].split()[0].lower()
    if lead == found["units"].lower():
        return None
    return Meaning("DURATION", _VAGUE[found["units"].lower()])


def rolled_length(found: re.Match[str], at: Setting) -> Meaning | None:
    """the last two years, the next 14 days."""
    count, unit = quantity(found["number"]), lexicon.UNITS[found["unit"].lower()]
    meaning = Meaning("DURATION", length_value(count, unit))
    today, roll = at.today("day"), found["roll"].lower()
    if count is None or today is None or unit.startswith("T") or unit == "WE":
        return meaning
    if roll in ("next", "coming", "following"):
        return Meaning(meaning.type, meaning.value, today, calendar.same_day(today, int(count), unit), "day")
    return Meaning(meaning.type, meaning.value, calendar.same_day(today, -int(count), unit), today, "day")


def rolled_vague(found: re.Match[str], _: Setting) -> Meaning | None:
    """in recent weeks."""
    return Meaning("DURATION", _VAGUE[found["units"].lower()])


def half(found: re.Match[str], _: Setting) -> Meaning | None:
    """half an hour, a year and a half."""
    if found["whole"]:
        return Meaning("DURATION", {"hour": "PT1H30M", "year": "P1Y6M"}[found["whole"].lower()])
    return Meaning("DURATION", _HALF_OF[found["half"].lower()])


def age(found: re.Match[str], _: Setting) -> Meaning | None:
    """a 27-year-old."""
    return Meaning("DURATION", length_value(quantity(found["number"]), lexicon.UNITS[found["unit"].lower()]))


def every(found: re.Match[str], _: Setting) -> Meaning | None:
    """every day, each Monday, every two weeks."""
    if found["every"].lower() == "per" and not found["unit"]:
        return None
    if found["weekday"]:
        return Meaning("SET", f"XXXX-WXX-{lexicon.WEEKDAYS[found['weekday'].lower()] + 1}")
    if found["season"]:
        return Meaning("SET", f"XXXX-{lexicon.SEASONS[found['season'].lower()]}")
    if found["part"]:
        return Meaning("SET", f"XXXX-XX-XXT{lexicon.PARTS_OF_DAY[found['part'].lower()]}")
    if found["month"]:
        return Meaning("SET", f"XXXX-{lexicon.MONTHS[found['month'].lower()]:02}")
    number = (found["number"] or "1").lower()
    count = 2 if number == "other" else quantity(number)
    return Meaning("SET", length_value(count, lexicon.UNITS[found["unit"].lower()]))


def weekdays(found: re.Match[str], _: Setting) -> Meaning | None:
    """Fridays, Monday mornings."""
    part = next((f"T{mark}" for word, mark in lexicon.PARTS_OF_DAY.items() if word in found[0].lower()), "")
    return Meaning("SET", f"XXXX-WXX-{lexicon.WEEKDAYS[found['weekday'].lower()] + 1}{part}")


def times_in(found: re.Match[str], _: Setting) -> Meaning | None:
    """twice a week."""
    return Meaning("SET", length_value(1, lexicon.UNITS[found["unit"].lower()]))


def frequency(found: re.Match[str], _: Setting) -> Meaning | None:
    """daily, annually."""
    return Meaning("SET", lexicon.FREQUENCY[found["word"].lower()])


def reference(found: re.Match[str], _: Setting) -> Meaning | None:
    """now, recently, the future."""
    return Meaning("DATE", lexicon.REFERENCES[" ".join(found["word"].lower().split())])
