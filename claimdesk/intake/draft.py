"""A document in the making: each field goes in once, with where it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlsplit

from claimdesk.intake.credits import origin_in
from claimdesk.intake.language import language_of
from claimdesk.intake.plain import VERSION
from claimdesk.intake.urls import URL_CHARS
from claimdesk.words.cleantext import clean, one_line
from claimdesk.words.document import Cut, Document
from claimdesk.words.errors import BadInput, TooLarge
from claimdesk.words.limits import FIELD_CHARS, TEXT_CHARS, TEXT_LINES

_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)")


@dataclass(slots=True)
class Draft:
    """The fields so far, the paragraphs, what was cut and what there is to look out for."""

    kind: str
    address: str
    warnings: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    cut: tuple[Cut, ...] = ()
    headed: bool = False  # whether the headline is counted where `cut` says what it stood above
    extractor: str = "claimdesk.plain"
    version: str = VERSION

    def put(self, name: str, value: str, where: str) -> None:
        """Set a field that is still empty."""
        value = one_line(value)
        if value and name not in self.fields:
            longest = URL_CHARS if name == "url" else FIELD_CHARS
            self.fields[name] = value if len(value) <= longest else value[: longest - 1] + "…"
            self.found[name] = where


def finished(draft: Draft, data: bytes) -> Document:
    """The document, with what its own text tells where nothing else did. Raises BadInput or TooLarge."""
    if not draft.paragraphs:
        raise BadInput("No text of an article was found in this: copy the article's text and paste that.")
    title = draft.fields.get("title", "")
    body = clean("\n\n".join([title, *draft.paragraphs] if title else draft.paragraphs))
    if title and not draft.headed:
        draft.cut = tuple(replace(cut, before=cut.before + 1) if cut.before >= 0 else cut for cut in draft.cut)
    refuse_long(body)
    draft.put("url", draft.address, "url")
    draft.put("published", date_in(draft.fields.get("url", "")), "url")
    if "language" not in draft.fields:
        draft.put("language", language_of(body), "text")
    draft.put(
        "origin", next((name for paragraph in draft.paragraphs[:3] if (name := origin_in(paragraph))), ""), "text"
    )
    return Document(
        text=body,
        media_type=draft.kind,
        raw=data,
        extractor=draft.extractor,
        extractor_version=draft.version,
        cut=draft.cut,
        put_back=None,
        found=draft.found,
        warnings=tuple(dict.fromkeys(draft.warnings)),
        **draft.fields,
    )


def refuse_long(text: str) -> None:
    """Raise TooLarge beyond `TEXT_CHARS` or `TEXT_LINES`."""
    if text.count("\n") > 2 * TEXT_LINES:  # half of them may part paragraphs
        raise TooLarge(f"The text has more than {TEXT_LINES:,} lines: bring in the article alone.")
    if len(text) > TEXT_CHARS:
        raise TooLarge(f"The text is longer than {TEXT_CHARS:,} characters: bring in the article alone.")


def date_in(url: str) -> str:
    """The day in an address such as https://example.org/2018/09/12/title."""
    found = _URL_DATE.search(urlsplit(url).path)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else ""
    except ValueError:
        return ""
