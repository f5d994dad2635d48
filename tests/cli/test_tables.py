"""Tables and lines fit a terminal's cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from claimdesk.cli.tables import table, wrapped

CELLS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "M"]), max_size=60)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5), st.integers(40, 120))
def test_no_row_is_wider_than_the_terminal(rows: list[tuple[str, str, str]], width: int) -> None:
    lines = table((), rows, width)
    assert len(lines) == len(rows)
    assert all(cell_len(line) <= width for line in lines)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5))
def test_into_a_pipe_nothing_is_cut(rows: list[tuple[str, str]]) -> None:
    for line, row in zip(table((), rows, None), rows, strict=True):
        for cell in row:
            assert " ".join(cell.split()) in line


def test_columns_of_wide_letters_stand_under_each_other() -> None:
    lines = table((), [("東京", "a"), ("Oslo", "b")], 40)
    assert lines == ["東京  a", "Oslo  b"]


def test_the_last_column_is_cut_first() -> None:
    assert table((), [("C1", "open", "A claim that is much longer than the line")], 40)[0].startswith(
        "C1  open  A claim"
    )
    assert table((), [("C1", "open", "A claim that is much longer than the line")], 40)[0].endswith("…")


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "M"]), max_size=300), st.integers(20, 80))
def test_wrapped_lines_fit_and_keep_every_word(text: str, width: int) -> None:
    lines = wrapped(text, width, 4)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_line_breaks_of_a_text_stay() -> None:
    assert wrapped("One.\n\nTwo.", 40, 2) == ["  One.", "", "  Two."]
