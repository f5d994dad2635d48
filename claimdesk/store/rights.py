"""Who may do what in a team desk's tables: grants and row-level security, forced also on the owner.

One table of rules, put in force anew after each migration. Nobody may delete or truncate. Policies compare columns with
`session_user`; what a row's own columns can't say they ask functions, and have no subqueries, so that they work where a
schema is spread over machines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Column, Connection

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
    #: what a row must fulfil to be there, new or brought back, and to be withdrawn; `{editors}` are these and admins,
    #: who bring back and withdraw what others made, but make nothing in their place
    being: str = "true"
    leaving: str = "true"
    #: what a changed row must fulfil where it is neither of both
    becoming: str = ""
    #: whether not even editors change what another has signed
    own: bool = False


_WORKED_ON = Rule(Role.ANALYST, Role.ANALYST)
_WRITTEN_ONCE = Rule(Role.ANALYST, Role.ANALYST, WITHDRAWING)
_SIGNED = Rule(Role.ANALYST, Role.ANALYST, WITHDRAWING, signed="member_login")

RULES: dict[str, Rule] = {
    **dict.fromkeys(
        ("article", "dismissal", "claimant", "claim_claimant", "appearance", "anchor", "relation"), _WORKED_ON
    ),
    **dict.fromkeys(("source", "evidence", "tag", "analysis", "rival_dismissal"), _WORKED_ON),
    "claim": replace(_WORKED_ON, leaving="shown_verdict(id) IS NULL"),
    "revision": _WRITTEN_ONCE,
    "verdict": replace(_SIGNED, signed="author_login", leaving="NOT went_out(id)"),
    "verdict_evidence": replace(
        _WRITTEN_ONCE,
        being="(gave_verdict(verdict_id) OR {editors}) AND may_weigh(verdict_id, evidence_id)",
        leaving="gave_verdict(verdict_id) OR {editors}",
    ),
    "submission": replace(_SIGNED, being="may_be_submitted(verdict_id, approvals)", leaving="NOT went_out(verdict_id)"),
    "review": replace(
        _SIGNED,
        signed="reviewer_login",
        being="may_be_answered(submission_id, verdict_id, answer)",
        leaving="answer = 'returned' OR NOT went_out(verdict_id)",
    ),
    "publication": replace(
        _SIGNED, being="may_go_out(claim_id, verdict_id, notice)", leaving="NOT was_written_out(id)"
    ),
    **dict.fromkeys(("capture", "comment"), _SIGNED),
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
    "gave_verdict(bigint)": Role.ANALYST,
    "is_current(bigint, boolean)": Role.ANALYST,
    "may_be_answered(bigint, bigint, text)": Role.ANALYST,
    "may_be_submitted(bigint, bigint)": Role.ANALYST,
    "may_go_out(bigint, bigint, text)": Role.ANALYST,
    "may_weigh(bigint, bigint)": Role.ANALYST,
    "shown_verdict(bigint)": Role.ANALYST,
    "was_written_out(bigint)": Role.ANALYST,
    "went_out(bigint)": Role.ANALYST,
    "seat_member(text)": Role.ADMIN,
}
ACTING_AS_OWNER = frozenset({"append_entry", "seat_member"})
"""The functions that are run with the owner's rights; all others with those of who asks."""
GRANTED = """
WITH relation AS (
    SELECT oid, relname, relowner, relacl FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
), granted AS (
    SELECT relname, relowner, '' AS attname, acl.* FROM relation, aclexplode(relacl) acl
    UNION ALL SELECT relname, relowner, attname, acl.*
    FROM relation JOIN pg_attribute ON attrelid = relation.oid, aclexplode(attacl) acl
)
SELECT relname, attname, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END, privilege_type
FROM granted WHERE grantee <> relowner
"""
"""Table, column ("" for all), to whom and what: all grants on the schema's tables beside the owner's."""
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
    others = {str(grantee) for _, _, grantee, _ in connection.exec_driver_sql(GRANTED)} - {"PUBLIC"}
    everybody = f"PUBLIC, {_quoted(sorted(others | {*groups.every()}))}"
    reader = f'"{groups.of(Role.VIEWER)}"'
    statements = [
        f'REVOKE ALL ON ALL {what} IN SCHEMA "{schema}" FROM {everybody}'
        for what in ("TABLES", "SEQUENCES", "FUNCTIONS")
    ]
    statements += [
        f'GRANT USAGE ON SCHEMA "{schema}" TO {reader}',
        f"GRANT SELECT ON alembic_version TO {reader}",
    ]
    for function, role in FUNCTIONS.items():
        if connection.exec_driver_sql("SELECT to_regprocedure(%s)", (function,)).scalar_one() is not None:
            acts = function.partition("(")[0] in ACTING_AS_OWNER
            how = f'SECURITY DEFINER SET search_path = "{schema}", pg_temp' if acts else "SECURITY INVOKER"
            statements += [
                f"ALTER FUNCTION {function} RESET ALL",
                f"ALTER FUNCTION {function} {how}",
                f'GRANT EXECUTE ON FUNCTION {function} TO "{groups.of(role)}"',
            ]
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
    return [c.name for c in _columns(table) if c.name not in fixed and not c.info.get("long")]


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy of a table as it is to be in force."""

    name: str
    verb: str
    to: tuple[str, ...]
    using: str = ""
    check: str = ""


def policies(table: str, groups: Groups) -> Iterator[Policy]:
    """The policies that a table's rule comes to."""
    rule = RULES[table]
    yield Policy("reading", "SELECT", (groups.of(Role.VIEWER), groups.owner), using="true")
    if rule.add:
        signed = f"{rule.signed} = session_user AND " if rule.signed else ""
        yield Policy(
            "adding", "INSERT", (groups.of(rule.add),), check=f"{signed}({rule.being.format(editors='false')})"
        )
    if rule.change:
        yield Policy("changing", "UPDATE", (groups.of(rule.change),), using=_using(rule), check=_becoming(rule, groups))
    if table == "member":
        # One's own name in reports is one's own affair.
        own = "login = session_user"
        yield Policy("renaming_oneself", "UPDATE", (groups.of(Role.ANALYST),), using=own, check=own)
    for verb in _OWNERS.get(table, ()):
        using = "true" if verb == "UPDATE" else ""
        yield Policy(f"appending_{verb.lower()}", verb, (groups.owner,), using=using, check="true")


