"""What was not published, and what it could be guessed from, is in no report for readers, of whatever format."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from claimdesk.report import FORMATS, as_json, markdown
from claimdesk.words.terms import Answer, Notice, Resolution, Stance, State
from tests.report import factories as make

READERS = [pytest.param(FORMATS[name], id=name) for name in FORMATS]
Write = Callable[..., str]


def secret_draft(id: int = 1, **fields: object) -> make.ClaimFact:
    """A claim with a draft verdict, all of whose unpublished words say SECRET."""
    verdict = make.verdict(
        7, "Unproven", explanation="SECRET explanation", rationale="SECRET rationale (@S9).", by="SECRET author",
        evidence=(f"C{id}/S9",), cited=("S9",), reviews=(make.review(answer=Answer.RETURNED, reason="SECRET reason"),),
    )  # fmt: skip
    evidence = make.evidence(id, 9, excerpt="SECRET excerpt", locator="SECRET page", stance=Stance.SUPPORTS)
    defaults = {"verdicts": (verdict,), "evidence": (evidence,), "independent_for": 1, "state": State.RETURNED}
    return make.claim(id, **{**defaults, **fields})


def secret_dossier(*claims: make.ClaimFact) -> make.Dossier:
    sources = (make.source(1), make.source(9, title="SECRET source", captures=()))
    return make.dossier(*claims, sources=sources, checked_by=("Mira Holt", "SECRET author"))


@pytest.mark.parametrize("write", READERS)
def test_nothing_of_a_draft_reaches_readers(write: Write) -> None:
    text = write(secret_dossier(secret_draft()))
    assert "SECRET" not in text
    assert "Unproven" not in text
    assert "returned" not in text
    assert "being checked" in text


@pytest.mark.parametrize("write", READERS)
def test_of_a_claim_that_is_being_checked_readers_see_the_statement(write: Write) -> None:
    text = write(secret_dossier(secret_draft(relayed_by=("Northwire",))))
    for fact in (
        "The ferry to Skarn will sail again",
        "the boat will sail again by midsummer",
        "Ada Brandt",
        "Northwire",
    ):
        assert fact in text


@pytest.mark.parametrize("write", READERS)
def test_with_drafts_all_of_it_is_there(write: Write) -> None:
    text = write(secret_dossier(secret_draft()), drafts=True)
    for part in ("explanation", "rationale", "excerpt", "page", "source", "author", "reason"):
        assert f"SECRET {part}" in text
    assert "Unproven" in text


@pytest.mark.parametrize("write", READERS)
def test_a_newer_draft_behind_a_published_verdict_leaves_what_readers_see_as_it_was(write: Write) -> None:
    before = make.published()
    draft = secret_draft()
    behind = replace(
        before,
        verdicts=before.verdicts + draft.verdicts,
        evidence=before.evidence + draft.evidence,
        independent_for=1,
    )
    assert write(secret_dossier(behind)) == write(secret_dossier(before))


@pytest.mark.parametrize("write", READERS)
def test_an_earlier_draft_that_was_given_up_is_not_published_with_the_later_one(write: Write) -> None:
    before = make.published()
    after_draft = replace(before, verdicts=secret_draft().verdicts + before.verdicts)
    assert write(secret_dossier(after_draft)) == write(secret_dossier(before))


@pytest.mark.parametrize("write", READERS)
def test_why_a_reviewer_sent_a_published_verdict_back_before_is_not_told(write: Write) -> None:
    reviews = (make.review(answer=Answer.RETURNED, reason="SECRET reason", by="SECRET reviewer"), make.review())
    claim = make.published(verdicts=(make.verdict(reviews=reviews),))
    text = write(make.dossier(claim))
    assert "SECRET" not in text
    assert "Jonas Ek" in text


@pytest.mark.parametrize("write", READERS)
@pytest.mark.parametrize("drafts", [False, True])
def test_a_retracted_verdict_is_gone_with_its_rating(write: Write, drafts: bool) -> None:
    retraction = make.publication(notice=Notice.RETRACTION, reason="We misread the notice", at=make.at(120))
    claim = make.published(publications=(make.publication(), retraction), state=State.WITHDRAWN)
    text = write(make.dossier(claim), drafts=drafts)
    assert "We misread the notice" in text
    if write is markdown or not drafts:
        assert "False" not in text
        assert "closed until autumn" not in text or drafts


@pytest.mark.parametrize("write", READERS)
def test_which_rival_prevails_waits_until_both_are_published(write: Write) -> None:
    rivals = make.relation(1, 2, resolution=Resolution.B_PREVAILS, resolution_note="SECRET note")
    one = make.published(1, relations=(rivals,))
    text = write(make.dossier(one, make.claim(2, relations=(rivals,))))
    assert "SECRET" not in text
    assert "prevails" not in text
    assert "Wording of claim 2" in text
    assert "SECRET note" in write(make.dossier(one, make.published(2, relations=(rivals,))))


@pytest.mark.parametrize("write", READERS)
def test_how_an_unpublished_claim_stands_to_one_outside_the_report_is_not_told(write: Write) -> None:
    rivals = make.relation(1, 2, b_text="SECRET wording", resolution=Resolution.A_PREVAILS)
    assert "SECRET" not in write(make.dossier(secret_draft(1, evidence=(), verdicts=(), relations=(rivals,))))


def test_for_readers_independent_sources_are_counted_among_what_was_weighed() -> None:
    claim = make.published(
        evidence=(
            make.evidence(1, 1),
            make.evidence(1, 2, own_word=True),
            make.evidence(1, 3, stance=Stance.SUPPORTS),
            make.evidence(1, 4, stance=Stance.SUPPORTS),
            make.evidence(1, 5, stance=Stance.SUPPORTS),
        ),
        verdicts=(make.verdict(evidence=("C1/S1", "C1/S2", "C1/S3", "C1/S4")),),
        independent_for=2,
    )
    reprints = [make.source(n, origin="Northwire", publisher=f"Paper {n}") for n in (3, 4)]
    dossier = make.dossier(claim, sources=(make.source(1), make.source(2), *reprints, make.source(5)))
    row = as_json(dossier)["claims"][0]
    assert (row["independent_for"], row["independent_against"]) == (1, 1)
    assert "1 independent source for, 1 against" in markdown(dossier)
    assert as_json(dossier, drafts=True)["claims"][0]["independent_for"] == 2


def test_json_says_that_nothing_was_counted_for_readers_rather_than_none() -> None:
    row = as_json(secret_dossier(secret_draft()))["claims"][0]
    assert row["state"] == "being checked"
    assert row["independent_for"] is None
    assert row["published_verdict"] is None
    assert json.loads(FORMATS["json"](secret_dossier(secret_draft())))["claims"][0] == row
