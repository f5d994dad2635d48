from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.intake import read
from claimdesk.words.errors import BadInput, DeskError, TooLarge
from claimdesk.words.limits import HTML_DEPTH, HTML_NODES, INPUT_BYTES

PARAGRAPHS = (
    "The council of Varde will sell the old waterworks to a company that builds flats, the mayor said on Thursday.",
    "Two of the nine members voted against the sale. They say that the price, 1.2 million, is half of its worth.",
    "The mayor, Lone Riis, rejects that. “We have had it valued twice,” she said, “and nobody has offered more.”",
    "The waterworks have stood empty since the spring of 2011, when the town joined the supply of its neighbour.",
)
PAGE = """<!doctype html>
<html lang="en-GB"><head><title>Varde sells its waterworks | West Coast Post</title>
<link rel="canonical" href="https://www.post.example/2024/varde-waterworks">
<meta property="og:title" content="Varde sells its waterworks"><meta property="og:site_name" content="West Coast Post">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Varde sells its waterworks", "author": [{"@type": "Person", "name": "Mette Krog"}, {"name": "Jon Bo"}],
 "publisher": {"@type": "Organization", "name": "West Coast Post"},
 "datePublished": "2024-03-07T21:05:00+01:00", "dateModified": "2024-03-08T08:00:00Z"}</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News and weather</a></nav>
<article><h1>Varde sells its waterworks</h1>PARAGRAPHS</article>
<aside><p>Most read this week: how to grow leeks in a bucket</p></aside>
<footer><p>West Coast Post is printed in Varde on paper from the north</p></footer></body></html>
""".replace("PARAGRAPHS", "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))
DATES = '"datePublished": "2024-03-07T21:05:00+01:00", "dateModified": "2024-03-08T08:00:00Z"'


def test_a_page_gives_its_text_and_what_it_states_about_itself() -> None:
    document = read(PAGE.encode(), url="https://post.example/2024/varde-waterworks?utm_source=feed")
    assert document.text == "\n\n".join(("Varde sells its waterworks", *PARAGRAPHS))
    assert document.title == "Varde sells its waterworks"
    assert document.byline == "Mette Krog, Jon Bo"
    assert document.publisher == "West Coast Post"
    assert document.published == "2024-03-07T21:05+01:00"
    assert document.modified == "2024-03-08T08:00+00:00"
    assert document.language == "en"
    assert document.url == "https://www.post.example/2024/varde-waterworks"
    assert set(document.found.values()) == {"page"}
    assert document.media_type == "text/html"
    assert document.raw == PAGE.encode()
    assert document.extractor == "trafilatura"
    assert document.extractor_version
    assert document.warnings == ()


def test_what_was_left_out_of_a_page_is_told_with_the_part_it_stood_in() -> None:
    cut = {one.reason: one.text for one in read(PAGE.encode()).cut}
    assert cut["menu"] == "Home News and weather"
    assert cut["beside the article"] == "Most read this week: how to grow leeks in a bucket"
    assert cut["page footer"].startswith("West Coast Post is printed")


def test_a_page_cannot_take_the_address_of_another_site() -> None:
    document = read(PAGE.encode(), url="https://evil.example/copy")
    assert (document.url, document.found["url"]) == ("https://evil.example/copy", "url")


def test_a_saved_page_tells_its_address() -> None:
    saved = "<!-- saved from url=(0034)https://post.example/2024/varde -->\n"
    document = read(f"<!DOCTYPE html>\n{saved}<html><body><p>{'</p><p>'.join(PARAGRAPHS)}</p></body></html>".encode())
    assert (document.url, document.found["url"]) == ("https://post.example/2024/varde", "page")


@pytest.mark.parametrize("data", [b"<p>The dog was here, she said.</p>", b"The dog was here, she said."])
def test_a_fragment_that_a_server_calls_html_is_read(data: bytes) -> None:
    assert read(data, media_type="text/html").text == "The dog was here, she said."


@pytest.mark.parametrize(
    "before",
    [
        "<b>Warning</b>: date() is slow in <b>header.php</b><br />\n",
        "<script>start()</script>\n",
        "<!-- cached -->\n<p></p>",
    ],
    ids=["warning", "script", "remark"],
)
def test_a_page_with_something_before_it_is_a_page(before: str) -> None:
    document = read((before + PAGE.replace("<!doctype html>", "")).encode())
    assert (document.media_type, document.title) == ("text/html", "Varde sells its waterworks")


def test_a_text_about_markup_is_a_text() -> None:
    text = "A <b> makes letters bold, the teacher said. A </p> ends a paragraph, and a </div> a part of the page."
    assert read(text.encode()).media_type == "text/plain"


def test_a_date_that_only_the_markup_hints_at_is_called_a_guess() -> None:
    hint = "<p>Varde, 7 March 2024, in the town hall</p>"
    document = read(PAGE.replace(DATES, '"x": 1').replace("</article>", f"{hint}</article>").encode())
    assert (document.published, document.found["published"]) == ("2024-03-07", "guess")
    assert any("guessed" in warning for warning in document.warnings)


def test_a_year_in_the_text_is_no_date_of_publication() -> None:
    undated = PAGE.replace(
        '"datePublished": "2024-03-07T21:05:00+01:00", "dateModified": "2024-03-08T08:00:00Z"', '"x": 1'
    )
    assert read(undated.replace("/2024/", "/").encode()).published == ""


def test_a_date_in_the_address_is_used_where_the_page_has_none() -> None:
    page = f"<html><body><p>{'</p><p>'.join(PARAGRAPHS)}</p></body></html>".encode()
    document = read(page, url="https://post.example/2019/06/03/varde")
    assert document.published == "2019-06-03"


def test_pasted_text_names_no_publisher_and_no_date_that_is_not_there() -> None:
    document = read(
        b"West Coast Post\nMENU\nNews | Sport\n\nVarde sells its waterworks\nBy Mette Krog\n"
        b"Published on\n\nIt is sold, she said."
    )
    assert document.text == "Varde sells its waterworks\n\nIt is sold, she said."
    assert (document.publisher, document.published, document.url) == ("", "", "")
    assert document.found == {"title": "text", "byline": "text", "language": "text"}


def test_a_date_with_two_readings_is_left_out_and_told() -> None:
    document = read(b"Varde sells its waterworks\nPublished on 12/09/2018\n\nThe town has sold it, she said.")
    assert document.published == ""
    assert any("12/09/2018" in warning and "09 December" in warning for warning in document.warnings)


def test_the_language_settles_the_order_of_day_and_month() -> None:
    text = (
        "Gemeinde verkauft das Wasserwerk\nVeröffentlicht am 12/09/2018\n\n"
        "Die Gemeinde hat das Wasserwerk am Montag verkauft, und der Rat ist mit dem Preis nicht zufrieden, sagte sie."
    )
    assert read(text.encode()).published == "2018-09-12"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n...", "PDF file can't be read"),
        (b"PK\x03\x04\x14\x00", "Word file is damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "old office document"),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG image"),
        (b"\x1f\x8b\x08\x00", "gzip archive"),
        (b"\x00\x00\x00\x18ftypmp42", "film"),
        (b"some\x00\x01\x02\x00bytes\x00", "not text"),
        (b"<?xml version='1.0'?><rss version='2.0'></rss>", "feed"),
    ],
)
def test_what_is_no_text_is_named_and_refused(data: bytes, what: str) -> None:
    with pytest.raises(BadInput, match=what):
        read(data)


