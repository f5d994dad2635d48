from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.desk import filters
from claimdesk.desk.filters import Filters, parse
from claimdesk.words.errors import BadInput
from claimdesk.words.terms import Checks, Kind, State


def test_words_and_filters_mix_in_any_order() -> None:
    assert parse('ferry state:open claimant:"met police" offer kind:charge article:a12') == Filters(
        words="ferry offer", state=State.OPEN, kind=Kind.CHARGE, claimant="met police", article=12
    )


def test_values_of_several_words_take_quotes_or_hyphens() -> None:
    assert parse("state:in-review").state is parse('State:"in review"').state is State.IN_REVIEW


def test_every_filter_of_claims_is_read() -> None:
    assert parse("checks:attribution assignee:me tag:harbour due:2018-12-31") == Filters(
        checks=Checks.ATTRIBUTION, assignee="me", tag="harbour", due=date(2018, 12, 31)
    )


def test_an_address_or_a_time_is_a_word() -> None:
    assert parse("https://example.org/a at 12:30") == Filters(words="https://example.org/a at 12:30")


@pytest.mark.parametrize(
    "line", ["colour:red", "state:lost", "article:C1", "due:soon", "claimant:", 'tag:""', "x" * 401]
)
def test_what_can_not_be_a_filter_is_refused_with_a_sentence(line: str) -> None:
    with pytest.raises(BadInput) as caught:
        parse(line)
    assert "\n" not in caught.value.sentence


def test_a_list_knows_its_own_filters_only() -> None:
    assert parse("publisher:gazette", filters.OF_ARTICLES).publisher == "gazette"
    with pytest.raises(BadInput, match="assignee: tag: publisher: language:"):
        parse("state:open", filters.OF_ARTICLES)


@given(st.text(max_size=200))
def test_any_line_is_read_or_refused(line: str) -> None:
    try:
        found = parse(line)
    except BadInput:
        return
    assert isinstance(found, Filters)
