"""The whole way with the command line alone: from an article to a published report, and back by undo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_an_article_becomes_a_published_report(run: Run, desk: str, tmp_path: Path) -> None:
    suggested = run("suggestions", "A1", "--json").json["suggestions"]
    charge = next(s for s in suggested if s["kind"] == "charge")
    assert run("claim", "accept", charge["reference"], "--json").json == {"claims": ["C1"]}
    civilians = run("claim", "add", "A1", "--quote", "not criminals but civilians", "--claimant", "Ada Brook", "--json")
    assert civilians.json["claim"] == "C2"
    assert run("relate", "C1", "tension", "C2", "--basis", "status", "--note", "charged is not convicted").code == 0
    graded = ("--reliability", "B", "--reason", "The court's own file")
    assert (
        run("source", "add", "--title", "Charge sheet", "--publisher", "County court", *graded).out
        == "S1 is a source.\n"
    )
    weighed = run(
        "evidence", "add", "C1", "S1", "--stance", "supports", "--excerpt", "are charged", "--credibility", "2"
    )
    assert weighed.out == "C1/S1 supports.\n"
    verdict = run(
        "verdict", "C1", "--rating", "true", "--explanation", "They were.", "--rationale", "See @S1.", "--json"
    )
    assert verdict.json == {"claim": "C1", "rating": "True", "state": "drafted"}
    assert run("publish", "A1", "--json").json == {"published": ["C1"]}
    target = tmp_path / "report.md"
    assert run("report", "A1", "-o", target).out == ""
    report = target.read_text(encoding="utf-8")
    assert "Charge sheet" in report
    assert "being checked" in report  # C2, without a verdict
    assert "DRAFT" not in report


def test_undo_goes_back_to_the_start_of_a_desk_whose_report_was_never_written(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    run("verdict", "C1", "--rating", "true", "--rationale", "The timetable says so.")
    run("publish", "C1")
    taken_back = [run("undo", "--json").json["sentence"] for _ in range(4)]
    assert [s.split()[0] for s in taken_back] == ["published", "gave", "made", "imported"]
    assert run("articles", "--json").json["articles"] == []
    assert run("undo").code == 1
    assert run("redo").code == 0
    assert len(run("articles", "--json").json["articles"]) == 1


@pytest.mark.parametrize("to_a_file", [True, False])
def test_undo_stops_at_a_publication_that_a_report_has_carried_out(
    run: Run, desk: str, tmp_path: Path, to_a_file: bool
) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    run("verdict", "C1", "--rating", "true", "--rationale", "The timetable says so.")
    run("publish", "C1")
    where = ["-o", tmp_path / "r.md", "--force"] if to_a_file else []
    first = run("report", "A1", *where)
    assert first.code == 0
    assert "Undo now stops at the publication of C1" in first.err
    assert "Undo now stops" not in run("report", "A1", *where).err
    refused = run("undo")
    assert refused.code == 1
    assert refused.out == ""
    assert "report" in refused.err
    assert run("claims", "--json").json["claims"][0]["state"] == "published"


def test_a_correction_and_a_retraction_reach_the_report(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    run("verdict", "C1", "--rating", "true", "--rationale", "The timetable says so.")
    run("publish", "C1")
    corrected = ("--rating", "mostly-false", "--rationale", "One ran late.", "--reason", "We misread the timetable.")
    assert run("correct", "C1", *corrected).code == 0
    assert "We misread the timetable" in run("report", "C1").out
    assert run("retract", "C1", "--reason", "It was another harbour.").code == 0
    assert "It was another harbour" in run("report", "C1").out


def test_a_second_person_reviews_where_the_policy_asks_for_one(run: Run, desk: str) -> None:
    run("settings", "review_policy", "second-person")
    run("member", "add", "Ben", "--role", "editor")
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    verdict = run("verdict", "C1", "--rating", "true", "--rationale", "The timetable says so.", "--submit", "--json")
    assert verdict.json["state"] == "in review"
    own = run("review", "C1", "--approve")
    assert (own.code, own.out) == (1, "")
    assert run("--as", "Ben", "review", "C1", "--return", "Which day?", "--json").json["state"] == "returned"
    run("verdict", "C1", "--rating", "true", "--rationale", "The timetable of that day says so.", "--submit")
    assert run("--as", "Ben", "review", "C1", "--approve", "--json").json["state"] == "approved"
    assert run("publish", "C1").code == 0


def test_a_viewer_reads_everything_and_changes_nothing(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    run("verdict", "C1", "--rating", "true", "--rationale", "The timetable says so.")
    run("publish", "C1")
    run("member", "add", "Vera", "--role", "viewer")
    for arguments in (
        ["show", "A1"],
        ["show", "C1"],
        ["suggestions", "A1"],
        ["report", "A1"],
        ["claims"],
        ["history", "C1"],
    ):
        ran = run("--as", "Vera", *arguments)
        assert (ran.code, bool(ran.out)) == (0, True), arguments
    refused = run("--as", "Vera", "tag", "C1", "ferry")
    assert (refused.code, refused.out) == (1, "")


def test_under_own_a_verdict_that_is_submitted_is_kept_as_drafted(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    refused = run("verdict", "C1", "--rating", "true", "--rationale", "The timetable says so.", "--submit")
    assert refused.code == 1
    assert refused.err.splitlines()[-1] == "The verdict itself is kept, as drafted."
    assert run("claims", "--json").json["claims"][0]["state"] == "drafted"


def test_a_report_as_of_an_earlier_entry_is_the_report_of_then(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    then = run("activity", "--limit", "1", "--json").json["entries"][0]["number"]
    before = run("report", "A1", "--json").json["claims"]
    run("claim", "edit", "C1", "--text", "All ferries ran late on 12 September 2018.")
    assert run("report", "A1", "--as-of", str(then), "--json").json["claims"] == before
    assert run("report", "A1", "--json").json["claims"][0]["text"] == "All ferries ran late on 12 September 2018."


def test_a_report_writes_over_a_file_only_when_told_so(run: Run, desk: str, tmp_path: Path) -> None:
    target = tmp_path / "r.md"
    target.write_text("mine", encoding="utf-8")
    refused = run("report", "A1", "-o", target)
    assert (refused.code, target.read_text()) == (1, "mine")
    assert "--force" in refused.err
    assert run("report", "A1", "-o", target, "--force").code == 0
    assert "river treaty" in target.read_text(encoding="utf-8")
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith("tmp")] == []


def test_a_report_into_a_folder_that_is_not_there_is_refused_and_notes_nothing(
    run: Run, desk: str, tmp_path: Path
) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    run("verdict", "C1", "--rating", "true", "--rationale", "The timetable says so.")
    run("publish", "C1")
    assert run("report", "A1", "-o", tmp_path / "nowhere" / "r.md").code == 1
    assert run("undo").code == 0


def test_what_stands_on_one_line_of_a_claim_is_parted(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    run("claim", "add", "A1", "--quote", "charged two men with poisoning the well")
    run("relate", "C1", "tension", "C2", "--basis", "status", "--note", "late is not never")
    run("resolve", "C1", "C2", "--both-hold")
    assert "C1 tension C2, status · both hold · late is not never" in run("show", "C1").out
