"""What a report says around its claims: headline, article, who checked, what was not, legends and the record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from claimdesk.report import markdown
from claimdesk.words.dossier import EntryMark
from claimdesk.words.terms import Answer, Dismissed, Notice, Policy
from tests.report import factories as make


def of_claim(**changes: Any) -> str:
    """The report on one published claim with these changes."""
    return markdown(make.dossier(make.published(**changes)))


def of_article(**changes: Any) -> str:
    """The report on an article with these changes and one claim."""
    return markdown(make.dossier(make.claim(), articles=(make.article(**changes),)))


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
    for heading in ("The articles", "Article A1", "Article A2", "Not checked in A1", "Not checked in A2"):
        assert f"# {heading}\n" in text


def test_a_report_on_a_claim_of_an_article_has_the_claim_as_its_title_and_leaves_the_article_to_another() -> None:
    text = markdown(make.dossier(make.claim(), references=("C1",)))
    assert text.startswith("# Fact-check: The ferry to Skarn will sail again by midsummer 2031.\n")
    assert "\nThis report is about single claims; a report on A1 lists those sentences.\n" in text
    assert "Gulls" not in text
    both = markdown(make.dossier(make.claim(1), make.claim(2), references=("C1", "C2")))
    assert both.startswith("# Fact-check: 2 claims\n")


def test_an_empty_dossier_still_makes_a_report() -> None:
    text = markdown(make.dossier(articles=(), sources=(), checked_by=(), first_at=None, last_at=None))
    assert text.startswith("# Fact-check: nothing to report\n\nNo verdict stands published.\n")


def test_where_when_and_how_the_article_was_obtained() -> None:
    text = of_article()
    assert "- Where: <https://news.example.com/ferry>\n" in text
    assert "- Publisher: Coast Courier; by Pia Lorent; origin: Northwire\n" in text
    assert "obtained 4 March 2031, 08:00 UTC by Mira Holt from <https://news.example.com/ferry>" in text
    assert "text taken out by `trafilatura` 2.3.1; 14 lines of page furniture left out\n" in text


def test_which_revision_it_is_with_its_hashes() -> None:
    text = of_article(revisions=(make.revision(1), make.revision(2)))
    assert "- Revision 1 (as first obtained)" in text
    assert "- Revision 2 (changed by the publisher)" in text
    assert f"    - SHA-256 of the text: `7e47{'2' * 60}`\n" in text
    assert f"    - SHA-256 of what was received: `4a11{'2' * 60}`\n" in text


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


def test_work_of_one_minute_is_told_by_that_minute() -> None:
    text = markdown(make.dossier(make.published(), first_at=make.at(0), last_at=make.at(0)))
    assert "\nChecked by Mira Holt on 4 March 2031, 08:00 UTC. " in text


def test_who_checked_stands_alone_where_nothing_else_is_known() -> None:
    retraction = make.publication(notice=Notice.RETRACTION)
    claim = make.published(publications=(make.publication(), retraction))
    text = markdown(make.dossier(claim, first_at=None, last_at=None), drafts=True)
    assert "\nChecked by Mira Holt.\n" in text


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


def test_a_time_before_any_calendar_of_ours_does_not_break_a_report() -> None:
    text = markdown(make.dossier(make.published(publications=(make.publication(at=datetime(1, 1, 2, tzinfo=UTC)),))))
    assert "2 January 1, 00:00 UTC" in text


def test_of_an_article_known_by_its_text_alone_nothing_is_made_up() -> None:
    text = of_article(
        url="", publisher="", byline="", origin="", published="", found={},
        revisions=(make.revision(cause="by hand", obtained_from="", extractor="plain", extractor_version=""),),
    )  # fmt: skip
    assert "\nAbout [“Skarn ferry back by midsummer, mayor says”](#article-a1).\n" in text
    assert text.split("### Article A1\n\n")[1].split("    - SHA-256")[0] == (
        "- Headline: Skarn ferry back by midsummer, mayor says\n"
        "- Where: no address known\n"
        "- Publisher: not known\n"
        "- Published: date not known\n"
        "- Revision 1 (edited by hand): obtained 4 March 2031, 08:00 UTC by Mira Holt; text/html,"
        " text taken out by `plain`; 14 lines of page furniture left out\n"
    )


def test_sources_stand_with_what_is_known_of_them_and_each_copy() -> None:
    full = make.source(1, byline="Ida Nord", origin="Northwire", reliability_reason="keeps its archive open")
    bare = make.source(
        2, title="", url="https://a.example/x", publisher="", published="", primary=False, reliability=None, captures=()
    )
    claim = make.published(evidence=(make.evidence(1, 1), make.evidence(1, 2)))
    text = markdown(make.dossier(claim, sources=(full, bare)), drafts=True)
    assert text.split("## Sources\n\n")[1].split("\n\n## ")[0] == (
        "### Source S1\n\n"
        "[Notice of works](https://harbour.example.org/notice), Skarn Harbour Board, by Ida Nord, February 2031\n\n"
        "- Kind: web page, primary source; origin: Northwire\n"
        "- Reliability: B, usually reliable (keeps its archive open)\n"
        "- Copy of 4 March 2031, 08:10 UTC, kept by Mira Holt with httpx 0.28.1: text/html, 20,480 bytes,"
        f" SHA-256 `c0ffee{'1' * 58}`\n\n"
        "### Source S2\n\n"
        "<https://a.example/x>\n\n"
        "- Kind: web page\n- Reliability: not graded\n- Not archived"
    )


@pytest.mark.parametrize("reference", ["S5", "C1/S5", "C1/S5#2"])
def test_a_source_that_only_the_rationale_cites_is_listed(reference: str) -> None:
    claim = make.published(verdicts=(make.verdict(rationale="See @S5.", cited=(reference,)),))
    text = markdown(make.dossier(claim, sources=(make.source(1), make.source(5, title="Tide tables"))))
    assert "See ([Tide tables, S5](#source-s5)).\n" in text
    assert "\n### Source S5\n" in text


def test_a_retracted_claim_is_not_announced_as_due() -> None:
    retraction = make.publication(notice=Notice.RETRACTION)
    claim = make.published(due=date(2031, 6, 24), publications=(make.publication(), retraction))
    assert "## Due later" not in markdown(make.dossier(claim))


def test_work_without_a_verdict_says_so_and_when_it_was_done() -> None:
    nobody = make.dossier(make.claim(), checked_by=())
    worked = "Worked on between 4 March 2031, 08:00 UTC and 4 March 2031, 09:10 UTC.\n"
    assert f"\nNo verdict stands published. {worked}" in markdown(nobody)
    assert f"\nNo verdict has been given. {worked}" in markdown(nobody, drafts=True)
