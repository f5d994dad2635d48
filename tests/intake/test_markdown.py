"""Markdown files: what a reader sees of them, and what their front matter says."""

from __future__ import annotations

import pytest

from claimdesk.intake import read
from claimdesk.words.document import Document
from tests.files_made import HEADLINE, PARAGRAPHS

BODY = "\n\n".join(PARAGRAPHS)


def markdown(text: str) -> Document:
    return read(text.encode(), name="varde.md")


def test_marks_are_gone_and_words_stay() -> None:
    document = markdown(
        f"# {HEADLINE}\n\nThe *council* of [Varde](https://varde.example) will **sell** it, `she` said.\n"
        f"It is\nold.\n\n{BODY}"
    )
    assert document.title == HEADLINE
    assert document.text.split("\n\n")[1] == "The council of Varde will sell it, she said. It is old."


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Varde sells"\nauthor: [Mette Krog, Jon Bo]\ndate: 2024-03-07T10:00:00+01:00\nlang: en\n---\n',
        "---\ntitle: Varde sells\nauthors:\n  - Mette Krog\n  - Jon Bo\ndate: 2024-03-07T10:00:00+01:00\n---\n",
        '+++\ntitle = "Varde sells"\nauthor = ["Mette Krog", "Jon Bo"]\ndate = 2024-03-07T10:00:00+01:00\n+++\n',
    ],
    ids=["yaml", "yaml list", "toml"],
)
def test_front_matter_gives_fields(front: str) -> None:
    document = markdown(front + BODY)
    assert (document.byline, document.published) == ("Mette Krog, Jon Bo", "2024-03-07T10:00+01:00")
    assert (document.found["byline"], document.found["published"]) == ("file", "file")
    assert "title" not in document.text


def test_a_table_is_read_row_by_row() -> None:
    document = markdown(f"# {HEADLINE}\n\n{BODY}\n\n| Year | Price |\n|---|---|\n| 2011 | 2.4 million |\n")
    assert document.text.endswith("Year | Price\n\n2011 | 2.4 million")


def test_html_in_it_is_cut_and_can_be_looked_at() -> None:
    document = markdown(f"# {HEADLINE}\n\n<script>steal()</script>\n\n{BODY}")
    assert "steal" not in document.text
    assert [(cut.text, cut.reason) for cut in document.cut] == [("<script>steal()</script>", "HTML in the text")]
