"""`seen`: what others changed meanwhile merges where it is another field, and is shown where it is the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from claimdesk.desk import Desk
from claimdesk.desk.work import Work
from claimdesk.model import Claim, Source
from claimdesk.words.errors import Conflict
from claimdesk.words.terms import Role
from tests.store.desks import (
    add_claim,
    add_member,
    add_source,
    column,
    edit_claim,
    edit_source,
    entries,
    open_as,
    open_desk,
    withdraw,
)


def judge(work: Work, claim: int, *fields: str, also: str = "") -> int:
    """Something that rests on how the claim reads."""
    row = work.one(Claim, claim)
    work.decides_on(row, *fields)
    if also:
        row.translator = also
    return add_source(work, f"Judged {claim}")


@pytest.fixture
def two(desk_url: str) -> Any:
    with open_desk(desk_url) as desk:
        desk.do(add_member, "ben", Role.EDITOR)
        desk.do(add_source, "Tide table")
        desk.do(add_claim)
        with open_as(desk_url, "ben") as ben:
            yield desk, ben


def test_other_fields_merge_by_themselves(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    seen = desk.head().number
    ben.do(edit_source, 1, publisher="Harbour office")
    desk.do(edit_source, 1, title="Tide table 2026", seen=seen)
    assert desk.ask(column, Source.publisher) == ["Harbour office"]
    assert desk.ask(column, Source.title) == ["Tide table 2026"]


def test_the_same_field_is_a_conflict_that_carries_both_sides(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    seen = desk.head().number
    ben.do(edit_source, 1, title="Tides")
    ben.do(edit_source, 1, title="Tides of 2026", publisher="Harbour office")
    with pytest.raises(Conflict, match="ben changed this while you had it on the screen: title") as met:
        desk.do(edit_source, 1, title="Tide table 2026", seen=seen)
    (d,) = met.value.differences
    assert (d.what, d.field, d.by) == ("source", "title", "ben")
    assert (d.original, d.theirs, d.yours) == ("Tide table", "Tides of 2026", "Tide table 2026")
    assert desk.ask(column, Source.title) == ["Tides of 2026"]
    desk.do(edit_source, 1, title="Tide table 2026", seen=desk.head().number)


def test_both_to_the_same_and_there_and_back_are_no_conflict(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    seen = desk.head().number
    ben.do(edit_source, 1, title="Tides", publisher="Port authority")
    desk.do(edit_source, 1, title="Tides", byline="A. Lund", seen=seen)
    ben.do(edit_source, 1, publisher="")
    desk.do(edit_source, 1, publisher="Harbour office", seen=seen)
    assert desk.ask(column, Source.publisher) == ["Harbour office"]


def test_own_entries_are_no_conflict_but_those_of_another_terminal_are(two: tuple[Desk, Desk], desk_url: str) -> None:
    desk, _ = two
    seen = desk.head().number
    desk.do(edit_source, 1, title="Tides")
    desk.do(edit_source, 1, title="Tides of 2026", seen=seen)
    with Desk.open(desk_url) as elsewhere:
        elsewhere.do(edit_source, 1, title="Third")
    with pytest.raises(Conflict):
        desk.do(edit_source, 1, title="Fourth", seen=seen)


def test_what_a_command_decides_on_conflicts_though_it_writes_elsewhere(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    seen = desk.head().number
    ben.do(edit_claim, 1, text="The harbour closes at noon.")
    with pytest.raises(Conflict, match=r"ben .*: text") as met:
        desk.do(judge, 1, "text", "checks", seen=seen)
    assert met.value.differences[0].yours is None
    with pytest.raises(Conflict):
        desk.do(judge, 1, seen=seen)
    desk.do(judge, 1, "due", seen=seen)
    assert len(desk.ask(entries)) == 6


def test_a_field_decided_on_that_was_emptied_conflicts_also_where_another_is_written(
    two: tuple[Desk, Desk],
) -> None:
    desk, ben = two
    desk.do(edit_claim, 1, due=date(2026, 12, 31))
    seen = desk.head().number
    ben.do(edit_claim, 1, due=None)
    with pytest.raises(Conflict, match="due"):
        desk.do(judge, 1, "due", also="A. Lund", seen=seen)


def test_a_row_that_came_later_and_one_that_was_withdrawn_conflict(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    seen = desk.head().number
    later = ben.do(add_claim, "The ferry was late")
    with pytest.raises(Conflict):
        desk.do(judge, later, seen=seen)
    ben.do(withdraw, Claim, 1)
    with pytest.raises(Exception, match="withdrawn"):
        desk.do(judge, 1, seen=seen)


def test_without_seen_the_last_one_to_save_wins(two: tuple[Desk, Desk]) -> None:
    desk, ben = two
    ben.do(edit_source, 1, title="Tides")
    desk.do(edit_source, 1, title="Tide table 2026")
    assert desk.ask(column, Source.title) == ["Tide table 2026"]
