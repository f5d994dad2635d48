"""The grammar of time expressions in English: one table of patterns, the longest reading first.

Each row has a name, under which `resolve` says what it means, and a pattern made of the named pieces below. To add
an expression: add its row here, its meaning there, and make sure that `TRIGGERS` knows its first word.
"""

from __future__ import annotations

import re

from claimdesk.analysis.dates import lexicon
from claimdesk.analysis.vocabulary import listed


def _any(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_MONTH = rf"(?P<month>{_any(lexicon.MONTHS)})\b(?:(?<=\b[a-z][a-z][a-z])(?<!may)\.|(?<=sept)\.)?"
_WEEKDAY = rf"(?P<weekday>{_any(w for w in lexicon.WEEKDAYS if len(w) > 5)}|{_any(w for w in lexicon.WEEKDAYS if len(w) < 6)}\b\.?)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|:\d|[.,]\d|%)"
_YEAR = r"(?P<year>1\d{3}|20\d\d)(?!\d|[.,]\d|%)"
_SEASON = rf"(?P<season>{_any(lexicon.SEASONS)})\b"
_PART = rf"(?P<part>{_any(lexicon.PARTS_OF_DAY)})\b"
_UNIT = rf"(?P<unit>{_any(u for u in lexicon.UNITS if u != 'centurie')}|centurie)s?\b"
_NUMBER = (
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|(?:a\s+)?(?:few|couple(?:\s+of)?|dozen|hundred)|several|many|some|"
    rf"dozens\s+of|hundreds\s+of|(?:two|three|four|five|six|seven|eight|nine)\s+hundred|"
    rf"{_any(w for w in lexicon.NUMBERS if w not in ('a', 'an', 'couple'))}|an?)"
)
_EDGE = r"(?P<edge>early|earlier|mid|middle|late|later)(?:\s+in)?(?:\s*-\s*|\s+)"
_END = r"(?:the\s+)?(?P<end>(?:very\s+)?end|close|start|beginning|middle)\s+of\s+"
_MORE = r"(?:(?P<about>more\s+than|less\s+than|fewer\s+than|at\s+least|nearly|almost|about|around|over|some|roughly|up\s+to)\s+)?"
_ROLL = r"(?P<roll>last|next|this|past|previous|coming|following|same|that)"

ROWS: tuple[tuple[str, str], ...] = (
    ("before christ", r"(?P<year>\d{1,4})\s*(?:BCE?\b|B\.\s?C\.(?:E\.)?)"),
    ("iso", r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\d)"),
    ("day month year", rf"(?:{_WEEKDAY},?\s+(?:the\s+)?)?(?:the\s+)?{_DAY}\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"),
    ("month day year", rf"(?:{_WEEKDAY},?\s+)?{_MONTH}\s+(?:the\s+)?{_DAY}(?:,?\s+{_YEAR})?"),
    ("numeric", r"(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\d/]|\.\d)"),
    ("clock", r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?(?:\s+(?:on\s+)?(?:" + _WEEKDAY + r"|(?P<word>yesterday|today|tomorrow)))?"),
    ("clock 24", r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:])(?:\s?(?:GMT|UTC|EDT|EST|BST|CET))?"),
    ("end of", rf"{_END}(?P<inner>(?:this|next|last|the)\s+(?:coming\s+|following\s+)?(?:week|month|quarter|year|decade|century))\b"),
    ("end of month", rf"{_END}{_MONTH}(?:,?\s+{_YEAR})?(?!\w)"),
    ("end of year", rf"{_END}(?:{_YEAR}|the\s+(?P<decade>(?:1\d|20)\d0)s)(?!\w)"),
    ("year-end", r"(?:the\s+)?(?P<end>year|month|quarter)(?:-|['’]s\s+)end\b"),
    ("edge month", rf"{_EDGE}(?P<next>this\s+|last\s+|next\s+)?{_MONTH}(?:,?\s+{_YEAR})?(?!\w)"),
    ("edge season", rf"(?:the\s+)?{_EDGE}(?:the\s+)?{_SEASON}(?:\s+of)?(?:\s+{_YEAR})?"),
    ("edge year", rf"{_EDGE}{_YEAR}(?!\w)"),
    ("decade", r"(?:the\s+)?(?:(?P<edge>early|mid|late)(?:\s*-\s*|\s+))?(?:(?P<decade>(?:1\d|20)\d0)['’]?s|['’](?P<short>\d0)s|(?P<named>" + _any(lexicon.DECADES) + r"))(?!\w)"),
    ("century", r"(?:the\s+)?(?:(?P<edge>early|mid|late)(?:\s*-\s*|\s+))?(?P<century>\d{1,2})(?:st|nd|rd|th)(?:\s+|-)century\b"),
    ("month year", rf"{_MONTH}(?:,?\s+|\s+of\s+){_YEAR}(?!\w)"),
    ("roll month", rf"{_ROLL}\s+{_MONTH}(?!\w)"),
    ("quarter", r"(?:the\s+)?(?P<order>" + _any(lexicon.ORDINALS) + rf")(?:\s+|-)(?P<what>quarter|half)\b(?!-)(?:\s+of\s+(?:{_YEAR}|(?P<roll>this|last|next|the)\s+year))?"),
    ("quarter code", rf"Q(?P<order>[1-4])(?:\s+(?:of\s+)?{_YEAR})?(?!\w)"),
    ("season year", rf"(?:the\s+)?{_SEASON}\s+(?:of\s+)?{_YEAR}(?!\w)"),
    ("ago", rf"{_MORE}{_NUMBER}(?:\s+|-)(?:full\s+|whole\s+)?{_UNIT}(?:\s+or\s+so)?(?:\s+|-)(?P<way>ago|earlier|before\s+that|from\s+now|later|afterwards)\b"),
    ("edge roll", r"(?P<edge>earlier|later|late|early)\s+" + rf"(?:{_ROLL}\s+(?:{_UNIT}|{_SEASON}|{_PART})|(?P<word>yesterday|today|tomorrow))"),
    ("edge weekday", rf"(?P<edge>earlier|later|late|early)\s+(?:on\s+)?{_WEEKDAY}(?:\s+{_PART})?(?!\w)"),
    ("roll many", rf"(?:the\s+)?(?P<roll>last|next|past|previous|coming|following|recent|latest)\s+{_NUMBER}\s+{_UNIT}"),
    ("roll vague", r"(?:in\s+)?(?:the\s+)?(?P<roll>recent|coming|past|last|previous)\s+(?P<units>days|weeks|months|years|decades|centuries)\b"),
    ("weekday of roll", rf"{_WEEKDAY}\s+(?P<roll>last|next|this)\s+week\b"),
    ("roll unit", rf"(?:the\s+)?{_ROLL}\s+(?:{_UNIT}|{_SEASON})(?!['’]s?-)"),
    ("month roll", rf"{_MONTH}\s+(?:of\s+)?(?P<roll>last|this|next)\s+year\b"),
    ("roll part", rf"(?:the\s+)?{_ROLL}\s+{_PART}"),
    ("roll weekday", rf"{_ROLL}\s+{_WEEKDAY}(?:\s+{_PART})?"),
    ("weekday", rf"{_WEEKDAY}(?:\s+{_PART})?(?!\w)"),
    ("day word", rf"(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today|tomorrow|tonight)(?:\s+{_PART})?\b"),
    ("set", rf"(?P<every>every|each|per)\s+(?:(?P<number>\d+|other|two|three|four|five|six)\s+)?(?:{_UNIT}|{_WEEKDAY}|{_SEASON}|{_PART}|(?P<month>{_any(m for m in lexicon.MONTHS if len(m) > 3)}))(?!\w)"),
    ("times a", r"(?:once|twice|(?:three|four|five|several)\s+times)\s+(?:an?|every|per)\s+" + _UNIT),
    ("frequency", r"(?P<word>" + _any(lexicon.FREQUENCY) + r")\b"),
    ("holiday", r"(?P<word>" + _any(lexicon.HOLIDAYS) + rf")\b(?:,?\s+{_YEAR})?"),
    ("the unit", r"(?:the\s+)(?P<unit>year|month|week|quarter|day)\b(?=\s*(?:[.,;)\"”]|$|to\b|so\b|before\b|after\b))"),
    ("age", r"(?P<number>\d{1,3}|" + _any(w for w in lexicon.NUMBERS if w not in ("a", "an")) + r")(?:-|\s)(?P<unit>year|month|week|day)s?(?:-|\s)old\b"),
    ("length", rf"(?:the\s+(?=\d|two|three))?{_MORE}{_NUMBER}(?:\s+|-)(?:(?:full|whole|long|straight|consecutive|more|additional)\s+)?{_UNIT}(?!\s+(?:ago|earlier))"),
    ("vague length", r"(?:(?:many|for|in|over|after|within)\s+)?(?P<units>decades|years|months|weeks|days|centuries)\b(?!\s+of\s+age)"),
    ("fiscal", rf"(?:fiscal|calendar)\s+(?:year\s+)?{_YEAR}"),
    ("month", rf"{_MONTH}(?!\w)"),
    ("season", rf"(?:the\s+)?{_SEASON}(?!\w)"),
    ("time of day", r"(?P<word>noon|midnight|midday)\b"),
    ("reference", r"(?P<word>" + _any(lexicon.REFERENCES) + r")\b"),
    ("year", _YEAR + r"(?!\w|['’]s\b|-\d|/\d)"),
)  # fmt: skip

PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in ROWS)

