"""How worth checking a sentence or clause is, as a sum of readable reasons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from claimdesk.analysis.claims import kinds
from claimdesk.analysis.furniture import is_furniture
from claimdesk.analysis.learned import learned
from claimdesk.analysis.phrasebook import phrasebook

_NAME = re.compile(r"(?<=[\w,;:] )(?!I\b)[A-Z][a-zà-ÿ'’]+|^[A-Z][a-zà-ÿ'’-]+\s+[A-Z][a-zà-ÿ'’-]+")
_COMPARISON = phrasebook("""
    more/less/fewer * than
    higher/lower/larger/smaller/bigger/greater/better/worse/older/younger/faster than
    the most/least/highest/lowest/largest/biggest/smallest/only/worst/best/oldest
    rose/fell/increased/decreased/grew/shrank/dropped/doubled/tripled/halved/declined/soared/plunged/record
""")
_CAUSE = phrasebook("""
    because/caused/causes
    due/led to
    as a result
    results/resulted in
    responsible for
""")
_RECORD = phrasebook("""
    voted/law/bill/tax/taxes/budget/deficit/jobs/job/unemployment/percent/government/court/police
    evidence/study/report/data/records/released/signed/approved/built/killed/died/arrested
    investigation/statement/email/video/opened/placed/cleared/sold/bought/paid/owned/owns
""")
_DATE = phrasebook("""
    January/February/March/April/June/July/August/September/October/November/December
    Monday/Tuesday/Wednesday/Thursday/Friday/Saturday/Sunday/yesterday
    last week/month/year
    19*/20*
""")
_FIRST_PERSON = phrasebook("I/I'm/I've/me/my/you/your/you're/let's")
_COURTESY = re.compile(
    r"\W*(?:thanks?|good\s+(?:morning|evening|afternoon|night)|hello|welcome|well,|yes|no,|okay|ok|please|sorry)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")

_START, _SHORT, _PLAIN = 0.26, -0.12, -0.08
_SHORT_WORDS = 6
_LEARNED = 0.4
NAMES = "names somebody or something"
_Sees = Callable[[str], object]

SIGNS: tuple[tuple[str, _Sees, float], ...] = (
    ("number", kinds.has_figure, 0.24),
    ("comparison", _COMPARISON.search, 0.10),
    ("charge", kinds.CHARGED.search, 0.16),
    ("denial", kinds.DENIAL.search, 0.10),
    ("says that something is not so", kinds.ABSENCE.search, 0.06),
    ("promise", kinds.promises, 0.12),
    ("accusation", kinds.WRONG.search, 0.14),
    (NAMES, _NAME.search, 0.08),
    ("date", _DATE.search, 0.05),
    ("cause", _CAUSE.search, 0.05),
    ("on record", _RECORD.search, 0.07),
    ("forecast", kinds.foretells, 0.02),
)
"""What makes a statement worth checking: the reason as it is shown, how it is seen, what it adds."""

AGAINST: tuple[tuple[_Sees, float], ...] = (
    (kinds.QUESTION.search, -0.35),
    (kinds.OPINION.search, -0.14),
    (_FIRST_PERSON.search, -0.10),
    (_COURTESY.match, -0.25),
)
"""What makes it less so."""


@dataclass(frozen=True, slots=True)
class Worth:
    """A score from 0 to 1 and what it is made of."""

    score: float
    reasons: tuple[str, ...]


def worth(clause: str) -> Worth:
    """The worth of one clause or sentence from its words alone: what the rules see, and what the model makes of it."""
    if is_furniture(clause):
        return Worth(0.0, ())
    found = [(reason, adds) for reason, sees, adds in SIGNS if sees(clause)]
    score = _START + sum(adds for _, adds in found) + sum(takes for sees, takes in AGAINST if sees(clause))
    if len(_WORD.findall(clause)) < _SHORT_WORDS:
        score += _SHORT
    if not found:
        score += _PLAIN
    score = (1 - _LEARNED) * min(max(score, 0.0), 1.0) + _LEARNED * learned(clause)
    return Worth(bounded(score), tuple(reason for reason, _ in found))


def bounded(score: float) -> float:
    """A score within 0 to 1, to three places."""
    return round(min(max(score, 0.0), 1.0), 3)


def checkworthiness(sentences: Iterable[str]) -> list[float]:
    """A score from 0 to 1 for each sentence: how much it is worth checking. Half and more is worth it."""
    return [0.0 if is_furniture(sentence) else round(learned(sentence), 3) for sentence in sentences]
