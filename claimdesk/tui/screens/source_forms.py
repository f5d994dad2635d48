"""The forms of the list of sources: a new one, its fields, its grade."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from claimdesk import intake
from claimdesk.tui.screens.form import Form, FormField, Line, OneOf
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
    before = {
        "title": source.title,
        "url": source.url,
        "kind": source.kind.value,
        "publisher": source.publisher,
        "published": source.published,
        "origin": source.origin,
        "primary": PRIMARY[source.primary],
    }
    fields: list[FormField] = [
        Line("title", "title", before["title"]),
        Line("url", "url", before["url"]),
        OneOf("kind", "kind", [k.value for k in SourceKind], before["kind"]),
        Line("publisher", "publisher", before["publisher"]),
        Line("published", "published", before["published"], placeholder="12 Sep 2018"),
        Line("origin", "origin", before["origin"], placeholder="whose word it is: agency, person, body"),
        OneOf("primary", "primary", PRIMARY, before["primary"], PRIMARY_WORDS),
    ]

    def changed(values: dict[str, str]) -> None:
        checked(form, {name: value for name, value in values.items() if value != before[name]}, save)

    form = Form(f"S{source.id}", fields, save=changed, draft=f"edit S{source.id}")
    return form


def grade(source: SourceRow, save: Save) -> Form:
    """Reliability after the Admiralty code, and why."""
    grades = [NO_GRADE, *RELIABILITY]
    words = ["-- not graded", *(grade_in_words(letter) for letter in RELIABILITY)]
    fields: list[FormField] = [
        OneOf("reliability", "grade", grades, source.reliability or NO_GRADE, words),
        Line("reason", "why", placeholder="a grade takes a reason"),
    ]
    return Form(f"How reliable is S{source.id}? {source.title}", fields, save=save, draft=f"grade S{source.id}")


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
