"""The text of an RTF file by striprtf, and its title, author and date from the head of the file."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.metadata import version

from claimdesk.intake.written import Written
from claimdesk.words.cleantext import one_line
from claimdesk.words.errors import BadInput

_INFO = re.compile(r"\{\\(title|author|doccomm)\s((?:[^{}\\]|\\'[0-9a-fA-F]{2}|\\[^'{}]){1,2000})\}")
_MADE = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_CODE_PAGE = re.compile(r"\\ansicpg(\d{1,5})")
HEAD_CHARS = 200_000
"""Title, author and date are looked for in so many characters: behind the fonts and styles, before the text."""


def written_in(data: bytes) -> Written:
    """Read an RTF file. Raises BadInput for one that is damaged; may take long (see `apart`)."""
    from striprtf import striprtf

    rtf_to_text: Callable[..., str] = striprtf.rtf_to_text

    text = data.decode("latin-1")
    head = text[:HEAD_CHARS]
    try:
        lines = rtf_to_text(text, errors="replace").split("\n")
    except (ValueError, TypeError, LookupError) as error:
        raise BadInput(
            "This RTF file is damaged and could not be read: open it in a word processor, copy the text and paste that."
        ) from error
    page = _CODE_PAGE.search(head)
    lead = rf"{{\rtf1\ansi\ansicpg{page[1] if page else '1252'} "
    said = {found[1]: rtf_to_text(lead + found[2] + "}", errors="replace") for found in _INFO.finditer(head)}
    made = _MADE.search(head)
    return Written(
        "striprtf",
        version("striprtf"),
        [line for line in map(one_line, lines) if line],
        title=one_line(said.get("title", "")),
        author=one_line(said.get("author", "")),
        made=f"{made[1]}-{int(made[2]):02}-{int(made[3]):02}" if made else "",
    )
