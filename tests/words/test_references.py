"""How people name things is read as it is written, and anything else is refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.words.errors import BadInput
from claimdesk.words.references import (
    Reference,
    SuggestionReference,
    pair,
    reference,
    shortened,
    span,
    suggestion_reference,
)


def test_references_are_read_in_either_case_and_written_in_capitals() -> None:
    assert reference(" c340 ") == Reference("C", 340)
    assert (str(reference("s7")), reference("T3").noun) == ("S7", "story")


@pytest.mark.parametrize("text", ["", "C", "340", "C-1", "C 1", "X1", "C1x", "C1\n2", "C" + "9" * 16, "C½"])
def test_what_is_no_reference_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="such as C12"):
        reference(text, "C")


def test_a_reference_to_another_sort_of_thing_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        reference("S4", "A", "C")
    assert caught.value.sentence == "“S4” is not an article such as A12 or a claim such as C12."


def test_suggestions_are_named_by_their_span() -> None:
    assert suggestion_reference("a1:1204-1290") == SuggestionReference(1, 1204, 1290, 1)
    assert suggestion_reference("A1:1204-1290#2") == SuggestionReference(1, 1204, 1290, 2)


@pytest.mark.parametrize("text", ["A1", "A1:", "C1:2-3", "A1:3-2", "A1:2-2", "A1:2-3#x", "A1:2-3#²", "A1:2"])
def test_what_is_no_suggestion_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        suggestion_reference(text)


def test_a_pair_is_a_claim_and_what_it_meets() -> None:
    assert pair("C340/S4#2") == (Reference("C", 340), Reference("S", 4), 2)
    assert pair("C340/C341") == (Reference("C", 340), Reference("C", 341), 1)


@pytest.mark.parametrize("text", ["C340", "S4/C340", "C340/A1", "C340/S4#x", "C340/"])
def test_what_is_no_pair_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        pair(text)


def refusal(read: Callable[[str], object], text: str) -> str:
    """The sentence with which `text` is refused; empty where it was read."""
    try:
        read(text)
    except BadInput as error:
        return error.sentence
    return ""


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_in_one_line(text: str) -> None:
    for read in (reference, suggestion_reference, span, pair):
        assert len(refusal(read, text).splitlines()) <= 1


@given(st.text(max_size=200), st.integers(2, 80))
def test_a_quoted_text_is_cut_to_its_width_and_stands_on_one_line(text: str, width: int) -> None:
    assert len(shortened(text, width)) <= width
    assert "\n" not in shortened(text, width)
