"""Which lines of a page are its article, where trafilatura alone chooses too few or too many."""

from __future__ import annotations

import pytest

from claimdesk.intake import read

PARAGRAPHS = (
    "The council of Varde will sell the old waterworks to a company that builds flats, the mayor said on Thursday.",
    "Two of the nine members voted against the sale. They say that the price, 1.2 million, is half of its worth.",
    "The mayor, Lone Riis, rejects that. “We have had it valued twice,” she said, “and nobody has offered more.”",
    "The waterworks have stood empty since the spring of 2011, when the town joined the supply of its neighbour.",
)


def page(*, above: str = "", between: str = "", below: str = "") -> bytes:
    """A page with something between headline and text, in the middle of the text, and after it."""
    first, *rest = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        "<!doctype html><html lang='en'><head><title>Varde sells its waterworks</title></head><body>"
        f"<header><h1>Varde sells its waterworks</h1>{above}</header>"
        f"<main><article>{first}{between}{''.join(rest)}{below}</article></main></body></html>"
    ).encode()


def text_of(data: bytes) -> str:
    return read(data).text


def reason(data: bytes, words: str) -> str:
    """Why a line was left out."""
    return next(cut.reason for cut in read(data).cut if words in cut.text)


def test_a_standfirst_between_headline_and_text_is_kept() -> None:
    standfirst = "Flats are to be built where the town once pumped its water, and not everybody is content with that."
    paragraphs = text_of(page(above=f"<p class='lead'>{standfirst}</p>")).split("\n\n")
    assert paragraphs[:2] == ["Varde sells its waterworks", standfirst]


def test_a_standfirst_is_kept_above_a_line_that_bears_the_title_again() -> None:
    standfirst = "Flats are to be built where the town once pumped its water, and not everybody is content with that."
    again = "<div>Varde sells its waterworks</div>"
    assert standfirst in text_of(page(above=f"<p class='lead'>{standfirst}</p>{again}"))


@pytest.mark.parametrize(
    "line",
    [
        "<p>By Mette Krog, our reporter for the west coast</p>",
        "<p>Thursday 7 March 2024, for the edition of the west coast</p>",
        "<p><a href='/newsletter'>Have our best stories of the week sent to you every single Friday.</a></p>",
        "<ul><li>News</li><li>Sport</li></ul>",
    ],
    ids=["byline", "date", "link", "menu"],
)
def test_what_else_stands_under_a_headline_is_no_standfirst(line: str) -> None:
    assert text_of(page(above=line)).split("\n\n")[1] == PARAGRAPHS[0]


@pytest.mark.parametrize(
    ("part", "why"),
    [
        ("class='newsletter-box'", "newsletter"),
        ("id='related-stories'", "links to other articles"),
        ("class='authorBio'", "about the article"),
    ],
)
def test_a_part_that_its_maker_named_as_something_else_is_left_out(part: str, why: str) -> None:
    words = "The harbour too is to be sold this year, and once more the price that was paid is a secret."
    data = page(between=f"<div {part}><p>{words}</p></div>")
    assert words not in text_of(data)
    assert reason(data, words) == why


def test_a_line_that_is_one_link_is_an_offer_to_read_something_else() -> None:
    offer = "The harbour too is to be sold for next to nothing"
    assert offer not in text_of(page(between=f"<p><a href='/harbour'>{offer}</a></p>"))


def test_a_heading_that_links_to_itself_stays() -> None:
    heading = "What the members say about the price"
    assert heading in text_of(page(between=f"<h2><a href='#price'>{heading}</a></h2>"))


def test_an_article_in_a_box_with_a_wrong_name_is_still_read() -> None:
    inside = page().decode().replace("<article>", "<article class='newsletter'>").encode()
    assert all(paragraph in text_of(inside) for paragraph in PARAGRAPHS)


@pytest.mark.parametrize("name", ["no-comments", "has-caption", "related-article-body"])
def test_a_name_that_says_what_is_not_there_leaves_nothing_out(name: str) -> None:
    named = page().decode().replace("<article>", f"<article class='{name}'>").encode()
    assert text_of(named) == text_of(page())
