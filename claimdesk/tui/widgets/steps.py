"""Steps through a text, as the keys take them: by word and by sentence, forwards and backwards.

    next_word_end("a treaty, signed", 2)      # 8: behind "treaty", before the comma
    previous_word_start("a treaty", 8)        # 2
    trimmed(text, start, end)                 # without blanks at either end
    whole(text, start, end)                   # not through the middle of an accented letter or an emoji

All offsets are code points.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_CJK = "\u3005-\u3007\u3031-\u30ff\u3400-\u9fff\uf900-\ufaff"
_SIGN = "!-/:-@\\[-`{-~\u00a1-\u00bf\u2010-\u2027\u2030-\u205e\u3000-\u3004\u3008-\u3020\uff01-\uff0f"
_LETTER = f"[^\\s{_SIGN}{_CJK}]"
_WORD = re.compile(f"{_LETTER}+(?:[-.,:'’/_]{_LETTER}+)*|[{_CJK}]|[{_SIGN}]+")


def next_word_end(text: str, offset: int) -> int:
    """The end of the word or run of signs that ends next after `offset`; the text's end when there is none."""
    begin = offset
    while begin > 0 and not text[begin - 1].isspace() and offset - begin < 200:
        begin -= 1
    for found in _WORD.finditer(text, begin):
        if found.end() > offset:
            return found.end()
    return len(text)


def previous_word_start(text: str, offset: int) -> int:
    """The start of the word or run of signs that starts last before `offset`; 0 when there is none."""
    begin = offset
    while begin > 0 and text[begin - 1].isspace():
        begin -= 1
    while begin > 0 and not text[begin - 1].isspace() and offset - begin < 200:
        begin -= 1
    starts = [found.start() for found in _WORD.finditer(text, begin, offset)]
    return starts[-1] if starts else begin


def next_word_start(text: str, offset: int) -> int:
    """The start of the word or run of signs that starts next after `offset`; the text's end when there is none."""
    end = next_word_end(text, offset)
    found = _WORD.search(text, end)
    return found.start() if found else len(text)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; empty where it holds nothing else."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened where it would part a letter from its accents, or an emoji from what is joined to it."""
    while 0 < start < len(text) and _belongs(text, start):
        start -= 1
    while 0 < end < len(text) and _belongs(text, end):
        end += 1
    return start, end


def sentence_at(starts: Sequence[int], offset: int) -> int:
    """The number of the sentence at `offset`: the last that starts at or before it, else the first."""
    return max(0, bisect_right(starts, offset) - 1)


def next_sentence_end(ends: Sequence[int], offset: int) -> int:
    """The first sentence's end behind `offset`; `offset` itself when there is none."""
    index = bisect_right(ends, offset)
    return ends[index] if index < len(ends) else offset


def previous_sentence_start(starts: Sequence[int], offset: int) -> int:
    """The last sentence's start before `offset`; `offset` itself when there is none."""
    index = bisect_left(starts, offset) - 1
    return starts[index] if index >= 0 else offset


def _belongs(text: str, offset: int) -> bool:
    """Whether the code point at `offset` forms one sign with the one before it."""
    here, before = text[offset], text[offset - 1]
    return here in "\u200d\ufe0e\ufe0f" or before == "\u200d" or unicodedata.category(here) in ("Mn", "Me", "Mc")
