"""`claimdesk member`: who works at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.options import Word, json_option, with_desk
from claimdesk.cli.output import answer, show_json, table
from claimdesk.words.terms import Role

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.group()
def member() -> None:
    """The members of the desk: list, add, rename.

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

    On PostgreSQL the login is a role of the server, which its admin makes.

    \b
    Example:
      claimdesk member add "Anna Berg" --login anna --role editor
    """
    from claimdesk.desk import members

    desk.do(members.add, name, login=login, role=role.value)
    answer(as_json, f"{name} is a member: {role.value}.", member=name, login=login or name, role=role.value)


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
