"""The line above a list: words to look for, and filters such as `state:open` or `claimant:"met police"`. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from datetime import date

from claimdesk.desk import typed
from claimdesk.words.cleantext import one_line
from claimdesk.words.errors import BadInput
from claimdesk.words.references import reference, shortened
from claimdesk.words.terms import Act, Checks, Kind, State

_PART = re.compile(r'(?:([A-Za-z]+):(?!//))?(?:"([^"]*)"?|([^\s"]\S*)|(?=\s|$))')
LINE_CHARS = 400


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; empty and None narrow nothing. A name matches by any part of it."""

    words: str = ""
    state: State | None = None
    kind: Kind | None = None
    checks: Checks | None = None
    claimant: str = ""
    article: int | None = None
    #: a member's name, `me`, or `none`
    assignee: str = ""
    tag: str = ""
    #: due by this day
    due: date | None = None
    publisher: str = ""
    language: str = ""
    #: of the ledger's entries
    member: str = ""
    act: Act | None = None


OF_CLAIMS = frozenset({"state", "kind", "checks", "claimant", "article", "assignee", "tag", "due"})
OF_ARTICLES = frozenset({"publisher", "language", "assignee", "tag"})
OF_ACTIVITY = frozenset({"member", "article", "kind"})
OF_SOURCES = frozenset({"publisher", "language", "tag"})


def parse(line: str, allowed: frozenset[str] = OF_CLAIMS) -> Filters:
    """Read a line. Raises BadInput for a filter that is not in `allowed`, or a value that it can't have."""
    line = one_line(line)
    if len(line) > LINE_CHARS:
        raise BadInput(f"That is longer than {LINE_CHARS} characters: look for fewer words.")
    found = Filters()
    words = []
    for part in _PART.finditer(line):
        name, value = (part[1] or "").lower(), part[2] if part[2] is not None else part[3] or ""
        if not name:
            words += [value] if value else []
        elif name not in allowed:
            raise BadInput(f"“{shortened(name)}:” is no filter of this list. There are: {_listed(allowed)}")
        elif not value.strip():
            raise BadInput(f'The filter {name}: has no value: write it as {name}:word or {name}:"two words".')
        else:
            found = _with(found, "act" if allowed is OF_ACTIVITY and name == "kind" else name, value.strip())
    return replace(found, words=" ".join(words))


def _with(found: Filters, name: str, value: str) -> Filters:
    match name:
        case "act":
            return replace(found, act=typed.term(Act, value, "kind of entry"))
        case "member":
            return replace(found, member=value)
        case "state":
            return replace(found, state=typed.term(State, value, "state"))
        case "kind":
            return replace(found, kind=typed.term(Kind, value, "kind of claim"))
        case "checks":
            return replace(found, checks=typed.term(Checks, value, "thing that a verdict is about"))
        case "article":
            return replace(found, article=reference(value, "A").id)
        case "due":
            return replace(found, due=typed.day(value, "The date"))
        case "claimant":
            return replace(found, claimant=value)
        case "assignee":
            return replace(found, assignee=value)
        case "tag":
            return replace(found, tag=value)
        case "publisher":
            return replace(found, publisher=value)
    return replace(found, language=value)


def _listed(allowed: frozenset[str]) -> str:
    return " ".join(f"{f.name}:" for f in fields(Filters) if f.name in allowed)
