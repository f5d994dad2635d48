"""`claimdesk report`: what the desk hands to readers."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimdesk.cli import dates, exits
from claimdesk.cli.narration import narrated
from claimdesk.cli.options import ANYTHING, with_desk
from claimdesk.words.dossier import Dossier
from claimdesk.words.errors import Refused, Unavailable
from claimdesk.words.references import Reference
from claimdesk.words.terms import Role

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
    from claimdesk.desk import dossiers
    from claimdesk.report import FORMATS

    moment = dates.moment(as_of) if as_of else None
    target = Path(file).expanduser() if file else None
    if target and target.exists() and not force:
        raise Refused(f"{target} is there already. Name another file, or write over it with --force.")
    with narrated("Writing the report"):
        dossier: Dossier = desk.ask(dossiers.of, *references, as_of=moment)
        text = FORMATS["json" if as_json else form](dossier, drafts=drafts)
    if target:
        _write(target, text)
        exits.tell(f"The report is in {target}.")
    else:
        click.echo(text.encode(), nl=False)
    _note(desk, dossier)


def _write(target: Path, text: str) -> None:
    """Write a file whole or not at all."""
    partial = None
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=target.parent, delete=False) as file:
            partial = Path(file.name)
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(target.stat().st_mode if target.exists() else 0o666 & ~_umask())
        partial.replace(target)
    except OSError as error:
        if partial:
            partial.unlink(missing_ok=True)
        raise Unavailable(f"{target} can't be written: {error.strerror}. Nothing was written.") from None


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _note(desk: Desk, dossier: Dossier) -> None:
    """Note what went out, so that undo leaves it alone. A viewer's copy can't be noted, and is no less a copy."""
    from claimdesk.desk import dossiers

    if desk.member.role.reaches(Role.ANALYST) and any(claim.publications for claim in dossier.claims):
        desk.do(dossiers.written_out, dossier)
