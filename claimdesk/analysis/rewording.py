"""What a sentence says otherwise than an earlier wording of it: softened, sharpened, another figure, its sense turned.

Readable rules for English; a change that none of them knows is not named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from claimdesk.analysis.vocabulary import listed

_WORD = re.compile(r"[^\W_]+(?:['’.,:/-][^\W_]+)*%?")

HEDGES = listed(
    "may might could can reportedly allegedly alleged apparently apparent seemingly seems appears appeared possibly "
    "perhaps probably likely suspected purported purportedly presumably supposedly believed thought potentially "
    "potential somewhat partly arguably unconfirmed claimed"
)
"""Words that make a statement less sure: put in, it is softened; taken out, sharpened."""

STEPS: tuple[tuple[str, ...], ...] = (
    ("murder murdered massacre massacred slaughtered", "kill killed killing killings", "die died dead death deaths"),
    ("convicted guilty", "charged indicted", "accused", "suspected", "questioned"),
    ("lie lied lies lying", "mislead misled misleading", "mistaken erred wrong"),
    ("prove proved proves proven", "show showed shows found finds", "suggest suggested suggests indicate indicates"),
    ("will", "should expected", "may might could"),
    ("must", "should", "may can"),
    ("all every", "most", "many", "some", "few"),
    ("always", "often", "sometimes", "rarely"),
    ("certain certainly definitely", "likely probably", "possible possibly"),
    ("attack attacked assault assaulted", "clash clashed", "incident"),
    ("steal stole stolen theft", "take took taken"),
    ("refuse refused", "decline declined"),
    ("demand demanded demands", "urge urged urges", "ask asked asks"),
    ("terrorist terrorists", "militant militants", "fighter fighters"),
    ("destroyed", "damaged", "affected"),
    ("fraud", "irregularities", "errors mistakes"),
    ("crisis disaster", "problem problems", "challenge challenges"),
    ("confirmed", "said", "claimed"),
)
"""Scales of words from strong to weak; a step down softens."""
_SCALES = tuple({word: step for step, words in enumerate(steps) for word in words.split()} for steps in STEPS)

_NOT = listed("not no never nobody none nothing neither nor without cannot")


def rewording(before: str, after: str) -> tuple[str, ...]:
    """What the later wording says otherwise, in words for a person; empty where no rule knows."""
    if before == after:
        return ()
    old, new = _WORD.findall(before), _WORD.findall(after)
    went, came = _only(old, new), _only(new, old)
    if not went and not came:
        same = [w.lower() for w in old] == [w.lower() for w in new]
        return ("only signs or capitals differ",) if same else ("the order of its words differs",)
    return tuple(_told(went, came))


def _only(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that stand more often here than there, as they are written."""
    left = [w.lower() for w in others]
    out = []
    for word in words:
        if word.lower() in left:
            left.remove(word.lower())
        else:
            out.append(word)
    return out


def _told(went: Sequence[str], came: Sequence[str]) -> Iterator[str]:
    if _negations(went) != _negations(came):
        word = next((w for w in (*came, *went) if _negates(w)), "not")
        yield f"its sense is turned: “{word}” {'came in' if _negations(came) > _negations(went) else 'was taken out'}"
    figures = [w for w in went if w[0].isdigit()], [w for w in came if w[0].isdigit()]
    if figures[0] and figures[1]:
        yield f"figures: {', '.join(figures[0])} became {', '.join(figures[1])}"
    elif figures[0] or figures[1]:
        yield f"figures: {', '.join(figures[0] or figures[1])} {'was taken out' if figures[0] else 'came in'}"
    stepped: set[str] = set()
    for old, new in product(went, came):
        down = next((s[new.lower()] - s[old.lower()] for s in _SCALES if old.lower() in s and new.lower() in s), 0)
        if down and not {old, new} & stepped:
            stepped |= {old, new}
            yield f"{'softened' if down > 0 else 'sharpened'}: “{old}” became “{new}”"
    for words, what in ((came, "softened: “{}” came in"), (went, "sharpened: “{}” was taken out")):
        yield from (what.format(w) for w in words if w.lower() in HEDGES and w not in stepped and w != "May")


def _negates(word: str) -> bool:
    return word.lower() in _NOT or word.lower().endswith(("n't", "n’t"))


def _negations(words: Sequence[str]) -> int:
    return sum(map(_negates, words))
