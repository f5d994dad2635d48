"""What a line of text looks like: a sentence, a headline, a row of menu words. No vocabulary, only shape."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

_CLOSERS = "\"'”’»›“)\\]*_"
_SENTENCE_END = re.compile(rf"[.!?…。！？؟۔।][{_CLOSERS}\s]*$")
_ABBREVIATIONS = "Prof Gov Sen Rep Rev Gen Sgt Capt Col Hon Jan Feb Aug Sept Oct Nov Dec"
# Two small letters before the stop keep initials and "U.S." from ending a sentence.
_BOUNDARY = re.compile(
    "".join(rf"(?<!\b{short})" for short in _ABBREVIATIONS.split())
    + rf"(?<=[^\W\d_A-Z]{{2}}|.[\d{_CLOSERS}])[.!?…][{_CLOSERS}]*\s+[\"'“‘«„(¿¡]*[^\W\d_a-z]|[。！？](?=.)"
)
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+(?:[’'\-.]\w+)*")

HEADLINE_WORDS = 40
"""A line of more words is no headline."""


def word_count(line: str) -> int:
    """Words; two signs of a script that is written without blanks count as one."""
    wide = len(_WIDE.findall(line))
    return len(_WORD.findall(_WIDE.sub(" ", line))) + (wide + 1) // 2


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does, closing quotes and brackets aside."""
    return bool(_SENTENCE_END.search(line[-40:]))


def is_prose(line: str) -> bool:
    """Whether the line holds at least one whole sentence: it is kept wherever it stands."""
    words = word_count(line)
    if words >= 25:
        return True
    return words >= 4 and (ends_sentence(line) or (words >= 8 and _BOUNDARY.search(line) is not None))


def is_headline(line: str) -> bool:
    """Whether the line could be a headline by its shape: a few words up to forty, and no row of menu words."""
    return 3 <= word_count(line) <= HEADLINE_WORDS and len(line) <= 300 and not is_menu(line)


def is_menu(line: str) -> bool:
    """Whether the line looks like a row of menu words: separated by bars or gaps, or repeating itself."""
    items = [item for item in re.split(r"\s*[|·•›»/]\s*|\s{2,}|\t", line.strip()) if item]
    if len(items) >= 3:
        return not ends_sentence(line) and all(word_count(item) <= 4 for item in items)
    words = line.split()
    if ends_sentence(line) or len(words) < 3:
        return False
    doubled = sum(a == b or a + "s" == b for a, b in pairwise(words))
    return doubled >= 1 and all(word[:1].isupper() or not word[:1].isalpha() for word in words)


@lru_cache(4096)
def key(line: str) -> str:
    """The line without case, punctuation and white space: equal for two that say the same words."""
    return "".join(_WORD.findall(line.casefold()))
