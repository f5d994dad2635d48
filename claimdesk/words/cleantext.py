"""Text as Claimdesk keeps it: NFC, `\\n`, no control characters and nothing that reorders what is read."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls but tab and newline; bidirectional embeddings, overrides and isolates; the BOM; lone surrogates.
# `re` compiles it at its first use: the first frame of the workbench needs none.
_UNWANTED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"


def clean(text: str) -> str:
    """Outside text as it may be stored: NFC, newlines as `\\n`, control and bidi-override characters removed."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    text = text.replace("\x85", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    return unicodedata.normalize("NFC", re.sub(_UNWANTED, "", text))


def one_line(text: str) -> str:
    """`clean`, with all runs of white space as one blank: for names, titles and other short fields."""
    line = " ".join(text.split())
    # Nearly every line is clean already.
    if line.isprintable() and unicodedata.is_normalized("NFC", line):
        return line
    return " ".join(clean(text).split())
