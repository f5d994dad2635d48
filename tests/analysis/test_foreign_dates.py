"""Dates in other languages, on an article of Wednesday 12 September 2018."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.analysis.dates.foreign import foreign_dates

PUBLISHED = "2018-09-12"


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (
            "de",
            "Am 3. März 2017 und gestern, am Montag und am 5. Mai.",
            ["2017-03-03", "2018-09-11", "2018-09-10", "2018-05-05"],
        ),
        (
            "fr",
            "Le 1er mars 2017, hier, mercredi, la semaine dernière.",
            ["2017-03-01", "2018-09-11", "2018-09-12", "2018-W36"],
        ),
        ("es", "El 3 de mayo de 2017, ayer y el lunes.", ["2017-05-03", "2018-09-11", "2018-09-10"]),
        ("it", "Il 3 maggio 2017, ieri e lunedì.", ["2017-05-03", "2018-09-11", "2018-09-10"]),
        ("pt", "Em 3 de maio de 2017, ontem.", ["2017-05-03", "2018-09-11"]),
        ("nl", "Op 3 mei 2017, gisteren, maandag.", ["2017-05-03", "2018-09-11", "2018-09-10"]),
        ("pl", "Dnia 3 maja 2017, wczoraj, w zeszłym roku.", ["2017-05-03", "2018-09-11", "2017"]),
        ("ru", "3 мая 2017 года, вчера, в прошлом году.", ["2017-05-03", "2018-09-11", "2017"]),
        ("uk", "3 травня 2017 року, вчора.", ["2017-05-03", "2018-09-11"]),
        ("ja", "2017年5月3日に。", ["2017-05-03"]),
        ("xx", "3.5.2017, 2017-05-04.", ["2017-05-03", "2017-05-04"]),
    ],
)
def test_dates_of_a_language_are_placed_on_the_calendar(language: str, text: str, values: list[str]) -> None:
    assert [m.value for m in foreign_dates(text, language, PUBLISHED)] == values


def test_a_noun_that_looks_like_a_day_is_left_alone() -> None:
    assert foreign_dates("Es war früh am Morgen.", "de", PUBLISHED) == ()


def test_without_a_publication_date_what_has_no_year_stays_open() -> None:
    found = foreign_dates("Gestern, am Montag und am 5. Mai.", "de")
    assert [(m.value, m.first) for m in found] == [("XXXX-XX-XX", None), ("XXXX-WXX-1", None), ("XXXX-05-05", None)]


@given(
    st.lists(st.sampled_from(["31 ", "февраля ", "2018 ", "99.99.9999", "0000-00-00", "вчера ", "понедельник ", "("])),
    st.sampled_from([None, "0001-01-01", "9999-12-31", "2018", "nonsense"]),
)
def test_no_text_raises(pieces: list[str], published: str | None) -> None:
    for each in foreign_dates("".join(pieces), "ru", published):
        assert each.start < each.end
