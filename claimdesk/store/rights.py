"""Who may do what in a team desk's tables: grants and row-level security, forced also on the owner.

One table of rules, put in force anew after each migration. Nobody may delete or truncate. Policies compare columns with
`session_user` and have no subqueries, so that they work where a schema is spread over machines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from claimdesk.model import Logged, Table
from claimdesk.store.roles import Groups
from claimdesk.words.terms import Role

WITHDRAWING = ("withdrawn_at", "version")
"""What undo needs to change in a row that is otherwise as it was inserted."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What may be done with a table's rows beyond reading, which every member may."""

    add: Role | None = None
    change: Role | None = None
    #: the columns that may be changed; without them all but a row's identity and what is written once
    columns: tuple[str, ...] = ()
    #: the column that must hold the login of who adds the row; only they and editors withdraw it
    signed: str = ""
    #: what a new row, and a changed one, must fulfil
    being: str = "true"
    becoming: str = "true"
    #: whether not even editors change what another has signed
    own: bool = False


_WORKED_ON = Rule(Role.ANALYST, Role.ANALYST)
_WRITTEN_ONCE = Rule(Role.ANALYST, Role.ANALYST, WITHDRAWING)

RULES: dict[str, Rule] = {
    **dict.fromkeys(
        ("article", "dismissal", "claim", "claimant", "claim_claimant", "appearance", "anchor", "relation"), _WORKED_ON
    ),
    **dict.fromkeys(("source", "evidence", "tag", "analysis", "rival_dismissal"), _WORKED_ON),
    **dict.fromkeys(("revision", "verdict_evidence"), _WRITTEN_ONCE),
    "verdict": Rule(Role.ANALYST, Role.ANALYST, WITHDRAWING, signed="author_login"),
    "review": Rule(Role.ANALYST, Role.ANALYST, WITHDRAWING, signed="reviewer_login"),
    **dict.fromkeys(
        ("capture", "comment", "submission", "publication"),
        Rule(Role.ANALYST, Role.ANALYST, WITHDRAWING, signed="member_login"),
    ),
    "mention": Rule(Role.ANALYST, Role.ANALYST, (*WITHDRAWING, "done_at")),
    "report_copy": Rule(Role.ANALYST),
    "presence": Rule(
        Role.VIEWER, Role.VIEWER, ("terminal", "subject", "editing", "at"), signed="member_login", own=True
    ),
    **dict.fromkeys(("scale", "rating"), Rule(Role.EDITOR, Role.EDITOR, WITHDRAWING)),
    **dict.fromkeys(("member", "setting"), Rule(Role.ADMIN, Role.ADMIN)),
    # An admin redacts: a change loses its salt with that, and can't be given another value.
    "ledger_change": Rule(
        Role.ANALYST,
        Role.ADMIN,
        ("fields", "salt"),
        being="entry_is_open(entry_uid)",
        becoming="octet_length(salt) = 0",
    ),
    "ledger_entry": Rule(),
    "ledger_head": Rule(),
}
"""Every table of the model; a test holds that none is left out."""

SIGNED = frozenset(table for table, rule in RULES.items() if rule.signed)
"""What is somebody's own: others take it back only as editors."""

FUNCTIONS = {
    "append_entry(uuid, text, uuid, bigint, json, text)": Role.ANALYST,
    "entry_is_open(uuid)": Role.ANALYST,
    "seat_member(text)": Role.ADMIN,
}
_SEQUENCES = """
SELECT relname FROM pg_depend JOIN pg_class ON pg_class.oid = objid
WHERE refobjid = to_regclass(%s) AND relkind = 'S' ORDER BY relname
"""
_OWNERS = {"ledger_entry": ("INSERT",), "ledger_head": ("INSERT", "UPDATE")}
"""What the owner itself does in `append_entry`; for all else it is bound by the rules of the others."""


