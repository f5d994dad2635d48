from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from claimdesk.desk import Desk, evidence, sources, tags
from claimdesk.words.errors import BadInput, Conflict, NotFound, Refused, TooLarge
from claimdesk.words.limits import FIELD_CHARS, INPUT_BYTES
from claimdesk.words.references import Reference
from claimdesk.words.terms import SourceKind
from claimdesk.words.views.lists import SourceRow
from tests.desk.factories import article, claim
from tests.desk.refusing import refused
from tests.desk.sites import PAGE, Site

OpenAs = Callable[..., Desk]
AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def row(desk: Desk, source: int) -> SourceRow:
    return desk.ask(sources.row, source)


def listed(desk: Desk, query: str = "") -> list[int]:
    return [r.id for r in desk.ask(sources.queue, query=query).rows]


def test_a_source_is_ungraded_unless_a_grade_is_given(desk: Desk) -> None:
    made = desk.do(sources.add, title=" Harbour\nregister ", publisher="Harbour Office", origin="Pilots", primary=True)

    assert row(desk, made) == SourceRow(
        made, "Harbour register", SourceKind.DOCUMENT, "Harbour Office", "", "", "Pilots", True, None, 0, None
    )


def test_the_same_address_is_the_same_source(desk: Desk) -> None:
    made = desk.do(sources.add, title="Register", url="https://example.org/register?b=1&a=2")
    before = desk.head()

    assert desk.do(sources.add, title="Again", url="http://www.example.org/register/?a=2&b=1&utm_source=x") == made
    assert desk.head() == before
    assert row(desk, made).kind is SourceKind.URL


def test_without_an_address_two_sources_may_have_one_title(desk: Desk) -> None:
    assert desk.do(sources.add, title="Minutes") != desk.do(sources.add, title="Minutes")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({}, BadInput),
        ({"title": " \n"}, BadInput),
        ({"title": "x" * (FIELD_CHARS + 1)}, TooLarge),
        ({"title": "x", "kind": "rumour"}, BadInput),
        ({"title": "x", "url": "javascript:alert(1)"}, BadInput),
        ({"title": "x", "reliability": "G", "reason": "r"}, BadInput),
        ({"title": "x", "published": "2018-02-30"}, BadInput),
        ({"title": "x", "reliability": "B"}, BadInput),
        ({"title": "x", "reliability": "B", "reason": "r" * (FIELD_CHARS + 1)}, TooLarge),
    ],
)
def test_what_makes_no_source_is_refused(desk: Desk, fields: dict[str, str], error: type[BadInput]) -> None:
    refused(desk, error, sources.add, **fields)


def test_each_grade_has_a_reason_and_stays_in_the_history(desk: Desk) -> None:
    made = desk.do(sources.add, title="Register", reliability="b", reason="Kept by the office.")
    refused(desk, BadInput, sources.edit, made, reliability="C")
    refused(desk, BadInput, sources.edit, made, reliability=None)
    desk.do(sources.edit, made, title="The register")
    desk.do(sources.edit, made, reliability="C", reason="Two errors found.")
    desk.do(sources.edit, made, reliability="-", reason="Another office keeps it now.")

    history = desk.ask(sources.reliability_history, made)
    assert [(g.reliability, g.reason) for g in history] == [
        ("B", "Kept by the office."),
        ("C", "Two errors found."),
        (None, "Another office keeps it now."),
    ]
    assert {g.by for g in history} == {desk.member.name}
    assert row(desk, made).reliability is None
    desk.undo()
    assert row(desk, made).reliability == "C"


def test_fields_can_be_changed_and_the_change_be_undone(desk: Desk) -> None:
    made = desk.do(sources.add, title="Register")
    before = row(desk, made)
    desk.do(
        sources.edit, made, title="Log", url="https://example.org/log", kind="dataset", origin="Pilots", primary=True
    )

    changed = row(desk, made)
    assert (changed.title, changed.url, changed.kind) == ("Log", "https://example.org/log", SourceKind.DATASET)
    assert (changed.origin, changed.primary) == ("Pilots", True)
    desk.undo()
    assert row(desk, made) == before
    refused(desk, BadInput, sources.edit, made, colour="red")
    refused(desk, NotFound, sources.edit, 99, title="x")


def test_a_date_is_kept_as_exact_as_it_was_typed(desk: Desk) -> None:
    made = desk.do(sources.add, title="Register", published="12 September 2018")
    assert row(desk, made).published == "2018-09-12"
    desk.do(sources.edit, made, published="2018-09")
    assert row(desk, made).published == "2018-09"
    refused(desk, BadInput, sources.edit, made, published="soon")
    desk.do(sources.edit, made, published="")
    assert row(desk, made).published == ""


