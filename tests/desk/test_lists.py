from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from claimdesk.desk import Desk, articles, assignments, claims, relations, settings, tags, verdicts
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.references import Reference
from claimdesk.words.terms import State
from tests.desk.factories import CHARGE, DENIAL, OFFER, TEXT, analysed, article, claim, suggestion


@contextmanager
def statements(desk: Desk) -> Iterator[list[str]]:
    """The SELECTs that the desk sends meanwhile."""
    sent: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        sent.append(statement)

    event.listen(desk._engine, "before_cursor_execute", note)
    yield sent
    event.remove(desk._engine, "before_cursor_execute", note)
    sent[:] = [s for s in sent if s.lstrip().upper().startswith(("SELECT", "WITH")) and "set_config" not in s]


def pages(desk: Desk, query: Callable[..., Any], **options: Any) -> list[list[int]]:
    out, after = [], None
    while True:
        page = desk.ask(query, after=after, **options)
        out.append([r.id for r in page.rows])
        after = page.after
        if after is None:
            return out


def test_lists_go_on_after_the_last_row_and_end(desk: Desk) -> None:
    made = [article(desk, f"Text {i}.") for i in range(5)]
    assert pages(desk, articles.queue, limit=2) == [made[:2:-1], made[2:0:-1], made[:1]]
    ids = [claim(desk, made[0], "Text", text=f"Claim {i}") for i in range(4)]
    assert pages(desk, claims.queue, limit=2) == [ids[:1:-1], ids[1::-1]]
    assert desk.ask(claims.queue, limit=1).total == 4
    for query in (claims.queue, articles.queue):
        with pytest.raises(BadInput):
            desk.ask(query, after="x1")
        with pytest.raises(BadInput):
            desk.ask(query, view="mood")


def test_the_day_comes_first_among_those_that_are_due(desk: Desk) -> None:
    a = article(desk)
    days = [date(2019, 5, 1), date(2018, 1, 1), date(2018, 1, 1), date(2200, 1, 1), None]
    one, two, three, _, _ = (claim(desk, a, OFFER, text=f"Claim {d}", due=d) for d in days)
    assert pages(desk, claims.queue, view="due", limit=1) == [[two], [three], [one]]
    assert [c.id for c in desk.ask(claims.queue, query="due:2018-12-31").rows] == [three, two]


def test_a_claim_between_two_that_pull_against_it_is_listed_and_counted_once(desk: Desk) -> None:
    a = article(desk)
    offer, denial, charge = claim(desk, a, OFFER), claim(desk, a, DENIAL), claim(desk, a, CHARGE)
    desk.do(relations.relate, offer, denial, "tension")
    desk.do(relations.relate, denial, charge, "tension")
    assert pages(desk, claims.queue, view="against", limit=2) == [[charge, denial], [offer]]
    assert desk.ask(claims.counts)["against"] == 3


def test_each_view_has_its_claims_and_its_count(desk: Desk, open_as: Callable[..., Desk]) -> None:
    a = article(desk)
    offer, denial, charge = claim(desk, a, OFFER), claim(desk, a, DENIAL), claim(desk, a, CHARGE)
    ben = open_as("ben", "editor")
    desk.do(assignments.assign, Reference("C", offer), desk.member.name)
    desk.do(relations.relate, denial, charge, "tension")

    def ids(by: Desk, view: str) -> list[int]:
        return [c.id for c in by.ask(claims.queue, view=view).rows]

    assert ids(desk, "mine") == [offer]
    assert ids(ben, "mine") == []
    assert ids(desk, "unassigned") == [charge, denial]
    assert ids(desk, "against") == [charge, denial]
    assert ids(desk, "all") == [charge, denial, offer]
    assert desk.ask(claims.row, offer).assignee == desk.member.name
    held = {"mine": 1, "unassigned": 2, "review": 0, "due": 0, "against": 2, "changed": 0, "all": 3}
    assert desk.ask(claims.counts) == held
    assert [c.id for c in desk.ask(claims.queue, query="assignee:me").rows] == [offer]
    assert [c.id for c in desk.ask(claims.queue, query="assignee:none").rows] == [charge, denial]


def test_filters_and_words_narrow_the_list(desk: Desk) -> None:
    a, b = article(desk), article(desk, "Another text.", title="Other", publisher="The Gazette")
    offer = claim(desk, a, OFFER, claimant="The Governor", kind="offer")
    charge = claim(desk, a, CHARGE, claimant="Prosecutors", kind="charge", checks="attribution")
    other = claim(desk, b, "Another")
    desk.do(tags.add, Reference("C", charge), "Harbour")

    def ids(query: str) -> list[int]:
        return [c.id for c in desk.ask(claims.queue, query=query).rows]

    assert ids("ferry island") == [offer]
    assert ids("kind:charge") == ids("checks:attribution") == ids("claimant:PROSEC") == ids("tag:harbour") == [charge]
    assert ids(f"article:A{a}") == [charge, offer]
    assert ids("state:drafted") == []
    assert ids("state:open governor") == [offer]
    assert ids("100%_ ' \" ( AND") == []
    assert ids("claimant:%") == []
    assert [r.id for r in desk.ask(articles.queue, query="publisher:gazette").rows] == [b]
    assert [r.id for r in desk.ask(articles.queue, query="ferry").rows] == [a]
    assert [c.id for c in desk.ask(claims.of_article, b)] == [other]


def test_a_rating_shows_and_is_stale_once_the_wording_changes(desk: Desk) -> None:
    made = claim(desk, article(desk), CHARGE)
    desk.do(verdicts.give, made, "true", "It is so.", "The court's list names both.")
    row = desk.ask(claims.row, made)
    assert (row.state, row.rating.lower(), row.stale, row.newer_draft) == (State.DRAFTED, "true", False, False)
    desk.do(claims.edit, made, text="Other words.")
    assert desk.ask(claims.row, made).stale
    desk.undo()
    assert not desk.ask(claims.row, made).stale


def test_what_is_submitted_waits_for_another_than_its_author(desk: Desk, open_as: Callable[..., Desk]) -> None:
    made = claim(desk, article(desk), CHARGE)
    ben = open_as("ben", "editor")
    desk.do(settings.set, "review_policy", "second person")
    desk.do(verdicts.give, made, "true", "It is so.", "The court's list names both.")
    desk.do(verdicts.submit, made)
    assert [c.id for c in ben.ask(claims.queue, view="review").rows] == [made]
    assert desk.ask(claims.queue, view="review").rows == ()
    assert [c.id for c in desk.ask(claims.queue, query="state:in-review").rows] == [made]


@pytest.mark.parametrize(("query", "most"), [(claims.queue, 8), (articles.queue, 7)])
def test_a_page_takes_as_many_statements_for_many_rows_as_for_one(
    desk: Desk, query: Callable[..., Any], most: int
) -> None:
    sent = []
    for _ in range(2):
        for i in range(3):
            a = article(desk, f"{TEXT}\n\n{desk.head().number} {i}")
            analysed(desk, a, suggestion(OFFER))
            claim(desk, a, OFFER, claimant=f"Claimant {i}")
        with statements(desk) as each:
            desk.ask(query)
        sent.append(len(each))
    assert sent[0] == sent[1] <= most


def test_an_unknown_claim_is_named(desk: Desk) -> None:
    with pytest.raises(NotFound, match="C9"):
        desk.ask(claims.row, 9)
