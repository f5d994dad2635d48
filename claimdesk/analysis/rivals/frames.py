"""What a statement is about, so that two wordings of one matter can be laid side by side: its subject and its matter.

There is no parser behind this. The subject is what stands before the first verb; the matter is all content words, with
irregular forms and near synonyms made one, and "I", "we", "our" read as whoever speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from claimdesk.analysis.rivals.quantities import stem
from claimdesk.analysis.tokens import Token, tokens
from claimdesk.analysis.verbs import is_verb
from claimdesk.analysis.vocabulary import AUXILIARIES, listed
from claimdesk.analysis.wording import LIGHT

_ALIKE = """
    die died dies dead death deaths kill killed kills perished
    take took taken takes accept accepted receive received receives got get
    know knew known knows learn learnt learned told informed aware
    begin began begun begins start started starts
    write wrote written writes
    blow blew blown
    build built builds
    buy bought buys
    steal stole stolen
    sink sank sunk sinks
    shoot shot shots fired
    sell sold
    hold held holds room capacity seats
    fall fell fallen falls drop dropped drops decline declined decrease decreased shrink shrank shrunk
    rise rose risen rises increase increased increases grow grew grown grows
    wait waited waits waiting
    pay paid pays wage wages salary salaries
    see saw seen
    choose chose chosen chooses
    give gave given
    fly flew flown
    lose lost loses
    come came comes
    leave left leaves
    break broke broken breaks
    forbid forbade forbidden forbids ban bans banned prohibit prohibits prohibited
    set cause caused causes
    use used uses
    make made makes
    order ordered orders
    missing unaccounted
    investigate investigated investigating investigation investigations probe inquiry
    guilty convicted
    build constructed construct
    child children
    money dollars dollar euros euro pounds pound
    accident crash
    law act bill
"""
_SAME = {stem(word): line.split()[0] for line in reversed(_ALIKE.strip().splitlines()) for word in line.split()}

_SLACK = {
    stem(word)
    for word in listed(
        """
        average barely nearly currently present still already end now only altogether total officially overall
        rate about around much entire whole exactly again once twice official really just far way new here there
        more less most ever stand stands number figure amount come came go going goes count counted be have get
        thing put say says said reach reached fall rise show anybody anyone anything else other any several
        people person every each mr mrs ms himself herself itself themselves not never no nobody none nothing
        without neither nor cannot moment morning evening noon night afternoon midnight hour day days week month
        year years spring summer autumn winter january february march april june july august september october
        november december monday tuesday wednesday thursday friday saturday sunday one two three four five six
        seven eight nine ten eleven twelve fourteen fifteen sixteen nineteen twenty thirty forty fifty sixty
        seventy eighty ninety hundred dozen thousand million billion half third quarter tenth
        """
    )
}
"""What does not make a statement one of another thing."""

TITLES = {
    stem(word)
    for word in listed(
        "mr mrs ms dr president governor mayor minister prime senator congressman congresswoman chancellor premier "
        "king queen prince princess pope general colonel captain professor doctor judge chairman chairwoman secretary"
    )
}
_IRREGULAR = listed(
    "took taken got known knew learnt told began begun wrote written blew blown built bought stole stolen sank "
    "sunk shot found sold held fell fallen rose risen grew grown paid saw seen chose chosen gave given flew flown "
    "lost came left broke broken forbade forbidden made met won beaten hit born"
)
_FIRST_PERSON = listed("i we us our my me ours mine myself ourselves")
_SUPPOSED = re.compile(
    r"\b(?:should|would|could|(?-i:may)|might|if|unless|planned|plans?|meant|licensed|supposed|intended|designed|expected|"
    r"forecast|estimated|was\s+to|were\s+to|until|must|can|want(?:s|ed)?|built\s+for)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:ago|earlier|previous(?:ly)?|former(?:ly)?|last(?!\s+(?:week|night)\b)|before|used\s+to|once|years?\s+later)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"\b(?:an?|per|each|every|most)\s+(hour|day|night|week|month|year|decade)s?\b", re.IGNORECASE)
_SPAN = re.compile(r"\b(?:over|within|in)\s+[\w-]+\s+(?:hours|days|weeks|months|years|decades)\b", re.IGNORECASE)
_YEARLY = re.compile(r"\b(?:annual(?:ly)?|yearly)\b", re.IGNORECASE)
_CLEFT = re.compile(r"^\s*it\s+(?:was|is)\s+(?P<who>.+?)\s+(?:who|that)\s+", re.IGNORECASE)
_SOURCE = re.compile(r"^\s*according\s+to\s+[^,]{1,60},\s*", re.IGNORECASE)
_PASSIVE = re.compile(r"\bby\s+(?P<who>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """`subject` and `matter` as stems; `before` for each stem of the matter the one right before it, in the same group;
    `owned` are those behind a genitive, `lead` is the first stem of all.

    `verb` is the stem of the first verb that carries meaning, empty where none is known; `doer` who did it, also behind
    "by", and `done` what it was done to. `supposed` marks a plan, wish or condition, `past` that an earlier time is
    meant, `rate` per what a figure is given.
    """

    subject: frozenset[str]
    matter: frozenset[str]
    before: frozenset[tuple[str, str]]
    owned: frozenset[str]
    lead: str
    verb: str
    doer: frozenset[str]
    done: frozenset[str]
    supposed: bool
    past: bool
    rate: str


@lru_cache(maxsize=4096)
def frame_of(text: str, claimant: str) -> Frame:
    """Take a statement apart. The same two make the same frame, which is kept."""
    said = _SOURCE.sub("", text)
    cleft = _CLEFT.match(said)
    plain = f"{cleft['who']} {said[cleft.end() :]}" if cleft else said
    words = [t for t in tokens(plain, 0, len(plain)) if t.word or t.text[0].isdigit()]
    speaker = stems(claimant)
    verbs = [i for i in range(len(words)) if i and is_verb(words, i)]
    verbs = verbs or [i for i in range(1, len(words)) if _past(words[i].low)][:1]
    first = verbs[0] if verbs else len(words)
    main = next((i for i in verbs if words[i].low not in AUXILIARIES), -1)
    if main < 0 and verbs:  # a participle that the list of verbs does not have
        main = next((i for i in range(first, len(words)) if _past(words[i].low)), -1)
    subject = _content(words[:first], speaker)
    matter = _content(words, speaker)
    behind = words[main + 1 :] if main >= 0 else []
    passive = _PASSIVE.search(plain[words[main].end :]) if main > first else None
    agent = stems(passive["who"].split(",")[0]) if passive else frozenset()
    return Frame(
        subject,
        matter,
        _before(words),
        frozenset(alike(b.low) for a, b in pairwise(words) if a.possessive),
        next((alike(w.low) for w in words if _content([w], frozenset())), ""),
        alike(words[main].low) if main >= 0 else "",
        agent if passive else subject,
        subject if passive else _content(behind, speaker),
        bool(_SUPPOSED.search(text)),
        bool(_PAST.search(text)),
        _rate(text),
    )


def _past(low: str) -> bool:
    """Whether a word is, by its form, a verb in the past or a participle."""
    return low.endswith("ed") or low in _IRREGULAR


def _rate(text: str) -> str:
    if _SPAN.search(text):
        return "span"
    found = _RATE.search(text)
    return found[1].lower() if found else "year" if _YEARLY.search(text) else ""


def stems(text: str) -> frozenset[str]:
    """The content words of a name or phrase, as a frame has them."""
    return _content([t for t in tokens(text, 0, len(text)) if t.word], frozenset())


def alike(low: str) -> str:
    """A word's stem, or the one that stands for its synonyms."""
    found = stem(low)
    return _SAME.get(found, found)


