"""Outside text reaches the terminal as text, and as nothing else."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimdesk.tui.plain import neutral, neutral_line, padded, plain, plain_line

HOSTILE = "[@click=app.quit]x[/]\x1b[2J\x1b]52;c;aGk=\x07\x00\x9b31m\u202egnp.exe\r"


def test_markup_and_escape_sequences_are_shown_instead_of_obeyed() -> None:
    shown = plain(HOSTILE)
    assert shown.plain.startswith("[@click=app.quit]x[/]␛[2J␛]52;c;aGk=␇␀�31m�gnp.exe␍")
    assert not shown.spans


@given(st.text(st.characters()))
def test_every_code_point_keeps_its_place_and_none_controls_the_terminal(text: str) -> None:
    shown = neutral(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if c != "\n" and unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    shown.encode()


@given(st.text(st.characters()), st.integers(0, 30))
def test_a_shortened_line_is_one_line_and_never_wider_than_its_room(text: str, width: int) -> None:
    line = neutral_line(text, width)
    assert cell_len(line) <= width
    assert "\n" not in line
    assert cell_len(padded(text, width)) == width


def test_shortening_counts_cells_and_leaves_wide_text_whole_where_it_fits() -> None:
    assert plain_line("平和条約", 8).plain == "平和条約"
    assert plain_line("平和条約", 7).plain == "平和条…"
    assert plain_line("peace treaty", 9).plain == "peace tr…"
    assert plain_line("two\nlines").plain == "two lines"
