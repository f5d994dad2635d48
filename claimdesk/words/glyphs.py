"""Signs on the screen: one glyph, its ASCII twin and a word for each state, verdict's side, flag and place.

    sign(State.DRAFTED)              # "◈"
    sign(State.DRAFTED, plain=True)  # "d", where the terminal draws some of the glyphs two cells wide
    word(Flag.AGAINST)               # "pulls against another"

A glyph never stands without its word nearby or in the legend (`?`), and never as a colour alone.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from claimdesk.words.terms import State


class Side(StrEnum):
    """On which side of its scale a rating stands."""

    TRUE = "true side"
    FALSE = "false side"
    MIXED = "mixed"
    NOWHERE = "no place on the scale"


class Flag(StrEnum):
    """What a row is marked with beside its state."""

    AGAINST = "pulls against another"
    DUE = "due"
    CHANGED = "changed by publisher"
    STALE = "judged an older wording"
    NEWER_DRAFT = "newer draft behind what is published"
    PROTECTED = "protected"


class Gutter(StrEnum):
    """What stands beside an article's text."""

    CURSOR = "cursor"
    CLAIM = "claim"
    SUGGESTION = "suggestion"
    DISMISSED = "dismissed"
    MORE = "more than one"


class Glyph(NamedTuple):
    """One cell of a usual terminal, and the same in ASCII."""

    glyph: str
    ascii: str


Sign = State | Side | Flag | Gutter

GLYPHS: dict[Sign, Glyph] = {
    State.OPEN: Glyph("◇", "o"),
    State.DRAFTED: Glyph("◈", "d"),
    State.IN_REVIEW: Glyph("◐", "r"),
    State.RETURNED: Glyph("↩", "<"),
    State.APPROVED: Glyph("◉", "a"),
    State.PUBLISHED: Glyph("●", "p"),
    State.CORRECTED: Glyph("±", "c"),
    State.WITHDRAWN: Glyph("⊘", "w"),
    Side.TRUE: Glyph("✓", "+"),
    Side.FALSE: Glyph("✗", "-"),
    Side.MIXED: Glyph("≈", "~"),
    Side.NOWHERE: Glyph("·", "."),
    Flag.AGAINST: Glyph("≠", "!"),
    Flag.DUE: Glyph("◷", "@"),
    Flag.CHANGED: Glyph("Δ", "*"),
    Flag.STALE: Glyph("↻", "%"),
    Flag.NEWER_DRAFT: Glyph("✎", "&"),
    Flag.PROTECTED: Glyph("▣", "#"),
    Gutter.CURSOR: Glyph("▸", ">"),
    Gutter.CLAIM: Glyph("┃", "|"),
    Gutter.SUGGESTION: Glyph("?", "?"),
    Gutter.DISMISSED: Glyph("x", "x"),
    Gutter.MORE: Glyph("+", "+"),
}
"""All signs, in the order of the legend."""


def sign(thing: Sign, *, plain: bool = False) -> str:
    """The one-cell sign of `thing`; `plain` asks for ASCII."""
    return GLYPHS[thing].ascii if plain else GLYPHS[thing].glyph


def word(thing: Sign) -> str:
    """The word that goes with the sign."""
    return thing.value
