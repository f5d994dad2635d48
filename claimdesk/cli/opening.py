"""`claimdesk open`: the workbench, when the arguments alone did not show that it is wanted."""

from __future__ import annotations

import click

from claimdesk.cli import workbench
from claimdesk.cli.options import given


@click.command("open")
@click.argument("at", metavar="[A12|C340|S7|FILE|URL]", required=False)
def open_(at: str | None) -> int:
    """Open the workbench; on an article, claim or source if you name one, on a file or URL to import it.

    \b
    Example:
      claimdesk open C340
      claimdesk open https://news.example/2018/09/12/treaty
    """
    return workbench.start(workbench.Start(given(), at))
