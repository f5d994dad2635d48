from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.intake import date_typed
from claimdesk.words.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2018-09-12", "2018-09-12"),
        ("2018-09", "2018-09"),
        ("2018", "2018"),
        ("12 September 2018", "2018-09-12"),
        ("Sept. 12, 2018", "2018-09-12"),
        ("March 2018", "2018-03"),
        ("12. September 2018", "2018-09-12"),
        ("1 mars 2019", "2019-03-01"),
        ("13/04/2018", "2018-04-13"),
        ("04/13/2018", "2018-04-13"),
        ("4/4/2018", "2018-04-04"),
        ("2018-09-12T10:30+02:00", "2018-09-12T10:30+02:00"),
        ("2018-09-12 10:30Z", "2018-09-12T10:30+00:00"),
    ],
)
def test_a_date_is_kept_as_exact_as_it_was_typed(typed: str, iso: str) -> None:
    assert date_typed(typed) == iso


def test_yesterday_counts_from_today() -> None:
    before = date.today()
    typed = date_typed("yesterday")
    assert typed in {(day - timedelta(days=1)).isoformat() for day in (before, date.today())}


def test_a_date_with_two_readings_is_refused_with_both() -> None:
    with pytest.raises(BadInput, match="3 April 2018 or as 4 March 2018"):
        date_typed("03/04/2018")


def test_a_language_that_puts_the_day_first_settles_it() -> None:
    assert date_typed("03/04/2018", language="de") == "2018-04-03"


@pytest.mark.parametrize(
    "typed",
    [
        "", "soon", "We", "5", "12 September", "March", "12/09/18", "2018-13-01", "31 February 2018", "2018-02-29",
        "0000", "the 1990s", "2018-09-12 10:30", "12 Sep 2018 10:30", "last week", "x" * 200, "2018-09-12T10:30+99:00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(BadInput, match="write"):
        date_typed(typed)


@given(st.text(max_size=30))
def test_any_text_gives_a_date_or_a_sentence(typed: str) -> None:
    try:
        read = date_typed(typed)
    except BadInput as error:
        read = error.sentence
    assert read
