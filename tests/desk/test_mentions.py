"""Remarks that name a member wait for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimdesk.desk import Desk, comments, members
from claimdesk.words.errors import BadInput, Refused
from claimdesk.words.references import Reference
from tests.desk.factories import article, claim
from tests.desk.refusing import refused

OpenAs = Callable[..., Desk]
ARTICLE, CLAIM = Reference("A", 1), Reference("C", 1)


@pytest.fixture
def ben(desk: Desk, open_as: OpenAs) -> Desk:
    claim(desk, article(desk))
    return open_as("ben")


def waiting(desk: Desk) -> list[str]:
    return [row.text for row in desk.ask(comments.for_me).rows]


@pytest.mark.parametrize("text", ["@ben, look", "Ask @BEN.", "(@ben)", "@eve and @ben"])
def test_whoever_is_named_finds_the_remark_before_them(desk: Desk, ben: Desk, text: str) -> None:
    desk.do(comments.add, CLAIM, text)
    (row,) = ben.ask(comments.for_me).rows
    assert (row.reference, row.by, row.text) == ("C1", desk.member.name, text)
    assert ben.ask(comments.waiting) == 1
    assert waiting(desk) == []


@pytest.mark.parametrize("text", ["ben", "write to x@ben", "@benjamin", "@@ben", "@nobody"])
def test_what_only_looks_like_a_name_is_words(desk: Desk, ben: Desk, text: str) -> None:
    desk.do(comments.add, CLAIM, text)
    assert waiting(ben) == []


def test_the_longest_name_is_meant(desk: Desk, ben: Desk, open_as: OpenAs) -> None:
    other = open_as("eve")
    desk.do(members.rename, "eve", "Ben Okafor")
    desk.do(comments.add, CLAIM, "@Ben Okafor knows")
    assert waiting(other) == ["@Ben Okafor knows"]
    assert waiting(ben) == []


def test_nobody_waits_for_themselves(desk: Desk, ben: Desk) -> None:
    ben.do(comments.add, CLAIM, "@ben: later")
    assert waiting(ben) == []


def test_an_answer_on_the_same_thing_closes_it(desk: Desk, ben: Desk) -> None:
    desk.do(comments.add, CLAIM, "@ben?")
    desk.do(comments.add, ARTICLE, "@ben, this too?")
    ben.do(comments.add, CLAIM, "Yes.")
    assert waiting(ben) == ["@ben, this too?"]
    ben.undo()
    assert waiting(ben) == ["@ben, this too?", "@ben?"]


def test_it_can_be_put_away_without_an_answer(desk: Desk, ben: Desk) -> None:
    desk.do(comments.add, CLAIM, "@ben?")
    ben.do(comments.done, CLAIM)
    assert waiting(ben) == []
    assert "waits for you" in refused(ben, Refused, comments.done, CLAIM)
    refused(ben, BadInput, comments.done, Reference("S", 1))


def test_a_remark_that_is_taken_back_waits_for_nobody(desk: Desk, ben: Desk) -> None:
    desk.do(comments.add, CLAIM, "@ben?")
    desk.undo()
    assert waiting(ben) == []


def test_what_waits_is_paged_newest_first(desk: Desk, ben: Desk) -> None:
    for i in range(5):
        desk.do(comments.add, CLAIM, f"@ben {i}")
    first = ben.ask(comments.for_me, limit=3)
    rest = ben.ask(comments.for_me, after=first.after, limit=3)
    assert [r.text[-1] for r in (*first.rows, *rest.rows)] == list("43210")
    assert (first.total, rest.after) == (5, None)
