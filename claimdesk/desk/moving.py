"""What becomes of claims and dismissals when an article gets a new text: each is found again, or keeps its old one."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import undefer

from claimdesk.desk import anchoring
from claimdesk.desk.work import Work
from claimdesk.model import Anchor, Appearance, Claim, Dismissal, Revision
from claimdesk.words.terms import Anchoring, Cause


def to_revision(work: Work, old: Revision, new: Revision) -> None:
    """Find all claims and dismissals of an article again in its new text.

    A claim that was found has a new anchor, and its old one is withdrawn; one that is lost keeps the old one, marked.
    """
    claims = work.session.scalars(
        select(Appearance.claim_id).where(Appearance.article_id == new.article_id, Appearance.withdrawn_at.is_(None))
    )
    # Withdrawn claims move too: they can be brought back.
    work.session.execute(select(Claim.id).where(Claim.id.in_(list(claims))).order_by(Claim.id).with_for_update()).all()
    _move_anchors(work, new)
    _move_dismissals(work, old, new)


def back_from(work: Work, anchor: Anchor) -> None:
    """Take back that a claim was found at this place of a new text: what it had before is its place again, as lost."""
    revision = work.session.get_one(Revision, anchor.revision_id, options=[undefer(Revision.text)])
    earlier = work.session.scalars(
        select(Anchor)
        .where(Anchor.appearance_id == anchor.appearance_id, Anchor.withdrawn_at == revision.obtained_at)
        .order_by(Anchor.id)
        .options(undefer(Anchor.quote))
    )
    for each in earlier:
        place = anchoring.locate(revision.text, each.quote, each.prefix, each.suffix, each.start_at)
        if (place.start, place.end) == (anchor.start_at, anchor.end_at):
            each.withdrawn_at, each.found, each.score, each.doubt = None, Anchoring.LOST, None, None
    anchor.withdrawn_at = work.now


def _move_anchors(work: Work, new: Revision) -> None:
    anchors = work.session.scalars(
        select(Anchor)
        .join(Appearance, Appearance.id == Anchor.appearance_id)
        .where(
            Appearance.article_id == new.article_id,
            Appearance.withdrawn_at.is_(None),
            Anchor.withdrawn_at.is_(None),
            Anchor.revision_id != new.id,
        )
        .order_by(Anchor.appearance_id, Anchor.id)
        .options(undefer(Anchor.quote))
    ).all()
    taken: set[tuple[int, int, int]] = set()
    for anchor in anchors:
        place = anchoring.locate(new.text, anchor.quote, anchor.prefix, anchor.suffix, anchor.start_at)
        spot = (anchor.appearance_id, place.start, place.end)
        if place.found is Anchoring.LOST:
            if anchor.found is not Anchoring.LOST:
                anchor.found, anchor.score, anchor.doubt = Anchoring.LOST, None, _doubt(anchor, new)
            continue
        anchor.withdrawn_at = work.now
        # Two places of a repeated sentence may have become one.
        if spot not in taken:
            taken.add(spot)
            prefix, suffix = anchoring.context(new.text, place.start, place.end)
            # What nobody has confirmed yet stays to be confirmed, though its words were found to the letter now.
            doubtful = anchor.score is not None and place.score is None
            work.session.add(
                Anchor(
                    appearance_id=anchor.appearance_id,
                    revision_id=new.id,
                    start_at=place.start,
                    end_at=place.end,
                    found=Anchoring.FUZZY if doubtful else place.found,
                    score=anchor.score if doubtful else place.score,
                    doubt=_doubt(anchor, new) if doubtful or place.score is not None else None,
                    quote=new.text[place.start : place.end],
                    prefix=prefix,
                    suffix=suffix,
                )
            )


def _doubt(anchor: Anchor, new: Revision) -> Cause:
    """Why a person has to look: what the publisher changed stays the publisher's doing, whatever text comes next."""
    return Cause.PUBLISHER if anchor.doubt is Cause.PUBLISHER else Cause(new.cause)


def _move_dismissals(work: Work, old: Revision, new: Revision) -> None:
    """A dismissed sentence stays dismissed where it stands unchanged; a changed one asks to be looked at again."""
    dismissals = work.session.scalars(
        select(Dismissal)
        .where(Dismissal.article_id == new.article_id, Dismissal.withdrawn_at.is_(None))
        .order_by(Dismissal.id)
        .options(undefer(Dismissal.quote))
    ).all()
    taken: set[tuple[int, int]] = set()
    for dismissal in dismissals:
        prefix, suffix = "", ""
        if dismissal.revision_id == old.id:
            prefix, suffix = anchoring.context(old.text, dismissal.start_at, dismissal.end_at)
        place = anchoring.locate(new.text, dismissal.quote, prefix, suffix, dismissal.start_at)
        spot = (place.start, place.end)
        if place.found in (Anchoring.EXACT, Anchoring.MOVED):
            dismissal.withdrawn_at = work.now
            if spot not in taken:
                taken.add(spot)
                work.session.add(
                    Dismissal(
                        article_id=new.article_id,
                        revision_id=new.id,
                        start_at=place.start,
                        end_at=place.end,
                        reason=dismissal.reason,
                        quote=dismissal.quote,
                    )
                )