def grants(table: str, groups: Groups) -> Iterator[tuple[str, str, list[str]]]:
    """What a table's rule lets groups do: the group, the verb, the columns (all, without any)."""
    rule = RULES[table]
    yield groups.of(Role.VIEWER), "SELECT", []
    if rule.add:
        # Ids are given out by the database: they say what came first.
        yield groups.of(rule.add), "INSERT", [c.name for c in _columns(table) if c.name != "id"]
    if rule.change:
        yield groups.of(rule.change), "UPDATE", changeable(table)
    if table == "member":
        yield groups.of(Role.ANALYST), "UPDATE", ["name", "version"]


def _of_table(connection: Connection, table: str, groups: Groups) -> Iterator[str]:
    for name in connection.exec_driver_sql(
        "SELECT polname FROM pg_policy WHERE polrelid = to_regclass(%s)", (f'"{table}"',)
    ).scalars():
        yield f'DROP POLICY "{name}" ON "{table}"'
    yield f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY'
    there = _columns_there(connection, table)
    for group, verb, columns in grants(table, groups):
        named = f" ({_quoted(c for c in columns if c in there)})" if columns else ""
        yield f'GRANT {verb}{named} ON "{table}" TO "{group}"'
        if verb == "INSERT":
            for sequence in connection.exec_driver_sql(_SEQUENCES, (f'"{table}"',)).scalars():
                yield f'GRANT USAGE ON SEQUENCE "{sequence}" TO "{group}"'
    for policy in policies(table, groups):
        yield (
            f'CREATE POLICY {policy.name} ON "{table}" FOR {policy.verb} TO {_quoted(policy.to)}'
            + (f" USING ({policy.using})" if policy.using else "")
            + (f" WITH CHECK ({policy.check})" if policy.check else "")
        )


def _using(rule: Rule) -> str:
    # Rows that are not one's own are seen, so that they can be locked, and that a change of them is refused aloud.
    return f"{rule.signed} = session_user" if rule.own else "true"


def _becoming(rule: Rule, groups: Groups) -> str:
    mine = f"{rule.signed} = session_user"
    if rule.own or rule.becoming:
        return rule.becoming or mine
    editors = f"pg_has_role('{groups.of(Role.EDITOR)}', 'MEMBER')"
    being, leaving = (told.format(editors=editors) for told in (rule.being, rule.leaving))
    told = "true"
    if (being, leaving) != ("true", "true"):
        told = f"CASE WHEN withdrawn_at IS NULL THEN {being} ELSE {leaving} END"
    return f"({mine} OR {editors}) AND {told}" if rule.signed else told


def _columns(table: str) -> list[Column[Any]]:
    return list(Table.metadata.tables[table].columns)


def _columns_there(connection: Connection, table: str) -> set[str]:
    # Those of a migration that is not done yet are not there.
    found = connection.exec_driver_sql(
        "SELECT attname FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 AND NOT attisdropped",
        (f'"{table}"',),
    )
    return set(found.scalars())


def _quoted(names: Iterable[str]) -> str:
    return ", ".join('"' + name.replace('"', '""') + '"' for name in names)


def _tables(connection: Connection) -> list[str]:
    found = connection.exec_driver_sql(
        "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')"
    )
    return sorted(set(found.scalars()) & RULES.keys())
