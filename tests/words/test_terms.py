"""The closed lists: who may do what, which relations go both ways, and how grades are shown."""

from __future__ import annotations

import pytest

from claimdesk.words.terms import Relation, Role, grade


def test_each_role_may_do_what_those_before_it_may() -> None:
    order = [Role.VIEWER, Role.ANALYST, Role.EDITOR, Role.ADMIN]
    assert [[mine.reaches(needed) for needed in order] for mine in order] == [
        [needed <= mine for needed in range(4)] for mine in range(4)
    ]


def test_rivals_are_symmetric_and_support_has_a_direction() -> None:
    assert all(r.symmetric for r in Relation if r.against)
    assert not Relation.SUPPORTS.symmetric
    assert not Relation.REPEATS.against


@pytest.mark.parametrize(
    ("reliability", "credibility", "shown"), [("B", 2, "B2"), ("B", None, "B-"), (None, 2, "-2"), (None, None, "--")]
)
def test_what_was_not_graded_is_shown_as_not_graded(
    reliability: str | None, credibility: int | None, shown: str
) -> None:
    assert grade(reliability, credibility) == shown
