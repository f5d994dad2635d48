"""Migrations: they make what the model says, go up and down with data, and keep away from what is not theirs."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, select

from claimdesk.desk import Desk, database
from claimdesk.model import LedgerEntry, Table
from claimdesk.store import migrate
from claimdesk.store.engine import open_engine
from claimdesk.store.location import Location, locate
from claimdesk.words.errors import NotFound, WrongVersion
from tests.store.desks import behind, column, entries, fill, is_postgres, open_desk

NEXT = '''"""A later schema, for tests."""
import sqlalchemy as sa
from alembic import op
revision = "0999"
down_revision = "0001"
branch_labels = None
depends_on = None
def upgrade():
    op.add_column("source", sa.Column("colour_of_cover", sa.Text()))
def downgrade():
    op.drop_column("source", "colour_of_cover")
'''


@contextmanager
def engine_at(url: str) -> Iterator[tuple[Engine, Location]]:
    location = locate(url)
    engine = open_engine(location)
    yield engine, location
    engine.dispose()


@pytest.fixture
def a_newer_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This program as it will be after one more migration."""
    folder = tmp_path / "migrations"
    shutil.copytree(migrate.configuration().get_main_option("script_location") or "", folder)
    (folder / "versions" / "0999_later.py").write_text(NEXT)
    now = migrate.configuration

    def configuration() -> Any:
        config = now()
        config.set_main_option("script_location", str(folder))
        return config

    monkeypatch.setattr(migrate, "configuration", configuration)
    monkeypatch.setattr(migrate, "KNOWN", (*migrate.KNOWN, "0999"))
    monkeypatch.setattr(migrate, "HEAD", "0999")


def test_the_program_names_the_migrations_that_are_in_the_folder() -> None:
    folder = ScriptDirectory.from_config(migrate.configuration())
    assert [s.revision for s in folder.walk_revisions()][::-1] == list(migrate.KNOWN)
    assert folder.get_heads() == [migrate.HEAD]


