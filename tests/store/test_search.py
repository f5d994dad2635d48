"""The search index gives the same answers on both databases, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimdesk.desk import Desk, database
from claimdesk.desk.work import Read, Work
from claimdesk.model.columns import CLAIM, SOURCE
from claimdesk.store import search
from claimdesk.store.search_tokens import INDEX_BYTES, INDEX_TOKENS, search_text, tokens
from tests.postgres import Server
from tests.store.desks import add_claim, add_source, edit_claim, open_desk

TEXTS = [
    "The co-op pays 3.5% from 12/09/2018",
    "Read https://example.org/a?b=c&d=%20e (version 1e5abc)",
    "It fell to -5 degrees AND then NOT OR NEAR",
    "東京都は新しい港を開く",
    "서울 항구",
    "Déjà vu à Orléans, naïve Ångström",
    "Straße und STRASSE",
    "isn’t it? it isn't",
    "ﬁnancial Ⅳ ½ ①",
    "e\u0301te\u0301 \u200bzero\u200dwidth",
    "snake_case and \"quoted\" 'text' \\ back",
    "x",
]
QUERIES = {
    '"x': [12],
    "co-op": [1],
    "op co": [1],
    "3.5%": [1],
    "AND": [3, 11],
    "-5": [1, 3],
    "NOT": [3],
    "OR": [2, 3, 6],
    "https://example.org/a?b=c": [2],
    "12/09/2018": [1],
    "1e5": [2],
    "東京": [4],
    "新しい港": [4],
    "京": [4],
    "都新": [],
    "東": [4],
    "서울": [5],
    "deja vu": [6],
    "orleans": [6],
    "ÅNGSTRÖM": [6],
    "strasse": [7],
    "isnt": [8],
    "isn't": [8],
    "financial": [9],
    "été": [10],
    "ete": [10],
    "snake": [11],
    "'text' \\": [11],
    "x' | 'y": [],
    "x:*": [12],
    "nothing of the kind": [],
}


def ids(read: Read, query: str) -> list[int] | None:
    found = search.matching(read.connection, CLAIM, query)
    return None if found is None else sorted(read.connection.scalars(found))


@pytest.fixture(scope="module")
def both(postgres_server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, Desk]]:
    name = postgres_server.fresh_database()
    url = postgres_server.url(name, user="anna")
    database.create(url)
    with Desk.open(tmp_path_factory.mktemp("search") / "desk") as file, Desk.open(url) as server:
        for desk in (file, server):
            for text in TEXTS:
                desk.do(add_claim, text)
        yield file, server
    postgres_server.drop_database(name)


@pytest.mark.postgres
@pytest.mark.parametrize("query", QUERIES)
def test_a_hostile_query_finds_the_same_on_both(both: tuple[Desk, Desk], query: str) -> None:
    assert [desk.ask(ids, query) for desk in both] == [QUERIES[query]] * 2


@pytest.mark.postgres
@given(query=st.one_of(st.text(max_size=30), st.sampled_from(TEXTS).flatmap(lambda t: st.sampled_from(t.split()))))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_query_finds_the_same_on_both(both: tuple[Desk, Desk], query: str) -> None:
    file, server = both
    assert file.ask(ids, query) == server.ask(ids, query)


@given(st.text())
@settings(max_examples=200)
def test_tokens_hold_no_blank_and_nothing_an_index_would_change(text: str) -> None:
    for token in tokens(text):
        assert token
        assert not set(token) & set(" \t\n\"'\\:*&|!()<>-")
        assert not any("A" <= c <= "Z" for c in token)


@given(st.text())
@settings(max_examples=200)
def test_a_text_is_found_by_its_own_tokens_in_whatever_normal_form(text: str) -> None:
    import unicodedata

    for form in ("NFC", "NFD", "NFKC"):
        assert tokens(unicodedata.normalize(form, text)) == tokens(unicodedata.normalize("NFC", text))


def test_a_changed_text_is_found_by_its_new_words_alone(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        claim = desk.do(add_claim, "The ferry was late")
        desk.do(edit_claim, claim, text="The harbour was closed")
        assert [desk.ask(ids, q) for q in ("ferry", "harb", "was closed")] == [[], [claim], [claim]]
        desk.undo()
        assert [desk.ask(ids, q) for q in ("ferry", "harb")] == [[claim], []]
        assert desk.ask(ids, " — ") is None


def test_what_the_index_takes_of_a_long_text_is_bounded() -> None:
    wide = " ".join(f"{i:05d}" + "\U00020000".join("a" * 17) for i in range(30_000))
    assert len(search_text(wide).encode()) <= INDEX_BYTES + INDEX_TOKENS
    short = search_text(" ".join(str(i) for i in range(30_000))).split()
    assert short == [str(i) for i in range(INDEX_TOKENS)]


def test_a_text_of_many_long_words_can_be_stored(desk_url: str) -> None:
    """PostgreSQL's tsvector ends at a mebibyte."""

    def add(work: Work) -> None:
        from claimdesk.model import Article, Revision

        text = " ".join(f"{i:05d}" + "ж" * 35 for i in range(25_000))
        article = work.add(Article(title="Long words", found={}))
        given = {"cause": "publisher", "media_type": "text/plain", "extractor": "x", "extractor_version": "1"}
        work.add(
            Revision(
                article_id=article.id,
                number=1,
                obtained_at=work.now,
                text_sha256="",
                raw_sha256="",
                text=text,
                raw=b"",
                cut=[],
                **given,
            )
        )

    with open_desk(desk_url) as desk:
        desk.do(add)
        assert desk.head().number == 2


def test_a_source_is_found_too(desk_url: str) -> None:
    def sources(read: Read, query: str) -> list[int]:
        found = search.matching(read.connection, SOURCE, query)
        assert found is not None
        return list(read.connection.scalars(found))

    with open_desk(desk_url) as desk:
        desk.do(add_source, "Tide table", url="https://example.org/tides", publisher="Harbour office")
        assert [desk.ask(sources, q) for q in ("tide", "example.org", "harbour off")] == [[1], [1], [1]]
