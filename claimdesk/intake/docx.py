"""The text of a Word file (DOCX, ECMA-376): its parts out of the ZIP archive, its paragraphs as they stream by.

Not through python-docx, which passes over what was inserted with changes tracked, nor mammoth: both build the whole
document in memory first.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from claimdesk.intake.written import Written
from claimdesk.words.cleantext import one_line
from claimdesk.words.document import Cut
from claimdesk.words.errors import BadInput, TooLarge
from claimdesk.words.limits import UNPACKED_BYTES

VERSION = "1"
_BODY = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_NOTES = {"word/footnotes.xml": "footnotes", "word/endnotes.xml": "endnotes"}
# Deleted with changes tracked, field codes, what an older program is given instead, readings beside Japanese signs.
_UNSEEN = frozenset(("del", "moveFrom", "instrText", "Fallback", "rt"))
_BLANKS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-"}
_TITLES = frozenset(("title", "titel", "titre", "título", "titolo"))
_HEADINGS = frozenset(("heading1", "berschrift1", "überschrift1", "titre1", "título1"))


def written_in(data: bytes) -> Written:
    """Read a Word file. Raises BadInput for another archive or a damaged one, TooLarge beyond `UNPACKED_BYTES`.

    May take much memory (see `apart`).
    """
    from lxml import etree

    written = Written("claimdesk.docx", VERSION)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if _BODY not in names:
                raise BadInput(
                    "This is a ZIP archive or an office document, but no Word file (DOCX): "
                    "open it in its own program, copy the article's text and paste that."
                )
            body = list(_paragraphs(_part(archive, _BODY)))
            written.paragraphs = [text for text, _ in body]
            titles = [text for text, style in body if style in _TITLES] or [t for t, s in body if s in _HEADINGS]
            written.headline = titles[0] if titles else ""
            for name, reason in _NOTES.items():
                if name in names and (notes := [text for text, _ in _paragraphs(_part(archive, name))]):
                    written.cut.append(Cut("\n".join(notes), reason))
            if _PROPERTIES in names:
                _take_properties(written, _part(archive, _PROPERTIES))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise BadInput(
            "This Word file is damaged or locked with a password: open it in a word processor, copy the text and paste "
            "that."
        ) from error
    return written


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    # The archive's own word for a size is a promise; what is read beyond it is refused too.
    with archive.open(name) as file:
        data = file.read(UNPACKED_BYTES + 1)
    if len(data) > UNPACKED_BYTES:
        raise TooLarge(
            f"This Word file unpacks to more than {UNPACKED_BYTES // 1024**2} MiB: copy the article's text and paste "
            "that."
        )
    return data


def _paragraphs(xml: bytes) -> Iterator[tuple[str, str]]:
    """Each paragraph that says something, with its style in small letters."""
    from lxml import etree

    pieces: list[list[str]] = []  # paragraphs may hold boxes of paragraphs
    style = ""
    unseen = 0
    for event, element in etree.iterparse(io.BytesIO(xml), events=("start", "end"), resolve_entities=False):
        name = _name(element)
        unseen += (name in _UNSEEN) * (1 if event == "start" else -1)
        if name == "p" and event == "start":
            pieces.append([])
            style = ""
        elif event == "start" or not pieces:
            continue
        elif name == "p":
            if text := one_line("".join(pieces.pop())):
                yield text, style
            _forget(element)
        elif unseen:
            continue
        elif name == "t":
            pieces[-1].append(element.text or "")
        elif name in _BLANKS:
            pieces[-1].append(_BLANKS[name])
        elif name == "pStyle":
            style = next((value for key, value in element.attrib.items() if key.endswith("}val")), "").lower()


def _forget(element: Any) -> None:
    """Let go of a paragraph that was read, and of what stands before it."""
    element.clear()
    while (before := element.getprevious()) is not None:
        element.getparent().remove(before)


def _name(element: Any) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.rpartition("}")[2]


def _take_properties(written: Written, xml: bytes) -> None:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for element in etree.fromstring(xml, parser):
        text = one_line(element.text or "")
        match _name(element):
            case "title":
                written.title = text
            case "creator":
                written.author = text
            case "created":
                written.made = text[:10]
            case "language":
                written.language = text
