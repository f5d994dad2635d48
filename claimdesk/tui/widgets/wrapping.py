"""Text cut into lines of so many cells, each line knowing which code points of the text it shows.

    lines = wrap(text, 72)                     # text from `plain.neutral`
    text[lines[3].start : lines[3].end]        # what the fourth line shows
    line_at(lines, offset)                     # the number of the line that shows `offset`

Textual's own wrapping drops the blanks at which it breaks, so its offsets do not lead back into the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from rich.cells import split_graphemes


class Line(NamedTuple):
    """Code points `[start, end)` of the text; what lies between two lines is the blanks they were broken at."""

    start: int
    end: int


# Code points that are one cell wide and stand for themselves: nothing here needs a look at graphemes.
_NARROW = re.compile(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u1e00-\u200a\u2010-\u2027\u2030-\u205f\u20a0-\u20cf]*"
)
# Signs that must not begin a line (closing ones) or end it (opening ones), in scripts that break anywhere.
_NOT_FIRST = frozenset("、。，．・：；？！」』】〉》）〕］｝”’ー々゛゜…‥%％!?,.:;)]}")
_NOT_LAST = frozenset("「『【〈《（〔［｛“‘([{")


def wrap(text: str, width: int) -> list[Line]:
    """Lines of at most `width` cells, broken at blanks, between wide characters, or where a word has no room.

    A grapheme is never cut, unless it alone is wider than the line. Every newline ends a line.
    """
    width = max(2, width)
    lines: list[Line] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        if len(paragraph) <= width and _NARROW.fullmatch(paragraph):
            lines.append(Line(start, end))
        elif _NARROW.fullmatch(paragraph):
            lines.extend(_narrow(text, start, end, width))
        else:
            lines.extend(_graphemes(text, start, end, width))
        start = end + 1
    return lines


def line_at(lines: Sequence[Line], offset: int) -> int:
    """The number of the line that shows `offset`, or of the one before the blanks that hold it."""
    return max(0, bisect_right(lines, offset, key=attrgetter("start")) - 1)


def _narrow(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start or text[start:cut].isspace():
            cut = start + width
        last = cut
        while text[last - 1] == " " and last > start + 1:
            last -= 1
        yield Line(start, last)
        start = cut
        while start < end and text[start] == " ":
            start += 1
        if start == end:
            return
    yield Line(start, end)


def _graphemes(text: str, start: int, end: int, width: int) -> Iterator[Line]:
    spans, _ = split_graphemes(text[start:end])
    first, used, chance = 0, 0, -1
    index = 0
    while index < len(spans):
        size = spans[index][2]
        is_blank = text[start + spans[index][0]] == " "
        if used + size > width and not is_blank and index > first:
            cut = chance if chance > first else index
            yield Line(start + spans[first][0], start + _without_blanks(text, start, spans, first, cut))
            first, used, chance = cut, sum(span[2] for span in spans[cut:index]), -1
            continue
        used += size
        if is_blank or _may_break(text, start, spans, index):
            chance = index + 1
        index += 1
    yield Line(start + spans[first][0], start + _without_blanks(text, start, spans, first, len(spans)))


def _without_blanks(text: str, start: int, spans: Sequence[tuple[int, int, int]], first: int, cut: int) -> int:
    while cut > first + 1 and text[start + spans[cut - 1][0]] == " ":
        cut -= 1
    return spans[cut - 1][1]


def _may_break(text: str, start: int, spans: Sequence[tuple[int, int, int]], index: int) -> bool:
    if index + 1 >= len(spans):
        return False
    here, after = spans[index], spans[index + 1]
    wide = here[2] == 2 or after[2] == 2
    return wide and text[start + after[0]] not in _NOT_FIRST and text[start + here[0]] not in _NOT_LAST


def offset_at(text: str, line: Line, cells: int) -> int:
    """The code point that stands `cells` to the right of the line's beginning; the line's end beyond it."""
    used = 0
    for start, _, size in split_graphemes(text[line.start : line.end])[0]:
        used += size
        if used > cells:
            return line.start + start
    return line.end
