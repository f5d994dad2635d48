"""Bytes in, Document out: whatever an analyst brings, as headline and paragraphs with what could be found about it."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from claimdesk.intake import archived, captions, kinds, prose
from claimdesk.intake.apart import read_apart
from claimdesk.intake.draft import Draft, date_in, finished, refuse_long
from claimdesk.intake.encoding import decoded
from claimdesk.intake.fields import person
from claimdesk.intake.language import language_code, language_of
from claimdesk.intake.metadata import moment
from claimdesk.intake.page import EXTRACTOR, Page, page_in
from claimdesk.intake.plain import Plain, article_in
from claimdesk.intake.shape import refuse_boundless
from claimdesk.intake.stamps import Stamp
from claimdesk.intake.urls import normal_url
from claimdesk.intake.walls import wall_suspected
from claimdesk.intake.written import Written
from claimdesk.intake.zones import at_home
from claimdesk.words.cleantext import clean
from claimdesk.words.document import Document
from claimdesk.words.errors import BadInput, TooLarge
from claimdesk.words.limits import INPUT_BYTES

_APART = {kinds.PDF: ("pdf", "PDF file"), kinds.RTF: ("rtf", "RTF file"), kinds.DOCX: ("docx", "Word file")}
_HEAD_PARAGRAPHS = 12
"""The title that a file gives itself is looked for in so many of its first paragraphs."""


def read(data: bytes, *, url: str | None = None, media_type: str | None = None, name: str | None = None) -> Document:
    """Read an article from the bytes of a page, text or file.

    `url` is where it came from, `media_type` what the server called it, `name` the file's. Nothing is invented:
    a field that the page does not give is empty. Raises BadInput or TooLarge with a sentence that says what to do.
    """
    if len(data) > INPUT_BYTES:
        raise TooLarge(f"This is larger than {INPUT_BYTES // 1024**2} MiB: bring in the article alone.")
    draft = Draft(kinds.file_kind(data), normal_url(url) if url else "")
    if draft.kind in _APART:
        _take_written(draft, read_apart(data, *_APART[draft.kind]))
    elif draft.kind == kinds.ARCHIVE:
        page = archived.page_of(data)
        draft.put("url", _canonical(page.url, draft.address), "file")
        draft.warnings += page.warnings
        _take_html(draft, _text(draft, page.html, page.media_type))
    else:
        text = _text(draft, data, media_type)
        draft.kind = kinds.text_kind(text, media_type or "", name or "")
        if draft.kind == kinds.HTML:
            draft.put("url", _canonical(archived.saved_from(text), draft.address), "page")
            _take_html(draft, text)
        else:
            refuse_long(text)
            _take_text(draft, clean(text))
    return finished(draft, data)


def _text(draft: Draft, data: bytes, media_type: str | None) -> str:
    text, warnings = decoded(data, media_type)
    draft.warnings += warnings
    return text


def _take_html(draft: Draft, html: str) -> None:
    refuse_boundless(html)
    _take_page(draft, page_in(html, draft.fields.get("url", draft.address)))


def _take_text(draft: Draft, text: str) -> None:
    if draft.kind == kinds.MARKDOWN:
        from claimdesk.intake.markdown import written_in

        _take_written(draft, written_in(text))
    elif draft.kind == kinds.CAPTIONS:
        _take_written(draft, captions.written_in(text))
    else:
        _take_plain(draft, article_in(text))
        draft.warnings += wall_suspected(draft.paragraphs, (), stated=False)


def _take_written(draft: Draft, written: Written) -> None:
    """What the text says first; then what the file says of itself, which may be left from another one."""
    text = clean("\n\n".join(written.paragraphs))
    refuse_long(text)
    above = {prose.key(line): line for line in written.paragraphs[:_HEAD_PARAGRAPHS]}
    draft.put("published", written.published, "file")
    draft.put("url", _canonical(written.url, draft.address), "file")
    _take_plain(draft, article_in(text, headline=written.headline or above.get(prose.key(written.title), "")))
    draft.put("title", written.title, "file")
    draft.put("byline", person(written.author), "file")
    draft.put("language", language_code(written.language), "file")
    if "published" not in draft.fields and (made := moment(written.made)):
        draft.put("published", made, "file")
        draft.warnings.append(f"The date, {made}, is when the file was made, not when this was published: look at it.")
    draft.cut = (*draft.cut, *written.cut)
    draft.extractor, draft.version = written.extractor, written.version
    draft.warnings += written.warnings


def _take_page(draft: Draft, page: Page) -> None:
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
        draft.headed = bool(page.title)
        draft.paragraphs, draft.cut, draft.extractor, draft.version = page.paragraphs, page.cut, EXTRACTOR, page.version
    else:
        draft.warnings.append("No article was recognised on this page: all of its text was read. Compare them.")
        _take_plain(draft, article_in(clean("\n\n".join(page.lines))))
    # Pages are often made from a template that states another language than the article is in.
    language = language_of("\n".join(draft.paragraphs))
    draft.put("language", language or said.language, "text" if language and language != said.language else "page")
    draft.warnings += wall_suspected(draft.paragraphs, page.lines, stated=said.paid)


def _put_published(draft: Draft, page: Page) -> None:
    """What the page states; else the date under its headline; else the day in its address; else one that it shows
    elsewhere or that stands before its text; else a guess, told so."""
    shown = _only([stamp for stamp in page.stamps if not stamp.modified], draft)
    dated = date_in(draft.fields.get("url", draft.address))
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
    local = "" if shown or dated else at_home(stated, draft.fields.get("url", draft.address))
    if _days_apart(local, stated):
        draft.warnings.append(f"The page states {stated}; in its country that was {local[:10]}, which was taken.")
        draft.put("published", local, "page")
    for value, where in ((stated, "page"), (shown, "page"), (dated, "url")):
        draft.put("published", value, where)
    if "published" not in draft.fields:
        for stamp, where in ((page.shown, "page"), (page.dateline, "text")):
            draft.put("published", _only([stamp] if stamp else [], draft), where)
    in_two_ways = any(stamp.warning for stamp in (*page.stamps, page.shown, page.dateline) if stamp)
    if page.guessed and "published" not in draft.fields and not in_two_ways:
        draft.put("published", page.guessed, "guess")
        draft.warnings.append("The page does not state when it was published: the date was guessed from its markup.")


def _days_apart(a: str, b: str) -> int:
    """Days between two dates or times in ISO 8601; 0 where one is no whole date."""
    if len(a) < 10 or len(b) < 10:
        return 0
    return abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days)


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


def _take_plain(draft: Draft, plain: Plain) -> None:
    draft.put("title", plain.title, "text")
    draft.put("byline", plain.credit.byline, "text")
    draft.put("origin", plain.credit.origin, "text")
    draft.put("language", plain.language, "text")
    draft.put("published", _only([stamp for stamp in plain.stamps if not stamp.modified], draft), "text")
    draft.put("modified", _only([stamp for stamp in plain.stamps if stamp.modified], draft), "text")
    draft.paragraphs, draft.cut, draft.headed = plain.paragraphs, plain.cut, bool(plain.title)


def _only(stamps: list[Stamp], draft: Draft) -> str:
    """The first date that can be read in one way; the warnings of those that can't."""
    draft.warnings += [stamp.warning for stamp in stamps if stamp.warning]
    return next((stamp.value for stamp in stamps if stamp.value), "")
