"""Whether a claim still stands where its words were changed or are gone: what a new text leaves to a person."""

from __future__ import annotations

from claimdesk.desk import claim_parts, moving
from claimdesk.desk.work import Work
from claimdesk.model import Anchor
from claimdesk.words.errors import Refused


def confirm(work: Work, claim: int) -> int:
    """Say that the places that were found by likeness in a new text are the claim's. Refused where there is none."""
    waiting = _waiting(work, claim)
    if all(anchor.score is None for anchor in waiting):
        raise Refused(
            f"C{claim} was not found in the new text. Where you have seen that: claim confirm C{claim} --lost"
        )
    for anchor in waiting:
        anchor.score = anchor.doubt = None
    return claim


def lose(work: Work, claim: int) -> int:
    """Say that the claim is not made in a new text any more: it keeps its places in the text before.

    Refused where its words were neither changed nor taken away, or somebody has said so already.
    """
    for anchor in _waiting(work, claim):
        if anchor.score is None:
            anchor.doubt = None
        else:
            moving.back_from(work, anchor)
    return claim


def _waiting(work: Work, claim: int) -> list[Anchor]:
    claim_parts.lock_with_articles(work, claim)
    places = [anchor for each in claim_parts.appearances(work, claim) for anchor in claim_parts.anchors(work, each.id)]
    waiting = [anchor for anchor in places if anchor.score is not None or anchor.doubt is not None]
    if not waiting:
        raise Refused(f"C{claim} has no place that waits to be confirmed: its words were not changed.")
    for anchor in waiting:
        work.decides_on(anchor, "score", "doubt")
    return waiting
