from __future__ import annotations

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from claimdesk.desk import Desk, analysing, articles, claims, database, dossiers, relations
from claimdesk.desk.articles import Added, added
from claimdesk.words.document import Cut
from claimdesk.words.errors import BadInput, Conflict, DeskError, NotFound, Refused, TooLarge
from claimdesk.words.references import Reference
from claimdesk.words.terms import Anchoring, Cause, Dismissed
from tests.desk.factories import (
    CHARGE,
    DENIAL,
    OFFER,
    TEXT,
    TITLE,
    TWICE,
    analysed,
    article,
    claim,
    document,
    suggestion,
)

URL = "https://example.org/ferry"


def refused(desk: Desk, call: Callable[[], object], error: type[DeskError]) -> str:
    """The sentence of the error that `call` raises; the ledger is as before."""
    before = desk.head()
    with pytest.raises(error) as caught:
        call()
    assert desk.head() == before
    assert "\n" not in caught.value.sentence
    return caught.value.sentence


def test_a_document_becomes_an_article_with_all_that_was_found(desk: Desk) -> None:
    found = {"title": "page", "publisher": "page", "published": "text"}
    made = document(publisher="The Gazette", published="2018-09-12", url=URL, language="en", found=found)
    answer = desk.do(articles.add, made, obtained_from="ferry.html", typed={"byline": "A. Writer"})
    assert answer == Added(1, 1, "new")
    row = desk.ask(articles.row, 1)
    assert (row.title, row.publisher, row.published, row.url, row.byline, row.language) == (
        TITLE,
        "The Gazette",
        "2018-09-12",
        URL,
        "A. Writer",
        "en",
    )
    reading = desk.ask(articles.read, 1)
    assert (reading.text, reading.revision, reading.analysed) == (TEXT, 1, False)
    (revision,) = desk.ask(articles.revisions, 1)
    assert (revision.cause, revision.obtained_from, revision.by) == (Cause.PUBLISHER, "ferry.html", desk.member.name)


def test_an_untitled_text_is_called_by_its_first_line(desk: Desk) -> None:
    assert desk.ask(articles.row, article(desk, "First line\n\nMore.", title="")).title == "First line"


@pytest.mark.parametrize("url", [URL, ""])
def test_the_same_text_again_is_unchanged_and_makes_no_entry(desk: Desk, url: str) -> None:
    a = article(desk, url=url)
    before = desk.head()
    assert desk.do(articles.add, document(url=url and url + "?utm_source=x#top")) == Added(a, 1, "unchanged")
    assert desk.head() == before


def test_another_text_of_the_same_address_is_a_revision(desk: Desk) -> None:
    a = article(desk, url=URL)
    assert desk.do(articles.add, document(TEXT + "\n\nMore.", url=URL + "/")) == Added(a, 2, "revision")
    assert [r.cause for r in desk.ask(articles.revisions, a)] == [Cause.PUBLISHER, Cause.PUBLISHER]
    assert desk.ask(articles.read, a, 1).text == TEXT
    assert desk.ask(articles.row, a).revision == 2


def test_another_text_of_the_same_bytes_is_a_better_extraction(desk: Desk) -> None:
    a = article(desk, url=URL, raw=b"<p>bytes")
    desk.do(articles.add, document(TEXT + "\n\nMore.", url=URL, raw=b"<p>bytes"))
    assert desk.ask(articles.revisions, a)[1].cause is Cause.RE_EXTRACTION


def test_a_revision_by_hand_says_so(desk: Desk) -> None:
    a = article(desk)
    assert desk.do(articles.revise, a, TEXT + "\r\n\r\nMore.") == 2
    assert desk.ask(articles.revisions, a)[1].cause is Cause.BY_HAND
    assert desk.do(articles.revise, a, TEXT + "\n\nMore.") == 2
    refused(desk, lambda: desk.do(articles.revise, a, " \n"), BadInput)


def test_a_new_text_keeps_what_a_person_typed_and_follows_the_page_elsewhere(desk: Desk) -> None:
    a = article(desk, url=URL, publisher="Page name", found={"title": "page", "publisher": "page"})
    desk.do(articles.edit, a, publisher="The Gazette")
    desk.do(articles.add, document(TEXT + "\n\nMore.", url=URL, title="New headline", publisher="Page name"))
    row = desk.ask(articles.row, a)
    assert (row.title, row.publisher) == ("New headline", "The Gazette")


