"""Clauses that others vouch for: what they say, cut free of "he said" where it stands alone."""

from __future__ import annotations

import re
from dataclasses import replace

from claimdesk.analysis.claims.clauses import clauses, stands_alone
from claimdesk.analysis.claims.draft import Draft
from claimdesk.analysis.claims.subjects import subject_of, with_subject
from claimdesk.analysis.people.roles import DOCUMENTS
from claimdesk.analysis.reading import Reading
from claimdesk.analysis.results import Span
from claimdesk.analysis.sentences import sentences
from claimdesk.analysis.speech import Attribution
from claimdesk.analysis.speech.cues import NAMING
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import has_verb, is_verb
from claimdesk.analysis.vocabulary import AUXILIARIES, listed

_PLURALS = listed("two three four five several many men women people these those they")
_SHORT_SPEECH = 7
_PRONOUNS = listed("he she it they this that i we")
_LEADING = re.compile(r"\A(?:And|But|So|Well|Look|Now),?\s+(?=\w)")
_ABBREVIATION = re.compile(r"(?:\b\w\.\w|\b(?:Inc|Ltd|Co|Jr|Sr|etc|a\.m|p\.m))\.$")
_MARKS = "\"“”'‘’«» \n"


def said_by_others(reading: Reading, words: list[Token], here: list[Attribution], free: list[bool]) -> list[Draft]:
    """The clauses of a unit's quotations; `free` loses the words that belong to them or only introduce them."""
    return [draft for each in _outermost(words, here) for draft in _of_attribution(reading, words, each, free)]


def _outermost(words: list[Token], here: list[Attribution]) -> list[Attribution]:
    """Leave out what is said inside what is said. A cue that does not agree with its subject goes on from the last."""
    kept: list[Attribution] = []
    for each in here:
        cue = each.quotation.cue
        outer = next((k for k in kept if cue and any(s <= cue[0] < e for s, e in k.quotation.content)), None)
        if outer is None:
            kept.append(each)
        elif _disagrees(words, outer, each):
            goes_on = replace(each.quotation, name=outer.quotation.name, confidence=outer.quotation.confidence)
            kept[kept.index(outer)] = Attribution(
                replace(goes_on, claimant=outer.quotation.claimant, cue=outer.quotation.cue),
                outer.unit,
                outer.lemma,
                outer.cue_at,
            )
    return kept


def _disagrees(words: list[Token], outer: Attribution, each: Attribution) -> bool:
    """`X says the two men … says`: a plural subject with a singular verb is a sentence that lost its thread."""
    if each.cue_at < 0 or words[each.cue_at].low != words[outer.cue_at].low or not words[each.cue_at].low.endswith("s"):
        return False
    lead = [w.low for w in words if w.start >= outer.quotation.content[0][0]][:4]
    return any(low in _PLURALS for low in lead)


def _of_attribution(reading: Reading, words: list[Token], each: Attribution, free: list[bool]) -> list[Draft]:
    quotation = each.quotation
    ranges = [_range(words, span) for span in quotation.content]
    for first, last in ranges:
        free[first:last] = [False] * (last - first)
    wrapper = _wrapper(words, each, ranges, free)
    vouched = quotation.name if not _is_document(quotation.name) else ""
    base = Draft(0, 0, reading.sentence_at(words[ranges[0][0]].start), vouched, each.lemma, attributed=True)
    if quotation.kind == "direct":
        spoken = _direct(reading, base, quotation.content)
        alone = len(spoken) == 1 and _leans(reading.text[spoken[0].start : spoken[0].end])
        if alone and wrapper:
            start, end = min(quotation.content[0][0], wrapper[0]), max(spoken[0].end, wrapper[1])
            return [replace(spoken[0], start=start, end=end)]
        return spoken
    if len(ranges) > 1:
        return [replace(base, start=quotation.content[0][0], end=quotation.content[-1][1])]
    first, last = ranges[0]
    if words[first].low == "that" and has_verb(words, first + 1, last):
        first += 1
    found = []
    subject = None
    for order, (left, right) in enumerate(clauses(words, first, last)):
        if order and words[left].low == "that" and has_verb(words, left + 1, right):
            left += 1
        start, end = words[left].start, words[right - 1].end
        wording = with_subject(reading.text, words, left, right, subject)
        subject = subject_of(words, left, right) or subject
        alone = bool(wording) or stands_alone(words, left, right)
        if order == 0 and wrapper and (not alone or not vouched or each.lemma in NAMING):
            start, end = min(start, wrapper[0]), max(end, wrapper[1])
        found.append(
            replace(
                base,
                start=start,
                end=end,
                wording=wording,
                whole=alone or order == 0,
                sentence=reading.sentence_at(start),
            )
        )
    return found


