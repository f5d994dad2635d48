"""What is wanted, asked, judged or laid at somebody's door: words behind a cue that are no statement of their own."""

from __future__ import annotations

from claimdesk.analysis.speech.content import AHEAD, another_verb, content_end
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import is_verb
from claimdesk.analysis.vocabulary import (
    ACCUSING,
    ADVERBS,
    CONJUNCTIONS,
    DENYING,
    DETERMINERS,
    JUDGING,
    PREPOSITIONS,
    PROMISING,
    TOUCHING,
    URGING,
    WANTING,
    listed,
)

Range = tuple[int, int]

_TO_DO = frozenset([*WANTING.values(), *PROMISING.values(), "ask", "demand", "hope", "expect", "claim"])
_OTHER_TO_DO = frozenset([*URGING.values(), "want", "expect", "challenge", "ask"])
_TAKES_NOUN = frozenset([*JUDGING.values(), *DENYING.values(), *ACCUSING.values()]) | listed(
    "propose promise predict want claim announce acknowledge confirm reveal suggest describe note call show "
    "offer pledge threaten fear expect explain estimate seek allege"
)
_WONDERING = listed("question wonder ask explain know decide describe show say tell discuss reveal see")
_NAMED_WITHIN = 5
_WH = listed("whether if why how what who where when which")


def matter(words: list[Token], at: int, lemma: str) -> Range | None:
    """The words a cue hands over where no clause follows it: `to …`, `the council to …`, `whether …`, `the law`."""
    start = at + 1
    while start < len(words) and words[start].low in ADVERBS:
        start += 1
    if start >= len(words) or not (
        words[start].word or words[start].quoted or words[start].text[0] in "$£€#0123456789"
    ):
        return None
    stop = _end(words, start)
    if lemma in _TO_DO and _infinitive(words, start):
        return start, stop
    if lemma in _WONDERING and words[start].low in _WH:
        return start, stop
    if lemma in _OTHER_TO_DO:
        hearer = _past_on(words, start) if lemma == "call" else start
        if hearer is not None:
            to = next((n for n in range(hearer + 1, min(stop, hearer + AHEAD)) if _infinitive(words, n)), None)
            if to is not None:
                return to, stop
    if lemma in TOUCHING.values() and words[start].low in ("of", "about") and start + 1 < stop:
        return start + 1, stop
    if lemma == "call" and _name_given(words, start, stop):
        return start, stop
    if lemma == "call":
        return (start + 1, stop) if words[start].low == "for" and stop > start + 1 else None
    return (start, stop) if lemma in _TAKES_NOUN and _begins_noun(words, start) else None


def _name_given(words: list[Token], start: int, stop: int) -> bool:
    """`called him a coward`, `called the vote a disgrace`."""
    for at in range(start + 1, min(stop, start + _NAMED_WITHIN)):
        if words[at].low in ("a", "an", "one"):
            return words[start].low not in PREPOSITIONS
        if not words[at].word or words[at].low in PREPOSITIONS:
            return False
    return False


def _past_on(words: list[Token], start: int) -> int | None:
    return start + 1 if words[start].low in ("on", "upon") and start + 1 < len(words) else None


def _infinitive(words: list[Token], at: int) -> bool:
    if words[at].low != "to" or at + 1 >= len(words):
        return False
    verb = words[at + 1]
    return verb.quoted or (
        verb.word and not verb.capital and verb.low not in DETERMINERS and verb.low not in PREPOSITIONS
    )


def _begins_noun(words: list[Token], at: int) -> bool:
    word = words[at]
    return word.low not in PREPOSITIONS and word.low not in CONJUNCTIONS and word.low != "to" and not is_verb(words, at)


def _end(words: list[Token], start: int) -> int:
    """A matter ends at a comma, or where the sentence turns to another: `urged her to come and says …`."""
    stop = content_end(words, start)
    for at in range(start + 1, stop):
        if words[at].text in ",—–:" or words[at].low == "but":
            return at
        if words[at].low == "and" and another_verb(words, at):
            return at
    return stop
