"""A value that was taken out of the ledger leaves its digest: the chain holds, and nothing pretends to know it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from claimdesk.desk import database, redacting
from claimdesk.desk.work import Read
from claimdesk.model import LedgerChange, LedgerEntry, Source
from claimdesk.store import asof
from claimdesk.words.errors import BadInput, NotFound, Refused
from claimdesk.words.terms import Role
from tests.store.desks import (
    add_member,
    add_source,
    behind,
    changes,
    column,
    edit_source,
    entries,
    is_postgres,
    open_as,
    open_desk,
)


@pytest.fixture
def redacted(desk_url: str) -> str:
    """S1 got a title that must not stand (3) and then another (4), and the first was taken out (5)."""
    with open_desk(desk_url) as desk:
        desk.do(add_source, "Tide table")
        desk.do(edit_source, 1, title="J. Doe’s address", publisher="Harbour office")
        desk.do(edit_source, 1, title="A letter")
        desk.do(redacting.value, 3, "S1", "title", "Her address")
    return desk_url


def test_the_chain_holds_and_the_other_fields_are_still_proven(redacted: str) -> None:
    assert database.problems(redacted) == []
    with behind(redacted) as plain:
        plain.execute("UPDATE ledger_change SET fields = replace(CAST(fields AS text), 'Harbour', 'Border')::json"
                      if is_postgres(redacted) else
                      "UPDATE ledger_change SET fields = replace(fields, 'Harbour', 'Border')")  # fmt: skip
    assert any(p.startswith("Entry 3 (desks.edit_source) was altered") for p in database.problems(redacted))


def test_a_forged_digest_breaks_the_chain(redacted: str) -> None:
    with open_desk(redacted) as desk:
        digest = desk.ask(
            lambda read: read.session.scalars(
                select(LedgerChange.fields)
                .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
                .where(LedgerEntry.number == 3)
            ).one()["title"]["digest"]
        )
    with behind(redacted) as plain:
        cast = ("CAST(fields AS text)", "::json") if is_postgres(redacted) else ("fields", "")
        plain.execute(f"UPDATE ledger_change SET fields = replace({cast[0]}, '{digest}', '{'0' * 64}'){cast[1]}")
    assert any(p.startswith("Entry 3 ") for p in database.problems(redacted))


def test_the_value_is_gone_from_every_entry_and_the_reason_stands_in_its_own(redacted: str) -> None:
    with open_desk(redacted) as desk:
        number, command, returned, _ = desk.ask(entries)[-1]
        assert (number, command) == (5, "redacting.value")
        assert returned == {"what": "S1", "field": "title", "entries": [3, 4], "reason": "Her address"}
        told = [fields for n in (3, 4) for _, _, fields in desk.ask(changes, n)]
        assert [list(f["title"]) for f in told] == [["digest"], ["digest"]]
        assert [f["publisher"][:2] for f in told if "publisher" in f] == [["", "Harbour office"]]
        assert set(desk.ask(column, LedgerChange.salt)[-2:]) == {b""}
    with behind(redacted) as plain:
        rows = plain.execute("SELECT CAST(fields AS text) FROM ledger_change").fetchall()
    assert not [r for r in rows if "J. Doe" in r[0]]


def test_two_fields_of_one_entry_can_be_redacted_one_after_the_other(redacted: str) -> None:
    with open_desk(redacted) as desk:
        desk.do(edit_source, 1, publisher="Port authority")
        desk.do(redacting.value, 3, "S1", "publisher", "Wrong office")
    assert database.problems(redacted) == []


def test_what_cant_be_redacted_says_why(redacted: str) -> None:
    with open_desk(redacted) as desk:
        number = desk.head().number
        for error, sentence, args in (
            (Refused, "still holds that value", (3, "S1", "publisher")),
            (Refused, "redacted already", (3, "S1", "title")),
            (NotFound, "Entry 4 did not change", (4, "S1", "publisher")),
            (NotFound, "no S9", (3, "S9", "title")),
            (BadInput, "no field", (3, "S1", "search_text")),
            (BadInput, "neither a reference", (3, "S1'--", "title")),
            (BadInput, "neither a reference", (3, "ledger_entry/1", "login")),
        ):
            with pytest.raises(error, match=sentence):
                desk.do(redacting.value, *args, "Because")
        with pytest.raises(BadInput, match="Say why"):
            desk.do(redacting.value, 2, "S1", "title", " ")
        assert desk.head().number == number


def test_only_an_admin_redacts(redacted: str) -> None:
    with open_desk(redacted) as desk:
        desk.do(add_member, "ben", Role.EDITOR)
        with open_as(redacted, "ben") as ben, pytest.raises(Refused, match="role of admin"):
            ben.do(redacting.value, 2, "source/1", "title", "Because")


def test_an_entry_with_a_redacted_value_and_the_redaction_itself_are_not_undone(redacted: str) -> None:
    with open_desk(redacted) as desk:
        with pytest.raises(Refused, match="Entry 5 took a value out of the ledger"):
            desk.undo(5)
        with pytest.raises(Refused, match="Entry 4 can't be undone: a value in it was redacted"):
            desk.undo()
        assert desk.ask(column, Source.title) == ["A letter"]


def test_an_earlier_moment_is_shown_without_it(redacted: str) -> None:
    def as_of(read: Read, number: int) -> list[tuple[str, str]]:
        rows = read.session.scalars(select(Source)).all()
        changes = asof.later(read.session, [row.uid for row in rows], number)
        return [(s.title, s.publisher) for s in asof.rewound(rows, changes, number)]

    with open_desk(redacted) as desk:
        assert desk.ask(as_of, 1) == []
        assert desk.ask(as_of, 2)[0][1] == ""
        assert desk.ask(as_of, 4) == [("A letter", "Harbour office")]
