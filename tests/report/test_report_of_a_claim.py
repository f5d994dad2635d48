"""What a report says of a claim: who said what, what was checked, the verdict, and what it rests on."""

from __future__ import annotations

from typing import Any

import pytest

from claimdesk.report import markdown
from claimdesk.words.terms import (
    Anchoring,
    Checks,
    Kind,
    Notice,
    Relation,
    Resolution,
    Stance,
)
from tests.report import factories as make


def of_claim(**changes: Any) -> str:
    """The report on one published claim with these changes."""
    return markdown(make.dossier(make.published(**changes)))


def test_who_reviewed_at_the_top_and_at_the_verdict() -> None:
    text = of_claim()
    assert " Reviewed by Jonas Ek.\n" in text
    assert "; approved by Jonas Ek on 4 March 2031, 09:00 UTC. Scale: truth, version 1.\n" in text
    assert "not reviewed" not in text


def test_that_nobody_reviewed() -> None:
    text = of_claim(verdicts=(make.verdict(reviews=()),))
    assert " Not reviewed by a second person.\n" in text
    assert "Given by Mira Holt on 4 March 2031, 08:50 UTC; not reviewed by a second person. Scale" in text


def test_a_claim_stands_with_its_exact_quote_and_where_it_stands() -> None:
    twice = make.said(make.place("back by\nmidsummer", 10), make.place("back by\nmidsummer", 90))
    text = of_claim(appearances=(twice,))
    assert text.count("> back by midsummer\n") == 1
    assert "(revision 1, characters 10–27 and 90–107)\n" in text


def test_an_anchor_that_was_lost_or_is_not_exact_says_so() -> None:
    for found, words in ((Anchoring.LOST, "no longer there"), (Anchoring.FUZZY, "in similar words")):
        assert words in of_claim(appearances=(make.said(make.place(found=found)),))
    assert "in similar words" not in of_claim(appearances=(make.said(make.place(found=Anchoring.MOVED)),))


def test_the_original_wording_and_who_translated_it() -> None:
    text = of_claim(original="Båten går igjen.", language="nb", translator="Mira Holt")
    assert "- Original wording (nb): “Båten går igjen.”, translated by Mira Holt\n" in text
    assert "- Original wording: “Båten går igjen.”, translator not named\n" in of_claim(original="Båten går igjen.")


def test_who_said_it_and_when_and_who_relayed_it() -> None:
    text = of_claim(said_by=("Ada Brandt", "Skarn Council"), relayed_by=("Northwire",))
    assert "- Said by: Ada Brandt and Skarn Council; relayed by Northwire\n" in text
    assert "- First said: 3 March 2031, in [“Skarn ferry back by midsummer, mayor says”](#article-a1)" in text


def test_that_an_attribution_was_checked_and_not_its_content_stands_wherever_the_verdict_does() -> None:
    text = of_claim(checks=Checks.ATTRIBUTION)
    assert "- What was checked: that it was said, not that it is so\n" in text
    assert "✗ **False** (that it was said, not that it is so) |" in text
    assert "#### Verdict: ✗ False (that it was said, not that it is so)\n" in text
    assert "- What was checked: whether it is so\n" in of_claim()


def test_a_charge_is_never_told_without_saying_that_nobody_was_convicted() -> None:
    text = of_claim(kind=Kind.CHARGE)
    assert text.count("charged, not convicted") == 3
    assert "charged, not convicted" in markdown(make.dossier(make.claim(kind=Kind.CHARGE)))


def test_the_verdict_with_its_explanation_and_rationale() -> None:
    text = of_claim(verdicts=(make.verdict(explanation="One sentence.", rationale="First.\n\nSecond,\nsame block."),))
    assert "#### Verdict: ✗ False\n\n**One sentence.**\n\nFirst.\n\nSecond,\nsame block.\n\nGiven by" in text


def test_a_citation_leads_to_its_source_by_name() -> None:
    rationale = "@S1 says so; see (@s1). The notice @C1/S1#2 did not, nor @S77."
    text = of_claim(verdicts=(make.verdict(rationale=rationale),))
    name = "[Notice of works (S1)](#source-s1)"
    again = "([Notice of works, S1#2](#source-s1))"
    assert f"\n{name} says so; see ({name}). The notice {again} did not, nor `@S77`.\n" in text
    assert "\n### Source S1\n" in text


@pytest.mark.parametrize("text", ["x@S1", "@S1x", "@S12", "https://a.example/@S1", "@@S1", "S1"])
def test_what_only_looks_like_a_citation_is_text(text: str) -> None:
    assert "#source-s1" not in of_claim(verdicts=(make.verdict(rationale=f"{text} it is"),), evidence=())


def test_evidence_of_one_source_is_told_apart_by_its_number() -> None:
    second = make.evidence(1, 1, reference="C1/S1#2")
    claim = make.published(evidence=(make.evidence(), second), verdicts=(make.verdict(evidence=("C1/S1", "C1/S1#2")),))
    assert "([S1#2](#source-s1))" in markdown(make.dossier(claim))


