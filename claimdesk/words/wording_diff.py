"""Two versions of a text beside each other: what differs, with some words around it. Pure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

CONTEXT_WORDS = 6
MOST_WORDS = 1_000
"""Longer texts are shown whole: comparing takes the square of their length."""
GAP = "…"


def sides(before: str, after: str) -> tuple[str, str]:
    """Both texts without the long stretches that they share, a `…` in place of each; equal ones are empty."""
    a, b = _words(before), _words(after)
    if before == after:
        return "", ""
    if max(len(a), len(b)) > MOST_WORDS:
        return before, after
    left, right = "", ""
    steps = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for number, (step, a1, a2, b1, b2) in enumerate(steps):
        if step != "equal":
            left, right = left + "".join(a[a1:a2]), right + "".join(b[b1:b2])
            continue
        shared = _shortened(a[a1:a2], first=number == 0, last=number == len(steps) - 1)
        left, right = left + shared, right + shared
    return left.strip(), right.strip()


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|^\s+", text)


def _shortened(words: list[str], *, first: bool, last: bool) -> str:
    head = [] if first else words[:CONTEXT_WORDS]
    tail = [] if last else words[-CONTEXT_WORDS:]
    if len(words) <= len(head) + len(tail) + 1:
        return "".join(words)
    return f"{''.join(head)}{GAP} {''.join(tail)}"
