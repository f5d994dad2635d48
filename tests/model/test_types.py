"""The column types mean the same on both databases, and the schema keeps the promises that all tables make."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from sqlalchemy import LargeBinary, Text, Uuid
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import configure_mappers

from claimdesk.model import Logged, Table
from claimdesk.model.types import Moment, Uid

LOGGED = sorted(
    (m.class_ for m in Table.registry.mappers if issubclass(m.class_, Logged)), key=lambda model: model.__tablename__
)
NEPAL = timezone(timedelta(hours=5, minutes=45))


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        Moment().process_bind_param(datetime(2026, 3, 1), sqlite.dialect())


def test_times_on_a_file_are_utc_texts_whose_order_is_that_of_time() -> None:
    early = datetime(2026, 3, 1, 5, 0, tzinfo=NEPAL)
    late = datetime(2026, 3, 1, 0, 0, 0, 1, tzinfo=UTC)
    texts = [Moment().process_bind_param(t, sqlite.dialect()) for t in (early, late)]
    assert texts == ["2026-02-28T23:15:00.000000Z", "2026-03-01T00:00:00.000001Z"]
    assert [Moment().process_result_value(t, sqlite.dialect()) for t in texts] == [early, late]


def test_times_come_back_in_utc_whatever_zone_the_server_has() -> None:
    found = Moment().process_result_value(datetime(2026, 3, 1, 5, 45, tzinfo=NEPAL), postgresql.dialect())
    assert found is not None
    assert found.isoformat() == "2026-03-01T00:00:00+00:00"


def test_a_uid_takes_sixteen_bytes_on_a_file_and_is_a_uuid_on_a_server() -> None:
    uid = UUID("0190b3c2-7f31-7cc2-8000-0123456789ab")
    assert Uid().process_bind_param(uid, sqlite.dialect()) == uid.bytes
    assert Uid().process_bind_param(uid, postgresql.dialect()) == uid
    assert isinstance(Uid().load_dialect_impl(sqlite.dialect()), LargeBinary)
    assert isinstance(Uid().load_dialect_impl(postgresql.dialect()), Uuid)


def test_the_types_tell_what_they_give_so_that_undo_can_restore_it() -> None:
    assert Moment().python_type is datetime
    assert Uid().python_type is UUID


@pytest.mark.parametrize("model", LOGGED, ids=lambda m: m.__tablename__)
def test_each_logged_column_keeps_its_old_value_for_the_ledger(model: type[Logged]) -> None:
    configure_mappers()
    for attribute in model.__mapper__.column_attrs:
        info = attribute.columns[0].info
        if attribute.key not in ("id", "uid", "version") and not info.get("derived"):
            assert attribute.active_history, attribute.key


@pytest.mark.parametrize("model", LOGGED, ids=lambda m: m.__tablename__)
def test_each_text_that_the_ledger_keeps_whole_is_bounded_by_the_database(model: type[Logged]) -> None:
    bounds = " ".join(str(c.sqltext) for c in model.__table__.constraints if hasattr(c, "sqltext"))
    for column in model.__table__.columns:
        if isinstance(column.type, Text) and not column.info:
            assert f"length({column.name})" in bounds or f"{column.name} IN" in bounds, column.name


@pytest.mark.parametrize("table", Table.metadata.sorted_tables, ids=lambda t: t.name)
def test_what_is_referred_to_from_a_logged_table_cant_be_deleted(table: object) -> None:
    logged = {m.__table__ for m in LOGGED}
    for key in table.foreign_keys:  # type: ignore[attr-defined]
        assert key.ondelete == ("RESTRICT" if table in logged else "CASCADE")


@pytest.mark.parametrize("model", LOGGED, ids=lambda m: m.__tablename__)
def test_uniqueness_holds_among_live_rows_only(model: type[Logged]) -> None:
    for index in model.__table__.indexes:
        if index.unique:
            assert str(index.dialect_options["sqlite"]["where"]) == "withdrawn_at IS NULL"
            assert str(index.dialect_options["postgresql"]["where"]) == "withdrawn_at IS NULL"
