"""Speech that stands in a sentence or paragraph of its own, with no cue: whose it is by what stands around."""

from __future__ import annotations

from dataclasses import replace

from claimdesk.analysis.people.speakers import Named, Speakers
from claimdesk.analysis.phrases import subject_before
from claimdesk.analysis.reading import Reading, Unit
from claimdesk.analysis.results import Quotation, Span
from claimdesk.analysis.speech.found import Attribution
from claimdesk.analysis.speech.unclaimed import is_speech, is_title
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import has_verb, is_verb

_CARRIED_ON = 0.8
_SPOKEN_OF, _SPOKE_LAST = 0.4, 0.3
_FEW = 3
_SIGNATURE_WORDS = 10
_PEOPLE = ("person", "name")
_CLOSING = tuple("\"”»'’")
_DASHES = "—―–-"


def standing_alone(
    reading: Reading, speakers: Speakers, index: int, before: Attribution | None, after: list[Attribution]
) -> list[Attribution]:
    """The speech of a unit that has no cue. `before` is what was found last, `after` what the next unit holds.

    Tried in turn: whoever is announced, speech that goes on in the next paragraph, a name set beneath it, whoever spoke
    before it, whom the sentence before it is about, whoever spoke a few paragraphs before.
    """
    unit = reading.units[index]
    speech = [(w.start, w.end) for at, w in enumerate(unit.words) if w.quoted and is_speech(w.low)]
    lead = next((word for word in unit.words if word.word or word.quoted), None)
    if not speech or lead is None or not lead.quoted:
        return []
    if is_title(unit.words, unit.words.index(lead)) and not _goes_on(reading, index, before):
        return []
    content = tuple(speech)
    return (
        _announced(reading, speakers, index, content)
        or _opens_next(reading, index, content, after)
        or _signed(reading, speakers, index, content)
        or _carried_on(reading, index, content, before)
        or _spoken_of(reading, speakers, index, content)
        or _spoke_last(reading, index, content, before)
    )


def is_open(unit: Unit) -> bool:
    """Whether a unit is a passage without its closing mark, as in all but the last paragraph of a long speech."""
    return len(unit.words) == 1 and _left_open(unit)


def _left_open(unit: Unit) -> bool:
    """Whether a unit ends in a passage without its closing mark: the next paragraph goes on with the same speech."""
    return bool(unit.words) and unit.words[-1].quoted and not unit.words[-1].low.endswith(_CLOSING)


def _opens_next(reading: Reading, index: int, content: tuple[Span, ...], after: list[Attribution]) -> list[Attribution]:
    """Paragraphs of one speech: only the last has a closing mark, and the cue."""
    if not after or not is_open(reading.units[index]) or after[0].quotation.kind != "direct":
        return []
    return [_of(index, content, after[0].quotation.claimant, (after[0].quotation.name, after[0].quotation.confidence))]


def _signed(reading: Reading, speakers: Speakers, index: int, content: tuple[Span, ...]) -> list[Attribution]:
    """A name in a line of its own beneath: `"…"` over `Ann Lee, mayor`."""
    unit = reading.units[index]
    words = _behind_passage(unit)
    if not words and index + 1 < len(reading.units) and _is_whole(unit):
        unit = reading.units[index + 1]
        words = [word for word in unit.words if word.text not in _DASHES]
    if not words or len(words) > _SIGNATURE_WORDS or words[-1].text in ".!?:" or has_verb(words, 0, len(words)):
        return []
    mention = next((m for m in speakers.cast.mentions[unit.last] if m.start == words[0].start), None)
    if mention is None or mention.figure.kind not in _PEOPLE:
        return []
    return [_of(index, content, ((mention.start, mention.end),), (mention.figure.name, _CARRIED_ON))]


def _behind_passage(unit: Unit) -> list[Token]:
    """`"…" — Ann Lee, mayor`; `"…," Ann Lee, mayor.`"""
    last = max(n for n, word in enumerate(unit.words) if word.quoted)
    behind = unit.words[last + 1 :]
    if behind and behind[0].text in _DASHES:
        return behind[1:]
    goes_on = unit.words[last].low.rstrip("\"”'’ ").endswith(",")
    return behind[:-1] if goes_on and behind and behind[-1].text == "." else behind if goes_on else []


def _carried_on(
    reading: Reading, index: int, content: tuple[Span, ...], before: Attribution | None
) -> list[Attribution]:
    """Whoever spoke before, in the same paragraph or right before this one."""
    if before is None:
        return []
    gap = reading.units[index].paragraph - reading.units[before.unit].paragraph
    if gap > 1 or (gap and index - before.unit > 1):
        return []
    quoted = before.quotation
    sure = quoted.confidence * (1 if _left_open(reading.units[before.unit]) else _CARRIED_ON)
    found = _of(index, content, quoted.claimant, (quoted.name, sure))
    return [replace(found, goes_on=_goes_on(reading, index, before))]


def _goes_on(reading: Reading, index: int, before: Attribution | None) -> bool:
    """Whether speech right before it in the same paragraph is the same speech."""
    if before is None or before.quotation.kind != "direct" or index - before.unit != 1:
        return False
    return reading.units[index].paragraph == reading.units[before.unit].paragraph


def _announced(reading: Reading, speakers: Speakers, index: int, content: tuple[Span, ...]) -> list[Attribution]:
    """`She went on:` before it."""
    last = reading.units[index - 1] if index else None
    if last is None or not last.words or last.words[-1].text != ":":
        return []
    verbs = [n for n in range(len(last.words) - 1, 0, -1) if is_verb(last.words, n)]
    return next((found for n in verbs if (found := _by_subject(speakers, last, n, index, content))), [])


def _spoken_of(reading: Reading, speakers: Speakers, index: int, content: tuple[Span, ...]) -> list[Attribution]:
    """`Ann Lee left the hall in tears. "I never want to see it again."`"""
    if not index or not _is_whole(reading.units[index]):
        return []
    last = reading.units[index - 1]
    verb = next((n for n in range(1, len(last.words)) if is_verb(last.words, n)), None)
    if verb is None or reading.units[index].paragraph - last.paragraph > 1:
        return []
    return _by_subject(speakers, last, verb, index, content)


def _spoke_last(
    reading: Reading, index: int, content: tuple[Span, ...], before: Attribution | None
) -> list[Attribution]:
    unit = reading.units[index]
    if before is None or not _is_whole(unit) or unit.paragraph - reading.units[before.unit].paragraph > _FEW:
        return []
    return [_of(index, content, before.quotation.claimant, (before.quotation.name, _SPOKE_LAST))]


def _by_subject(speakers: Speakers, unit: Unit, verb: int, index: int, content: tuple[Span, ...]) -> list[Attribution]:
    phrase = subject_before(unit.words, verb)
    name, sure = speakers.name(phrase, unit.words) if phrase else ("", 0.0)
    figure = speakers.cast.named(name) if name else None
    if phrase is None or figure is None or figure.kind not in _PEOPLE:
        return []
    mention = unit.words[phrase.first].start, unit.words[phrase.last - 1].end
    return [_of(index, content, (mention,), (name, min(sure, _SPOKEN_OF)))]


def _is_whole(unit: Unit) -> bool:
    return not any(word.word for word in unit.words)


def _of(index: int, content: tuple[Span, ...], mention: tuple[Span, ...], named: Named) -> Attribution:
    name, sure = named
    return Attribution(Quotation(content, mention, None, "direct", name, round(sure, 3)), index, "say", -1)
