"""`claimdesk demo`: a worked example on a desk of its own."""

from __future__ import annotations

import click

from claimdesk import config
from claimdesk.cli import exits, workbench
from claimdesk.cli.narration import narrated
from claimdesk.cli.options import json_option
from claimdesk.cli.places import Given
from claimdesk.words.references import reference

ARTICLE = "A1"
"""The example's article, named here so that the workbench starts without the desk's modules."""


@click.command()
@json_option
def demo(as_json: bool) -> int:
    """Open the workbench on a desk of its own with a worked example, marked DEMO; into a pipe, print its report.

    What you change there stays there. To begin anew, delete the file that it names.

    \b
    Example:
      claimdesk demo
      claimdesk demo | less
    """
    path = config.demo_desk()
    given = Given(str(path))
    place = given.prepared()
    if not path.exists():
        from claimdesk.desk import demo

        with narrated("Making the example"):
            demo.make(path)
    if workbench.in_terminal() and not as_json:
        return workbench.start(workbench.Start(given, ARTICLE))
    from claimdesk.desk import Desk, dossiers
    from claimdesk.report import FORMATS

    with Desk.open(place) as desk:
        dossier = desk.ask(dossiers.of, reference(ARTICLE))
    click.echo(FORMATS["json" if as_json else "markdown"](dossier).encode(), nl=False)
    exits.tell(f"This is the report of the example in {path}. In a terminal, claimdesk demo opens the workbench on it.")
    return exits.DONE
