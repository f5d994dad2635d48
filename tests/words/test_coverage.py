"""A sentence is dealt with when a claim or a dismissal overlaps it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimdesk.words.coverage import Span, next_untouched, treated

SENTENCES: list[Span] = [(0, 10), (11, 20), (20, 30)]


def test_a_span_counts_for_each_sentence_that_it_overlaps_and_not_for_those_it_touches() -> None:
    assert treated(SENTENCES, []) == [False, False, False]
    assert treated(SENTENCES, [(2, 4)]) == [True, False, False]
    assert treated(SENTENCES, [(10, 11)]) == [False, False, False]
    assert treated(SENTENCES, [(19, 21)]) == [False, True, True]
    assert treated(SENTENCES, [(25, 26), (0, 12)]) == [True, True, True]


cuts = st.lists(st.integers(0, 60), min_size=2, max_size=12, unique=True).map(sorted)
spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda x: (x[0], x[0] + x[1])), max_size=8)


@given(cuts, spans)
def test_it_is_what_comparing_each_with_each_gives(at: list[int], given_spans: list[Span]) -> None:
    sentences = list(zip(at[::2], at[1::2], strict=False))
    slow = [any(s < end and start < e for s, e in given_spans) for start, end in sentences]
    assert treated(sentences, given_spans) == slow


def test_it_is_the_first_from_there_on() -> None:
    assert next_untouched(SENTENCES, [(11, 15)], 5) == (20, 30)


def test_after_the_last_one_it_begins_anew() -> None:
    assert next_untouched(SENTENCES, [(20, 30)], 20) == (0, 10)


def test_there_is_none_where_all_is_dealt_with() -> None:
    assert next_untouched(SENTENCES, SENTENCES, 0) is None
