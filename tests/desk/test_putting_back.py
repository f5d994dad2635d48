"""What a person put back into a text is known as such, and put back again when the page is brought in again."""

from __future__ import annotations

from dataclasses import replace

from claimdesk import intake
from claimdesk.desk import Desk, articles
from claimdesk.desk.articles import Added, added
from claimdesk.words.document import Cut, Document
from tests.desk.factories import document

URL = "https://example.org/quay"
BOX = Cut("Box: what the quay costs", "links", 1)
MENU = Cut("Home\nHarbour", "menu", 0)
TEXT = "The quay will open in May.\n\nThe council said so on Monday."
WITH_BOX = "The quay will open in May.\n\nBox: what the quay costs\n\nThe council said so on Monday."


def page(text: str = TEXT, *cut: Cut, **fields: str) -> Document:
    return replace(document(text, url=URL, cut=cut or (MENU, BOX)), **fields)  # type: ignore[arg-type]


def bring(desk: Desk, read: Document, **options: int) -> Added:
    return added(desk.do(articles.add, read, **options))


def with_box(desk: Desk) -> int:
    return bring(desk, intake.put_back(page(), {1})).article


def test_what_was_put_back_is_told_of_the_revision_apart_from_what_is_cut(desk: Desk) -> None:
    a = with_box(desk)
    (revision,) = desk.ask(articles.revisions, a)
    assert (revision.put_back_lines, revision.cut_lines) == (1, 2)


def test_the_same_page_again_is_unchanged(desk: Desk) -> None:
    a = with_box(desk)
    assert bring(desk, page()) == Added(a, 1, "unchanged", again=1)


def test_a_new_text_of_the_page_has_the_same_parts_put_back(desk: Desk) -> None:
    a = with_box(desk)
    assert bring(desk, page(TEXT + "\n\nMore.")) == Added(a, 2, "revision", again=1)
    assert desk.ask(articles.read, a).text == WITH_BOX + "\n\nMore."
    assert [cut.text for cut in desk.ask(articles.cut, a)] == [MENU.text]


def test_so_has_a_third_one(desk: Desk) -> None:
    a = with_box(desk)
    bring(desk, page(TEXT + "\n\nMore."))
    bring(desk, page(TEXT + "\n\nEven more."))
    assert desk.ask(articles.read, a).text == WITH_BOX + "\n\nEven more."


def test_a_text_typed_in_between_does_not_make_it_forgotten(desk: Desk) -> None:
    a = with_box(desk)
    desk.do(articles.revise, a, "Typed.")
    bring(desk, page(TEXT + "\n\nMore."))
    assert desk.ask(articles.read, a).text == WITH_BOX + "\n\nMore."


def test_a_text_brought_in_as_a_revision_of_it_has_them_put_back_too(desk: Desk) -> None:
    a = with_box(desk)
    bring(desk, page(TEXT + "\n\nMore.", url=""), as_revision_of=a)
    assert BOX.text in desk.ask(articles.read, a).text


def test_a_part_that_the_page_no_longer_has_is_told(desk: Desk) -> None:
    a = with_box(desk)
    assert bring(desk, page(TEXT + "\n\nMore.", MENU)) == Added(a, 2, "revision", gone=1)


def test_a_part_that_is_not_cut_any_more_is_not_missed(desk: Desk) -> None:
    a = with_box(desk)
    assert bring(desk, page(WITH_BOX + "\n\nMore.", MENU)) == Added(a, 2, "revision")


def test_who_cuts_it_again_has_the_last_word(desk: Desk) -> None:
    a = with_box(desk)
    assert desk.ask(articles.put_back_before, page()) == {1}
    assert bring(desk, intake.put_back(page(), ())) == Added(a, 2, "revision")
    assert desk.ask(articles.read, a).text == TEXT


def test_nothing_was_put_back_of_a_page_that_is_not_here(desk: Desk) -> None:
    with_box(desk)
    assert desk.ask(articles.put_back_before, page(url="https://example.org/other")) == set()
    assert desk.ask(articles.put_back_before, page(url="")) == set()