def test_model_and_migrations_agree(desk_url: str) -> None:
    open_desk(desk_url).close()
    with engine_at(desk_url) as (engine, _), engine.connect() as connection, connection.begin():
        connection.info["migrating"] = True  # Alembic looks about with SQL of its own
        options = {"include_object": migrate.include_object, "compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Table.metadata) == []


def test_the_migrations_make_the_checks_of_the_model(desk_url: str) -> None:
    open_desk(desk_url).close()
    with engine_at(desk_url) as (engine, _), engine.connect() as connection, connection.begin():
        look = inspect(connection)
        for table in Table.metadata.sorted_tables:
            wanted = {c.name for c in table.constraints if type(c).__name__ == "CheckConstraint"}
            assert {c["name"] for c in look.get_check_constraints(table.name)} == wanted, table.name


def test_down_and_up_again_with_a_row_in_every_table(desk_url: str) -> None:
    with open_desk(desk_url) as desk:
        desk.do(fill)
    with engine_at(desk_url) as (engine, location):
        migrate.downgrade(engine, location)
        with engine.connect() as connection, connection.begin():
            assert migrate.status(connection).schema is migrate.Schema.EMPTY
            schema = None if location.path else location.schema
            assert inspect(connection).get_table_names(schema=schema) == ["alembic_version"]
    with open_desk(desk_url) as desk:
        desk.do(fill)
    assert database.problems(desk_url) == []


def test_a_later_migration_and_back_keeps_every_row(desk_url: str, a_newer_program: None) -> None:
    with engine_at(desk_url) as (engine, location):
        migrate.upgrade(engine, location, "0001")
        with engine.connect() as connection, connection.begin():
            assert migrate.status(connection) == migrate.Status(migrate.Schema.OLDER, "0001")
    with open_desk(desk_url) as desk:
        desk.do(fill)
        before = _counts(desk_url)
    with engine_at(desk_url) as (engine, location):
        migrate.downgrade(engine, location, "0001")
        assert _counts(desk_url) == before
        migrate.upgrade(engine, location)
    assert _counts(desk_url) == before
    assert all(before.values())
    assert database.problems(desk_url) == []


def _counts(url: str) -> dict[str, int]:
    with behind(url) as plain:
        return {
            t.name: plain.execute(f"SELECT count(*) FROM {t.name}").fetchone()[0] for t in Table.metadata.sorted_tables
        }


OPEN = "import sys; from claimdesk.desk import Desk; input(); Desk.open(sys.argv[1]).close()"
CREATE = """
import contextlib, sys
from claimdesk.desk import database
from claimdesk.words.errors import Refused
input()
with contextlib.suppress(Refused):  # as it is to whoever was much slower
    database.create(sys.argv[1])
"""


def test_processes_that_make_a_new_desk_at_once_all_succeed(desk_url: str) -> None:
    code = CREATE if is_postgres(desk_url) else OPEN
    processes = [
        subprocess.Popen([sys.executable, "-c", code, desk_url], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    for process in processes:  # all have loaded the program, or nearly, before the first may begin
        assert process.stdin
        process.stdin.write(b"\n")
        process.stdin.flush()
    said = [process.communicate()[1].decode() for process in processes]
    assert said == ["", "", ""]
    with Desk.open(desk_url) as desk:
        assert [e[:2] for e in desk.ask(entries)] == [(1, "desk.create")]
    assert database.problems(desk_url) == []


def test_an_older_file_is_backed_up_then_upgraded_on_opening(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    place = tmp_path / "desk"
    with Desk.open(place) as desk:
        desk.do(fill)
        written = desk.ask(column, LedgerEntry.hash)
    request.getfixturevalue("a_newer_program")
    assert database.status(place).sentence.endswith("0999 is newer: claimdesk db upgrade")
    with Desk.open(place) as desk:
        assert desk.ask(column, LedgerEntry.hash) == written
    (kept,) = tmp_path.glob("desk.before-upgrade-from-0001-*")
    assert database.status(kept).revision == "0001"
    assert database.status(place).revision == "0999"
    with behind(str(kept)) as plain:
        assert [h for (h,) in plain.execute("SELECT hash FROM ledger_entry ORDER BY number")] == written
    assert kept.stat().st_mode & 0o077 == 0


def test_a_file_whose_backup_cant_be_written_is_not_upgraded(
    tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "desk"
    with Desk.open(place) as desk:
        desk.do(fill)
    with behind(str(place)) as plain:
        plain.execute("PRAGMA writable_schema=ON")
        plain.execute("UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'tag'")
    request.getfixturevalue("a_newer_program")
    with pytest.raises(Exception, match="damaged") as refused:
        Desk.open(place)
    assert type(refused.value).__module__ == "claimdesk.words.errors"
    with sqlite3.connect(place) as plain:
        assert plain.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    assert list(tmp_path.glob("*before-upgrade*")) == []


@pytest.mark.postgres
def test_a_team_desk_is_upgraded_by_nobody_who_only_opens_it(
    request: pytest.FixtureRequest, postgres_server: Any
) -> None:
    url = postgres_server.url(postgres_server.fresh_database(), user="anna")
    with pytest.raises(NotFound, match="db create"):
        Desk.open(url)
    database.create(url)
    request.getfixturevalue("a_newer_program")
    with pytest.raises(WrongVersion, match="db upgrade"):
        Desk.open(url)
    assert database.status(url).schema == "older"
    database.upgrade(url)
    Desk.open(url).close()
    assert database.status(url).sentence.endswith("up to date.")


def test_a_newer_desk_is_refused_with_what_to_do(desk_url: str) -> None:
    open_desk(desk_url).close()
    with behind(desk_url) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '0042'")
    sentence = r"newer Claimdesk \(schema 0042; this program knows up to 0001\).*pip install --upgrade claimdesk"
    for door in (Desk.open, database.upgrade, database.problems):
        with pytest.raises(WrongVersion, match=sentence):
            door(desk_url)


def test_another_programs_database_is_refused_and_left_as_it_is(desk_url: str) -> None:
    with behind(desk_url) as plain:
        if is_postgres(desk_url):
            plain.execute("CREATE SCHEMA claimdesk")
            plain.execute("GRANT USAGE ON SCHEMA claimdesk TO anna")
        plain.execute("CREATE TABLE recipes (title text)")
    for door in (open_desk, database.upgrade, database.problems):
        with pytest.raises(WrongVersion, match="holds other tables and no desk"):
            door(desk_url)
    with behind(desk_url) as plain:
        assert plain.execute("SELECT count(*) FROM recipes").fetchone() == (0,)
        with pytest.raises(Exception, match="claimant"):
            plain.execute("SELECT * FROM claimant")


@pytest.mark.postgres
def test_desks_in_two_schemas_of_one_database_know_nothing_of_each_other(postgres_server: Any) -> None:
    url = postgres_server.url(postgres_server.fresh_database(), user="anna")
    for schema in ("north", "south"):
        database.create(f"{url}&schema={schema}")
    with Desk.open(f"{url}&schema=north") as north, Desk.open(f"{url}&schema=south") as south:
        north.do(fill)
        assert [len(d.ask(entries)) for d in (north, south)] == [2, 1]


def test_a_table_made_anew_by_a_migration_keeps_its_children(tmp_path: Path) -> None:
    """Foreign keys are off while a file is migrated: a copied table would take its children along."""
    place = tmp_path / "desk"
    with Desk.open(place) as desk:
        desk.do(fill)
    with engine_at(str(place)) as (engine, location), pytest.MonkeyPatch.context() as patch:
        seen: list[int] = []

        def run(connection: Any, *_: Any) -> None:
            seen.append(connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one())
            connection.exec_driver_sql("DELETE FROM revision")

        patch.setattr(migrate, "_run", run)
        with pytest.raises(Exception, match="without what they belong to"):
            migrate.downgrade(engine, location)
        assert seen == [0]
        with engine.connect() as connection, connection.begin():
            assert connection.execute(select(Table.metadata.tables["analysis"])).all()
            assert connection.execute(select(Table.metadata.tables["revision"].c.id)).all()
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
