"""Undo where others, or a job still at work, go on meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from claimdesk.desk import Desk, articles, claims, publications, settings, verdicts
from claimdesk.desk.work import Work
from claimdesk.model import Article, Claimant, ClaimClaimant
from claimdesk.words.errors import Refused
from claimdesk.words.terms import Part
from tests.desk.factories import article, claim, document
from tests.store.desks import column


def titles(desk: Desk) -> set[str]:
    """The titles of the live articles."""
    return {row.title for row in desk.ask(articles.queue).rows}


def test_what_a_job_brings_in_after_its_undo_can_be_undone_too(desk: Desk) -> None:
    batch = uuid4()

    def bring_in(numbers: Iterator[int]) -> None:
        for i in numbers:
            desk.do(articles.add, document(f"Text number {i}.", title=f"Article {i}"), batch=batch)

    bring_in(iter(range(2)))
    desk.undo()
    bring_in(iter(range(2, 4)))
    assert titles(desk) == {"Article 2", "Article 3"}
    desk.undo()
    assert titles(desk) == set()
    desk.redo()
    assert titles(desk) == {"Article 2", "Article 3"}


def test_where_a_field_came_from_is_undone_beside_what_others_typed_into_another(
    desk: Desk, open_as: Callable[..., Desk]
) -> None:
    made = article(desk, publisher="Gazette", found={"publisher": "page"})
    desk.do(articles.edit, made, publisher="The Gazette")
    typed = desk.head().number
    open_as("ben").do(articles.edit, made, byline="Ann Lund")
    desk.undo(typed)
    found = desk.ask(articles.read, made).article
    assert (found.publisher, found.byline) == ("Gazette", "Ann Lund")
    (sources,) = desk.ask(column, Article.found)
    assert (sources["publisher"], sources["byline"]) == ("page", "typed by ben")
    open_as("ben").do(articles.edit, made, publisher="Post")
    with pytest.raises(Refused, match=r"ben changed A1 after it \(found, publisher, entry"):
        desk.undo(1 + made)


@pytest.fixture
def published(desk: Desk) -> int:
    """A published claim."""
    desk.do(settings.set, "review_policy", "own")
    made = claim(desk, article(desk))
    desk.do(verdicts.give, made, "true", "", "Seen.")
    desk.do(publications.publish, made)
    return made


def correct(desk: Desk, claim: int) -> object:
    return desk.do(publications.correct, claim, reason="It was not.", rating="false", rationale="Looked again.")


def retract(desk: Desk, claim: int) -> object:
    return desk.do(publications.retract, claim, "It was not.")


@pytest.mark.parametrize("later", [correct, retract])
def test_a_publication_is_not_undone_from_under_what_followed_it(
    desk: Desk, published: int, later: Callable[[Desk, int], object]
) -> None:
    publication = desk.head().number
    later(desk, published)
    with pytest.raises(Refused, match="rests on"):
        desk.undo(publication)


def test_a_row_is_not_attached_to_what_was_withdrawn_at_that_moment(desk: Desk) -> None:
    made = claim(desk, article(desk))

    def attach(work: Work) -> None:
        gone = work.add(Claimant(name="Ann"))
        gone.withdrawn_at = work.now
        work.session.flush()
        work.session.add(ClaimClaimant(claim_id=made, claimant_id=gone.id, part=Part.SAID))

    before = desk.head()
    with pytest.raises(Refused, match="Somebody withdrew the claimant"):
        desk.do(attach)
    assert desk.head() == before
    assert desk.ask(claims.row, made).claimants == ()


def test_what_somebody_else_signed_is_taken_back_by_editors(desk: Desk, open_as: Callable[..., Desk]) -> None:
    desk.do(verdicts.give, claim(desk, article(desk)), "true", "", "On record")
    given = desk.head().number
    with pytest.raises(Refused, match="takes the role of editor"):
        open_as("ben").undo(given)
    assert open_as("eve", "editor").undo(given) == given