def test_evidence_has_stance_grade_in_words_link_and_locator() -> None:
    text = of_claim()
    assert (
        "- **Refutes it:** [Notice of works](https://harbour.example.org/notice) ([S1](#source-s1)), p. 2:"
        " “The pier stays closed until autumn.”\n    - Grade B2: usually reliable, probably true\n"
    ) in text
    assert "0 independent sources for, 1 against.\n" in text


@pytest.mark.parametrize(
    ("reliability", "credibility", "words"),
    [
        (None, None, "    - Not graded (--)\n"),
        ("C", None, "    - Grade C-: fairly reliable, information not graded\n"),
        (None, 5, "    - Grade -5: source not graded, improbable\n"),
        ("F", 6, "    - Grade F6: reliability cannot be judged, truth cannot be judged\n"),
    ],
)
def test_what_nobody_graded_is_not_given_a_grade(reliability: str | None, credibility: int | None, words: str) -> None:
    claim = make.published(evidence=(make.evidence(credibility=credibility),))
    assert words in markdown(make.dossier(claim, sources=(make.source(reliability=reliability),)))


def test_the_copy_evidence_was_read_in_by_hash_and_day_or_that_there_is_none() -> None:
    assert f"    - Read in the copy of 4 March 2031, 08:10 UTC, SHA-256 `c0ffee{'1' * 58}`\n" in of_claim()
    unread = make.published(evidence=(make.evidence(capture=None),))
    assert "    - Not read in an archived copy" in markdown(make.dossier(unread))
    assert "    - Not archived\n" in markdown(make.dossier(unread, sources=(make.source(captures=()),)))


def test_the_claimants_own_word_is_called_so() -> None:
    text = of_claim(evidence=(make.evidence(own_word=True, stance=Stance.SUPPORTS),))
    assert "probably true; the claimant's own word\n" in text


@pytest.mark.parametrize(
    ("relation", "from_a", "from_b"),
    [
        (Relation.TENSION, "In tension with", "In tension with"),
        (Relation.CONTRADICTS, "Contradicts (exactly one", "Contradicts (exactly one"),
        (Relation.SUPPORTS, "Supports", "Supported by"),
        (Relation.REFINES, "Refines", "Refined by"),
    ],
)
def test_a_relation_is_told_from_the_side_of_each_claim(relation: Relation, from_a: str, from_b: str) -> None:
    fact = make.relation(1, 2, relation=relation)
    text = markdown(make.dossier(make.published(1, relations=(fact,)), make.published(2, relations=(fact,))))
    first, second = text.split("### Claim C2")
    assert f"- {from_a}" in first
    assert "[C2](#claim-c2) “Wording of claim 2” (basis: status): A charge is not a conviction\n" in first
    assert f"- {from_b}" in second
    assert "[C1](#claim-c1) “Wording of claim 1”" in second


@pytest.mark.parametrize(
    ("resolution", "words"),
    [
        (Resolution.A_PREVAILS, "Resolution: C1 prevails: Since so"),
        (Resolution.B_PREVAILS, "Resolution: C2 prevails: Since so"),
        (Resolution.BOTH_HOLD, "Resolution: both hold: Since so"),
        (Resolution.UNRESOLVED, "Resolution: unresolved: Since so"),
    ],
)
def test_what_came_of_a_relation_and_why(resolution: Resolution, words: str) -> None:
    fact = make.relation(1, 2, resolution=resolution, resolution_note="Since so")
    text = markdown(make.dossier(make.published(1, relations=(fact,)), make.published(2, relations=(fact,))))
    assert text.count(f"    - {words}\n") == 2


def test_the_history_tells_each_correction_with_its_reason_and_what_stood_before() -> None:
    text = of_claim(
        verdicts=(make.verdict(1, "True"), make.verdict(2, "False")),
        publications=(
            make.publication(1, url=""),
            make.publication(2, notice=Notice.CORRECTION, reason="We had missed a page", at=make.at(90)),
        ),
    )
    assert "- 4 March 2031, 09:10 UTC: Published as True by Jonas Ek\n" in text
    assert (
        "- 4 March 2031, 09:30 UTC: Corrected as False by Jonas Ek, at <https://desk.example.net/ferry>."
        " Reason: We had missed a page\n"
    ) in text


def test_a_retracted_claim_says_so_with_the_reason_and_no_rating() -> None:
    retraction = make.publication(notice=Notice.RETRACTION, reason="We misread it", url="", at=make.at(90))
    text = of_claim(publications=(make.publication(), retraction))
    assert (
        "#### Verdict: retracted\n\nRetracted on 4 March 2031, 09:30 UTC by Jonas Ek. Reason: We misread it\n" in text
    )
    assert "| retracted |\n" in text
    assert "False" not in text


