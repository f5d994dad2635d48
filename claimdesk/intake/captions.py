"""Subtitles (WebVTT, SubRip) as the transcript that they are: what each voice says, without numbers and times."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from claimdesk.intake import prose
from claimdesk.intake.written import Written
from claimdesk.words.cleantext import one_line

VERSION = "1"
_START = re.compile(r"\s*(?:WEBVTT\b|\d{1,6}[ \t]*\r?\n(?:\d{1,3}:)?\d\d:\d\d[.,]\d{3}[ \t]*-->)")
_TIMES = re.compile(r"^[ \t]*(?:\d{1,3}:)?\d\d:\d\d[.,]\d{3}[ \t]*-->.*$", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^ >]{1,60})?[ \t]+([^>]{1,120})>")
_TAG = re.compile(r"</?[^<>]{0,120}>")
_TURN = re.compile(r"(?:>>|-|–|—)\s|[^\W\d_a-z][\w.'’ -]{0,40}:\s")
PARAGRAPH_CHARS = 400
"""A voice that goes on gets a new paragraph at the first full stop behind so many characters."""


def is_captions(text: str) -> bool:
    """Whether a text is a file of subtitles."""
    return _START.match(text) is not None


def written_in(text: str) -> Written:
    """Read a file of subtitles; never raises. A voice that is named stands before what it says: `Anna Ode: …`."""
    written = Written("claimdesk.captions", VERSION)
    speaker = ""
    for voice, words in _cues(text):
        named = voice and voice != speaker
        speaker = voice or speaker
        new = named or _TURN.match(words) or not written.paragraphs
        last = written.paragraphs[-1] if written.paragraphs else ""
        if new or (len(last) > PARAGRAPH_CHARS and prose.ends_sentence(last)):
            written.paragraphs.append(f"{voice}: {words}" if named else words)
        elif not last.endswith(words):  # captions that roll show a line twice
            written.paragraphs[-1] = f"{last} {words}"
    return written


def _cues(text: str) -> Iterator[tuple[str, str]]:
    """The voice and words of each cue."""
    for cue in re.split(r"\n[ \t]*\n", text):
        times = _TIMES.search(cue)
        if times is None:
            continue  # a head, a note or a style
        said = cue[times.end() :]
        voice = _VOICE.search(said)
        if words := one_line(html.unescape(_TAG.sub("", said))):
            yield one_line(voice[1]) if voice else "", words
