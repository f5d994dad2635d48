"""`claimdesk report`: what the desk hands to readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimdesk.cli import dates, exits
from claimdesk.cli.narration import narrated
from claimdesk.cli.options import ANYTHING, with_desk
from claimdesk.words.dossier import Dossier
from claimdesk.words.errors import Refused
from claimdesk.words.references import Reference

if TYPE_CHECKING:
    from claimdesk.desk import Desk

FORMATS = ("markdown", "json")


@click.command()
@click.argument("references", type=ANYTHING, metavar="A1|C1 …", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(FORMATS), default="markdown", show_default=True, help="The format.")
@click.option("-o", "--output", "file", metavar="FILE", help="Write it into a file.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--as-of", metavar="TIME|ENTRY", help="As at an entry (a number) or a time; a day means its end, in UTC.")
@click.option("--drafts", is_flag=True, help="For colleagues: also what is not published, marked DRAFT.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@with_desk
def report(
    desk: Desk,
    references: tuple[Reference, ...],
    form: str,
    file: str | None,
    force: bool,
    as_of: str | None,
    drafts: bool,
    as_json: bool,
) -> None:
    """Write the report on articles (with all their claims) and claims.

    It gives the verdicts of published claims; others stand as being checked. Once a report was written, undo takes
    the publications in it back no more: they are corrected or retracted.

    \b
    Example:
      claimdesk report A1 -o report.md
      claimdesk report C1 C2 --drafts --as-of 2018-09-30
    """
    from claimdesk.desk import dossiers, writing_out
    from claimdesk.report import FORMATS

    moment = dates.moment(as_of) if as_of else None
    with narrated("Writing the report"):
        dossier: Dossier = desk.ask(dossiers.of, *references, as_of=moment)
        text = FORMATS["json" if as_json else form](dossier, drafts=drafts)
    if file:
        try:
            target, noted = writing_out.write_out(desk, dossier, text, file, overwrite=force)
        except writing_out.Exists as error:
            raise Refused(f"{error.sentence} Name another file, or write over it with --force.") from None
        exits.tell(f"The report is in {target}.")
    else:
        noted = writing_out.note(desk, dossier)
        click.echo(text.encode(), nl=False)
    if noted:
        exits.tell(noted)
