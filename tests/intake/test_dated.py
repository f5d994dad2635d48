from __future__ import annotations

import pytest

from claimdesk.intake.dated import day_in_text, day_shown

TITLE = "Varde sells its waterworks"


def shown(*lines: str, language: str = "en") -> str:
    day = day_shown(lines, TITLE, language)
    return day.value if day else ""


@pytest.mark.parametrize("line", ["3 May 2021, Mette Krog", "Mette Krog 3 May 2021 10:41", "3 May 2021 | News"])
def test_a_day_at_either_end_of_a_line_under_the_headline_is_taken(line: str) -> None:
    assert shown("Menu", TITLE, line) == "2021-05-03"


def test_a_day_on_the_line_above_the_headline_is_taken() -> None:
    assert shown("Home | By Mette Krog | 3 May 2021", TITLE) == "2021-05-03"


@pytest.mark.parametrize(
    "line",
    ["The mayor who left on 3 May 2021.", "Fair on 3 May 2021 at the harbour", "3 May 1951 – 7 June 2019"],
    ids=["sentence", "inside a line", "another year"],
)
def test_a_day_of_something_else_is_not_taken(line: str) -> None:
    assert shown(TITLE, line) == ""


def test_two_days_under_a_headline_are_none() -> None:
    assert shown(TITLE, "3 May 2021, Mette Krog", "4 May 2021, Anna Ode") == ""


def test_a_line_anywhere_that_says_published_is_believed() -> None:
    assert shown(TITLE, *["It is sold."] * 9, "Updated: 9 May 2021", "Published: 3 May 2021") == "2021-05-03"


def test_what_was_created_far_from_the_headline_may_be_something_else() -> None:
    assert shown(TITLE, *["It is sold."] * 9, "Created 3 May 2011") == ""


def test_the_order_of_day_and_month_is_that_of_the_language() -> None:
    assert shown(TITLE, "04.02.2022, Mette Krog", language="de") == "2022-02-04"


def test_a_day_that_can_be_read_in_two_ways_is_told_and_not_taken() -> None:
    day = day_shown([TITLE, "04/02/2022, Mette Krog"], TITLE, "en")
    assert day is not None
    assert (day.value, bool(day.warning)) == ("", True)


@pytest.mark.parametrize(
    "paragraph",
    [
        "(3 May 2021) The town sells it.",
        "3 May 2021 – The town sells it.",
        "3 May 2021. The town sells it.",
        "Varde, 3 May 2021 (Post) – The town sells it.",
    ],
)
def test_a_day_before_the_text_is_taken(paragraph: str) -> None:
    day = day_in_text(["Sold", paragraph], "en")
    assert day is not None
    assert day.value == "2021-05-03"


@pytest.mark.parametrize(
    "paragraph", ["3 May 2021 was a Monday.", "The sale of 3 May 2021 – it was the first – ended."]
)
def test_a_day_that_is_part_of_a_sentence_is_none_before_the_text(paragraph: str) -> None:
    assert day_in_text([paragraph], "en") is None
