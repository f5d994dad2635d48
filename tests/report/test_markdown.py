"""The Markdown report holds what a reader needs to judge the work, and what a colleague needs to take it up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from difflib import unified_diff
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from claimdesk.report import markdown
from claimdesk.words.dossier import ClaimFact, Dossier, EntryMark
from claimdesk.words.terms import (
    Anchoring,
    Answer,
    Checks,
    Dismissed,
    Kind,
    Notice,
    Policy,
    Relation,
    Resolution,
    Stance,
)
from tests.report import factories as make
from tests.report.test_escape import HOSTILE

GOLDEN = Path(__file__).with_name("complete.md")
GITHUB = MarkdownIt("gfm-like", {"html": True, "linkify": True})


def of_claim(**changes: Any) -> str:
    """The report on one published claim with these changes."""
    return markdown(make.dossier(make.published(**changes)))


def of_article(**changes: Any) -> str:
    """The report on an article with these changes and one claim."""
    return markdown(make.dossier(make.claim(), articles=(make.article(**changes),)))


def test_a_complete_report_reads_as_it_was_approved() -> None:
    """Where the change is meant: read the difference, then write `markdown(complete())` to `complete.md`."""
    wanted, got = GOLDEN.read_text(encoding="utf-8"), markdown(make.complete())
    if got.encode() != GOLDEN.read_bytes():
        lines = unified_diff(wanted.split("\n"), got.split("\n"), "approved", "written now", lineterm="")
        pytest.fail("\n".join(lines), pytrace=False)


def test_the_title_is_the_headline_of_the_article() -> None:
    assert of_article().startswith("# Fact-check: Skarn ferry back by midsummer, mayor says\n")


def test_a_single_claim_without_an_article_is_its_own_title() -> None:
    claim = make.published(appearances=(make.said(article=None, url="https://social.example.com/p/1"),))
    text = markdown(make.dossier(claim, articles=(), references=("C1",)))
    assert text.startswith("# Fact-check: The ferry to Skarn will sail again by midsummer 2031.\n")
    assert "- First said: 3 March 2031, at <https://social.example.com/p/1>\n" in text
    assert "## The claim\n" in text
    assert "## The article" not in text
    assert "## Not checked" not in text


def test_several_articles_are_counted_in_the_title_and_each_told_apart() -> None:
    second = make.article(2, title="Ferry: what the council decided", url="https://other.example.com/f", unchecked=())
    claims = (make.claim(1), make.claim(2, appearances=(make.said(article=2),)))
    text = markdown(make.dossier(*claims, articles=(make.article(), second), references=("A1", "A2")))
    assert text.startswith("# Fact-check: 2 articles and 2 claims\n")
    assert "in [“Ferry: what the council decided”](#article-a2)" in text
    for heading in (
        "## The articles",
        "### Article A1",
        "### Article A2",
        "### Not checked in A1",
        "### Not checked in A2",
    ):
        assert f"\n{heading}\n" in text


def test_an_empty_dossier_still_makes_a_report() -> None:
    text = markdown(make.dossier(articles=(), sources=(), checked_by=(), first_at=None, last_at=None))
    assert text.startswith("# Fact-check: nothing to report\n\nNo verdict stands published.\n")


def test_where_when_and_how_the_article_was_obtained() -> None:
    text = of_article()
    assert "- Where: <https://news.example.com/ferry>\n" in text
    assert "- Publisher: Coast Courier; by Pia Lorent; origin: Northwire\n" in text
    assert "obtained 4 March 2031, 08:00 UTC by Mira Holt from <https://news.example.com/ferry>" in text
    assert "text taken out by trafilatura 2.3.1; 14 lines of page furniture left out\n" in text


def test_which_revision_it_is_with_its_hashes() -> None:
    text = of_article(revisions=(make.revision(1), make.revision(2)))
    assert "- Revision 1 (as first obtained)" in text
    assert "- Revision 2 (changed by the publisher)" in text
    assert f"  - SHA-256 of the text: `7e47{'2' * 60}`\n" in text
    assert f"  - SHA-256 of what was received: `4a11{'2' * 60}`\n" in text


@pytest.mark.parametrize(
    ("published", "found", "line"),
    [
        ("2031-03-03", "page", "- Published: 3 March 2031 (from the page's metadata)"),
        ("2031-03", "typed by Mira Holt", "- Published: March 2031 (typed by Mira Holt)"),
        ("2031", "text", "- Published: 2031 (read in the text)"),
        ("2031-03-03T23:30:00+01:00", "page", "- Published: 3 March 2031, 22:30 UTC (from the page's metadata)"),
        ("2031-03-03T23:30", "page", "- Published: 3 March 2031, 23:30 (zone not known) (from the page's metadata)"),
        ("last spring", "", "- Published: last spring (where from is not known)"),
        ("", "", "- Published: date not known"),
    ],
)
def test_the_publication_date_is_as_exact_as_known_and_says_where_it_comes_from(
    published: str, found: str, line: str
) -> None:
    assert f"\n{line}\n" in of_article(published=published, found={"published": found} if found else {})


def test_who_checked_and_between_when_and_when() -> None:
    text = markdown(make.dossier(make.published(), checked_by=("Mira Holt",)))
    assert "\nChecked by Mira Holt between 4 March 2031, 08:00 UTC and 4 March 2031, 09:10 UTC. Reviewed by" in text


def test_who_reviewed_at_the_top_and_at_the_verdict() -> None:
    text = of_claim()
    assert " Reviewed by Jonas Ek.\n" in text
    assert "; approved by Jonas Ek on 4 March 2031, 09:00 UTC. Scale: truth, version 1.\n" in text
    assert "not reviewed" not in text


def test_that_nobody_reviewed() -> None:
    text = of_claim(verdicts=(make.verdict(reviews=()),))
    assert " Not reviewed by a second person.\n" in text
    assert "Given by Mira Holt on 4 March 2031, 08:50 UTC; not reviewed by a second person. Scale" in text


def test_that_some_verdicts_were_reviewed_and_others_not() -> None:
    claims = make.published(1), make.published(2, verdicts=(make.verdict(reviews=()),))
    text = markdown(make.dossier(*claims))
    assert "1 of 2 verdicts reviewed by Jonas Ek, the rest not reviewed by a second person." in text


def test_the_summary_gives_each_claim_its_verdict_in_a_row() -> None:
    text = markdown(make.dossier(make.published(1), make.claim(2, text="A | B", said_by=())))
    assert (
        "| [C1](#claim-c1) | The ferry to Skarn will sail again by midsummer 2031. | Ada Brandt | ✗ **False** |\n"
        "| [C2](#claim-c2) | A \\| B | not known | being checked |\n"
    ) in text


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
    assert "translator not named" in of_claim(original="Båten går igjen.")


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
    text = of_claim(verdicts=(make.verdict(rationale="@S1 says so; (@S1), not @S77, x@S1 or @S12."),))
    name = "[Notice of works (S1)](#source-s1)"
    assert f"\n{name} says so; ({name}), not `@S77`, `x@S1` or `@S12`.\n" in text
    assert "\n### Source S1\n" in text


def test_evidence_has_stance_grade_in_words_link_and_locator() -> None:
    text = of_claim()
    assert (
        "- **Refutes it:** [Notice of works](https://harbour.example.org/notice) ([S1](#source-s1)), p. 2:"
        " “The pier stays closed until autumn.”\n  - Grade B2: usually reliable, probably true\n"
    ) in text
    assert "0 independent sources for, 1 against.\n" in text


@pytest.mark.parametrize(
    ("reliability", "credibility", "words"),
    [
        (None, None, "  - Not graded (--)\n"),
        ("C", None, "  - Grade C-: fairly reliable, information not graded\n"),
        (None, 5, "  - Grade -5: source not graded, improbable\n"),
        ("F", 6, "  - Grade F6: reliability cannot be judged, truth cannot be judged\n"),
    ],
)
def test_what_nobody_graded_is_not_given_a_grade(reliability: str | None, credibility: int | None, words: str) -> None:
    claim = make.published(evidence=(make.evidence(credibility=credibility),))
    assert words in markdown(make.dossier(claim, sources=(make.source(reliability=reliability),)))


def test_the_copy_evidence_was_read_in_by_hash_and_day_or_that_there_is_none() -> None:
    assert f"  - Read in the copy of 4 March 2031, 08:10 UTC, SHA-256 `c0ffee{'1' * 58}`\n" in of_claim()
    unread = make.published(evidence=(make.evidence(capture=None),))
    assert "  - Not read in an archived copy" in markdown(make.dossier(unread))
    assert "  - Not archived\n" in markdown(make.dossier(unread, sources=(make.source(captures=()),)))


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
    assert text.count(f"  - {words}\n") == 2


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


def test_what_is_due_later_soonest_first() -> None:
    claims = (
        make.claim(1, due=date(2031, 12, 31)),
        make.claim(2, due=date(2031, 6, 24), text="Second."),
        make.published(3, due=date(2031, 3, 4)),
        make.claim(4),
    )
    text = markdown(make.dossier(*claims))
    due = text.split("## Due later\n\n")[1].split("\n\n")[0]
    assert due == (
        "- From 24 June 2031: [C2](#claim-c2) Second.\n"
        "- From 31 December 2031: [C1](#claim-c1) The ferry to Skarn will sail again by midsummer 2031."
    )
    assert "- Can be checked from: 24 June 2031\n" in text


def test_what_was_not_checked_with_the_reason() -> None:
    sentences = (
        make.unchecked("It is high time."), make.unchecked("Somebody must act.", Dismissed.OPINION),
        make.unchecked("Read more.", Dismissed.FURNITURE), make.unchecked("So it is.", Dismissed.OPINION),
    )  # fmt: skip
    text = of_article(sentences=12, treated=11, unchecked=sentences)
    assert text.split("## Not checked\n\n")[1].split("\n\n## ")[0] == (
        "Of 12 sentences 11 became claims or were set aside; 1 was not looked at.\n\n"
        "Not looked at:\n\n- It is high time.\n\n"
        "Set aside as opinion:\n\n- Somebody must act.\n- So it is.\n\n"
        "Set aside as page furniture:\n\n- Read more."
    )


def test_an_article_that_was_not_analysed_says_that_nothing_else_was_looked_at() -> None:
    assert "The text was not divided into sentences" in of_article(sentences=0, treated=0, unchecked=())


def test_legends_explain_the_scales_used_and_the_grades() -> None:
    other = replace(make.scale(), id=2, name="promise", title="Promises")
    text = markdown(make.dossier(make.published(), scales=(make.scale(), other)))
    assert "### Ratings: Truth, version 1\n" in text
    assert "- ✗ **False**: What is known rules it out.\n" in text
    assert "Promises" not in text
    assert "- B: usually reliable\n" in text
    assert "- 6: truth cannot be judged\n" in text


def test_the_last_entry_that_touched_these_facts_by_number_and_hash() -> None:
    text = of_claim()
    assert f"these facts: number 41, 4 March 2031, 09:10 UTC, hash `{'ab' * 32}`\n" in text
    assert "As of entry" not in text


def test_a_report_as_of_an_earlier_entry_says_which() -> None:
    text = markdown(make.dossier(make.published(), as_of=EntryMark(30, "cd" * 32, make.at(40))))
    assert f"- As of entry 30, 4 March 2031, 08:40 UTC, hash `{'cd' * 32}`" in text


def test_the_review_policy_is_named() -> None:
    assert "a member may publish alone" in markdown(make.dossier(make.published(), policy=Policy.OWN))


def test_a_demonstration_is_marked_in_title_and_text() -> None:
    text = markdown(make.dossier(make.published(), demo=True))
    assert text.startswith("# DEMO · Fact-check: ")
    assert "> **DEMO.** A worked example" in text
    assert "DEMO" not in of_claim()


def test_a_draft_says_so_in_the_title_and_at_each_verdict_that_has_not_gone_out() -> None:
    draft = make.verdict(2, "Mixed", reviews=(make.review(answer=Answer.RETURNED, reason="Ask the board"),))
    earlier = make.verdict(0, "True", explanation="At first sight.")
    claim = make.published(1, verdicts=(earlier, make.verdict(1), draft))
    text = markdown(make.dossier(claim, make.claim(2, verdicts=(make.verdict(9, "Unproven"),))), drafts=True)
    assert text.startswith("# DRAFT · Fact-check: ")
    assert "| ✗ **False**; DRAFT: ≈ Mixed |\n" in text
    assert "| DRAFT: · Unproven |\n" in text
    assert "#### Verdict: ✗ False\n" in text
    assert "#### DRAFT verdict: ≈ Mixed\n\nDRAFT: this verdict has not gone out.\n" in text
    assert "#### DRAFT verdict: · Unproven\n" in text
    assert "- DRAFT True by Mira Holt on 4 March 2031, 08:50 UTC: At first sight.\n" in text
    assert "returned by Jonas Ek on 4 March 2031, 09:00 UTC (“Ask the board”)" in text
    assert "DRAFT" not in markdown(make.dossier(claim))


def test_a_draft_marks_evidence_that_the_published_verdict_did_not_weigh() -> None:
    claim = make.published(evidence=(make.evidence(1, 1), make.evidence(1, 2)))
    text = markdown(make.dossier(claim, sources=(make.source(1), make.source(2))), drafts=True)
    assert text.count("; not weighed in the published verdict\n") == 1


def test_evidence_that_was_weighed_and_is_withdrawn_now_is_named() -> None:
    text = of_claim(verdicts=(make.verdict(evidence=("C1/S1", "C1/S4")),))
    assert "Weighed in this verdict and withdrawn since: C1/S4.\n" in text


@pytest.mark.parametrize(
    ("zone", "time", "name"),
    [
        (None, "09:10 UTC", "UTC"),
        (ZoneInfo("Europe/Oslo"), "10:10 UTC+01:00", "Europe/Oslo"),
        (timezone(-timedelta(hours=9, minutes=30)), "3 March 2031, 23:40 UTC-09:30", "UTC-09:30"),
    ],
)
def test_times_stand_in_the_zone_asked_for_and_name_it(zone: Any, time: str, name: str) -> None:
    text = markdown(make.dossier(make.published()), zone=zone)
    assert f"{time}: Published as False" in text
    assert f"- Times are in {name}\n" in text


def test_the_same_facts_give_the_same_bytes_in_whatever_order_a_mapping_came(monkeypatch: pytest.MonkeyPatch) -> None:
    def with_found(found: dict[str, str]) -> str:
        return markdown(make.dossier(make.published(), articles=(make.article(found=found),)))

    assert with_found({"title": "page", "published": "url"}) == with_found({"published": "url", "title": "page"})
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert markdown(make.complete()) == GOLDEN.read_text(encoding="utf-8")


def rewritten(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with `change` made to every text in it that is not one of our terms."""
    if type(value) is str:
        return change(value)
    if type(value) is tuple:
        return tuple(rewritten(item, change) for item in value)
    if type(value) is dict:
        return {key: rewritten(item, change) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        own = {"cause", "reference", "evidence"} if not isinstance(value, ClaimFact | Dossier) else set()
        changes = {f.name: rewritten(getattr(value, f.name), change) for f in fields(value) if f.name not in own}
        if hasattr(value, "reliability"):
            changes["reliability"] = value.reliability
        return replace(value, **changes)
    return value


@pytest.mark.parametrize("drafts", [False, True])
@given(hostile=HOSTILE.map(lambda text: " ".join(text.split())))
@settings(max_examples=40)
def test_hostile_text_in_every_field_at_once_changes_nothing_but_the_words(drafts: bool, hostile: str) -> None:
    for change in (lambda text: f"{text} {hostile}x", lambda text: f"{hostile}{text or 'x'}"):
        plain = GITHUB.parse(markdown(rewritten(make.complete(), lambda text: text or "x"), drafts=drafts))
        tokens = GITHUB.parse(markdown(rewritten(make.complete(), change), drafts=drafts))
        assert [t.type for t in tokens] == [t.type for t in plain]
        inside = [child for token in tokens for child in token.children or []]
        assert not {child.type for child in inside} & {"html_inline", "image", "html_block"}
        for child in inside:
            if child.type == "link_open":
                assert str(child.attrs["href"]).startswith(("#", "https://"))


def test_no_line_of_a_report_ends_in_blanks_and_no_blank_lines_follow_each_other() -> None:
    for drafts in (False, True):
        text = markdown(make.complete(), drafts=drafts)
        assert not [line for line in text.split("\n") if line != line.rstrip()]
        assert "\n\n\n" not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_every_link_inside_a_report_leads_somewhere_in_it() -> None:
    for drafts in (False, True):
        tokens = GITHUB.parse(markdown(make.complete(), drafts=drafts))
        headings = [tokens[n + 1].content for n, t in enumerate(tokens) if t.type == "heading_open"]
        anchors = {"#" + heading.lower().replace(" ", "-") for heading in headings}
        links = {str(c.attrs["href"]) for t in tokens for c in t.children or [] if c.type == "link_open"}
        assert {link for link in links if link.startswith("#")} <= anchors


def test_a_time_before_any_calendar_of_ours_does_not_break_a_report() -> None:
    text = markdown(make.dossier(make.published(publications=(make.publication(at=datetime(1, 1, 2, tzinfo=UTC)),))))
    assert "2 January 1, 00:00 UTC" in text