def _leans(speech: str) -> bool:
    """Whether a short speech says nothing without its speaker: "He was filming them"."""
    words = speech.split()
    return len(words) <= _SHORT_SPEECH and words[0].lower().strip("\"“'‘") in _PRONOUNS


def _range(words: list[Token], span: Span) -> tuple[int, int]:
    first = next(n for n, w in enumerate(words) if w.end > span[0])
    last = next((n for n, w in enumerate(words) if w.start >= span[1]), len(words))
    return first, max(last, first + 1)


def _wrapper(words: list[Token], each: Attribution, ranges: list[tuple[int, int]], free: list[bool]) -> Span | None:
    """The words by which it is attributed; they are nobody's claim. Their span, where it touches what is said."""
    if not each.quotation.claimant or each.quotation.cue is None or each.cue_at < 0:
        return None
    speaker = _range(words, each.quotation.claimant[0])
    follows_on = words[each.cue_at].low.endswith("ing") and words[each.cue_at - 1].text == ","
    follows_on = follows_on or any(  # "Lee denied it and says …"
        is_verb(words, n) and words[n].low not in AUXILIARIES for n in range(speaker[1], each.cue_at)
    )
    low, high = (each.cue_at if follows_on else min(speaker[0], each.cue_at)), max(speaker[1], each.cue_at + 1)
    if ranges[0][0] >= high:
        high = ranges[0][0]
    else:
        while high < len(words) and words[high].text not in ",;:." and free[high]:
            high += 1
    for at in range(low, high):
        free[at] = False
    span = words[low].start, words[high - 1].end
    touches = high == ranges[0][0] or low <= ranges[-1][1] + 1
    names_speaker = not follows_on or each.lemma in NAMING  # "…, adding that he left" says no more than "he left"
    return span if touches and names_speaker else None


def _direct(reading: Reading, base: Draft, content: tuple[Span, ...]) -> list[Draft]:
    """Speech: a draft for each of its sentences; `"A," he said, "B"` is one."""
    text = reading.text
    first, last = content[0], content[-1]
    unended = not text[first[0] : first[1]].rstrip("\"”'’ ").endswith((".", "!", "?"))
    if len(content) > 1 and unended:
        return [replace(base, start=first[0], end=last[1], direct=True)]
    found = []
    for start, end in content:
        inside = text[start:end]
        lead = len(inside) - len(inside.lstrip(_MARKS))
        tail = len(inside.rstrip(_MARKS))
        for each in sentences(inside[lead:tail]):
            spoken = _closed(inside[lead + each.start : lead + each.end])
            plain = _LEADING.sub("", spoken, count=1)
            end_at = start + lead + each.start + len(spoken)
            at = end_at - len(plain)
            if plain:
                found.append(replace(base, start=at, end=end_at, direct=True, sentence=reading.sentence_at(at)))
    return found


def _closed(speech: str) -> str:
    """A sentence of speech without its full stop or comma, unless an abbreviation needs it."""
    return speech if _ABBREVIATION.search(speech) else speech.rstrip(".,;: ")


def _is_document(name: str) -> bool:
    return bool(name) and name.split()[-1].lower() in DOCUMENTS
