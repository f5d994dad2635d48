"""Outside text on the screen: markup off, and nothing in it that the terminal would obey.

Article text, names, URLs, and whatever a colleague or a page wrote, reach a widget through here alone:

    Static(plain(claim.text))                    # Content, markup off, control characters made visible
    row.append(plain_line(article.title, 40))    # one line, at most 40 cells wide, shortened with …
    neutral(text)                                # str of the same length, where lines are drawn by hand

`neutral` keeps the length, so that offsets into the text are offsets into what is shown.
"""

from __future__ import annotations

from rich.cells import cell_len, split_text
from textual.content import Content

REPLACEMENT = "\ufffd"
JOINER = "\u200d"


def _replacements() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    del table[ord("\n")]
    table[ord("\t")] = " "
    table[0x7F] = "\u2421"
    controls = range(0x80, 0xA0)
    bidi = (*range(0x202A, 0x202F), *range(0x2066, 0x2070))
    separators = (0x2028, 0x2029)
    surrogates = range(0xD800, 0xE000)
    table.update(dict.fromkeys((*controls, *bidi, *separators, *surrogates), REPLACEMENT))
    # Terminals disagree on the width of a soft hyphen, and nobody wants to see it.
    table[0xAD] = "\u200b"
    return table


_REPLACEMENTS = _replacements()


def neutral(text: str) -> str:
    """`text` as it may go to a terminal, code point for code point.

    C0 controls become their pictures (␛, ␀), a tab a blank; C1 controls, bidirectional overrides, line
    separators and surrogates become �. Newlines stay.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_REPLACEMENTS)


def neutral_line(text: str, width: int | None = None) -> str:
    """`neutral` on one line, at most `width` cells wide, shortened with … ."""
    # A joiner at an edge would join blanks, or what stands beside the line.
    line = neutral(" ".join(text.split("\n"))).strip(JOINER)
    if width is None or cell_len(line) <= width:
        return line
    if width < 1:
        return ""
    return split_text(line, width - 1)[0].rstrip() + "…"


def padded(text: str, width: int) -> str:
    """`neutral_line` filled up with blanks to exactly `width` cells."""
    return filled(neutral_line(text, width), width)


def filled(line: str, width: int) -> str:
    """A neutral line filled up with blanks to `width` cells."""
    # What was cut behind a joiner takes the first blank with it.
    while (missing := width - cell_len(line)) > 0:
        line += " " * missing
    return line


def plain(text: str) -> Content:
    """Outside text for any widget that takes Content: nothing in it is markup, link or escape sequence."""
    return Content(neutral(text))


def plain_line(text: str, width: int | None = None) -> Content:
    """`plain` on one line, at most `width` cells wide, shortened with … ."""
    return Content(neutral_line(text, width))
