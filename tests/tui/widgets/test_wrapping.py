"""Lines fit their width and lead back into the text, whatever the text is made of."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from claimdesk.tui.plain import neutral
from claimdesk.tui.widgets.wrapping import _NARROW, line_at, wrap

FAMILY = "👩\u200d👩\u200d👧"


def shown(text: str, width: int) -> list[str]:
    return [text[line.start : line.end] for line in wrap(text, width)]


def test_words_stay_whole_and_newlines_end_lines() -> None:
    assert shown("A ferry sank off the coast.\n\nNobody drowned.", 12) == [
        "A ferry sank", "off the", "coast.", "", "Nobody", "drowned.",
    ]  # fmt: skip


def test_a_word_without_room_is_cut_and_indentation_is_kept() -> None:
    assert shown("Rindfleischetikettierung", 10) == ["Rindfleisc", "hetikettie", "rung"]
    assert shown("  two blanks before", 12) == ["  two blanks", "before"]


def test_wide_text_breaks_between_characters_but_not_before_closing_signs() -> None:
    assert shown("大統領は平和条約を提案した。", 10) == ["大統領は平", "和条約を提", "案した。"]
    assert shown("署名は。平「和」", 8) == ["署名は。", "平「和」"]
    assert shown("は。平「和」", 8) == ["は。平", "「和」"]


def test_graphemes_are_never_torn() -> None:
    assert shown(f"ab{FAMILY}cd", 4) == [f"ab{FAMILY}", "cd"]
    assert shown("e\u0301e\u0301e\u0301", 2) == ["e\u0301e\u0301", "e\u0301"]


@given(
    st.text(st.one_of(st.sampled_from(" \n  ab，「平😀\u0301\u200d\ufe0f"), st.characters()), max_size=60),
    st.integers(2, 20),
)
def test_every_line_fits_and_nothing_but_blanks_and_newlines_falls_between_lines(text: str, width: int) -> None:
    text = neutral(text)
    lines = wrap(text, width)
    assert all(cell_len(text[line.start : line.end]) <= width for line in lines)
    between = [text[a.end : b.start] for a, b in pairwise(lines)]
    assert not "".join([text[: lines[0].start], *between, text[lines[-1].end :]]).strip(" \n")
    assert sum(gap.count("\n") for gap in between) == text.count("\n")
    for number, line in enumerate(lines):
        assert line.end <= line.start or line_at(lines, line.end - 1) == number


def test_what_is_taken_to_be_narrow_is_one_cell_wide() -> None:
    narrow = [chr(code) for code in range(0x3000) if _NARROW.fullmatch(chr(code))]
    assert [c for c in narrow if get_character_cell_size(c) != 1] == []
