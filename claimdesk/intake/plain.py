"""Text that was copied from a news page: the article without the page around it.

Precision comes first: a line is cut only when its words say that it is furniture (`furniture`), when it is a
stamp or credit that became a field, or when it is no sentence and stands above the headline or in a list of links.
A whole sentence is kept wherever it stands, also where it stands twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from claimdesk.intake import furniture, prose
from claimdesk.intake.credits import Credit, bare_name, credit, origin_in
from claimdesk.intake.language import language_of
from claimdesk.intake.stamps import Stamp, stamps
from claimdesk.words.cleantext import one_line
from claimdesk.words.document import Cut

VERSION = "1"
HEAD_LINES = 60
"""Headline, byline and date are looked for in so many lines from the top."""


@dataclass(slots=True)
class Plain:
    """An article as read from text: its title and paragraphs, its fields, and what was cut, in reading order."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    credit: Credit = field(default_factory=Credit)
    stamps: list[Stamp] = field(default_factory=list)
    language: str = ""
    cut: tuple[Cut, ...] = ()


def article_in(text: str) -> Plain:
    """Read `text`, cleaned already; never raises. Without a paragraph left, all of it was furniture."""
    lines = _lines(text)
    found = Plain(language=language_of(text))
    why = [furniture.reason(line) for line in lines]
    _take_credits(lines, why, found)
    headline = _headline(lines, why)
    if headline is not None:
        found.title = one_line(_heading(lines[headline]))
        _cut_around_headline(lines, why, headline)
    _cut_link_lists(lines, why, headline)
    kept = [index for index, reason in enumerate(why) if not reason and index != headline]
    found.paragraphs = [one_line(lines[index]) for index in kept]
    if not found.credit.origin:
        origin = next((name for paragraph in found.paragraphs[:3] if (name := origin_in(paragraph))), "")
        found.credit = Credit(found.credit.byline, origin)
    found.cut = cuts(lines, why)
    return found


def cuts(lines: list[str], why: list[str]) -> tuple[Cut, ...]:
    """The runs of neighbouring lines that were cut for the same reason, in reading order."""
    runs: list[tuple[list[str], str]] = []
    previous = ""
    for line, reason in zip(lines, why, strict=True):
        if reason and reason == previous:
            runs[-1][0].append(line.strip())
        elif reason:
            runs.append(([line.strip()], reason))
        previous = reason
    return tuple(Cut("\n".join(run), reason) for run, reason in runs)


def _lines(text: str) -> list[str]:
    """The lines that hold something; a paragraph that was wrapped to a width is one line again."""
    lines: list[str] = []
    for block in re.split(r"\n[ \t]*\n", text):
        rows = [row for row in block.split("\n") if row.strip()]
        lines += [" ".join(row.strip() for row in rows)] if _is_wrapped(rows) else rows
    return lines


def _is_wrapped(rows: list[str]) -> bool:
    """Whether rows of much the same width break sentences: most continue with a small letter."""
    if len(rows) < 2 or not all(40 <= len(row.strip()) <= 110 for row in rows[:-1]):
        return False
    joints = list(pairwise(rows))
    small = sum(b.strip()[:1].islower() and not prose.ends_sentence(a) for a, b in joints)
    return small * 2 >= len(joints)


def _take_credits(lines: list[str], why: list[str], found: Plain) -> None:
    """Turn bylines and dates of the page itself into fields, and mark their lines."""
    reporting = Credit()
    for index, line in enumerate(lines):
        if len(line) > 160 or (index >= HEAD_LINES and index < len(lines) - HEAD_LINES):
            continue
        said = credit(line)
        if said and line.lstrip().lower().startswith(("reporting", "reported", "writing")):
            reporting = reporting if reporting.byline else said
            why[index] = why[index] or "byline"
        elif said and index < HEAD_LINES and not prose.is_prose(line):
            found.credit = found.credit if found.credit.byline or found.credit.origin else said
            why[index] = "byline"
        elif _is_group_byline(line) and index < HEAD_LINES:
            why[index] = "byline"
        elif dates := stamps(line, found.language):
            found.stamps += dates
            why[index] = "date of the page"
            _take_bare_name(lines, why, index, found)
    if not found.credit.byline:
        found.credit = Credit(reporting.byline, found.credit.origin or reporting.origin)


