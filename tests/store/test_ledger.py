"""The ledger: what an entry holds, its hashes by the book, and that nothing goes round it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, insert, literal, select, text, update
from sqlalchemy.orm import Session, aliased

from claimdesk.desk import Desk, writing
from claimdesk.desk.work import Read, Work
from claimdesk.model import Claim, Claimant, Evidence, LedgerChange, LedgerEntry, LedgerHead, Source
from claimdesk.model.columns import MEMBER
from claimdesk.model.types import Moment
from claimdesk.store.guard import LedgerBypassed
from claimdesk.words.terms import Checks, Kind, SourceKind
from tests.store.desks import (
    WORDS,
    add_claim,
    add_claimant,
    add_evidence,
    add_member,
    add_source,
    changes,
    column,
    edit_claim,
    edit_source,
    entries,
    fill,
    live_names,
    open_desk,
    rename_claimant,
    restore,
    withdraw,
)


def add_two(work: Work, *names: str) -> list[int]:
    """Several flushes in one transaction."""
    return [add_claimant(work, n) for n in names]


def test_a_transaction_is_one_entry_with_its_command_and_answer(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        ids = desk.do(add_two, "Ada", "Bo")
        assert desk.ask(entries)[1:] == [(2, "test_ledger.add_two", ids, None)]
        assert [c[0] for c in desk.ask(changes, 2)] == ["claimant", "claimant"]
        assert desk.head().number == 2


def test_where_nothing_changed_there_is_no_entry(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        ada = desk.do(add_claimant, "Ada")
        desk.do(rename_claimant, ada, "Ada")
        desk.do(lambda work: None)
        desk.do(there_and_back, ada)
        assert desk.head().number == 2


def there_and_back(work: Work, claimant: int) -> None:
    """Two flushes that cancel out."""
    row = work.one(Claimant, claimant)
    for name in ("Other", "Ada"):
        row.name = name
        work.session.flush()


def test_what_a_failed_command_wrote_is_gone(desk_url: str) -> None:
    def fail(work: Work) -> None:
        add_claimant(work, "Ada")
        raise RuntimeError("after the insert")

    with open_desk(desk_url) as desk:
        with pytest.raises(RuntimeError):
            desk.do(fail)
        assert desk.ask(live_names) == []
        assert desk.head().number == 1


def test_an_insert_is_logged_with_every_field_and_its_defaults(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        id_ = desk.do(add_source, "Tide table", reliability="B")
        ((table, inserted, fields),) = desk.ask(changes, 2)
    assert (table, inserted) == ("source", True)
    assert fields == {
        "id": [None, id_],
        "withdrawn_at": [None, None],
        "title": [None, "Tide table"],
        "kind": [None, "document"],
        "url": [None, ""],
        "url_key": [None, None],
        "publisher": [None, ""],
        "byline": [None, ""],
        "published": [None, ""],
        "language": [None, ""],
        "origin": [None, ""],
        "primary": [None, False],
        "reliability": [None, "B"],
        "reliability_reason": [None, ""],
    }


def test_many_rows_of_one_flush_are_logged_like_single_ones(desk_url: str) -> None:
    def add_at_once(work: Work) -> None:
        work.session.add_all([Source(title=f"Tide table {i}", kind=SourceKind.DOCUMENT) for i in range(5)])

    with open_desk(desk_url) as desk:
        desk.do(add_at_once)
        logged = [fields for _, _, fields in desk.ask(changes, 2)]
        assert [f["id"][1] for f in logged] == desk.ask(column, Source.id)
        assert {f["publisher"][1] for f in logged} == {""}


def test_a_change_is_logged_with_before_and_after_over_all_flushes(desk_url: str) -> None:
    def edit_twice(work: Work, claimant: int) -> None:
        row = work.one(Claimant, claimant)
        row.name = "Draft"
        work.session.flush()
        work.session.expire(row)
        row.name = "Ada Lund"

    with open_desk(desk_url) as desk:
        ada = desk.do(add_claimant, "Ada")
        desk.do(edit_twice, ada)
        assert desk.ask(changes, 3) == [("claimant", False, {"name": ["Ada", "Ada Lund"]})]


def test_a_row_changed_after_its_insert_is_logged_as_it_ended(desk_url: str) -> None:
    def add_and_edit(work: Work) -> None:
        row = work.add(Claimant(name="Draft"))
        row.name = "Ada"

    with open_desk(desk_url) as desk:
        desk.do(add_and_edit)
        ((_, inserted, fields),) = desk.ask(changes, 2)
        assert inserted
        assert fields["name"] == [None, "Ada"]


def test_withdrawal_is_logged_as_a_time_and_derived_columns_not_at_all(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        claim = desk.do(add_claim)
        desk.do(withdraw, Claim, claim)
        desk.do(restore, Claim, claim)
        ((_, _, created),) = desk.ask(changes, 2)
        ((_, _, gone),) = desk.ask(changes, 3)
        ((_, _, back),) = desk.ask(changes, 4)
    assert not {"state", "wording", "search_text", "version", "uid"} & set(created)
    assert list(gone) == ["withdrawn_at"]
    assert datetime.fromisoformat(gone["withdrawn_at"][1]).tzinfo is not None
    assert back == {"withdrawn_at": gone["withdrawn_at"][::-1]}


def test_a_long_field_is_logged_by_its_hash_and_written_once(desk_url: str) -> None:
    def rewrite(work: Work, evidence: int) -> None:
        work.one(Evidence, evidence).excerpt = "Something else"

    excerpt = "Low water at six. " * 500
    with open_desk(desk_url) as desk:
        evidence = desk.do(add_evidence, desk.do(add_claim), desk.do(add_source, "Tide table"), excerpt)
        ((_, _, fields),) = desk.ask(changes, 4)
        assert fields["excerpt"] == [None, hashlib.sha256(excerpt.encode()).hexdigest()]
        with pytest.raises(LedgerBypassed, match="written once"):
            desk.do(rewrite, evidence)


def _entries_in_full(read: Read) -> list[tuple[LedgerEntry, list[LedgerChange]]]:
    found = read.session.scalars(select(LedgerEntry).order_by(LedgerEntry.number)).all()
    of = select(LedgerChange)
    return [(e, list(read.session.scalars(of.where(LedgerChange.entry_uid == e.uid)))) for e in found]


def _sha(said: str | bytes) -> str:
    return hashlib.sha256(said.encode() if isinstance(said, str) else said).hexdigest()


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_the_hashes_are_those_that_the_description_gives(desk_url: str) -> None:
    """Computed here from the text at the head of the ledger's module alone, as an outsider would."""
    with open_desk(desk_url) as desk:
        desk.do(fill)
        desk.do(add_claimant, "Ås “Ø” \u2028 \x7f")
        desk.undo()
        desk.redo()
        ledger = desk.ask(_entries_in_full)
        head = desk.head()
    previous = "0" * 64
    for entry, its in ledger:
        digests = []
        for c in its:
            fields = {
                name: [
                    _sha(_sha(c.salt + f"{name}.{side}".encode()) + _json(value))
                    for side, value in zip(("before", "after"), told, strict=True)
                ]
                for name, told in c.fields.items()
            }
            digests.append(_sha(_json([c.table_name, str(c.row_uid), c.inserted, fields])))
        batch = str(entry.batch) if entry.batch else None
        content = _sha(_json([entry.command, batch, entry.undoes, entry.returned, sorted(digests)]))
        assert content == entry.content
        at = entry.at - datetime(1970, 1, 1, tzinfo=UTC)
        at_us = (at.days * 86_400 + at.seconds) * 1_000_000 + at.microseconds
        parts = [previous, entry.number, at_us, entry.uid, entry.member, entry.login, entry.content]
        assert _sha("\n".join(str(p) for p in parts)) == entry.hash
        previous = entry.hash
    assert (head.number, head.hash) == (len(ledger), previous)
    assert len({c.salt for _, its in ledger for c in its}) == sum(len(its) for _, its in ledger)


