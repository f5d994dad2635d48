"""Bad input of every kind ends in a sentence or in a document with a warning, whatever it was made for."""

from __future__ import annotations

import contextlib
import io
import random
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimdesk.intake import apart, archived, read
from claimdesk.intake.markdown import written_in
from claimdesk.words.document import Document
from claimdesk.words.errors import BadInput, DeskError, TooLarge
from claimdesk.words.limits import INPUT_BYTES, TEXT_CHARS, TEXT_LINES, UNPACKED_BYTES
from tests.files_made import HEADLINE, PARAGRAPHS, W, docx, mhtml, pdf, word_paragraph

PAGE = f"<html><body><article><h1>{HEADLINE}</h1><p>{'</p><p>'.join(PARAGRAPHS)}</p></article></body></html>"
STARTS = st.sampled_from(
    (
        b"",
        b"<html>",
        b"<!-- ",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"---\ntitle: ",
        b"bplist00",
        b"Content-Type: multipart/related; ",
    )
)


def outcome(data: bytes, **named: str) -> Document | str:
    """The document, or the sentence with which it was refused. Anything else that is raised fails a test."""
    try:
        return read(data, **named)
    except DeskError as error:
        return error.sentence


@given(STARTS, st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_bytes_end_in_a_document_or_a_sentence(start: bytes, data: bytes) -> None:
    found = outcome(start + data)
    assert isinstance(found, Document) or found.endswith(".")


@given(st.binary(max_size=40), st.integers(0, 600), st.sampled_from((mhtml(PAGE), PAGE.encode())))
@settings(max_examples=60, deadline=None)
def test_a_page_or_archive_with_bytes_thrown_in_or_cut_off_is_read_or_refused(
    junk: bytes, place: int, whole: bytes
) -> None:
    outcome(whole[:place] + junk + whole[place:])
    outcome(whole[:place] + junk)


@given(st.text(alphabet="#*_`[]()<>|-+>\\!&: \n\tab1", max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_markdown_is_read(text: str) -> None:
    assert isinstance(written_in(text).paragraphs, list)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_archive_gives_a_page_or_a_sentence(data: bytes) -> None:
    with contextlib.suppress(BadInput):
        assert isinstance(archived.page_of(b"Content-Type: multipart/related; boundary=a\n\n--a\n" + data).html, bytes)


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Type: multipart/related; boundary=x\n\n" + b"--x\nContent-Type: text/css\n\na\n" * 100_000,
        b"".join(b"Content-Type: multipart/related; boundary=x%d\n\n--x%d\n" % (n, n) for n in range(20_000)),
        b"Content-Type: multipart/related; boundary=x\n" + b"X: y\n" * 200_000,
    ],
    ids=["many parts", "parts in parts", "many heads"],
)
def test_an_archive_without_end_is_refused(data: bytes) -> None:
    assert "holds no page" in str(outcome(data))


@pytest.mark.parametrize("kind", ["pdf", "docx", "rtf"])
@pytest.mark.parametrize("damage", ["cut off", "bytes changed", "junk behind the mark"])
def test_a_damaged_file_is_read_or_refused(kind: str, damage: str) -> None:
    whole = {
        "pdf": pdf([[HEADLINE, PARAGRAPHS[0]]]),
        "docx": docx(word_paragraph(HEADLINE, "Title") + word_paragraph(PARAGRAPHS[0])),
        "rtf": rf"{{\rtf1\ansi {HEADLINE}\par {PARAGRAPHS[0]}\par}}".encode(),
    }[kind]
    chance = random.Random(kind + damage)
    data = bytearray(whole)
    if damage == "cut off":
        del data[len(data) * 2 // 3 :]
    elif damage == "bytes changed":
        for _ in range(20):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
    else:
        data[8:] = chance.randbytes(5_000)
    outcome(bytes(data))


def test_a_megabyte_without_a_blank_is_read() -> None:
    assert len(read(b"a" * 1024**2).text) == 1024**2


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"Hello you. " * (TEXT_CHARS // 11 + 1), "longer than"),
        (b"Menu\n" * (2 * TEXT_LINES + 2), "lines"),
        (b"<html><p>" + b"Hello you. " * (TEXT_CHARS // 11 + 1) + b"</p></html>", "shows more than"),
        (b"\x00" * INPUT_BYTES, "not text"),
        (random.Random(1).randbytes(1024**2), "not text"),
    ],
    ids=["characters", "lines", "page", "nothing", "noise"],
)
def test_what_is_too_large_or_no_text_is_refused(data: bytes, what: str) -> None:
    assert what in str(outcome(data))


def bomb(part: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", part)
    return file.getvalue()


def test_a_word_file_that_unpacks_without_end_is_refused() -> None:
    data = bomb(f"<w:document {W}>".encode() + b" " * UNPACKED_BYTES)
    assert len(data) < 100_000
    with pytest.raises(BadInput, match="unpacks to more than"):
        read(data)


def test_entities_of_a_word_file_are_not_blown_up() -> None:
    ten = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(10))
    text = "<w:p><w:r><w:t>The mayor said so. &k;</w:t></w:r></w:p>"
    body = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{ten}]><w:document {W}><w:body>{text}</w:body></w:document>'
    found = outcome(bomb(body.encode()))
    assert isinstance(found, str) or len(found.text) < 1_000


def test_a_pdf_that_unpacks_without_end_is_refused() -> None:
    packed = zlib.compress(b"BT (aaaaaaaa) Tj ET " * 10_000_000, 9).decode("latin-1")
    plain = pdf([["STREAM"]]).decode("latin-1")
    head, _, rest = plain.partition("<< /Length")
    _, _, tail = rest.partition("endstream")
    data = f"{head}<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n{packed}\nendstream{tail}".encode(
        "latin-1"
    )
    assert isinstance(outcome(data), str)


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "APART_SECONDS", 0.001)
    with pytest.raises(TooLarge, match="takes longer than"):
        read(pdf([[HEADLINE]]))


@pytest.mark.parametrize(
    ("wall", "warning"),
    [
        ("Subscribe now to continue reading this story.", "subscribers"),
        ("We value your privacy. We and our 800 partners store data on your device.", "cookies"),
        ("Checking your browser before you can go on. Please enable JavaScript.", "robots"),
    ],
    ids=["payment", "consent", "robots"],
)
def test_a_wall_in_place_of_the_article_is_told(wall: str, warning: str) -> None:
    page = f"<html><body><main><h1>{HEADLINE}</h1><p>{wall}</p><p>{wall}</p></main></body></html>"
    found = outcome(page.encode())
    assert isinstance(found, str) or any(warning in told for told in found.warnings)


@pytest.mark.parametrize(
    ("charset", "said"), [("latin-1", "utf-8"), ("cp1251", "cp1251"), ("utf-16", "iso-8859-1"), ("utf-8", "koi8-r")]
)
def test_a_wrong_charset_loses_no_sentence(charset: str, said: str) -> None:
    text = "Мэр сказала, что завод продан." if charset == "cp1251" else "Die Bürgermeisterin hat es gesagt, schön."
    page = f"<html><head><meta charset='{said}'></head><body><p>{text}</p><p>{PARAGRAPHS[0]}</p></body></html>"
    found = outcome(page.encode(charset))
    assert isinstance(found, Document)
    assert PARAGRAPHS[0] in found.text
    assert text in found.text or any("read as" in warning for warning in found.warnings)
