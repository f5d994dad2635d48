"""The roles of a team desk on its PostgreSQL server: an owner that can't log in, and a group for each role of a member.

Roles are shared by all databases of a server, so their names carry the schema's and eight random digits: no desk meets
another's, nor what is left of one that was dropped. They are found again by who owns the desk's tables.
On a file there are no roles, and these functions do nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection

from claimdesk.words.errors import BadInput, Damaged, Refused
from claimdesk.words.terms import Role

OWNER = "_owner"
STEM_CHARS = 63 - 1 - len("analyst")
"""PostgreSQL cuts names at 63 bytes; ours are of ASCII letters."""
LOGIN_BYTES = 63


@dataclass(frozen=True, slots=True)
class Groups:
    """The names of a desk's roles: `claimdesk_1b9f20c4_owner`, `…_viewer` and so on."""

    stem: str

    @property
    def owner(self) -> str:
        """Who owns tables and functions, and nobody logs in as."""
        return self.stem + OWNER

    def of(self, role: Role) -> str:
        """The group of the members with this role."""
        return f"{self.stem}_{role.value}"

    def every(self) -> list[str]:
        """All groups, each of which may do what those before it may."""
        return [self.of(role) for role in Role]


def of_desk(connection: Connection) -> Groups | None:
    """The roles of the desk that the search path names; None where there is no desk yet. Raises Damaged."""
    owner = connection.exec_driver_sql(
        # Not by the search path: that skips a schema which is closed to the login.
        "SELECT pg_get_userbyid(relowner) FROM pg_class WHERE relname = 'alembic_version'"
        " AND relnamespace = to_regnamespace(current_setting('search_path'))"
    ).scalar_one_or_none()
    if owner is None:
        return None
    groups = Groups(str(owner).removesuffix(OWNER))
    names = [groups.owner, *groups.every()]
    there = connection.exec_driver_sql("SELECT count(*) FROM pg_roles WHERE rolname = ANY(%s)", (names,)).scalar_one()
    if not str(owner).endswith(OWNER) or there != len(names):
        raise Damaged(
            f"The tables of this desk belong to “{owner}”, and the desk's own roles are not on this server. Bring them "
            "over from the old server (pg_dumpall --roles-only), or restore a backup into a new schema."
        )
    return groups


def establish(connection: Connection, schema: str) -> Groups:
    """The roles of the desk in `schema`; they and the schema are made where there are none. Whoever makes them is the
    first of the admins. Raises DeskError."""
    groups = of_desk(connection)
    if groups is not None:
        refuse_unless_owner(connection, groups)
        return groups
    _refuse_unless_maker(connection)
    groups = Groups(f"{schema[: STEM_CHARS - 9]}_{secrets.token_hex(4)}")
    newer = _since_16(connection)
    for name in (groups.owner, *groups.every()):
        connection.exec_driver_sql(f'CREATE ROLE "{name}" NOLOGIN')
        connection.exec_driver_sql(f"COMMENT ON ROLE \"{name}\" IS 'Claimdesk: a desk in schema {schema}'")
    for below, above in zip(groups.every(), groups.every()[1:], strict=False):
        connection.exec_driver_sql(f'GRANT "{below}" TO "{above}"')
    # The owner gives out the groups (`seat_member`); before 16 that makes it one of them, which adds nothing.
    how = "ADMIN TRUE, INHERIT FALSE, SET FALSE" if newer else "ADMIN OPTION"
    for group in groups.every():
        connection.exec_driver_sql(f'GRANT "{group}" TO "{groups.owner}" WITH {how}')
    # Whoever made the desk brings it to newer schemas, but acts as its owner only where the program says so.
    connection.exec_driver_sql(f'GRANT "{groups.owner}" TO CURRENT_USER' + (" WITH INHERIT FALSE" if newer else ""))
    if connection.exec_driver_sql("SELECT to_regnamespace(%s)", (schema,)).scalar_one() is None:
        connection.exec_driver_sql(f'CREATE SCHEMA "{schema}" AUTHORIZATION "{groups.owner}"')
    else:
        connection.exec_driver_sql(f'GRANT ALL ON SCHEMA "{schema}" TO "{groups.owner}" WITH GRANT OPTION')
    with acting_as(connection, groups.owner):
        inherit = " WITH INHERIT TRUE" if newer else ""
        connection.exec_driver_sql(f'GRANT "{groups.of(Role.ADMIN)}" TO SESSION_USER{inherit}')
    return groups


@contextmanager
def as_owner(connection: Connection) -> Iterator[None]:
    """Act as the desk's owner within the transaction; a transaction that fails inside ends with it."""
    groups = of_desk(connection) if connection.dialect.name == "postgresql" else None
    if groups is None:
        yield
        return
    refuse_unless_owner(connection, groups)
    with acting_as(connection, groups.owner):
        yield


@contextmanager
def acting_as(connection: Connection, role: str) -> Iterator[None]:
    """Act as `role` until the block or the transaction ends."""
    connection.exec_driver_sql(f'SET LOCAL ROLE "{role}"')
    yield
    connection.exec_driver_sql("SET LOCAL ROLE NONE")


