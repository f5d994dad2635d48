"""The grammar as compiled patterns, and the words at which it is worth trying."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimdesk.analysis.dates import lexicon
from claimdesk.analysis.dates.grammar import ROWS
from claimdesk.analysis.vocabulary import listed


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word).replace(r"\ ", "_") for word in words), key=len, reverse=True))


_NUMBER_WORDS = [word for word in lexicon.NUMBERS if word not in ("a", "an", "couple")]
_LONG_DAYS = [day for day in lexicon.WEEKDAYS if len(day) > 5]
_SHORT_DAYS = [day for day in lexicon.WEEKDAYS if len(day) < 6]

PIECES: dict[str, str] = {
    # names of the calendar
    "month": rf"(?P<month>{_any(lexicon.MONTHS)})\b(?:(?<=\b[a-z][a-z][a-z])(?<!may)\.|(?<=sept)\.)?",
    "months": _any(month for month in lexicon.MONTHS if len(month) > 3),
    "allmonths": _any(lexicon.MONTHS),
    "to": r"(?:\s?[-–—]\s?|\s+(?:and|to|or|until|through)\s+)",
    "bc": r"(?:BCE?\b|B\.\s?C\.(?:E\.)?)",
    "weekday": rf"(?P<weekday>{_any(_LONG_DAYS)}|(?:{_any(_SHORT_DAYS)})\b\.?)",
    "longdays": _any(_LONG_DAYS),
    "dayparts": "morning|afternoon|evening|night",
    "season": rf"(?P<season>{_any(lexicon.SEASONS)})\b",
    "part": rf"(?P<part>{_any(lexicon.PARTS_OF_DAY)})\b",
    "days": "yesterday|today|tomorrow",
    "dayword": "(?P<word>yesterday|today|tomorrow)",
    "tens": "(?:hundred|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve|[a-z]+teen)",
    "ones": "(?:one|two|three|four|five|six|seven|eight|nine)",
    "decades": _any(lexicon.DECADES),
    "ordinals": _any(lexicon.ORDINALS),
    "holidays": _any(lexicon.HOLIDAYS),
    "frequencies": _any(lexicon.FREQUENCY),
    "references": _any(lexicon.REFERENCES),
    # figures
    "day": r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|[.,]\d|%)",
    "year": r"(?P<year>1\d{3}|20\d\d)(?!\d|[.,]\d|%)",
    "hour": r"(?P<hour>[01]?\d|2[0-3])",
    "minute": r"(?P<minute>[0-5]\d)",
    "clockzone": r"(?:\s(?:GMT|UTC|EDT|EST|CDT|CST|PDT|PST|BST|CET|local_time)\b)?",
    "onday": "(?:,?_(?:on_)?(?:{weekday}|{dayword}|{month}_{day}))?",
    "zone": r"(?:Z|[+-]\d\d:?\d\d)?",
    "number": (
        r"(?P<number>\d{1,3}(?:,\d{3})+|\d+_1/2|\d+(?:\.\d+)?|(?:a_)?(?:few|couple(?:_of)?|dozen|hundred)|several|many|some"
        rf"|(?:one|two|three|four|five|six)_and_a_half|(?:dozens|hundreds)_of|(?:two|three|four|five|six|seven|eight|nine)_hundred|{_any(_NUMBER_WORDS)}|an?)"
    ),
    "numbers": _any(_NUMBER_WORDS),
    "everysome": r"(?P<number>\d+|other|two|three|four|five|six)",
    # units
    "unit": rf"(?P<unit>{_any(lexicon.UNITS)})s?\b",
    "units": "(?P<units>days|weeks|months|years|decades|centuries)",
    "period": "(?:week|month|quarter|year|decade|century)",
    "whole": "(?:full|whole|long|straight|consecutive|more|additional)",
    # what goes before and after
    "edge": r"(?P<edge>early|earlier|mid|middle|late|later)(?:_in)?(?:\s*-\s*|_)",
    "mod": r"(?:(?P<edge>early|mid|late)(?:\s*-\s*|_))?",
    "end": "(?:the_)?(?P<end>(?:very_)?end|close|start|beginning|middle)_of_",
    "more": (
        "(?:(?P<about>more_than|less_than|fewer_than|at_least|nearly|almost|about|around|over|some|roughly|up_to)_)?"
    ),
    "roll": "(?P<roll>last|next|this|past|previous|coming|following|same|that)",
    "thisyear": "(?P<roll>this|last|next|the)_year",
    "ago": "(?P<way>ago|earlier|before_that|from_now|later|afterwards)",
}


def _compiled(row: str) -> re.Pattern[str]:
    filled = re.sub(r"\{([a-z]+)\}", lambda piece: PIECES[piece[1]], row)
    filled = re.sub(r"\{([a-z]+)\}", lambda piece: PIECES[piece[1]], filled)
    return re.compile(filled.replace("_", r"\s+"), re.IGNORECASE)


PATTERNS = tuple((name, _compiled(row)) for name, row in ROWS)

TRIGGERS = (
    listed(
        "the last next this past previous coming following same that early earlier mid middle late later end close "
        "start beginning every each per once twice three four five several some many few more less fewer at nearly "
        "almost about around over roughly up in a an fiscal calendar very dozens hundreds for after within new st half "
        "q1 q2 q3 q4 yesterday today tomorrow tonight now noon midnight midday decades years months weeks days "
        "centuries year month quarter first second third fourth final latest recent current future "
        "christmas boxing halloween valentine "
        "independence bastille may"
    )
    | frozenset([*lexicon.MONTHS, *lexicon.WEEKDAYS, *lexicon.SEASONS, *lexicon.DECADES, *lexicon.FREQUENCY])
    | frozenset(f"{day}s" for day in _LONG_DAYS)
    | frozenset([*lexicon.ORDINALS, *(word.split("-")[0] for word in lexicon.NUMBERS)])
    | frozenset(word.split()[0] for word in lexicon.REFERENCES)
)
"""The words with which an expression can begin, besides figures."""

_UNIT_WORDS = frozenset([*lexicon.UNITS, *(unit + "s" for unit in lexicon.UNITS)])
WEAK = listed(
    "a an the in for over at up about around some that this within after more less fewer nearly almost each per"
)
"""First words that mean nothing yet: they are followed only where the next word is one of `FOLLOWERS`."""

FOLLOWERS = (
    (TRIGGERS - WEAK)
    | _UNIT_WORDS
    | frozenset(lexicon.PARTS_OF_DAY)
    | lexicon.VAGUE_NUMBERS
    | listed("a an than least to end present moment future day time latest current full entire year-ago")
)
DIGITS_GO_ON = re.compile(
    r"(?:st|nd|rd|th|s)?[\s-]*(?:1/2\s+)?(?:(?:of|full|whole|more|long|consecutive|straight|additional)\s+)?"
    rf"(?:{_any([*lexicon.MONTHS, *_UNIT_WORDS])})\b|\s?[ap]\.?\s?m\b|\s*b\.?\s?c\b|[./:]\d|,\d{{3}}"
    rf"|(?:\s?[-–—]\s?|\s(?:and|to|or|until|through)\s)(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_any(lexicon.MONTHS)})\b"
    r"|[-–—]\d{1,4}\s*b\.?\s?c\b",
    re.IGNORECASE,
)
"""What makes of digits a date, a time or a length."""

WORD = re.compile(r"[^\W\d_]+|\d+")