def test_an_address_that_is_another_sources_is_refused(desk: Desk) -> None:
    first = desk.do(sources.add, url="https://example.org/a")
    second = desk.do(sources.add, url="https://example.org/b")

    assert f"S{first}" in refused(desk, Refused, sources.edit, second, url="https://example.org/a")
    desk.do(sources.edit, first, url="https://example.org/a/")


def test_two_members_change_different_fields_at_once_but_not_the_same(desk: Desk, open_as: OpenAs) -> None:
    made = desk.do(sources.add, title="Register")
    ben = open_as("ben")
    seen = desk.head().number
    ben.do(sources.edit, made, origin="Pilots")
    desk.do(sources.edit, made, title="Log", seen=seen)
    assert (row(desk, made).title, row(desk, made).origin) == ("Log", "Pilots")

    refused(desk, Conflict, sources.edit, made, origin="Captains", seen=seen)


def test_a_source_in_use_is_not_withdrawn_and_a_withdrawn_one_comes_back(desk: Desk) -> None:
    made = desk.do(sources.add, url="https://example.org/a")
    piece = desk.do(evidence.add, claim(desk, article(desk)), made, "supports")
    assert "C1" in refused(desk, Refused, sources.withdraw, made)

    desk.do(evidence.withdraw, piece)
    desk.do(sources.withdraw, made)
    assert listed(desk) == []
    other = desk.do(sources.add, url="https://example.org/a")
    assert f"S{other}" in refused(desk, Refused, sources.restore, made)
    desk.do(sources.withdraw, other)
    desk.do(sources.restore, made)
    assert listed(desk) == [made]
    refused(desk, Refused, sources.restore, made)
    refused(desk, NotFound, sources.restore, 99)


def test_a_source_has_any_number_of_copies(desk: Desk) -> None:
    made = desk.do(sources.add, title="Register")
    for body in (b"one", b"two \x00\xff"):
        desk.do(sources.capture, made, body, media_type="text/plain", tool="a camera", obtained_at=AT)

    first, second = desk.ask(sources.captures, made)
    assert (first.sha256, first.size, first.by) == (hashlib.sha256(b"one").hexdigest(), 3, desk.member.name)
    assert (second.obtained_at, second.tool, second.media_type) == (AT, "a camera", "text/plain")
    assert row(desk, made).archived_at == AT
    desk.undo()
    assert desk.ask(sources.captures, made) == [first]


@pytest.mark.parametrize(("body", "error"), [(b"", BadInput), (b"x" * (INPUT_BYTES + 1), TooLarge)])
def test_a_copy_that_can_not_be_kept_is_refused(desk: Desk, body: bytes, error: type[BadInput]) -> None:
    made = desk.do(sources.add, title="Register")
    refused(desk, error, sources.capture, made, body, media_type="text/plain", tool="t", obtained_at=AT)


def test_sources_are_found_by_words_and_filters_newest_first(desk: Desk) -> None:
    first = desk.do(sources.add, title="Harbour register", publisher="Harbour Office", language="en")
    second = desk.do(sources.add, title="Rules of the harbour", publisher="50% off_Press", language="de")
    desk.do(tags.add, Reference("S", second), "ships")

    assert listed(desk) == [second, first]
    assert listed(desk, "harb") == [second, first]
    assert listed(desk, "register") == [first]
    assert listed(desk, 'publisher:"harbour off"') == [first]
    assert listed(desk, "publisher:%") == [second]
    assert listed(desk, "language:DE tag:Ships harbour") == [second]
    assert listed(desk, "nothing") == []
    with pytest.raises(BadInput):
        desk.ask(sources.queue, query="state:open")


def test_pages_of_sources_meet_without_gap_or_repeat(desk: Desk) -> None:
    made = [desk.do(sources.add, title=f"Minutes {i}") for i in range(5)]
    seen, after = [], None
    while True:
        page = desk.ask(sources.queue, after=after, limit=2)
        seen += [r.id for r in page.rows]
        assert page.total == 5
        if page.after is None:
            break
        after = page.after
    assert seen == made[::-1]
    with pytest.raises(BadInput):
        desk.ask(sources.queue, after="x")


def test_claims_that_cite_a_source_are_counted_once_each(desk: Desk) -> None:
    made = desk.do(sources.add, title="Register")
    c = claim(desk, article(desk))
    for stance in ("supports", "context"):
        desk.do(evidence.add, c, made, stance)

    assert row(desk, made).claims == 1


# Fetched and read


