"""From which day a statement about the future can be checked."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from claimdesk.analysis.claims.kinds import foretells
from claimdesk.analysis.dates import published_on
from claimdesk.analysis.results import DateMention
from claimdesk.words.terms import Kind

_AHEAD = re.compile(
    r"\b(?:is|are)\s+(?:due|expected|scheduled|planned|likely|set|to)\b|\bby\s+(?:the\s+end|next|\d)|\bhas\s+until\b|\bhave\s+until\b|\bbefore\s+the\s+end\b",
    re.IGNORECASE,
)


def due_day(
    clause: str, start: int, end: int, kind: Kind, mentions: tuple[DateMention, ...], published: str | None
) -> date | None:
    """The last day of the period that a promise or forecast names; None where the text fixes none, or one gone by."""
    if kind is not Kind.OFFER and not foretells(clause) and not _AHEAD.search(clause):
        return None
    when = published_on(published)
    at = bisect_left(mentions, start, key=lambda m: m.start)
    for mention in mentions[at:]:
        if mention.start >= end:
            break
        unread = mention.ambiguous and "X" in mention.value  # 03/04/2026: neither reading is the likelier
        if mention.last is None or unread or mention.type == "SET":
            continue
        if when is None or mention.last >= when.day:
            return mention.last
    return None
