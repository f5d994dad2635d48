from __future__ import annotations

import pytest

from claimdesk.desk import Desk, claimants, claims, database
from claimdesk.words.errors import BadInput, NotFound, Refused, TooLarge
from tests.desk.factories import CHARGE, DENIAL, OFFER, article, claim


def test_claimants_are_listed_by_name_with_their_claims(desk: Desk) -> None:
    a = article(desk)
    claim(desk, a, OFFER, claimant="the governor")
    claim(desk, a, CHARGE, claimant="Prosecutors", relayed_by="the governor")
    desk.do(claims.withdraw, claim(desk, a, DENIAL, claimant="Prosecutors"))
    desk.do(claimants.add, "  An  agency ")
    assert [(name, count) for _, name, count in desk.ask(claimants.every)] == [
        ("An agency", 0),
        ("Prosecutors", 1),
        ("the governor", 2),
    ]


def test_a_new_name_is_that_of_all_the_claims(desk: Desk) -> None:
    made = claim(desk, article(desk), OFFER, claimant="governer")
    desk.do(claimants.edit, "governer", "The governor")
    assert desk.ask(claims.row, made).claimants == ("The governor",)
    assert [c.id for c in desk.ask(claims.queue, query="governor").rows] == [made]
    desk.do(claimants.edit, desk.ask(claimants.every)[0][0], "the governor")
    assert desk.ask(claims.row, made).claimants == ("the governor",)


def test_merging_gives_one_claimant_the_claims_of_both(desk: Desk, desk_url: str) -> None:
    a = article(desk)
    one, two = claim(desk, a, OFFER, claimant="Met"), claim(desk, a, CHARGE, claimant="Met Police")
    both = claim(desk, a, DENIAL)
    desk.do(claims.edit, both, claimant=["Met", "Met Police"])
    assert desk.ask(claims.row, both).claimants == ("Met", "Met Police")
    before = desk.ask(claims.queue)
    desk.do(claimants.merge, "Met Police", "Met")
    assert {desk.ask(claims.row, c).claimants for c in (one, two, both)} == {("Met Police",)}
    assert [(name, count) for _, name, count in desk.ask(claimants.every)] == [("Met Police", 3)]
    desk.undo()
    assert desk.ask(claims.queue) == before
    assert database.problems(desk_url) == []


def test_names_that_can_not_be_are_refused_and_change_nothing(desk: Desk) -> None:
    desk.do(claimants.add, "Met Police")
    desk.do(claimants.add, "Prosecutors")
    before = desk.head()
    for error, command, arguments in [
        (BadInput, claimants.add, (" \x07",)),
        (TooLarge, claimants.add, ("x" * 1025,)),
        (NotFound, claimants.edit, ("Nobody", "Somebody")),
        (NotFound, claimants.merge, ("Met Police", 99)),
        (Refused, claimants.edit, ("Prosecutors", "Met Police")),
        (BadInput, claimants.merge, ("Met Police", "met police")),
    ]:
        with pytest.raises(error) as caught:
            desk.do(command, *arguments)
        assert "\n" not in caught.value.sentence
    desk.do(claimants.add, "met police")
    assert desk.head() == before
