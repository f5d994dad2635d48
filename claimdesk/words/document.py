"""What intake makes of bytes: the one thing that is handed to `articles.add`."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of lines that was left out of the text as page furniture, and why.

    `before` is the paragraph of the text above which it stood, counted from 0; -1 where that is not known.
    """

    text: str
    reason: str
    before: int = -1


@dataclass(frozen=True, slots=True)
class Document:
    """An article as read from bytes. Empty strings mean "not found"; nothing is invented.

    `published` and `modified` are ISO 8601, as exact as the page was: `2018`, `2018-03`, `2018-09-12`, or a time
    with its zone. `found` says for each field that was found where it came from: `page` (stated or shown by the page),
    `text` (read in the text), `url`, `file` (what the file that holds it says of itself), `guess` (made out from the
    page's markup), `typed` (given by a person). `cut` is in reading order. `put_back` are the parts that a person put
    back among the paragraphs; None where nobody was asked.
    """

    text: str
    title: str = ""
    byline: str = ""
    publisher: str = ""
    origin: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    url: str = ""
    media_type: str = "text/plain"
    raw: bytes = b""
    extractor: str = ""
    extractor_version: str = ""
    cut: tuple[Cut, ...] = ()
    put_back: tuple[str, ...] | None = None
    found: dict[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


META_FIELDS = ("title", "byline", "publisher", "origin", "published", "modified", "language", "url")
"""The fields of a document that a person can see, correct and fill in before an import."""
