"""`claimdesk member`: who works at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.exits import tell
from claimdesk.cli.options import Word, json_option, with_desk
from claimdesk.cli.output import answer, show_json, table
from claimdesk.words.terms import Role

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.group()
def member() -> None:
    """The members of the desk: list, add, role, rename, withdraw, restore.

    \b
    Example:
      claimdesk member add "Anna Berg" --login anna
    """


@member.command("list")
@json_option
@with_desk
def list_(desk: Desk, as_json: bool) -> None:
    """All members, with login and role.

    \b
    Example:
      claimdesk member list
    """
    from claimdesk.desk import members

    rows = desk.ask(members.every)
    if as_json:
        show_json({"members": rows, "me": desk.member.name})
    else:
        table((), [(r.role.value, r.login, r.name + (" (you)" if r.id == desk.member.id else "")) for r in rows])


@member.command()
@click.argument("name")
@click.option("--login", help="How they log in; else the name.")
@click.option("--role", type=Word(Role), default=Role.ANALYST, help="What they may do (default: analyst).")
@json_option
@with_desk
def add(desk: Desk, name: str, login: str | None, role: Role, as_json: bool) -> None:
    """Add a member, by the name that stands in reports.

    On PostgreSQL the login is made on the server if it has none of that name, without a password, and gets the rights
    of the role in the database itself.

    \b
    Example:
      claimdesk member add "Anna Berg" --login anna --role editor
    """
    from claimdesk.desk import members

    login = login or name
    known = desk.ask(members.has_login, login)
    desk.do(members.add, name, login=login, role=role.value)
    answer(
        as_json, f"{name} is a member: {role.value}.", member=name, login=login, role=role.value, new_login=not known
    )
    if not known:
        tell(f"The login “{login}” is new and has no password. In psql you give it one: \\password {login}")


@member.command()
@click.argument("name")
@click.argument("role", type=Word(Role))
@json_option
@with_desk
def role(desk: Desk, name: str, role: Role, as_json: bool) -> None:
    """Change what a member may do.

    \b
    Example:
      claimdesk member role anna editor
    """
    from claimdesk.desk import members

    desk.do(members.set_role, name, role.value)
    answer(as_json, f"{name} is {role.value} now.", member=name, role=role.value)


@member.command()
@click.argument("name")
@json_option
@with_desk
def withdraw(desk: Desk, name: str, as_json: bool) -> None:
    """Take a member off the desk, with all their rights. What they did stays theirs.

    Their login stays on a server, for other databases; it may no longer look into this desk.

    \b
    Example:
      claimdesk member withdraw anna
    """
    from claimdesk.desk import members

    desk.do(members.withdraw, name)
    answer(as_json, f"{name} is no longer a member.", withdrawn=name)


@member.command()
@click.argument("name")
@json_option
@with_desk
def restore(desk: Desk, name: str, as_json: bool) -> None:
    """Bring a member back who was taken off, with the role they had.

    \b
    Example:
      claimdesk member restore anna
    """
    from claimdesk.desk import members

    desk.do(members.restore, name)
    answer(as_json, f"{name} is a member again.", restored=name)


@member.command()
@click.argument("name")
@click.argument("new_name")
@json_option
@with_desk
def rename(desk: Desk, name: str, new_name: str, as_json: bool) -> None:
    """Change the name that stands in reports.

    \b
    Example:
      claimdesk member rename anna "Anna Berg"
    """
    from claimdesk.desk import members

    desk.do(members.rename, name, new_name)
    answer(as_json, f"{name} is now {new_name}.", member=new_name)
