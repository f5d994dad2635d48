"""Days of publication in less sure places: for pages that neither state one nor show it alone under the headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimdesk.intake import prose
from claimdesk.intake.stamps import DATE, Stamp, day_of, says_published, stamps

_NEXT_LINES = 3
"""A day among other words is believed so many lines below the headline, and on the line above it."""
_LINE_CHARS = 80
_OTHER_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_CLOCK_AFTER = re.compile(r"\D{0,3}\d\d?[:.h]\d\d")
_AROUND = " |,·•()–—-"

_DATELINE_PARAGRAPHS = 4
_DATELINE = re.compile(
    rf"(?:[^\W\d_][^\d,;:!?]{{1,40}}, ?)?\(?(?:{DATE.pattern})\)?(?: ?/[^/]{{2,40}}/| ?\([^)]{{2,40}}\))?"
    r"(?: ?[–—.:-](?!\d)|(?<=\)))",
    re.IGNORECASE,
)
"""A day at the start of a paragraph, marked off from it: "(3 May 2021) The …", "Berlin, 3 May 2021 – The …"."""


def day_shown(lines: Sequence[str], title: str, language: str) -> Stamp | None:
    """The day of the surest place that names one and only one: a line next to the headline with other words on it
    ("3 May 2021, Anna Ode"), then lines anywhere that say what their day is ("Published: 3 May 2021").
    """
    key = prose.key(title)
    headline = next((n for n, line in enumerate(lines) if key and prose.key(line) == key), None)
    if headline is not None:
        for near in (lines[headline + 1 : headline + 1 + _NEXT_LINES], lines[max(0, headline - 1) : headline]):
            if day := _agreed(_beside(near, language)):
                return day
    said = [stamp for line in lines if says_published(line) for stamp in stamps(line, language)]
    return _agreed(stamp for stamp in said if not stamp.modified)


def day_in_text(paragraphs: Sequence[str], language: str) -> Stamp | None:
    """The day that stands before the text of one of the first paragraphs."""
    for paragraph in paragraphs[:_DATELINE_PARAGRAPHS]:
        if found := _DATELINE.match(paragraph):
            return _stamp(found, language)
    return None


def _beside(lines: Iterable[str], language: str) -> Iterator[Stamp]:
    """The days with which a short line begins or ends; one that names a second year tells of something else."""
    for line in lines:
        found = DATE.search(line) if len(line) <= _LINE_CHARS and not prose.ends_sentence(line) else None
        if not found:
            continue
        before, after = line[: found.start()].strip(_AROUND), line[found.end() :].strip(_AROUND)
        outermost = not before or not after or _CLOCK_AFTER.match(line, found.end())
        if outermost and not _OTHER_YEAR.search(f"{before} {after}"):
            yield _stamp(found, language)


def _stamp(found: re.Match[str], language: str) -> Stamp:
    day, warning = day_of(found, language)
    return Stamp(day.isoformat() if day else "", warning=warning, bare=True)


def _agreed(found: Iterable[Stamp]) -> Stamp | None:
    """The first of the stamps, where all of them are of one day."""
    stamps_found = list(found)
    return stamps_found[0] if len({stamp.value[:10] for stamp in stamps_found}) == 1 else None
