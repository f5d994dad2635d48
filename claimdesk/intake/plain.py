"""Text that was copied from a news page: the article without the page around it.

Precision comes first: a line is cut only when its words say that it is furniture (`furniture`), when it is a
stamp or credit that became a field, or when it is no sentence and stands above the headline or in a list of links.
A whole sentence is kept wherever it stands, also where it stands twice.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claimdesk.intake import furniture, prose
from claimdesk.intake.credits import Credit, bare_name, credit, origin_in
from claimdesk.intake.language import language_of
from claimdesk.intake.stamps import STAMP_CHARS, Stamp, stamps
from claimdesk.words.cleantext import one_line
from claimdesk.words.document import Cut

VERSION = "1"
HEAD_LINES = 25
"""Headline, byline and date are looked for down to so many lines below the first sentence."""
NEAR_LINES = 8
"""So near below the headline a byline, a date or the headline again makes it sure."""
TAIL_LINES = 60
"""A date or "Reporting by …" is looked for in so many lines from the end."""
SENTENCES_SHARE = 8
LINES_SHARE = 4
"""Below the end of an article stand an eighth of the sentences at most, on a quarter of the lines at most."""
_UNDER_ARTICLE = frozenset(("comments", "copyright", "share bar", "menu", "about the article", furniture.LINKS))
BYLINE = "byline"
DATE = "date of the page"


@dataclass(slots=True)
class Plain:
    """An article as read from text: its title and paragraphs, its fields, and what was cut, in reading order."""

    title: str = ""
    paragraphs: list[str] = field(default_factory=list)
    credit: Credit = field(default_factory=Credit)
    stamps: list[Stamp] = field(default_factory=list)
    language: str = ""
    cut: tuple[Cut, ...] = ()


def article_in(text: str, *, headline: str = "") -> Plain:
    """Read `text`, cleaned already; never raises. Without a paragraph left, all of it was furniture.

    `headline` is the line that is known to be it; without one the lines are asked.
    """
    lines = _lines(text)
    found = Plain(language=language_of(text))
    why = [furniture.reason(line) for line in lines]
    head = _head(lines, why)
    _take_credits(lines, why, head, found)
    place = next((n for n, line in enumerate(lines) if line.strip() == headline), None) if headline else None
    if place is None:
        place = _headline(lines, why, head)
    if place is not None:
        why[place] = ""
        found.title = one_line(_heading(lines[place]))
        _cut_above_headline(lines, why, place)
        _cut_below_headline(lines, why, head, place)
    _cut_link_lists(lines, why, place)
    kept = [index for index, reason in enumerate(why) if not reason and index != place]
    found.paragraphs = [one_line(lines[index]) for index in kept]
    if not found.credit.origin:
        origin = next((name for paragraph in found.paragraphs[:3] if (name := origin_in(paragraph))), "")
        found.credit = Credit(found.credit.byline, origin)
    found.cut = cuts(lines, why, sorted([place, *kept]) if place is not None else kept)
    return found


def cuts(lines: Sequence[str], why: Sequence[str], kept: Sequence[int]) -> tuple[Cut, ...]:
    """The runs of neighbouring lines that were cut for the same reason, in reading order.

    `kept` are the places of the article's headline and paragraphs among the lines.
    """
    runs: list[tuple[list[str], str, int]] = []
    previous = ""
    for place, (line, reason) in enumerate(zip(lines, why, strict=True)):
        if reason and reason == previous:
            runs[-1][0].append(line.strip())
        elif reason:
            runs.append(([line.strip()], reason, bisect(kept, place)))
        previous = reason
    return tuple(Cut("\n".join(run), reason, before) for run, reason, before in runs)


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


def _take_credits(lines: list[str], why: list[str], head: range, found: Plain) -> None:
    """Turn bylines and dates of the page itself into fields, and mark their lines."""
    closing = Credit()
    sentence = _first_sentence(lines, why)
    for index, line in enumerate(lines):
        if len(line) > STAMP_CHARS or (index not in head and index < len(lines) - TAIL_LINES):
            continue
        said = credit(line)
        if said and said.closing:
            closing = closing if closing.byline else said
            why[index] = why[index] or BYLINE
        elif said and index in head and not prose.is_prose(line):
            found.credit = found.credit if found.credit.byline or found.credit.origin else said
            found.stamps += stamps(said.rest, found.language)
            why[index] = BYLINE
        elif _is_group_byline(line) and index in head:
            why[index] = BYLINE
        elif dates := stamps(line, found.language):
            under_byline = BYLINE in why[max(0, index - 2) : index]
            if index > sentence and not under_byline and any(date.bare for date in dates):
                continue  # the heading of a chronology
            found.stamps += dates
            why[index] = DATE
            _take_bare_name(lines, why, index, found)
    if not found.credit.byline:
        found.credit = Credit(closing.byline, found.credit.origin or closing.origin)


def _is_group_byline(line: str) -> bool:
    return re.fullmatch(r"(?i:by)\s+(?:our|staff|a staff|an? )\b[^.]{1,80}", line.strip()) is not None


def _take_bare_name(lines: list[str], why: list[str], stamp: int, found: Plain) -> None:
    """A name without "By" is a byline only right above the date, below another line."""
    if found.credit.byline or stamp < 2 or why[stamp - 1]:
        return
    if name := bare_name(lines[stamp - 1]):
        found.credit = Credit(name, found.credit.origin)
        why[stamp - 1] = BYLINE


def _head(lines: list[str], why: list[str]) -> range:
    """The lines in which headline, byline and date stand: down to a few below the first sentence of the article."""
    return range(min(len(lines), _first_sentence(lines, why) + HEAD_LINES))


def _first_sentence(lines: list[str], why: list[str]) -> int:
    return next((index for index, line in enumerate(lines) if not why[index] and prose.is_prose(line)), len(lines))


def _headline(lines: list[str], why: list[str], head: range) -> int | None:
    """The line that is the headline: one that stands twice; else the one above the first sentence, byline or date."""
    kept = [index for index in head if not why[index]]
    doubled = _doubled(lines, kept)
    if doubled is not None:
        return doubled
    sentence = next((index for index in kept if prose.is_prose(lines[index])), None)
    credited = next((index for index in head if why[index] in (BYLINE, DATE)), None)
    last = sentence if sentence is not None else credited
    if last is None:
        return None
    run: list[int] = []
    for index in reversed(range(last)):
        if not why[index] and prose.is_headline(lines[index]) and prose.word_count(lines[index]) >= 4:
            run.append(index)
        elif run:
            break
    if run:
        return run[-1]
    short = [index for index in kept if index < last and prose.is_headline(lines[index])]
    if short:
        return short[0]
    # "He said no. She said yes." over a byline: a headline made of sentences.
    over_byline = sentence is not None and credited is not None and sentence < credited and sentence == kept[0]
    return sentence if over_byline and len(lines[last]) <= 150 else None


def _doubled(lines: list[str], head: list[int]) -> int | None:
    """The first line that stands twice within three lines: copied pages have their headline in the menu bar too."""
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


def _cut_above_headline(lines: list[str], why: list[str], headline: int) -> None:
    """All but sentences goes, where the headline is sure: it stands twice, or a byline or date is under it."""
    title = prose.key(lines[headline])
    below = range(headline + 1, min(len(lines), headline + 1 + NEAR_LINES))
    sure = any(why[index] in (BYLINE, DATE) or prose.key(lines[index]) == title for index in below)
    for index in range(headline):
        if not why[index] and not prose.is_prose(lines[index]) and (sure or _is_label(lines[index])):
            why[index] = "above the headline"


def _cut_below_headline(lines: list[str], why: list[str], head: range, headline: int) -> None:
    title = prose.key(lines[headline])
    for index in range(headline + 1, head.stop):
        line = lines[index]
        if why[index]:
            continue
        if prose.key(line) == title:
            why[index] = "the headline again"
        elif prose.is_prose(line):
            return
        elif _is_label(line):
            why[index] = "between headline and text"


def _is_label(line: str) -> bool:
    """Whether a line is a word or two of the page, or a row of them: nothing that an article would say."""
    few = prose.word_count(line) <= 3 and not any(map(str.isdigit, line)) and not prose.ends_sentence(line)
    return few or prose.is_menu(line)


def _cut_link_lists(lines: list[str], why: list[str], headline: int | None) -> None:
    """Mark what follows "Read more" and the like down to the next sentence, and all but sentences below the end."""
    sentences = [index for index, line in enumerate(lines) if not why[index] and prose.is_prose(line)]
    first = headline + 1 if headline is not None else sentences[0] if sentences else len(lines)
    end = _end(lines, why, sentences)
    listing = False
    for index in range(first, len(lines)):
        line = lines[index]
        if why[index]:
            listing = listing or furniture.opens_list(line) or index >= end
        elif furniture.is_link(line):
            why[index] = furniture.LINKS
        elif prose.is_prose(line):
            listing = index >= end
        elif listing:
            why[index] = "menu" if prose.is_menu(line) else furniture.LINKS


def _end(lines: list[str], why: list[str], sentences: list[int]) -> int:
    """Where the article ends: the first line that belongs under an article and has next to no sentences below it."""
    for above, reason in enumerate(why):
        if reason in _UNDER_ARTICLE:
            below = len(sentences) - bisect(sentences, above)
            if below * SENTENCES_SHARE <= len(sentences) and below * LINES_SHARE <= len(lines) - above - 1:
                return above
    return len(lines)


def _heading(line: str) -> str:
    return re.sub(r"^\s*#{1,6}\s+|\s+#+\s*$", "", line)
