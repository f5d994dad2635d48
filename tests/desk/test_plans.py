"""How both databases find what the screens ask for: by indexes, in no large table from end to end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from benchmarks import filling, multiplying
from claimdesk.desk import (
    Desk,
    activity,
    articles,
    claim_views,
    claims,
    database,
    publications,
    relations,
    settings,
    verdicts,
)
from claimdesk.desk.claim_views import VIEWS
from claimdesk.desk.work import Read
from claimdesk.words.document import Document
from tests.postgres import Server

# Those with thousands of rows here.
LARGE = "anchor|appearance|article|claim|claim_claimant|ledger_change|ledger_entry|relation|revision|verdict"
END_TO_END = re.compile(rf"(SCAN|Seq Scan on) ({LARGE})\b(?!.* ix_claim_(withdrawn|changed))")
COPIES = 1_000
# Beside so few thousand rows it is cheaper, for a hundred of them, to read them all.
FEW = {"limit": 5}
ASKED: dict[str, tuple[Callable[..., Any], dict[str, Any]]] = {
    **{f"claims, {view}": (claims.queue, {"view": view, **FEW}) for view in VIEWS},
    "claims, a later page": (claims.queue, {"after": "C3000", **FEW}),
    "claims, a later page by their day": (claims.queue, {"view": "due", "after": "C8", **FEW}),
    "claims in a state": (claims.queue, {"query": "state:drafted", **FEW}),
    "claims by a word": (claims.queue, {"query": "ferry", **FEW}),
    "counts": (claims.counts, {}),
    "claims of an article": (claims.of_article, {"article": 7}),
    "an article": (articles.read, {"article": 7}),
    "articles": (articles.queue, FEW),
    "my articles": (articles.queue, {"view": "mine", **FEW}),
    "activity": (activity.page, FEW),
    "activity of a member": (activity.page, {"member": "anna", **FEW}),
}
WALKED = {
    "mine": r"ix_claim_to_do\b",
    "unassigned": r"ix_claim_to_do\b",
    "review": "ix_claim_state_id",
    "due": "ix_claim_to_do_due",
    "against": "ix_relation_against_b",
    "changed": "ix_claim_changed",
    "all": "PRIMARY KEY|pk_claim",
}


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk with twenty thousand claims, some of each view."""
    if request.param == "sqlite":
        place = str(tmp_path_factory.mktemp("large") / "desk.claimdesk")
        filled(place)
        multiplying.multiply(f"sqlite:///{Path(place)}", COPIES)
        with Desk.open(place) as desk:
            yield desk
        return
    server: Server = request.getfixturevalue("postgres_server")
    name = server.fresh_database()
    database.create(server.url(name, user="anna"))
    filled(server.url(name, user="anna"))
    multiplying.multiply(server.url(name), COPIES, schema="claimdesk")
    with Desk.open(server.url(name, user="anna")) as desk:
        yield desk
    server.drop_database(name)


def filled(place: str) -> None:
    with Desk.open(place) as desk:
        if desk.member.name != "anna":
            desk.call_me("anna")
        desk.do(settings.set, "review_policy", "own")
        filling.fill(desk, 20)
        for claim in (1, 5, 9, 13):
            desk.do(publications.publish, claim)
        for claim in (2, 4, 6, 8, 11, 14, 16, 18):
            desk.do(relations.relate, claim, claim + 1, "supports")
        text = desk.ask(articles.read, 1).text
        start, end = filling.spans(text)[2]
        desk.do(articles.add, Document(text[:start] + text[end:].lstrip()), as_revision_of=1)
        desk.do(settings.set, "review_policy", "second person")
        desk.do(verdicts.submit, 17)


def plans(desk: Desk, query: Callable[..., Any], arguments: dict[str, Any], settings: str = "") -> list[str]:
    """The lines of the plans of all that a query sends, after `settings` of the database."""
    sent: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT") and "set_config" not in statement:
            sent.append((statement, parameters))

    event.listen(desk._engine, "before_cursor_execute", note)
    desk.ask(query, **arguments)
    event.remove(desk._engine, "before_cursor_execute", note)
    assert sent
    explain = "EXPLAIN QUERY PLAN" if desk.location.path else "EXPLAIN"
    with desk._engine.connect() as connection, connection.begin():
        if settings:
            connection.exec_driver_sql(settings)
        found = [connection.exec_driver_sql(f"{explain} {statement}", values).all() for statement, values in sent]
    return [str(line[-1]) for lines in found for line in lines]


@pytest.mark.parametrize("asked", ASKED)
def test_nothing_on_a_screen_takes_reading_a_large_table_from_end_to_end(large: Desk, asked: str) -> None:
    assert not [line for line in plans(large, *ASKED[asked]) if END_TO_END.search(line)]


def first(read: Read, view: str) -> list[int]:
    return list(read.connection.scalars(claim_views.ids(read, view, (), limit=5)))


@pytest.mark.parametrize("view", WALKED)
def test_a_view_takes_its_rows_from_its_own_index_in_order(large: Desk, view: str) -> None:
    lines = plans(large, first, {"view": view})
    assert any(re.search(WALKED[view], line) for line in lines)
    assert not [line for line in lines if re.search(r"FOR ORDER BY|\bSort\b(?! Key)", line)]


def test_postgresql_starts_no_workers_for_a_page(large: Desk) -> None:
    if large.location.path:
        pytest.skip("a file has no workers")
    # As on a desk of a million claims, where they seem to pay.
    seem_free = "SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0;"
    seem_free += "SET LOCAL min_parallel_table_scan_size = 0; SET LOCAL min_parallel_index_scan_size = 0"
    assert not [line for line in plans(large, claims.queue, {"limit": 100}, seem_free) if "Gather" in line]
