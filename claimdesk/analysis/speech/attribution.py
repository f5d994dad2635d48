"""The quotations of a text, each with its speaker."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimdesk.analysis.people.speakers import Speakers
from claimdesk.analysis.reading import Reading, Unit, read
from claimdesk.analysis.results import Quotation, Span
from claimdesk.analysis.speech.cues import ACCORDING, cue_at
from claimdesk.analysis.speech.shapes import Range, said
from claimdesk.analysis.tokens import Token

_SHORT_QUOTE_WORDS = 4
_CARRIED_ON = 0.8
_FIRST_NAMED = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation with the words it was found by: its unit, the cue in base form and the cue's place (-1 for none)."""

    quotation: Quotation
    unit: int
    lemma: str
    cue_at: int


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of an English text, in reading order."""
    return tuple(each.quotation for each in attributions(read(text)))


def attributions(reading: Reading) -> list[Attribution]:
    """All quotations of a reading, in order."""
    speakers = Speakers(reading)
    found: list[Attribution] = []
    for index, unit in enumerate(reading.units):
        here = _in_unit(reading, speakers, index, unit) or _carried_on(reading, index, found[-1] if found else None)
        for each in here:
            speakers.spoke(unit.first, each.quotation.name)
        found.extend(here)
    return found


def _in_unit(reading: Reading, speakers: Speakers, index: int, unit: Unit) -> list[Attribution]:
    words = unit.words
    found: list[Attribution] = []
    taken: set[int] = set()
    floor = 0
    for at in range(len(words)):
        lemma = cue_at(words, at)
        shape = said(words, at, lemma, floor, bool(found)) if lemma else None
        if shape is None:
            continue
        speaker, content = shape
        spans = _spans(words, content)
        if not spans:
            continue
        quotation = Quotation(spans, (), (words[at].start, words[at].end), _kind(words, content), "", 0.0)
        if speaker is not None:
            name, sure = speakers.name(speaker, words)
            mention = (words[speaker.first].start, words[speaker.last - 1].end)
            quotation = replace(quotation, claimant=(mention,), name=name, confidence=sure)
        elif found:
            before = found[-1].quotation
            quotation = replace(quotation, claimant=before.claimant, name=before.name, confidence=before.confidence)
        else:
            name, sure = _first_named(speakers, unit)
            quotation = replace(quotation, name=name, confidence=sure)
        if lemma == ACCORDING:
            quotation = replace(quotation, cue=(words[at].start, words[at + 1].end))
        found.append(Attribution(quotation, index, lemma, at))
        taken.update(n for first, last in content for n in range(first, last))
        if content[-1][0] > at:
            floor = max(floor, content[-1][0])
    return _with_rest(reading, words, found, taken)


def _with_rest(reading: Reading, words: list[Token], found: list[Attribution], taken: set[int]) -> list[Attribution]:
    """Speech in the unit that no cue claimed goes to the last speaker: `"A," he said. "B."`."""
    rest = [n for n, word in enumerate(words) if word.quoted and n not in taken and _is_speech(reading, word)]
    if found and rest and found[-1].quotation.kind == "direct":
        last = found[-1].quotation
        spans = sorted({*last.content, *((words[n].start, words[n].end) for n in rest)})
        found[-1] = replace(found[-1], quotation=replace(last, content=tuple(spans)))
    return found


def _carried_on(reading: Reading, index: int, before: Attribution | None) -> list[Attribution]:
    """Speech without a cue of its own goes on from the one before, in the same paragraph or after a colon."""
    unit = reading.units[index]
    speech = [word for word in unit.words if word.quoted and _is_speech(reading, word)]
    if not speech or not unit.words[0].quoted or before is None:
        return []
    last = reading.units[before.unit]
    gap = unit.paragraph - last.paragraph
    announced = reading.text[last.start : last.end].rstrip().endswith(":")
    if (
        (index - before.unit > 1 and gap)
        or gap > 1
        or (gap == 1 and not announced and before.quotation.kind != "direct")
    ):
        return []
    content = tuple((word.start, word.end) for word in speech)
    sure = before.quotation.confidence * _CARRIED_ON
    quotation = replace(before.quotation, content=content, cue=None, kind="direct", confidence=round(sure, 3))
    return [Attribution(quotation, index, "say", -1)]


def _first_named(speakers: Speakers, unit: Unit) -> tuple[str, float]:
    mentions = speakers.cast.mentions[unit.first]
    return (mentions[0].figure.name, _FIRST_NAMED) if mentions else ("", 0.0)


def _is_speech(reading: Reading, word: Token) -> bool:
    """Whether a passage is somebody's speech, and not a word held up with tongs."""
    inside = reading.text[word.start : word.end]
    return len(inside.split()) >= _SHORT_QUOTE_WORDS or inside.rstrip("\"”'’ ").endswith((".", "!", "?", ","))


def _kind(words: list[Token], content: list[Range]) -> str:
    inside = [word for first, last in content for word in words[first:last]]
    if not any(word.quoted for word in inside):
        return "indirect"
    return "mixed" if any(word.word for word in inside) else "direct"


def _spans(words: list[Token], content: list[Range]) -> tuple[Span, ...]:
    spans = []
    for first, last in content:
        while last > first and words[last - 1].text in ".,;:":
            last -= 1
        while first < last and words[first].text in ",;:":
            first += 1
        if last > first:
            spans.append((words[first].start, words[last - 1].end))
    return tuple(spans)
