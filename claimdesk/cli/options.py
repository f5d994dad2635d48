"""What many commands take: the desk, `--json`, pages of a list, references, and words of a closed list."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import click
from click.shell_completion import CompletionItem

from claimdesk.cli.places import Given
from claimdesk.words.errors import BadInput
from claimdesk.words.references import Reference, reference, span

if TYPE_CHECKING:
    from claimdesk.desk import Desk

P = ParamSpec("P")
R = TypeVar("R")
F = TypeVar("F", bound=Callable[..., Any])


def with_desk(command: Callable[Concatenate[Desk, P], R]) -> Callable[P, R]:
    """Open the desk for a command, which gets it before its own arguments."""

    @functools.wraps(command)
    def opened(*args: P.args, **kwargs: P.kwargs) -> R:
        with given().open() as desk:
            return command(desk, *args, **kwargs)

    return opened


def given() -> Given:
    """What `--desk` and `--as` said."""
    return click.get_current_context().find_object(Given) or Given()


json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")


def page_options(command: F) -> F:
    """`--limit` and `--after`, for lists."""
    command = click.option("--after", metavar="KEY", help="Go on after a page: the key it ended with.")(command)
    limits = click.IntRange(1, 10_000)
    return click.option("--limit", type=limits, default=50, show_default=True, help="Rows at most.")(command)


class ReferenceType(click.ParamType[Reference]):
    """`A12`, `C340`, `S7`; only those with one of `letters`."""

    name = "reference"

    def __init__(self, letters: str) -> None:
        self.letters = letters

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Reference:
        """Read it, or say how it is written."""
        if isinstance(value, Reference):
            return value
        try:
            return reference(value, *self.letters)
        except BadInput as error:
            self.fail(error.sentence, param, ctx)


ARTICLE = ReferenceType("A")
CLAIM = ReferenceType("C")
SOURCE = ReferenceType("S")
ARTICLE_OR_CLAIM = ReferenceType("AC")
ANYTHING = ReferenceType("ACS")


class SpanType(click.ParamType[tuple[int, int]]):
    """`1204-1290`, in code points of the article's text."""

    name = "span"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, int]:
        """Read it, or say how it is written."""
        if isinstance(value, tuple):
            return value
        try:
            return span(value)
        except BadInput as error:
            self.fail(error.sentence, param, ctx)


SPAN = SpanType()


class Word(click.ParamType[StrEnum]):
    """One word of a closed list; case does not matter, and a hyphen does for a blank."""

    name = "word"

    def __init__(self, terms: type[StrEnum]) -> None:
        self.terms = terms

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> StrEnum:
        """Read it, or list what there is."""
        wanted = " ".join(str(value).casefold().replace("-", " ").replace("_", " ").split())
        found = next((term for term in self.terms if term.value.replace("-", " ") == wanted), None)
        if found is None:
            self.fail(f"“{value}” is none of: {', '.join(t.value for t in self.terms)}", param, ctx)
        return found

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """The list itself where it is short."""
        return "[" + "|".join(t.value.replace(" ", "-") for t in self.terms) + "]"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words, with hyphens, so that nothing needs quotation marks."""
        words = (t.value.replace(" ", "-") for t in self.terms)
        return [CompletionItem(w) for w in words if w.startswith(incomplete.lower())]


def narrowed(words: Sequence[str]) -> str:
    """A list's filters as one line; the shell took the quotation marks off `claimant:"met police"`."""
    return " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    name, colon, value = word.partition(":")
    return f'{name}:"{value}"' if colon and name.isalpha() and " " in value and '"' not in value else word


def filled(**fields: Any) -> dict[str, Any]:
    """The fields that were given on the command line."""
    return {name: value for name, value in fields.items() if value is not None}
