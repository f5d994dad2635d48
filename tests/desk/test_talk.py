"""Assignments, comments and tags."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimdesk.desk import Desk, articles, assignments, claims, comments, sources, tags
from claimdesk.words.errors import BadInput, NotFound, Refused, TooLarge
from claimdesk.words.limits import PROSE_CHARS
from claimdesk.words.references import Reference
from tests.desk.factories import article, claim
from tests.desk.refusing import refused

OpenAs = Callable[..., Desk]
ARTICLE, CLAIM, SOURCE = Reference("A", 1), Reference("C", 1), Reference("S", 1)


@pytest.fixture(autouse=True)
def things(desk: Desk) -> None:
    claim(desk, article(desk))
    desk.do(sources.add, title="Register")


def test_articles_and_claims_are_assigned_by_name_login_or_to_oneself(desk: Desk, open_as: OpenAs) -> None:
    open_as("ben")
    desk.do(assignments.assign, ARTICLE, "BEN")
    desk.do(assignments.assign, CLAIM, "me")
    assert desk.ask(articles.row, 1).assignee == "ben"
    assert desk.ask(claims.row, 1).assignee == desk.member.name

    desk.do(assignments.assign, CLAIM, None)
    assert desk.ask(claims.row, 1).assignee == ""
    desk.undo()
    assert desk.ask(claims.row, 1).assignee == desk.member.name


def test_nobody_unknown_gets_work_and_a_source_is_nobodys(desk: Desk) -> None:
    assert desk.member.name in refused(desk, NotFound, assignments.assign, CLAIM, "nobody")
    refused(desk, BadInput, assignments.assign, SOURCE, "me")
    refused(desk, NotFound, assignments.assign, Reference("A", 99), "me")
    desk.do(claims.withdraw, 1)
    refused(desk, Refused, assignments.assign, CLAIM, "me")


def test_remarks_stand_in_order_with_who_wrote_them(desk: Desk, open_as: OpenAs) -> None:
    desk.do(comments.add, CLAIM, "Who says so?\r\nAnd when?")
    open_as("ben").do(comments.add, CLAIM, "[link](x) \x1b[31mred")
    desk.do(comments.add, ARTICLE, "Elsewhere.")

    first, second = desk.ask(comments.of, CLAIM)
    assert (first.by, first.text) == (desk.member.name, "Who says so?\nAnd when?")
    assert (second.by, second.text) == ("ben", "[link](x) [31mred")
    assert [c.text for c in desk.ask(comments.of, ARTICLE)] == ["Elsewhere."]
    desk.undo()
    assert desk.ask(comments.of, ARTICLE) == []


def test_a_remark_needs_words_a_subject_and_a_measure(desk: Desk) -> None:
    refused(desk, BadInput, comments.add, CLAIM, " \n ")
    refused(desk, TooLarge, comments.add, CLAIM, "x" * (PROSE_CHARS + 1))
    refused(desk, BadInput, comments.add, SOURCE, "Hm.")
    refused(desk, NotFound, comments.add, Reference("C", 99), "Hm.")
    with pytest.raises(NotFound):
        desk.ask(comments.of, Reference("C", 99))


@pytest.mark.parametrize("reference", [ARTICLE, CLAIM, SOURCE])
def test_a_tag_is_put_on_once_and_taken_off(desk: Desk, reference: Reference) -> None:
    first = desk.do(tags.add, reference, " #Ferry ")
    before = desk.head()
    assert desk.do(tags.add, reference, "ferry") == first
    assert desk.head() == before
    desk.do(tags.add, reference, "2018-09")
    assert desk.ask(tags.of, reference) == ["2018-09", "ferry"]

    desk.do(tags.remove, reference, "FERRY")
    assert desk.ask(tags.of, reference) == ["2018-09"]
    desk.undo()
    assert desk.ask(tags.of, reference) == ["2018-09", "ferry"]


@pytest.mark.parametrize("word", ["", "  ", "#", "two words", "x" * 81])
def test_a_tag_is_one_word(desk: Desk, word: str) -> None:
    refused(desk, BadInput, tags.add, CLAIM, word)


def test_a_tag_that_is_not_there_is_not_taken_off(desk: Desk) -> None:
    refused(desk, NotFound, tags.remove, CLAIM, "ferry")
    refused(desk, NotFound, tags.add, Reference("S", 99), "ferry")
    with pytest.raises(NotFound):
        desk.ask(tags.of, Reference("A", 99))
