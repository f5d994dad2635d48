"""`claimdesk completion`: the shell's completion, as click makes it."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from claimdesk.cli.workbench import COMPLETE

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that lets the tab key complete commands, options and words.

    \b
    Example:
      claimdesk completion bash >> ~/.bashrc
      claimdesk completion zsh >> ~/.zshrc
      claimdesk completion fish > ~/.config/fish/completions/claimdesk.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None
    root = ctx.find_root()
    click.echo(kind(root.command, {}, "claimdesk", COMPLETE).source())
