"""The text of a PDF file by pypdf: lines joined to paragraphs, what stands on every page left out."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from claimdesk.intake import prose
from claimdesk.intake.written import Written
from claimdesk.words.cleantext import clean, one_line
from claimdesk.words.document import Cut
from claimdesk.words.errors import BadInput
from claimdesk.words.limits import TEXT_CHARS

EDGE_LINES = 3
"""What every page has at its top or bottom is looked for in so many lines."""
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|página|pagina|strona|стр)?\.?\s*[-–—|]?\s*#(?:\s*(?:/|of|von|de|sur)\s*#)?\s*[-–—|]?", re.IGNORECASE
)
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})[-\u00ad\u2010]$")
_STARTS_ITEM = re.compile(r"\s*(?:[•●▪‣*–—-]|\(?\d{1,2}[.)]|[A-Z][A-Z .'-]{1,30}:)\s")


def written_in(data: bytes) -> Written:
    """Read a PDF file. Raises BadInput for one that is locked or holds no text; may take long (see `apart`)."""
    import pypdf

    logging.disable(logging.CRITICAL)  # it warns of each thing that it mends
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise BadInput("This PDF is locked with a password: open it, save a copy without one and import that.")
    pages: list[list[str]] = []
    size = 0
    for page in reader.pages:
        lines = clean(page.extract_text()).split("\n")
        pages.append([line.strip() for line in lines])
        size += sum(map(len, lines))
        if size > TEXT_CHARS:
            break  # refused by the caller, which counts what is left of it
    written = Written("pypdf", pypdf.__version__)
    _take_text(written, pages)
    _take_properties(written, reader)
    return written


def _take_text(written: Written, pages: list[list[str]]) -> None:
    empty = [number for number, lines in enumerate(pages, 1) if sum(map(str.isalpha, "".join(lines))) < 2]
    if len(empty) == len(pages):
        raise BadInput(
            "This PDF holds no text, perhaps pictures of pages: have its text recognised (OCR) in another program "
            "and import that."
        )
    if empty:
        shown = ", ".join(map(str, empty[:10])) + (", …" if len(empty) > 10 else "")
        which = f"Page {shown} holds" if len(empty) == 1 else f"Pages {shown} hold"
        written.warnings.append(f"{which} no text, perhaps pictures: look at them in the PDF.")
    repeated = _repeated(pages)
    lines: list[str] = []
    for page in pages:
        edges = _edges(page)
        for place, line in enumerate(page):
            if place in edges and _shape(line) in repeated:
                written.cut.append(Cut(line, "on every page"))
            else:
                lines.append(line)
    written.paragraphs = _paragraphs(lines)


def _repeated(pages: Sequence[list[str]]) -> set[str]:
    """The shapes of lines that stand at the edge of most pages, and of page numbers."""
    seen = Counter(shape for page in pages for shape in {_shape(page[place]) for place in _edges(page)})
    often = {shape for shape, count in seen.items() if count >= 3 and count * 2 >= len(pages)}
    return often | {shape for shape in seen if _PAGE_NUMBER.fullmatch(shape)}


def _edges(page: Sequence[str]) -> set[int]:
    places = [place for place, line in enumerate(page) if line]
    return {*places[:EDGE_LINES], *places[-EDGE_LINES:]}


def _shape(line: str) -> str:
    return _NUMBER.sub("#", line)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines as they are printed, joined to what was written: up to a blank, or a full stop on a short line."""
    words = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", "\n".join(lines).casefold()))
    width = sorted(map(len, filter(None, lines)))[int(0.9 * sum(map(bool, lines)))] if any(lines) else 0
    paragraphs: list[str] = []
    open_one = ""
    last = ""
    for line in lines:
        if not line:
            if open_one and prose.ends_sentence(open_one):
                paragraphs.append(open_one)
                open_one = ""
            continue
        if open_one and not _goes_on(last, line, width):
            paragraphs.append(open_one)
            open_one = ""
        open_one = _joined(open_one, line, words) if open_one else line
        last = line
    return [*paragraphs, open_one] if open_one else paragraphs


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether the next line belongs to the same paragraph."""
    if _STARTS_ITEM.match(following):
        return False
    if following[:1].islower():
        return True
    full = len(line) >= 0.75 * width
    return full if prose.ends_sentence(line) else len(line) >= 0.6 * width


def _joined(text: str, line: str, words: Counter[str]) -> str:
    broken = _BROKEN_WORD.search(text)
    rest = re.match(r"[^\W\d_]+", line)
    if not broken or not rest or not line[:1].islower():
        return f"{text} {line}"
    # "well-" and "known" are "well-known" where the text has that elsewhere, and else one word.
    if words[f"{broken[1]}-{rest[0]}".casefold()] > words[f"{broken[1]}{rest[0]}".casefold()]:
        return text + line
    return text[:-1] + line


def _take_properties(written: Written, reader: Any) -> None:
    properties = reader.metadata or {}
    written.title = one_line(str(properties.get("/Title") or ""))
    written.author = one_line(str(properties.get("/Author") or ""))
    try:
        made: datetime | None = reader.metadata.creation_date if reader.metadata else None
    except (ValueError, TypeError):
        made = None
    written.made = made.date().isoformat() if made else ""
    try:
        written.language = one_line(str(reader.trailer["/Root"].get("/Lang") or ""))
    except (KeyError, AttributeError, TypeError):
        written.language = ""
