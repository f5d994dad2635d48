"""Where what is said begins and ends, in the words of a unit."""

from __future__ import annotations

from claimdesk.analysis.speech.cues import ALWAYS, NAMING, OPENERS, SPEECH_ONLY, STATING
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import has_verb, is_adverb, is_verb
from claimdesk.analysis.vocabulary import (
    ADVERBS,
    CONJUNCTIONS,
    DENYING,
    DETERMINERS,
    PREPOSITIONS,
    PROMISING,
    SAYING,
    listed,
)

ENDS = frozenset(".!?")
_MARKS = "\"”'’"
_QUOTE_ENDS = (",", ".", "!", "?")
CLAUSE_ENDS = frozenset(";:")
AHEAD = 14
"""How many words to look on."""

_LEAST_CLAUSE = 3
_ANSWER_WITHIN = 8
_TURNS = listed("but while although though whereas")
_OTHER_VOICES = listed("according saying adding arguing citing claiming insisting")
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later")
_SPANS = listed("week month year night day morning afternoon evening weekend")
_TIME_WORDS = 5
_SUBJECTS = listed("he she it they we i there")


def clause_start(words: list[Token], left: int, floor: int) -> int:
    """Where the clause that ends at `left` begins, past a leading "and"."""
    at = left - 1
    while at >= floor and words[at].text not in CLAUSE_ENDS and not (words[at].text in ENDS and at + 1 < left):
        at -= 1
    at += 1
    while at < left and words[at].low in CONJUNCTIONS:
        at += 1
    return at


def content_start(words: list[Token], at: int, lemma: str) -> int | None:
    """Where what is said begins behind a cue, past "reporters", "on Monday", "in a statement"; None for nothing."""
    start, end = at + 1, len(words)
    if lemma == "point":
        if start >= end or words[start].low != "out":
            return None
        start += 1
    if lemma in ("tell", "assure", "warn") and start < end and words[start].low != "that" and not words[start].quoted:
        start = _past_hearer(words, start)
    start = _past_time_of_saying(words, start) if lemma in SAYING.values() else start
    start = past_adverbial(words, start)
    while start < end and (
        words[start].text in (",", ":") or (words[start].text == ";" and start + 1 < end and words[start + 1].quoted)
    ):
        start += 1
    if start >= end or words[start].text in ENDS:
        return None
    first = words[start]
    if first.quoted and (lemma in STATING or lemma in NAMING):
        return start
    if lemma in NAMING:
        return start if _name_given(words, start) else None
    if first.low == "that" and _clause_behind(words, start + 1, _to_next_cue(words, start)):
        return start
    if lemma in SPEECH_ONLY or lemma in PROMISING.values() or lemma not in STATING:
        return None
    stop = content_end(words, start)
    if lemma not in ALWAYS:
        stop = next((n for n in range(start, stop) if words[n].low == "and"), stop)
    if not states(words, start + 1, stop) and not is_verb(words, start):
        return None
    if first.capital or first.low in OPENERS or first.text[0].isdigit() or first.text[0] in "$£€":
        return start
    free = lemma == "say" or (lemma in SAYING.values() and words[at].low.endswith(("ed", "id")) and lemma not in ALWAYS)
    return start if free and first.low not in PREPOSITIONS and not is_verb(words, start) else None


def _past_time_of_saying(words: list[Token], start: int) -> int:
    """`said earlier this week | that …`, `said backstage | that …`."""
    for at in range(start + 1, min(len(words), start + _TIME_WORDS)):
        before = words[at - 1]
        if not before.word or before.capital or is_verb(words, at - 1):
            break
        if words[at].low == "that":
            alone = at == start + 1 and before.low not in DETERMINERS and not before.low.endswith("s")
            return at if before.low in _SPANS or alone else start
    return start


def _to_next_cue(words: list[Token], start: int) -> int:
    """Where a second verb of the speaker takes over: `disputes that figure and says …`."""
    stop = content_end(words, start)
    return next((n for n in range(start, stop) if words[n].low == "and" and another_verb(words, n)), stop)


def another_verb(words: list[Token], joint: int) -> bool:
    """Whether behind an "and" a second verb of the speaker follows: `urged her to come and says …`."""
    at = joint + 1
    while at < len(words) and is_adverb(words[at]):
        at += 1
    if at >= len(words):
        return False
    speaks = words[at].low in SAYING and words[at].low.endswith(("s", "d"))
    return speaks or (words[joint - 1].quoted and is_verb(words, at))


