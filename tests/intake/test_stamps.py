from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.intake.stamps import stamps


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("21 NOV 2024, 07:30", "2024-11-21"),
        ("July 14, 2025 9:12 AM UTC", "2025-07-14T09:12+00:00"),
        ("Jan. 29, 2026, 10:21 a.m. CT", "2026-01-29T10:21-06:00"),
        ("July 29, 2026, 12:05 a.m. CT", "2026-07-29T00:05-05:00"),
        ("Published on Wednesday, 12th September 2018 at 18:03 BST", "2018-09-12T18:03+01:00"),
        ("Wed 12 Sep 2018 11.01 BST", "2018-09-12T11:01+01:00"),
        ("11:01 BST, 12 September 2018", "2018-09-12T11:01+01:00"),
        ("2018-09-12T10:00:05Z", "2018-09-12T10:00:05+00:00"),
        ("2018-09-12 10:00 GMT+2", "2018-09-12T10:00+02:00"),
        ("12 September 2018 10:00 IST", "2018-09-12"),
        ("12 September 2018 · 4 min read", "2018-09-12"),
        ("Veröffentlicht am 12. September 2018 um 10:00 Uhr", "2018-09-12"),
        ("Publié le 12 septembre 2018 à 10h30", "2018-09-12"),
        ("12 de septiembre de 2018", "2018-09-12"),
        ("12 сентября 2018", "2018-09-12"),
        ("2018年9月12日", "2018-09-12"),
        ("13/09/2018", "2018-09-13"),
        ("09/13/2018", "2018-09-13"),
        ("Erstellt am: 13.09.2018", "2018-09-13"),
        ("13. 9. 2018.", "2018-09-13"),
        ("12 September 201818:25", "2018-09-12"),
    ],
)
def test_a_date_that_stands_alone_is_read_with_its_zone_where_one_is_stated(line: str, value: str) -> None:
    assert [stamp.value for stamp in stamps(line)] == [value]


def test_published_and_updated_are_told_apart() -> None:
    both = stamps("Published 3 May 2021 - Updated 4 May 2021, 10:00 GMT")
    assert [(stamp.value, stamp.modified) for stamp in both] == [
        ("2021-05-03", False),
        ("2021-05-04T10:00+00:00", True),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "On 12 March 2018 the bridge was closed.",
        "Published on",
        "12 September",
        "The 12 September 2018 agreement",
        "March 2018",
        "Room 12, 2018",
        "12 September 2018 in Oslo",
    ],
)
def test_a_date_in_a_sentence_or_without_a_year_is_no_stamp(line: str) -> None:
    assert stamps(line) == []


@pytest.mark.parametrize(("line", "words"), [("12/09/2018", "12 September or 09 December"), ("31 June 2018", "no day")])
def test_a_date_that_cannot_be_taken_is_told(line: str, words: str) -> None:
    (stamp,) = stamps(line)
    assert stamp.value == ""
    assert words in stamp.warning


@given(st.text(alphabet="0123456789 :./-TZ+apm년,|()", max_size=40), st.sampled_from(["", "de", "en"]))
def test_any_figures_give_dates_of_the_calendar_or_nothing(line: str, language: str) -> None:
    assert all(stamp.value or stamp.warning for stamp in stamps(line, language))
