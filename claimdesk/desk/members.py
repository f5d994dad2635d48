"""Who works on the desk. A member is a row here; on PostgreSQL the login role is the server admin's to create."""

from __future__ import annotations

from sqlalchemy import select

from claimdesk.desk import typed
from claimdesk.desk.work import Read, Work
from claimdesk.model import Member
from claimdesk.words.errors import NotFound, Refused
from claimdesk.words.references import MemberId, shortened
from claimdesk.words.terms import Role
from claimdesk.words.views.lists import MemberRow

NAME_CHARS = 200


def add(work: Work, name: str, *, login: str | None = None, role: str = Role.ANALYST) -> MemberId:
    """Add a member, whose login is their name unless another is given. For admins.

    On PostgreSQL this makes the member only: the role that they log in with must exist on the server, with the rights
    to this desk's schema. Raises BadInput, TooLarge, Refused.
    """
    work.require(Role.ADMIN)
    name = typed.required(name, "The name", chars=NAME_CHARS)
    login = typed.required(login or name, "The login", chars=NAME_CHARS)
    wanted = typed.term(Role, role, "role")
    for row in _locked(work):
        _refuse_taken(row, name)
        _refuse_taken(row, login)
    return MemberId(work.add(Member(name=name, login=login, role=wanted)).id)


def rename(work: Work, member: int | str, name: str) -> MemberId:
    """Give a member, by id, name or login, another name: one's own, or as an admin anybody's. Raises DeskError."""
    name = typed.required(name, "The name", chars=NAME_CHARS)
    rows = _locked(work)
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
    others = [r for r in rows if r.role is Role.ADMIN and r is not row]
    if row.role is Role.ADMIN and wanted is not Role.ADMIN and not others:
        raise Refused(f"{row.name} is the only admin of this desk: make somebody else an admin first.")
    row.role = wanted
    return MemberId(row.id)


def every(read: Read) -> list[MemberRow]:
    """All members, by name."""
    rows = read.session.scalars(select(Member).where(Member.withdrawn_at.is_(None)))
    return [MemberRow(r.id, r.name, r.login, r.role) for r in sorted(rows, key=lambda r: (r.name.casefold(), r.id))]


def find(work: Work, member: int | str) -> MemberId:
    """The member with this id, name or login, or `me`. Raises NotFound with the names there are."""
    if isinstance(member, str) and member.strip().casefold() == "me":
        return work.member.id
    rows = work.session.scalars(select(Member).where(Member.withdrawn_at.is_(None)).order_by(Member.id))
    return MemberId(_named(list(rows), member).id)


def _locked(work: Work) -> list[Member]:
    """All of them, so that two changes at once can't give a name twice or demote the last two admins."""
    query = select(Member).where(Member.withdrawn_at.is_(None)).order_by(Member.id).with_for_update()
    return list(work.session.scalars(query.execution_options(populate_existing=True)))


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
