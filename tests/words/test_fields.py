"""The names of the ledger's fields as people read them."""

from __future__ import annotations

import pytest

from claimdesk.words.fields import called


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("text", "wording"),
        ("claimant_id", "claimant"),
        ("member_id", "by"),
        ("due", "due date"),
        ("locator", "locator"),
    ],
)
def test_a_column_is_called_as_people_call_it(column: str, name: str) -> None:
    assert called(column) == name


@pytest.mark.parametrize("column", ["claim_id", "start_at", "url_key"])
def test_what_only_holds_rows_together_has_no_name(column: str) -> None:
    assert called(column) == ""