def _clause_behind(words: list[Token], start: int, stop: int) -> bool:
    """Whether "that" opens a clause, and does not point: `said that the dam leaks`, `said that`, `wrote that book`."""
    if stop - start < 1 or words[start].text in ",:":
        return False
    opens = words[start].capital or words[start].low in OPENERS
    return states(words, start, stop) or (opens and stop - start >= _LEAST_CLAUSE)


def states(words: list[Token], first: int, last: int) -> bool:
    """Whether there is a finite verb, which may stand in quotation marks: `the plan "will never work"`."""
    return has_verb(words, first, last) or any(word.quoted and " " in word.low for word in words[first:last])


def content_end(words: list[Token], start: int) -> int:
    """Where what is said ends: with the sentence, or where another voice or thought takes over."""
    if words[start].quoted and words[start].low.rstrip(_MARKS).endswith(_QUOTE_ENDS):
        return start + 1
    for at in range(start, len(words)):
        word = words[at]
        if word.text == ";" or (word.text in ENDS and at > start):
            return at
        if at == start:
            continue
        comma = words[at - 1].text == ","
        turns = word.low in _TURNS and (comma or (word.low == "but" and words[at - 1].quoted))
        if turns and words[at - 1].low != "not" and has_verb(words, at + 1, min(len(words), at + AHEAD)):
            return at - comma
        if comma and (word.low in _OTHER_VOICES or _answered(words, at)):
            return at - 1
        if word.low == "according" and at + 1 < len(words) and words[at + 1].low == "to":
            return at
    return len(words)


def _answered(words: list[Token], at: int) -> bool:
    """`…, a figure that the mayor rejected`, `…, which he denies`: what another says of it."""
    if words[at].low in ("a", "something") or (words[at].low == "which" and at > 1):
        return any(word.low in DENYING for word in words[at + 1 : at + _ANSWER_WITHIN])
    return False


def name_end(words: list[Token], start: int) -> int:
    """Where the name in quotation marks ends that `called the report "…"` gives."""
    return next((at + 1 for at in range(start, len(words)) if words[at].quoted), len(words))


def _name_given(words: list[Token], start: int) -> bool:
    for word in words[start : start + AHEAD]:
        if word.quoted:
            return True
        if word.text in ",;." or word.low in ("for", "on"):
            return False
    return False


def _past_hearer(words: list[Token], start: int) -> int:
    """`told a jury on Wednesday that …`, `told reporters …`, `told him …`."""
    end = min(len(words), start + AHEAD)
    for at in range(start, end):
        if words[at].low == "that" or words[at].text in (",", ":") or words[at].quoted:
            return at
        if is_verb(words, at):
            break
    at = start + (words[start].low in DETERMINERS)
    while at < end and words[at].capital and at > start:
        at += 1
    return min(at + (at == start or not words[at - 1].capital), len(words))


def past_adverbial(words: list[Token], start: int) -> int:
    """Past when and where it was said, if what is said comes behind."""
    at, end = start, len(words)
    while at < end and (
        words[at].low in _DAYS or (words[at].low in ADVERBS and words[at].low not in ("no", "all", "both"))
    ):
        at += 1
    if at >= end or words[at].low not in PREPOSITIONS:
        return at
    for look in range(at, min(end, at + AHEAD)):
        word = words[look]
        if word.text == ":" or word.quoted or word.text in ENDS or (word.low == "that" and look > at + 1):
            return look
        if word.text == "," and look + 1 < end and words[look + 1].quoted:
            return look
        if look > at + 1 and _begins_clause(words, look):
            return look
        if is_verb(words, look):
            break
    return at


def _begins_clause(words: list[Token], at: int) -> bool:
    """`said on Monday | the bridge would hold`: a second noun phrase with a verb, right behind the adverbial."""
    word, before = words[at], words[at - 1]
    opens = word.low in _SUBJECTS or (word.low in DETERMINERS and before.low not in DETERMINERS)
    if not opens or before.low in PREPOSITIONS or before.low in CONJUNCTIONS or not before.word:
        return False
    return any(is_verb(words, n) for n in range(at + 1, min(len(words), at + AHEAD)))
