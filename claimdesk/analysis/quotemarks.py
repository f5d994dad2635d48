"""Passages in quotation marks."""

from __future__ import annotations

import re

from claimdesk.analysis.results import Span

_MARK = re.compile("[\"“”„«»]|``|''|(?<![\\w.,!?])['‘](?=[\\w…$£€])|(?<=[\\w.,!?…])['’](?!\\w)")
_SIGN = re.compile("(?:``|''|[\"“”„«»'‘’])")
"""What each mark begins with: to look for that first takes a tenth of the time."""
_PARAGRAPH = re.compile(r"\n[^\S\n]*\n")
_SINGLE_MAX = 400


def quoted_spans(text: str) -> list[Span]:
    """The passages in quotation marks, marks included, in order. What a paragraph leaves open ends with it."""
    found: list[Span] = []
    start = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        found.extend(_in_paragraph(text, start, end))
        start = gap.end() if gap else end
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[Span]:
    found: list[Span] = []
    opened, mark = -1, ""
    marks = [each for sign in _SIGN.finditer(text, start, end) if (each := _MARK.match(text, sign.start(), end))]
    for number, each in enumerate(marks):
        sign = each[0]
        if opened < 0:
            if sign in ("“", "„", "«", '"', "``", "''") or (sign in "'‘" and _closes(text, marks, number)):
                opened, mark = each.start(), sign
        elif _matches(mark, sign, text, each.end()):
            found.append((opened, each.end()))
            opened = -1
    if opened >= 0 and mark not in "'‘":
        found.append((opened, end))
    return found


def _closes(text: str, marks: list[re.Match[str]], number: int) -> bool:
    """Whether an opening single mark has its partner, and is no apostrophe."""
    here = marks[number]
    for each in marks[number + 1 : number + 8]:
        if each.start() - here.start() > _SINGLE_MAX:
            return False
        if each[0] in "'’" and _single_end(text, each):
            return True
    return False


def _single_end(text: str, mark: re.Match[str]) -> bool:
    """A plural's apostrophe ("the drivers' pay") closes nothing."""
    before = text[mark.start() - 1]
    following = text[mark.end() : mark.end() + 2]
    return before != "s" or not (following[:1] == " " and following[1:].islower())


def _matches(opened: str, sign: str, text: str, after: int) -> bool:
    if opened in "'‘":
        return sign in "'’" and not (
            text[after - 2] == "s" and text[after : after + 1] == " " and text[after + 1 : after + 2].islower()
        )
    if opened in ("``", "''"):
        return sign in ("''", '"')
    if opened == "«":
        return sign == "»"
    return sign in ('"', "”", "''") if opened == '"' else sign in ("”", '"', "“")
