"""Where in an article: a quote or a span as it was given, made one span."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimdesk.cli.options import SPAN
from claimdesk.words.cleantext import clean
from claimdesk.words.errors import NotFound, Refused
from claimdesk.words.references import Reference, shortened

if TYPE_CHECKING:
    from claimdesk.desk import Desk

F = TypeVar("F", bound=Callable[..., Any])
SHOWN = 8


def where_options(command: F) -> F:
    """`--quote` and `--span`."""
    command = click.option("--span", type=SPAN, metavar="S-E", help="Its place, in characters of the text.")(command)
    return click.option("--quote", metavar="Q", help="Its exact words.")(command)


def span_of(desk: Desk, article: Reference, quote: str | None, span: tuple[int, int] | None) -> tuple[int, int]:
    """The span meant. Raises NotFound for a quote that is not in the text, Refused for one with several meanings."""
    from claimdesk.desk import articles, claims

    if (quote is None) == (span is None):
        raise click.UsageError("Say where, with --quote or with --span.")
    if span is not None:
        return span
    assert quote is not None
    quote = clean(quote)  # as texts are: a terminal may hand over é in two characters
    found: Sequence[tuple[int, int]] = desk.ask(claims.find_quote, article.id, quote)
    if not found:
        raise NotFound(
            f"“{shortened(quote)}” is not in {article}. Copy the words as they stand: claimdesk show {article}"
        )
    if len(found) > 1:
        text = desk.ask(articles.read, article.id).text
        repeats = {start for start, _ in claims.repeats_of(text, *found[0])}
        if not repeats.issuperset(start for start, _ in found[1:]):
            places = ", ".join(f"{start}-{end}" for start, end in found[:SHOWN])
            more = f" and {len(found) - SHOWN} more places" if len(found) > SHOWN else ""
            raise Refused(
                f"“{shortened(quote)}” stands at {places}{more} in {article}, each time in another sentence. "
                "Give more of it, or one of these with --span."
            )
    return found[0]
