"""Whether a clause of an English text speaks of what has been or of what is to come. (Other languages: `ahead`.)"""

from __future__ import annotations

import re

from claimdesk.analysis.phrasebook import Phrases, phrasebook
from claimdesk.analysis.vocabulary import listed

LOOK_BACK = 120
"""Characters before an expression, and behind it, that are looked at."""
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-Z\"“])|\n\s*\n")
_FUTURE = phrasebook("""
    will/would/shall/won't/he'll/she'll/they'll/it'll/we'll/i'll
    going/about/set/plan/plans/planned/planning to
    is/are to
    likely/unlikely/can
    have/has to
    need/needs to
    to be/take/begin/start/end/go/return/hold/meet/vote
    due/scheduled/expected/forecast/payable/effective/upcoming/deadline/intends/intend
    promise*/vow*/pledge*/offer*
    ahead of
    as soon/early as
    may/might/must
""")
_PAST = phrasebook("""
    has/have … *ed/been/taken/given/seen/fallen/risen/broken/chosen/spoken/written/made/become/left/won/lost/sent/found
    was/were/had/did/said/told/been/went/came/made/took/began/held/met/won/lost/died/killed/found/lay/fell/rose
    since/last/ago/gave/became/left/sent/saw/ran/led/paid/struck/shot/wrote/spoke/grew/got/put/set
""")
_PAST_ENDING = re.compile(r"(?<!\bbe )(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bstill )\b[a-z]{3,}ed\b")
_RIGHT_BEFORE = re.compile(r"\b(\w+)\s+(?:on\s+)?$")
_RIGHT_AFTER = re.compile(r"\s+(\w+)")
_OPEN_END = re.compile(r"\b(?:has|have|can|may|must)\b.*\b(?:until|till)\s+$")
_HEADLINE = re.compile(r"\bto\s+[a-z]{3,}\b")
"""`Port to strike in May`."""
_TOLD = frozenset(
    ["said", "told", "met", "went", "came", "began", "took", "left", "won", "died", "held", "rose", "fell"]
)
_AHEAD_TOO = listed("expected scheduled planned slated need proposed")


def way_of(text: str, found: re.Match[str], before: str) -> int:
    """1 where the clause speaks of what is to come, -1 of what has been, 0 where nothing tells.

    The nearest verb before it decides, else the one after.
    """
    ends = [end.end() for end in _SENTENCE_END.finditer(before)]
    lead = before[ends[-1] :] if ends else before
    beside = _RIGHT_BEFORE.search(lead), _RIGHT_AFTER.match(text, found.end())
    if any(word and _is_past(word[1]) for word in beside):
        return -1
    if _OPEN_END.search(lead):
        return 1
    ahead, behind = _last(lead, _FUTURE), max(_last(lead, _PAST), _last(lead, _PAST_ENDING))
    if ahead >= 0 or behind >= 0:
        return 1 if ahead >= behind else -1
    after = text[found.end() : found.end() + LOOK_BACK]
    tail = _SENTENCE_END.split(after, maxsplit=1)[0]
    soon = _FUTURE.search(tail)
    earlier = [each.start() for each in (_PAST.search(tail), _PAST_ENDING.search(tail)) if each]
    if not soon and not earlier:
        return 1 if _HEADLINE.search(lead) else 0
    return 1 if soon and soon.start() < min(earlier, default=len(tail)) else -1


def _is_past(word: str) -> bool:
    """Whether a verb right beside a day can only tell of the past: `said Friday`, `on Sunday issued`."""
    return word in _TOLD or (word not in _AHEAD_TOO and bool(_PAST_ENDING.fullmatch(word)))


def _last(text: str, pattern: re.Pattern[str] | Phrases) -> int:
    return max((each.start() for each in pattern.finditer(text)), default=-1)