def seat(connection: Connection, login: str) -> None:
    """Give a member's login the group of their role and take all others; one that is not there is made, without a
    password. For admins. Raises BadInput, Refused."""
    if connection.dialect.name != "postgresql":
        return
    if not can_log_in(connection, login):
        _make_login(connection, login)
    unseat(connection, login)


def unseat(connection: Connection, login: str) -> None:
    """Bring a login's groups to what its member is now: none for who was withdrawn. The login itself stays."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT seat_member(%s)", (login,))


def held(connection: Connection) -> list[str]:
    """The roles of the desk whose rights the login has, the least first, and `owner` where it may act as that."""
    groups = of_desk(connection)
    if groups is None:
        return []
    has = "SELECT pg_has_role(session_user, %s, 'USAGE')"
    found = [role.value for role in Role if connection.exec_driver_sql(has, (groups.of(role),)).scalar_one()]
    return found + ["owner"] * may_act_as_owner(connection, groups)


def astray(connection: Connection) -> Iterator[str]:
    """Rights that logins have without being a member with that role, a sentence each. A member who lacks theirs is no
    fault: members come over from other servers, where they had a login."""
    groups = of_desk(connection) if connection.dialect.name == "postgresql" else None
    if groups is None:
        return
    # Since 16 who makes a role may give it out, which is no right of the role's own.
    used = " AND (m.inherit_option OR m.set_option)" if _since_16(connection) else ""
    held = connection.exec_driver_sql(
        "SELECT login.rolname, replace(granted.rolname, %s, '') FROM pg_auth_members m"
        " JOIN pg_roles granted ON granted.oid = m.roleid JOIN pg_roles login ON login.oid = m.member"
        " WHERE granted.rolname = ANY(%s) AND login.rolname <> ALL(%s)" + used,
        (f"{groups.stem}_", groups.every(), [groups.owner, *groups.every()]),
    )
    due = connection.exec_driver_sql("SELECT login, role FROM member WHERE withdrawn_at IS NULL")
    for login, role in sorted({(str(a), str(b)) for a, b in held} - {(str(a), str(b)) for a, b in due}):
        yield f"The login “{login}” has the rights of {role} in the database, and no entry of the ledger gave it."


def can_log_in(connection: Connection, login: str) -> bool:
    """Whether the server has this login. Raises Refused for a role that is a group."""
    found = connection.exec_driver_sql("SELECT rolcanlogin FROM pg_roles WHERE rolname = %s", (login,))
    can = found.scalar_one_or_none()
    if can is False:
        raise Refused(f"“{login}” is a group on this server and can't log in. Choose another login: --login NAME")
    return bool(can)


def _make_login(connection: Connection, login: str) -> None:
    if login in ("public", "none") or login.startswith("pg_") or len(login.encode()) > LOGIN_BYTES:
        raise BadInput(f"PostgreSQL can't have a login of that name: {login}. Choose another: --login NAME")
    quoted = connection.dialect.identifier_preparer.quote_identifier(login)
    me, may = connection.exec_driver_sql(
        "SELECT current_user, rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
    ).one()
    if not may:
        raise Refused(
            f"There is no login “{login}” on the server, and yours ({me}) may not make one. The server's admin does: "
            f"CREATE ROLE {quoted} LOGIN. Then add the member again."
        )
    connection.exec_driver_sql(f"CREATE ROLE {quoted} LOGIN")


def _since_16(connection: Connection) -> bool:
    return (connection.dialect.server_version_info or (0,)) >= (16,)


def may_act_as_owner(connection: Connection, groups: Groups) -> bool:
    """Whether who is logged in may act as the desk's owner."""
    right = "SET" if _since_16(connection) else "MEMBER"
    held = connection.exec_driver_sql("SELECT pg_has_role(session_user, %s, %s)", (groups.owner, right))
    return bool(held.scalar_one())


def refuse_unless_owner(connection: Connection, groups: Groups) -> None:
    """Raise Refused for a login that may not act as the desk's owner."""
    if not may_act_as_owner(connection, groups):
        me = connection.exec_driver_sql("SELECT session_user").scalar_one()
        raise Refused(
            f"That takes the login that made the desk. Log in as it, or let it say in psql: "
            f'GRANT {groups.owner} TO "{me}"'
        )


def _refuse_unless_maker(connection: Connection) -> None:
    me, database, roles, schemas = connection.exec_driver_sql(
        "SELECT current_user, current_database(), rolsuper OR rolcreaterole,"
        " has_database_privilege(current_database(), 'CREATE') FROM pg_roles WHERE rolname = current_user"
    ).one()
    missing = [] if roles else [f'ALTER ROLE "{me}" CREATEROLE']
    missing += [] if schemas else [f'GRANT CREATE ON DATABASE "{database}" TO "{me}"']
    if missing:
        raise Refused(
            f"Making a desk takes the right to make roles and a schema, which {me} lacks. The server's admin gives it: "
            + "; ".join(missing)
        )
