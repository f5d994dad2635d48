"""From a file, an address or a paste to an article on the desk, in the two steps that the import screen takes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from claimdesk import analysis, intake
from claimdesk.desk import Desk, articles
from claimdesk.desk.importing import document_of, is_url
from claimdesk.words.cleantext import one_line
from claimdesk.words.document import Document
from claimdesk.words.errors import BadInput
from claimdesk.words.references import reference

FIELDS = ("title", "url", "publisher", "byline", "origin", "published", "language")
"""What the screen shows of a document, in its order."""
REVISES = "revises"
"""What may be typed besides: the article that this is a newer text of, as `A12`."""
_LOOKED_AT = 200_000
"""Characters in which dates are looked for that need the publication date."""


class BadDate(BadInput):
    """The publication date that was typed can't be read, or can be read in two ways."""


@dataclass(frozen=True, slots=True)
class Brought:
    """A document that was read and is on no desk yet; `back` are the runs of what was cut that a person put back."""

    read: Document
    obtained_from: str
    #: expressions that stay open without a publication date, as they stand in the text
    undated: tuple[str, ...] = ()
    back: frozenset[int] = frozenset()

    @property
    def document(self) -> Document:
        """As it goes onto the desk."""
        return intake.put_back(self.read, self.back)


def from_place(
    desk: Desk, place: str, *, cancelled: Callable[[], bool], on_progress: Callable[[int, int | None], None]
) -> Brought:
    """Read a file or fetch an address; what was put back of this page before is put back again. Raises DeskError."""
    document = document_of(place, cancelled=cancelled, on_progress=on_progress)
    origin = document.url or place if is_url(place) else Path(place).name
    return _brought(desk, document, one_line(origin))


def from_paste(desk: Desk, text: str) -> Brought:
    """Read a text that was pasted. Raises DeskError."""
    return _brought(desk, intake.read(text.encode(errors="replace")), "pasted")


def store(desk: Desk, brought: Brought, typed: Mapping[str, str]) -> articles.Added:
    """Put it on the desk with what a person typed; an empty field takes away what was found. Raises DeskError."""
    fields = of_document(typed)
    nothing: dict[str, Any] = dict.fromkeys(fields, "")
    revised = reference(typed[REVISES], "A").id if typed.get(REVISES) else None
    # Nobody has seen here what was put back of the article that was named: the desk puts it back.
    read = brought.read if revised and not brought.back else brought.document
    document = replace(read, **nothing)
    answer = desk.do(
        articles.add,
        document,
        as_revision_of=revised,
        obtained_from=brought.obtained_from,
        typed=dated(fields, document.language),
    )
    return articles.added(answer)


def of_document(typed: Mapping[str, str]) -> dict[str, str]:
    """What was typed into the fields of the document itself."""
    return {name: value for name, value in typed.items() if name in FIELDS}


def dated(typed: Mapping[str, str], language: str) -> dict[str, str]:
    """The fields with the publication date as ISO 8601. Raises BadDate with what to write instead."""
    out = dict(typed)
    if out.get("published"):
        try:
            out["published"] = intake.date_typed(out["published"], language=out.get("language") or language)
        except BadInput as error:
            raise BadDate(error.sentence) from None
    return out


def understood(published: str, language: str) -> tuple[str, str]:
    """How a date that is being typed is read so far; and, once it has a year, what is wrong with it."""
    try:
        return f"typed: {dated({'published': published}, language)['published']}", ""
    except BadDate as error:
        return "typed, no date yet", error.sentence if re.search(r"\d{4}", published) else ""


def put_on(desk: Desk, article: int, typed: Mapping[str, str], language: str) -> int:
    """Put what was typed on an article that is on the desk already. Raises DeskError."""
    fields: dict[str, Any] = {**dated(of_document(typed), language)}
    desk.do(articles.edit, article, **fields)
    return article


def _brought(desk: Desk, document: Document, obtained_from: str) -> Brought:
    back = desk.ask(articles.put_back_before, document)
    return Brought(document, obtained_from, _undated(document), back)


def _undated(document: Document) -> tuple[str, ...]:
    if document.published:
        return ()
    text = document.text[:_LOOKED_AT]
    found = [text[d.start : d.end].strip(" .,") for d in analysis.dates(text, None) if d.value.startswith("XXXX")]
    return tuple(sorted(dict.fromkeys(found), key=len))
