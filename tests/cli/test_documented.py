"""Every command explains itself, and the reference leaves none out."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from claimdesk.cli.main import cli

REFERENCE = Path(__file__).parents[2] / "docs" / "command-line.md"


def commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group, info_name=path)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")


COMMANDS = dict(commands(cli, "claimdesk"))


def section(path: str) -> str:
    text = REFERENCE.read_text(encoding="utf-8")
    found = re.search(rf"^#+ `{re.escape(path)}`\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/command-line.md says nothing of {path}"
    return found[1]


@pytest.mark.parametrize("path", COMMANDS)
def test_each_command_has_help_with_an_example_of_itself(path: str) -> None:
    command = COMMANDS[path]
    text = command.get_help(click.Context(command, info_name=path))
    example = text.partition("Example:")[2].partition("Options:")[0]
    assert path in re.sub(r"claimdesk --desk \S+", "claimdesk", example)


@pytest.mark.parametrize("path", [p for p, c in COMMANDS.items() if not isinstance(c, click.Group)])
def test_each_option_is_explained_in_help_and_reference(path: str) -> None:
    documented = section(path)
    for parameter in COMMANDS[path].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{path} {parameter.opts[0]}"
            for name in parameter.opts:
                assert f"`{name}" in documented, f"{path} {name} is not in docs/command-line.md"


def test_the_reference_names_no_command_that_is_not_there() -> None:
    headings = re.findall(r"^#+ `(claimdesk [^`]+)`$", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(headings) == set(COMMANDS)


def test_the_overview_lists_every_command_once() -> None:
    text = cli.get_help(click.Context(cli, info_name="claimdesk"))
    for path in COMMANDS:
        name = path.split()[1]
        assert len(re.findall(rf"^  {name}  ", text, re.MULTILINE)) == 1, name


def examples() -> list[str]:
    """Every line that the reference and the helps give as an example, continued lines joined."""
    blocks = re.findall(r"^```sh\n(.*?)^```", REFERENCE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    helps = [(c.help or "").partition("Example:")[2] for c in [cli, *COMMANDS.values()]]
    lines = "\n".join([*blocks, *helps]).replace("\\\n", " ").splitlines()
    return sorted({line.strip() for line in lines if line.strip()})


@pytest.mark.parametrize("line", examples())
def test_each_example_is_right_usage(line: str) -> None:
    _, _, command_line = line.rpartition("| claimdesk") if "| claimdesk" in line else ("", "", line)
    words = shlex.split(re.split(r" [|>]+ ", command_line)[0].removeprefix("claimdesk"))
    context = cli.make_context("claimdesk", list(words))
    command: click.Command = cli
    arguments = [*context._protected_args, *context.args]
    while isinstance(command, click.Group):
        _, found, arguments = command.resolve_command(context, arguments)
        assert found is not None
        command = found
    command.make_context("claimdesk", arguments)
