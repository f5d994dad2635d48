"""The quotations of a text, each with its speaker."""

from __future__ import annotations

from dataclasses import replace

from claimdesk.analysis.people.speakers import Named, Speakers
from claimdesk.analysis.reading import Reading, Unit, read
from claimdesk.analysis.results import Quotation, Span
from claimdesk.analysis.speech.alone import is_open, standing_alone
from claimdesk.analysis.speech.cues import ACCORDING, cue_at, noun_at
from claimdesk.analysis.speech.found import Attribution
from claimdesk.analysis.speech.posts import posts
from claimdesk.analysis.speech.shapes import Range, Said, noun_says, said
from claimdesk.analysis.speech.transcript import Turn, turns
from claimdesk.analysis.speech.unclaimed import is_speech, is_title, spoken_around
from claimdesk.analysis.tokens import Token

_CARRIED_ON = 0.8
_FIRST_NAMED = 0.5


def quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of an English text, in reading order."""
    return joined(attributions(read(text)))


def joined(found: list[Attribution]) -> tuple[Quotation, ...]:
    """The quotations whole: speech that goes on from sentence to sentence is one, with several spans."""
    whole: list[Quotation] = []
    for each in found:
        if each.goes_on and whole:
            whole[-1] = replace(whole[-1], content=(*whole[-1].content, *each.quotation.content))
        else:
            whole.append(each.quotation)
    return tuple(whole)


def attributions(reading: Reading) -> list[Attribution]:
    """All quotations of a reading, in order, unit by unit."""
    speakers = Speakers(reading)
    found: list[Attribution] = []
    told = iter(turns(reading.text) or posts(reading.text))
    turn = next(told, None)
    for index, unit in enumerate(reading.units):
        while turn and turn.end <= unit.start:
            turn = next(told, None)
        before = found[-1] if found else None
        if turn and turn.start < unit.end:
            here = _in_turn(reading, speakers, index, turn, before)
        else:
            here = _in_unit(speakers, index, unit) or _alone(reading, speakers, index, before)
        for each in here:
            speakers.spoke(unit.first, each.quotation.name)
        found.extend(here)
    return found


def _alone(reading: Reading, speakers: Speakers, index: int, before: Attribution | None) -> list[Attribution]:
    goes_on = index + 1 < len(reading.units) and is_open(reading.units[index])
    after = _in_unit(speakers, index + 1, reading.units[index + 1]) if goes_on else []
    return standing_alone(reading, speakers, index, before, after)


def _in_turn(
    reading: Reading, speakers: Speakers, index: int, turn: Turn, before: Attribution | None
) -> list[Attribution]:
    """A sentence of a transcript is its speaker's; what the speaker quotes in it is not looked into."""
    unit = reading.units[index]
    start, end = max(unit.start, turn.start), min(unit.end, turn.end)
    if not reading.text[start:end].strip("\"”“'’‘ \n"):
        return []
    name, sure = speakers.labelled(reading.text[slice(*turn.label)])
    quotation = Quotation(((start, end),), (turn.label,), None, "direct", name, sure)
    goes_on = before is not None and before.quotation.claimant == (turn.label,)
    return [Attribution(quotation, index, "say", -1, goes_on=goes_on)]


def _in_unit(speakers: Speakers, index: int, unit: Unit) -> list[Attribution]:
    words = unit.words
    found: list[Attribution] = []
    taken: set[int] = set()
    floor = 0
    for at in range(len(words)):
        lemma = cue_at(words, at)
        shape = said(words, at, lemma, floor, bool(found)) if lemma else None
        if shape is None and noun_at(words, at):
            shape, lemma = noun_says(words, at), "claim"
        spans = _spans(words, shape.content) if shape else ()
        if shape is None or not spans or (not shape.clausal and at in taken):
            continue
        cue = words[at].start, words[at + (lemma == ACCORDING)].end
        mention, (name, sure) = _speaker(speakers, words, unit, shape, found)
        quotation = Quotation(spans, mention, cue, _kind(words, shape.content), name, sure)
        found.append(Attribution(quotation, index, lemma, at, shape.clausal))
        taken.update(n for first, last in shape.content for n in range(first, last))
        if shape.clausal and shape.content[-1][0] > at:
            floor = max(floor, shape.content[-1][0])
    return _with_unclaimed(speakers, words, index, _with_rest(words, found, taken))


def _speaker(
    speakers: Speakers, words: list[Token], unit: Unit, shape: Said, found: list[Attribution]
) -> tuple[tuple[Span, ...], Named]:
    """The mention of the speaker and whom it stands for."""
    if shape.speaker:
        mention = words[shape.speaker.first].start, words[shape.speaker.last - 1].end
        return (mention,), speakers.name(shape.speaker, words)
    if shape.unnamed:
        return (), ("", 0.0)
    if found:
        before = found[-1].quotation
        return before.claimant, (before.name, before.confidence)
    return (), _first_named(speakers, unit)


def _with_rest(words: list[Token], found: list[Attribution], taken: set[int]) -> list[Attribution]:
    """Speech in the unit that no cue claimed goes to the last speaker: `"A," he said. "B."`."""
    rest = [n for n, word in enumerate(words) if word.quoted and n not in taken and is_speech(word.low)]
    if found and rest and found[-1].quotation.kind == "direct":
        last = found[-1].quotation
        spans = sorted({*last.content, *((words[n].start, words[n].end) for n in rest)})
        found[-1] = replace(found[-1], quotation=replace(last, content=tuple(spans)))
    return found


def _with_unclaimed(speakers: Speakers, words: list[Token], index: int, found: list[Attribution]) -> list[Attribution]:
    """Other passages that are plainly speech, by the verb they stand at."""
    covered = [span for each in found for span in each.quotation.content]
    more: list[Attribution] = []
    for at, word in enumerate(words):
        if not word.quoted or not is_speech(word.low) or any(a <= word.start < b for a, b in covered):
            continue
        spoken = None if is_title(words, at) else spoken_around(words, at)
        if spoken is None:
            continue
        cue = words[spoken.verb].start, words[spoken.verb].end
        mention = words[spoken.speaker.first].start, words[spoken.speaker.last - 1].end
        name, sure = speakers.name(spoken.speaker, words)
        quotation = Quotation(((word.start, word.end),), (mention,), cue, "direct", name, round(sure * _CARRIED_ON, 3))
        more.append(Attribution(quotation, index, "say", spoken.verb))
    return sorted([*found, *more], key=lambda each: each.quotation.content[0]) if more else found


def _first_named(speakers: Speakers, unit: Unit) -> Named:
    mentions = speakers.cast.mentions[unit.first]
    return (mentions[0].figure.name, _FIRST_NAMED) if mentions else ("", 0.0)


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
