"""Finding things by words gives the same answers on both databases, whatever is typed."""

from __future__ import annotations

import pytest

from claimdesk.desk import Desk, claims, search, sources
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.views.lists import Found
from tests.desk.factories import CHARGE, DENIAL, OFFER, article, claim


@pytest.fixture
def made(desk: Desk) -> Desk:
    """An article (A1) with three claims (C1 charge, C2 denial, C3 offer) and a source (S1)."""
    whole = article(desk, publisher="Tide Weekly")
    for quote in (CHARGE, DENIAL, OFFER):
        claim(desk, whole, quote)
    desk.do(sources.add, title="Docket of the harbour court, 12/09/2018", publisher="Court")
    return desk


def found(desk: Desk, query: str, within: str | None = None) -> list[str]:
    page = desk.ask(search.find, query, within=within)
    assert page.total == len(page.rows)
    return [row.reference for row in page.rows if isinstance(row, Found)]


@pytest.mark.parametrize(
    ("query", "references"),
    [
        ("ferry", ["A1", "C3"]),
        ("FERRY governor", ["A1", "C3"]),
        ("ferr", ["A1", "C3"]),
        ("ferr governor", []),
        ("captains", ["C2", "C1", "A1"]),
        ('"two captains with"', ["C1", "A1"]),
        ('"captains two"', []),
        ('"islands a ferry" year', ["A1", "C3"]),
        ("12/09/2018", ["S1"]),
        ("docket", ["S1"]),
        ("zebra", []),
    ],
)
def test_all_words_are_found_the_last_as_a_beginning_and_quoted_ones_in_order(
    made: Desk, query: str, references: list[str]
) -> None:
    assert sorted(found(made, query)) == sorted(references)


def test_titles_that_hold_the_words_together_come_first(made: Desk) -> None:
    assert found(made, "harbour court") == ["S1"]
    assert found(made, "the two captains")[-1] == "A1"


def test_it_can_look_among_one_sort_of_thing(made: Desk) -> None:
    assert found(made, "captains", "articles") == ["A1"]
    assert found(made, "captains", "claims") == ["C1", "C2"]  # the shorter wording has more of it
    assert found(made, "captains", "sources") == []
    with pytest.raises(BadInput, match="“verdicts” can't be searched"):
        made.ask(search.find, "captains", within="verdicts")


@pytest.mark.parametrize(
    "query",
    ['"captains', "captains AND", "NOT captains", "captains*", "co-op: captains", "captains')--", "NEAR(captains, 2)",
     "^captains", "captains & !two", "captains:*", "{captains}", "\\captains", "'captains'", "captains\x00",
     "-captains"],
)  # fmt: skip
def test_signs_of_a_query_language_mean_nothing(made: Desk, query: str) -> None:
    assert set(found(made, query)) <= {"A1", "C1", "C2"}


@pytest.mark.parametrize("query", ["", " ", '""', "…", "***", "\x1b["])
def test_a_query_without_a_word_is_said_to_be_one(made: Desk, query: str) -> None:
    with pytest.raises(BadInput, match="There is no word to search for"):
        found(made, query)


def test_what_was_withdrawn_is_not_found(made: Desk) -> None:
    made.do(claims.withdraw, 1)
    assert found(made, "charged") == ["A1"]


def test_an_edit_is_found_at_once_and_the_old_wording_no_more(made: Desk) -> None:
    made.do(claims.edit, 1, text="Straße und Ångström.")
    assert found(made, "strasse", "claims") == found(made, "angstrom", "claims") == ["C1"]
    assert found(made, "prosecutors", "claims") == []


def test_with_more_than_can_be_ranked_the_newest_come_first_and_the_page_says_so(
    made: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = made.ask(search.find, "captains", within="claims")
    assert whole.note == ""
    monkeypatch.setattr(search, "RANKED_MATCHES", 1)
    page = made.ask(search.find, "the captains", within="claims")
    assert [r.reference for r in page.rows if isinstance(r, Found)] == ["C2", "C1"]
    assert "newest come first" in page.note


def test_a_page_is_no_longer_than_was_asked_for_and_counts_all(made: Desk) -> None:
    page = made.ask(search.find, "captains", limit=2)
    assert (len(page.rows), page.total) == (2, 3)


def test_claims_like_a_text_come_likest_first_with_the_words_they_share(made: Desk) -> None:
    likest, *others = made.ask(search.similar, "The prosecutors have charged both captains with smuggling!")
    assert (likest.claim.id, likest.score <= 1.0) == (1, True)
    assert {"charged", "smuggling"} <= set(likest.shared)
    assert all(other.score <= likest.score for other in others)
    made.do(claims.withdraw, 1)
    assert 1 not in [x.claim.id for x in made.ask(search.similar, CHARGE)]
    assert made.ask(search.similar, "zebra") == []
    with pytest.raises(BadInput, match="no word to compare"):
        made.ask(search.similar, "!")


def test_places_of_a_quote_are_found_or_it_is_said_that_there_are_none(made: Desk) -> None:
    assert len(made.ask(claims.find_quote, 1, OFFER)) == 1
    with pytest.raises(NotFound):
        made.ask(claims.find_quote, 99, OFFER)