def _core_insert(session: Session) -> None:
    session.execute(insert(Claimant).values(name="Ghost"))


def _core_update(session: Session) -> None:
    session.execute(update(Claimant).values(name="Ghost"))


def _core_delete(session: Session) -> None:
    session.execute(delete(Claimant))


def _on_the_connection(session: Session) -> None:
    session.connection().execute(update(Claimant.__table__).values(name="Ghost"))


def _many_on_the_connection(session: Session) -> None:
    session.connection().execute(insert(Claimant.__table__), [{"name": "Ghost"}, {"name": "Spook"}])


def _through_an_alias(session: Session) -> None:
    session.execute(update(aliased(Claimant)).values(name="Ghost"))


def _inside_a_query(session: Session) -> None:
    gone = delete(Claimant).returning(Claimant.id).cte()
    session.execute(select(gone.c.id)).all()


def _from_a_query(session: Session) -> None:
    session.execute(insert(Claimant).from_select(["name"], select(Source.title)))


def _bulk_mappings(session: Session) -> None:
    session.bulk_insert_mappings(Claimant, [{"name": "Ghost"}])  # type: ignore[arg-type]


def _bulk_objects(session: Session) -> None:
    session.bulk_save_objects([Claimant(name="Ghost")])


def _bulk_updates(session: Session) -> None:
    session.bulk_update_mappings(Claimant, [{"id": 1, "name": "Ghost", "version": 1}])  # type: ignore[arg-type]


def _legacy_query(session: Session) -> None:
    session.query(Claimant).update({"name": "Ghost"})


