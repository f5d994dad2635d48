"""Dates and moments as they are typed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from claimdesk.cli import dates
from claimdesk.words.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("214", 214),
        ("2018", 2018),
        ("2018-09-12", datetime(2018, 9, 12, 23, 59, 59, 999999, UTC)),
        ("2018-02", datetime(2018, 2, 28, 23, 59, 59, 999999, UTC)),
        ("12 September 2018", datetime(2018, 9, 12, 23, 59, 59, 999999, UTC)),
        ("2018-09-12T10:30+02:00", datetime(2018, 9, 12, 8, 30, tzinfo=UTC)),
        ("2018-09-12T10:30Z", datetime(2018, 9, 12, 10, 30, tzinfo=UTC)),
    ],
)
def test_a_number_is_an_entry_and_a_day_means_its_end(typed: str, moment: int | datetime) -> None:
    assert dates.moment(typed) == moment


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    there = timezone(timedelta(hours=-5))
    assert dates.moment("2018-09-12T05:30-05:00") == datetime(2018, 9, 12, 5, 30, tzinfo=there)


@pytest.mark.parametrize("typed", ["soon", "2018-02-30", "03/04/2018", "2018-09-12T10:30", "none", ""])
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(BadInput):
        dates.moment(typed)


@pytest.mark.parametrize(
    ("typed", "due"), [("2018", date(2018, 12, 31)), ("2024-02", date(2024, 2, 29)), ("none", None)]
)
def test_a_period_is_due_at_its_end(typed: str, due: date | None) -> None:
    assert dates.due(typed) == due
