"""Dates in other languages, on an article of Wednesday 12 September 2018."""

import pytest
from dateparser.languages.loader import default_loader
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


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Das Urteil wird am 20. Januar erwartet.", "2019-01-20"),
        ("de", "Er wurde am 20. Januar gewählt.", "2018-01-20"),
        ("de", "Der Rat tagt am Montag, wird aber nichts beschließen.", "2018-09-17"),
        ("fr", "Le tunnel ouvrira le 3 février.", "2019-02-03"),
        ("fr", "Le tunnel a été fermé le 3 février.", "2018-02-03"),
        ("es", "La ley entrará en vigor el 3 de marzo.", "2019-03-03"),
        ("it", "La diga sarà chiusa il 3 marzo.", "2019-03-03"),
        ("pt", "A ponte reabrirá em 3 de março.", "2019-03-03"),
        ("nl", "De brug zal op 3 maart opengaan.", "2019-03-03"),
        ("pl", "Most zostanie otwarty 3 marca.", "2019-03-03"),
        ("ru", "Мост откроется 3 марта.", "2019-03-03"),
        ("ru", "Мост закрыли 3 марта.", "2018-03-03"),
        ("uk", "Міст буде відкрито 3 березня.", "2019-03-03"),
    ],
    ids=lambda value: value[:24],
)
def test_a_date_without_a_year_lies_ahead_where_its_sentence_speaks_of_what_is_to_come(
    language: str, text: str, value: str
) -> None:
    assert [m.value for m in foreign_dates(text, language, PUBLISHED)] == [value]


def test_what_the_next_sentence_says_does_not_turn_a_date_around() -> None:
    text = "Er starb am 20. Januar. Die Stadt wird ihn ehren."
    assert [m.value for m in foreign_dates(text, "de", PUBLISHED)] == ["2018-01-20"]


def test_without_a_word_that_tells_a_date_is_the_last_one_or_within_two_months() -> None:
    found = foreign_dates("Sitzung am 20. Oktober. Sitzung am 20. Dezember.", "de", PUBLISHED)
    assert [m.value for m in found] == ["2018-10-20", "2017-12-20"]


def test_dateparser_still_carries_its_names_where_they_are_looked_up() -> None:
    german = default_loader.get_locale("de").info
    assert "märz" in german["march"], "dateparser's locale data has moved: see foreign._known_to_dateparser"
    assert "gestern" in german["relative-type"]["1 day ago"]


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
