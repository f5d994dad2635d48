"""Who does a verb: the noun phrase before it, or after it where the order is turned.

A phrase is followed word by word from the verb to where it can't go on.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.analysis.people import roles
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import RELATIVE, has_verb, is_adverb, is_verb
from claimdesk.analysis.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    listed,
)

_SUBJECTS = listed("he she it they i we you who")
_OPENERS = CONJUNCTIONS | frozenset(["that", "then", "as", "than", "how", "why", "what", "after", "before", "until"])
_WHEN = listed("yesterday today monday tuesday wednesday thursday friday saturday sunday")
_TELLING = listed("of from who which whose now then in at on during with speaking writing after")
_NO_TITLE = PREPOSITIONS | CONJUNCTIONS | PRONOUNS | ADVERBS | listed("that to")
_SPANS = listed("week month year night monday tuesday wednesday thursday friday saturday sunday")
_WALLS = frozenset(',;:—–-"“”()!?….')
_LONGEST = 22


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as tokens `[first, last)`; `core` is the part that names it, without what stands in apposition."""

    first: int
    last: int
    core: tuple[int, int]


def subject_before(words: list[Token], verb: int, floor: int = 0) -> Phrase | None:
    """The subject of a verb that follows it: walks left over adverbs, an apposition, a relative clause."""
    at = verb - 1
    while at >= floor and (is_adverb(words[at]) or words[at].low in AUXILIARIES):
        at -= 1
    if at - 1 > floor and words[at].low in _SPANS and words[at - 1].low in ("last", "this", "next", "on", "late"):
        at -= 2
    if at < floor:
        return None
    last = at + 1
    if words[at].text == ")":
        opened = next((n for n in range(at - 1, max(floor, at - 7), -1) if words[n].text == "("), None)
        if opened is None or opened - 1 < floor:
            return None
        at = opened - 1
        first = _leftmost(words, at, floor)
        return Phrase(first, last, (first, at + 1)) if first is not None and first <= at else None
    if words[at].low in ("who", "which", "that") and at > floor:
        return _antecedent(words, at, floor)
    if words[at].low in ("and", "but", "or") and at > floor:
        return _shared_subject(words, at, floor)
    if words[at].text == ",":
        return _before_comma(words, at, floor)
    first = _leftmost(words, at, floor)
    if first is None or first >= last:
        return None
    return Phrase(first, last, (first, last))


def _antecedent(words: list[Token], relative: int, floor: int) -> Phrase | None:
    """`a letter that says`, `Ann Lee, who said`: what the pronoun stands for."""
    at = relative - (words[relative - 1].text == ",") - 1
    first = _leftmost(words, at, floor) if at >= floor else None
    if first is None or first > at:
        return Phrase(relative, relative + 1, (relative, relative + 1)) if words[relative].low == "who" else None
    if words[relative].low == "who":  # of "fire from workers who said", the workers
        lead = (n + 1 for n in range(at - 1, first, -1) if words[n].low in PREPOSITIONS - {"of", "for"})
        first = next(lead, first)
    return Phrase(first, relative + 1, (first, at + 1))


def _shared_subject(words: list[Token], joint: int, floor: int) -> Phrase | None:
    """`Lee left and said`: the subject of the clause that the verb is joined to."""
    verb = next((n for n in range(floor + 1, joint) if is_verb(words, n)), None)
    return subject_before(words, verb, floor) if verb else None


def _before_comma(words: list[Token], comma: int, floor: int) -> Phrase | None:
    """`The mayor, Ann Lee, said`; `Lee, 58, of Ely, Kent, who was there, said`."""
    parts = _between_commas(words, comma, floor)
    head = len(parts) - 2
    while head > 0 and _adds(words, parts[head], parts[head - 1]):
        head -= 1
    if head < 0 or parts[-1][0] == parts[-1][1]:
        return None
    start, end = parts[head]
    first = _leftmost(words, end - 1, start) if end > start else None
    if first is None or first > end - 1:
        return None
    left, right = parts[head + 1]
    named = words[left].capital and words[left].low not in RELATIVE and not has_verb(words, left, right)
    core = (left, right) if named and not words[end - 1].capital else (first, end)
    return Phrase(first, comma, core)


def _between_commas(words: list[Token], comma: int, floor: int) -> list[tuple[int, int]]:
    """What stands between the commas before this one, back to where the phrase can't go on."""
    parts: list[tuple[int, int]] = []
    end = at = comma
    while at > floor and comma - at < 2 * _LONGEST:
        before = words[at - 1]
        abbreviation = before.text == "." and at < len(words) and words[at].text == ","
        if before.quoted or (before.text in _WALLS - {","} and not abbreviation):
            break
        if before.text == ",":
            parts.append((at, end))
            end = at - 1
        at -= 1
    parts.append((at, end))
    return parts[::-1]


def _adds(words: list[Token], part: tuple[int, int], before: tuple[int, int]) -> bool:
    """Whether a part only tells more of the one before: an age, a home, an office, a relative clause."""
    (start, end), (first, last) = part, before
    if end == start or last == first or words[first].low in PREPOSITIONS:
        return False
    lead = words[start]
    short = end - start <= 2 and lead.capital and words[end - 1].text in (lead.text, ".")
    tells = lead.low in _TELLING or lead.text[0].isdigit() or short
    return tells or (lead.low in DETERMINERS | {"one", "whose"} and words[last - 1].capital)


