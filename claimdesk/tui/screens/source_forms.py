"""The forms of the list of sources: a new one, its fields, its grade."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from claimdesk import intake
from claimdesk.desk import sources
from claimdesk.tui.form_fields import FormField, Line, OneOf
from claimdesk.tui.screens.form import Form
from claimdesk.tui.source_at_hand import grade_in_words
from claimdesk.words.errors import BadInput
from claimdesk.words.terms import RELIABILITY, SourceKind
from claimdesk.words.views.lists import SourceRow

NEW = "new source"
NO_GRADE = "-"
PRIMARY = ("no", "yes")
PRIMARY_WORDS = ("no", "yes, it saw or holds it itself")
Save = Callable[[dict[str, Any]], None]


def new(save: Save) -> Form:
    """A URL to fetch, a file to keep, or a source described by hand. `save` gets what was typed, `place` included."""
    kinds = [k.value for k in SourceKind]
    fields: list[FormField] = [
        Line("place", "url or file", placeholder="https://… or a file’s name; a copy of it is kept"),
        Line("title", "title", placeholder="by hand: an interview, a book, a call"),
        OneOf("kind", "kind", ["", *kinds], "", ["a web address is a url, the rest a document", *kinds]),
        Line("publisher", "publisher"),
        Line("published", "published", placeholder="12 Sep 2018"),
        Line("origin", "origin", placeholder="whose word it is: agency, person, body"),
        OneOf("primary", "primary", PRIMARY, "no", PRIMARY_WORDS),
    ]
    form = Form("New source", fields, save=lambda values: checked(form, values, save), draft=NEW)
    return form


def edit(source: SourceRow, save: Save) -> Form:
    """The fields of a source. `save` gets those that were changed."""
    form = Form(
        f"S{source.id}",
        _of_source(source),
        save=lambda _: checked(form, form.changed, save),
        draft=f"edit S{source.id}",
        renew=lambda desk: _of_source(desk.ask(sources.row, source.id)),
    )
    return form


def _of_source(source: SourceRow) -> list[FormField]:
    return [
        Line("title", "title", source.title),
        Line("url", "url", source.url),
        OneOf("kind", "kind", [k.value for k in SourceKind], source.kind.value),
        Line("publisher", "publisher", source.publisher),
        Line("published", "published", source.published, placeholder="12 Sep 2018"),
        Line("origin", "origin", source.origin, placeholder="whose word it is: agency, person, body"),
        OneOf("primary", "primary", PRIMARY, PRIMARY[source.primary], PRIMARY_WORDS),
    ]


def grade(source: SourceRow, save: Save) -> Form:
    """Reliability after the Admiralty code, and why."""
    return Form(
        f"How reliable is S{source.id}? {source.title}",
        _of_grade(source),
        save=save,
        draft=f"grade S{source.id}",
        renew=lambda desk: _of_grade(desk.ask(sources.row, source.id)),
    )


def _of_grade(source: SourceRow) -> list[FormField]:
    words = ["-- not graded", *(grade_in_words(letter) for letter in RELIABILITY)]
    return [
        OneOf("reliability", "grade", [NO_GRADE, *RELIABILITY], source.reliability or NO_GRADE, words),
        Line("reason", "why", placeholder="a grade takes a reason"),
    ]


def checked(form: Form, values: dict[str, str], save: Save) -> None:
    """Hand on what was typed with date and `primary` as the desk takes them; a bad date or address is said here."""
    out: dict[str, Any] = {**values}
    try:
        if out.get("published"):
            out["published"] = intake.date_typed(out["published"])
        for name in ("url", "place"):
            if out.get(name, "").casefold().startswith(("http://", "https://")):
                intake.normal_url(out[name])
    except BadInput as error:
        form.fail(error.sentence)
        return
    if "primary" in out:
        out["primary"] = out["primary"] == "yes"
    save(out)
