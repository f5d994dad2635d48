"""Two at the same instant: the second comes between the work of the first and its entry."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from sqlalchemy import event

from claimdesk.desk import Desk, articles, claimants, claims, database, sources
from tests.desk.factories import CHARGE, OFFER, article, claim, document
from tests.store.desks import is_postgres


@pytest.fixture
def race(desk: Desk, desk_url: str) -> Callable[[Callable[[Desk], Any], Callable[[Desk], Any]], list[Any]]:
    """Runs the first on the desk; when that is about to write its entry, the second starts elsewhere, and the first
    goes on once the second waits for a lock, or is done. Returns the answer of the second."""

    def run(first: Callable[[Desk], Any], second: Callable[[Desk], Any]) -> list[Any]:
        answers: list[Any] = []
        with Desk.open(desk_url) as other:
            thread = threading.Thread(target=lambda: answers.append(second(other)))

            def before_entry(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
                if thread.ident is None and ("append_entry" in statement or "INTO ledger_entry" in statement):
                    thread.start()
                    while thread.is_alive() and is_postgres(desk_url) and not somebody_waits(desk_url):
                        thread.join(0.01)

            event.listen(desk._engine, "before_cursor_execute", before_entry)
            first(desk)
            thread.join()
        assert database.problems(desk_url) == []
        return answers

    return run


def somebody_waits(url: str) -> bool:
    """Whether a connection of this login waits for a lock."""
    query = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    with psycopg.connect(url) as connection:
        return connection.execute(query).fetchone() is not None


def test_the_same_text_is_one_article(desk: Desk, race: Any) -> None:
    def bring_in(desk: Desk) -> str:
        return articles.added(desk.do(articles.add, document())).outcome

    assert race(bring_in, bring_in) == ["unchanged"]
    assert len(desk.ask(articles.queue).rows) == 1


def test_a_claimant_that_is_merged_while_it_is_named_leaves_no_claim_behind(desk: Desk, race: Any) -> None:
    a = article(desk)
    claim(desk, a, OFFER, claimant="Met Police")
    desk.do(claimants.add, "Met")
    other = claim(desk, a, CHARGE)
    race(
        lambda desk: desk.do(claims.edit, other, claimant="Met"),
        lambda desk: desk.do(claimants.merge, "Met Police", "Met"),
    )
    assert desk.ask(claims.row, other).claimants == ("Met Police",)


def test_the_undo_of_a_new_name_waits_for_who_words_a_claim_of_that_claimant(desk: Desk, race: Any) -> None:
    made = claim(desk, article(desk), OFFER, claimant="The governer")
    desk.do(claimants.edit, "The governer", "The governor")
    renamed = desk.head().number
    race(lambda desk: desk.do(claims.edit, made, text="A ferry was offered."), lambda desk: desk.undo(renamed))
    assert desk.ask(claims.row, made).claimants == ("The governer",)


def test_a_source_brought_in_twice_is_here_already_for_one_of_them(desk: Desk, race: Any) -> None:
    def bring_in(desk: Desk) -> bool:
        return bool(desk.do(sources.bring_in, url="https://varn.example/rules")[1])

    assert race(bring_in, bring_in) == [False]
