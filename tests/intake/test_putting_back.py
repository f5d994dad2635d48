"""What was cut away stands where it stood when it is put back, whatever it was cut from."""

from __future__ import annotations

import pytest

from claimdesk.intake import put_back, read
from tests.files_made import HEADLINE, PARAGRAPHS, W, docx, word_paragraph

A, B, C, D = PARAGRAPHS
PASTED = (
    f"Menu\nHome | News | Sport\n\n{HEADLINE}\nBy Mette Krog\n\n{A}\n\nADVERTISEMENT\n\n{B}\n\nShare this article\n"
)
PAGE = (
    f"<html><body><nav>Home and news</nav><article><h1>{HEADLINE}</h1><p>{A}</p><p>{B}</p>"
    f"<p>Advertisement</p><p>{C}</p><p>{D}</p></article><footer>Printed in Varde</footer></body></html>"
)
WORD = docx(
    word_paragraph(HEADLINE, "Title") + word_paragraph(A) + word_paragraph(B),
    footnotes=f"<w:footnotes {W}>{word_paragraph('See the minutes.')}</w:footnotes>",
)


@pytest.mark.parametrize(
    ("data", "whole"),
    [
        (
            PASTED.encode(),
            ["Menu", "Home | News | Sport", HEADLINE, "By Mette Krog", A, "ADVERTISEMENT", B, "Share this article"],
        ),
        (PAGE.encode(), ["Home and news", HEADLINE, A, B, "Advertisement", C, D, "Printed in Varde"]),
        (WORD, [HEADLINE, A, B, "See the minutes."]),
    ],
    ids=["pasted", "page", "word"],
)
def test_all_of_it_put_back_gives_all_that_was_there_in_its_order(data: bytes, whole: list[str]) -> None:
    document = read(data)
    assert put_back(document, range(len(document.cut))).text.split("\n\n") == whole


def test_what_is_put_back_is_no_longer_among_what_is_cut() -> None:
    document = read(PASTED.encode())
    number = next(number for number, cut in enumerate(document.cut) if cut.text == "ADVERTISEMENT")
    again = put_back(document, [number])
    assert again.text.split("\n\n") == [HEADLINE, A, "ADVERTISEMENT", B]
    assert again.cut == tuple(cut for cut in document.cut if cut.text != "ADVERTISEMENT")
    assert (again.raw, again.title) == (document.raw, document.title)


def test_the_document_says_what_was_put_back() -> None:
    document = read(PASTED.encode())
    assert document.put_back is None
    number = [cut.text for cut in document.cut].index("ADVERTISEMENT")
    assert put_back(document, {number}).put_back == ("ADVERTISEMENT",)
    assert put_back(document, ()).put_back == ()
