"""A whole report: approved byte by byte, the same each time, and proof against what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimdesk.report import markdown
from claimdesk.report.escape import paragraphs
from claimdesk.words.dossier import ClaimFact, Dossier
from tests.report import factories as make
from tests.report.test_escape import HOSTILE

GOLDEN = Path(__file__).with_name("complete.md")
GITHUB = MarkdownIt("gfm-like", {"html": True, "linkify": True})


def test_a_complete_report_reads_as_it_was_approved() -> None:
    """Where the change is meant: read the difference, then write `markdown(complete())` to `complete.md`."""
    wanted, got = GOLDEN.read_text(encoding="utf-8"), markdown(make.complete())
    if got.encode() != GOLDEN.read_bytes():
        lines = unified_diff(wanted.split("\n"), got.split("\n"), "approved", "written now", lineterm="")
        pytest.fail("\n".join(lines), pytrace=False)


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
        # References are the desk's own; a report on C1 is another report than one on A1.
        own = {"references"} if isinstance(value, ClaimFact | Dossier) else {"cause", "reference", "evidence"}
        changes = {f.name: rewritten(getattr(value, f.name), change) for f in fields(value) if f.name not in own}
        if hasattr(value, "reliability"):
            changes["reliability"] = value.reliability
        return replace(value, **changes)
    return value


def tokens(dossier: Dossier, *, drafts: bool) -> list[Token]:
    return GITHUB.parse(markdown(dossier, drafts=drafts))


PLAIN = {
    drafts: tokens(rewritten(make.complete(), lambda text: text or "x"), drafts=drafts) for drafts in (False, True)
}


@pytest.mark.parametrize("drafts", [False, True])
@pytest.mark.parametrize("change", ["{text} {hostile}x", "{hostile}{text}x"])
@given(hostile=HOSTILE.map(lambda text: " ".join(text.split())))
@example(hostile="C")
@settings(max_examples=15)
def test_hostile_text_in_every_field_at_once_changes_nothing_but_the_words(
    drafts: bool, change: str, hostile: str
) -> None:
    dossier = rewritten(make.complete(), lambda text: change.format(text=text, hostile=hostile))
    page = tokens(dossier, drafts=drafts)
    assert [t.type for t in page] == [t.type for t in PLAIN[drafts]]
    inside = [child for token in page for child in token.children or []]
    assert not {child.type for child in inside} & {"html_inline", "image"}
    for child in inside:
        if child.type == "link_open":
            assert str(child.attrs["href"]).startswith(("#", "https://", "http://"))


@given(lines=st.lists(HOSTILE, max_size=6))
@settings(max_examples=25)
def test_a_hostile_rationale_has_its_own_paragraphs_and_no_other_markup(lines: list[str]) -> None:
    def of(rationale: str) -> list[Token]:
        return tokens(make.dossier(make.published(verdicts=(make.verdict(rationale=rationale),))), drafts=False)

    text = "\n".join(lines)
    as_many = "\n\n".join("x" for _ in paragraphs(text))
    assert [t.type for t in of(text)] == [t.type for t in of(as_many)]


def test_no_line_of_a_report_ends_in_blanks_and_no_blank_lines_follow_each_other() -> None:
    for drafts in (False, True):
        text = markdown(make.complete(), drafts=drafts)
        assert not [line for line in text.split("\n") if line != line.rstrip()]
        assert "\n\n\n" not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


def test_every_link_inside_a_report_leads_somewhere_in_it() -> None:
    for drafts in (False, True):
        page = tokens(make.complete(), drafts=drafts)
        headings = [page[n + 1].content for n, t in enumerate(page) if t.type == "heading_open"]
        anchors = {"#" + heading.lower().replace(" ", "-") for heading in headings}
        links = {str(c.attrs["href"]) for t in page for c in t.children or [] if c.type == "link_open"}
        assert {link for link in links if link.startswith("#")} <= anchors
