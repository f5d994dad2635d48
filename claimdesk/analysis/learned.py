"""What a small model has learnt of which statements are worth checking: a weight for each word, piece and pattern.

The weights (`weights/checkworthiness.txt`) are made by `training/checkworthiness.py` from ClaimBuster's sentences.
A statement's value is the sum of the weights of its marks, over the square root of the number of its words, and of
its traits.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from math import exp, log1p, sqrt

from claimdesk.analysis.vocabulary import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, PRONOUN_VERBS, listed

SCALE = 1000
"""Weights are written as whole thousandths."""
BIAS = "<bias>"

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[a-z]+)?|[$£€%?!]|\.\.\.|--")
_YEAR = re.compile(r"(?:1[6-9]|20)\d\d")
_PIECES = (3, 4, 5)
_LONGEST_WORD = 24
_MOST_WORDS = 200
_FRAME = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | AUXILIARIES
    | PRONOUN_VERBS
    | listed(
        "he she it they we i you who which what when where how why never not no more most less least only also now"
    )
    | listed("then there here just very too even up down out two if not him them me us i'd don't didn't")
)
_NUMBERS = frozenset(["<year>", "<decimal>", "<1 digits>", "<2 digits>", "<3 digits>"])
_ENDINGS = ("ed", "ing", "ly", "s")


def words_of(statement: str) -> list[str]:
    """The words, numbers and telling marks of a statement, up to the two hundredth."""
    return _WORD.findall(statement[: _MOST_WORDS * 8].replace("’", "'"))[:_MOST_WORDS]


def marks_of_word(word: str) -> list[str]:
    """What the model sees of one word: itself, and its pieces of three to five letters; of a number its size."""
    if not word[0].isalpha():
        return [_size(word)]
    low = word.lower()[:_LONGEST_WORD]
    edged = f"_{low}_"
    return [low, *(f"-{edged[at : at + size]}" for size in _PIECES for at in range(len(edged) - size + 1))]


def marks_of_order(frame: list[str]) -> set[str]:
    """What it sees of the order of words: runs of two and three of a statement's frame."""
    edged = ["^", *frame, "^"]
    pairs = {f"{a} {b}" for a, b in pairwise(edged)}
    return pairs | {f"{a} {b} {c}" for a, b, c in zip(edged, edged[1:], edged[2:], strict=False)}


def frame_of(words: list[str]) -> list[str]:
    """The small words of a statement as they are, and of each other word its shape."""
    return [_shape(word, at == 0) for at, word in enumerate(words)]


def traits(frame: list[str]) -> dict[str, float]:
    """What it sees of a statement as a whole, about 0 to 1 each."""
    count = len(frame)
    names, pasts = frame.count("<Name>"), frame.count("<ed>")
    numbers = sum(shape in _NUMBERS for shape in frame)
    return {
        "<long>": log1p(count) / 4,
        "<very long>": float(count > 30),
        "<short>": float(count < 10),
        "<very short>": float(count < 6),
        "<a name>": float(names > 0),
        "<names>": min(names, 4) / 4,
        "<a number>": float(numbers > 0),
        "<numbers>": min(numbers, 4) / 4,
        "<a past>": float(pasts > 0),
        "<past>": pasts / count,
        "<small words>": sum(shape[0] != "<" for shape in frame) / count,
        "<I>": float("i" in frame),
        "<asks>": float("?" in frame),
    }


def learned(statement: str) -> float:
    """How worth checking the model takes a statement to be, 0 to 1; at half, as likely as not among equals."""
    words = words_of(statement)
    if not words:
        return 0.0
    weights, different, frame = _weights(), set(words), frame_of(words)
    of_parts = sum(map(_value, different)) + sum(weights[mark] for mark in marks_of_order(frame) if mark in weights)
    of_whole = sum(weights.get(trait, 0) * much for trait, much in traits(frame).items() if much)
    return 1 / (1 + exp(-(weights[BIAS] + of_whole + of_parts / sqrt(len(different))) / SCALE))


def _size(number: str) -> str:
    if not number[0].isdigit():
        return number
    plain = number.replace(",", "")
    if _YEAR.fullmatch(plain):
        return "<year>"
    return "<decimal>" if "." in plain else f"<{min(len(plain), 3)} digits>"


@lru_cache(maxsize=20_000)
def _shape(word: str, first: bool) -> str:
    low = word.lower()
    if not low[0].isalpha():
        return _size(word)
    if low in _FRAME:
        return low
    if word[0].isupper() and not first:
        return "<Name>"
    return next((f"<{ending}>" for ending in _ENDINGS if low.endswith(ending)), "<word>")


@lru_cache(maxsize=20_000)
def _value(word: str) -> int:
    weights = _weights()
    return sum(weights.get(mark, 0) for mark in marks_of_word(word))


@cache
def _weights() -> dict[str, int]:
    text = resources.files("claimdesk.analysis").joinpath("weights", "checkworthiness.txt").read_text("utf-8")
    fields = text[text.index("\n\n") + 2 : -1].replace("\n", "\t").split("\t")
    return dict(zip(fields[::2], map(int, fields[1::2]), strict=True))
