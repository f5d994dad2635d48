"""Pages as browsers save them whole: MHTML (RFC 2557), Safari's web archive; and the marks in a saved HTML page."""

from __future__ import annotations

import email
import email.errors
import email.policy
import plistlib
import re
from dataclasses import dataclass, field
from email.message import EmailMessage

from claimdesk.words.errors import BadInput

_ARCHIVE_START = re.compile(
    rb"\s{0,20}(?:[\w-]{1,60}:.{0,1000}\n(?:[ \t].{0,1000}\n){0,20}){0,12}?Content-Type:\s*multipart/related",
    re.IGNORECASE,
)
_BINARY_PLIST = b"bplist00"
_HEAD_BYTES = 16_384
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
    message = email.message_from_bytes(data, policy=email.policy.default)
    root = str(message.get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    pages = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not pages:
        return None
    page = next((part for part in pages if root and str(part.get("Content-Location")) == root), pages[0])
    html = page.get_payload(decode=True)
    if not isinstance(html, bytes):
        return None
    charset = page.get_content_charset() or "utf-8"
    warnings = []
    if any(isinstance(d, email.errors.CloseBoundaryNotFoundDefect) for d in _defects(message)):
        warnings.append("This web archive ends early: compare the end of the text with the page.")
    url = str(page.get("Content-Location") or root)
    return Archived(html, f"text/html; charset={charset}", url if url.startswith(("http:", "https:")) else "", warnings)


def _defects(message: EmailMessage) -> list[email.errors.MessageDefect]:
    return [defect for part in message.walk() for defect in part.defects]


def _in_plist(data: bytes) -> Archived | None:
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