def lift(connection: Connection) -> None:
    """Let the owner see and change all rows, for migrations and copies, until `apply` in the same transaction."""
    for table in _tables(connection):
        connection.exec_driver_sql(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY')


def apply(connection: Connection, groups: Groups) -> None:
    """Put the rules in force, as the owner. What was granted before and is in no rule is taken back."""
    schema = connection.exec_driver_sql("SELECT current_schema()").scalar_one()
    everybody = f"PUBLIC, {_quoted(groups.every())}"
    reader = f'"{groups.of(Role.VIEWER)}"'
    statements = [
        f'REVOKE ALL ON ALL {what} IN SCHEMA "{schema}" FROM {everybody}'
        for what in ("TABLES", "SEQUENCES", "FUNCTIONS")
    ]
    statements += [
        f'GRANT USAGE ON SCHEMA "{schema}" TO {reader}',
        f'GRANT SELECT ON ALL TABLES IN SCHEMA "{schema}" TO {reader}',
    ]
    for function, role in FUNCTIONS.items():
        if connection.exec_driver_sql("SELECT to_regprocedure(%s)", (function,)).scalar_one() is not None:
            statements.append(f'GRANT EXECUTE ON FUNCTION {function} TO "{groups.of(role)}"')
    for table in _tables(connection):
        statements += _of_table(connection, table, groups)
    connection.exec_driver_sql(";\n".join(statements))


def changeable(table: str) -> list[str]:
    """The columns of a table that its rule lets be changed."""
    rule = RULES[table]
    logged = {m.class_.__tablename__ for m in Table.registry.mappers if issubclass(m.class_, Logged)}
    if rule.change is None or rule.columns:
        return list(rule.columns)
    fixed = {"id", "uid"} if table in logged else set()
    return [c.name for c in Table.metadata.tables[table].columns if c.name not in fixed and not c.info.get("long")]


def _of_table(connection: Connection, table: str, groups: Groups) -> Iterator[str]:
    rule = RULES[table]
    for name in connection.exec_driver_sql(
        "SELECT polname FROM pg_policy WHERE polrelid = to_regclass(%s)", (f'"{table}"',)
    ).scalars():
        yield f'DROP POLICY "{name}" ON "{table}"'
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY'
    yield _policy("reading", table, "SELECT", (groups.of(Role.VIEWER), groups.owner), using="true")
    if rule.add:
        yield f'GRANT INSERT ON "{table}" TO "{groups.of(rule.add)}"'
        for sequence in connection.exec_driver_sql(_SEQUENCES, (f'"{table}"',)).scalars():
            yield f'GRANT USAGE ON SEQUENCE "{sequence}" TO "{groups.of(rule.add)}"'
        check = f"{rule.signed} = session_user" if rule.signed else rule.being
        yield _policy("adding", table, "INSERT", (groups.of(rule.add),), check=check)
    if rule.change:
        yield _may_change(table, changeable(table), groups.of(rule.change), connection)
        becoming = _becoming(rule, groups)
        yield _policy("changing", table, "UPDATE", (groups.of(rule.change),), using=_using(rule), check=becoming)
    if table == "member":
        # One's own name in reports is one's own affair.
        yield _may_change(table, ["name", "version"], groups.of(Role.ANALYST), connection)
        own = "login = session_user"
        yield _policy("renaming_oneself", table, "UPDATE", (groups.of(Role.ANALYST),), using=own, check=own)
    for verb in _OWNERS.get(table, ()):
        using = "true" if verb == "UPDATE" else ""
        yield _policy(f"appending_{verb.lower()}", table, verb, (groups.owner,), using=using, check="true")


def _using(rule: Rule) -> str:
    # Rows that are not one's own are seen, so that they can be locked, and that a change of them is refused aloud.
    return f"{rule.signed} = session_user" if rule.own else "true"


def _becoming(rule: Rule, groups: Groups) -> str:
    if not rule.signed:
        return rule.becoming
    mine = f"{rule.signed} = session_user"
    return mine if rule.own else f"{mine} OR pg_has_role('{groups.of(Role.EDITOR)}', 'MEMBER')"


def _may_change(table: str, columns: list[str], group: str, connection: Connection) -> str:
    # Those of a migration that is not done yet are not there.
    found = connection.exec_driver_sql(
        "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped",
        (f'"{table}"',),
    )
    there = set(found.scalars())
    return f'GRANT UPDATE ({_quoted(c for c in columns if c in there)}) ON "{table}" TO "{group}"'


def _policy(name: str, table: str, verb: str, to: Iterable[str], *, using: str = "", check: str = "") -> str:
    return (
        f'CREATE POLICY {name} ON "{table}" FOR {verb} TO {_quoted(to)}'
        + (f" USING ({using})" if using else "")
        + (f" WITH CHECK ({check})" if check else "")
    )


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _tables(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql(
        "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')"
    )
    return sorted(set(found.scalars()) & RULES.keys())
