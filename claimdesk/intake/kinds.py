"""What bytes are: a page, a text, Markdown, a file of another program; by how they begin, what they are called."""

from __future__ import annotations

import re

from claimdesk.intake import archived, captions
from claimdesk.words.errors import BadInput

HTML = "text/html"
MARKDOWN = "text/markdown"
PLAIN = "text/plain"
CAPTIONS = "text/vtt"
ARCHIVE = "multipart/related"
PDF = "application/pdf"
RTF = "application/rtf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_BEFORE = b"\xef\xbb\xbf\x00 \r\n\t"  # readers let that stand before the mark
_HTML_TYPES = (HTML, "application/xhtml+xml")
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


def file_kind(data: bytes) -> str:
    """The media type of a file of another program, told by its first bytes; empty for what is text, or unknown."""
    start = data[:64].lstrip(_BEFORE)
    for mark, kind in ((b"%PDF-", PDF), (b"PK\x03\x04", DOCX), (b"{\\rtf", RTF)):
        if start.startswith(mark):
            return kind
    return ARCHIVE if archived.is_archive(data) else ""


def text_kind(text: str, media_type: str, name: str) -> str:
    """What to read a text as: what its beginning shows, what the server said, what the file is called.

    Raises BadInput for a feed.
    """
    if _FEED_START.match(text):
        raise BadInput("This is a feed or site map, not a page: open the article itself and import that.")
    said = media_type.partition(";")[0].strip().lower()
    if said in _HTML_TYPES or _HTML_START.match(text) or (said != PLAIN and name.lower().endswith(_HTML_ENDINGS)):
        return HTML
    if said != PLAIN and _TAG_START.match(text) and _CLOSED_TAGS.search(text):
        return HTML
    if captions.is_captions(text):
        return CAPTIONS
    if said == MARKDOWN or name.lower().endswith(_MARKDOWN_ENDINGS):
        return MARKDOWN
    return PLAIN
