"""A value that was taken out of the ledger leaves its digest: the chain holds, nothing pretends to know it, and all
that was not taken out is still told, compared and rewound."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from claimdesk.desk import activity, database, redacting
from claimdesk.desk.work import Read, Work
from claimdesk.model import Article, LedgerChange, LedgerEntry, Source
from claimdesk.store import asof, redact, sides
from claimdesk.words.errors import BadInput, Conflict, NotFound, Refused
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

ALTERED = [
    "S1 was altered behind the ledger’s back: title.",
    "S1 can’t be found by its words: its search text is not that of its rows.",
]


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


def test_a_value_that_was_taken_out_unsaid_is_named(desk_url: str) -> None:
    def quietly(work: Work) -> None:
        redact.redact(work.session, 2, work.one(Source, 1), "title")

    with open_desk(desk_url) as desk:
        desk.do(add_source, "J. Doe’s address")
        desk.do(edit_source, 1, title="A letter")
        desk.do(quietly)
    unsaid = "The title that S1 had before entry 3 was taken out, and nothing in the ledger says so."
    assert database.problems(desk_url) == [unsaid]


def test_a_forged_digest_breaks_the_chain(redacted: str) -> None:
    with open_desk(redacted) as desk:
        ((_, _, fields),) = desk.ask(changes, 3)
    digest = fields["title"][2][1]["digest"]
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
        assert [f["title"][:2] for f in told] == [["Tide table", None], [None, "A letter"]]
        assert [[list(key) for key in f["title"][2]] for f in told] == [[["salt"], ["digest"]], [["digest"], ["salt"]]]
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


def test_a_batch_with_a_value_between_redacted_is_undone_as_a_whole(desk_url: str) -> None:
    batch = uuid4()
    with open_desk(desk_url) as desk:
        desk.do(add_source, "Tide table")
        for title in ("J. Doe’s address", "A letter"):
            desk.do(edit_source, 1, title=title, batch=batch)
        desk.do(redacting.value, 3, "S1", "title", "Her address")
        desk.undo()
        assert desk.ask(column, Source.title) == ["Tide table"]
    assert database.problems(desk_url) == []


def test_an_earlier_moment_is_shown_without_it(redacted: str) -> None:
    def as_of(read: Read, number: int) -> list[tuple[str, str]]:
        rows = read.session.scalars(select(Source)).all()
        changes = asof.later(read.session, [row.uid for row in rows], number)
        return [(s.title, s.publisher) for s in asof.rewound(rows, changes, number)]

    with open_desk(redacted) as desk:
        assert desk.ask(as_of, 1) == []
        assert desk.ask(as_of, 2) == [("Tide table", "")]
        assert desk.ask(as_of, 3) == [("A letter", "Harbour office")]
        assert desk.ask(as_of, 4) == [("A letter", "Harbour office")]


def test_the_value_that_took_its_place_is_still_compared_with_the_row(redacted: str) -> None:
    with behind(redacted) as plain:
        plain.execute("UPDATE source SET title = 'A forged letter' WHERE id = 1")
    assert database.problems(redacted) == ALTERED


def test_a_value_that_somebody_hides_like_a_redacted_one_is_named(redacted: str) -> None:
    with open_desk(redacted) as desk:
        ((_, _, fields),) = desk.ask(changes, 4)
    key = fields["title"][2][1]
    fields["title"][1], fields["title"][2][1] = None, {"digest": _sha(key["salt"] + _json("A letter"))}
    with behind(redacted) as plain:
        plain.execute(
            f"UPDATE ledger_change SET fields = '{json.dumps(fields)}'"
            " WHERE entry_uid = (SELECT uid FROM ledger_entry WHERE number = 4)"
        )
        plain.execute("UPDATE source SET title = 'A forged letter' WHERE id = 1")
    assert database.problems(redacted) == ALTERED


@pytest.mark.parametrize("titles", [["B", "C"], ["B", "J. Doe’s address", "C"]])
def test_a_middle_value_that_somebody_hides_like_a_redacted_one_is_named(desk_url: str, titles: list[str]) -> None:
    """Also where the entries beside it are those that another value was taken from."""
    with open_desk(desk_url) as desk:
        desk.do(add_source, "Tide table")
        for title in ["J. Doe’s address", *titles]:
            desk.do(edit_source, 1, title=title)
        desk.do(redacting.value, 3, "s1", "title", "Her address")
    assert database.problems(desk_url) == []
    hide(desk_url, 4, 1, "B")
    hide(desk_url, 5, 0, "B")
    (problem,) = database.problems(desk_url)
    assert problem == "The title that S1 had before entry 5 was taken out, and nothing in the ledger says so."


def hide(url: str, number: int, side: int, value: str) -> None:
    """Put a digest in place of a title in the ledger, as an admin of the server could."""
    with open_desk(url) as desk:
        ((_, _, fields),) = desk.ask(changes, number)
        ((salt,),) = desk.ask(
            lambda read: read.session.execute(
                select(LedgerChange.salt)
                .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
                .where(LedgerEntry.number == number)
            ).all()
        )
    for name, told in fields.items():
        fields[name] = sides.without(salt, name, told, sides.REDACTED)
    told = fields["title"]
    assert told[side] == value
    told[side], told[2][side] = None, {"digest": _sha(told[2][side]["salt"] + _json(value))}
    with behind(url) as plain:
        plain.execute(
            f"UPDATE ledger_change SET fields = '{json.dumps(fields)}'"
            f" WHERE entry_uid = (SELECT uid FROM ledger_entry WHERE number = {number})"
        )


def test_the_values_beside_it_are_still_proven(redacted: str) -> None:
    for number, other in ((3, "Tide table"), (4, "A letter")):
        with behind(redacted) as plain:
            cast = ("CAST(fields AS text)", "::json") if is_postgres(redacted) else ("fields", "")
            plain.execute(
                f"UPDATE ledger_change SET fields = replace({cast[0]}, '{other}', 'Forged'){cast[1]}"
                f" WHERE entry_uid = (SELECT uid FROM ledger_entry WHERE number = {number})"
            )
        assert any(p.startswith(f"Entry {number} ") for p in database.problems(redacted))


def test_an_outsider_proves_both_sides_as_the_description_says(redacted: str) -> None:
    """By the text at the heads of `ledger` and `sides` alone; the redacted side by whoever still knows its value."""

    def contents(read: Read) -> list[tuple[str, list[str]]]:
        query = select(LedgerEntry.content, LedgerEntry.command, LedgerEntry.returned, LedgerChange)
        found = read.session.execute(
            query.join(LedgerChange, LedgerChange.entry_uid == LedgerEntry.uid).where(LedgerEntry.number.in_((3, 4)))
        )
        return [(content, _content(command, returned, change)) for content, command, returned, change in found]

    with open_desk(redacted) as desk:
        for sealed, computed in desk.ask(contents):
            assert sealed == computed


def _sha(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _content(command: str, returned: Any, change: LedgerChange) -> str:
    fields = {
        name: [
            key["digest"] if "digest" in key else _sha(key["salt"] + _json(value))
            for value, key in zip(told[:2], told[2], strict=True)
        ]
        for name, told in change.fields.items()
    }
    digest = _sha(_json([change.table_name, str(change.row_uid), change.inserted, fields]))
    return _sha(_json([command, None, None, returned, [digest]]))


def test_history_tells_the_side_that_is_left(redacted: str) -> None:
    with open_desk(redacted) as desk:
        told = [
            (change.before, change.after)
            for number in (3, 4)
            for change in desk.ask(activity.entry, number)[1]
            if change.field == "source.title"
        ]
    assert told == [("Tide table", "(redacted)"), ("(redacted)", "A letter")]


def test_a_screen_drawn_before_it_meets_a_conflict_all_the_same(redacted: str) -> None:
    with open_desk(redacted) as desk:
        desk.do(add_member, "ben", Role.EDITOR)
        with open_as(redacted, "ben") as ben:
            with pytest.raises(Conflict) as caught:
                ben.do(edit_source, 1, title="A note", seen=3)
            (difference,) = caught.value.differences
        assert (difference.original, difference.theirs) == ("(redacted)", "A letter")


def test_a_value_that_is_an_object_is_taken_out_and_told_from_the_keys(desk_url: str) -> None:
    """An object of the form that a key has is a value like any other."""

    def find(work: Work, found: dict[str, str]) -> None:
        work.one(Article, 1).found = found

    with open_desk(desk_url) as desk:
        desk.do(lambda work: work.add(Article(title="Tides", found={"digest": "a"})).id)
        desk.do(find, {"salt": "b"})
        desk.do(find, {"digest": "c"})
        assert database.problems(desk_url) == []
        desk.do(redacting.value, 3, "A1", "found", "Her name")
        told = [sides.of(fields["found"]) for n in (2, 3, 4) for _, _, fields in desk.ask(changes, n)]
    assert told == [
        (None, {"digest": "a"}),
        ({"digest": "a"}, sides.REDACTED),
        (sides.REDACTED, {"digest": "c"}),
    ]
    assert database.problems(desk_url) == []
