from __future__ import annotations

import gzip
import http.server
import threading
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from claimdesk.intake import addresses, fetch, fetching, read
from claimdesk.words.errors import BadInput, FetchFailed, TooLarge
from claimdesk.words.limits import INPUT_BYTES

Sends = Callable[..., Any]
PAGE = b"<!doctype html><html><body><p>The bridge was closed on Monday, the council said.</p></body></html>"


def test_a_page_is_fetched_with_what_is_needed_to_show_later_where_it_came_from(site: Any, sends: Sends) -> None:
    site.answers["/a"] = sends(PAGE, Content_Type="text/html; charset=utf-8", ETag='"7"', Set_Cookie="id=secret")
    got = fetch(f"{site.url}/a", allow_private=True)
    assert (got.url, got.final_url, got.status, got.body) == (f"{site.url}/a", f"{site.url}/a", 200, PAGE)
    assert got.media_type == "text/html; charset=utf-8"
    assert got.headers["etag"] == '"7"'
    assert "set-cookie" not in got.headers
    assert got.tool.startswith("Claimdesk ")


def test_what_was_fetched_can_be_read(site: Any, sends: Sends) -> None:
    site.answers["/a"] = sends(PAGE, Content_Type="text/html")
    got = fetch(f"{site.url}/a", allow_private=True)
    document = read(got.body, url=got.final_url, media_type=got.media_type)
    assert document.text == "The bridge was closed on Monday, the council said."
    assert (document.url, document.found["url"]) == (f"{site.url}/a", "url")


def test_redirects_are_followed_five_times_and_no_more(site: Any, sends: Sends) -> None:
    for number in range(7):
        site.answers[f"/{number}"] = sends(b"", 302, Location=f"/{number + 1}")
    site.answers["/7"] = sends(PAGE)
    got = fetch(f"{site.url}/2", allow_private=True)
    assert (got.url, got.final_url) == (f"{site.url}/2", f"{site.url}/7")
    with pytest.raises(FetchFailed, match="redirects more than 5 times"):
        fetch(f"{site.url}/1", allow_private=True)


def test_private_addresses_are_refused_before_anything_is_sent(site: Any) -> None:
    with pytest.raises(FetchFailed, match=r"private address.*--allow-private"):
        fetch(f"{site.url}/a")  # a request would fail the server: it has no answer


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", "http://a b/"])
def test_a_redirect_to_something_else_than_a_web_page_is_refused(site: Any, sends: Sends, target: str) -> None:
    site.answers["/a"] = sends(b"", 301, Location=target)
    with pytest.raises(FetchFailed, match="no web address"):
        fetch(f"{site.url}/a", allow_private=True)


@pytest.mark.parametrize("url", ["ftp://example.org/a", "example.org", "javascript:alert(1)", "https://", ""])
def test_only_web_addresses_are_fetched(url: str) -> None:
    with pytest.raises(BadInput):
        fetch(url)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(BadInput, match="user name or password") as caught:
        fetch("https://anna:geheim@example.org/a")
    assert "geheim" not in caught.value.sentence


@pytest.mark.parametrize(("status", "words"), [(404, "has no such page"), (403, "refuses"), (500, "status 500")])
def test_an_error_of_the_server_is_a_sentence(site: Any, sends: Sends, status: int, words: str) -> None:
    site.answers["/a"] = sends(b"no", status)
    with pytest.raises(FetchFailed, match=words):
        fetch(f"{site.url}/a", allow_private=True)


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body)[2:-4]),
        ("gzip", lambda body: gzip.compress(body[:20]) + gzip.compress(body[20:])),
    ],
    ids=["gzip", "zlib", "bare deflate", "two gzip members"],
)
def test_a_packed_page_is_unpacked(site: Any, sends: Sends, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    site.answers["/a"] = sends(pack(PAGE), Content_Encoding=encoding)
    assert fetch(f"{site.url}/a", allow_private=True).body == PAGE


def test_a_page_that_unpacks_beyond_the_limit_is_refused(site: Any, sends: Sends) -> None:
    bomb = gzip.compress(bytes(INPUT_BYTES + 1))
    assert len(bomb) < INPUT_BYTES // 100
    site.answers["/a"] = sends(bomb, Content_Encoding="gzip")
    with pytest.raises(TooLarge, match="larger than 20 MiB"):
        fetch(f"{site.url}/a", allow_private=True)


def test_a_page_cut_short_is_no_page(site: Any, sends: Sends) -> None:
    site.answers["/a"] = sends(gzip.compress(PAGE)[:-12], Content_Encoding="gzip")
    with pytest.raises(FetchFailed, match="incomplete"):
        fetch(f"{site.url}/a", allow_private=True)


def test_a_fetch_that_stalls_can_be_cancelled(site: Any) -> None:
    asked, over = threading.Event(), threading.Event()

    def stalls(handler: http.server.BaseHTTPRequestHandler) -> None:
        asked.set()
        over.wait(20)

    site.answers["/a"] = stalls
    try:
        with pytest.raises(FetchFailed, match="cancelled"):
            fetch(f"{site.url}/a", allow_private=True, cancelled=asked.is_set)
    finally:
        over.set()


def test_progress_tells_the_bytes_that_have_arrived(site: Any, sends: Sends) -> None:
    site.answers["/a"] = sends(PAGE)
    heard: list[tuple[int, int | None]] = []
    fetch(f"{site.url}/a", allow_private=True, on_progress=lambda done, of: heard.append((done, of)))
    assert heard[-1] == (len(PAGE), len(PAGE))


def test_a_server_that_is_not_there_is_a_sentence(site: Any) -> None:
    with pytest.raises(FetchFailed, match="can't be reached"):
        fetch("http://127.0.0.1:9/", allow_private=True)
    with pytest.raises(FetchFailed, match=r"There is no host nobody\.invalid"):
        fetch("http://nobody.invalid/")


def test_a_server_that_takes_too_long_is_left(site: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    site.answers["/a"] = lambda handler: over.wait(20)
    monkeypatch.setattr(fetching, "FETCH_SECONDS", 0.3)
    try:
        with pytest.raises(FetchFailed, match="took longer"):
            fetch(f"{site.url}/a", allow_private=True)
    finally:
        over.set()


def test_each_address_on_the_way_is_checked(site: Any, sends: Sends, monkeypatch: pytest.MonkeyPatch) -> None:
    # One address of this machine stands for the public Internet.
    monkeypatch.setattr(addresses, "is_private", lambda address: address != "127.0.0.1")
    site.answers["/a"] = sends(b"", 302, Location=site.url.replace("127.0.0.1", "127.0.0.2") + "/b")
    site.answers["/b"] = sends(PAGE)
    with pytest.raises(FetchFailed, match=r"127\.0\.0\.2 is a private address"):
        fetch(f"{site.url}/a")
