"""What was cut away, put back where it stood."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from claimdesk.words.cleantext import clean
from claimdesk.words.document import Document


def put_back(document: Document, runs: Collection[int]) -> Document:
    """The document with these runs of `cut`, by their number, among its paragraphs again; `put_back` says which."""
    paragraphs = document.text.split("\n\n")
    for number in sorted(runs, reverse=True):
        cut = document.cut[number]
        place = cut.before if 0 <= cut.before <= len(paragraphs) else len(paragraphs)
        paragraphs[place:place] = cut.text.split("\n")
    back = tuple(cut.text for number, cut in enumerate(document.cut) if number in runs)
    kept = tuple(cut for number, cut in enumerate(document.cut) if number not in runs)
    text = clean("\n\n".join(paragraphs)) if runs else document.text
    return replace(document, text=text, cut=kept, put_back=back)
