"""Lines of a page that nobody states: menus, share bars, bylines. Intake cuts them; this is for what it left."""

from __future__ import annotations

import re

_LONGEST = 160
_ALONE = """
advertisement|advert|loader|menu|search|comments?(?:\\s*\\(\\d+\\))?|published(?:\\s+on)?|updated(?:\\s+on)?|most\\s+read
live|watch|video|invalid\\s+email|copyright|share|listen|image|close
"""
_OPENING = """
share\\s+this|read\\s+(?:more|next)|sign\\s+(?:up|in)|subscribe|newsletters?|follow\\s+us|copyright|©|copy\\s*/?\\s*(?:paste|link)
cookies?|related|topics?:|(?:\\w+\\s+)?image:|photo(?:graph)?:|courtesy\\s+of|written\\s+by:|go\\s+to\\s+accessibility|skip\\s+to|continue\\s+reading|article\\s+continues
this\\s+(?:article|story|post)\\s+(?:originally|first)\\s+appeared|make\\s+your\\s+contribution|donate\\s+(?:now|today)|click\\s+here
reporting\\s+by|editing\\s+by|our\\s+standards|all\\s+rights\\s+reserved|sponsored|this\\s+material\\s+may\\s+not|latest\\s+update|contact:|(?:email|contact|call|write\\s+to)\\s+us|get\\s+in\\s+touch|suggest\\s+a\\s+topic|share\\s+close
"""
_BYLINE = r"by\s+[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,3}(?:\s+(?:with|and|in|for)\s+[^.]{1,60})?"


def _either(table: str) -> str:
    return "|".join(table.strip().splitlines())


_LINE = re.compile(
    rf"\W*(?:(?:{_either(_ALONE)})|(?:{_either(_OPENING)})(?!\w)[^\n]*|(?-i:[Bb])(?-i:{_BYLINE[1:]}))\W*", re.IGNORECASE
)


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the page and not to the article."""
    return len(line) < _LONGEST and bool(_LINE.fullmatch(line.strip()))
