"""Two texts are compared by sentence, and what a reworded one says otherwise is named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.analysis.changes import changes
from claimdesk.analysis.rewording import rewording
from claimdesk.words.views.changes import Differs

BEFORE = "The firm lied about its boats. Twelve people died. The captain was silent. The harbour is closed."


def differing(before: str, after: str) -> list[tuple[Differs, str, str]]:
    return [(each.differs, each.before, each.after) for each in changes(before, after)[1]]


def test_a_reworded_sentence_stands_beside_what_it_was() -> None:
    after = BEFORE.replace("lied about", "misled people about")
    assert differing(BEFORE, after) == [
        (Differs.REWORDED, "The firm lied about its boats.", "The firm misled people about its boats.")
    ]


def test_what_came_and_what_went_are_told_apart() -> None:
    after = BEFORE.replace("The captain was silent.", "Divers found a door of the wreck on Tuesday evening.")
    assert differing(BEFORE, after) == [
        (Differs.REMOVED, "The captain was silent.", ""),
        (Differs.ADDED, "", "Divers found a door of the wreck on Tuesday evening."),
    ]


def test_a_sentence_that_stands_elsewhere_has_moved() -> None:
    after = "The harbour is closed. " + BEFORE.replace(" The harbour is closed.", "")
    assert differing(BEFORE, after) == [(Differs.MOVED, "The harbour is closed.", "The harbour is closed.")]


def test_other_blanks_are_no_difference() -> None:
    assert changes(BEFORE, BEFORE.replace("about its", "about \u00a0its")) == (4, ())


texts = st.lists(
    st.sampled_from(["It rained.", "A dog barked at noon.", "Nobody came.", "🚢 sank.", "שָׁלוֹם לכולם."]), max_size=8
).map(" ".join)


@given(texts, texts)
def test_spans_lie_in_the_later_text_and_hold_what_came(before: str, after: str) -> None:
    kept, found = changes(before, after)
    assert kept >= 0
    for each in found:
        assert 0 <= each.start <= each.end <= len(after)
        assert " ".join(after[each.start : each.end].split()) == each.after


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert changes(text, text)[1] == ()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("The firm lied.", "The firm misled us.", "softened: “lied” became “misled”"),
        ("Brook stole the boat.", "Brook allegedly stole the boat.", "softened: “allegedly” came in"),
        ("He may resign.", "He will resign.", "sharpened: “may” became “will”"),
        ("Forty-one of 90 boats leaked.", "Forty-one of 60 boats leaked.", "figures: 90 became 60"),
        ("He paid the fine.", "He never paid the fine.", "its sense is turned: “never” came in"),
        ("The firm lied.", "The firm lied", "only signs or capitals differ"),
    ],
)
def test_what_is_said_otherwise_is_named(before: str, after: str, told: str) -> None:
    assert told in rewording(before, after)


def test_a_change_that_no_rule_knows_is_not_named() -> None:
    assert rewording("The boat was blue.", "The boat was green.") == ()


def test_the_month_of_may_makes_nothing_less_sure() -> None:
    assert rewording("It sank in April.", "It sank in May.") == ()