def test_what_is_published_again_after_a_retraction_stands_with_its_new_rating_alone() -> None:
    text = of_claim(
        verdicts=(make.verdict(1, "True"), make.verdict(2, "False")),
        publications=(
            make.publication(1),
            make.publication(1, notice=Notice.RETRACTION, reason="We misread it", at=make.at(80)),
            make.publication(2, notice=Notice.UPDATE, at=make.at(90)),
        ),
    )
    assert "Updated as False by Jonas Ek" in text
    assert "Published by Jonas Ek" in text
    assert "Reason: We misread it" in text


def test_a_published_verdict_on_an_older_wording_says_so() -> None:
    text = of_claim(verdicts=(make.verdict(stale=True),))
    assert "This verdict judged an older wording: the claim was changed after it.\n" in text
    assert "older wording" not in of_claim()


def test_a_draft_marks_evidence_that_the_published_verdict_did_not_weigh() -> None:
    claim = make.published(evidence=(make.evidence(1, 1), make.evidence(1, 2)))
    text = markdown(make.dossier(claim, sources=(make.source(1), make.source(2))), drafts=True)
    assert text.count("; not weighed in the published verdict\n") == 1


def test_evidence_that_was_weighed_and_is_withdrawn_now_is_named() -> None:
    text = of_claim(verdicts=(make.verdict(evidence=("C1/S1", "C1/S4")),))
    assert "Weighed in this verdict and withdrawn since: C1/S4.\n" in text


def test_of_a_claim_of_which_little_is_known_nothing_is_made_up() -> None:
    claim = make.claim(said_by=(), appearances=(make.said(make.place(article=8), article=8, said_on=""),))
    text = markdown(make.dossier(claim))
    assert text.split("### Claim C1\n\n")[1].split("\n\n## ")[0] == (
        "**The ferry to Skarn will sail again by midsummer 2031.**\n\n"
        "> the boat will sail again by midsummer\n\n"
        "- Said by: not known\n"
        "- First said: day not known, in A8 (revision 1, characters 120–157)\n"
        "- Kind: forecast\n"
        "- What is being checked: whether it is so\n\n"
        "#### Verdict: being checked"
    )


def test_evidence_without_excerpt_and_a_relation_without_more_stand_bare() -> None:
    claim = make.published(
        verdicts=(make.verdict(explanation="", rationale=""),),
        evidence=(make.evidence(excerpt="", locator=""),),
        relations=(make.relation(1, 5, basis=None, note="", resolution=None, resolution_note=""),),
        publications=(make.publication(url=""),),
    )
    text = markdown(make.dossier(claim))
    assert "[Notice of works](https://harbour.example.org/notice) ([S1](#source-s1))\n    - Grade" in text
    assert "#### Other claims\n\n- In tension with C5 “Wording of claim 5”\n\n#### History\n\n" in text
    assert "#### Verdict: ✗ False\n\nGiven by Mira Holt" in text
    assert text.split("#### History\n\n")[1].split("\n\n")[0] == (
        "- 4 March 2031, 09:10 UTC: Published as False by Jonas Ek"
    )


def test_a_resolution_without_a_reason_stands_alone() -> None:
    fact = make.relation(1, 2, resolution=Resolution.BOTH_HOLD, resolution_note="")
    text = markdown(make.dossier(make.published(1, relations=(fact,)), make.published(2, relations=(fact,))))
    assert text.count("    - Resolution: both hold\n") == 2


def test_where_the_day_is_not_known_the_article_is_named_with_its_own() -> None:
    text = of_claim(appearances=(make.said(said_on=""),))
    assert "- First said: day not known, in [“Skarn ferry back" in text
    assert "](#article-a1) of 3 March 2031 (revision 1" in text


def test_an_appearance_elsewhere_that_is_not_the_first() -> None:
    again = make.said(article=None, url="https://social.example.com/p/1", said_on="2031-03", first=False)
    assert "- Also said: March 2031, at <https://social.example.com/p/1>\n" in of_claim(
        appearances=(make.said(), again)
    )


def test_a_draft_that_a_published_verdict_followed_is_given_up() -> None:
    claim = make.published(verdicts=(make.verdict(0, "Mixed", explanation=""), make.verdict(1)))
    text = markdown(make.dossier(claim), drafts=True)
    assert "#### DRAFT verdict" not in text
    assert "- DRAFT Mixed by Mira Holt on 4 March 2031, 08:50 UTC\n" in text


def test_a_draft_after_a_retraction_stands_beside_it() -> None:
    retraction = make.publication(notice=Notice.RETRACTION, at=make.at(90))
    claim = make.published(
        verdicts=(make.verdict(1), make.verdict(2, "Mixed", reviews=())),
        publications=(make.publication(), retraction),
    )
    text = markdown(make.dossier(claim), drafts=True)
    assert "| retracted; DRAFT: ≈ Mixed |" in text
    assert (
        "Retracted on 4 March 2031, 09:30 UTC by Jonas Ek. No reason was given.\n\n#### DRAFT verdict: ≈ Mixed\n"
        in text
    )
