"""Moving through a text and selecting in it, with the keyboard alone, down to a clause."""

from __future__ import annotations

import re
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from claimdesk.tui.widgets.place import Place
from claimdesk.tui.widgets.steps import next_word_end, previous_word_start, whole

TEXT = "Dredging begins.\n\nThe mayor says the harbour, closed since May, will open by autumn. Fishers doubt it."
SENTENCES = [found.span() for found in re.finditer(r"[^.\n]+\.", TEXT)]
SENTENCES = [(start + (TEXT[start] == " "), end) for start, end in SENTENCES]


def place(number: int = 1) -> Place:
    at = Place(TEXT, SENTENCES)
    at.go_to_sentence(number)
    return at


def selected(at: Place) -> str | None:
    return TEXT[slice(*at.selection)] if at.selection else None


def test_the_cursor_goes_by_sentence_and_stops_at_both_ends() -> None:
    at = place(0)
    at.previous()
    assert at.number == 0
    for _ in range(5):
        at.next()
    assert at.sentence == SENTENCES[2]
    at.word_left()
    assert at.number == 1
    at.previous()
    assert (at.number, at.caret) == (1, SENTENCES[1][0])


def test_a_clause_is_selected_by_words_from_where_the_caret_was_moved() -> None:
    at = place()
    for _ in range(3):
        at.word_right()
    for _ in range(2):
        at.extend_right()
    assert selected(at) == "the harbour"
    at.extend_right()
    assert selected(at) == "the harbour,"
    at.extend_left()
    at.extend_left()
    assert selected(at) == "the"
    at.extend_left()
    assert selected(at) is None


def test_the_end_of_a_sentence_can_be_taken_off_word_by_word() -> None:
    at = place()
    at.extend_left()
    at.extend_left()
    assert selected(at) == "The mayor says the harbour, closed since May, will open by"


def test_sentences_are_added_and_taken_off_again() -> None:
    at = place()
    at.extend_down()
    assert selected(at) == TEXT[slice(*SENTENCES[1])]
    at.extend_down()
    assert selected(at) == TEXT[SENTENCES[1][0] :]
    at.extend_up()
    assert selected(at) == TEXT[slice(*SENTENCES[1])]
    at.drop()
    at.extend_up()
    assert selected(at) == TEXT[: SENTENCES[1][1]]


def test_a_step_from_the_caret_within_a_sentence_selects_to_its_end() -> None:
    at = place()
    at.go_to(TEXT.index("closed"))
    at.extend_down()
    assert selected(at) == "closed since May, will open by autumn."


def test_numbers_hyphens_and_apostrophes_do_not_part_a_word_and_han_characters_do() -> None:
    for word in ("1,200.50", "well-known", "Putin’s", "नमस्ते", "e\u0301te\u0301"):
        assert next_word_end(f"{word}, x", 0) == len(word)
        assert previous_word_start(f"x {word}", 2 + len(word)) == 2
    assert next_word_end("平和条約", 0) == 1


def test_a_selection_never_parts_what_is_one_sign() -> None:
    text = "a e\u0301 👩\u200d👧 b"
    assert whole(text, 3, 5) == (2, 5)
    assert whole(text, 0, 6) == (0, 8)


STEPS: list[Callable[[Place], None]] = [
    Place.next, Place.previous, Place.first, Place.last, Place.word_right, Place.word_left,
    Place.extend_right, Place.extend_left, Place.extend_down, Place.extend_up, Place.drop,
]  # fmt: skip


@given(
    st.text(st.one_of(st.sampled_from("a. \n\u0301平"), st.characters()), max_size=30), st.lists(st.sampled_from(STEPS))
)
def test_no_run_of_steps_in_any_text_leaves_it(text: str, steps: list[Callable[[Place], None]]) -> None:
    at = Place(text, ())
    for step in steps:
        step(at)
        assert 0 <= at.caret <= len(text)
        assert at.sentence is None or 0 <= at.sentence[0] < at.sentence[1] <= len(text)
        if at.selection:
            start, end = at.selection
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
