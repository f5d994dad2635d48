"""A short soak; `python -m benchmarks soak` is the long one."""

from __future__ import annotations

import pytest

from benchmarks import soak


@pytest.mark.postgres
def test_what_was_answered_is_in_the_ledger_once_and_whole_though_the_server_was_killed_meanwhile() -> None:
    found = soak.soaked(clients=4, seconds=9, every=3)
    assert found.answers
    assert (found.lost, found.twice, found.overwritten, found.problems) == ([], [], [], [])