def _content(words: list[Token], speaker: frozenset[str]) -> frozenset[str]:
    out: set[str] = set()
    for word in words:
        if word.low in _FIRST_PERSON:
            out |= speaker
        elif word.word and word.low not in LIGHT and word.low not in AUXILIARIES:
            out.add(alike(word.low))
    return frozenset(out - _SLACK)


def _before(words: list[Token]) -> frozenset[tuple[str, str]]:
    pairs = pairwise(words)
    return frozenset(
        (alike(a.low), alike(b.low))
        for a, b in pairs
        if a.word and b.word and a.low not in LIGHT and b.low not in LIGHT and a.low not in AUXILIARIES
    )


def same_subject(a: Frame, b: Frame, names: frozenset[str]) -> bool:
    """Whether both speak of one person or thing, as far as words tell.

    One may name more of it: a title, a further name. Another noun makes it another thing ("the governor's brother").
    """
    if a.subject.isdisjoint(b.subject):
        return False
    named = a.subject & names, b.subject & names
    if named[0] and named[1] and not named[0] & named[1]:
        return False
    more, less = (a.subject, b.subject) if len(a.subject) >= len(b.subject) else (b.subject, a.subject)
    return less - TITLES - names <= more and more - less <= names | TITLES


def narrowed(a: Frame, b: Frame) -> bool:
    """Whether one speaks of a part or of what belongs to it: "youth unemployment", "new flats", "the poet's sister"."""
    shared = a.matter & b.matter
    only = (a.matter - b.matter) | (b.matter - a.matter)
    verbs = {a.verb, b.verb}
    return any(x in only and y in shared - verbs for x, y in a.before ^ b.before) or bool((a.owned | b.owned) & only)


def other_terms(a: Frame, b: Frame) -> bool:
    """Whether they speak of another time, or of a plan and a fact."""
    return a.past != b.past or a.supposed != b.supposed
