"""Bytes in, Document out: whatever an analyst brings, as headline and paragraphs with what could be found about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from claimdesk.intake.credits import origin_in
from claimdesk.intake.encoding import decoded
from claimdesk.intake.language import language_of
from claimdesk.intake.page import Page, page_in
from claimdesk.intake.plain import VERSION, Plain, article_in
from claimdesk.intake.shape import refuse_boundless
from claimdesk.intake.stamps import Stamp
from claimdesk.intake.urls import normal_url
from claimdesk.intake.walls import wall_suspected
from claimdesk.words.cleantext import clean, one_line
from claimdesk.words.document import Cut, Document
from claimdesk.words.errors import BadInput, TooLarge
from claimdesk.words.limits import FIELD_CHARS, INPUT_BYTES, TEXT_CHARS

_HTML_TYPES = ("text/html", "application/xhtml+xml")
_HTML_ENDINGS = (".html", ".htm", ".xhtml")
_MARKDOWN_ENDINGS = (".md", ".markdown")
_HTML_START = re.compile(
    r"\s*(?:<!--.{0,500}?-->\s*)*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:rss|feed|rdf:rdf|urlset|sitemapindex)\b",
    re.IGNORECASE | re.DOTALL,
)
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)")


@dataclass(slots=True)
class _Draft:
    """A document in the making: each field goes in once, with where it came from."""

    fields: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def put(self, name: str, value: str, where: str) -> None:
        """Set a field that is still empty."""
        value = one_line(value)
        if value and name not in self.fields:
            self.fields[name] = value if len(value) <= FIELD_CHARS else value[: FIELD_CHARS - 1] + "…"
            self.found[name] = where


def read(data: bytes, *, url: str | None = None, media_type: str | None = None, name: str | None = None) -> Document:
    """Read an article from the bytes of a page or text.

    `url` is where it came from, `media_type` what the server called it, `name` the file's. Nothing is invented:
    a field that the page does not give is empty. Raises BadInput or TooLarge with a sentence that says what to do.
    """
    if len(data) > INPUT_BYTES:
        raise TooLarge(f"This is larger than {INPUT_BYTES // 1024**2} MiB: bring in the article alone.")
    text, warnings = decoded(data, media_type)
    draft = _Draft(warnings=list(warnings))
    address = normal_url(url) if url else ""
    kind = _kind(text, media_type or "", (name or "").lower())
    if kind == "text/html":
        refuse_boundless(text)
        page = page_in(text, address)
        _take_page(draft, page, address)
        paragraphs, cut, extractor, version = page.paragraphs, page.cut, "trafilatura", page.version
        if not paragraphs:
            plain = article_in(clean("\n\n".join(page.lines)))
            draft.warnings.append(
                "No article was recognised on this page: all of its text was read. Compare it with the page."
            )
            _take_plain(draft, plain)
            paragraphs, cut, extractor, version = plain.paragraphs, plain.cut, "claimdesk.plain", VERSION
        draft.warnings += wall_suspected(paragraphs, page.lines, stated=page.stated.paid)
    else:
        plain = article_in(clean(text))
        _take_plain(draft, plain)
        paragraphs, cut, extractor, version = plain.paragraphs, plain.cut, "claimdesk.plain", VERSION
        draft.warnings += wall_suspected(paragraphs, (), stated=False)
    return _document(draft, data, paragraphs, cut, address, kind, extractor, version)


def _document(
    draft: _Draft,
    data: bytes,
    paragraphs: list[str],
    cut: tuple[Cut, ...],
    address: str,
    kind: str,
    extractor: str,
    version: str,
) -> Document:
    title = draft.fields.get("title", "")
    body = clean("\n\n".join([title, *paragraphs] if title else paragraphs))
    if not paragraphs:
        raise BadInput("No text of an article was found in this: copy the article's text and paste that.")
    if len(body) > TEXT_CHARS:
        raise TooLarge(f"The text is longer than {TEXT_CHARS:,} characters: bring in the article alone.")
    draft.put("url", address, "url")
    if dated := _URL_DATE.search(urlsplit(draft.fields.get("url", "")).path):
        draft.put("published", f"{dated[1]}-{int(dated[2]):02}-{int(dated[3]):02}", "url")
    draft.put("language", language_of(body), "text")
    draft.put("origin", next((agency for paragraph in paragraphs[:3] if (agency := origin_in(paragraph))), ""), "text")
    return Document(
        text=body,
        media_type=kind,
        raw=data,
        extractor=extractor,
        extractor_version=version,
        cut=cut,
        found=draft.found,
        warnings=tuple(dict.fromkeys(draft.warnings)),
        **draft.fields,
    )


def _kind(text: str, media_type: str, name: str) -> str:
    """What to read the text as: what its beginning shows, what the server said, what the file is called."""
    if _FEED_START.match(text):
        raise BadInput("This is a feed or site map, not a page: open the article itself and import that.")
    said = media_type.partition(";")[0].strip().lower()
    if said in _HTML_TYPES or _HTML_START.match(text) or (said != "text/plain" and name.endswith(_HTML_ENDINGS)):
        return "text/html"
    if said == "text/markdown" or name.endswith(_MARKDOWN_ENDINGS):
        return "text/markdown"
    return "text/plain"


def _take_page(draft: _Draft, page: Page, address: str) -> None:
    draft.put("title", page.title, "page")
    draft.put("byline", page.byline, "page")
    draft.put("origin", page.origin, "page")
    draft.put("publisher", page.stated.publisher, "page")
    draft.put("modified", page.stated.modified, "page")
    draft.put("language", page.stated.language, "page")
    if page.published:
        draft.put("published", page.published, "page")
    if page.guessed:
        draft.warnings.append(
            "The page states no publication date in so many words; the one shown was guessed from its markup: check it."
        )
    for stated in page.stated.urls:
        draft.put("url", _canonical(stated, address), "page")


def _canonical(stated: str, address: str) -> str:
    """The address that a page gives itself, where it can be believed: a page can't name another site as its own."""
    try:
        canonical = normal_url(stated)
    except BadInput:
        return ""
    there, here = urlsplit(canonical), urlsplit(address or canonical)
    same_site = _site(there.hostname or "") == _site(here.hostname or "")
    # A home page as canonical address is a common mistake of content systems.
    return canonical if same_site and (there.path != "/" or here.path == "/") else ""


def _site(host: str) -> str:
    return re.sub(r"^(?:www|m|mobile|amp|edition)\.", "", host)


def _take_plain(draft: _Draft, plain: Plain) -> None:
    draft.put("title", plain.title, "text")
    draft.put("byline", plain.credit.byline, "text")
    draft.put("origin", plain.credit.origin, "text")
    draft.put("language", plain.language, "text")
    draft.put("published", _only([stamp for stamp in plain.stamps if not stamp.modified], draft), "text")
    draft.put("modified", _only([stamp for stamp in plain.stamps if stamp.modified], draft), "text")


def _only(stamps: list[Stamp], draft: _Draft) -> str:
    """The first date that can be read in one way; the warnings of those that can't."""
    draft.warnings += [stamp.warning for stamp in stamps if stamp.warning]
    return next((stamp.value for stamp in stamps if stamp.value), "")
