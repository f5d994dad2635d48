"""Files of other programs: their text, what they say of themselves, and what is no article in them."""

from __future__ import annotations

import io
import plistlib

import pypdf
import pytest

from claimdesk.intake import read
from claimdesk.words.errors import BadInput
from tests.files_made import HEADLINE, PARAGRAPHS, W, docx, mhtml, pdf, word_paragraph, word_properties, wrapped

TEXT = "\n\n".join((HEADLINE, *PARAGRAPHS))
LATIN = tuple(paragraph.replace("“", '"').replace("”", '"') for paragraph in PARAGRAPHS)
PAGE = (
    f"<html><head><title>{HEADLINE}</title></head><body><article><h1>{HEADLINE}</h1>"
    f"<p>{'</p><p>'.join(PARAGRAPHS)}</p></article></body></html>"
)


def word_body(*more: str) -> str:
    return word_paragraph(HEADLINE, "Title") + "".join(map(word_paragraph, PARAGRAPHS)) + "".join(more)


def test_a_word_file_gives_its_text_and_says_who_wrote_it_and_when_it_was_made() -> None:
    data = docx(word_body(), core=word_properties("Letter to the bank", "Mette Krog", "2024-03-07T10:00:00Z"))
    document = read(data)
    assert document.text == TEXT
    assert (document.title, document.found["title"]) == (HEADLINE, "text")
    assert (document.byline, document.found["byline"]) == ("Mette Krog", "file")
    assert document.published == "2024-03-07"
    assert document.found["published"] == "file"
    assert any("when the file was made" in warning for warning in document.warnings)
    assert (document.raw, document.extractor) == (data, "claimdesk.docx")


def test_what_was_inserted_with_changes_tracked_is_read_and_what_was_deleted_is_not() -> None:
    changed = (
        '<w:p><w:r><w:t>The price is </w:t></w:r><w:del w:id="1"><w:r><w:delText>two</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>three</w:t></w:r></w:ins><w:r><w:t> million, the mayor said.</w:t></w:r></w:p>'
    )
    assert read(docx(word_body(changed))).text.endswith("The price is three million, the mayor said.")


def test_footnotes_of_a_word_file_are_cut_and_can_be_looked_at() -> None:
    data = docx(word_body(), footnotes=f"<w:footnotes {W}>{word_paragraph('See the minutes.')}</w:footnotes>")
    assert [(cut.text, cut.reason) for cut in read(data).cut] == [("See the minutes.", "footnotes")]


def test_an_archive_that_is_no_word_file_is_told() -> None:
    with pytest.raises(BadInput, match="no Word file"):
        read(docx("").replace(b"word/document.xml", b"word/dokument.xml"))


def test_a_pdf_file_gives_paragraphs_and_leaves_out_what_stands_on_every_page() -> None:
    lines = [wrapped(paragraph, 70) for paragraph in LATIN]  # so that the last line of none is full
    pages = [
        ["West Coast Post", HEADLINE, *lines[0], "1"],
        ["West Coast Post", *lines[1], "2"],
        ["West Coast Post", *lines[2], *lines[3], "3"],
    ]
    document = read(pdf(pages, Title=HEADLINE, Author="Mette Krog", CreationDate="D:20240307100000Z"))
    assert document.text == "\n\n".join((HEADLINE, *LATIN))
    assert {(cut.text.partition("\n")[0], cut.reason) for cut in document.cut} >= {("West Coast Post", "on every page")}
    assert (document.byline, document.published) == ("Mette Krog", "2024-03-07")
    assert (document.media_type, document.extractor) == ("application/pdf", "pypdf")


def test_a_word_that_a_line_breaks_is_whole_again_and_a_hyphen_that_is_written_stays() -> None:
    lines = [
        "The well-known mayor of Varde said that the old water-",
        "works are sold, and that she is well-",
        "known.",
    ]
    document = read(pdf([[HEADLINE, *lines]]))
    assert document.text.endswith("the old waterworks are sold, and that she is well-known.")


def test_pages_of_a_pdf_without_text_are_named() -> None:
    document = read(pdf([[HEADLINE, *wrapped(LATIN[0])], [], []]))
    assert any(warning.startswith("Pages 2, 3 hold no text") for warning in document.warnings)


def test_a_pdf_of_pictures_alone_is_refused_with_what_to_do() -> None:
    with pytest.raises(BadInput, match="OCR"):
        read(pdf([[], []]))


def locked(data: bytes, password: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_is_locked_with_a_password_is_told() -> None:
    with pytest.raises(BadInput, match="locked with a password"):
        read(locked(pdf([[HEADLINE, *LATIN]]), "secret"))


def test_a_pdf_that_is_locked_against_changes_alone_is_read() -> None:
    assert HEADLINE in read(locked(pdf([[HEADLINE, *LATIN]]), "")).text


def test_an_rtf_file_gives_its_text_and_its_properties() -> None:
    info = r"{\info{\title Varde}{\author J\'f8rgen Bo}{\creatim\yr2024\mo3\dy7\hr9\min5}}"
    shown = r"\par ".join(LATIN).replace("1.2 million", r"1\u8901?2 million")
    document = read(
        rf"{{\rtf1\ansi\ansicpg1252{info}{{\fonttbl{{\f0 Arial;}}}}\f0 {HEADLINE}\par {shown}\par}}".encode()
    )
    assert document.text.startswith(f"{HEADLINE}\n\n{LATIN[0]}\n\n")
    assert "1\u22c52 million" in document.text
    assert (document.byline, document.published, document.found["byline"]) == ("Jørgen Bo", "2024-03-07", "file")


def test_a_web_archive_gives_the_page_and_where_it_was_saved_from() -> None:
    document = read(mhtml(PAGE))
    assert document.text == TEXT
    assert (document.url, document.found["url"]) == ("https://post.example/varde", "file")
    assert document.media_type == "multipart/related"


def test_a_web_archive_that_ends_early_is_read_as_far_as_it_goes_and_told() -> None:
    document = read(mhtml(PAGE).partition(PARAGRAPHS[3][20:].encode())[0])
    assert PARAGRAPHS[2] in document.text
    assert any("ends early" in warning for warning in document.warnings)


def test_a_web_archive_of_safari_is_read() -> None:
    resource = {"WebResourceData": PAGE.encode("utf-16"), "WebResourceURL": "https://post.example/varde"}
    resource["WebResourceTextEncodingName"] = "utf-16"
    document = read(plistlib.dumps({"WebMainResource": resource}, fmt=plistlib.FMT_BINARY))
    assert (document.text, document.url) == (TEXT, "https://post.example/varde")


def test_a_web_archive_without_a_page_is_refused() -> None:
    with pytest.raises(BadInput, match="holds no page"):
        read(mhtml("").replace(b"text/html", b"text/css"))


def test_a_page_that_singlefile_saved_tells_its_address() -> None:
    mark = "<!DOCTYPE html><html><!--\n Page saved with SingleFile \n url: https://post.example/varde \n saved\n-->"
    assert read((mark + PAGE.removeprefix("<html>")).encode()).url == "https://post.example/varde"