@pytest.mark.parametrize(
    "data", [b"", b" \n\t\n ", b"Advertisement\nShare\n", b"<html><body></body></html>", b"<html>"]
)
def test_input_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match="No text of an article"):
        read(data)


def test_input_over_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge, match="20 MiB"):
        read(b"a" * (INPUT_BYTES + 1))


@pytest.mark.parametrize(
    "html",
    [
        "<html>" + "<div>" * (HTML_DEPTH + 1),
        "<html>" + "<table><tr><td>" * HTML_DEPTH,
        "<html>" + "<br>" * (HTML_NODES + 1),
        "<html>" + "<b><i>" * 100_000,
        "<html><p " + " ".join(f"a{number}" for number in range(7_000)) + ">",
    ],
    ids=["deep", "tables", "many", "inline", "attributes"],
)
def test_pages_without_bound_are_refused_before_they_are_parsed(html: str) -> None:
    with pytest.raises(TooLarge, match="This page holds"):
        read(html.encode())


def test_markup_in_scripts_and_comments_does_not_count() -> None:
    page = PAGE.replace("<article>", "<script>'" + "<div>" * 1000 + "'</script><!--" + "<div>" * 1000 + "--><article>")
    assert read(page.encode()).title == "Varde sells its waterworks"


@pytest.mark.parametrize(
    ("encoding", "media_type", "warned"),
    [
        ("utf-8", None, False),
        ("utf-8-sig", None, False),
        ("utf-16", None, False),
        ("utf-16-le", None, False),
        ("cp1252", "text/plain; charset=windows-1252", False),
        ("iso-8859-15", "text/plain; charset=iso-8859-15", False),
        ("cp1252", None, True),
    ],
)
def test_encodings_are_told_by_mark_declaration_or_shape(encoding: str, media_type: str | None, warned: bool) -> None:
    text = (
        "Møde i Aarhus – “slut”, siger borgmesteren."
        if "8859" not in encoding
        else "Møde i Aarhus, siger borgmesteren."
    )
    document = read(text.encode(encoding), media_type=media_type)
    assert document.text == text
    assert bool(document.warnings) == warned


