"""A claim's state follows from its verdicts, what became of them, and what readers saw last."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.words import state
from claimdesk.words.terms import Answer, Notice, State

APPROVED, RETURNED = Answer.APPROVED, Answer.RETURNED


@pytest.mark.parametrize(
    ("verdicts", "submitted", "answers", "notices", "expected"),
    [
        ([], {}, [], [], State.OPEN),
        ([1], {}, [], [], State.DRAFTED),
        ([1], {1: 1}, [], [], State.IN_REVIEW),
        ([1], {1: 1}, [(1, RETURNED)], [], State.RETURNED),
        ([1, 2], {1: 1}, [(1, RETURNED)], [], State.DRAFTED),
        ([1, 2], {1: 1}, [(1, APPROVED)], [], State.DRAFTED),
        ([1], {1: 1}, [(1, APPROVED)], [], State.APPROVED),
        ([1], {1: 2}, [(1, APPROVED)], [], State.IN_REVIEW),
        ([1], {1: 2}, [(1, APPROVED), (1, APPROVED)], [], State.APPROVED),
        ([1], {1: 2}, [(1, APPROVED), (1, RETURNED)], [], State.RETURNED),
        ([1, 2], {1: 1, 2: 2}, [(1, APPROVED), (2, APPROVED)], [], State.IN_REVIEW),
        ([1], {1: 1}, [(1, APPROVED)], [Notice.FIRST], State.PUBLISHED),
        ([1, 2], {1: 1}, [(1, APPROVED)], [Notice.FIRST], State.PUBLISHED),
        ([1], {}, [], [Notice.FIRST, Notice.CORRECTION], State.CORRECTED),
        ([1], {}, [], [Notice.FIRST, Notice.CORRECTION, Notice.UPDATE], State.PUBLISHED),
        ([1], {}, [], [Notice.FIRST, Notice.RETRACTION], State.WITHDRAWN),
    ],
)
def test_state(
    verdicts: list[int],
    submitted: dict[int, int],
    answers: list[tuple[int, Answer]],
    notices: list[Notice],
    expected: State,
) -> None:
    assert state.of(verdicts, submitted, answers, notices) is expected


@given(
    st.lists(st.sampled_from(Notice), min_size=1),
    st.lists(st.integers(1, 9)),
    st.dictionaries(st.integers(1, 9), st.integers(1, 9)),
)
def test_once_something_went_out_no_draft_changes_the_state(
    notices: list[Notice], verdicts: list[int], submitted: dict[int, int]
) -> None:
    assert state.of(verdicts, submitted, [(v, RETURNED) for v in verdicts], notices) is state.of([], {}, [], notices)
