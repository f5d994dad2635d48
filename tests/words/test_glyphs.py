"""Every state, side, mark and place in the text has a sign of one cell, and one in ASCII."""

from __future__ import annotations

from itertools import chain

import pytest
from rich.cells import cell_len

from claimdesk.words.glyphs import GLYPHS, Flag, Gutter, Side, Sign, sign, word
from claimdesk.words.terms import State


@pytest.mark.parametrize("thing", list(chain(State, Side, Flag, Gutter)))
def test_everything_that_is_shown_has_a_sign_of_one_cell_and_a_word(thing: Sign) -> None:
    assert cell_len(sign(thing)) == 1
    assert sign(thing, plain=True).isascii()
    assert len(sign(thing, plain=True)) == 1
    assert word(thing)


@pytest.mark.parametrize("kind", [State, Side, Flag])
def test_no_two_things_of_one_kind_share_a_sign(kind: type[State] | type[Side] | type[Flag]) -> None:
    assert len({GLYPHS[thing].glyph for thing in kind}) == len(kind)
    assert len({GLYPHS[thing].ascii for thing in kind}) == len(kind)
