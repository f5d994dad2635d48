"""`claimdesk scale`: scales of ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli.files import text_of
from claimdesk.cli.options import json_option, with_desk
from claimdesk.cli.output import answer, say, show_json, table

if TYPE_CHECKING:
    from claimdesk.desk import Desk


@click.group()
def scale() -> None:
    """The scales of ratings: those that come with Claimdesk, and your own.

    \b
    Example:
      claimdesk scale add house-scale.toml
    """


@scale.command("list")
@json_option
@with_desk
def list_(desk: Desk, as_json: bool) -> None:
    """All scales with their ratings, newest version first.

    \b
    Example:
      claimdesk scale list
    """
    from claimdesk.desk import scales

    rows = desk.ask(scales.every)
    if as_json:
        show_json({"scales": rows})
        return
    for row in rows:
        say(f"{row.name}, version {row.number}: {row.title} ({row.axis})")
        table((), [(" ", r.glyph, r.label, r.meaning) for r in row.ratings])


@scale.command()
@click.argument("file", metavar="FILE|-")
@json_option
@with_desk
def add(desk: Desk, file: str, as_json: bool) -> None:
    """Add a scale from a TOML file.

    It has name, title, axis, and a [[rating]] table for each rating, with label, meaning, glyph, colour and place (from
    0, worst, to 1, best, or none). A name that is there already gets a new version; verdicts keep theirs.

    \b
    Example:
      claimdesk scale add house-scale.toml
    """
    from claimdesk.desk import scales

    made = desk.do(scales.add, text_of(file))
    row = next(r for r in desk.ask(scales.every) if r.id == made)
    answer(
        as_json,
        f"{row.name} has version {row.number}, with {len(row.ratings)} ratings.",
        scale=row.name,
        version=row.number,
    )
