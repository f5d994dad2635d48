"""Turns of a transcript: paragraphs that begin with who speaks, as in `HOST: …`."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from claimdesk.analysis.results import Span

_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ \t]+[A-Z][A-Z.'’-]*){0,4}"
_NAMES = r"[A-Z][\w.'’-]+(?:[ \t]+[A-Z][\w.'’-]*){0,3}"
_LABEL = re.compile(
    rf"^[\"“‘'*]*(?P<label>(?:{_CAPITALS}|{_NAMES}|[QA])(?:[ \t]*\([^)\n]{{1,40}}\))?)[ \t]*[*]*:[*]*[ \t]*(?=\S)",
    re.MULTILINE,
)
_LEAST_TURNS = 2
_HEADINGS = frozenset(
    ["read more", "read", "watch", "related", "more", "listen", "see also", "note", "update", "photos", "video"]
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next: the label that names the speaker, and the place of the words."""

    label: Span
    start: int
    end: int


def turns(text: str) -> list[Turn]:
    """The turns of a text in order; none where no label comes back, since those are headings.

    Labels that are not in capitals ("Lee: …") are one speaker's only where two of them take turns: "Note:" and
    "Update:" come back too.
    """
    found = list(_LABEL.finditer(text))
    often = Counter(each["label"] for each in found)
    speakers = {label for label, count in often.items() if count >= _LEAST_TURNS and label.lower() not in _HEADINGS}
    if not speakers or len(often) < _LEAST_TURNS or (len(speakers) < _LEAST_TURNS and not all(map(str.isupper, often))):
        return []
    found = [each for each in found if each["label"] in speakers or each["label"].isupper()]
    ends = [each.start() for each in found[1:]] + [_paragraph_end(text, found[-1].end())]
    return [Turn(each.span("label"), each.end(), end) for each, end in zip(found, ends, strict=True)]


def _paragraph_end(text: str, start: int) -> int:
    """The last turn can't be told from what follows the transcript: it ends with its paragraph."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end
