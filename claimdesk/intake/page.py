"""An HTML page: its article by trafilatura, its fields by what it states, and what of it was left out."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from claimdesk.intake import furniture, prose
from claimdesk.intake.blocks import Block, blocks
from claimdesk.intake.choice import chosen
from claimdesk.intake.credits import credit
from claimdesk.intake.dated import day_in_text, day_shown
from claimdesk.intake.fields import byline_of, origin_of, stamps_of, title_of
from claimdesk.intake.language import language_of
from claimdesk.intake.metadata import Stated, moment, stated
from claimdesk.intake.plain import cuts
from claimdesk.intake.stamps import Stamp, stamps
from claimdesk.words.cleantext import clean, one_line
from claimdesk.words.document import Cut
from claimdesk.words.errors import TooLarge
from claimdesk.words.limits import TEXT_CHARS

_log = logging.getLogger(__name__)
# The extensive search, which looks through the text where the markup says nothing, makes a day of any year.
_DATE_SEARCH = {"original_date": True, "extensive_search": True}
_MADE_OF_A_YEAR = "-01-01"
EXTRACTOR = "trafilatura"
_COMPARED = 50_000_000
"""Characters compared to tell what was left out; on a page beyond it only whole paragraphs are recognised."""


@dataclass(slots=True)
class Page:
    """An article as read from HTML. Without paragraphs, trafilatura found none: `lines` is all that the page shows.

    `stamps` stand under its headline. `shown` and `dateline`, a day elsewhere on the page and one before its text, are
    looked for where the page states none; `guessed` is one that was made out from its markup.
    """

    version: str = ""
    title: str = ""
    byline: str = ""
    origin: str = ""
    guessed: str = ""
    stamps: list[Stamp] = field(default_factory=list)
    shown: Stamp | None = None
    dateline: Stamp | None = None
    paragraphs: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    stated: Stated = field(default_factory=Stated)
    cut: tuple[Cut, ...] = ()


def page_in(html: str, url: str = "") -> Page:
    """Read a page whose shape is within bounds (`shape`). Raises TooLarge beyond `TEXT_CHARS`."""
    page = Page()
    try:
        import trafilatura
        from trafilatura.utils import load_html

        page.version = trafilatura.__version__
        tree = load_html(html)
        if tree is None:  # a fragment, or text that a server calls HTML
            tree = load_html(f"<html><body>{html}</body></html>")
        if tree is None:
            return page
        page.stated = stated(tree)
        shown = list(blocks(tree))
        page.lines = [block.line for block in shown]
        if sum(map(len, page.lines)) > TEXT_CHARS:
            raise TooLarge(f"This page shows more than {TEXT_CHARS:,} characters: bring in the article alone.")
        document = trafilatura.bare_extraction(
            tree, url=url or None, with_metadata=True, include_comments=False, date_extraction_params=_DATE_SEARCH
        )
        if document is not None:
            _fill(page, tree, document, shown)
    except TooLarge:
        raise
    except Exception:  # pages find the bugs of parsers; what can't be parsed is read as plain text
        _log.exception("a page could not be read by trafilatura")
    return page


def _fill(page: Page, tree: Any, document: Any, shown: list[Block]) -> None:
    text = clean(document.text or "")
    said = page.stated
    page.title = title_of(tree, said.titles, one_line(document.title or ""), said.publisher)
    page.byline = byline_of(said.authors, one_line(document.author or ""), page.lines, page.title, said.publisher)
    page.origin = origin_of(page.byline, page.lines, page.title)
    page.guessed = "" if (document.date or "").endswith(_MADE_OF_A_YEAR) else moment(document.date)
    title = prose.key(page.title)
    read = [line for row in text.split("\n") if (line := one_line(row)) and not furniture.reason(line)]
    page.paragraphs = chosen(shown, read, page.title)
    while title and page.paragraphs and prose.key(page.paragraphs[0]) == title:
        del page.paragraphs[0]
    _take_days(page)
    page.cut = _left_out(shown, page.paragraphs, page.title)


def _take_days(page: Page) -> None:
    language = page.stated.language or language_of("\n".join(page.paragraphs))
    page.stamps = stamps_of(page.lines, page.title, language)
    if not page.stated.published and all(stamp.modified for stamp in page.stamps):
        page.shown = day_shown(page.lines, page.title, language)
        page.dateline = day_in_text(page.paragraphs, language)


def _left_out(shown: Sequence[Block], paragraphs: list[str], title: str) -> tuple[Cut, ...]:
    """What the page shows and the text does not hold, with the part of the page it stood in."""
    kept = {prose.key(paragraph) for paragraph in paragraphs} | {
        prose.key(paragraph.lstrip("- ")) for paragraph in paragraphs
    }
    whole = "\n".join(kept)
    searched = len(whole) * len(shown) <= _COMPARED
    lines: list[str] = []
    why: list[str] = []
    title_key = prose.key(title)
    seen_title = False
    for block in shown:
        key = prose.key(block.line)
        if not key:
            continue
        lines.append(block.line)
        if key == title_key:
            why.append("the headline again" if seen_title else "")
            seen_title = True
        elif key in kept or (searched and len(key) >= 12 and key in whole):
            why.append("")
        else:
            why.append(block.part or furniture.reason(block.line) or _field_of(block.line) or "not part of the article")
    return cuts(lines, why, _places(lines, why, [title, *paragraphs] if title else paragraphs))


def _places(lines: Sequence[str], why: Sequence[str], paragraphs: Sequence[str]) -> list[int]:
    """Where on the page headline and paragraphs begin; one that is not found as a line, where the one before it did."""
    where: dict[str, int] = {}
    for place, line in enumerate(lines):
        if not why[place]:
            where.setdefault(prose.key(line), place)
    places: list[int] = []
    for paragraph in paragraphs:
        last = places[-1] if places else 0
        places.append(max(last, where.get(prose.key(paragraph.lstrip("- ")), last)))
    return places


def _field_of(line: str) -> str:
    if not prose.is_prose(line) and credit(line):
        return "byline"
    return "date of the page" if stamps(line) else ""
