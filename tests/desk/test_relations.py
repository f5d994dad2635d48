from __future__ import annotations

from collections.abc import Callable

import pytest

from claimdesk.desk import Desk, claims, database, relations
from claimdesk.words.errors import BadInput, Conflict, NotFound, Refused, TooLarge
from claimdesk.words.terms import Basis, Relation, Resolution
from tests.desk.factories import CHARGE, DENIAL, OFFER, article, claim


@pytest.fixture
def three(desk: Desk) -> tuple[int, int, int]:
    """Three claims of one article, in order of id."""
    a = article(desk)
    return claim(desk, a, OFFER), claim(desk, a, DENIAL), claim(desk, a, CHARGE)


def test_a_symmetric_relation_is_stored_once_with_the_lower_id_first(desk: Desk, three: tuple[int, int, int]) -> None:
    _, denial, charge = three
    made = desk.do(relations.relate, charge, denial, "tension", basis="status", note="charged is not convicted")
    (row,) = desk.ask(relations.of_claim, charge)
    assert (row.id, row.a, row.b, row.relation, row.basis, row.note) == (
        made,
        denial,
        charge,
        Relation.TENSION,
        Basis.STATUS,
        "charged is not convicted",
    )
    assert desk.ask(relations.of_claim, denial) == [row]


def test_a_relation_with_a_direction_keeps_it(desk: Desk, three: tuple[int, int, int]) -> None:
    offer, _, charge = three
    desk.do(relations.relate, charge, offer, "refines")
    (row,) = desk.ask(relations.of_claim, offer)
    assert (row.a, row.b) == (charge, offer)


def test_relating_two_claims_again_changes_their_one_relation(desk: Desk, three: tuple[int, int, int]) -> None:
    offer, denial, _ = three
    first = desk.do(relations.relate, denial, offer, "supports", note="why")
    desk.do(relations.relate, denial, offer, "supports", basis="wording")
    assert desk.do(relations.relate, offer, denial, "contradicts") == first
    (row,) = desk.ask(relations.of_claim, offer)
    assert (row.a, row.b, row.relation, row.basis, row.note) == (
        offer,
        denial,
        Relation.CONTRADICTS,
        Basis.WORDING,
        "why",
    )


def test_who_prevails_is_kept_whichever_way_round_it_was_said(desk: Desk, three: tuple[int, int, int]) -> None:
    _, denial, charge = three
    desk.do(relations.relate, denial, charge, "contrary")
    desk.do(relations.resolve, charge, denial, "a prevails", "the court said so")
    (row,) = desk.ask(relations.rivals)
    assert (row.resolution, row.resolution_note) == (Resolution.B_PREVAILS, "the court said so")
    desk.do(relations.resolve, denial, charge, "a-prevails")
    assert desk.ask(relations.rivals)[0].resolution is Resolution.A_PREVAILS
    desk.do(relations.relate, denial, charge, "contradicts")
    assert desk.ask(relations.rivals)[0].resolution is None


def test_only_rivals_are_listed_and_only_while_both_claims_live(desk: Desk, three: tuple[int, int, int]) -> None:
    offer, denial, charge = three
    desk.do(relations.relate, offer, denial, "supports")
    desk.do(relations.relate, denial, charge, "tension")
    assert [(r.a, r.b) for r in desk.ask(relations.rivals)] == [(denial, charge)]
    assert [(r.a, r.b) for r in desk.ask(relations.rivals, article=1)] == [(denial, charge)]
    assert desk.ask(relations.rivals, article=2) == []
    assert [desk.ask(claims.row, c).against for c in three] == [0, 1, 1]
    desk.do(claims.withdraw, charge)
    assert desk.ask(relations.rivals) == []
    assert desk.ask(claims.row, denial).against == 0
    assert desk.ask(claims.counts)["against"] == 0


def test_what_can_not_be_related_is_refused_and_changes_nothing(desk: Desk, three: tuple[int, int, int]) -> None:
    offer, denial, charge = three
    desk.do(relations.relate, offer, denial, "supports")
    before = desk.head()
    for error, command, arguments in [
        (BadInput, relations.relate, (offer, offer, "tension")),
        (BadInput, relations.relate, (offer, charge, "hates")),
        (NotFound, relations.relate, (offer, 99, "tension")),
        (NotFound, relations.resolve, (offer, charge, "both hold")),
        (Refused, relations.resolve, (offer, denial, "both hold")),
        (BadInput, relations.resolve, (offer, denial, "nobody")),
        (NotFound, relations.withdraw, (offer, charge)),
    ]:
        with pytest.raises(error) as caught:
            desk.do(command, *arguments)
        assert "\n" not in caught.value.sentence
    with pytest.raises(TooLarge):
        desk.do(relations.relate, offer, charge, "tension", note="x" * 1025)
    with pytest.raises(BadInput):
        desk.do(relations.relate, offer, charge, "tension", basis="faith")
    assert desk.head() == before


def test_a_relation_is_taken_back_and_undone(desk: Desk, desk_url: str, three: tuple[int, int, int]) -> None:
    _, denial, charge = three
    desk.do(relations.relate, denial, charge, "tension")
    desk.undo()
    assert desk.ask(relations.rivals) == []
    desk.redo()
    desk.do(relations.withdraw, charge, denial)
    assert desk.ask(relations.rivals) == []
    desk.undo()
    assert len(desk.ask(relations.rivals)) == 1
    assert database.problems(desk_url) == []


def test_two_who_resolve_the_same_rivals_otherwise_conflict(
    desk: Desk, open_as: Callable[..., Desk], three: tuple[int, int, int]
) -> None:
    _, denial, charge = three
    desk.do(relations.relate, denial, charge, "tension")
    ben = open_as("ben")
    seen = desk.head().number
    ben.do(relations.resolve, denial, charge, "a prevails", seen=seen)
    with pytest.raises(Conflict):
        desk.do(relations.resolve, denial, charge, "b prevails", seen=seen)
    assert desk.ask(relations.rivals)[0].resolution is Resolution.A_PREVAILS
