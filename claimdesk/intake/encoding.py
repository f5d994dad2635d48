"""Bytes to text: what they are, which encoding they are in, and a sentence for those that are no text."""

from __future__ import annotations

import codecs
import re

from claimdesk.words.errors import BadInput

_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, film or WebP image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or film"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a film"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE
)
_TYPED_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w:.-]{2,40})""", re.IGNORECASE)
# What browsers take these names for (WHATWG Encoding Standard).
_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_NO_CHARSET = frozenset(
    ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "utf-7", "utf_7", "mbcs", "oem")
)
_ESCAPED = frozenset(("iso2022_jp", "iso2022_kr", "hz"))
_NO_LEAD = bytes(range(0xC2))  # bytes that start no UTF-8 sequence of several
_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\x0b\x0c\r\x1b")  # ESC stands in captured terminals
SNIFFED_BYTES = 4096
STRAY_CONTROLS = 8


def decoded(data: bytes, media_type: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data` and warnings about how it had to be read.

    A byte order mark decides; then UTF-8 where the bytes are that; then the charset of `media_type` or of the page's
    own head; then Windows-1252 with a warning. Raises BadInput for what is no text.
    """
    refuse_binary(data)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _with_losses(data[len(mark) :], encoding)
    wide = _wide_encoding(data)
    if wide:
        return _with_losses(data, wide)
    declared = _declared(data, media_type)
    if declared in _ESCAPED and data.isascii():
        return _with_losses(data, declared)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost * 20 <= len(data.translate(None, _NO_LEAD)) and declared in ("", "utf-8"):
        return text, (_lost(lost, "UTF-8"),)
    if declared and declared != "utf-8":
        return _with_losses(data, declared)
    text, _ = _with_losses(data, "cp1252")
    return text, (
        "The bytes are not UTF-8 and name no other encoding: they were read as Windows-1252. Look at accented letters.",
    )


def refuse_binary(data: bytes) -> None:
    """Raise BadInput, with what it is, for bytes that are no text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BadInput(
                f"This is {what}, not text: open it in its own program, save the text or a web page, and import that."
            )
    if data[4:8] == b"ftyp":
        raise BadInput("This is a film or sound file, not text: import a transcript of it as text.")
    controls = len(data) - len(data.translate(None, _CONTROLS))  # a few stray ones stand in real pages, and are dropped
    wide = _wide_encoding(data) or data.startswith(tuple(mark for mark, _ in _MARKS))
    many = controls > STRAY_CONTROLS or data.count(0) * 100 > len(data)
    if many and controls * 100 > len(data) and not wide:
        raise BadInput(
            "This is not text: it is full of control characters. "
            "Save the article as text or as a web page and import that."
        )


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: most bytes at every other place are NUL."""
    head = data[:SNIFFED_BYTES]
    if len(head) < 4 or head.count(0) * 4 < len(head):
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 20 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 20 * odd else ""


def _declared(data: bytes, media_type: str | None) -> str:
    """The charset that header or page names, as Python knows it; empty for none, or for one that is no charset."""
    typed = _TYPED_CHARSET.search(media_type or "")
    own = _CHARSET.search(data[:SNIFFED_BYTES])
    for name in (typed[1] if typed else "", own[1].decode("ascii", "ignore") if own else ""):
        try:
            known = codecs.lookup(name) if name else None
        except (LookupError, ValueError):
            known = None
        # Codecs such as zlib or hex are no charsets, and some that are can be made to run without end.
        if known and known.name not in _NO_CHARSET and getattr(known, "_is_text_encoding", False):
            return _READ_AS.get(known.name, known.name)
    return ""


def _with_losses(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeError:
        text = data.decode(encoding, "replace")
        return text, (_lost(text.count("\ufffd"), encoding),)


def _lost(count: int, encoding: str) -> str:
    places = "1 place" if count == 1 else f"{count} places"
    return f"{places} could not be read as {encoding} and stand as \ufffd: compare them with the page."