def test_a_fetched_page_is_a_source_with_a_copy_in_one_entry(desk: Desk, site: Site) -> None:
    site.pages["/rules"] = ("text/html", PAGE)
    before = desk.head().number
    progress = list(desk.run(sources.add_url, f"{site.url}/rules", allow_private=True, typed={"origin": "Pilots"}))

    made = Reference("S", int(progress[-1].made[1:]))
    found = row(desk, made.id)
    assert (found.title, found.publisher, found.published) == ("Harbour rules", "Harbour Office", "2026-02-03")
    assert (found.url, found.kind, found.origin) == (f"{site.url}/rules", SourceKind.URL, "Pilots")
    (copy,) = desk.ask(sources.captures, made.id)
    assert (copy.sha256, copy.url) == (hashlib.sha256(PAGE).hexdigest(), f"{site.url}/rules")
    assert "copy" in progress[-1].sentence
    assert desk.head().number == before + 1


def test_a_page_fetched_again_is_a_further_copy_of_the_same_source(desk: Desk, site: Site) -> None:
    site.pages["/rules"] = ("text/html", PAGE)
    said = [[*desk.run(sources.add_url, f"{site.url}/rules", allow_private=True)][-1].sentence for _ in range(2)]

    assert listed(desk) == [1]
    assert len(desk.ask(sources.captures, 1)) == 2
    assert ["here already" in sentence for sentence in said] == [False, True]


def test_a_fetch_that_works_in_the_end_fills_in_what_was_not_known(desk: Desk, site: Site) -> None:
    typed = {"publisher": "The pilots"}
    list(desk.run(sources.add_url, f"{site.url}/rules", allow_private=True, typed=typed))
    site.pages["/rules"] = ("text/html", PAGE)
    list(desk.run(sources.add_url, f"{site.url}/rules", allow_private=True))

    found = row(desk, 1)
    assert (found.title, found.publisher, found.published) == ("Harbour rules", "The pilots", "2026-02-03")


def test_what_is_no_article_is_kept_as_a_copy_all_the_same(desk: Desk, site: Site) -> None:
    site.pages["/a.pdf"] = ("application/pdf", b"%PDF-1.7\x00\xff")
    list(desk.run(sources.add_url, f"{site.url}/a.pdf", allow_private=True))

    assert row(desk, 1).title == f"{site.url}/a.pdf"
    assert desk.ask(sources.captures, 1)[0].size == 10


def test_a_page_that_can_not_be_fetched_is_a_source_that_is_not_archived(desk: Desk, site: Site) -> None:
    (_, last) = list(desk.run(sources.add_url, f"{site.url}/gone", allow_private=True, typed={"title": "Rules"}))

    assert "not archived: " in last.sentence
    assert "no such page" in last.sentence
    assert row(desk, 1).title == "Rules"
    assert row(desk, 1).archived_at is None


def test_a_private_address_is_not_asked_unless_that_is_allowed(desk: Desk, site: Site) -> None:
    (_, last) = list(desk.run(sources.add_url, f"{site.url}/rules"))

    assert "not archived" in last.sentence
    assert not site.asked.is_set()


def test_a_cancelled_fetch_and_what_is_no_address_leave_nothing(desk: Desk, site: Site) -> None:
    before = desk.head()
    list(desk.run(sources.add_url, f"{site.url}/rules", allow_private=True, cancelled=lambda: True))
    with pytest.raises(BadInput):
        list(desk.run(sources.add_url, "not an address"))
    assert desk.head() == before


def test_a_file_is_a_document_with_a_copy(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "register.pdf"
    file.write_bytes(b"%PDF-1.7\x00")
    (_, last) = list(desk.run(sources.add_file, file))

    assert (last.made, last.sentence) == ("S1", "S1 register.pdf; a copy is kept")
    assert (row(desk, 1).title, row(desk, 1).kind) == ("register.pdf", SourceKind.DOCUMENT)
    assert desk.ask(sources.captures, 1)[0].media_type == "application/pdf"
    desk.undo()
    assert listed(desk) == []


def test_a_second_file_is_not_taken_for_the_first(desk: Desk, tmp_path: Path) -> None:
    said = []
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("year,sum\n")
        said.append([*desk.run(sources.add_file, tmp_path / name)][-1].sentence)

    assert said == ["S1 a.csv; a copy is kept", "S2 b.csv; a copy is kept"]


def test_a_file_that_can_not_be_read_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    with (tmp_path / "large").open("wb") as file:
        file.truncate(INPUT_BYTES + 1)
    before = desk.head()
    for name, error in (("missing", NotFound), (".", BadInput), ("empty", BadInput), ("large", TooLarge)):
        with pytest.raises(error):
            list(desk.run(sources.add_file, tmp_path / name))
    assert desk.head() == before