_FIRST_WORDS = [
    "the",
    "last",
    "next",
    "this",
    "past",
    "previous",
    "coming",
    "following",
    "same",
    "that",
    "early",
    "earlier",
    "mid",
    "middle",
    "late",
    "later",
    "end",
    "close",
    "start",
    "beginning",
    "every",
    "each",
    "per",
    "once",
    "twice",
    "three",
    "four",
    "five",
    "several",
    "some",
    "many",
    "few",
    "more",
    "less",
    "fewer",
    "at",
    "nearly",
    "almost",
    "about",
    "around",
    "over",
    "roughly",
    "up",
    "in",
    "a",
    "an",
    "fiscal",
    "calendar",
    "very",
    "dozens",
    "hundreds",
    "for",
    "after",
    "within",
    "new",
    "st",
    "q1",
    "q2",
    "q3",
    "q4",
    "yesterday",
    "today",
    "tomorrow",
    "tonight",
    "now",
    "current",
    "noon",
    "midnight",
    "midday",
    "decades",
    "years",
    "months",
    "weeks",
    "days",
    "centuries",
    "year",
    "month",
    "quarter",
    "first",
    "second",
    "third",
    "fourth",
    "final",
    "latest",
    "recent",
    "christmas",
    "boxing",
    "halloween",
    "valentine",
    "independence",
    "bastille",
    "may",
]
TRIGGERS = frozenset(
    [
        *_FIRST_WORDS,
        *lexicon.MONTHS,
        *lexicon.WEEKDAYS,
        *lexicon.SEASONS,
        *(word.split("-")[0] for word in lexicon.NUMBERS),
        *lexicon.DECADES,
        *lexicon.FREQUENCY,
        *lexicon.ORDINALS,
        *(word.split()[0] for word in lexicon.REFERENCES),
    ]
)
_UNIT_WORDS = frozenset([*lexicon.UNITS, *(unit + "s" for unit in lexicon.UNITS), "centuries"])
WEAK = listed(
    "a an the in for over at up about around some that this within after more less fewer nearly almost each per"
)
"""First words that mean nothing yet: they are followed only where the next word is one of `FOLLOWERS`."""
FOLLOWERS = (
    (TRIGGERS - WEAK)
    | _UNIT_WORDS
    | frozenset(lexicon.PARTS_OF_DAY)
    | lexicon.VAGUE_NUMBERS
    | listed("a an than least to end present moment future day time")
)
DIGITS_GO_ON = re.compile(
    r"(?:st|nd|rd|th|s)?[\s-]*(?:of\s+|full\s+|whole\s+|more\s+|long\s+|consecutive\s+|straight\s+|additional\s+)?(?:"
    + _any([*lexicon.MONTHS, *_UNIT_WORDS, "century"])
    + r")\b|\s?[ap]\.?\s?m\b|\s*b\.?\s?c\b|[./:]\d|,\d{3}",
    re.IGNORECASE,
)
"""What makes of digits a date, a time or a length."""
WORD = re.compile(r"[^\W\d_]+|\d+")