def _leftmost(words: list[Token], at: int, floor: int) -> int | None:
    """Where the noun phrase that ends at `at` begins."""
    if words[at].low in _SUBJECTS:
        return at
    if not (words[at].word or words[at].text[0].isdigit() or words[at].text in ")%"):
        return None
    if (
        words[at].low in CONJUNCTIONS
        or words[at].low in PREPOSITIONS
        or words[at].low in DETERMINERS - {"this", "that", "these", "those", "some", "all", "both", "each"}
    ):
        return None
    first = at
    while first - 1 >= floor and at - first < _LONGEST:
        before = words[first - 1]
        if before.quoted or before.text in _WALLS or before.low in ("says", "said"):
            break
        if before.low in RELATIVE and first - 2 >= floor and words[first - 2].word and before.low != "that":
            first -= 1
            continue
        if before.low in ("and", "or") and not _joins(words, first - 1):
            break
        if before.low in _OPENERS - {"and", "or"} or before.low in _SUBJECTS:
            break
        if is_verb(words, first - 1) and not _relative_left(words, first - 1, floor):
            break
        first -= 1
    return _trimmed(words, first, at)


def _joins(words: list[Token], at: int) -> bool:
    """Whether an "and" joins two names, or two nouns without a verb around, rather than two clauses."""
    if at == 0 or at + 1 >= len(words):
        return False
    left, right = words[at - 1], words[at + 1]
    if left.capital and right.capital:
        return True
    return (
        not left.capital
        and not right.capital
        and right.low not in DETERMINERS
        and right.low not in PRONOUNS
        and left.word
        and not has_verb(words, max(0, at - 6), at)
    )


def _relative_left(words: list[Token], at: int, floor: int) -> bool:
    """Whether the verb belongs to a relative clause inside the phrase: "the man who was hurt said"."""
    for back in range(at - 1, max(floor, at - 8) - 1, -1):
        if words[back].text in ",;:":
            return False
        if words[back].low in ("who", "which"):
            return back > floor
    return False


def _trimmed(words: list[Token], first: int, at: int) -> int:
    """An adverbial in front ("On Monday Mr Lee") is no part of the phrase."""
    while first < at and (words[first].low in ADVERBS - {"both", "all", "first"} or words[first].low in CONJUNCTIONS):
        first += 1
    if words[first].low in PREPOSITIONS:
        for start in range(first + 1, at + 1):
            begins = words[start].low in DETERMINERS or (words[start].capital and not words[start - 1].capital)
            if (
                begins
                and start > first + 1
                and words[start - 1].low not in PREPOSITIONS
                and words[start - 1].low not in DETERMINERS
            ):
                return start
        return at if words[at].capital else first
    return first


def subject_after(words: list[Token], verb: int, *, any_noun: bool = False) -> Phrase | None:
    """The subject behind a verb in turned order: `said Ann Lee, a nurse from Leeds`.

    With `any_noun` also one that begins with a small letter and is no word for people: "according to federal data".
    """
    first = verb + 1
    if first >= len(words):
        return None
    if words[first].low in _SUBJECTS:
        return Phrase(first, first + 1, (first, first + 1))
    if not (_can_follow(words, first) or (any_noun and words[first].word)):
        return None
    last = first
    while last < len(words) and last - first < _LONGEST and not _stops(words, first, last):
        last += 1
    if last == first:
        return None
    end = _name_in_apposition(words, last)
    return Phrase(first, end, (last + 1, end)) if end else Phrase(first, last, (first, last))


def _can_follow(words: list[Token], first: int) -> bool:
    lead = words[first]
    people = lead.low in roles.PERSON_ROLES or lead.low in roles.GROUPS or lead.low == "one"
    numbered = lead.text[0].isdigit() and any(word.capital for word in words[first + 1 : first + 6])
    return lead.capital or lead.low in DETERMINERS or people or numbered or _names_soon(words, first)


def _names_soon(words: list[Token], first: int) -> bool:
    """`said lead author Ann Lee`, `said longtime resident Ann Lee`: small words of a title, then a name."""
    for at in range(first, min(len(words), first + 4)):
        if words[at].capital:
            return at > first
        title = words[at].low in roles.TITLES or words[at].low in roles.PERSON_ROLES
        if not words[at].word or words[at].low in _NO_TITLE or (is_verb(words, at) and not title):
            return False
    return False


def _stops(words: list[Token], first: int, at: int) -> bool:
    """Whether a phrase that began at `first` can't go on with this word."""
    word = words[at]
    if word.quoted or word.text in _WALLS or word.low in RELATIVE or word.low in CONJUNCTIONS - {"and"}:
        return True
    if word.low in PREPOSITIONS:
        dated = at + 1 < len(words) and words[at + 1].text[0].isdigit()
        return dated or word.low not in ("of", "for", "from")
    return word.low in _WHEN or (at > first and not word.capital and is_verb(words, at))


def _name_in_apposition(words: list[Token], comma: int) -> int:
    """Where the name ends in `said the mayor, Ann Lee`; 0 where none stands there."""
    end = comma + 1
    if end >= len(words) or words[comma].text != "," or not words[end].capital or words[comma - 1].capital:
        return 0
    while end < len(words) and (
        words[end].capital
        or words[end].low in ("de", "van", "von", "al", "bin")
        or (words[end].text == "." and len(words[end - 1].text) == 1)
    ):
        end += 1
    return end
