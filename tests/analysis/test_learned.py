"""What the model sees of a statement, and that its weights stand beside it."""

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.analysis import checkworthiness
from claimdesk.analysis.learned import learned, marks_of_word

WEIGHTS = resources.files("claimdesk.analysis").joinpath("weights", "checkworthiness.txt")


def test_numbers_are_seen_by_their_size_and_not_by_their_digits() -> None:
    assert marks_of_word("4,812") == marks_of_word("977") != marks_of_word("1987") == marks_of_word("2011")


def test_a_word_is_seen_whole_and_in_pieces() -> None:
    assert marks_of_word("Toll") == [
        "toll",
        "-_to",
        "-tol",
        "-oll",
        "-ll_",
        "-_tol",
        "-toll",
        "-oll_",
        "-_toll",
        "-toll_",
    ]


@pytest.mark.parametrize(
    ("worth_more", "worth_less"),
    [
        ("The firm paid 40 million in fines last year.", "We hope for a better future for all of our children."),
        ("She voted against the bill in 2009.", "She is a good friend of mine."),
        ("Crime in the city has doubled since 1990.", "How do you feel about crime in the city?"),
    ],
)
def test_what_can_be_looked_up_is_above_half_and_the_rest_below(worth_more: str, worth_less: str) -> None:
    more, less = checkworthiness([worth_more, worth_less])
    assert more > 0.5 > less


@given(st.text())
def test_any_text_has_a_value_between_zero_and_one(text: str) -> None:
    assert 0 <= learned(text) <= 1


def test_the_weights_say_what_they_were_learnt_from_and_stay_small() -> None:
    text = WEIGHTS.read_text("utf-8")
    assert "ClaimBuster" in text.partition("\n\n")[0]
    assert "CC BY 4.0" in text.partition("\n\n")[0]
    assert len(text.encode()) < 1_000_000
