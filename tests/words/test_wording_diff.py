"""Two versions of a text beside each other, without the long stretches that they share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimdesk.words.wording_diff import sides

TEXTS = st.lists(st.sampled_from(["the", "harbour", "was", "closed,", "not", "open."]), max_size=40).map(" ".join)


def test_what_differs_stands_with_some_words_around_it() -> None:
    shared = " ".join(f"w{i}" for i in range(30))
    assert sides(f"{shared} closed on Monday {shared}", f"{shared} open on Monday {shared}") == (
        "… w24 w25 w26 w27 w28 w29 closed on Monday w0 w1 w2 w3 …",
        "… w24 w25 w26 w27 w28 w29 open on Monday w0 w1 w2 w3 …",
    )


def test_short_texts_are_shown_whole() -> None:
    assert sides("It is closed.", "It is open.") == ("It is closed.", "It is open.")
    assert sides("", "New.") == ("", "New.")


def test_equal_texts_have_nothing_to_show() -> None:
    assert sides("a " * 50, "a " * 50) == ("", "")


@given(TEXTS, TEXTS)
def test_every_word_that_came_or_went_is_shown(before: str, after: str) -> None:
    left, right = sides(before, after)
    assert set(before.split()) - set(after.split()) <= set(left.split())
    assert set(after.split()) - set(before.split()) <= set(right.split())
