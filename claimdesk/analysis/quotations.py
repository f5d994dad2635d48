"""Who says what: direct, indirect and mixed speech, with its cue and whom it is attributed to.

A cue is a verb of `vocabulary` or "according to". Around it, in the words of a unit, stand whoever says it and what
is said; the shapes below are tried in turn.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.analysis.phrases import Phrase, has_verb, is_verb, subject_after, subject_before
from claimdesk.analysis.reading import Reading, Unit, read
from claimdesk.analysis.results import Quotation, Span
from claimdesk.analysis.speakers import Speakers
from claimdesk.analysis.tokens import QUOTED, Token
from claimdesk.analysis.vocabulary import (
    ADVERBS,
    CALLING,
    CONJUNCTIONS,
    DETERMINERS,
    HOLDING,
    PREPOSITIONS,
    PROMISING,
    SAYING,
    listed,
)

_FREE = {**SAYING, **HOLDING, **PROMISING}
_ALWAYS = listed("say tell add announce write insist allege")
_SPEECH_ONLY = listed("continue reply respond write joke quip exclaim point ask")
_ENDS = frozenset(".!?")
_CLAUSE_ENDS = frozenset(";:")
_TURNS = listed("but while although though whereas")
_DAYS = listed("monday tuesday wednesday thursday friday saturday sunday yesterday today earlier later")
_PARTICIPLES = ("ed", "id", "wn", "en", "ld", "ught", "und")
_SHORT_QUOTE_WORDS = 4
_STUB_WORDS = 4
_AHEAD = 14


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation with the words it was found by; `unit` and `cue_at` lead back to them."""

    quotation: Quotation
    unit: int
    lemma: str
    cue_at: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of an English text, in reading order."""
    return tuple(each.quotation for each in attributions(read(text)))


def attributions(reading: Reading, speakers: Speakers | None = None) -> list[Attribution]:
    """All quotations of a reading, in order."""
    speakers = speakers or Speakers(reading)
    found: list[Attribution] = []
    for index, unit in enumerate(reading.units):
        before = found[-1] if found else None
        here = _in_unit(reading, speakers, index, unit)
        if not here:
            here = _continued(reading, index, before)
        for each in here:
            speakers.spoke(unit.last if unit.last == unit.first else unit.first, each.quotation.name)
        found.extend(here)
    return found


def _in_unit(reading: Reading, speakers: Speakers, index: int, unit: Unit) -> list[Attribution]:
    words = unit.words
    found: list[Attribution] = []
    floor = 0
    taken: set[int] = set()
    for at in range(len(words)):
        shape = _cue(words, at)
        if not shape:
            continue
        parts = _said(words, at, shape, floor, bool(found))
        if parts is None:
            continue
        phrase, content = parts
        spans = _spans(words, content)
        if not spans:
            continue
        if phrase is None:
            name, sure = (
                (found[-1].quotation.name, found[-1].quotation.confidence) if found else _first_named(speakers, unit)
            )
            claimant: tuple[Span, ...] = found[-1].quotation.claimant if found else ()
        else:
            name, sure = speakers.name(phrase, words)
            claimant = ((words[phrase.first].start, words[phrase.last - 1].end),)
        kind = _kind(words, content)
        cue = (words[at].start, words[at + (shape == "according")].end)
        found.append(Attribution(Quotation(spans, claimant, cue, kind, name, sure), index, shape, at))
        taken.update(n for first, last in content for n in range(first, last))
        floor = max(floor, content[-1][0]) if content[-1][0] > at else floor
    return _with_rest(reading, words, found, taken)


def _with_rest(reading: Reading, words: list[Token], found: list[Attribution], taken: set[int]) -> list[Attribution]:
    """A passage of speech in the unit that no cue claimed goes to the last speaker: `"A," he said. "B."`."""
    if not found:
        return found
    rest = [n for n, word in enumerate(words) if word.text == QUOTED and n not in taken and _is_speech(reading, word)]
    if rest and found[-1].quotation.kind == "direct":
        last = found[-1]
        spans = tuple(sorted({*last.quotation.content, *((words[n].start, words[n].end) for n in rest)}))
        quotation = Quotation(
            spans, last.quotation.claimant, last.quotation.cue, "direct", last.quotation.name, last.quotation.confidence
        )
        found[-1] = Attribution(quotation, last.unit, last.lemma, last.cue_at)
    return found


def _continued(reading: Reading, index: int, before: Attribution | None) -> list[Attribution]:
    """Speech without a cue of its own goes on from the one before it, in the same paragraph or after a colon."""
    unit = reading.units[index]
    speech = [w for w in unit.words if w.text == QUOTED and _is_speech(reading, w)]
    if not speech or unit.words[0].text != QUOTED or before is None:
        return []
    last = reading.units[before.unit]
    gap = unit.paragraph - last.paragraph
    leads = reading.text[last.start : last.end].rstrip().endswith(":")
    if (index - before.unit > 1 and gap) or gap > 1 or (gap == 1 and not leads and before.quotation.kind != "direct"):
        return []
    content = tuple((w.start, w.end) for w in speech)
    quotation = Quotation(
        content, before.quotation.claimant, None, "direct", before.quotation.name, before.quotation.confidence * 0.8
    )
    return [Attribution(quotation, index, "say", -1)]


def _first_named(speakers: Speakers, unit: Unit) -> tuple[str, float]:
    mentions = speakers.cast.mentions[unit.first]
    return (mentions[0].figure.name, 0.5) if mentions else ("", 0.0)


def _cue(words: list[Token], at: int) -> str:
    """The base form of a cue at this word; empty if it is none."""
    low = words[at].low
    before = words[at - 1].low if at else ""
    if low == "according" and at + 1 < len(words) and words[at + 1].low == "to":
        return "according"
    lemma = _FREE.get(low) or CALLING.get(low, "")
    if not lemma or words[at].possessive or before == "to":
        return ""
    back = at - 1
    while back > 0 and words[back].low in ADVERBS:
        back -= 1
    before = words[back].low if at else ""
    passive = low.endswith(_PARTICIPLES) and before in ("be", "been", "being", "is", "was", "are", "were")
    if passive or (low.endswith("ing") and before not in (",", "is", "are", "was", "were", QUOTED)):
        return ""
    return lemma


def _said(
    words: list[Token], at: int, lemma: str, floor: int, spoken: bool
) -> tuple[Phrase | None, list[tuple[int, int]]] | None:
    """Whose words they are and which, by the shape of the sentence around the cue."""
    end = len(words)
    if lemma == "according":
        return _according(words, at, floor)
    if words[at].low.endswith("ing") and words[at - 1].text in (",", QUOTED):
        return _participle(words, at, spoken)
    before = subject_before(words, at, floor)
    turned = at > floor and words[at - 1].text in (",", QUOTED)
    if turned and not (before and words[at - 1].text == "," and _clause_follows(words, at, lemma)):
        after = subject_after(words, at)
        if after and (words[at - 1].text == QUOTED or _over(words, after.last) or has_verb(words, floor, at - 1)):
            content = _around(words, floor, at - (words[at - 1].text == ","), after.last, end)
            return (after, content) if content and lemma in SAYING else None
    if before is None:
        return None
    left = before.first - 1
    if left >= floor and words[left].text == QUOTED and _speaks(words, at):
        content = _around(words, floor, left + 1, _past_adverbial(words, at + 1), end)
        return before, content
    opens_speech = at + 2 < end and words[at + 1].text in (",", ":") and words[at + 2].text == QUOTED
    if left > floor and words[left].text == "," and not _clause_follows(words, at, lemma):
        start = _clause_start(words, left, floor)
        if opens_speech and not any(w.text == QUOTED for w in words[start:left]):
            halves = left - start <= _STUB_WORDS and words[at + 2].low[1:2].islower()
            return before, [*([(start, left)] if halves else []), (at + 2, at + 3)]
        if has_verb(words, start, left) or any(w.text == QUOTED for w in words[start:left]):
            content = [(start, left)]
            if at + 1 < end and words[at + 1].text == "," and at + 2 < end and words[at + 2].text not in _ENDS:
                content.append((at + 2, _content_end(words, at + 2)))
            return before, content
    begins = _content_start(words, at, lemma)
    if begins is None:
        return None
    return before, [(begins, _content_end(words, begins))]


def _speaks(words: list[Token], at: int) -> bool:
    return words[at].low in SAYING or words[at].low in PROMISING or words[at].low in HOLDING


def _clause_follows(words: list[Token], at: int, lemma: str) -> bool:
    start = _content_start(words, at, lemma)
    return start is not None and words[at + 1].text != ","


def _over(words: list[Token], at: int) -> bool:
    return at >= len(words) or words[at].text in _ENDS or words[at].text == ","


def _around(words: list[Token], floor: int, left: int, right: int, end: int) -> list[tuple[int, int]]:
    """What is said on both sides of a cue that stands in its midst."""
    content: list[tuple[int, int]] = []
    start = _clause_start(words, left, floor)
    if left > start:
        content.append((start, left))
    at = right
    while at < end and words[at].text == ",":
        at += 1
    if at < end and words[at].text == QUOTED and at - right <= 1:
        content.append((at, at + 1))
    return content


def _clause_start(words: list[Token], left: int, floor: int) -> int:
    at = left - 1
    while at >= floor and words[at].text not in _CLAUSE_ENDS and not (words[at].text in _ENDS and at + 1 < left):
        at -= 1
    at += 1
    while at < left and words[at].low in CONJUNCTIONS:
        at += 1
    return at


def _according(words: list[Token], at: int, floor: int) -> tuple[Phrase | None, list[tuple[int, int]]] | None:
    phrase = subject_after(words, at + 1)
    if phrase is None:
        return None
    leads = at == floor or (at > 0 and words[at - 1].text in _CLAUSE_ENDS)
    if leads:
        start = phrase.last
        while start < len(words) and words[start].text != ",":
            start += 1
        if start + 1 >= len(words):
            return None
        return phrase, [(start + 1, _content_end(words, start + 1))]
    left = at - (words[at - 1].text == ",")
    content = [(_clause_start(words, left, floor), left)]
    if phrase.last < len(words) - 1 and words[phrase.last].text == "," and has_verb(words, phrase.last + 1, len(words)):
        content.append((phrase.last + 1, _content_end(words, phrase.last + 1)))
    return (phrase, content) if content[0][1] > content[0][0] else None


def _participle(words: list[Token], at: int, spoken: bool) -> tuple[Phrase | None, list[tuple[int, int]]] | None:
    """`…, saying that …`: the speaker is the subject of what came before."""
    lemma = _FREE.get(words[at].low, "")
    if lemma not in SAYING.values() and lemma != "claim":
        return None
    start = _content_start(words, at, "say")
    if start is None:
        return None
    phrase = None
    if not spoken:
        verb = next((n for n in range(1, at) if is_verb(words, n)), None)
        phrase = subject_before(words, verb) if verb else None
    return phrase, [(start, _content_end(words, start))]


def _content_start(words: list[Token], at: int, lemma: str) -> int | None:
    """Where what is said begins behind the cue, past "reporters", "on Monday", "in a statement", "that"."""
    start = at + 1
    end = len(words)
    if lemma in ("tell", "assure", "warn") and start < end and words[start].low not in ("that", QUOTED):
        start = _past_hearer(words, start)
    start = _past_adverbial(words, start)
    while start < end and words[start].text in ",:":
        start += 1
    if start >= end or words[start].text in _ENDS:
        return None
    if words[start].text == QUOTED:
        return start
    if lemma in CALLING.values():
        return _called(words, start)
    if words[start].low == "that" and has_verb(words, start + 1, _content_end(words, start)):
        return start
    if lemma in _SPEECH_ONLY or lemma in PROMISING.values():
        return None
    stop = _content_end(words, start)
    if not has_verb(words, start + 1, stop) and not is_verb(words, start):
        return None
    first = words[start]
    begins = first.capital or first.low in DETERMINERS or first.text[0].isdigit() or first.text[0] in "$£€"
    begins = begins or first.low in (
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "there",
        "if",
        "whether",
        "more",
        "no",
        "not",
        "nobody",
        "most",
        "many",
    )
    begins = begins or first.low in ("he's", "she's", "it's", "they're", "there's", "they've", "we're")
    if lemma in _ALWAYS or (lemma in SAYING.values() and words[at].low.endswith(("ed", "id"))):
        return (
            start
            if begins or (lemma == "say" and first.low not in PREPOSITIONS and not is_verb(words, start))
            else None
        )
    return start if begins else None


def _called(words: list[Token], start: int) -> int | None:
    """`called the report "…"`: a name that is given in quotation marks."""
    for at in range(start, min(len(words), start + _AHEAD)):
        if words[at].text == QUOTED:
            return start
        if words[at].text in ",;." or words[at].low in ("for", "on"):
            return None
    return None


def _past_hearer(words: list[Token], start: int) -> int:
    end = min(len(words), start + _AHEAD)
    for at in range(start, end):
        if words[at].low == "that" or words[at].text in (",", ":", QUOTED):
            return at
        if is_verb(words, at):
            break
    at = start
    if words[at].low in DETERMINERS:
        at += 1
    while at < end and words[at].capital and at > start:
        at += 1
    return min(at + (at == start or not words[at - 1].capital), len(words))


def _past_adverbial(words: list[Token], start: int) -> int:
    """Past when and where it was said, if what is said comes behind."""
    at = start
    while at < len(words) and (
        words[at].low in _DAYS or (words[at].low in ADVERBS and words[at].low not in ("no", "all", "both"))
    ):
        at += 1
    if at < len(words) and words[at].low in PREPOSITIONS:
        for look in range(at, min(len(words), at + _AHEAD)):
            if words[look].low == "that" and look > at + 1:
                return look
            if words[look].text in (",", ":", QUOTED) or words[look].text in _ENDS:
                comma = words[look].text == "," and look + 1 < len(words) and words[look + 1].text == QUOTED
                if words[look].text == "," and not comma:
                    continue
                return look if words[look].text in (":", QUOTED) or comma or words[look].text in _ENDS else start
            if is_verb(words, look):
                break
    return at


def _content_end(words: list[Token], start: int) -> int:
    """Where what is said ends: with the sentence, or where another voice or thought takes over."""
    for at in range(start, len(words)):
        word = words[at]
        if word.text == ";" or (word.text in _ENDS and at > start):
            return at
        if at == start:
            continue
        comma = words[at - 1].text == ","
        if (
            word.low in _TURNS
            and has_verb(words, at + 1, min(len(words), at + _AHEAD))
            and (comma or (word.low == "but" and words[at - 1].text == QUOTED))
        ):
            return at - comma
        if comma and (word.low in ("according", "saying", "adding", "arguing", "citing", "claiming", "insisting")):
            return at - 1
        if word.low == "according" and at + 1 < len(words) and words[at + 1].low == "to":
            return at
    return len(words)


def _is_speech(reading: Reading, word: Token) -> bool:
    inside = reading.text[word.start : word.end]
    return len(inside.split()) >= _SHORT_QUOTE_WORDS or inside.rstrip("\"”'’ ").endswith((".", "!", "?", ","))


def _kind(words: list[Token], content: list[tuple[int, int]]) -> str:
    inside = [word for first, last in content for word in words[first:last]]
    quoted = [word for word in inside if word.text == QUOTED]
    if not quoted:
        return "indirect"
    bare = [w for w in inside if w.word]
    return "mixed" if bare else "direct"


def _spans(words: list[Token], content: list[tuple[int, int]]) -> tuple[Span, ...]:
    spans = []
    for first, last in content:
        while last > first and words[last - 1].text in ".,;:":
            last -= 1
        while first < last and words[first].text in ",;:":
            first += 1
        if last > first:
            spans.append((words[first].start, words[last - 1].end))
    return tuple(spans)
