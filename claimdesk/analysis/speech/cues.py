"""The words that hand over to another voice."""

from __future__ import annotations

from claimdesk.analysis.tokens import Token
from claimdesk.analysis.vocabulary import ADVERBS, CALLING, HOLDING, PROMISING, SAYING, listed

ACCORDING = "according"
"""The cue that is no verb: "according to"."""

SPEECH_ONLY = listed("continue reply respond write joke quip exclaim ask")
"""Verbs that introduce another's words only in quotation marks or after "that"."""

ALWAYS = listed("say tell add announce write insist allege")
"""Verbs that can hardly mean anything else."""

NAMING = frozenset(CALLING.values())
"""Verbs by which somebody gives a thing a name."""

_FREE = {**SAYING, **HOLDING, **PROMISING}
_PARTICIPLES = ("ed", "id", "wn", "en", "ld", "ught", "und")
_NOUN_TOO = listed("state report estimate comment remark reply counter note point boast joke show")
_BE = listed("be been being is was are were")


def cue_at(words: list[Token], at: int) -> str:
    """The base form of a cue at this word; empty if it is none."""
    word = words[at]
    before = words[at - 1].low if at else ""
    if word.low == ACCORDING and at + 1 < len(words) and words[at + 1].low == "to":
        return ACCORDING
    lemma = _FREE.get(word.low) or CALLING.get(word.low, "")
    if not lemma or word.possessive or before == "to":
        return ""
    if word.low in _NOUN_TOO and not _plainly_verb(words, at):
        return ""
    if word.low.endswith("ing"):
        return lemma if before in (",", "is", "are", "was", "were") or (at and words[at - 1].quoted) else ""
    back = at - 1
    while back > 0 and words[back].low in ADVERBS:
        back -= 1
    passive = at > 0 and word.low.endswith(_PARTICIPLES) and words[back].low in _BE
    return "" if passive else lemma


def _plainly_verb(words: list[Token], at: int) -> bool:
    """Whether a word that is more often a noun has a plural or a pronoun before it, or "that" behind."""
    before = words[at - 1].low if at else ""
    that = at + 1 < len(words) and words[at + 1].low == "that"
    return that or before in ("they", "we", "i", "you", "who", "police", "people", "data") or before.endswith("s")


def speaks(words: list[Token], at: int) -> bool:
    """Whether a cue can follow the words that it hands over, as in `"…," he said`."""
    return words[at].low in _FREE


def participle_speaks(words: list[Token], at: int) -> bool:
    """Whether `…, saying` at this word carries on what the sentence says."""
    return _FREE.get(words[at].low) in {*SAYING.values(), "claim"}
