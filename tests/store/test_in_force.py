"""Rules of a team desk altered with plain SQL by who can: `db check` names it, `db upgrade` mends it."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

from claimdesk.desk import database
from tests.postgres import Server

pytestmark = pytest.mark.postgres


@pytest.fixture
def url(postgres_server: Server) -> Iterator[str]:
    # Made anew: copies of one database share its groups, and with them whoever another test seated there.
    name = postgres_server.fresh_database()
    database.create(postgres_server.url(name, user="anna"))
    yield postgres_server.url(name, user="anna")
    postgres_server.drop_database(name)


def behind(url: str, statement: str) -> None:
    """Runs a statement as the server's superuser, with `{stem}` for what the desk's roles begin with."""
    with psycopg.connect(url.replace("anna@", "postgres@"), options="-c search_path=claimdesk") as raw:
        found = raw.execute("SELECT tableowner FROM pg_tables WHERE tablename = 'ledger_head'").fetchone()
        assert found
        raw.execute(statement.replace("{stem}", found[0].removesuffix("owner")).encode())


MENDED = {
    "row-level security off": (
        "ALTER TABLE claim DISABLE ROW LEVEL SECURITY",
        "Row-level security of claim is not forced",
    ),
    "row-level security not for the owner": (
        "ALTER TABLE claim NO FORCE ROW LEVEL SECURITY",
        "Row-level security of claim is not forced",
    ),
    "a policy removed": ("DROP POLICY changing ON verdict", "The policy changing of verdict was removed"),
    "a policy too many": (
        "CREATE POLICY mine ON verdict FOR INSERT WITH CHECK (true)",
        "The policy mine of verdict is in no rule",
    ),
    "a policy that lets all pass": (
        "ALTER POLICY adding ON publication WITH CHECK (true)",
        "The policy adding of publication was altered",
    ),
    "a policy for another": (
        'ALTER POLICY changing ON member TO "{stem}analyst"',
        "The policy changing of member was altered",
    ),
    "a grant to all": ("GRANT SELECT ON claim TO PUBLIC", "The grant of SELECT on claim to “PUBLIC” is in no rule"),
    "a grant to a login": ("GRANT DELETE ON claim TO ben", "The grant of DELETE on claim to “ben” is in no rule"),
    "a grant to a login with a quotation mark in its name": (
        'CREATE ROLE "odd""one"; GRANT UPDATE ON claim TO "odd""one"',
        'The grant of UPDATE on claim to “odd"one” is in no rule',
    ),
    "a grant of a column": (
        'GRANT UPDATE (text) ON revision TO "{stem}analyst"',
        "The grant of UPDATE on revision (text) to",
    ),
    "a grant taken back": ('REVOKE INSERT ON claim FROM "{stem}analyst"', "_analyst” was taken back"),
    "a function without the owner's rights": (
        "ALTER FUNCTION append_entry SECURITY INVOKER",
        "The function append_entry no longer acts as the desk's owner",
    ),
    "a function with the owner's rights": (
        "ALTER FUNCTION went_out SECURITY DEFINER",
        "The function went_out acts as the desk's owner",
    ),
    "a function's search path": (
        "ALTER FUNCTION seat_member SET search_path = public, claimdesk",
        "The function seat_member has settings or a search path",
    ),
    "a function that all may call": (
        "GRANT EXECUTE ON FUNCTION seat_member TO PUBLIC",
        "The function seat_member may be called by",
    ),
}


@pytest.mark.parametrize(("statement", "named"), MENDED.values(), ids=MENDED.keys())
def test_an_altered_rule_is_named_and_an_upgrade_mends_it(url: str, statement: str, named: str) -> None:
    behind(url, statement)
    [found] = database.problems(url)
    assert named in found
    assert found.endswith("claimdesk db upgrade")
    database.upgrade(url)
    assert database.problems(url) == []


@pytest.mark.parametrize("what", ["TABLE claim", "FUNCTION went_out"])
def test_another_owner_is_named_with_what_gives_it_back(url: str, what: str) -> None:
    behind(url, f"ALTER {what} OWNER TO ben")
    found = [s for s in database.problems(url) if "belongs to “ben”" in s]
    assert len(found) == 1
    behind(url, found[0].partition("gives it back: ")[2].partition(";")[0])
    database.upgrade(url)
    assert database.problems(url) == []
