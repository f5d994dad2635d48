"""What members may do in a team desk's tables with plain SQL, each over a raw connection with their own login."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from claimdesk.desk import comments, database, members, settings, verdicts
from claimdesk.model import Table
from claimdesk.store import rights
from claimdesk.words.references import Reference
from claimdesk.words.terms import Role
from tests.postgres import Server
from tests.store.desks import add_claim, add_member, open_as, open_desk

LOGINS = {"vera": Role.VIEWER, "ben": Role.ANALYST, "eve": Role.EDITOR, "ada": Role.ADMIN}
"""A member of each role; `anna`, who made the desk, may act as its owner and is no example."""

Run = Callable[..., int]


@pytest.fixture(scope="module")
def url(postgres_server: Server) -> Iterator[str]:
    """A desk with a member of each role, on which `ben` has submitted a verdict and written a remark."""
    name = postgres_server.fresh_database()
    url = postgres_server.url(name, user="anna")
    with open_desk(url) as desk:
        for login, role in LOGINS.items():
            desk.do(add_member, login, role)
        desk.do(settings.set, "review_policy", "second person")
        claim = desk.do(add_claim)
    with open_as(url, "ben") as ben:
        ben.do(verdicts.give, claim, "true", "", "On record")
        ben.do(verdicts.submit, claim)
        ben.do(comments.add, Reference("C", claim), "Look")
    yield url
    postgres_server.drop_database(name)


@pytest.fixture
def run(url: str) -> Run:
    """Runs a statement as a login, takes it back, and says how many rows it touched."""

    def as_login(login: str, statement: str, *values: Any) -> int:
        place = url.replace("//anna@", f"//{login}@")
        with psycopg.connect(place, options="-c search_path=claimdesk,pg_temp") as connection:
            try:
                return connection.execute(statement.encode(), values or None).rowcount
            finally:
                connection.rollback()

    return as_login


FORBIDDEN = {
    "the ledger's entries are not written": "INSERT INTO ledger_entry SELECT * FROM ledger_entry LIMIT 1",
    "nor changed afterwards": "UPDATE ledger_entry SET login = 'ben'",
    "nor deleted": "DELETE FROM ledger_entry",
    "the head is not moved": "UPDATE ledger_head SET number = number + 1",
    "nor its hash": "UPDATE ledger_head SET hash = repeat('0', 64)",
    "nor locked": "SELECT * FROM ledger_head FOR UPDATE",
    "a change keeps its entry": "UPDATE ledger_change SET entry_uid = gen_random_uuid()",
    "nothing is slipped under what another has signed": "INSERT INTO ledger_change (entry_uid, table_name, row_uid,"
    " inserted, fields, salt) SELECT entry_uid, table_name, row_uid, inserted, fields, salt FROM ledger_change LIMIT 1",
    "nor with a ledger of one's own before the desk's": "CREATE TEMP TABLE ledger_entry (uid uuid);"
    "SET LOCAL search_path = pg_temp, claimdesk; INSERT INTO ledger_change (entry_uid, table_name, row_uid, inserted,"
    " fields, salt) SELECT entry_uid, table_name, row_uid, inserted, fields, salt FROM ledger_change LIMIT 1",
    "changes are not deleted": "DELETE FROM ledger_change",
    "a verdict keeps its words": "UPDATE verdict SET rationale = 'Never mind'",
    "and its author": "UPDATE verdict SET author_login = session_user",
    "and its rating": "UPDATE verdict SET rating_id = rating_id + 1",
    "a submission keeps its time": "UPDATE submission SET submitted_at = now()",
    "a comment keeps its words": "UPDATE comment SET text = 'Nothing to see'",
    "an identity stays": "UPDATE claim SET uid = gen_random_uuid()",
    "verdicts are not deleted": "DELETE FROM verdict",
    "claims are not deleted": "DELETE FROM claim",
    "nothing is emptied": "TRUNCATE claim CASCADE",
    "no table is dropped": "DROP TABLE comment",
    "nor changed": "ALTER TABLE claim ADD COLUMN mine text",
    "row security stays on": "ALTER TABLE verdict DISABLE ROW LEVEL SECURITY",
    "nor is it left out": "SET LOCAL row_security = off; UPDATE verdict SET withdrawn_at = now()",
    "policies stay": "DROP POLICY adding ON verdict",
    "checks stay": "ALTER TABLE review DROP CONSTRAINT ck_review_second_person",
    "triggers and foreign keys stay in force": "SET session_replication_role = replica",
    "triggers can't be switched off": "ALTER TABLE verdict DISABLE TRIGGER ALL",
    "no trigger is made": "CREATE TRIGGER mine BEFORE INSERT ON ledger_change FOR EACH ROW"
    " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
    "nor a rule": "CREATE RULE mine AS ON INSERT TO ledger_change DO INSTEAD NOTHING",
    "a function keeps its search path": "ALTER FUNCTION append_entry SET search_path = pg_temp",
    "numbers are not given out again": "SELECT setval('claim_id_seq', 1)",
    "no program is run on the server": "COPY claim TO PROGRAM 'true'",
    "no file is read on it": "SELECT pg_read_file('/etc/passwd')",
    "nobody makes themselves more": "ALTER ROLE CURRENT_USER CREATEROLE",
    "no table is made in the desk's schema": "CREATE TABLE claimdesk.member_too (login text)",
    "nor a function": "CREATE FUNCTION claimdesk.now() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "functions are not replaced": "CREATE OR REPLACE FUNCTION claimdesk.seat_member(p_login text) RETURNS void"
    " LANGUAGE sql AS ''",
    "nobody becomes the superuser": "SET SESSION AUTHORIZATION postgres",
    "nobody acts as who made the desk": "SET ROLE anna",
    "the schema's name stays": "ALTER SCHEMA claimdesk RENAME TO mine",
}


@pytest.mark.parametrize("login", LOGINS)
@pytest.mark.parametrize("statement", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_no_role_may(run: Run, login: str, statement: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(login, statement)


def test_nobody_acts_as_the_owner_or_as_a_role_above_their_own(run: Run, url: str) -> None:
    stem = _owner(url).removesuffix("owner")
    for login, role in LOGINS.items():
        for other in Role:
            if role.reaches(other):
                run(login, f"SET ROLE {stem}{other}")
                continue
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                run(login, f"SET ROLE {stem}{other}")
        for statement in (f"SET ROLE {stem}owner", f"GRANT {stem}{role} TO PUBLIC", f"GRANT {stem}admin TO {login}"):
            with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedObject)):
                run(login, statement)


def _owner(url: str) -> str:
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT tableowner FROM pg_tables WHERE tablename = 'ledger_head'").fetchone()
    assert found
    return str(found[0])


ABOVE = {
    "viewers add nothing": (Role.ANALYST, "INSERT INTO tag (word) SELECT word FROM tag WHERE false"),
    "viewers change nothing": (Role.ANALYST, "UPDATE claim SET text = 'Mine'"),
    "viewers lock nothing": (Role.ANALYST, "SELECT * FROM claim FOR UPDATE"),
    "viewers write no changes": (
        Role.ANALYST,
        "INSERT INTO ledger_change (salt) SELECT salt FROM ledger_change WHERE false",
    ),
    "viewers append no entry": (
        Role.ANALYST,
        "SELECT append_entry(gen_random_uuid(), 'claims.add', NULL, NULL, NULL, '')",
    ),
    "analysts change no scale": (Role.EDITOR, "UPDATE scale SET withdrawn_at = now()"),
    "analysts add no rating": (Role.EDITOR, "INSERT INTO rating (label) SELECT label FROM rating WHERE false"),
    "editors change no role": (Role.ADMIN, "UPDATE member SET role = 'admin' WHERE login = 'vera'"),
    "editors add no member": (Role.ADMIN, "INSERT INTO member (name) SELECT name FROM member WHERE false"),
    "editors change no setting": (Role.ADMIN, "UPDATE setting SET value = 'own'"),
    "editors give no rights": (Role.ADMIN, "SELECT seat_member('vera')"),
    "editors take nothing out of the ledger": (Role.ADMIN, "UPDATE ledger_change SET salt = ''"),
    "nor do they say they did": (
        Role.ADMIN,
        "SELECT append_entry(gen_random_uuid(), 'redacting.value', NULL, NULL, NULL, '')",
    ),
}


@pytest.mark.parametrize(("least", "statement"), ABOVE.values(), ids=ABOVE.keys())
def test_a_right_begins_with_its_role(run: Run, least: Role, statement: str) -> None:
    ranks = list(Role)
    for login, role in LOGINS.items():
        if ranks.index(role) >= ranks.index(least):
            run(login, statement)
            continue
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            run(login, statement)


def test_everybody_who_is_a_member_reads_and_nobody_else(run: Run, postgres_server: Server) -> None:
    postgres_server.execute("CREATE ROLE mallory LOGIN")
    for login in LOGINS:
        assert run(login, "SELECT 1 FROM claim") == 1
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.UndefinedTable)):
        run("mallory", "SELECT 1 FROM claimdesk.claim")


def test_a_member_of_one_desk_is_nobody_on_another_of_the_same_server(run: Run, url: str) -> None:
    open_desk(f"{url}&schema=courts").close()
    for login in LOGINS:
        for statement in ("SELECT 1 FROM courts.claim", "SELECT courts.seat_member(session_user)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                run(login, statement)


def _copy(table: str, **changed: str) -> str:
    """An INSERT of a second row like the first, with other values in the named columns."""
    changed = {"uid": "gen_random_uuid()"} | changed
    names = [c.name for c in Table.metadata.tables[table].columns if c.name != "id"]
    values = ", ".join(changed.get(name, name) for name in names)
    return f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} LIMIT 1"


@pytest.mark.parametrize("table", ["verdict", "submission", "comment"])
def test_nobody_signs_as_somebody_else(run: Run, table: str) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run("eve", _copy(table))


@pytest.mark.parametrize(("table", "login"), [("verdict", "author_login"), ("comment", "member_login")])
def test_a_login_is_not_paired_with_anothers_id(run: Run, table: str, login: str) -> None:
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        run("eve", _copy(table, **{login: "session_user"}))


WITHDRAWAL = "UPDATE {table} SET withdrawn_at = now() WHERE withdrawn_at IS NULL"


@pytest.mark.parametrize("table", ["verdict", "submission", "comment"])
def test_what_somebody_signed_is_withdrawn_by_them_and_by_editors(run: Run, url: str, table: str) -> None:
    for login in ("ben", "eve", "ada"):
        assert run(login, WITHDRAWAL.format(table=table)) == 1
    with open_desk(url) as desk:
        desk.do(members.set_role, "vera", "analyst")
    try:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            run("vera", WITHDRAWAL.format(table=table))
    finally:
        with open_desk(url) as desk:
            desk.do(members.set_role, "vera", "viewer")


REVIEWED = (
    "INSERT INTO review (uid, version, verdict_id, verdict_author_id, submission_id, reviewer_id, reviewer_login,"
    " answer, reason, reviewed_at) SELECT gen_random_uuid(), 1, v.id, {author}, s.id, m.id, m.login, 'approved', '',"
    " now() FROM verdict v JOIN submission s ON s.verdict_id = v.id JOIN member m ON m.login = session_user"
)


def test_nobody_approves_a_verdict_of_their_own(run: Run) -> None:
    with pytest.raises(psycopg.errors.CheckViolation):
        run("ben", REVIEWED.format(author="v.author_id"))


def test_a_verdict_is_not_passed_off_as_anothers_to_approve_it(run: Run) -> None:
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        run("ben", REVIEWED.format(author="(SELECT id FROM member WHERE login = 'eve')"))


def test_a_second_person_may_approve(run: Run) -> None:
    assert run("eve", REVIEWED.format(author="v.author_id")) == 1


def test_an_entry_is_signed_by_the_login_whatever_stands_in_the_search_path(run: Run) -> None:
    forged = (
        "CREATE TEMP TABLE member (uid uuid, login text, withdrawn_at timestamptz);"
        "CREATE TEMP TABLE ledger_head AS SELECT * FROM claimdesk.ledger_head;"
        "CREATE TEMP TABLE ledger_entry AS SELECT * FROM claimdesk.ledger_entry;"
        "CREATE FUNCTION pg_temp.sha256(bytea) RETURNS bytea LANGUAGE sql AS $$SELECT '\\\\x00'::bytea$$;"
        "INSERT INTO pg_temp.member SELECT uid, 'ben', NULL FROM claimdesk.member WHERE login = 'anna';"
        "SET LOCAL search_path = pg_temp, claimdesk;"
        f"SELECT claimdesk.append_entry('{(uid := uuid4())}', 'claims.add', NULL, NULL, NULL, '');"
        "DO $$ BEGIN ASSERT (SELECT e.member = m.uid AND e.login = 'ben' AND e.hash <> '00'"
        f" FROM claimdesk.ledger_entry e, claimdesk.member m WHERE e.uid = '{uid}' AND m.login = 'ben'); END $$"
    )
    run("ben", forged)


def test_nobody_says_where_somebody_else_is(url: str, run: Run) -> None:
    with open_as(url, "ben") as ben:
        ben.present(uuid4(), Reference("C", 1))
    assert run("ben", "UPDATE presence SET editing = true") == 1
    assert run("eve", "UPDATE presence SET editing = true") == 0
    with open_as(url, "vera") as vera:
        vera.present(uuid4(), Reference("C", 1))
    assert run("vera", "UPDATE presence SET editing = true") == 1
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run("vera", "UPDATE presence SET member_login = 'ben'")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run("eve", _copy("presence", terminal="gen_random_uuid()"))


def test_an_admin_who_redacts_can_only_take_a_value_out(run: Run) -> None:
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        run("ada", "UPDATE ledger_change SET fields = '[]'")


def test_whoever_is_withdrawn_sees_nothing_more(postgres_server: Server) -> None:
    name = postgres_server.fresh_database()
    url = postgres_server.url(name, user="anna")
    with open_desk(url) as desk:
        desk.do(members.add, "vera", role="admin")
        desk.do(members.withdraw, "vera")
    with (
        pytest.raises(psycopg.errors.InsufficientPrivilege),
        psycopg.connect(url.replace("anna@", "vera@")) as raw,
    ):
        raw.execute("SELECT 1 FROM claimdesk.claim")
    postgres_server.drop_database(name)


NAMED = {
    "a claim's words": ("ben", "UPDATE claim SET text = 'Another claim altogether'", "C1 was altered"),
    "a state": ("ben", "UPDATE claim SET state = 'published'", "C1 is stored as “published”"),
    "a verdict withdrawn": ("ben", "UPDATE verdict SET withdrawn_at = now()", "verdict 1 was altered"),
    "a row added": ("ben", "{copied}", "is in the database, but no entry of the ledger made it"),
    "a change without an entry": (
        "ben",
        "INSERT INTO ledger_change (entry_uid, table_name, row_uid, inserted, fields, salt)"
        " SELECT gen_random_uuid(), table_name, row_uid, inserted, fields, salt FROM ledger_change LIMIT 1",
        "stands in the ledger without an entry",
    ),
    "an entry without its changes": (
        "ben",
        "SELECT append_entry(gen_random_uuid(), 'claims.add', NULL, NULL, NULL, 'made up')",
        "(claims.add) was altered: its changes are not those",
    ),
    "an entry that says a value was taken out": (
        "ada",
        "SELECT append_entry(gen_random_uuid(), 'redacting.value', NULL, NULL, '7', 'made up')",
        "(redacting.value) was altered",
    ),
    "a setting": ("ada", "UPDATE setting SET value = 'own' WHERE key = 'review_policy'", "was altered"),
    "a role": (
        "ada",
        "UPDATE member SET role = 'admin' WHERE login = 'vera'",
        "was altered behind the ledger’s back: role",
    ),
    "a value taken out of the ledger": ("ada", "UPDATE ledger_change SET salt = ''", "was altered"),
    "rights that nobody gave": (
        "postgres",
        "GRANT {stem}admin TO vera",
        "“vera” has the rights of admin in the database",
    ),
}


@pytest.fixture
def copy(url: str, postgres_server: Server) -> Iterator[str]:
    """A second such desk, with the same roles, for what is not taken back."""
    name = postgres_server.fresh_database(template=url.rpartition("/")[2].partition("?")[0])
    yield postgres_server.url(name, user="anna")
    postgres_server.drop_database(name)


@pytest.mark.parametrize(("login", "statement", "named"), NAMED.values(), ids=NAMED.keys())
def test_what_no_grant_prevents_is_named(copy: str, login: str, statement: str, named: str) -> None:
    assert database.problems(copy) == []
    stem = _owner(copy).removesuffix("owner")
    statement = statement.replace("{copied}", _copy("comment")).replace("{stem}", stem)
    with psycopg.connect(copy.replace("anna@", f"{login}@"), options="-c search_path=claimdesk") as raw:
        raw.execute(statement.encode())
    try:
        found = database.problems(copy)
    finally:
        with psycopg.connect(copy.replace("anna@", "postgres@")) as raw:
            raw.execute(f"REVOKE {stem}admin FROM vera".encode())  # roles are those of all databases
    assert [s for s in found if named in s], found


def test_every_table_has_its_rule() -> None:
    assert set(rights.RULES) == set(Table.metadata.tables)
