"""Who looks at or edits the same thing is known for a moment, and leaves nothing in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from claimdesk.desk import Desk, presence
from claimdesk.desk.work import Read
from claimdesk.model import Presence
from claimdesk.words.references import Reference
from claimdesk.words.views.lists import Present

OpenAs = Callable[..., Desk]
HERE, THERE = uuid4(), uuid4()


def rows(read: Read) -> int:
    return read.session.execute(select(func.count()).select_from(Presence)).scalar_one()


def test_what_one_terminal_shows_the_others_hear(desk: Desk, open_as: OpenAs) -> None:
    ben = open_as("ben")
    ben.do(presence.note, THERE, Reference("C", 340), editing=True)
    assert desk.ask(presence.others, HERE) == [Present("ben", "C340", True)]
    assert ben.ask(presence.others, THERE) == []


def test_the_newest_word_of_a_terminal_counts(desk: Desk, open_as: OpenAs) -> None:
    ben = open_as("ben")
    ben.do(presence.note, THERE, Reference("C", 340))
    ben.do(presence.note, THERE, Reference("A", 12))
    assert desk.ask(presence.others, HERE) == [Present("ben", "A12", False)]
    ben.do(presence.note, THERE, None)
    assert desk.ask(presence.others, HERE) == []


def test_who_is_not_heard_of_is_gone_and_their_row_serves_the_next_terminal(
    desk: Desk, open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = open_as("ben")
    ben.do(presence.note, THERE, Reference("C", 340))
    monkeypatch.setattr(presence, "EXPIRES", timedelta(0))
    assert desk.ask(presence.others, HERE) == []
    ben.do(presence.note, uuid4(), Reference("C", 341))
    assert desk.ask(rows) == 1


def test_it_makes_no_entry(desk: Desk) -> None:
    before = desk.head()
    desk.do(presence.note, HERE, Reference("C", 340))
    assert desk.head() == before
