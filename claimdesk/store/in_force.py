"""Whether a team desk's server still holds to the rules of `rights.py`: owners and superusers can change what is in
force, and nothing else would tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection

from claimdesk.store import rights, roles
from claimdesk.store.roles import Groups

CURE = "To put the rules in force again: claimdesk db upgrade"
_TABLES = """
SELECT relname, pg_get_userbyid(relowner), relrowsecurity AND relforcerowsecurity FROM pg_class
WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p')
"""
_POLICIES = """
SELECT tablename, policyname, permissive, cmd, roles::text[], coalesce(qual, ''), coalesce(with_check, '')
FROM pg_policies WHERE schemaname = current_schema()
"""
_FUNCTIONS = """
SELECT pg_get_userbyid(proowner), prosecdef, coalesce(proconfig, '{}'),
    ARRAY(SELECT DISTINCT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(grantee) END
          FROM aclexplode(coalesce(proacl, acldefault('f', proowner))) WHERE grantee <> proowner)::text[]
FROM pg_proc WHERE oid = to_regprocedure(%s)
"""
# What PostgreSQL adds to an expression, and what it leaves out: an expression is compared without.
_DRESSING = re.compile(r'::(?:character varying|text|name|bigint|bytea|"char")|[\s()"]')

_Granted = dict[tuple[str, str, str], set[str]]
"""The columns ("" for all) by table, verb and group."""


def differing(connection: Connection) -> Iterator[str]:
    """What is in force on the server and not as the rules say, a sentence each with its cure. Nothing on a file.

    Expressions are compared without parentheses and casts, the bodies of functions not at all.
    """
    groups = roles.of_desk(connection) if connection.dialect.name == "postgresql" else None
    if groups is None:
        return
    yield from _tables(connection, groups)
    yield from _policies(connection, groups)
    yield from _grants(connection, groups)
    yield from _functions(connection, groups)


def _tables(connection: Connection, groups: Groups) -> Iterator[str]:
    there = {name: (owner, forced) for name, owner, forced in connection.exec_driver_sql(_TABLES)}
    for table in sorted(rights.RULES.keys() & there.keys()):
        owner, forced = there[table]
        if owner != groups.owner:
            yield _foreign(f"The table {table}", f'TABLE "{table}"', owner, groups)
        if not forced:
            yield f"Row-level security of {table} is not forced: its policies don't hold for all. {CURE}"


def _policies(connection: Connection, groups: Groups) -> Iterator[str]:
    found: dict[tuple[str, str], tuple[Any, ...]] = {}
    for table, name, permissive, verb, to, using, check in connection.exec_driver_sql(_POLICIES):
        found[table, name] = (permissive, verb, sorted(to), _bare(using), _bare(check))
    due = {
        (table, p.name): ("PERMISSIVE", p.verb, sorted(p.to), _bare(p.using), _bare(p.check))
        for table in rights.RULES
        for p in rights.policies(table, groups)
    }
    for table, name in sorted(due.keys() | found.keys()):
        key = (table, name)
        if key not in found:
            yield f"The policy {name} of {table} was removed. {CURE}"
        elif key not in due:
            yield f"The policy {name} of {table} is in no rule. {CURE}"
        elif found[key] != due[key]:
            yield f"The policy {name} of {table} was altered. {CURE}"


def _grants(connection: Connection, groups: Groups) -> Iterator[str]:
    found: _Granted = defaultdict(set)
    for table, column, grantee, verb in connection.exec_driver_sql(rights.GRANTED):
        found[table, verb, grantee].add(column)
    due: _Granted = defaultdict(set)
    for table in rights.RULES:
        for group, verb, columns in rights.grants(table, groups):
            due[table, verb, group].update(columns or [""])
    due["alembic_version", "SELECT", groups.every()[0]].add("")
    for table, verb, grantee in sorted(due.keys() | found.keys()):
        key = (table, verb, grantee)
        if more := found[key] - due[key]:
            yield f"The grant of {verb} on {_what(table, more)} to “{grantee}” is in no rule. {CURE}"
        if less := due[key] - found[key]:
            yield f"The grant of {verb} on {_what(table, less)} to “{grantee}” was taken back. {CURE}"


def _what(table: str, columns: set[str]) -> str:
    named = ", ".join(sorted(columns - {""}))
    return f"{table} ({named})" if named else table


def _functions(connection: Connection, groups: Groups) -> Iterator[str]:
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    for function, role in rights.FUNCTIONS.items():
        name = function.partition("(")[0]
        there = connection.exec_driver_sql(_FUNCTIONS, (function,)).one_or_none()
        if there is None:
            yield f"The function {name} was removed. Restore a backup into a new schema: claimdesk db restore"
            continue
        owner, definer, settings, callers = there
        if owner != groups.owner:
            yield _foreign(f"The function {name}", f"FUNCTION {function}", owner, groups)
        acts = name in rights.ACTING_AS_OWNER
        if definer != acts:
            yield f"The function {name} {'no longer acts' if acts else 'acts'} as the desk's owner. {CURE}"
        if [_bare(s) for s in settings] != ([_bare(f"search_path={schema}, pg_temp")] if acts else []):
            yield f"The function {name} has settings or a search path that are not its own. {CURE}"
        if callers != [groups.of(role)]:
            yield f"The function {name} may be called by {', '.join(callers) or 'nobody'}. {CURE}"


def _foreign(what: str, which: str, owner: str, groups: Groups) -> str:
    return (
        f"{what} belongs to “{owner}”, not to the desk's owner. The server's admin gives it back: "
        f'ALTER {which} OWNER TO "{groups.owner}"; then claimdesk db upgrade'
    )


def _bare(expression: str) -> str:
    return _DRESSING.sub("", expression).lower()
