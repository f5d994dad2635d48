"""`claimdesk sources` and `claimdesk source`: what can be cited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimdesk.cli import dates, exits
from claimdesk.cli.narration import narrated
from claimdesk.cli.options import SOURCE, Word, filled, json_option, narrowed, page_options, with_desk
from claimdesk.cli.output import answer, foot, say, show_json, table
from claimdesk.words.errors import NotFound
from claimdesk.words.references import Reference
from claimdesk.words.terms import RELIABILITY, SourceKind
from claimdesk.words.views.lists import Page, SourceRow

if TYPE_CHECKING:
    from claimdesk.desk import Desk

F = TypeVar("F", bound=Callable[..., Any])


@click.command()
@click.argument("query", nargs=-1)
@page_options
@json_option
@with_desk
def sources(desk: Desk, query: tuple[str, ...], limit: int, after: str | None, as_json: bool) -> None:
    """List sources, newest first. QUERY is words, and filters: publisher: language: tag:

    \b
    Example:
      claimdesk sources charge sheet publisher:court
    """
    from claimdesk.desk import sources

    page: Page = desk.ask(sources.queue, query=narrowed(query), after=after, limit=limit)
    if as_json:
        show_json({"sources": page.rows, "after": page.after, "total": page.total, "note": page.note})
        return
    rows = [row for row in page.rows if isinstance(row, SourceRow)]
    table(
        ("", "grade", "claims", "copy", "publisher", "title") if rows else (),
        [
            (
                f"S{r.id}",
                r.reliability or "-",
                str(r.claims),
                f"{r.archived_at:%Y-%m-%d}" if r.archived_at else "none",
                r.publisher,
                r.title or r.url,
            )
            for r in rows
        ],
    )
    foot(len(rows), page.total, page.after, page.note)


def _fields(command: F) -> F:
    """What is known of a source."""
    for option in reversed(
        (
            click.option("--title", help="What it is called."),
            click.option("--kind", type=Word(SourceKind), help="What it is."),
            click.option("--publisher", help="Who published it."),
            click.option("--byline", help="Who wrote or spoke it."),
            click.option("--published", metavar="DATE", help="When it was published."),
            click.option("--language", metavar="CODE", help="Its language: en, de, …"),
            click.option("--origin", help="The agency or body it comes from; the same origin counts as one voice."),
            click.option("--primary/--not-primary", default=None, help="Whether it is the record itself."),
            click.option(
                "--reliability",
                type=click.Choice(list(RELIABILITY), case_sensitive=False),
                help="How reliable it is, A to F (the Admiralty code).",
            ),
            click.option("--reason", metavar="R", help="Why it has that grade."),
        )
    ):
        command = option(command)
    return command


@click.group()
def source() -> None:
    """Add or edit sources.

    \b
    Example:
      claimdesk source add https://court.example/file/12 --reliability A --reason "The court's own file"
    """


@source.command()
@click.argument("place", metavar="[URL|FILE]", required=False)
@_fields
@click.option("--url", help="Its address, where it is not fetched.")
@click.option("--allow-private", is_flag=True, help="Fetch from private addresses too.")
@json_option
@with_desk
def add(
    desk: Desk,
    /,
    place: str | None,
    kind: SourceKind | None,
    published: str | None,
    allow_private: bool,
    as_json: bool,
    **fields: Any,
) -> None:
    """Add a source.

    A URL is fetched and kept as a copy, as a file is; without either give at least a title. A page that can't be
    fetched is a source all the same, marked as not archived.

    \b
    Example:
      claimdesk source add https://court.example/file/12
      claimdesk source add --title "Interview with the harbour master" --kind interview --published 2018-09-14
    """
    from claimdesk.desk import importing, sources

    if place is None and not fields["title"]:
        raise click.UsageError("Name a URL or a file, or give a --title.")
    known = filled(
        **fields,
        kind=kind.value if kind else None,
        published=dates.typed(published, language=fields["language"]) or None,
    )
    if place is None:
        here = desk.ask(sources.with_url, known.get("url", ""))
        made = desk.do(sources.add, **known)
        told = f"S{made} was here already; it got what it lacked." if here else f"S{made} is a source."
        answer(as_json, told, source=f"S{made}", archived_at=None, said="")
        return
    if importing.is_url(place):
        steps = desk.run(sources.add_url, place, allow_private=allow_private, typed=known)
    else:
        if not Path(place).expanduser().exists():
            raise NotFound(f"There is no file {place}. A web address begins with https://")
        steps = desk.run(sources.add_file, place, typed=known)
    made_last, sentence = "", ""
    with narrated(f"Fetching {place}") as narrator:
        for step in steps:
            made_last, sentence = step.made or made_last, step.sentence
            narrator.step(step.sentence)
    archived = desk.ask(sources.row, int(made_last[1:])).archived_at if made_last else None
    if as_json:
        show_json({"source": made_last or None, "archived_at": archived, "said": sentence})
    else:
        (say if archived else exits.tell)(sentence)
        if not archived and made_last:
            say(f"{made_last} is a source.")


@source.command()
@click.argument("source", type=SOURCE, metavar="S1")
@_fields
@click.option("--url", help="Its address.")
@json_option
@with_desk
def edit(
    desk: Desk, /, source: Reference, kind: SourceKind | None, published: str | None, as_json: bool, **fields: Any
) -> None:
    """Change what is known of a source, or its grade.

    Earlier grades stay on record.

    \b
    Example:
      claimdesk source edit S1 --reliability B --reason "Corrects its errors in public" --origin Reuters
    """
    from claimdesk.desk import sources

    changed = filled(
        **fields,
        kind=kind.value if kind else None,
        published=dates.typed(published, language=fields["language"]),
    )
    if not changed:
        raise click.UsageError("Say what to change: claimdesk source edit --help lists it.")
    desk.do(sources.edit, source.id, **changed)
    answer(as_json, f"{source}: {', '.join(changed)} changed.", source=str(source), changed=sorted(changed))
