"""The signs of states and marks in lists, in ASCII where the settings or the terminal ask for it."""

from __future__ import annotations

import sys

from claimdesk import config
from claimdesk.words.glyphs import Flag, Sign, sign
from claimdesk.words.views.lists import ClaimRow


class Signs:
    """Signs as this terminal can show them."""

    def __init__(self) -> None:
        self.plain = config.glyphs() == "ascii" or not (sys.stdout.encoding or "").lower().startswith("utf")

    def of(self, thing: Sign) -> str:
        """One sign."""
        return sign(thing, plain=self.plain)

    def flags(self, row: ClaimRow) -> str:
        """The marks of a claim."""
        marks = (
            (row.against > 0, Flag.AGAINST),
            (row.changed, Flag.CHANGED),
            (row.stale, Flag.STALE),
            (row.newer_draft, Flag.NEWER_DRAFT),
        )
        return "".join(self.of(flag) for is_so, flag in marks if is_so)
