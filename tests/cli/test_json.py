"""`--json`: one document on standard output and nothing else, on every command that has it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from claimdesk.cli.main import cli

Run = Callable[..., Any]

# In an order in which each can be done; FILE, OLD, SCALE, BACKUP, NEW and THERE are paths of the test's own.
SCENARIO = """
import FILE --published 2018-09-12 --as-revision-of A1
analyse FILE
articles
article edit A1 --origin Reuters
suggestions A1
claim accept SUGGESTION
claim add A1 --quote argued
claims
claim edit C1 --kind charge
claim split C2 --text One --text Two
claim merge C3 C4
dismiss A1 --quote ran
claimant add Norland
claimant list
claimant edit Norland Suthmark
claimant add Norland
claimant merge Norland Suthmark
relate C1 tension C3
resolve C1 C3 --both-hold
rivals C1
source add --title Timetable
source edit S1 --primary
sources
evidence add C1 S1 --stance supports
evidence edit C1/S1 --locator p.3
settings review_policy second-person
settings
member add Ben --role viewer
member rename Ben Benno
member role Benno editor
member withdraw Benno
member restore Benno
member list
verdict C1 --rating true --rationale @S1
submit C1
--as Benno review C1
--as Benno review C1 --approve
publish C1
settings review_policy own
correct C1 --reason Misread --rating false --rationale @S1
retract C1 --reason Forged
assign C1 me
comment C1 Hello
for-me
tag C1 ferry
show A1
show C1
show S1
search norland
similar norland
history C1
activity
undo
redo
withdraw C3
restore C3
report A1
scale add SCALE
scale list
article revise A1 OLD
changes A1
claim confirm C1
--desk NEW db create
db status
db check
db backup BACKUP
db move THERE
db restore BACKUP
db upgrade
doctor
demo
"""
REFERENCE = Path(__file__).parents[2] / "docs" / "command-line.md"
KEYED_BY_DATA = {"found", "settings"}


def with_json(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(group, info_name="claimdesk")
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from with_json(command, (*path, name))
        elif command is not None and any("--json" in p.opts for p in command.params):
            yield (*path, name)


def documented(command: tuple[str, ...]) -> set[str]:
    """The fields that the reference lists for a command."""
    rows = REFERENCE.read_text(encoding="utf-8").partition("## What `--json` prints")[2]
    found = re.search(rf"^\| [^|]*`{' '.join(command)}`[^|]* \| (.*) \|$", rows, re.MULTILINE)
    return set(re.findall(r"`(\w+)`", found[1])) if found else set()


def keys(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for each in value:
            yield from keys(each)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            if not (key in KEYED_BY_DATA and isinstance(each, dict)):
                yield from keys(each)


def test_every_command_prints_one_document_with_steady_names(
    run: Run, desk: str, article: Path, tmp_path: Path
) -> None:
    later, scale, backup = tmp_path / "later.txt", tmp_path / "scale.toml", tmp_path / "backup.claimdesk"
    later.write_text(article.read_text().replace("70 years", "71 years"), encoding="utf-8")
    ratings = '[[rating]]\nlabel = "Holds"\n[[rating]]\nlabel = "Does not"\n'
    scale.write_text(f'name = "house"\ntitle = "House scale"\naxis = "veracity"\n{ratings}')
    paths = {
        "FILE": str(later),
        "OLD": str(article),
        "SCALE": str(scale),
        "BACKUP": str(backup),
        "NEW": str(tmp_path / "new.claimdesk"),
        "THERE": str(tmp_path / "there.claimdesk"),
    }
    commands, done = set(with_json(cli)), set()
    for line in SCENARIO.strip().splitlines():
        if "SUGGESTION" in line:
            paths["SUGGESTION"] = run("suggestions", "A1", "--json").json["suggestions"][-1]["reference"]
        arguments = [paths.get(word, word) for word in line.split()]
        ran = run(*arguments, "--json")
        assert ran.code == 0, f"{line}: {ran.err}"
        document = ran.json
        assert isinstance(document, dict), line
        for key in keys(document):
            assert re.fullmatch(r"[a-z][a-z0-9_]*", key), f"{line}: {key}"
        words = arguments[2:] if arguments[0] in ("--as", "--desk") else arguments
        command = tuple(words[:2]) if tuple(words[:2]) in commands else tuple(words[:1])
        assert set(document) <= documented(command), f"docs/command-line.md does not have all of {line}"
        done.add(command)
    missing = commands - done
    assert not missing, f"no line of the scenario runs {missing}"


def test_things_are_named_by_their_references(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    run("source", "add", "--title", "Timetable")
    run("evidence", "add", "C1", "S1", "--stance", "supports")
    claim = run("claims", "--json").json["claims"][0]
    assert (claim["reference"], claim["article"]) == ("C1", "A1")
    shown = run("show", "C1", "--json").json
    assert shown["claim"]["reference"] == "C1"
    assert shown["claim"]["appearances"][0]["article"] == "A1"
    assert (shown["claim"]["evidence"][0]["reference"], shown["claim"]["evidence"][0]["source"]) == ("C1/S1", "S1")
    assert shown["sources"][0]["reference"] == "S1"


def test_a_refusal_prints_no_document(run: Run, desk: str) -> None:
    for arguments in (["show", "C9"], ["claims", "colour:red"], ["publish", "C9"], ["report", "A9"]):
        ran = run(*arguments, "--json")
        assert (ran.code, ran.out) == (1, ""), arguments