def test_two_desks_that_bring_in_one_address_make_one_article(desk: Desk, open_as: Callable[..., Desk]) -> None:
    ben = open_as("ben")
    start = threading.Barrier(2)
    answers: list[Added] = []

    def bring(by: Desk) -> None:
        start.wait()
        answers.append(added(by.do(articles.add, document(url=URL))))

    threads = [threading.Thread(target=bring, args=(by,)) for by in (desk, ben)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(a.outcome for a in answers) == ["new", "unchanged"]
    assert answers[0].article == answers[1].article


def test_what_can_not_be_an_article_is_refused_with_one_sentence(desk: Desk) -> None:
    add = lambda *x, **y: desk.do(articles.add, document(*x, **y))  # noqa: E731
    refused(desk, lambda: add("\x00 \n"), BadInput)
    refused(desk, lambda: add("x" * 5_000_001), TooLarge)
    refused(desk, lambda: add(title="x" * 1025), TooLarge)
    refused(desk, lambda: add(published="some day"), BadInput)
    refused(desk, lambda: add(url="ftp://example.org/x"), BadInput)
    refused(desk, lambda: desk.do(articles.add, document(), as_revision_of=9), NotFound)
    refused(desk, lambda: desk.do(articles.add, document(), typed={"colour": "red"}), BadInput)


def test_fields_are_edited_and_marked_as_typed(desk: Desk) -> None:
    a, b = article(desk, url=URL), article(desk, "Another text.")
    desk.do(articles.edit, b, published="2018-09", origin="An agency", title="Another")
    assert desk.ask(articles.row, b).published == "2018-09"
    assert f"A{a}" in refused(desk, lambda: desk.do(articles.edit, b, url="http://www.example.org/ferry/"), Refused)
    refused(desk, lambda: desk.do(articles.edit, b, published="12/09"), BadInput)
    refused(desk, lambda: desk.do(articles.edit, b, state="x"), BadInput)
    refused(desk, lambda: desk.do(articles.edit, 9, title="x"), NotFound)


def test_two_members_who_correct_different_fields_merge(desk: Desk, open_as: Callable[..., Desk]) -> None:
    a = article(desk)
    ben = open_as("ben")
    seen = desk.head().number
    ben.do(articles.edit, a, byline="A. Writer", seen=seen)
    desk.do(articles.edit, a, origin="An agency", seen=seen)
    row = desk.ask(articles.row, a)
    assert (row.byline, row.origin) == ("A. Writer", "An agency")
    fact = desk.ask(dossiers.of, Reference("A", a)).articles[0]
    assert (fact.found["byline"], fact.found["origin"]) == ("typed by ben", f"typed by {desk.member.name}")
    with pytest.raises(Conflict):
        desk.do(articles.edit, a, byline="B. Writer", seen=seen)


def test_a_withdrawn_article_takes_its_claims_along_and_brings_them_back(desk: Desk) -> None:
    a = article(desk, url=URL)
    earlier, made = claim(desk, a, OFFER), claim(desk, a, CHARGE)
    desk.do(claims.withdraw, earlier)
    desk.do(articles.withdraw, a)
    assert desk.ask(articles.queue).rows == ()
    assert desk.ask(claims.queue).rows == ()
    refused(desk, lambda: desk.do(claims.restore, earlier), Refused)
    again = article(desk, url=URL)
    assert again != a
    refused(desk, lambda: desk.do(articles.restore, a), Refused)
    desk.do(articles.withdraw, again)
    desk.do(articles.restore, a)
    assert [c.id for c in desk.ask(claims.of_article, a)] == [made]
    refused(desk, lambda: desk.do(articles.restore, a), Refused)


# A new text: what becomes of claims and dismissals


def test_each_claim_is_found_again_exact_moved_fuzzy_or_lost(desk: Desk) -> None:
    a = article(desk)
    offer, denial, charge, twice = (claim(desk, a, q) for q in (OFFER, DENIAL, CHARGE, TWICE))
    changed = TEXT.replace("He said.", "he said.").replace(DENIAL, "A new sentence of ours. " + DENIAL)
    changed = changed.replace("Prosecutors charged the two", "Prosecutors charged the same two").replace(TWICE, "")
    desk.do(articles.add, document(changed), as_revision_of=a)
    reading = desk.ask(articles.read, a)
    found = {x.claim: x.found for x in reading.anchors}
    assert found == {offer: Anchoring.EXACT, denial: Anchoring.MOVED, charge: Anchoring.FUZZY}
    assert [n for n in reading.notes if f"C{twice} " in n]
    assert {x.claim for x in desk.ask(articles.read, a, 1).anchors} == {twice}
    assert [x.found for x in desk.ask(articles.read, a, 1).anchors] == [Anchoring.LOST] * 2
    desk.do(articles.add, document(TEXT), as_revision_of=a)
    assert {x.claim for x in desk.ask(articles.read, a).anchors} == {offer, denial, charge, twice}


def test_a_dismissed_sentence_stays_dismissed_unless_it_changed(desk: Desk) -> None:
    a = article(desk)
    for quote in (OFFER, DENIAL):
        start = TEXT.index(quote)
        desk.do(claims.dismiss, a, start, start + len(quote), "background")
    desk.do(articles.add, document("News.\n\n" + TEXT.replace("rescuers", "heroes")), as_revision_of=a)
    (row,) = desk.ask(articles.read, a).dismissals
    assert row.reason is Dismissed.BACKGROUND
    assert desk.ask(articles.read, a).text[row.start : row.end] == OFFER


@pytest.mark.parametrize("act", ["import", "revision", "revise", "edit", "withdraw"])
def test_each_act_is_taken_back_by_one_undo_and_done_again_by_redo(desk: Desk, desk_url: str, act: str) -> None:
    a = article(desk, url=URL)
    made = claim(desk, a, CHARGE)

    def drawn() -> object:
        return desk.ask(articles.queue), desk.ask(articles.read, a), desk.ask(claims.queue), made

    before = drawn()
    match act:
        case "import":
            desk.do(articles.add, document("Quite another text."))
        case "revision":
            desk.do(articles.add, document("News.\n\n" + TEXT, url=URL, title="Other"))
        case "revise":
            desk.do(articles.revise, a, "Nothing of it is left here.")
        case "edit":
            desk.do(articles.edit, a, title="Other", url="https://example.org/other")
        case "withdraw":
            desk.do(articles.withdraw, a)
    after = drawn()
    assert after != before
    desk.undo()
    assert drawn() == before
    desk.redo()
    assert drawn() == after
    assert database.problems(desk_url) == []


# The import job


def test_files_and_standard_input_come_in_and_a_bad_one_does_not_stop_the_rest(desk: Desk, tmp_path: Path) -> None:
    good, other = tmp_path / "good.txt", tmp_path / "other.txt"
    good.write_text(TEXT)
    other.write_text("A second headline\n\nIts only paragraph is about the harbour and its many boats.")
    places = [str(good), str(tmp_path), str(tmp_path / "none.txt"), "ftp://example.org/x", str(other), "-", str(good)]
    stdin = b"From a pipe\n\nThis paragraph came on standard input and says something."
    steps = list(desk.run(articles.import_paths, places, typed={"publisher": "The Gazette"}, stdin=stdin))
    assert [s.made for s in steps] == ["A1", "", "", "", "A2", "A3", "A1"]
    assert [s.sentence.startswith("refused: ") for s in steps] == [False, True, True, True, False, False, False]
    assert steps[0].sentence.startswith("A1 new: ")
    assert steps[-1].sentence.startswith("A1 unchanged: ")
    assert {r.publisher for r in desk.ask(articles.queue).rows} == {"The Gazette"}
    assert [r.obtained_from for r in desk.ask(articles.revisions, 3)] == ["standard input"]
    desk.undo()
    assert desk.ask(articles.queue).rows == ()


def test_an_import_that_is_cancelled_keeps_what_it_has(desk: Desk, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name} headline\n\nA paragraph about {name} that is long enough to be one.")
    steps = []
    job = desk.run(
        articles.import_paths, [str(tmp_path / n) for n in ("a.txt", "b.txt")], cancelled=lambda: bool(steps)
    )
    for step in job:
        steps.append(step)
    assert [s.made for s in steps] == ["A1"]


def test_a_pipe_that_nobody_writes_to_is_refused_at_once(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (step,) = desk.run(articles.import_paths, [str(tmp_path / "pipe")])
    assert step.sentence.startswith("refused: ")


def test_what_was_cut_is_kept_with_the_text(desk: Desk) -> None:
    a = article(desk, cut=(Cut("Share this\x1b", "share bar"),))
    assert desk.ask(articles.cut, a) == [Cut("Share this", "share bar")]
    refused(desk, lambda: desk.ask(articles.cut, 9), NotFound)


# Analysis and the reading


def test_an_analysis_is_made_once_and_again_when_the_date_changes(desk: Desk) -> None:
    a = article(desk)
    assert desk.ask(analysing.needed, a)
    before = desk.head()
    assert list(desk.run(analysing.analyse_article, a))[-1].made == f"A{a}"
    assert desk.head() == before
    reading = desk.ask(articles.read, a)
    assert reading.analysed
    assert reading.sentences
    assert not desk.ask(analysing.needed, a)
    desk.do(articles.edit, a, published="2018-09-12")
    assert desk.ask(analysing.needed, a)
    assert not desk.ask(articles.read, a).analysed
    list(desk.run(analysing.analyse_article, a))
    assert desk.ask(articles.read, a).analysed
    with pytest.raises(NotFound):
        list(desk.run(analysing.analyse_article, 9))


def test_rivals_show_once_both_are_claims_and_until_somebody_relates_them(desk: Desk) -> None:
    a = article(desk)
    analysed(desk, a, suggestion(DENIAL), suggestion(CHARGE), rivals=((1, 0),))
    one, two = desk.ask(articles.read, a).suggestions
    first = desk.do(claims.accept, a, one.start, one.end)
    assert desk.ask(articles.read, a).rivals == ()
    second = desk.do(claims.accept, a, two.start, two.end)
    (rival,) = desk.ask(articles.read, a).rivals
    assert (rival.a, rival.b, rival.reason) == (first, second, "charged is not convicted")
    desk.do(relations.relate, second, first, "tension")
    assert desk.ask(articles.read, a).rivals == ()


def test_a_suggestion_in_a_dismissed_sentence_is_not_shown(desk: Desk) -> None:
    a = article(desk)
    analysed(desk, a, suggestion(DENIAL), suggestion(CHARGE))
    start = TEXT.index(CHARGE)
    desk.do(claims.dismiss, a, start, start + len(CHARGE))
    assert [s.text for s in desk.ask(articles.read, a).suggestions] == [DENIAL]


def test_an_unknown_article_or_revision_is_named(desk: Desk) -> None:
    a = article(desk)
    assert f"revision 2 of A{a}" in refused(desk, lambda: desk.ask(articles.read, a, 2), NotFound)
    assert "A9" in refused(desk, lambda: desk.ask(articles.read, 9), NotFound)
    assert "A9" in refused(desk, lambda: desk.ask(articles.row, 9), NotFound)
    assert "A9" in refused(desk, lambda: desk.ask(articles.revisions, 9), NotFound)


def test_two_articles_without_an_address_never_have_the_same_text(desk: Desk) -> None:
    first, other = article(desk, "One text."), article(desk, "Another text.")
    elsewhere = article(desk, "One text, longer.", url="https://gazette.example/1")
    for command, arguments, fields in [
        (articles.revise, (other, "One text."), {}),
        (articles.add, (document("One text."),), {"as_revision_of": other}),
    ]:
        with pytest.raises(Refused, match=f"A{first} has this very text"):
            desk.do(command, *arguments, **fields)
    desk.do(articles.revise, elsewhere, "One text.")
    with pytest.raises(Refused, match=f"A{first} has this very text"):
        desk.do(articles.edit, elsewhere, url="")
    desk.do(articles.withdraw, first)
    desk.do(articles.edit, elsewhere, url="")
    with pytest.raises(Refused, match=f"A{elsewhere} has this very text"):
        desk.do(articles.restore, first)