def test_a_page_may_declare_its_own_encoding() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1252">').replace("Lone Riis", "Lone Rüs")
    assert "Lone Rüs" in read(page.encode("cp1252")).text


@pytest.mark.parametrize("charset", ["rot13", "zlib", "idna", "unicode_escape", "utf-7", "no-such"])
def test_a_charset_that_is_none_is_not_believed(charset: str) -> None:
    text = "Møde i Aarhus, siger hun."
    for encoding in ("utf-8", "cp1252"):
        assert read(text.encode(encoding), media_type=f"text/plain; charset={charset}").text == text


def test_signs_of_a_wall_are_told() -> None:
    paid = PAGE.replace('"@type": "NewsArticle"', '"@type": "NewsArticle", "isAccessibleForFree": "False"')
    assert any("subscribers" in warning for warning in read(paid.encode()).warnings)
    consent = b"<html><body><h1>Before you continue</h1><p>We value your privacy and store cookies.</p></body></html>"
    assert any("cookies" in warning for warning in read(consent).warnings)


def test_control_and_bidi_characters_stay_in_the_raw_bytes_alone() -> None:
    data = "Varde sells\u202e its works\x1b[31m\n\nIt is sold,\x07 she said.".encode()
    document = read(data)
    assert document.text == "Varde sells its works[31m\n\nIt is sold, she said."
    assert document.raw == data


MEDIA_TYPES = [None, "text/html", "text/plain", "text/html; charset=utf-16", "x"]
MARKUP = [
    "<p>",
    "</p>",
    "<div",
    ">",
    "<script>",
    "<!--",
    "-->",
    "<table>",
    "&#0;",
    "&#x202e;",
    "It is so. ",
    "<a href='",
    "\x00",
]


def outcome(data: bytes, media_type: str | None = None) -> str:
    """The text that was read, or the sentence that says why not."""
    try:
        document = read(data, media_type=media_type)
    except DeskError as error:
        return error.sentence
    assert document.raw == data
    return document.text


@given(st.binary(max_size=300), st.sampled_from(MEDIA_TYPES))
def test_any_bytes_give_a_document_or_a_sentence(data: bytes, media_type: str | None) -> None:
    assert outcome(data, media_type)


@given(st.lists(st.sampled_from(MARKUP), max_size=60))
def test_any_markup_gives_a_document_or_a_sentence(pieces: list[str]) -> None:
    assert outcome(("<html>" + "".join(pieces)).encode())


def test_importing_intake_loads_none_of_its_libraries() -> None:
    never = (
        "trafilatura",
        "lxml",
        "httpx",
        "dateparser",
        "htmldate",
        "ssl",
        "pypdf",
        "striprtf",
        "markdown_it",
        "email",
    )
    code = f"import sys, claimdesk.intake; print([m for m in {never} if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
