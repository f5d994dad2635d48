"""Outside text on its way to the terminal: nothing in it that the terminal would obey, or that reorders what is read.

A colleague's row is outside text too: what comes out of a desk goes through here like everything else. What is not
shown as it is stands as an escape that can be read (`\\x1b`), where the workbench, which needs the length of the text
kept, has a sign of one cell.
"""

from __future__ import annotations

import re

# Not compiled yet: `re` does that at the first use, and the first frame of the workbench needs none.
_OBEYED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"


def plain(text: str) -> str:
    """`text` with controls, bidirectional marks and lone surrogates written out; newlines and tabs stay."""
    return re.sub(_OBEYED, _written_out, text)


def plain_line(text: str) -> str:
    """`plain`, with all runs of white space as one blank."""
    return plain(" ".join(text.split()))


def _written_out(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
