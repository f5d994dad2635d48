"""Statements that a text makes twice."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from claimdesk.analysis.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    listed,
)

_WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
LIGHT = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PRONOUNS | (ADVERBS - {"not", "never"})
"""Words that carry no matter of their own."""
_NEGATIONS = listed("not no never nobody none n't neither nor")
_OFTEN = 12
_SAME, _SHORTER = 0.84, 0.8
_LEAST = 4


def signature(text: str, subject: str = "") -> tuple[str, ...]:
    """The words of a statement without marks and leading conjunctions; `subject` stands for its own subject."""
    words = [word.replace("’", "'").lower() for word in _WORD.findall(text)]
    while words and words[0] in CONJUNCTIONS:
        words = words[1:]
    return (subject.lower(), *words) if subject else tuple(words)


def groups(signatures: Sequence[tuple[str, ...]], speakers: Sequence[str], brief: Sequence[bool]) -> list[list[int]]:
    """Indexes of statements that say the same, each list in order; `brief` marks headlines, which may say less."""
    root = list(range(len(signatures)))
    exact: dict[tuple[str, ...], int] = {}
    content = [frozenset(w for w in words if w not in LIGHT) for words in signatures]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, words in enumerate(signatures):
        first = exact.setdefault(words, index)
        if first != index:
            root[index] = first
            continue
        for other in _candidates(content[index], holders):
            if speakers[other] == speakers[index] and _same(
                content[other], content[index], brief[other] or brief[index]
            ):
                root[index] = root[other]
                break
        for word in content[index]:
            holders[word].append(index)
    joined: dict[int, list[int]] = defaultdict(list)
    for index, first in enumerate(root):
        joined[first].append(index)
    return list(joined.values())


def _candidates(words: frozenset[str], holders: dict[str, list[int]]) -> list[int]:
    found: dict[int, int] = defaultdict(int)
    for word in words:
        held = holders.get(word, ())
        if len(held) <= _OFTEN:
            for index in held:
                found[index] += 1
    return sorted((index for index, shared in found.items() if shared >= 2), key=lambda index: (-found[index], index))[
        :8
    ]


def _same(a: frozenset[str], b: frozenset[str], brief: bool) -> bool:
    if len(a) < _LEAST or len(b) < _LEAST:
        return False
    if {w for w in a if w[0].isdigit()} != {w for w in b if w[0].isdigit()} or bool(a & _NEGATIONS) != bool(
        b & _NEGATIONS
    ):
        return False
    shared = len(a & b)
    if brief and shared >= _SHORTER * min(len(a), len(b)):
        return True
    return shared >= _SAME * max(len(a), len(b))


def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry its matter."""
    return frozenset(word for word in signature(text) if word not in LIGHT)
