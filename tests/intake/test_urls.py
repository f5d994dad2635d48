from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.intake import normal_url, url_key
from claimdesk.words.errors import BadInput


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (" HTTPS://Example.ORG/A ", "https://example.org/A"),
        ("http://example.org", "http://example.org/"),
        ("http://example.org:80/a", "http://example.org/a"),
        ("https://example.org:8443/a?b=1#c", "https://example.org:8443/a?b=1#c"),
        ("https://münchen.example/straße", "https://xn--mnchen-3ya.example/stra%C3%9Fe"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("http://[2001:DB8::1]/", "http://[2001:db8::1]/"),
    ],
)
def test_addresses_are_kept_in_one_form(typed: str, kept: str) -> None:
    assert normal_url(typed) == kept
    assert normal_url(kept) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "", "example.org", "ftp://example.org/", "mailto:a@example.org", "https://", "https:///a",
        "https://a b.example/", "https://example.org/a b", "https://example.org/\x1b[31m", "https://example.org/\u202egnp",
        "https://[::1", "https://example.org:99999/", "https://exa..mple/", "https://example.org/" + "a" * 5000, "https://-a.example/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as caught:
        normal_url(typed)
    assert caught.value.sentence.isprintable()


def test_a_password_is_refused_and_not_repeated() -> None:
    with pytest.raises(BadInput, match="user name or password") as caught:
        normal_url("https://anna:geheim@example.org/")
    assert "geheim" not in caught.value.sentence
    assert "anna" not in caught.value.sentence


SAME = "https://example.org/news/12?page=2&topic=sea"


@pytest.mark.parametrize(
    "other",
    [
        "http://example.org/news/12?page=2&topic=sea",
        "https://EXAMPLE.org:443/news/12?page=2&topic=sea",
        "https://www.example.org/news/12/?page=2&topic=sea",
        "https://example.org/news/12?topic=sea&page=2#comments",
        "https://example.org/news/12?utm_source=x&page=2&fbclid=y&topic=sea&utm_medium=z",
    ],
)
def test_two_addresses_of_the_same_page_have_one_key(other: str) -> None:
    assert url_key(other) == url_key(SAME)


@pytest.mark.parametrize(
    "other", ["https://example.org/news/13", "https://example.org/news/12", "https://example.com/news/12"]
)
def test_addresses_of_other_pages_have_other_keys(other: str) -> None:
    assert url_key(other) != url_key(SAME)


@given(st.text(max_size=60))
def test_any_text_has_a_key_that_is_its_own_key(text: str) -> None:
    assert url_key(url_key(text)) == url_key(text)
