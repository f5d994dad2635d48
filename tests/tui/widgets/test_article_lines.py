"""Every line of an article is exactly as wide as the screen and says where in the text each cell comes from."""

from __future__ import annotations

from typing import Literal

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from claimdesk.tui.plain import neutral
from claimdesk.tui.widgets.article_lines import GUTTER, MARGIN, Look, draw
from claimdesk.tui.widgets.marks import Mark, Placed
from claimdesk.tui.widgets.wrapping import wrap
from claimdesk.words.terms import State

STYLES = {
    "article--drafted": Style(underline=True),
    "article--published": Style(strike=True),
    "article--sentence": Style(bold=True),
    "article--selection": Style(reverse=True),
}


def look(text: str, marks: list[Mark], *, width: int = 40, measure: int = 34, plain: bool = False) -> Look:
    lines = wrap(text, measure)
    return Look(
        text=text,
        lines=lines,
        placed=Placed(lines, marks),
        headline_end=0,
        sentence=(0, min(5, len(text))),
        caret=0,
        selection=(2, 4),
        at_hand=None,
        width=width,
        measure=measure,
        plain=plain,
        base=Style(),
        style=lambda name: STYLES.get(name, Style()),
    )


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30), st.sampled_from(["claim", "suggestion", "dismissed"]))


@given(st.text(st.one_of(st.sampled_from("ab \n平😀\u0301\u200d"), st.characters()), max_size=60), st.lists(SPANS))
def test_a_line_fills_the_width_and_its_cells_lead_back_into_the_text(
    text: str, spans: list[tuple[int, int, Literal["claim", "suggestion", "dismissed"]]]
) -> None:
    text = neutral(text)
    marks = [Mark(start, start + length, sort, State.OPEN, "C1") for start, length, sort in spans]
    for width in (40, 40 + MARGIN):
        shape = look(text, marks, width=width)
        for number, line in enumerate(shape.lines):
            strip = draw(shape, number)
            assert sum(cell_len(segment.text) for segment in strip) == width
            offsets = [(segment.text, *segment.style.meta["offset"]) for segment in strip if segment.style]
            assert {y for _, _, y in offsets} == {number}
            shown = [(part, x) for part, x, _ in offsets if line.start <= x < line.end]
            assert "".join(part for part, _ in shown) == text[line.start : line.end]
            assert all(text[x:].startswith(part) for part, x in shown)


def test_overlapping_claims_both_show_and_the_shorter_lies_on_top() -> None:
    text = "The mayor says the harbour opens"
    outer = Mark(0, len(text), "claim", State.DRAFTED, "C1")
    inner = Mark(15, 26, "claim", State.PUBLISHED, "C2")
    strip = draw(look(text, [inner, outer], width=34 + GUTTER + MARGIN), 0)
    struck = "".join(s.text for s in strip if s.style and s.style.strike)
    underlined = "".join(s.text for s in strip if s.style and s.style.underline)
    assert (struck, underlined) == ("the harbour", text)
    assert strip.text.startswith("▸◈●┃ The mayor")
    assert strip.text.rstrip().endswith("C1 C2")


def test_the_selection_and_the_sentence_stand_out_from_the_rest() -> None:
    strip = draw(look("The mayor says", []), 0)
    assert "".join(s.text for s in strip if s.style and s.style.reverse) == "e "
    assert "".join(s.text for s in strip if s.style and s.style.bold) == "The m"


def test_many_marks_on_one_line_are_counted_with_a_plus_in_ascii_too() -> None:
    marks = [Mark(start, start + 2, "suggestion") for start in (0, 4, 8)]
    assert draw(look("The mayor says", marks), 0).text.startswith("▸?+  The")
    claims = [Mark(start, start + 2, "claim", State.OPEN) for start in (0, 4)]
    assert draw(look("The mayor says", [*claims, *marks], plain=True), 0).text.startswith(">o+| The")
