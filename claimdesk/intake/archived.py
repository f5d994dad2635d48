"""Pages as browsers save them whole: MHTML (RFC 2557), Safari's web archive; and the marks in a saved HTML page."""

from __future__ import annotations

import binascii
import contextlib
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from claimdesk.words.errors import BadInput

if TYPE_CHECKING:
    from email.message import Message

_ARCHIVE_START = re.compile(
    rb"\s{0,20}(?:[\w-]{1,60}:.{0,1000}\n(?:[ \t].{0,1000}\n){0,20}){0,12}?Content-Type:\s*multipart/related",
    re.IGNORECASE,
)
_BINARY_PLIST = b"bplist00"
_HEAD_BYTES = 16_384
_EMPTY_LINE = re.compile(rb"\r?\n\r?\n")
_PAGES = ("text/html", "application/xhtml+xml")
PARTS = 2_000
"""The page is looked for among so many parts of an archive."""
# What browsers and SingleFile write into a page that they save.
_SAVED_FROM = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{4}\)(?P<browser>\S{1,4096})"
    r"|Page saved with SingleFile\s{1,9}url:\s{0,9}(?P<single>\S{1,4096}))"
)


@dataclass(frozen=True, slots=True)
class Archived:
    """The page itself out of an archive, and where it was saved from."""

    html: bytes
    media_type: str = "text/html"
    url: str = ""
    warnings: list[str] = field(default_factory=list)


def is_archive(data: bytes) -> bool:
    """Whether bytes are an MHTML file or a web archive."""
    return data.startswith(_BINARY_PLIST) or _ARCHIVE_START.match(data[:_HEAD_BYTES]) is not None


def page_of(data: bytes) -> Archived:
    """The page in an archive. Raises BadInput where there is none."""
    found = _in_plist(data) if data.startswith(_BINARY_PLIST) else _in_mhtml(data)
    if found is None:
        raise BadInput("This web archive holds no page: save the page as “HTML only” in the browser and import that.")
    return found


def saved_from(html: str) -> str:
    """The address that a browser noted in a page when saving it; empty for none."""
    found = _SAVED_FROM.search(html, 0, 8192)
    return (found["browser"] or found["single"]) if found else ""


def _in_mhtml(data: bytes) -> Archived | None:
    """The first page, or the one that the archive was saved as. Only heads go through `email`, which takes minutes for
    an archive of many small parts."""
    head, body = _parted(data)
    boundary = b"\n--" + (head.get_boundary() or "").encode("utf-8", "replace")
    root = _address(head, "Snapshot-Content-Location") or _address(head, "Content-Location")
    found: Archived | None = None
    for part, closed in islice(_parts(b"\n" + body, boundary), PARTS):
        inner, content = _parted(part)
        if inner.get_content_type() not in _PAGES:
            continue
        location = _address(inner, "Content-Location") or root
        if found is None or (root and location == root != found.url):
            charset = inner.get_content_charset() or "utf-8"
            url = location if location.startswith(("http:", "https:")) else ""
            early = [] if closed else ["This web archive ends early: compare the end of the text with the page."]
            encoding = str(inner.get("Content-Transfer-Encoding", "")).strip().lower()
            found = Archived(_unpacked(content, encoding), f"text/html; charset={charset}", url, early)
    return found


def _parted(message: bytes) -> tuple[Message, bytes]:
    """The head of a message or part, and what comes after the first empty line."""
    import email

    message = message.lstrip(b"\r\n")
    end = _EMPTY_LINE.search(message, 0, _HEAD_BYTES)
    head = message[: end.start()] if end else message[:_HEAD_BYTES]
    return email.message_from_bytes(head), message[end.end() :] if end else b""


def _address(head: Message, name: str) -> str:
    """An address in a head, which may be folded."""
    return "".join(str(head.get(name, "")).split())


def _parts(body: bytes, boundary: bytes) -> Iterator[tuple[bytes, bool]]:
    """Each part, and whether its end is there."""
    place = body.find(boundary)
    while place >= 0:
        start = place + len(boundary)
        if body.startswith(b"--", start):
            return
        place = body.find(boundary, start)
        yield body[start : place if place >= 0 else len(body)], place >= 0


def _unpacked(content: bytes, encoding: str) -> bytes:
    if encoding == "quoted-printable":
        return quopri.decodestring(content)
    if encoding == "base64":
        with contextlib.suppress(ValueError):
            return binascii.a2b_base64(content)
    return content


def _in_plist(data: bytes) -> Archived | None:
    import plistlib

    try:
        resource = plistlib.loads(data)["WebMainResource"]
        html, url = resource["WebResourceData"], str(resource.get("WebResourceURL", ""))
        charset = str(resource.get("WebResourceTextEncodingName", "utf-8"))
    except (
        plistlib.InvalidFileException,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        OverflowError,
    ):
        return None
    return Archived(html, f"text/html; charset={charset}", url) if isinstance(html, bytes) else None
