"""Two texts of one article, compared by sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimdesk.analysis.rewording import rewording
from claimdesk.analysis.sentences import sentences
from claimdesk.words.views.changes import Differs, SentenceChange

_SAME_SENTENCE = 60
"""Likeness in 0..100 from which a sentence that went and one that came are one, reworded."""
_AHEAD = 40
"""Sentences that came which are looked at for each that went."""

_Placed = tuple[str, int, int]


def changes(before: str, after: str) -> tuple[int, tuple[SentenceChange, ...]]:
    """How many sentences both texts share, and those that differ, in the order of the later text.

    Blanks and line breaks inside a sentence are no difference. A sentence that stands word for word elsewhere is
    `moved`.
    """
    from rapidfuzz.distance import Indel

    old, new = _placed(before), _placed(after)
    found = Indel.opcodes([x[0] for x in old], [x[0] for x in new])
    opcodes = ((o.tag, o.src_start, o.src_end, o.dest_start, o.dest_end) for o in found)
    kept = 0
    out: list[SentenceChange] = []
    for went, came in _regions(opcodes):
        if isinstance(went, int):
            kept += went
            continue
        out += _paired([old[i] for i in went], [new[i] for i in came], _place_of(new, came, len(after)))
    return kept, _moved(out)


def _placed(text: str) -> list[_Placed]:
    return [(" ".join(text[s.start : s.end].split()), s.start, s.end) for s in sentences(text)]


def _regions(opcodes: Iterable[tuple[str, int, int, int, int]]) -> Iterator[tuple[int | range, range]]:
    """Runs of equal sentences, as their number, and between them what went and what came."""
    went, came = range(0), range(0)
    for tag, a, b, c, d in opcodes:
        if tag == "equal":
            if went or came:
                yield went, came
            went, came = range(b, b), range(d, d)
            yield b - a, range(0)
        else:
            went, came = range(went.start if went else a, max(b, a)), range(came.start if came else c, max(d, c))
    if went or came:
        yield went, came


def _place_of(new: Sequence[_Placed], came: range, length: int) -> int:
    """Where what only went would stand."""
    if came:
        return new[came.start][1]
    return new[came.start][1] if came.start < len(new) else length


def _paired(went: Sequence[_Placed], came: Sequence[_Placed], place: int) -> list[SentenceChange]:
    """Between two sentences that stand in both texts: each that went beside the likest that came, in order."""
    from rapidfuzz import fuzz

    out: list[SentenceChange] = []
    at = 0
    for old, _, _ in went:
        ahead = range(at, min(len(came), at + _AHEAD))
        likest = max(ahead, key=lambda i, old=old: (fuzz.ratio(old, came[i][0]), -i), default=None)  # type: ignore[misc]
        if likest is None or fuzz.ratio(old, came[likest][0]) < _SAME_SENTENCE:
            here = came[at][1] if at < len(came) else (came[-1][2] if came else place)
            out.append(SentenceChange(Differs.REMOVED, old, "", here, here))
            continue
        out += [SentenceChange(Differs.ADDED, "", text, start, end) for text, start, end in came[at:likest]]
        text, start, end = came[likest]
        out.append(SentenceChange(Differs.REWORDED, old, text, start, end, rewording(old, text)))
        at = likest + 1
    out += [SentenceChange(Differs.ADDED, "", text, start, end) for text, start, end in came[at:]]
    return out


def _moved(found: Sequence[SentenceChange]) -> tuple[SentenceChange, ...]:
    """One that went here and came there, word for word, has moved."""
    came: dict[str, list[int]] = {}
    for i, each in enumerate(found):
        if each.differs is Differs.ADDED:
            came.setdefault(each.after, []).append(i)
    moved: set[int] = set()
    gone: set[int] = set()
    for i, each in enumerate(found):
        if each.differs is Differs.REMOVED and came.get(each.before):
            moved.add(came[each.before].pop(0))
            gone.add(i)
    return tuple(
        SentenceChange(Differs.MOVED, each.after, each.after, each.start, each.end) if i in moved else each
        for i, each in enumerate(found)
        if i not in gone
    )
