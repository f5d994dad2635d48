"""What a page states about itself against what it shows."""

from __future__ import annotations

import json

import pytest

from claimdesk.intake import read
from claimdesk.intake.metadata import moment
from claimdesk.words.document import Document

BODY = "".join(
    f"<p>{paragraph}</p>"
    for paragraph in (
        "The town of Varde will sell its old waterworks to a company that builds flats, the mayor said on Thursday.",
        "Two of the nine members voted against the sale. They say that the price is half of what it should have been.",
        "The waterworks have stood empty since the spring of 2011, when the town joined the supply of its neighbour.",
    )
)


def page(
    head: str = "", above: str = "<h1>Varde sells its waterworks</h1>", url: str | None = None, **json_ld: object
) -> Document:
    script = f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **json_ld})}</script>'
    return read(
        f"<html><head>{head}{script if json_ld else ''}</head><body><main>{above}{BODY}</main></body></html>".encode(),
        url=url,
    )


def test_the_headline_is_shown_without_the_name_of_the_site() -> None:
    head = "<title>Varde sells its waterworks | The Post</title><meta property='og:site_name' content='The Post'>"
    assert page(head).title == "Varde sells its waterworks"
    assert page(head, above="").title == "Varde sells its waterworks"


def test_the_headline_that_readers_see_comes_before_the_one_for_search_engines() -> None:
    assert (
        page('<meta property="og:title" content="Why Varde now sells its waterworks">').title
        == "Varde sells its waterworks"
    )


def test_a_heading_about_something_else_is_not_the_headline() -> None:
    document = page(
        '<meta property="og:title" content="Varde sells its waterworks">', above="<h1>Our readers decide</h1>"
    )
    assert document.title == "Varde sells its waterworks"


def test_a_paper_that_names_itself_as_author_leaves_the_byline_to_the_page() -> None:
    document = page(
        above="<h1>Varde sells its waterworks</h1><div>By Mette Krog</div>",
        **{"@type": "NewsArticle", "author": {"name": "West Coast Post"}, "publisher": {"name": "West Coast Post"}},
    )
    assert document.byline == "Mette Krog"


def test_an_agency_in_the_byline_is_the_origin() -> None:
    assert page(**{"@type": "NewsArticle", "author": [{"name": "Reuters"}]}).origin == "Reuters"


def test_an_agency_credited_under_the_headline_is_the_origin() -> None:
    document = page(
        above="<h1>Varde sells its waterworks</h1><div>By Mette Krog with Reuters</div>",
        **{"@type": "NewsArticle", "author": {"name": "Mette Krog"}},
    )
    assert (document.byline, document.origin) == ("Mette Krog", "Reuters")


def test_authors_may_be_named_elsewhere_on_the_page() -> None:
    graph = [{"@type": "NewsArticle", "author": {"@id": "#a"}}, {"@type": "Person", "@id": "#a", "name": "Mette Krog"}]
    assert page(**{"@graph": graph}).byline == "Mette Krog"


@pytest.mark.parametrize(
    "hostile",
    [
        {"@type": ["NewsArticle", 5, None], "author": [[], {}, 7, {"name": {"name": []}}], "datePublished": ["x"]},
        {"@type": "NewsArticle", "headline": {"a": 1}, "publisher": 3, "inLanguage": 5, "dateModified": {}},
        {"@graph": [[[[[[[[{"@type": "NewsArticle"}]]]]]]]]},
    ],
)  # fmt: skip
def test_metadata_of_the_wrong_shape_is_passed_over(hostile: dict[str, object]) -> None:
    document = page(**hostile)
    assert (document.title, document.published) == ("Varde sells its waterworks", "")


def test_the_language_of_the_text_is_believed_before_the_template() -> None:
    document = read(f'<html lang="de"><body><h1>Varde sells</h1>{BODY}</body></html>'.encode())
    assert (document.language, document.found["language"]) == ("en", "text")


def test_a_date_under_the_headline_is_taken() -> None:
    document = page(
        above="<h1>Varde sells its waterworks</h1><div>By Mette Krog</div><div>12 September 2018, 10:00 GMT</div>"
    )
    assert (document.published, document.found["published"]) == ("2018-09-12T10:00+00:00", "page")


def test_a_year_in_the_text_is_no_date_of_publication() -> None:
    document = page()
    assert "2011" in document.text
    assert document.published == ""


def test_a_date_that_was_guessed_is_told() -> None:
    document = page(above='<span class="published" title="2018-09-12">Then</span><h1>Varde sells its waterworks</h1>')
    assert document.published == "2018-09-12"
    assert any("guessed" in warning for warning in document.warnings)


def test_an_evening_is_not_moved_to_the_next_day_by_universal_time() -> None:
    document = page(
        url="https://post.example/2024/03/07/varde", **{"@type": "NewsArticle", "datePublished": "2024-03-08T02:25:00Z"}
    )
    assert document.published == "2024-03-07"
    assert any("2024-03-08T02:25+00:00" in warning for warning in document.warnings)


def test_a_time_of_universal_time_is_told_as_where_the_site_is_at_home() -> None:
    document = page(
        url="https://post.example.de/varde", **{"@type": "NewsArticle", "datePublished": "2024-03-07T23:05Z"}
    )
    assert (document.published, document.found["published"]) == ("2024-03-08T00:05+01:00", "page")
    assert any("2024-03-07T23:05+00:00" in warning for warning in document.warnings)


def test_a_day_before_the_text_is_taken_for_want_of_another() -> None:
    document = page(above="<h1>Varde sells its waterworks</h1><p>7 March 2024 – The council of Varde has sold it.</p>")
    assert (document.published, document.found["published"]) == ("2024-03-07", "text")


def test_a_date_that_the_address_contradicts_is_told() -> None:
    document = page(
        url="https://post.example/2017/07/12/varde",
        **{"@type": "NewsArticle", "datePublished": "2019-06-17T18:28:00+02:00"},
    )
    assert (document.published, document.found["published"]) == ("2019-06-17T18:28+02:00", "page")
    assert any("2017-07-12" in warning for warning in document.warnings)


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("2018-09-12T10:00:00.000+0000", "2018-09-12T10:00+00:00"),
        ("2018-09-12T10:00:05 +0200", "2018-09-12T10:00:05+02:00"),
        ("2018-09-12T10:00:00", "2018-09-12"),
        ("Wed, 12 Sep 2018 10:00:00 GMT", "2018-09-12T10:00:00+00:00"),
        ("2018-09", "2018-09"),
        ("12/09/2018", ""),
        ("1970-01-01T00:00:00Z", ""),
        ("0001-01-01", ""),
        ("soon", ""),
        (None, ""),
        (20180912, ""),
    ],
)
def test_a_stated_moment_keeps_its_zone_and_exactness(stated: object, iso: str) -> None:
    assert moment(stated) == iso
