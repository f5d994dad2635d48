"""Speech in quotation marks that no cue of the tables claims: whoever the words around it are about speaks.

Any verb will do for a cue where a passage that is plainly speech stands right before or behind it: `She scolded him:
"…"`, `"…" the crowd roared`.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.analysis.phrases import Phrase, subject_before
from claimdesk.analysis.speech.content import AHEAD, ENDS
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import is_verb
from claimdesk.analysis.vocabulary import CONJUNCTIONS, PREPOSITIONS, VOICING, listed

_SHORT_SPEECH_WORDS = 4
_MARKS = "\"“”„«»'‘’` \n"
_TITLED = listed(
    "film movie book novel song album play series show episode poem essay titled entitled called named headlined "
    "podcast musical single track magazine game exhibition programme program documentary memoir painting anthem hymn"
)
_NO_SPEAKER = PREPOSITIONS | CONJUNCTIONS | listed("which that who whom whose it's there where when until while as if")
_GOES_ON = (",", "!", "?", "…", "-", "—")
_LONG_WORD = 4
_MOSTLY = 0.8
_TOO_FAR = 30


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage by its token, and the verb and subject that it hangs on."""

    passage: int
    verb: int
    speaker: Phrase


def is_speech(passage: str) -> bool:
    """Whether a passage is long or closed enough for somebody's speech, and not a word held up with tongs."""
    inside = passage[1:]
    if inside[:1].isspace():  # a mark that closes, taken for one that opens
        return False
    return len(inside.split()) >= _SHORT_SPEECH_WORDS or inside.rstrip(_MARKS).endswith((".", "!", "?", ","))


def is_title(words: list[Token], at: int) -> bool:
    """Whether a passage is a film, a song, a headline: in capitals, or named as such."""
    lead = words[at - 2 : at] if at > 1 and words[at - 1].text == ":" else words[max(0, at - 1) : at]
    if any(word.low in _TITLED for word in lead):
        return True
    long = [word for word in words[at].low.strip(_MARKS + ".,").split() if len(word) >= _LONG_WORD]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= _MOSTLY * len(long)


def spoken_around(words: list[Token], at: int) -> Spoken | None:
    """Who speaks a passage by the words behind it, if it stops there, else by those before it."""
    return _behind(words, at) or _in_words_of(words, at) or _before(words, at)


def _behind(words: list[Token], at: int) -> Spoken | None:
    """`"…," the crowd roared`."""
    if len(words[at].low.split()) < _SHORT_SPEECH_WORDS or not words[at].low.rstrip(_MARKS).endswith(_GOES_ON):
        return None
    verb = next((n for n in range(at + 1, min(len(words), at + AHEAD)) if is_verb(words, n)), None)
    speaker = subject_before(words, verb, at + 1) if verb is not None and verb > at + 1 else None
    if verb is None or speaker is None or speaker.first != at + 1 or words[at + 1].low in _NO_SPEAKER:
        return None
    return Spoken(at, verb, speaker)


def _in_words_of(words: list[Token], at: int) -> Spoken | None:
    """`In Ann Lee's words, "…"`, `in the words of Ann Lee, "…"`."""
    cue = next((n for n in range(at - 1, max(-1, at - AHEAD), -1) if words[n].low == "words"), None)
    if cue is None or cue == 0 or words[at - 1].text not in ",:":
        return None
    if words[cue - 1].possessive or words[cue - 1].low in ("his", "her", "their"):
        first = cue - 1
        while first and words[first - 1].capital and words[first - 1].low not in PREPOSITIONS:
            first -= 1
        return Spoken(at, cue, Phrase(first, cue, (first, cue)))
    if words[cue + 1].low == "of" and cue + 2 < at - 1:
        return Spoken(at, cue, Phrase(cue + 2, at - 1, (cue + 2, at - 1)))
    return None


def _before(words: list[Token], at: int) -> Spoken | None:
    """`She scolded him: "…"`, `They marched on, singing "…"`, `as he put it, "…"`."""
    lead = words[at - 1] if at else None
    if lead is None or not (lead.text in ",:" or _utters(words, at - 1)):
        return None
    if lead.text == "," and not _opens(words[at].low) and words[at - 2].low != "it":
        return None
    for verb in range(at - 1, max(0, at - _TOO_FAR) - 1, -1):
        if words[verb].text in ENDS or words[verb].text == ";" or words[verb].quoted:
            return None
        if not is_verb(words, verb):
            continue
        speaker = subject_before(words, verb) if verb else None
        if speaker is not None and words[speaker.first].low not in _NO_SPEAKER:
            return Spoken(at, verb, speaker)
    return None


def _utters(words: list[Token], at: int) -> bool:
    return words[at].low in VOICING or words[at].low in ("saying", "asking", "replying", "writing")


def _opens(passage: str) -> bool:
    """Whether a passage begins as a sentence does."""
    return passage.lstrip(_MARKS)[:1].isupper()
