"""What readers were told of a claim changes by a correction or an update, and by nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimdesk import report
from claimdesk.desk import (
    Desk,
    articles,
    claimants,
    claims,
    dossiers,
    evidence,
    publications,
    relations,
    settings,
    sources,
    verdicts,
)
from claimdesk.words.references import Reference
from tests.desk.factories import CHARGE, DENIAL, article, claim


@pytest.fixture
def published(desk: Desk) -> int:
    """A published claim with one piece of evidence and a rival."""
    desk.do(settings.set, "review_policy", "own")
    made = article(desk)
    charge = claim(desk, made, CHARGE, claimant="Harbour Court")
    rival = claim(desk, made, DENIAL)
    desk.do(relations.relate, charge, rival, "tension", basis="status")
    source = desk.do(sources.add, title="Charge sheet", origin="Court office")
    desk.do(evidence.add, charge, source, "supports", excerpt="They are charged.")
    desk.do(verdicts.give, charge, "true", "So it is.", f"As @S{source} says.")
    desk.do(publications.publish, charge)
    return charge


def readers_see(desk: Desk, claim: int) -> str:
    """The report without what names the ledger's entry."""
    text = report.markdown(desk.ask(dossiers.of, Reference("C", claim)))
    return text.partition("## Record")[0]


def piece(desk: Desk, claim: int) -> int:
    """Its first piece of evidence."""
    return desk.ask(evidence.of_claim, claim)[0].id


EDITS: dict[str, Callable[[Desk, int], object]] = {
    "wording": lambda desk, c: desk.do(claims.edit, c, text="Two captains were convicted."),
    "claimant": lambda desk, c: desk.do(claims.edit, c, claimant="Somebody Else"),
    "name of the claimant": lambda desk, c: desk.do(claimants.edit, "Harbour Court", "The Court"),
    "stance of evidence": lambda desk, c: desk.do(evidence.edit, piece(desk, c), stance="refutes"),
    "excerpt": lambda desk, c: desk.do(evidence.edit, piece(desk, c), excerpt="They are free."),
    "withdrawn evidence": lambda desk, c: desk.do(evidence.withdraw, piece(desk, c)),
    "title of the source": lambda desk, c: desk.do(sources.edit, 1, title="Another sheet", publisher="Court"),
    "grade of the source": lambda desk, c: desk.do(sources.edit, 1, reliability="D", reason="It erred."),
    "origin of the source": lambda desk, c: desk.do(sources.edit, 1, origin="Harbour Court"),
    "fields of the article": lambda desk, c: desk.do(
        articles.edit, 1, title="Anew", publisher="P", published="2018-09"
    ),
    "a newer draft": lambda desk, c: desk.do(verdicts.give, c, "false", "It is not so.", "On second thoughts."),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_after_publication_does_not_reach_readers(desk: Desk, published: int, edit: str) -> None:
    before = readers_see(desk, published)
    EDITS[edit](desk, published)
    assert readers_see(desk, published) == before


def test_a_correction_takes_the_edits_to_readers(desk: Desk, published: int) -> None:
    desk.do(claims.edit, published, text="Three captains were charged.")
    desk.do(publications.correct, published, reason="It was three.", rating="true", rationale="Counted again.")
    assert "Three captains were charged." in readers_see(desk, published)
    assert "It was three." in readers_see(desk, published)


def test_colleagues_see_the_edits_at_once(desk: Desk, published: int) -> None:
    desk.do(claims.edit, published, text="Three captains were charged.")
    dossier = desk.ask(dossiers.of, Reference("C", published))
    assert "Three captains were charged." in report.markdown(dossier, drafts=True)


def test_a_source_of_two_claims_is_told_as_at_the_newest_publication_that_cites_it(desk: Desk, published: int) -> None:
    rival = published + 1
    desk.do(sources.edit, 1, title="Charge sheet, amended")
    desk.do(evidence.add, rival, 1, "refutes")
    desk.do(verdicts.give, rival, "false", "", "As @S1 says.")
    assert "amended" not in report.markdown(desk.ask(dossiers.of, Reference("A", 1)))

    desk.do(publications.publish, rival)
    desk.do(sources.edit, 1, title="Something else")
    told = report.markdown(desk.ask(dossiers.of, Reference("A", 1)))
    assert "Charge sheet, amended" in told
    assert "Something else" not in told


def test_a_source_that_was_withdrawn_since_stays_in_the_report_that_cites_it(desk: Desk, published: int) -> None:
    before = readers_see(desk, published)
    desk.do(evidence.withdraw, piece(desk, published))
    desk.do(sources.withdraw, 1)
    assert readers_see(desk, published) == before


def test_a_correction_tells_of_the_source_and_the_article_anew(desk: Desk, published: int) -> None:
    desk.do(sources.edit, 1, title="Another sheet")
    desk.do(articles.edit, 1, publisher="Harbour News")
    desk.do(publications.correct, published, reason="It was three.", rating="true", rationale="As @S1 says.")
    told = readers_see(desk, published)
    assert "Another sheet" in told
    assert "Harbour News" in told
