"""Bytes in, Document out: whatever an analyst brings, as headline and paragraphs with what could be found about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from claimdesk.intake.credits import origin_in
from claimdesk.intake.encoding import decoded
from claimdesk.intake.language import language_of
from claimdesk.intake.page import EXTRACTOR, Page, page_in
from claimdesk.intake.plain import VERSION, Plain, article_in
from claimdesk.intake.shape import refuse_boundless
from claimdesk.intake.stamps import Stamp
from claimdesk.intake.urls import URL_CHARS, normal_url
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
# A page behind a remark, a script or a server's warning, or a piece of one: a tag at the start and others that are
# closed later. A text that speaks of tags does not begin with one.
_TAG_START = re.compile(r"\s*<(?:!--|[a-z][a-z0-9]*[\s/>])", re.IGNORECASE)
_CLOSED_TAGS = re.compile(r"(?s:</(?:p|div|body|html|article|section|table|span|a|li)\s*>.*?){3}", re.IGNORECASE)
_ARCHIVE_START = re.compile(r"(?:[\w-]+:.{0,500}\n\s?){0,12}Content-Type:\s*multipart/related", re.IGNORECASE)
# What browsers write into a page that they save.
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{4}\)(\S{1,4096}) -->")
_URL_DATE = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:[/-]|$)")


@dataclass(slots=True)
class _Draft:
    """A document in the making: each field goes in once, with where it came from."""

    kind: str
    address: str
    warnings: list[str]
    fields: dict[str, str] = field(default_factory=dict)
    found: dict[str, str] = field(default_factory=dict)
    paragraphs: list[str] = field(default_factory=list)
    cut: tuple[Cut, ...] = ()
    extractor: str = "claimdesk.plain"
    version: str = VERSION

    def put(self, name: str, value: str, where: str) -> None:
        """Set a field that is still empty."""
        value = one_line(value)
        if value and name not in self.fields:
            longest = URL_CHARS if name == "url" else FIELD_CHARS
            self.fields[name] = value if len(value) <= longest else value[: longest - 1] + "…"
            self.found[name] = where


def read(data: bytes, *, url: str | None = None, media_type: str | None = None, name: str | None = None) -> Document:
    """Read an article from the bytes of a page or text.

    `url` is where it came from, `media_type` what the server called it, `name` the file's. Nothing is invented:
    a field that the page does not give is empty. Raises BadInput or TooLarge with a sentence that says what to do.
    """
    if len(data) > INPUT_BYTES:
        raise TooLarge(f"This is larger than {INPUT_BYTES // 1024**2} MiB: bring in the article alone.")
    text, warnings = decoded(data, media_type)
    kind = _kind(text, media_type or "", (name or "").lower())
    draft = _Draft(kind, normal_url(url) if url else "", list(warnings))
    if kind == "text/html":
        refuse_boundless(text)
        if saved := _SAVED_FROM.search(text, 0, 4096):
            draft.put("url", _canonical(saved[1], draft.address), "page")
        _take_page(draft, page_in(text, draft.address))
    else:
        _refuse_long(text)
        _take_plain(draft, article_in(clean(text)))
        draft.warnings += wall_suspected(draft.paragraphs, (), stated=False)
    return _document(draft, data)


def _document(draft: _Draft, data: bytes) -> Document:
    if not draft.paragraphs:
        raise BadInput("No text of an article was found in this: copy the article's text and paste that.")
    title = draft.fields.get("title", "")
    body = clean("\n\n".join([title, *draft.paragraphs] if title else draft.paragraphs))
    _refuse_long(body)
    draft.put("url", draft.address, "url")
    draft.put("published", _date_in(draft.fields.get("url", "")), "url")
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
        found=draft.found,
        warnings=tuple(dict.fromkeys(draft.warnings)),
        **draft.fields,
    )


def _refuse_long(text: str) -> None:
    if len(text) > TEXT_CHARS:
        raise TooLarge(f"The text is longer than {TEXT_CHARS:,} characters: bring in the article alone.")


def _kind(text: str, media_type: str, name: str) -> str:
    """What to read the text as: what its beginning shows, what the server said, what the file is called."""
    if _FEED_START.match(text):
        raise BadInput("This is a feed or site map, not a page: open the article itself and import that.")
    if _ARCHIVE_START.match(text):
        raise BadInput("This is a web archive (MHTML): save the page as “HTML only” in the browser and import that.")
    said = media_type.partition(";")[0].strip().lower()
    if said in _HTML_TYPES or _HTML_START.match(text) or (said != "text/plain" and name.endswith(_HTML_ENDINGS)):
        return "text/html"
    if said != "text/plain" and _TAG_START.match(text) and _CLOSED_TAGS.search(text):
        return "text/html"
    if said == "text/markdown" or name.endswith(_MARKDOWN_ENDINGS):
        return "text/markdown"
    return "text/plain"


def _take_page(draft: _Draft, page: Page) -> None:
    said = page.stated
    for address in said.urls:
        draft.put("url", _canonical(address, draft.address), "page")
    draft.put("title", page.title, "page")
    draft.put("byline", page.byline, "page")
    draft.put("origin", page.origin, "page")
    draft.put("publisher", said.publisher, "page")
    draft.put("modified", said.modified or _only([stamp for stamp in page.stamps if stamp.modified], draft), "page")
    _put_published(draft, page)
    if page.paragraphs:
        draft.paragraphs, draft.cut, draft.extractor, draft.version = page.paragraphs, page.cut, EXTRACTOR, page.version
    else:
        draft.warnings.append("No article was recognised on this page: all of its text was read. Compare them.")
        _take_plain(draft, article_in(clean("\n\n".join(page.lines))))
    # Pages are often made from a template that states another language than the article is in.
    language = language_of("\n".join(draft.paragraphs))
    draft.put("language", language or said.language, "text" if language and language != said.language else "page")
    draft.warnings += wall_suspected(draft.paragraphs, page.lines, stated=said.paid)


def _put_published(draft: _Draft, page: Page) -> None:
    """What the page states; else the date under its headline; else the day in its address; else a guess, told so."""
    shown = _only([stamp for stamp in page.stamps if not stamp.modified], draft)
    dated = _date_in(draft.fields.get("url", draft.address))
    stated = page.stated.published
    for day, where in ((shown[:10], "page"), (dated, "url")):
        apart = _days_apart(stated, day)
        if stated.endswith("+00:00") and apart == 1:
            # Relative dates in the text count from the publisher's day, not from that of Greenwich.
            draft.warnings.append(f"The page states {stated}; where it was published that was {day}, which was taken.")
            draft.put("published", day, where)
        elif apart > 2:
            whose = "its address" if where == "url" else "the line under its headline"
            draft.warnings.append(f"The page states that it was published on {stated[:10]}; {whose} says {day}.")
    for value, where in ((stated, "page"), (shown, "page"), (dated, "url")):
        draft.put("published", value, where)
    if page.guessed and "published" not in draft.fields and not any(stamp.warning for stamp in page.stamps):
        draft.put("published", page.guessed, "guess")
        draft.warnings.append("The page does not state when it was published: the date was guessed from its markup.")


def _days_apart(a: str, b: str) -> int:
    """Days between two dates or times in ISO 8601; 0 where one is no whole date."""
    if len(a) < 10 or len(b) < 10:
        return 0
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)


def _date_in(url: str) -> str:
    """The day in an address such as https://example.org/2018/09/12/title."""
    found = _URL_DATE.search(urlsplit(url).path)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat() if found else ""
    except ValueError:
        return ""


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
    draft.paragraphs, draft.cut = plain.paragraphs, plain.cut


def _only(stamps: list[Stamp], draft: _Draft) -> str:
    """The first date that can be read in one way; the warnings of those that can't."""
    draft.warnings += [stamp.warning for stamp in stamps if stamp.warning]
    return next((stamp.value for stamp in stamps if stamp.value), "")
