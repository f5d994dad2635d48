"""`claimdesk completion`: the shell's completion, as click makes it."""

from __future__ import annotations

import tomllib
from importlib import resources

import click
from click.shell_completion import get_completion_class

from claimdesk.cli.workbench import COMPLETE

SHELLS = ("bash", "zsh", "fish")


def ratings(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """The ratings of the truth scale as it comes, read without opening a desk; others are typed out."""
    if ctx.params.get("scale", "truth") != "truth":
        return []
    scale = resources.files("claimdesk") / "desk" / "scale_files" / "truth.toml"
    labels = (rating["label"] for rating in tomllib.loads(scale.read_text(encoding="utf-8"))["rating"])
    words = (label.casefold().replace(" ", "-") for label in labels)
    return [word for word in words if word.startswith(incomplete.casefold())]


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
