"""Reprints of one story are one voice, and nobody vouches for themselves."""

from __future__ import annotations

import pytest

from claimdesk.words.independence import independent, is_own_word


@pytest.mark.parametrize(
    ("sources", "count"),
    [
        ([], 0),
        ([(1, "", "Tide Weekly"), (2, "", "Harbour Post")], 2),
        ([(1, "Agency", "Tide Weekly"), (2, "agency ", "Harbour Post")], 1),
        ([(1, "Agency", "Tide Weekly"), (2, "", "Agency")], 1),
        ([(1, "", ""), (2, "", "")], 2),
        ([(1, "The  Governor", "Tide Weekly"), (2, "", "Harbour Post")], 1),
        ([(1, "Agency", "The Governor")], 1),
        ([(1, "", "the governor")], 0),
    ],
)
def test_sources_are_counted_by_whose_word_they_are(sources: list[tuple[int, str, str]], count: int) -> None:
    assert independent(sources, ["The Governor"]) == count


def test_own_word_goes_by_the_origin_before_the_publisher() -> None:
    assert is_own_word("The Governor", "Tide Weekly", ["the governor"])
    assert not is_own_word("Agency", "The Governor", ["The Governor"])
    assert not is_own_word("", "", ["", "The Governor"])
