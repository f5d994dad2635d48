from __future__ import annotations

import pytest

from claimdesk.intake.zones import at_home


@pytest.mark.parametrize(
    ("moment", "address", "local"),
    [
        ("2021-11-04T23:00+00:00", "https://post.example.de/varde", "2021-11-05T00:00+01:00"),
        ("2022-05-04T02:41:30+00:00", "https://diario.com.bo/a", "2022-05-03T22:41:30-04:00"),
        ("2021-07-04T23:30+00:00", "https://post.co.uk/varde", "2021-07-05T00:30+01:00"),
    ],
)
def test_a_time_of_greenwich_is_told_as_in_the_country_of_the_address(moment: str, address: str, local: str) -> None:
    assert at_home(moment, address) == local


@pytest.mark.parametrize(
    ("moment", "address"),
    [
        ("2021-11-04T23:00+00:00", "https://post.com/varde"),
        ("2021-11-04T23:00+00:00", "https://post.com.au/varde"),
        ("2021-11-04T23:00-05:00", "https://post.de/varde"),
        ("2021-11-04", "https://post.de/varde"),
        ("2021-11-04T23:00+00:00", ""),
    ],
    ids=["no country", "several zones", "another zone stated", "a day", "no address"],
)
def test_nothing_is_told_where_the_country_or_its_zone_is_not_known(moment: str, address: str) -> None:
    assert at_home(moment, address) == ""
