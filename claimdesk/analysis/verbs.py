"""Which words are verbs, told by their form and their neighbours: there is no parser behind this."""

from __future__ import annotations

from functools import lru_cache

from claimdesk.analysis.tokens import Token
from claimdesk.analysis.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    COMMON_VERBS,
    DETERMINERS,
    NOT_PAST,
    PREPOSITIONS,
    PRONOUN_VERBS,
    SPEECH_NOUNS,
    SPEECH_VERBS,
    listed,
)

RELATIVE = listed("who which that whose where whom")
"""Words that a relative clause begins with."""

_PERSONS = listed("he she it they we i who")
_OF = listed("warned complained boasted died approved disapproved learned consisted disposed dreamed talked")
_LY_NOUNS = listed("family ally supply reply july assembly anomaly monopoly bully fly rally tally butterfly")


def is_adverb(word: Token) -> bool:
    """Whether a word can stand between a verb and its subject."""
    return (
        word.low in ADVERBS
        or word.text == "long"
        or (word.low.endswith("ly") and not word.capital and word.low not in _LY_NOUNS)
    )


def is_verb(words: list[Token], at: int) -> bool:
    """Whether a word is, by its form and its neighbour, likely a finite verb."""
    word = words[at]
    low = word.low
    if not _can_be_verb(low) or word.text == "May":
        return False
    if low in AUXILIARIES or low in PRONOUN_VERBS or low.endswith("n't"):
        return True
    before = words[at - 1] if at else None
    if word.capital and at:
        return False
    if before and (before.low in DETERMINERS or before.low == "to" or before.possessive):
        return False
    if (
        low.endswith("ed")
        and at + 1 < len(words)
        and words[at + 1].low in ("by", "of", "as")
        and not (words[at + 1].low == "of" and low in _OF)
        and not _helped(words, at)
    ):
        return False
    if before and before.quoted and low.endswith("ed") and _describes(words, at):
        return False
    if low in SPEECH_NOUNS and before and _has_object(words, at):
        return True
    if low in COMMON_VERBS or low in SPEECH_VERBS:
        return not (before and before.low in PREPOSITIONS)
    if not (low.endswith("ed") and len(low) > 3 and low not in NOT_PAST):
        return False
    return not (before and before.low in PREPOSITIONS)


@lru_cache(maxsize=20_000)
def _can_be_verb(low: str) -> bool:
    """Whether any neighbours would make it a verb: most words are none, and they are asked about often."""
    if low in AUXILIARIES or low in PRONOUN_VERBS or low in COMMON_VERBS or low in SPEECH_VERBS or low in SPEECH_NOUNS:
        return True
    return low.endswith(("n't", "ed"))


def _has_object(words: list[Token], at: int) -> bool:
    """`Ostria disputes that figure`, `she claims the mine is safe`: what can be a noun, before its object."""
    before, after = words[at - 1], words[at + 1] if at + 1 < len(words) else None
    if before.low in ("he", "she", "it") and words[at].low.endswith("s"):
        return True
    if after is None or not before.word or not (before.capital or before.low in _PERSONS):
        return False
    return after.quoted or after.capital or after.low in DETERMINERS | {"that", "it", "him", "her", "them"}


def _describes(words: list[Token], at: int) -> bool:
    """Whether a participle belongs to a noun and its name: `"…," registered nurse Ann Lee said`."""
    behind = words[at + 1 : at + 4]
    small = next((n for n, word in enumerate(behind) if word.capital), 0)
    return 0 < small <= 2 and not any(w.low in PREPOSITIONS | DETERMINERS for w in behind[:small])


def _helped(words: list[Token], at: int) -> bool:
    """Whether an auxiliary stands before a participle: without one, "posted by a neighbour" is no predicate."""
    back = at - 1
    while back >= 0 and is_adverb(words[back]):
        back -= 1
    return back >= 0 and (words[back].low in AUXILIARIES or words[back].low in PRONOUN_VERBS)


def has_main_verb(words: list[Token], first: int, last: int) -> bool:
    """Whether there is a finite verb besides those of relative clauses."""
    verbs = sum(
        is_verb(words, at) and not words[at].low.endswith("ing") and not (at > first and is_verb(words, at - 1))
        for at in range(first, last)
    )
    relatives = sum(
        words[at].low in RELATIVE and (words[at].low != "that" or (at + 1 < last and is_verb(words, at + 1)))
        for at in range(first + 1, last)
    )
    return verbs > relatives


def has_verb(words: list[Token], first: int, last: int) -> bool:
    """Whether a finite verb stands in `[first, last)`."""
    return any(is_verb(words, at) for at in range(first, last))
