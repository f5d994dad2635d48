"""How an article's text changed from revision to revision, and what became of its claims each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimdesk.analysis.changes import changes
from claimdesk.analysis.rewording import rewording
from claimdesk.desk import anchoring
from claimdesk.desk.reading import revisions
from claimdesk.desk.work import Read
from claimdesk.model import Anchor, Appearance, Claim, Revision
from claimdesk.words.dossier import RevisionFact
from claimdesk.words.terms import Anchoring, Cause
from claimdesk.words.views.changes import ClaimAgain, TextChange


def of_article(read: Read, article: int) -> list[TextChange]:
    """Each revision of an article but the first against the one before, oldest first. Raises NotFound."""
    facts = revisions(read, article)
    texts = _texts(read.session, article)
    anchors = _anchors(read.session, article)
    return [_change(before, after, texts, anchors) for before, after in pairwise(facts)]


class _Kept(NamedTuple):
    """An anchor as it is stored, withdrawn ones too: those are where a claim stood before it moved on."""

    claim: int
    wording: str
    appearance: int
    revision: int
    start: int
    end: int
    found: Anchoring
    score: int | None
    quote: str
    prefix: str
    suffix: str
    withdrawn_at: datetime | None


def _texts(session: Session, article: int) -> dict[int, str]:
    query = select(Revision.number, Revision.text).where(
        Revision.article_id == article, Revision.withdrawn_at.is_(None)
    )
    return {row.number: row.text for row in session.execute(query)}


def _anchors(session: Session, article: int) -> list[_Kept]:
    query = (
        select(
            Claim.id, Claim.text, Anchor.appearance_id, Revision.number, Anchor.start_at, Anchor.end_at, Anchor.found,
            Anchor.score, Anchor.quote, Anchor.prefix, Anchor.suffix, Anchor.withdrawn_at,
        )
        .join(Appearance, Appearance.id == Anchor.appearance_id)
        .join(Claim, Claim.id == Appearance.claim_id)
        .join(Revision, Revision.id == Anchor.revision_id)
        .where(
            Appearance.article_id == article,
            Appearance.withdrawn_at.is_(None),
            Claim.withdrawn_at.is_(None),
            Revision.withdrawn_at.is_(None),
        )
        .order_by(Claim.id, Anchor.start_at, Anchor.id)
    )  # fmt: skip
    return [_Kept(*tuple(row)) for row in session.execute(query)]


def _change(before: RevisionFact, after: RevisionFact, texts: dict[int, str], anchors: Sequence[_Kept]) -> TextChange:
    kept, sentences = changes(texts[before.number], texts[after.number])
    return TextChange(
        revision=after.number,
        before=before.number,
        cause=Cause(after.cause),
        at=after.obtained_at,
        before_at=before.obtained_at,
        by=after.by,
        other_extractor=(before.extractor, before.extractor_version) != (after.extractor, after.extractor_version),
        kept=kept,
        sentences=sentences,
        claims=tuple(_again(after, texts[after.number], anchors)),
    )


def _again(after: RevisionFact, text: str, anchors: Sequence[_Kept]) -> Iterator[ClaimAgain]:
    """The claims that stood in earlier texts when this one came, found in it by the same rule as then.

    Where the place that the rule gives is stored, what is stored of it counts: somebody may have confirmed it.
    """
    stored = {(a.appearance, a.start, a.end): a for a in anchors if a.revision == after.number}
    told: set[tuple[int, int, int]] = set()
    for anchor in anchors:
        if anchor.revision >= after.number or (anchor.withdrawn_at and anchor.withdrawn_at < after.obtained_at):
            continue
        if anchor.withdrawn_at is None and anchor.found is not Anchoring.LOST:
            continue  # made on an earlier text after this one came
        place = anchoring.locate(text, anchor.quote, anchor.prefix, anchor.suffix, anchor.start)
        spot = (anchor.appearance, place.start, place.end)
        now = stored.get(spot)
        if place.found is Anchoring.LOST or anchor.withdrawn_at is None:
            yield ClaimAgain(anchor.claim, anchor.wording, Anchoring.LOST, None, anchor.quote, "", None, None, ())
        elif spot not in told:
            told.add(spot)
            quote = text[place.start : place.end]
            yield ClaimAgain(
                anchor.claim,
                anchor.wording,
                now.found if now else place.found,
                now.score if now else place.score,
                anchor.quote,
                quote,
                place.start,
                place.end,
                rewording(anchor.quote, quote),
            )
