"""What single commands do, print and refuse."""

from __future__ import annotations

import functools
import json
import threading
import unicodedata
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_the_same_article_again_is_unchanged(run: Run, desk: str, article: Path) -> None:
    again = run("import", article, "--json").json
    assert again["articles"][0] | {"title": ""} == {
        "article": "A1",
        "outcome": "unchanged",
        "revision": None,
        "title": "",
    }


def test_what_is_typed_with_an_unchanged_article_is_not_dropped_in_silence(run: Run, desk: str, article: Path) -> None:
    said = run("import", article, "--publisher", "The Other Post")
    assert "claimdesk article edit A1" in said.err
    assert run("show", "A1", "--json").json["article"]["publisher"] == "The Harbour Post"


def test_a_later_text_becomes_a_revision(run: Run, desk: str, article: Path, tmp_path: Path) -> None:
    later = tmp_path / "later.txt"
    later.write_text(article.read_text().replace("70 years", "71 years"), encoding="utf-8")
    outcome = run("import", later, "--as-revision-of", "A1", "--json").json["articles"][0]
    assert (outcome["article"], outcome["outcome"], outcome["revision"]) == ("A1", "revision", 2)


def test_what_is_typed_at_import_goes_before_what_was_found(run: Run, desk: str, article: Path) -> None:
    row = run("show", "A1", "--json").json["article"]
    assert (row["published"], row["publisher"]) == ("2018-09-12", "The Harbour Post")