def _plain_text(session: Session) -> None:
    session.execute(text("UPDATE claimant SET name = 'Ghost'"))


def _text_on_the_connection(session: Session) -> None:
    session.connection().execute(text("DELETE FROM claimant"))


def _the_ledger_itself(session: Session) -> None:
    session.execute(delete(LedgerChange))


def _an_entry(session: Session) -> None:
    session.execute(update(LedgerEntry).values(login="ghost"))


def _the_head(session: Session) -> None:
    session.execute(update(LedgerHead).values(number=0))


def _session_delete(session: Session) -> None:
    session.delete(session.scalars(select(Claimant)).one())
    session.flush()


def _savepoint(session: Session) -> None:
    with session.begin_nested():
        session.add(Claimant(name="Bo"))
        session.flush()


def _after_a_flush_without_changes(session: Session) -> None:
    row = session.scalars(select(Claimant)).one()
    row.name = str(row.name)
    session.flush()
    session.execute(update(Claimant).values(name="Ghost"))


def _after_a_flush(session: Session) -> None:
    session.add(Claimant(name="Bo"))
    session.flush()
    session.execute(update(Claimant).values(name="Ghost"))


WAYS_ROUND = [
    _core_insert,
    _core_update,
    _core_delete,
    _on_the_connection,
    _many_on_the_connection,
    _through_an_alias,
    _inside_a_query,
    _from_a_query,
    _bulk_mappings,
    _bulk_objects,
    _bulk_updates,
    _legacy_query,
    _plain_text,
    _text_on_the_connection,
    _the_ledger_itself,
    _an_entry,
    _the_head,
    _session_delete,
    _savepoint,
    _after_a_flush,
    _after_a_flush_without_changes,
]


def test_nothing_goes_round_the_ledger(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        desk.do(add_claimant, "Ada")
        for way in WAYS_ROUND:
            with pytest.raises(LedgerBypassed):
                desk.do(lambda work, way=way: way(work.session))
            assert desk.ask(live_names) == ["Ada"], way
        assert desk.head().number == 2


def test_a_query_writes_nothing(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        desk.do(add_claimant, "Ada")
        for way in (_core_update, _core_insert, _inside_a_query, _plain_text):
            with pytest.raises(LedgerBypassed):
                desk.ask(lambda read, way=way: way(read.session))


def test_no_room_above_the_store_sends_sql_of_its_own() -> None:
    """`exec_driver_sql` is the one way to the database that the guard does not see."""
    import claimdesk

    package = Path(claimdesk.__file__).parent
    for room in ("desk", "tui", "cli", "report", "analysis", "intake", "words", "model"):
        for file in (package / room).rglob("*.py"):
            for way in ("exec_driver_sql", ".cursor(", "raw_connection", "secondary="):
                assert way not in file.read_text(encoding="utf-8"), file


def test_terms_are_logged_by_their_value_whatever_they_were_given_as(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        claim = desk.do(add_claim, WORDS)
        desk.do(edit_claim, claim, kind="number", checks=Checks.ATTRIBUTION)
        desk.do(edit_claim, claim, kind=Kind.NUMBER)
        assert desk.ask(changes, 3) == [
            ("claim", False, {"kind": ["fact", "number"], "checks": ["content", "attribution"]})
        ]
        assert desk.head().number == 3


def test_a_time_never_goes_backwards_though_the_clock_does(desk_url: str) -> None:
    with open_desk(desk_url) as desk, pytest.MonkeyPatch.context() as patch:
        desk.do(add_claimant, "Ada")
        first = desk.head().at
        then = literal(datetime(2001, 1, 1, tzinfo=UTC), Moment)
        patch.setattr(writing, "_NOW_AND_ROLE", writing._NOW_AND_ROLE.with_only_columns(then, MEMBER.c.role))
        desk.do(add_claimant, "Bo")
        assert desk.head().at >= first
        times = desk.ask(column, LedgerEntry.at)
        assert times == sorted(times)


def test_an_entry_tells_the_member_and_the_login_it_came_from(tmp_path: Path) -> None:
    place = tmp_path / "desk"
    with Desk.open(place) as desk:
        desk.do(add_member, "ben")
        login = desk.login
    with Desk.open(place, member="ben") as desk:
        desk.do(add_claimant, "Ada")
        uid = desk.member.uid
        (_, _, (entry, _)) = desk.ask(_entries_in_full)
    assert (entry.member, entry.login) == (uid, login)


def test_several_fields_of_one_row_are_one_change(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        desk.do(edit_source, desk.do(add_source, "Tide table"), publisher="Harbour office", primary=True)
        assert desk.ask(changes, 3) == [
            ("source", False, {"publisher": ["", "Harbour office"], "primary": [False, True]})
        ]
