"""Posts from social media that an article holds: their text, and under it `— Ann Lee (@lee) May 3, 2016`."""

from __future__ import annotations

import re

from claimdesk.analysis.speech.transcript import Turn

_SIGNATURE = re.compile(
    r"(?P<dash>[—―–]|--?)[ \t]*(?P<label>[^\W\d_][^\n(@—―–]{1,50}?)[ \t]*\(@\w{1,30}\)[^\n.!?]{0,40}(?=\n|\Z)"
)
_GAP = re.compile(r"\n[^\S\n]*\n")
_LONGEST = 1_200
_MARKS = "\"“”'‘’ \t\n"


def posts(text: str) -> list[Turn]:
    """The posts of a text in order, each as a turn of whoever signs it: the paragraph before its signature."""
    found: list[Turn] = []
    floor = 0
    for signature in _SIGNATURE.finditer(text):
        end = signature.start()
        while end > floor and text[end - 1] in _MARKS:
            end -= 1
        start = max(floor, end - _LONGEST)
        for gap in _GAP.finditer(text, start, end):
            start = gap.end()
        if end > start:
            found.append(Turn(signature.span("label"), start, end))
        floor = signature.end()
    return found
