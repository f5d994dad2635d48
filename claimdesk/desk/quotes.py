"""Where words stand in a text: a quote that somebody typed, and sentences that the text says twice. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_LIKE = {
    **dict.fromkeys("'‘’‚‛`´", "['‘’‚‛`´]"),
    **dict.fromkeys('"“”„‟«»', '["“”„‟«»]'),
    **dict.fromkeys("-‐‑‒–—", "[-‐‑‒–—]"),
}
_END = ".!?…,;:"
_CLOSING = "\"'“”’»)]"
_BREAK = re.compile(r"\n|(?<=[.!?…])[\"'“”’»)\]]*\s+")
MOST = 200
"""Places of one quote; a word that stands more often names none of them."""


def places(text: str, quote: str) -> list[Span]:
    """The spans where `quote` stands: to the letter, or else whatever its blanks, quotation marks and dashes are."""
    quote = quote.strip()
    if not quote:
        return []
    exact = list(_each(text, quote))
    return exact or [m.span() for _, m in zip(range(MOST), _loosely(quote).finditer(text), strict=False)]


def repeats_of(text: str, start: int, end: int) -> list[Span]:
    """The spans of verbatim repeats of `text[start:end]`: the same words in a sentence that stands again.

    Sentences are compared without final punctuation. The same words inside another sentence are no repeat: they may
    be about something else. The span itself is not among them.
    """
    words = text[start:end].rstrip(_END + _CLOSING + " ").lstrip(_CLOSING + " ")
    if not words:
        return []
    own = text.index(words, start)
    sentence = _sentence(text, own, own + len(words))
    ended = end > own + len(words)
    out = []
    for other, other_end in _each(text, words):
        if other_end <= start or other >= end:
            there = _sentence(text, other, other_end)
            if _bare(text, there) == _bare(text, sentence) and other - there[0] == own - sentence[0]:
                out.append((other, _with_end(text, other_end, there[1]) if ended else other_end))
    return out


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without blanks at its edges; an empty one stays as it is."""
    inside = text[start:end]
    if not inside.strip():
        return start, end
    return start + len(inside) - len(inside.lstrip()), end - len(inside) + len(inside.rstrip())


def core(text: str, span: Span) -> Span:
    """The span without blanks, quotation marks and final punctuation at its edges: by it two spans are the same."""
    start, end = span
    while end > start and text[end - 1] in _END + _CLOSING + " \n":
        end -= 1
    while start < end and text[start] in _CLOSING + "„«‘ \n":
        start += 1
    return start, end


def _each(text: str, words: str) -> Iterator[Span]:
    at = text.find(words)
    found = 0
    while at >= 0 and found < MOST:
        found += 1
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def _loosely(quote: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join("".join(_LIKE.get(c, re.escape(c)) for c in word) for word in quote.split()))


def _sentence(text: str, start: int, end: int) -> Span:
    """The sentence around a span, by line ends and final punctuation alone: a glance, no analysis."""
    line = text.rfind("\n", 0, start) + 1
    first = line
    for found in _BREAK.finditer(text, line, start):
        first = found.end()
    following = _BREAK.search(text, end)
    return first, following.start() if following else len(text)


def _bare(text: str, span: Span) -> str:
    return text[span[0] : span[1]].strip(_END + _CLOSING + " ")


def _with_end(text: str, end: int, limit: int) -> int:
    while end < limit and text[end] in _END:
        end += 1
    return end
