"""Who works on the desk. A member is a row here, and on PostgreSQL a login of the server in the group of its role."""

from __future__ import annotations

from sqlalchemy import select

from claimdesk.desk import typed
from claimdesk.desk.work import Read, Work
from claimdesk.model import Member
from claimdesk.store import roles
from claimdesk.words.errors import NotFound, Refused
from claimdesk.words.references import MemberId, shortened
from claimdesk.words.terms import Role
from claimdesk.words.views.lists import MemberRow

NAME_CHARS = 200


def add(work: Work, name: str, *, login: str | None = None, role: str = Role.ANALYST) -> MemberId:
    """Add a member, whose login is their name unless another is given. For admins.

    On PostgreSQL the login is made, without a password, where the server has none of that name, and gets the rights of
    the role. Raises BadInput, TooLarge, Refused.
    """
    work.require(Role.ADMIN)
    name = typed.required(name, "The name", chars=NAME_CHARS)
    login = typed.required(login or name, "The login", chars=NAME_CHARS)
    wanted = typed.term(Role, role, "role")
    for row in _locked(work):
        _refuse_taken(row, name)
        _refuse_taken(row, login)
    row = work.add(Member(name=name, login=login, role=wanted))
    _seat(work, row)
    return MemberId(row.id)


def rename(work: Work, member: int | str, name: str) -> MemberId:
    """Give a member, by id, name or login, another name: one's own, or as an admin anybody's. Raises DeskError."""
    name = typed.required(name, "The name", chars=NAME_CHARS)
    rows = _locked(work) if work.member.role is Role.ADMIN else _live(work)
    row = _named(rows, member)
    if row.id != work.member.id:
        work.require(Role.ADMIN)
    for other in rows:
        if other is not row:
            _refuse_taken(other, name)
    row.name = name
    return MemberId(row.id)


def set_role(work: Work, member: int | str, role: str) -> MemberId:
    """Change what a member may do. For admins; the last of them stays one. Raises DeskError."""
    work.require(Role.ADMIN)
    wanted = typed.term(Role, role, "role")
    rows = _locked(work)
    row = _named(rows, member)
    if wanted is not Role.ADMIN:
        _refuse_last_admin(rows, row)
    row.role = wanted
    _seat(work, row)
    return MemberId(row.id)


def withdraw(work: Work, member: int | str) -> MemberId:
    """Take a member off the desk, and their rights with it; what they did stays theirs. For admins; the last of them
    stays. Raises DeskError."""
    work.require(Role.ADMIN)
    rows = _locked(work)
    row = _named(rows, member)
    _refuse_last_admin(rows, row)
    row.withdrawn_at = work.now
    work.session.flush()
    roles.unseat(work.session.connection(), row.login)
    return MemberId(row.id)


def restore(work: Work, member: int | str) -> MemberId:
    """Bring a member back who was taken off, with the role they had. For admins. Raises DeskError."""
    work.require(Role.ADMIN)
    query = select(Member).where(Member.withdrawn_at.is_not(None)).order_by(Member.id.desc()).with_for_update()
    row = _named(list(work.session.scalars(query)), member)
    for other in _locked(work):
        _refuse_taken(other, row.name)
        _refuse_taken(other, row.login)
    row.withdrawn_at = None
    _seat(work, row)
    return MemberId(row.id)


def every(read: Read) -> list[MemberRow]:
    """All members, by name."""
    rows = read.session.scalars(select(Member).where(Member.withdrawn_at.is_(None)))
    return [MemberRow(r.id, r.name, r.login, r.role) for r in sorted(rows, key=lambda r: (r.name.casefold(), r.id))]


def has_login(read: Read, login: str) -> bool:
    """Whether who is named so could log in before they became a member; on a file nobody logs in, and all can."""
    connection = read.session.connection()
    return connection.dialect.name != "postgresql" or roles.can_log_in(connection, login)


def find(work: Work, member: int | str) -> MemberId:
    """The member with this id, name or login, or `me`. Raises NotFound with the names there are."""
    if isinstance(member, str) and member.strip().casefold() == "me":
        return work.member.id
    return MemberId(_named(_live(work), member).id)


def _locked(work: Work) -> list[Member]:
    """All of them, so that two changes at once can't give a name twice or demote the last two admins."""
    query = select(Member).where(Member.withdrawn_at.is_(None)).order_by(Member.id).with_for_update()
    return list(work.session.scalars(query.execution_options(populate_existing=True)))


def _live(work: Work) -> list[Member]:
    return list(work.session.scalars(select(Member).where(Member.withdrawn_at.is_(None)).order_by(Member.id)))


def _seat(work: Work, row: Member) -> None:
    work.session.flush()
    roles.seat(work.session.connection(), row.login)


def _refuse_last_admin(rows: list[Member], row: Member) -> None:
    if [r for r in rows if r.role is Role.ADMIN] == [row]:
        raise Refused(f"{row.name} is the only admin of this desk: make somebody else an admin first.")


def _named(rows: list[Member], member: int | str) -> Member:
    folded = member.strip().casefold() if isinstance(member, str) else ""
    for row in rows:
        if row.id == member or folded in (row.name.casefold(), row.login.casefold()):
            return row
    names = ", ".join(sorted((r.name for r in rows), key=str.casefold))
    raise NotFound(f"“{shortened(typed.short(member, 'The name'))}” is no member of this desk. There are: {names}")


def _refuse_taken(row: Member, name: str) -> None:
    # Members are found by either, so that a name that is another's login would be two people.
    if name.casefold() in (row.name.casefold(), row.login.casefold()):
        raise Refused(f"“{shortened(name)}” is taken: {row.name} (login {row.login}) is a member already.")