def _is_group_byline(line: str) -> bool:
    return re.fullmatch(r"(?i:by)\s+(?:our|staff|a staff|an? )\b[^.]{1,80}", line.strip()) is not None


def _take_bare_name(lines: list[str], why: list[str], stamp: int, found: Plain) -> None:
    """A name without "By" is a byline only right above the date, below another line."""
    if found.credit.byline or stamp < 2 or why[stamp - 1]:
        return
    if name := bare_name(lines[stamp - 1]):
        found.credit = Credit(name, found.credit.origin)
        why[stamp - 1] = "byline"


def _headline(lines: list[str], why: list[str]) -> int | None:
    """The line that is the headline: one that stands twice at the top; above byline or date; or first of all."""
    head = [index for index in range(min(HEAD_LINES, len(lines))) if not why[index]]
    doubled = _doubled(lines, head)
    if doubled is not None:
        return doubled
    first_prose = next((index for index in head if prose.is_prose(lines[index])), None)
    stamp = next((i for i in range(min(HEAD_LINES, len(lines))) if why[i] in ("byline", "date of the page")), None)
    last = first_prose if first_prose is not None else stamp
    if last is None:
        return None
    above = [index for index in head if index < last and prose.is_headline(lines[index])]
    if above:
        return next((index for index in above if prose.word_count(lines[index]) >= 4), above[0])
    # "He said no. She said yes." over a byline: a headline made of sentences.
    if first_prose is not None and stamp is not None and first_prose < stamp and first_prose == head[0]:
        return first_prose if len(lines[first_prose]) <= 150 else None
    return None


def _doubled(lines: list[str], head: list[int]) -> int | None:
    keys = {index: prose.key(lines[index]) for index in head}
    for place, index in enumerate(head):
        line = lines[index]
        if not 3 <= prose.word_count(line) <= prose.HEADLINE_WORDS or prose.is_menu(line):
            continue
        again = next((other for other in head[place + 1 : place + 4] if keys[other] == keys[index]), None)
        above_is_headline = (
            place > 0 and prose.word_count(lines[head[place - 1]]) >= 5 and prose.is_headline(lines[head[place - 1]])
        )
        if again is not None and not (prose.ends_sentence(line) and above_is_headline):
            return index
        if prose.is_prose(line):
            return None
    return None


def _cut_around_headline(lines: list[str], why: list[str], headline: int) -> None:
    title = prose.key(lines[headline])
    for index in range(headline):
        if not why[index] and not prose.is_prose(lines[index]):
            why[index] = "above the headline"
    for index in range(headline + 1, min(HEAD_LINES, len(lines))):
        line = lines[index]
        if why[index]:
            continue
        if prose.key(line) == title:
            why[index] = "the headline again"
        elif prose.is_prose(line):
            return
        elif prose.word_count(line) <= 3 or prose.is_menu(line):
            why[index] = "between headline and text"


def _cut_link_lists(lines: list[str], why: list[str], headline: int | None) -> None:
    """Mark what follows "Read more" and the like, and what follows furniture below the last sentence."""
    last_prose = max((i for i, line in enumerate(lines) if not why[i] and prose.is_prose(line)), default=-1)
    listing = False
    for index in range((headline or 0) + 1, len(lines)):
        line = lines[index]
        if furniture.opens_list(line):
            listing = True
        elif why[index]:
            listing = listing or (
                index > last_prose >= 0 and why[index] not in ("advertisement", "newsletter", "ornament")
            )
        elif prose.is_prose(line):
            listing = False
        elif listing:
            why[index] = furniture.LINKS


def _heading(line: str) -> str:
    return re.sub(r"^\s*#{1,6}\s+|\s+#+\s*$", "", line)
