"""`claimdesk claimant`: the people and bodies who make claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.options import json_option, with_desk
from claimdesk.cli.output import answer, show_json, table

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.group()
def claimant() -> None:
    """The people and bodies who make claims: add, rename and merge them.

    \b
    Example:
      claimdesk claimant merge "Vladimir Putin" "V. Putin"
    """


@claimant.command("list")
@json_option
@with_desk
def list_(desk: Desk, as_json: bool) -> None:
    """All claimants, with how many claims are theirs.

    \b
    Example:
      claimdesk claimant list
    """
    from claimdesk.desk import claimants

    rows = desk.ask(claimants.every)
    if as_json:
        show_json({"claimants": [{"name": name, "claims": count} for _, name, count in rows]})
    else:
        table((), [(str(count), name) for _, name, count in rows])


@claimant.command()
@click.argument("name")
@json_option
@with_desk
def add(desk: Desk, name: str, as_json: bool) -> None:
    """Add a claimant.

    Claims that name one add them by themselves.

    \b
    Example:
      claimdesk claimant add "Metropolitan Police"
    """
    from claimdesk.desk import claimants

    desk.do(claimants.add, name)
    answer(as_json, f"{name} is a claimant.", claimant=name)


@claimant.command()
@click.argument("name")
@click.argument("new_name")
@json_option
@with_desk
def edit(desk: Desk, name: str, new_name: str, as_json: bool) -> None:
    """Give a claimant another name, in all their claims.

    \b
    Example:
      claimdesk claimant edit "V. Putin" "Vladimir Putin"
    """
    from claimdesk.desk import claimants

    desk.do(claimants.edit, name, new_name)
    answer(as_json, f"{name} is now {new_name}.", claimant=new_name)


@claimant.command()
@click.argument("into")
@click.argument("other")
@json_option
@with_desk
def merge(desk: Desk, into: str, other: str, as_json: bool) -> None:
    """Make one claimant of two names.

    The claims of OTHER become those of INTO.

    \b
    Example:
      claimdesk claimant merge "Vladimir Putin" "V. Putin"
    """
    from claimdesk.desk import claimants

    desk.do(claimants.merge, into, other)
    answer(as_json, f"The claims of {other} are now those of {into}.", claimant=into)
