"""Who looks at or edits the same thing is known for a moment, and leaves nothing in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from claimdesk.desk import Desk, presence
from claimdesk.desk.work import Read
from claimdesk.model import Presence
from claimdesk.words.references import Reference
from claimdesk.words.views.lists import Present
from tests.store.desks import behind

OpenAs = Callable[..., Desk]
HERE, THERE = uuid4(), uuid4()


def rows(read: Read) -> int:
    return read.session.execute(select(func.count()).select_from(Presence)).scalar_one()


def test_what_one_terminal_shows_the_others_hear(desk: Desk, open_as: OpenAs) -> None:
    ben = open_as("ben")
    ben.present(THERE, Reference("C", 340), editing=True)
    assert desk.ask(presence.others, HERE) == [Present("ben", "C340", True)]
    assert ben.ask(presence.others, THERE) == []


def test_the_newest_word_of_a_terminal_counts(desk: Desk, open_as: OpenAs) -> None:
    ben = open_as("ben")
    ben.present(THERE, Reference("C", 340))
    ben.present(THERE, Reference("A", 12))
    assert desk.ask(presence.others, HERE) == [Present("ben", "A12", False)]
    ben.present(THERE, None)
    assert desk.ask(presence.others, HERE) == []


def test_who_is_not_heard_of_is_gone_and_their_row_serves_the_next_terminal(
    desk: Desk, open_as: OpenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    ben = open_as("ben")
    ben.present(THERE, Reference("C", 340))
    monkeypatch.setattr(presence, "EXPIRES", timedelta(0))
    assert desk.ask(presence.others, HERE) == []
    ben.present(uuid4(), Reference("C", 341))
    assert desk.ask(rows) == 1


def test_viewers_are_seen_too(desk: Desk, open_as: OpenAs) -> None:
    vera = open_as("vera", "viewer")
    vera.present(THERE, Reference("C", 340))
    assert desk.ask(presence.others, HERE) == [Present("vera", "C340", False)]
    vera.present(THERE, Reference("A", 12))
    assert desk.ask(presence.others, HERE) == [Present("vera", "A12", False)]


def test_nobody_is_here_for_hours_because_the_servers_clock_was_set_back(
    desk: Desk, desk_url: str, open_as: OpenAs
) -> None:
    ben = open_as("ben")
    ben.present(THERE, Reference("C", 340))
    with behind(desk_url) as raw:
        raw.execute(f"UPDATE presence SET at = '{(datetime.now(UTC) + timedelta(hours=1)).isoformat()}'")
    assert desk.ask(presence.others, HERE) == []
    ben.present(uuid4(), Reference("C", 341))
    assert desk.ask(presence.others, HERE) == [Present("ben", "C341", False)]
    assert desk.ask(rows) == 1


def test_it_makes_no_entry(desk: Desk) -> None:
    before = desk.head()
    desk.present(HERE, Reference("C", 340))
    assert desk.head() == before
