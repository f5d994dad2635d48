"""`claimdesk analyse`: what the analysis finds in a text, without a desk."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

import click

from claimdesk.cli import dates
from claimdesk.cli.files import standard_input
from claimdesk.cli.importing import lines_cut
from claimdesk.cli.narration import narrated
from claimdesk.cli.options import json_option
from claimdesk.cli.output import facts, say, say_wrapped, show_json
from claimdesk.words.document import META_FIELDS, Document

if TYPE_CHECKING:
    from claimdesk.analysis import Analysis, Suggestion


@click.command()
@click.argument("place", metavar="FILE|URL|-")
@click.option("--published", metavar="DATE", help="When it was published; resolves “on Wednesday” and the like.")
@click.option("--language", metavar="CODE", help="Its language: en, de, …")
@click.option("--allow-private", is_flag=True, help="Fetch from private addresses too.")
@json_option
def analyse(place: str, published: str | None, language: str | None, allow_private: bool, as_json: bool) -> None:
    """Analyse a text sentence by sentence: claims worth checking, who makes them, what they rest on, which are rivals.

    Nothing is stored. With --json all findings come with their places, in characters of the text.

    \b
    Example:
      claimdesk analyse treaty.txt --published 2018-09-12
      claimdesk analyse https://news.example/treaty --json > findings.json
    """
    from claimdesk import analysis
    from claimdesk.desk.importing import document_of

    typed = dates.typed(published, language=language)
    stdin = standard_input() if place == "-" else None
    with narrated(f"Reading {place}") as narrator:
        document = document_of(place, stdin=stdin, allow_private=allow_private)
        document = _with_typed(document, {"published": typed or "", "language": language or ""})
        narrator.step("Analysing it")
        found = analysis.analyse(
            document.text, published=document.published or None, language=document.language or None
        )
    if as_json:
        show_json(analysis.to_json(found) | {"document": _record(document)})
    else:
        _say(document, found)


def _with_typed(document: Document, given: dict[str, str]) -> Document:
    typed: dict[str, Any] = {name: value for name, value in given.items() if value}
    return replace(document, **typed, found={**document.found, **dict.fromkeys(typed, "typed")}) if typed else document


def _record(document: Document) -> dict[str, Any]:
    """All fields but the bytes."""
    return {f.name: getattr(document, f.name) for f in fields(document) if f.name != "raw"}


def _say(document: Document, found: Analysis) -> None:
    facts(
        (name, f"{value}  ({document.found.get(name, '')})")
        for name in META_FIELDS
        if (value := getattr(document, name))
    )
    facts([("cut", lines_cut(document.cut))])
    facts(("note", note) for note in (*document.warnings, *found.notes))
    rivals: dict[int, list[str]] = {}
    for rival in found.rivals:
        for one, other in ((rival.a, rival.b), (rival.b, rival.a)):
            rivals.setdefault(one, []).append(
                f"{rival.relation.value} ({rival.basis.value}) with [{other + 1}]: {rival.reason}"
            )
    for sentence in found.sentences:
        say()
        say_wrapped(document.text[sentence.start : sentence.end], indent=0)
        for number, each in enumerate(found.suggestions):
            if sentence.start <= each.start < sentence.end:
                _say_suggestion(number, each, rivals.get(number, []))


def _say_suggestion(number: int, each: Suggestion, rivals: list[str]) -> None:
    about = [each.kind.value, f"{each.score:.2f}", each.claimant or "the article itself"]
    about += [f"due {each.due}"] if each.due else []
    about += ["checks that it was said"] if each.checks.value == "attribution" else []
    about += [f"stands {len(each.places)} times"] if len(each.places) > 1 else []
    say_wrapped(f"{' · '.join(about)}  {each.start}-{each.end}", indent=9, first=f"{f'[{number + 1}]':>8} ")
    say_wrapped(each.text, indent=9)
    if each.reasons:
        say_wrapped(f"because: {'; '.join(each.reasons)}", indent=9)
    for rival in rivals:
        say_wrapped(rival, indent=9)
