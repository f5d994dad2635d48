"""Turns of a transcript: paragraphs that begin with who speaks, as in `HOST: …`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimdesk.analysis.results import Span

_LABEL = re.compile(
    r"^[\"“‘']?(?P<label>[A-Z][A-Z.'’-]+(?:[ \t]+[A-Z][A-Z.'’-]*){0,4}(?:[ \t]*\([^)\n]{1,40}\))?)[ \t]*:[ \t]*(?=\S)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before the next: the label that names the speaker, and the place of the words."""

    label: Span
    start: int
    end: int


def turns(text: str) -> list[Turn]:
    """The turns of a text in order; none where no label comes back, since those are headings."""
    found = list(_LABEL.finditer(text))
    if len(found) == len({each["label"] for each in found}):
        return []
    ends = [each.start() for each in found[1:]] + [_paragraph_end(text, found[-1].end())]
    return [Turn(each.span("label"), each.end(), end) for each, end in zip(found, ends, strict=True)]


def _paragraph_end(text: str, start: int) -> int:
    """The last turn can't be told from what follows the transcript: it ends with its paragraph."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end
