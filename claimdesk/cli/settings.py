"""`claimdesk settings`: how the desk is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.options import json_option, with_desk
from claimdesk.cli.output import answer, say, show_json, table
from claimdesk.words.errors import NotFound

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.command()
@click.argument("key", required=False)
@click.argument("value", required=False)
@json_option
@with_desk
def settings(desk: Desk, key: str | None, value: str | None, as_json: bool) -> None:
    """The desk's settings; with KEY one of them; with VALUE it is changed.

    name: what the desk is called. review_policy: own, or second-person. approvals: how many members approve a verdict
    under second-person, for those that are submitted from then on.

    \b
    Example:
      claimdesk settings review_policy second-person
    """
    from claimdesk.desk import settings

    if key is not None and value is not None:
        desk.do(settings.set, key, value)
    found = desk.ask(settings.get)
    if key is None:
        if as_json:
            show_json({"settings": found})
        else:
            table((), sorted(found.items()))
        return
    key = key.strip().lower().replace("-", "_")
    if key not in found:
        raise NotFound(f"There is no setting “{key}”. There are: {', '.join(sorted(found))}")
    if value is not None or as_json:
        answer(as_json, f"{key} is {found[key]}.", key=key, value=found[key])
    else:
        say(found[key])
