"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.analysis import sentences


def split(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Dr. Amara Bell left Ostra Inc. at noon.", "Nobody saw her go."],
        ["The U.S. sent help.", "It came too late."],
        ["He arrived at 5 p.m. on Tuesday.", "She had gone by 4 p.m.", "The door was open."],
        ["The bill passed by 3.5 votes in every 10.", "That was close."],
        ["St. Olave's treated nobody.", "Gen. R. J. Voss denied it."],
        ["“We knew,” he said.", "“We all knew.”", "She disagreed."],
        ['"Is it true?" he asked.', "Nobody answered."],
        ["Prices rose (by 4 per cent.) in May.", "Wages did not."],
        ["Well... that is one way to put it.", "Here is another."],
        ["No. 12 was empty.", "No.", "It was full."],
        ["Am 3. Oktober war es so weit.", "Alle kamen."],
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_belongs_to_a_word(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_a_headline_without_a_full_stop_is_a_sentence() -> None:
    assert split("Port to close in May\n\nThe port closes in May.") == [
        "Port to close in May",
        "The port closes in May.",
    ]


def test_the_lines_of_a_list_are_sentences() -> None:
    assert split("Menu\nSearch\n- first item\n- second item") == ["Menu", "Search", "- first item", "- second item"]


def test_a_line_that_was_only_wrapped_goes_on() -> None:
    wrapped = (
        "The council met on Monday to talk about the bridge that was\n"
        "closed in spring after the flood had taken one of its piers away\n"
        "and left two villages cut off."
    )
    assert split(wrapped) == [wrapped]


def test_wide_stops_end_sentences_without_a_blank() -> None:
    assert split("首相は述べた。記者は聞いた。") == ["首相は述べた。", "記者は聞いた。"]


@given(st.text(alphabet="aB .!?\"'“”\n…5(),;", max_size=120) | st.text(max_size=80))
def test_sentences_are_in_order_apart_and_leave_only_white_space_out(text: str) -> None:
    at = 0
    for each in sentences(text):
        assert at <= each.start < each.end
        assert not text[at : each.start].strip()
        assert text[each.start : each.end] == text[each.start : each.end].strip()
        at = each.end
    assert not text[at:].strip()
