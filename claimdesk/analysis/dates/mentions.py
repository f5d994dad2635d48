"""Finding the expressions of time in a text and placing each of them on the calendar."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from claimdesk.analysis.dates import absolute, lengths, quarters, relative
from claimdesk.analysis.dates.lexicon import MONTHS
from claimdesk.analysis.dates.patterns import DIGITS_GO_ON, FOLLOWERS, PATTERNS, TRIGGERS, WEAK, WORD
from claimdesk.analysis.dates.setting import Meaning, Published, Setting, published_on
from claimdesk.analysis.dates.tense import LOOK_BACK, way_of
from claimdesk.analysis.results import DateMention

__all__ = ["Published", "dates", "published_on"]

Resolver = Callable[["re.Match[str]", Setting], "Meaning | None"]

MEANINGS: dict[str, Resolver] = {
    "before christ": absolute.before_christ,
    "range before christ": absolute.before_christ,
    "iso": absolute.iso,
    "part of day month": absolute.part_of_day,
    "part of month day": absolute.part_of_day,
    "week of month": absolute.week_of_month,
    "day of range": absolute.month_and_day,
    "day of month of range": absolute.month_and_day,
    "day month year": absolute.month_and_day,
    "month day year": absolute.month_and_day,
    "numeric": absolute.numeric,
    "clock": relative.clock,
    "clock 24": relative.clock_24,
    "end of": absolute.end_of,
    "end of month": absolute.end_of,
    "end of year": absolute.end_of,
    "year-end": absolute.year_end,
    "edge month": absolute.edged_month,
    "edge season": absolute.season_of_year,
    "edge year": absolute.year,
    "decade": absolute.decade,
    "century": absolute.century,
    "month of range": absolute.month_of_year,
    "month year": absolute.month_of_year,
    "roll month": absolute.rolled_month,
    "quarter": quarters.quarter,
    "quarter of year": quarters.quarter,
    "whole year": relative.whole_year,
    "told quarter": quarters.told_quarter,
    "quarter code": quarters.quarter,
    "season year": absolute.season_of_year,
    "ago": relative.ago,
    "edge roll": relative.edged,
    "edge weekday": relative.weekday,
    "roll many": lengths.rolled_length,
    "roll vague": lengths.rolled_vague,
    "weekday of roll": relative.weekday_of_week,
    "roll unit": relative.rolled_unit,
    "month roll": absolute.month_of_rolled_year,
    "roll part": relative.rolled_part,
    "roll weekday": relative.rolled_weekday,
    "weekdays": lengths.weekdays,
    "weekday": relative.weekday,
    "day word": relative.day_word,
    "set": lengths.every,
    "times a": lengths.times_in,
    "frequency": lengths.frequency,
    "holiday": absolute.holiday,
    "the weekend": relative.the_weekend,
    "the unit": relative.the_unit,
    "half": lengths.half,
    "age": lengths.age,
    "length": lengths.length,
    "vague length": lengths.vague_length,
    "fiscal": absolute.year,
    "month": absolute.month_alone,
    "season": absolute.season_alone,
    "time of day": relative.time_of_day,
    "reference": lengths.reference,
    "spelled year": absolute.spelled_year,
    "year of range": absolute.year,
    "year": absolute.year,
}
_BARE = frozenset(["weekday", "month", "day month year", "month day year", "edge month", "season", "edge season"])
"""Expressions that only a verb places before or after publication."""
_NEXT_WORD = 24
_MONTH_CONTEXT = re.compile(
    r"\b(?:in|since|until|till|by|before|after|from|to|of|for|on|last|next|this|during|and|through|between|around|every|"
    r"early|late|mid|or|his|her|its|their|the|a)[\s-]*$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(r"\b(?:the|a|an|his|her|its|their)\s+$", re.IGNORECASE)
_SEASON_CONTEXT = re.compile(
    r"\b(?:in|during|since|until|till|by|last|next|this|early|late|mid|each|every)[\s-]+(?:the\s+)?$", re.IGNORECASE
)
_YEAR_CONTEXT = re.compile(
    r"[$£€¥#]\s?$|\b(?:no|nos|page|p|pp|room|flight|section|route|about|some|nearly|over|than|least|only|almost|around)\.?\s*$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s+(?:people|of\s+the\s+\w+s\b|men|women|children|(?!was|is|has|as|his|its|this|does|sales|results|elections)[a-z]{3,}s\b(?!\s+(?:and|or)\s+\d))"
)
_AMBIGUOUS_WORDS = frozenset(
    ["may", "march", "sun", "sat", "mar", "second", "fall", "spring", "mon", "wed", "dec", "jan", "oct"]
)
_NARRATIVE_YEARS = 10
_DEICTIC = re.compile(r"\b(?:yesterday|today|tonight|tomorrow|(?:last|next) (?:week|month|year)|[A-Z][a-z]+day)\b")
"""What news counts from its own day, and a narrative hardly ever says."""


def dates(text: str, published: str | None = None, *, language: str | None = None) -> tuple[DateMention, ...]:
    """All expressions of time in an English text, in reading order. `published` is ISO 8601, whole or shortened."""
    when = published_on(published)
    setting = Setting(when, day_first=_day_order(text, language))
    narrative = _is_narrative(text, when)
    found: list[DateMention] = []
    at = 0
    for word in WORD.finditer(text):
        if word.start() < at or not _may_begin(text, word):
            continue
        mention = _mention_at(text, word.start(), setting)
        if mention is None:
            continue
        found.append(mention)
        at = mention.end
        _remember(setting, mention, narrative, stated=mention.value[:4] in text[mention.start : mention.end])
    return tuple(found)


def _may_begin(text: str, word: re.Match[str]) -> bool:
    first = text[word.start()]
    if first.isdigit():
        ahead = text[word.end() : word.end() + _NEXT_WORD].lower()
        if word.end() - word.start() != 4 and not DIGITS_GO_ON.match(ahead):
            return False
        return first.isascii() and not text[max(0, word.start() - 1) : word.start()].strip("(“\"'’‘[-–—/ \n\t")
    low = word[0].lower()
    if low not in TRIGGERS:
        return False
    if low in WEAK:
        follows = WORD.search(text, word.end(), word.end() + _NEXT_WORD)
        if not follows or follows[0] == word[0] or not (follows[0][0].isdigit() or follows[0].lower() in FOLLOWERS):
            return False
    before = text[word.start() - 1 : word.start()]
    if low in MONTHS and before == "-":
        return True
    return before not in ("-", "'", "’", ".", "@", "/") or (
        before in ("'", "’") and not text[word.start() - 2 : word.start() - 1].isalnum()
    )


def _mention_at(text: str, start: int, setting: Setting) -> DateMention | None:
    setting.before = text[max(0, start - LOOK_BACK) : start]
    for name, pattern in PATTERNS:
        found = pattern.match(text, start)
        if found and name == "age":
            return None
        if not found or not _plausible(name, found, setting.before, text):
            continue
        way = way_of(text, found, setting.before)
        setting.way = way or -1
        meaning = MEANINGS[name](found, setting)
        if meaning is None:
            continue
        if not way and name in _BARE and _has_another_reading(found, meaning, setting):
            meaning = replace(meaning, ambiguous=True)
        end = found.end() - (len(found[0]) - len(found[0].rstrip()))
        return DateMention(
            start, end, meaning.type, meaning.value, meaning.first, meaning.last, meaning.precision, meaning.ambiguous
        )
    return None


def _plausible(name: str, found: re.Match[str], before: str, text: str) -> bool:
    """Keeps months, years and seasons apart from the words and numbers that look like them."""
    if name in ("month", "season", "weekday"):
        word = found["month"] if name == "month" else found["season"] if name == "season" else found["weekday"]
        if name != "season" and word[0].islower():
            return False
        if name == "season" and word.lower() in ("fall", "spring"):
            return bool(_SEASON_CONTEXT.search(before)) and not text.startswith(" of ", found.end())
        if name == "season":
            return bool(_MONTH_CONTEXT.search(before)) or found[0].lower().startswith("the ")
        if text.startswith(" of the ", found.end()) or (
            word.lower() in _AMBIGUOUS_WORDS and _DETERMINED.search(before)
        ):
            return False
        return word.lower() not in _AMBIGUOUS_WORDS or bool(_MONTH_CONTEXT.search(before))
    if name in ("year", "year of range"):
        return not _YEAR_CONTEXT.search(before) and not _COUNTED.match(text, found.end())
    if name in ("month day year", "day month year", "edge month", "month year", "roll month", "month roll"):
        return not found["month"][0].islower()
    return True


def _has_another_reading(found: re.Match[str], meaning: Meaning, setting: Setting) -> bool:
    """Whether a day or month that nothing places could as well lie on the other side of publication."""
    if found.groupdict().get("year") or meaning.first is None or meaning.last is None or setting.year is not None:
        return False
    today = setting.today("day")
    return today is not None and not meaning.first <= today <= meaning.last


def _remember(setting: Setting, mention: DateMention, narrative: bool, *, stated: bool) -> None:
    if mention.first and mention.first == mention.last and mention.precision in ("day", "time"):
        setting.near = mention.first
    if mention.first is None or mention.type not in ("DATE", "TIME") or mention.precision in ("decade", "century", ""):
        return
    if mention.precision == "quarter":
        before = setting.published is None or mention.first <= setting.published.day
        if before and (setting.quarter is None or mention.first > setting.quarter):
            setting.quarter = mention.first
    if narrative and (stated or not _is_recent(setting, mention.first)):
        setting.told = mention.first
        setting.year = mention.first.year
        setting.month = None if mention.precision == "year" else mention.first.month


def _is_recent(setting: Setting, day: date) -> bool:
    """Whether a day can have been counted from publication, which no narrative goes on from."""
    return setting.published is not None and abs(day.year - setting.published.day.year) <= 1


def _is_narrative(text: str, when: Published | None) -> bool:
    """Whether a text tells of another time than its own, so that a bare month belongs to the year named before it."""
    years = [int(year) for year in re.findall(r"(?<![\d.,$£€-])(1[5-9]\d\d|20\d\d)(?![\d,.]\d|%)", text[:200_000])]
    if len(years) < _NARRATIVE_YEARS or len(_DEICTIC.findall(text[:200_000])) * 2 > len(years):
        return False
    if when is None:
        return True
    return sum(abs(year - when.day.year) > 1 for year in years) * 2 > len(years) and len(years) * 2_500 > min(
        len(text), 200_000
    )


def _day_order(text: str, language: str | None) -> bool | None:
    """Whether numeric dates lead with the day: from one that can only be read one way, then from the language."""
    for found in re.finditer(r"(?<!\d)(\d{1,2})/(\d{1,2})/\d{2,4}(?!\d)", text[:200_000]):
        if (int(found[1]) > 12) != (int(found[2]) > 12):
            return int(found[1]) > 12
    return None if language in (None, "", "en") else True
