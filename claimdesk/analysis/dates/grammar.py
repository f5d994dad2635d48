"""The grammar of time expressions in English: one table, tried from the top.

Each row has a name, under which `mentions.MEANINGS` says what it means, and a pattern in which `_` stands for white
space and `{…}` for a piece of `patterns.PIECES`. To add an expression: add its row here and its meaning there, and see
that its first word is one of `patterns.TRIGGERS`.
"""

from __future__ import annotations

ROWS: tuple[tuple[str, str], ...] = (
    ("before christ", r"(?P<year>\d{1,4})\s*(?:BCE?\b|B\.\s?C\.(?:E\.)?)"),
    ("iso", r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>\d\d)(?:T\d\d:\d\d(?::\d\d)?{zone})?(?!\d)"),
    ("day month year", r"(?:{weekday},?_(?:the_)?)?(?:the_)?{day}_(?:of_)?{month}(?:,?_{year})?"),
    ("month day year", r"(?:{weekday},?_)?{month}_(?:the_)?{day}(?:,?_{year})?"),
    ("numeric", r"(?P<one>\d{1,2})(?P<mark>[/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\d/]|\.\d)"),
    ("clock", r"{hour}(?:[:.]{minute})?\s?(?P<half>[ap])\.?\s?m\b\.?(?:_(?:on_)?(?:{weekday}|{dayword}))?"),
    ("clock 24", r"{hour}:{minute}(?![\d:])(?:\s?(?:GMT|UTC|EDT|EST|BST|CET))?"),
    ("end of", r"{end}(?P<inner>(?:this|next|last|the)_(?:coming_|following_)?{period})\b"),
    ("end of month", r"{end}{month}(?:,?_{year})?(?!\w)"),
    ("end of year", r"{end}(?:{year}|the_(?P<decade>(?:1\d|20)\d0)s)(?!\w)"),
    ("year-end", r"(?:the_)?(?P<end>year|month|quarter)(?:-|['’]s_)end\b"),
    ("edge month", r"{edge}(?P<next>this_|last_|next_)?{month}(?:,?_{year})?(?!\w)"),
    ("edge season", r"(?:the_)?{edge}(?:the_)?{season}(?:_of)?(?:_{year})?"),
    ("edge year", r"{edge}{year}(?!\w)"),
    ("decade", r"(?:the_)?{mod}(?:(?P<decade>(?:1\d|20)\d0)['’]?s|['’](?P<short>\d0)s|(?P<named>{decades}))(?!\w)"),
    ("century", r"(?:the_)?{mod}(?P<century>\d{1,2})(?:st|nd|rd|th)(?:_|-)century\b"),
    ("month year", r"{month}(?:,?_|_of_){year}(?!\w)"),
    ("roll month", r"{roll}_{month}(?!\w)"),
    ("quarter", r"(?:the_)?(?P<order>{ordinals})(?:_|-)(?P<what>quarter|half)\b(?!-)(?:_of_(?:{year}|{thisyear}))?"),
    ("quarter code", r"Q(?P<order>[1-4])(?:_(?:of_)?{year})?(?!\w)"),
    ("season year", r"(?:the_)?{season}_(?:of_)?{year}(?!\w)"),
    ("ago", r"{more}{number}(?:_|-)(?:full_|whole_)?{unit}(?:_or_so)?(?:_|-){ago}\b"),
    ("edge roll", r"(?P<edge>earlier|later|late|early)_(?:{roll}_(?:{unit}|{season}|{part})|{dayword})"),
    ("edge weekday", r"(?P<edge>earlier|later|late|early)_(?:on_)?{weekday}(?:_{part})?(?!\w)"),
    ("roll many", r"(?:the_)?(?P<roll>last|next|past|previous|coming|following|recent|latest)_{number}_{unit}"),
    ("roll vague", r"(?:in_)?(?:the_)?(?P<roll>recent|coming|past|last|previous)_{units}\b"),
    ("weekday of roll", r"{weekday}_(?P<roll>last|next|this)_week\b"),
    ("roll unit", r"(?:the_)?{roll}_(?:{unit}|{season})(?!['’]s?-)"),
    ("month roll", r"{month}_(?:of_)?(?P<roll>last|this|next)_year\b"),
    ("roll part", r"(?:the_)?{roll}_{part}"),
    ("roll weekday", r"{roll}_{weekday}(?:_{part})?"),
    ("weekday", r"{weekday}(?:_{part})?(?!\w)"),
    ("day word", r"(?P<word>the_day_before_yesterday|the_day_after_tomorrow|{days}|tonight)(?:_{part})?\b"),
    (
        "set",
        r"(?P<every>every|each|per)_(?:{everysome}_)?(?:{unit}|{weekday}|{season}|{part}|(?P<month>{months}))(?!\w)",
    ),
    ("times a", r"(?:once|twice|(?:three|four|five|several)_times)_(?:an?|every|per)_{unit}"),
    ("frequency", r"(?P<word>{frequencies})\b"),
    ("holiday", r"(?P<word>{holidays})\b(?:,?_{year})?"),
    ("the unit", r"(?:the_)(?P<unit>year|month|week|quarter|day)\b(?=\s*(?:[.,;)\"”]|$|(?:to|so|before|after)\b))"),
    ("age", r"(?P<number>\d{1,3}|{numbers})(?:-|\s)(?P<unit>year|month|week|day)s?(?:-|\s)old\b"),
    ("length", r"(?:the_(?=\d|two|three))?{more}{number}(?:_|-)(?:{whole}_)?{unit}(?!_(?:ago|earlier))"),
    ("vague length", r"(?:(?:many|for|in|over|after|within)_)?{units}\b(?!_of_age)"),
    ("fiscal", r"(?:fiscal|calendar)_(?:year_)?{year}"),
    ("month", r"{month}(?!\w)"),
    ("season", r"(?:the_)?{season}(?!\w)"),
    ("time of day", r"(?P<word>noon|midnight|midday)\b"),
    ("reference", r"(?P<word>{references})\b"),
    ("year", r"{year}(?!\w|['’]s\b|-\d|/\d)"),
)