def test_one_bad_article_does_not_stop_the_others(run: Run, desk: str, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text("A ferry sank off Norland on Monday, the coast guard said.\n\nNobody was hurt.")
    ran = run("import", tmp_path / "empty.txt", tmp_path / "missing.txt", tmp_path / "good.txt", "--json")
    assert ran.code == 1
    assert [a["article"] for a in ran.json["articles"]] == ["A2"]
    assert len(ran.json["refused"]) == 2
    assert len(ran.err.splitlines()) == 2


def test_an_article_comes_from_standard_input(run: Run, desk: str) -> None:
    text = "A ferry sank off Norland on Monday, the coast guard said.\n\nNobody was hurt in it."
    assert run("import", "-", "--title", "Ferry sinks", stdin=text).out.startswith("A2 new: ")


@pytest.fixture
def page(article: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a page with the article on it, served from this machine."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "treaty.txt").write_bytes(article.read_bytes())
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(tmp_path / "site"))
    handler.func.log_message = lambda *args: None  # type: ignore[method-assign]
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/treaty.txt"
        server.shutdown()


def test_a_page_of_a_private_address_is_fetched_only_when_told_so(run: Run, desk: str, page: str) -> None:
    refused = run("import", page)
    assert (refused.code, refused.out) == (1, "")
    assert "--allow-private" in refused.err
    assert run("import", page, "--allow-private", "--json").json["articles"][0]["article"] == "A2"
    assert run("show", "A2", "--json").json["article"]["url"] == page
    assert run("source", "add", page, "--allow-private", "--json").json["archived_at"]


def test_a_title_for_several_articles_is_wrong_usage(run: Run, desk: str, article: Path) -> None:
    assert run("import", article, article, "--title", "Both").code == 2


def test_a_quote_with_several_meanings_is_refused_with_its_places(run: Run, desk: str) -> None:
    refused = run("claim", "add", "A1", "--quote", "river")
    assert refused.code == 1
    assert "--span" in refused.err
    text = run("show", "A1", "--json").json["text"]
    at = text.index("river")
    assert f"{at}-{at + 5}" in refused.err


def test_a_sentence_that_stands_twice_is_one_claim_with_two_places(run: Run, desk: str) -> None:
    assert run("claim", "add", "A1", "--quote", "The towns upstream did not reply.").code == 0
    places = run("show", "C1", "--json").json["claim"]["appearances"][0]["places"]
    text = run("show", "A1", "--json").json["text"]
    assert len(places) == 2
    assert {text[p["start"] : p["end"]] for p in places} == {"The towns upstream did not reply."}


def test_a_quote_is_found_however_its_letters_are_composed(run: Run, desk: str) -> None:
    text = "The Café Royal was closed on Monday, its owner said.\n\nNobody was hurt in the fire there."
    run("import", "-", "--title", "Café closed", stdin=text)
    assert run("claim", "add", "A2", "--quote", unicodedata.normalize("NFD", "Café Royal was closed")).code == 0


def test_a_quote_that_is_not_there_is_refused(run: Run, desk: str) -> None:
    refused = run("claim", "add", "A1", "--quote", "The moon is made of cheese")
    assert (refused.code, refused.out) == (1, "")
    assert "is not in A1" in refused.err


@pytest.mark.parametrize(
    ("typed", "due"), [("2018-12-31", "2018-12-31"), ("2018", "2018-12-31"), ("2020-02", "2020-02-29")]
)
def test_a_due_date_is_the_last_day_of_what_was_typed(run: Run, desk: str, typed: str, due: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day", "--due", typed)
    assert run("claims", "--json").json["claims"][0]["due"] == due
    run("claim", "edit", "C1", "--due", "none")
    assert run("claims", "--json").json["claims"][0]["due"] is None


def test_a_date_that_can_be_read_in_two_ways_is_refused(run: Run, desk: str) -> None:
    refused = run("article", "edit", "A1", "--published", "03/04/2018")
    assert refused.code == 1
    assert "2018-04-03" in refused.err


def test_the_shell_takes_quotation_marks_off_a_filter(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day", "--claimant", "Harbour Office")
    run("claim", "add", "A1", "--quote", "argued over the river", "--claimant", "Nobody")
    found = run("claims", "claimant:harbour office", "--json").json
    assert [c["reference"] for c in found["claims"]] == ["C1"]


def test_lists_page_by_the_key_they_end_with(run: Run, desk: str) -> None:
    for quote in ("Ferries ran late all day", "argued over the river", "not criminals but civilians"):
        run("claim", "add", "A1", "--quote", quote)
    first = run("claims", "--limit", "2", "--json").json
    rest = run("claims", "--limit", "2", "--after", first["after"], "--json").json
    assert [c["reference"] for c in first["claims"] + rest["claims"]] == ["C3", "C2", "C1"]
    assert (first["total"], rest["after"]) == (3, None)


def test_a_sentence_is_dismissed_and_the_dismissal_taken_back(run: Run, desk: str) -> None:
    quote = ("--quote", "Ferries ran late all day.")
    assert run("dismiss", "A1", *quote, "--reason", "background", "--json").json["reason"] == "background"
    assert [d["reason"] for d in run("show", "A1", "--json").json["dismissals"]] == ["background"]
    assert run("dismiss", "A1", *quote, "--take-back").code == 0
    assert run("show", "A1", "--json").json["dismissals"] == []


def test_what_is_withdrawn_comes_back(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    run("source", "add", "--title", "Timetable")
    run("evidence", "add", "C1", "S1", "--stance", "supports")
    for name in ("C1/S1", "S1", "C1", "A1"):
        assert run("withdraw", name).code == 0, name
    assert run("articles", "--json").json["articles"] == []
    for name in ("A1", "S1"):
        assert run("restore", name).code == 0, name
    run("restore", "C1")
    assert run("restore", "C1/S1").code == 0
    assert [e["reference"] for e in run("show", "C1", "--json").json["claim"]["evidence"]] == ["C1/S1"]


def test_rivals_are_resolved_in_the_order_they_were_given(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    run("claim", "add", "A1", "--quote", "argued over the river")
    run("relate", "C2", "contrary", "C1")
    assert run("resolve", "C2", "C1", "--prevails", "C2", "--note", "Seen.").code == 0
    relation = run("show", "C1", "--json").json["claim"]["relations"][0]
    prevails = relation["a"] if relation["resolution"] == "a prevails" else relation["b"]
    assert prevails == "C2"
    assert run("resolve", "C1", "C2", "--prevails", "C9").code == 2


def test_a_source_that_can_not_be_fetched_is_a_source_all_the_same(run: Run, desk: str) -> None:
    ran = run("source", "add", "http://127.0.0.1:9/page", "--json")
    assert ran.code == 0
    assert (ran.json["source"], ran.json["archived_at"]) == ("S1", None)


def test_a_file_is_kept_as_a_copy(run: Run, desk: str, article: Path) -> None:
    assert run("source", "add", article, "--title", "Handout", "--json").json["archived_at"]
    assert run("show", "S1", "--json").json["captures"][0]["size"] == article.stat().st_size


def test_a_rationale_and_a_remark_come_from_standard_input(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    run("verdict", "C1", "--rating", "true", "--rationale", "-", stdin="The timetable\nsays so.")
    run("comment", "C1", "-", stdin="Called the harbour.\n")
    shown = run("show", "C1", "--json").json
    assert shown["claim"]["verdicts"][0]["rationale"] == "The timetable\nsays so."
    assert shown["comments"][0]["text"] == "Called the harbour."


def test_tags_and_assignments_are_found_again(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    assert run("tag", "C1", "ferries", "--json").json["tags"] == ["ferries"]
    assert run("assign", "C1", "me").out == "C1 is yours.\n"
    assert len(run("claims", "tag:ferries", "assignee:me", "--json").json["claims"]) == 1
    assert run("tag", "C1", "ferries", "--remove", "--json").json["tags"] == []
    run("assign", "C1", "none")
    assert run("claims", "assignee:me", "--json").json["claims"] == []


def test_search_and_similar_find_a_claim(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    assert [f["reference"] for f in run("search", "ferries", "--in", "claims", "--json").json["found"]] == ["C1"]
    assert run("search", "late ran", "--in", "claims", "--json").json["found"] == []
    assert run("similar", "ferries were late", "--json").json["similar"][0]["claim"]["reference"] == "C1"


def test_claims_are_split_and_merged(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    parts = ("--text", "Ferries ran.", "--text", "They were late.")
    assert run("claim", "split", "C1", *parts, "--json").json == {"claims": ["C2", "C3"], "withdrawn": "C1"}
    assert run("claim", "merge", "C2", "C3", "--json").json == {"claim": "C2", "withdrawn": "C3"}
    assert [c["reference"] for c in run("claims", "--json").json["claims"]] == ["C2"]


def test_claimants_are_renamed_and_merged(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day", "--claimant", "A. Brook")
    run("claimant", "add", "Ada Brook")
    run("claimant", "merge", "Ada Brook", "A. Brook")
    run("claimant", "edit", "Ada Brook", "Ada M. Brook")
    assert run("claimant", "list", "--json").json == {"claimants": [{"name": "Ada M. Brook", "claims": 1}]}


def test_an_own_scale_is_added_and_used(run: Run, desk: str, tmp_path: Path) -> None:
    scale = tmp_path / "scale.toml"
    scale.write_text(
        'name = "house"\ntitle = "House scale"\naxis = "veracity"\n'
        '[[rating]]\nlabel = "Holds"\nplace = 1\n[[rating]]\nlabel = "Does not hold"\nplace = 0\n'
    )
    assert run("scale", "add", scale, "--json").json == {"scale": "house", "version": 1}
    assert run("scale", "add", scale, "--json").json == {"scale": "house", "version": 2}
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    given = run("verdict", "C1", "--scale", "house", "--rating", "holds", "--rationale", "Seen.", "--json")
    assert given.json["rating"] == "Holds"


def test_a_text_corrected_by_hand_is_taken_as_it_is(run: Run, desk: str, tmp_path: Path) -> None:
    corrected = tmp_path / "corrected.txt"
    corrected.write_text("Advertisement\n\nFerries ran late all day.\n", encoding="utf-8")
    assert run("article", "revise", "A1", corrected, "--json").json == {"article": "A1", "revision": 2}
    assert run("show", "A1", "--json").json["text"] == "Advertisement\n\nFerries ran late all day."


def test_history_tells_what_was_done_to_a_claim(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    run("claim", "edit", "C1", "--text", "All ferries were late.")
    entries = run("history", "C1", "--json").json["entries"]
    changes = [c for c in entries[-1]["changes"] if c["field"] == "claim.text"]
    assert [(c["before"], c["after"]) for c in changes] == [("Ferries ran late all day", "All ferries were late.")]
    assert "C1 wording: Ferries ran late all day → All ferries were late." in run("history", "C1").out


def test_analyse_needs_no_desk_and_gives_its_findings_with_the_document(run: Run, article: Path) -> None:
    ran = run("analyse", article, "--published", "2018-09-12", "--json")
    found, document = ran.json, ran.json["document"]
    assert document["published"] == "2018-09-12"
    assert document["found"]["published"] == "typed"
    for key in ("sentences", "quotations", "dates", "suggestions", "rivals", "notes"):
        assert isinstance(found[key], list)
    offer = next(s for s in found["suggestions"] if s["due"] == "2018-12-31")
    assert document["text"][offer["start"] : offer["end"]]
    assert not Path.home().joinpath(".local/share/claimdesk").exists()


def test_analyse_says_every_sentence_for_a_person(run: Run, article: Path) -> None:
    out = run("analyse", article, "--published", "2018-09-12").out
    for sentence in ("Ferries ran late all day.", "Norland and Suthmark have argued over the river for 70 years."):
        assert sentence in out
    assert "due 2018-12-31" in out


def test_members_and_settings(run: Run, desk: str) -> None:
    assert run("member", "add", "Anna Berg", "--login", "anna", "--role", "editor").code == 0
    assert run("member", "rename", "anna", "Anna M. Berg").code == 0
    members = run("member", "list", "--json").json["members"]
    assert {"name": "Anna M. Berg", "login": "anna", "role": "editor"} in members
    assert run("settings", "name", "Newsroom").code == 0
    assert run("settings", "name").out == "Newsroom\n"
    assert run("settings", "colour", "red").code == 1


def test_a_backup_is_restored(run: Run, desk: str, tmp_path: Path) -> None:
    backup = tmp_path / "friday.claimdesk"
    assert run("db", "backup", backup).code == 0
    run("withdraw", "A1")
    assert run("db", "restore", backup, "--json").json["kept"]
    assert len(run("articles", "--json").json["articles"]) == 1
    assert run("db", "status", "--json").json["status"] == "current"
    assert run("db", "check", "--json").json == {"problems": []}


def test_db_status_makes_nothing(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "none.claimdesk"
    assert run("--desk", place, "db", "status", "--json").json["status"] == "empty"
    assert not place.exists()


def test_the_demo_prints_its_report_into_a_pipe_and_keeps_its_desk(run: Run) -> None:
    first = run("demo")
    assert first.code == 0
    assert first.out.startswith("# DEMO")
    assert len(first.err.splitlines()) == 1
    assert run("demo").out == first.out
    assert json.loads(run("demo", "--json").out)["demo"] is True


def test_doctor_looks_at_everything_and_changes_nothing(run: Run) -> None:
    subjects = {c["subject"]: c["works"] for c in run("doctor", "--json").json["checks"]}
    assert {"SQLite", "search", "desk", "clipboard", "escape key", "extra postgres", "extra web"} <= subjects.keys()
    assert subjects["SQLite"] is True
    assert subjects["desk"] is True
    assert run("db", "status").code == 0
    assert list(Path.home().iterdir()) == []


def test_an_import_says_where_each_field_came_from_and_what_was_cut(run: Run, desk: str, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Home\nNews\nSport\n\nFerry sinks off Norland\n\nA ferry sank on Monday, the coast guard said.\n\n"
        "Advertisement\n\nNobody was hurt when it went down.\n",
        encoding="utf-8",
    )
    ran = run("import", page, "--publisher", "The Harbour Post")
    assert "typed by" in ran.out
    assert "not found   published, url" in ran.out
    assert "lines of furniture" in ran.out
    assert "--published" in ran.err


def test_an_empty_desk_is_not_the_default_one(run: Run) -> None:
    refused = run("--desk", "", "claims")
    assert (refused.code, refused.out) == (1, "")
    assert not list(Path.home().rglob("*.claimdesk"))


def test_accepting_both_sides_of_a_tension_says_so(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Two pilots charged\n\nPrime Minister Anna Berg says the suspects are not criminals but pilots.\n\n"
        "The Harbour Police say the suspects lied. They have been charged with smuggling.\n",
        encoding="utf-8",
    )
    made = run("import", page, "--json").json["articles"][0]["article"]
    named = {s["text"]: s["reference"] for s in run("suggestions", made, "--json").json["suggestions"]}
    wanted = [ref for text, ref in named.items() if "but pilots" in text or "been charged" in text]
    assert "may pull against each other" in run("claim", "accept", *wanted).err
