"""A web page is put to a claim in one entry; what stands in the way of that leaves nothing half done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from claimdesk.desk import Desk, evidence, evidence_fetched, sources
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.views.progress import Progress
from tests.desk.factories import article, claim
from tests.desk.sites import PAGE, Site


@pytest.fixture
def charge(desk: Desk) -> int:
    return claim(desk, article(desk))


def cited(desk: Desk, claim: int, url: str, **more: Any) -> list[Progress]:
    steps: Iterator[Progress] = desk.run(evidence_fetched.add, claim, url, "refutes", allow_private=True, **more)
    return list(steps)


def test_source_copy_and_evidence_are_one_entry(desk: Desk, charge: int, site: Site) -> None:
    site.pages["/rules"] = ("text/html", PAGE)
    before = desk.head().number
    last = cited(desk, charge, f"{site.url}/rules", of_source={"origin": "Pilots"}, locator="p. 3", credibility="2")[-1]

    (row,) = desk.ask(evidence.of_claim, charge)
    assert (row.title, row.origin, row.stance, row.locator, row.credibility) == (
        "Harbour rules",
        "Pilots",
        "refutes",
        "p. 3",
        2,
    )
    assert last.sentence == f"S{row.source} is evidence on C{charge}; a copy is kept"
    assert desk.head().number == before + 1


def test_undo_takes_back_all_of_it(desk: Desk, charge: int, site: Site) -> None:
    site.pages["/rules"] = ("text/html", PAGE)
    cited(desk, charge, f"{site.url}/rules")
    desk.undo()

    assert desk.ask(evidence.of_claim, charge) == []
    assert desk.ask(sources.queue).rows == ()


def test_a_page_that_can_not_be_fetched_is_evidence_of_a_source_without_a_copy(
    desk: Desk, charge: int, site: Site
) -> None:
    last = cited(desk, charge, f"{site.url}/gone", excerpt="No ship may leave.")[-1]

    (row,) = desk.ask(evidence.of_claim, charge)
    assert "not archived: " in last.sentence
    assert row.excerpt == "No ship may leave."
    assert desk.ask(sources.captures, row.source) == []


def test_a_page_that_is_a_source_already_is_cited_as_that(desk: Desk, charge: int, site: Site) -> None:
    known = desk.do(sources.add, title="The rules", url=f"{site.url}/rules")
    cited(desk, charge, f"{site.url}/rules")

    assert [row.source for row in desk.ask(evidence.of_claim, charge)] == [known]


def test_cancelled_it_stores_nothing(desk: Desk, charge: int, site: Site) -> None:
    before = desk.head()
    cited(desk, charge, f"{site.url}/rules", cancelled=lambda: True)

    assert desk.head() == before


def test_what_would_be_refused_is_refused_before_the_page_is_asked_for(desk: Desk, charge: int, site: Site) -> None:
    with pytest.raises(BadInput):
        cited(desk, charge, f"{site.url}/rules", credibility="9")
    with pytest.raises(NotFound):
        cited(desk, charge + 1, f"{site.url}/rules")

    assert not site.asked.is_set()
