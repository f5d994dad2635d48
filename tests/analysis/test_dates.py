"""What expressions of time mean, on an article of Wednesday 12 September 2018."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.analysis import DateMention, dates

PUBLISHED = "2018-09-12"


def only(text: str, published: str | None = PUBLISHED) -> tuple[str, DateMention]:
    found = dates(text, published)
    assert len(found) == 1, [text[m.start : m.end] for m in found]
    return text[found[0].start : found[0].end], found[0]


@pytest.mark.parametrize(
    ("text", "expression", "value", "first", "last"),
    [
        ("The talks began on 3 May 2017.", "3 May 2017", "2017-05-03", "2017-05-03", "2017-05-03"),
        ("The talks began on May 3rd, 2017, at last.", "May 3rd, 2017", "2017-05-03", "2017-05-03", "2017-05-03"),
        ("She was seen on Monday.", "Monday", "2018-09-10", "2018-09-10", "2018-09-10"),
        ("She spoke on Wednesday.", "Wednesday", "2018-09-12", "2018-09-12", "2018-09-12"),
        ("The strike will begin on Monday.", "Monday", "2018-09-17", "2018-09-17", "2018-09-17"),
        ("He came in March.", "March", "2018-03", "2018-03-01", "2018-03-31"),
        ("He came in November.", "November", "2017-11", "2017-11-01", "2017-11-30"),
        ("He will come in November.", "November", "2018-11", "2018-11-01", "2018-11-30"),
        ("It fell last week.", "last week", "2018-W36", "2018-09-03", "2018-09-09"),
        ("They will vote next week.", "next week", "2018-W38", "2018-09-17", "2018-09-23"),
        ("It doubled last year.", "last year", "2017", "2017-01-01", "2017-12-31"),
        ("It will be signed by the end of this year.", "the end of this year", "2018", "2018-12-31", "2018-12-31"),
        ("It will open at the end of May 2020.", "the end of May 2020", "2020-05", "2020-05-31", "2020-05-31"),
        ("Emissions fall to nil by 2030.", "2030", "2030", "2030-01-01", "2030-12-31"),
        ("The verdict is due before 20 December.", "20 December", "2018-12-20", "2018-12-20", "2018-12-20"),
        ("It was built in the 1990s.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
        ("They left three days ago.", "three days ago", "2018-09-09", "2018-09-09", "2018-09-09"),
        ("They met yesterday.", "yesterday", "2018-09-11", "2018-09-11", "2018-09-11"),
        ("Profit rose in the second quarter.", "the second quarter", "2018-Q2", "2018-04-01", "2018-06-30"),
        ("It closed last autumn.", "last autumn", "2017-FA", "2017-09-01", "2017-11-30"),
        ("Earlier this week it rained.", "Earlier this week", "2018-W37", "2018-09-10", "2018-09-16"),
        ("The bank was likely to cut rates in December.", "December", "2018-12", "2018-12-01", "2018-12-31"),
        ("They have to find £4m by April.", "April", "2019-04", "2019-04-01", "2019-04-30"),
        ("They can have their say until 20 June.", "20 June", "2019-06-20", "2019-06-20", "2019-06-20"),
        ("The rules to be published in November help.", "November", "2018-11", "2018-11-01", "2018-11-30"),
        ("The ministry said Friday it will act.", "Friday", "2018-09-07", "2018-09-07", "2018-09-07"),
        ("It will act, as on Friday ruled the court.", "Friday", "2018-09-07", "2018-09-07", "2018-09-07"),
        ("It rose in nineteen ninety-six.", "nineteen ninety-six", "1996", "1996-01-01", "1996-12-31"),
        ("He died on 25/12/2016.", "25/12/2016", "2016-12-25", "2016-12-25", "2016-12-25"),
    ],
)
def test_an_expression_is_found_whole_and_placed_on_the_calendar(
    text: str, expression: str, value: str, first: str, last: str
) -> None:
    found, mention = only(text)
    assert (found, mention.value) == (expression, value)
    assert (mention.first, mention.last) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("text", "expression", "kind", "value"),
    [
        ("The quarrel has lasted for 70 years.", "70 years", "DURATION", "P70Y"),
        ("They waited 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M"),
        ("They waited two and a half hours.", "two and a half hours", "DURATION", "PT2H30M"),
        ("Six months later they could see.", "Six months later", "DATE", "XXXX-XX"),
        ("They waited more than three hours.", "more than three hours", "DURATION", "PT3H"),
        ("It is printed every day.", "every day", "SET", "P1D"),
        ("They meet twice a week.", "twice a week", "SET", "P1W"),
        ("The market is held on Fridays.", "Fridays", "SET", "XXXX-WXX-5"),
        ("The council sits on Monday mornings.", "Monday mornings", "SET", "XXXX-WXX-1TMO"),
        ("The speech took half an hour.", "half an hour", "DURATION", "PT30M"),
        ("The work lasted a year and a half.", "a year and a half", "DURATION", "P1Y6M"),
        ("The alarm went off at 3:52 a.m. on Monday.", "3:52 a.m. on Monday", "TIME", "2018-09-10T03:52"),
    ],
)
def test_durations_sets_and_times_have_their_timex_values(text: str, expression: str, kind: str, value: str) -> None:
    found, mention = only(text)
    assert (found, mention.type, mention.value) == (expression, kind, value)


HISTORY = (
    "The league was founded in 1701 and the first wall was raised in 1702. Its fleet sailed in 1703, 1704 and 1705, "
    "and by 1706 the old king was dead. The war of 1707 ended in 1708. A truce of 1709 was renewed in 1710. "
)


@pytest.mark.parametrize(
    ("text", "expression", "value"),
    [
        ("The siege began on 3 May 1711. On 9 June the town fell.", "9 June", "1711-06-09"),
        ("The siege began on 3 May 1711. The following day the gates were burnt.", "The following day", "1711-05-04"),
        ("The siege began in December 1711. In January the town fell.", "January", "1712-01"),
        ("The siege began on 3 May 1711. It was over by the end of the year.", "the end of the year", "1711"),
    ],
)
def test_a_history_counts_from_the_date_that_it_has_come_to(text: str, expression: str, value: str) -> None:
    found = dates(HISTORY + text, PUBLISHED)[-1]
    assert ((HISTORY + text)[found.start : found.end], found.value) == (expression, value)


def test_news_with_much_history_in_it_still_counts_from_its_own_day() -> None:
    text = HISTORY + "Today the mayor spoke, on Monday the council, last week and next week others: Tuesday and Friday."
    assert [m.value for m in dates(text, PUBLISHED) if text[m.start : m.end] == "Monday"] == ["2018-09-10"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They fought from 15 to 22 May 1999.", ["1999-05-15", "1999-05-22"]),
        ("It rained in August and September 1999.", ["1999-08", "1999-09"]),
        ("The years 1915-1917 were lean.", ["1915", "1917"]),
        ("He left in the spring of 480 BC.", ["BC0480-SP"]),
        ("They fled on the night of 20 June 1999.", ["1999-06-20TNI"]),
        ("The shop shut at 5 p.m. EST Aug. 9 after all.", ["2018-08-09T17:00"]),
        ("Profit rose 4% in the second quarter from $2 million a year earlier.", ["2018-Q2", "2017-Q2"]),
        ("Born on 03/04/1980, he died on 25/12/2016.", ["1980-04-03", "2016-12-25"]),
        ("It rained over the weekend.", ["2018-W36-WE"]),
        ("It will rain over the weekend.", ["2018-W37-WE"]),
        ("It closed lower on Friday than the previous Friday.", ["2018-09-07", "2018-08-31"]),
    ],
    ids=[
        "days of a range",
        "months of a range",
        "years of a range",
        "season before Christ",
        "night of a day",
        "clock with zone and day",
        "a year earlier is the same quarter",
        "another date settles the order of day and month",
        "last weekend",
        "coming weekend",
        "the weekday before the one named",
    ],
)
def test_expressions_that_lean_on_each_other_or_on_the_verb_have_their_value(text: str, values: list[str]) -> None:
    assert [m.value for m in dates(text, PUBLISHED)] == values


def test_within_so_many_hours_of_something_past_has_no_day() -> None:
    assert only("They treated nine in ten within four hours.")[1].first is None


def test_within_so_many_days_has_a_last_day() -> None:
    _, mention = only("The footage will be released within 14 days.")
    assert (mention.type, mention.last) == ("DURATION", date(2018, 9, 26))


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "The March of the Weavers sold 2000 copies.",
        "We now march on.",
        "It cost $1900.",
        "The fall of the old regime took long.",
        "A 27-year-old man was hurt.",
    ],
)
def test_words_and_numbers_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert [text[m.start : m.end] for m in dates(text, PUBLISHED) if m.precision] == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("They meet next Friday.", "2018-09-14", "2018-09-21", id="next, this week or the one after"),
        pytest.param("They met last Monday.", "2018-09-03", "2018-09-10", id="last, this week or the one before"),
        pytest.param("Port strike in May", "2018-05-01", "2018-05-31", id="a month that no verb places"),
        pytest.param("Port strike Monday", "2018-09-10", "2018-09-10", id="a weekday that no verb places"),
        pytest.param("Born on 03/04/1980.", "1980-03-04", "1980-04-03", id="day and month in figures"),
    ],
)
def test_an_expression_that_reads_two_ways_is_marked_ambiguous(text: str, first: str, last: str) -> None:
    mention = dates(text, PUBLISHED)[0]
    assert (mention.ambiguous, mention.first, mention.last) == (
        True,
        date.fromisoformat(first),
        date.fromisoformat(last),
    )


@pytest.mark.parametrize(
    "text",
    [
        "Port to strike in May",
        "The port struck on Monday.",
        "Next Monday they meet.",
        "Strike in May 2017",
        "On Wednesday",
    ],
)
def test_what_a_verb_a_year_or_the_day_itself_places_is_not_ambiguous(text: str) -> None:
    assert not dates(text, PUBLISHED)[0].ambiguous


@pytest.mark.parametrize(
    ("published", "readings"),
    [
        (None, [("XXXX", None), ("XXXX-WXX", None)]),
        ("2018", [("2017", date(2017, 1, 1)), ("XXXX-WXX", None)]),
        ("2018-09-12", [("2017", date(2017, 1, 1)), ("2018-W36", date(2018, 9, 3))]),
    ],
    ids=["no publication date", "a publication year fixes years but no weeks", "a day fixes both"],
)
def test_relative_expressions_stay_open_as_far_as_publication_is_not_known(
    published: str | None, readings: list[tuple[str, date | None]]
) -> None:
    found = dates("It fell last year and again last week.", published)
    assert [(m.value, m.first) for m in found] == readings
    assert [m.precision for m in found] == ["year", "week"]


@given(
    st.lists(
        st.sampled_from(
            [
                "in ",
                "by ",
                "the end of ",
                "this ",
                "last ",
                "9999 ",
                "year ",
                "31 ",
                "February ",
                "12/31/",
                "0001 ",
                "ago ",
                "ten ",
                "centuries ",
                "12:99 ",
            ]
        ),
        max_size=12,
    ).map("".join),
    st.sampled_from([None, "", "0001-01-01", "9999-12-31", "2018-02", "nonsense", "2018-13-40"]),
)
def test_no_text_and_no_publication_date_raises(text: str, published: str | None) -> None:
    for each in dates(text, published):
        assert 0 <= each.start < each.end <= len(text)
        assert each.first is None or each.last is None or each.first <= each.last
