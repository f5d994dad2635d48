"""Title, byline and dates of a page: what it states about itself, weighed against what it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from claimdesk.intake import prose
from claimdesk.intake.credits import Credit, agency, credit
from claimdesk.intake.stamps import Stamp, stamps
from claimdesk.words.cleantext import one_line

_SUFFIX = re.compile(r"\s+[|–—·»-]\s+|\s*\|\s*")
_NO_NAMES = "admin administrator agencies agency anonymous author editor follow guest none staff unknown webmaster"
_NO_NAME = frozenset((*_NO_NAMES.split(), "no author", "guest author", "staff writer"))
_AROUND_NAME = re.compile(
    r"^(?:(?:(?:written|posted|published|view all posts|more articles) )?by|author:?|von|par|por)\s+|\s*@\w+$"
    r"|\s+(?:for the|staff writer|follow|share).*$",
    re.IGNORECASE,
)
_NAME_CHARS = 120
NEAR_LINES = 12
"""A line "By …" or a date is believed so many lines below the headline."""


def title_of(tree: Any, stated: Sequence[str], guess: str, publisher: str) -> str:
    """The headline as the page shows it: its one `h1` where that says much the same as the metadata, which often
    carries the name of the site or a wording for search engines."""
    metadata = _without_site(guess or next(iter(stated), ""), publisher)
    shown = {prose.key(text): text for h1 in tree.iter("h1") if (text := one_line(" ".join(h1.itertext())))}
    shown.pop(prose.key(publisher), None)
    if not metadata:
        return next(iter(shown.values()), "")
    alike = [text for text in shown.values() if _alike(text, metadata)]
    # With a word of the section inside the h1 the metadata is the cleaner of the two.
    if len(alike) != 1 or prose.key(metadata) in prose.key(alike[0]):
        same = [text for text in alike if prose.key(text) == prose.key(metadata)]
        return same[0] if same else metadata
    return alike[0]


def _alike(shown: str, metadata: str) -> bool:
    """Whether two headlines share at least a third of the words of the shorter one, or one is a part of the other."""
    a, b = set(shown.casefold().split()), set(metadata.casefold().split())
    if len(shown) > 300 or not a or not b:
        return False
    pieces = {prose.key(piece) for piece in _SUFFIX.split(metadata)}
    return prose.key(shown) in pieces or len(a & b) * 3 >= min(len(a), len(b)) >= 3


def _without_site(title: str, publisher: str) -> str:
    """The title without the name of the site behind it."""
    pieces = _SUFFIX.split(title)
    if len(pieces) < 2:
        return title
    last = prose.key(pieces[-1])
    if last and publisher and (last in prose.key(publisher) or prose.key(publisher) in last):
        return title[: title.rindex(pieces[-1])].rstrip(" |–—·»-")
    return title


def byline_of(stated: Sequence[str], guess: str, lines: Sequence[str], title: str, publisher: str) -> str:
    """Who wrote it: the persons that the page states; else a line "By …" under the headline; else what was guessed."""
    credited = [said.byline for said in _credits(lines, title) if said.byline][:1]
    sources = (stated, credited, re.split(r"\s*;\s*", guess))
    # A person's own site is called after its author; a paper that gives its own name as author says nothing.
    for nobody in (publisher, ""):
        for names in sources:
            if kept := [name for one in names if (name := person(one, nobody))]:
                return ", ".join(dict.fromkeys(kept))
    return ""


def stamps_of(lines: Sequence[str], title: str, language: str) -> list[Stamp]:
    """The dates that stand under the headline, alone on their line or behind a name."""
    found: list[Stamp] = []
    in_text = False
    for line in _under_headline(lines, title):
        said = credit(line)
        dates = stamps(said.rest if said else line, language)
        found += [date for date in dates if said or not (in_text and date.bare)]
        in_text = not said and (in_text or prose.is_prose(line))
    return found


def origin_of(byline: str, lines: Sequence[str], title: str) -> str:
    """The agency that the page credits: as its author, or under its headline ("By Anna Ode with Reuters")."""
    return agency(byline) or next((said.origin for said in _credits(lines, title) if said.origin), "")


def _credits(lines: Sequence[str], title: str) -> list[Credit]:
    under = [line for line in _under_headline(lines, title) if not prose.is_prose(line)]
    return [said for line in under if (said := credit(line))]


def _under_headline(lines: Sequence[str], title: str) -> Sequence[str]:
    key = prose.key(title)
    place = next((place for place, line in enumerate(lines) if key and prose.key(line) == key), None)
    return [] if place is None else lines[place + 1 : place + 1 + NEAR_LINES]


def person(name: str, publisher: str = "") -> str:
    """A name without what pages put around it; empty for what is none: the publisher's, "Staff"."""
    name = one_line(_AROUND_NAME.sub("", name)).strip(" ,;|")
    nobody = name.casefold() in _NO_NAME or (publisher and prose.key(name) == prose.key(publisher))
    return "" if nobody or len(name) > _NAME_CHARS or not any(map(str.isalpha, name)) else name
