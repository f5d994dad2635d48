"""How an article changed, told in sentences: who changed it, when that was seen, and which claims it touches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from typing import NamedTuple

from claimdesk.report import times
from claimdesk.words.terms import Anchoring, Cause
from claimdesk.words.views.changes import ClaimAgain, Differs, TextChange


class Line(NamedTuple):
    """A paragraph: what it begins with, and how far its further lines are indented."""

    first: str
    text: str
    indent: int


def lines(change: TextChange, zone: tzinfo | None = None) -> Iterator[Line]:
    """The story, then each sentence that differs: `-` what went, `+` what came, `=` what stands elsewhere now."""
    told = story(change, zone)
    yield Line(f"r{change.revision}  ", told[0], 4)
    for sentence in told[1:]:
        yield Line("    ", sentence, 6)
    for each in change.sentences:
        yield Line("", "", 0)
        if each.differs is Differs.REWORDED:
            yield Line("    - ", each.before, 6)
            yield Line("    + ", each.after, 6)
            for how in each.how:
                yield Line("      ", how, 8)
        else:
            yield Line(f"    {_SIGNS[each.differs]} ", each.after or each.before, 6)


_SIGNS = {Differs.ADDED: "+", Differs.REMOVED: "-", Differs.MOVED: "="}


def story(change: TextChange, zone: tzinfo | None = None) -> list[str]:
    """What happened, the claims that need a look first. Days are those of `zone`; without one, of UTC.

    A publisher's change is dated by the two times its page was read: when in between it was made, nobody knows.
    """
    return [_what(change, zone), *_claims(change)]


def _what(change: TextChange, zone: tzinfo | None) -> str:
    seen, before = (
        times.day(at.astimezone(zone).date() if zone else at.date()) for at in (change.at, change.before_at)
    )
    match change.cause:
        case Cause.PUBLISHER:
            since = "the same day" if seen == before else before
            who = f"The publisher changed the text: seen on {seen}, last read as it was on {since}"
            if change.other_extractor:
                who += " (another extractor read it since: some of this may be its doing)"
        case Cause.RE_EXTRACTION:
            who = f"The same page was read better on {seen}: the publisher changed nothing"
        case Cause.BY_HAND:
            who = f"{change.by or 'Somebody here'} edited the text on this desk on {seen}"
    return f"{who}. {_counted(change)}."


def _counted(change: TextChange) -> str:
    counts = [
        (sum(s.differs is kind for s in change.sentences), kind.value)
        for kind in (Differs.REWORDED, Differs.ADDED, Differs.REMOVED, Differs.MOVED)
    ]
    told = [f"{n} {word}" for n, word in counts if n]
    if not told:
        return "Every sentence is as it was; only blanks or line breaks differ"
    first = sum(n for n, _ in counts)
    return f"{'One sentence' if first == 1 else f'{first} sentences'}: {', '.join(told)}; {change.kept} as they were"


def _claims(change: TextChange) -> Iterator[str]:
    if not change.claims:
        return
    order = (Anchoring.FUZZY, Anchoring.LOST)
    for found in order:
        for claim in change.claims:
            if claim.found is found:
                yield told(claim)
    same = sorted({c.claim for c in change.claims if c.found not in order})
    if same:
        names = ", ".join(f"C{claim}" for claim in same)
        yield f"Word for word as before: {names}."


def told(claim: ClaimAgain) -> str:
    """One claim's lot in a sentence."""
    name = f"C{claim.claim}"
    match claim.found:
        case Anchoring.LOST:
            return f"{name}: its words are not in the new text; it keeps its place in the earlier one."
        case Anchoring.FUZZY:
            how = "; ".join(claim.how)
            doubt = (
                f"; likeness {claim.score}, nobody has confirmed it yet" if claim.score is not None else "; confirmed"
            )
            return f"{name}: its quoted words were changed{f' ({how})' if how else ''}{doubt}."
    return f"{name}: its words are as they were{', in another place' if claim.found is Anchoring.MOVED else ''}."
