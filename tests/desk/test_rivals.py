"""Claims of other articles that a claim might pull against are proposed, until somebody relates them or says no."""

from __future__ import annotations

import pytest

from claimdesk.desk import Desk, analysing, articles, claims, relations, rivals
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.terms import Basis, Relation
from tests.desk.factories import article, claim

CHARGED = "Police charged the two sailors with smuggling tobacco through Port Varn."
INNOCENT = "The two sailors are not criminals but honest men who smuggled nothing through Port Varn."


@pytest.fixture
def charge(desk: Desk) -> int:
    return claim(desk, article(desk, f"{CHARGED} It rained.", title="One"), CHARGED, claimant="Police")


@pytest.fixture
def denial(desk: Desk, charge: int) -> int:
    return claim(desk, article(desk, f"{INNOCENT} It rained.", title="Two"), INNOCENT, claimant="The owner")


def proposed(desk: Desk, claim: int) -> list[int]:
    return [each.claim.id for each in desk.ask(rivals.across, claim)]


def test_a_claim_of_another_article_is_proposed_with_relation_basis_and_reason(
    desk: Desk, charge: int, denial: int
) -> None:
    (found,) = desk.ask(rivals.across, charge)
    assert (found.claim.id, found.relation, found.basis) == (denial, Relation.TENSION, Basis.STATUS)
    assert "charged" in found.reason
    assert proposed(desk, denial) == [charge]


def test_asking_stores_nothing(desk: Desk, charge: int, denial: int) -> None:
    before = desk.head()
    assert proposed(desk, charge) == [denial]
    assert desk.head() == before
    assert desk.ask(relations.rivals) == []


def test_what_was_related_is_not_proposed(desk: Desk, charge: int, denial: int) -> None:
    desk.do(relations.relate, denial, charge, "supports")
    assert proposed(desk, charge) == []


def test_a_no_stays_from_both_sides_and_can_be_taken_back(desk: Desk, charge: int, denial: int) -> None:
    first = desk.do(rivals.dismiss, denial, charge)
    assert (proposed(desk, charge), proposed(desk, denial)) == ([], [])
    assert desk.do(rivals.dismiss, charge, denial) == first
    desk.undo()
    assert proposed(desk, charge) == [denial]


def test_a_withdrawn_claim_is_not_proposed(desk: Desk, charge: int, denial: int) -> None:
    desk.do(claims.withdraw, denial)
    assert proposed(desk, charge) == []


def test_claims_of_one_article_are_left_to_its_reading(desk: Desk) -> None:
    a = article(desk, f"{CHARGED} {INNOCENT}")
    made = [claim(desk, a, quote, claimant=who) for quote, who in ((CHARGED, "Police"), (INNOCENT, "The owner"))]
    assert [proposed(desk, each) for each in made] == [[], []]


def test_a_no_also_holds_for_what_the_reading_of_an_article_proposes(desk: Desk) -> None:
    said = (
        "The mayor said the two men are not criminals but civilians. "
        "The two men were charged by police with poisoning the harbour."
    )
    a = article(desk, said)
    list(desk.run(analysing.analyse_article, a))
    reading = desk.ask(articles.read, a)
    for each in reading.suggestions:
        desk.do(claims.accept, a, each.start, each.end, each.which)
    (found,) = desk.ask(articles.read, a).rivals
    desk.do(rivals.dismiss, found.a, found.b)
    assert desk.ask(articles.read, a).rivals == ()


def test_a_claim_that_is_not_there_and_one_against_itself_are_refused(desk: Desk, charge: int) -> None:
    with pytest.raises(NotFound):
        desk.ask(rivals.across, charge + 1)
    with pytest.raises(BadInput):
        desk.do(rivals.dismiss, charge, charge)


def test_a_claim_of_hundreds_of_words_is_looked_for_too(desk: Desk, charge: int) -> None:
    desk.do(claims.edit, charge, text="".join(map(chr, range(0x4E00, 0x4E00 + 900))))
    assert proposed(desk, charge) == []
