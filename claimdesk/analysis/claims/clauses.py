"""The clauses of a sentence that can be true or false on their own."""

from __future__ import annotations

from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import has_verb, is_verb
from claimdesk.analysis.vocabulary import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUN_VERBS, listed

_JOINTS = frozenset(["and", "but", "while", "whereas", "although", "though"])
_SUBJECTS = listed("he she it they we i there nobody everyone more most some many several few both neither one no")
_LEAST_WORDS = 3
_REACH = 9
_LONG = 40
_SUBORDINATING = listed("who which that to before after when if because until as where while")
_LOOSE = listed("and but or while because as although though whereas when after before until")
_TIMES = listed("day days night week weeks month months year years hour hours minutes")
_NO_SECOND_VERB = listed(
    "pay work cost risk need help support plan offer claim show run cut hit hurt let put set start end use hope return "
    "stay lead lie face sign charge kill bid read win fall rise drive fight start cause share sale mean stand"
)
_POINTING = listed("he she it they one both neither this that these those his her its their we i")

Range = tuple[int, int]


def clauses(words: list[Token], first: int, last: int) -> list[Range]:
    """Split `[first, last)` where a new statement begins: at a semicolon, or an "and" with a verb of its own."""
    parts: list[Range] = []
    start = first
    at = first
    while at < last:
        step = _joint(words, start, at, last)
        if step:
            parts.append((start, at))
            start = at + step
            at = start
        else:
            at += 1
    parts.append((start, last))
    return [trimmed for part in parts if (trimmed := _trim(words, *part))[1] > trimmed[0]]


def _joint(words: list[Token], start: int, at: int, last: int) -> int:
    """How many words part two statements here; 0 where none do."""
    word = words[at]
    if word.text == ";":
        return 1 if last - start > _LONG else 0
    comma = word.text == ","
    joint = at + 1 if comma else at
    if joint >= last or words[joint].low not in _JOINTS:
        return 0
    if not comma and words[joint].low not in ("and", "but"):
        return 0
    if any(words[back].low in ("both", "between") for back in range(max(start, at - 4), at)):
        return 0
    if not comma and words[at - 1].capital and joint + 1 < last and words[joint + 1].capital and at - 1 > start:
        return 0
    if at - start < _LEAST_WORDS or not has_verb(words, start, at):
        return 0
    right = joint + 1
    if last - right < _LEAST_WORDS:
        return 0
    skip = _past_insertion(words, right, last)
    if words[skip].low == "that" and has_verb(words, skip + 1, last):
        return right - at
    if _own_subject(words, skip, last) or _own_verb(words, start, at, skip, last):
        return right - at
    return 0


def _past_insertion(words: list[Token], right: int, last: int) -> int:
    """`and, in a short address, promised`."""
    if words[right].text != ",":
        return right
    for at in range(right + 1, min(last, right + 8)):
        if words[at].text == ",":
            return min(at + 1, last - 1)
    return right


def _own_subject(words: list[Token], right: int, last: int) -> bool:
    lead = words[right]
    begins = (
        lead.low in DETERMINERS
        or lead.low in _SUBJECTS
        or lead.low in PRONOUN_VERBS
        or lead.capital
        or lead.text[0].isdigit()
    )
    if not begins:
        return False
    for at in range(right, min(last, right + _REACH)):
        if words[at].low in _SUBORDINATING or words[at].text in ",;":
            return False
        if at > right and is_verb(words, at):
            return True
    return lead.low in PRONOUN_VERBS


def _own_verb(words: list[Token], start: int, at: int, right: int, last: int) -> bool:
    """A second predicate of the same subject, where the first is more than a bare verb ("shot and killed a man")."""
    if not is_verb(words, right) or (is_verb(words, at - 1) and words[at - 1].low not in AUXILIARIES):
        return False
    if last - right < _LEAST_WORDS or words[right].low in _NO_SECOND_VERB or _nested(words, start, at):
        return False
    return words[right].low in AUXILIARIES or words[right].low.endswith("ed") or not words[right].low.endswith("ing")


def _nested(words: list[Token], start: int, at: int) -> bool:
    """Inside a relative clause or an infinitive, the second verb may belong there."""
    for back in range(at - 1, max(start, at - 12), -1):
        if words[back].low in ("who", "which", "that") and back > start and at - back < 7:
            return True
        if (
            words[back].low == "to"
            and words[back + 1].word
            and not words[back + 1].capital
            and words[back + 1].low not in DETERMINERS
        ):
            return True
        if is_verb(words, back):
            return False
        if words[back].text == ",":
            return False
    return False


def _trim(words: list[Token], first: int, last: int) -> Range:
    while first < last and (words[first].text in ",;:" or words[first].low in ("and", "but", "while", "whereas")):
        first += 1
    while first < last and (words[last - 1].text in ",;:.—–" or _loose(words, last - 1)):
        last -= 1
    return first, last


def _loose(words: list[Token], at: int) -> bool:
    """Whether a last word belongs to what follows: not in "the day before"."""
    told_apart = words[at].low in ("before", "after") and at and words[at - 1].low in _TIMES
    return words[at].low in _LOOSE and not told_apart


def stands_alone(words: list[Token], first: int, last: int) -> bool:
    """Whether a clause says what it is about: not where it opens with a pronoun or with no subject at all."""
    lead = words[first]
    if lead.low in _POINTING:
        return False
    if lead.low in PRONOUN_VERBS or lead.low in PREPOSITIONS:
        return lead.low in ("there's",) or (lead.low in PREPOSITIONS and has_verb(words, first, last))
    return not is_verb(words, first)
