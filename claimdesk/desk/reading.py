"""An article's text with everything that is marked in it, as the workbench shows it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimdesk import analysis
from claimdesk.desk import analysing, suggesting
from claimdesk.desk.article_lists import rows
from claimdesk.desk.suggesting import Place
from claimdesk.desk.work import Read
from claimdesk.model import (
    Analysis,
    Anchor,
    Appearance,
    Claim,
    Dismissal,
    LedgerChange,
    LedgerEntry,
    Member,
    Relation,
    Revision,
    RivalDismissal,
)
from claimdesk.words.document import Cut
from claimdesk.words.dossier import RevisionFact
from claimdesk.words.errors import Damaged, NotFound
from claimdesk.words.terms import Anchoring
from claimdesk.words.views.reading import AnchorRow, DismissalRow, Reading

_SHOWN = ("language", "sentences", "suggestions", "rivals", "notes", "version")


def read(read: Read, article: int, revision: int | None = None) -> Reading:
    """An article's text, the newest or that of `revision`, with claims, dismissals, open suggestions and rivals.

    After a change of the publication date the earlier findings are shown until they are made anew; `analysed` is
    False then, as without any. Raises NotFound, and Damaged where a claim's quote is not what stands at its place.
    """
    session = read.session
    found = rows(read.connection, [article])
    text = _revision(session, article, revision) if found else None
    if text is None:
        wanted = f"A{article}" if revision is None or not found else f"revision {revision} of A{article}"
        raise NotFound(f"There is no {wanted} on this desk.")
    row = found[0]
    anchors, places = _anchors(session, text.id, text.text)
    dismissals = _dismissals(session, text.id)
    made_with, findings = _findings(session, text.id)
    notes = (*_lost(session, article, text.id), *(findings.notes if findings else ()))
    suggestions = findings.suggestions if findings else ()
    claimed = suggesting.claimed(suggestions, places)
    return Reading(
        article=row,
        revision=text.number,
        revision_id=text.id,
        text=text.text,
        sentences=tuple((s.start, s.end) for s in findings.sentences) if findings else (),
        anchors=anchors,
        dismissals=dismissals,
        suggestions=suggesting.still_open(article, suggestions, claimed, dismissals),
        rivals=suggesting.unrelated(findings.rivals, claimed, _related(session, claimed.values())) if findings else (),
        notes=notes,
        analysed=made_with == analysing.made_with_now(row.published),
    )


def revisions(read: Read, article: int) -> list[RevisionFact]:
    """The revisions of an article, oldest first. Raises NotFound."""
    found = read.session.execute(
        select(
            Revision.number,
            Revision.cause,
            Revision.obtained_at,
            Revision.obtained_from,
            Member.name,
            Revision.media_type,
            Revision.extractor,
            Revision.extractor_version,
            Revision.text_sha256,
            Revision.raw_sha256,
            Revision.cut,
            Revision.put_back,
        )
        .outerjoin(LedgerChange, (LedgerChange.row_uid == Revision.uid) & LedgerChange.inserted)
        .outerjoin(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
        .outerjoin(Member, Member.uid == LedgerEntry.member)
        .where(Revision.article_id == article, Revision.withdrawn_at.is_(None))
        .order_by(Revision.number)
    ).all()
    if not found:
        raise NotFound(f"There is no A{article} on this desk.")
    return [
        RevisionFact(
            number=r.number,
            cause=r.cause,
            obtained_at=r.obtained_at,
            obtained_from=r.obtained_from,
            by=r.name or "",
            media_type=r.media_type,
            extractor=r.extractor,
            extractor_version=r.extractor_version,
            text_sha256=r.text_sha256,
            raw_sha256=r.raw_sha256,
            cut_lines=sum(len(text.splitlines()) for text, _ in r.cut),
            put_back_lines=sum(len(text.splitlines()) for text in r.put_back),
        )
        for r in found
    ]


def cut(read: Read, article: int) -> list[Cut]:
    """What was left out of an article's newest text, in reading order. Raises NotFound."""
    found = read.session.scalar(
        select(Revision.cut)
        .where(Revision.article_id == article, Revision.withdrawn_at.is_(None))
        .order_by(Revision.number.desc())
        .limit(1)
    )
    if found is None:
        raise NotFound(f"There is no A{article} on this desk.")
    return [Cut(text, reason) for text, reason in found]


class _Text(NamedTuple):
    id: int
    number: int
    text: str


def _revision(session: Session, article: int, number: int | None) -> _Text | None:
    query = select(Revision.id, Revision.number, Revision.text).where(
        Revision.article_id == article, Revision.withdrawn_at.is_(None)
    )
    if number is not None:
        query = query.where(Revision.number == number)
    found = session.execute(query.order_by(Revision.number.desc()).limit(1)).one_or_none()
    return _Text(*found) if found else None


def _anchors(session: Session, revision: int, text: str) -> tuple[tuple[AnchorRow, ...], list[Place]]:
    """The live anchors in reading order, and with them the wording of their claims."""
    found = session.execute(
        select(
            Claim.id, Claim.state, Claim.text, Anchor.start_at, Anchor.end_at, Anchor.found, Anchor.score, Anchor.quote
        )
        .join(Appearance, Appearance.id == Anchor.appearance_id)
        .join(Claim, Claim.id == Appearance.claim_id)
        .where(
            Anchor.revision_id == revision,
            Anchor.withdrawn_at.is_(None),
            Appearance.withdrawn_at.is_(None),
            Claim.withdrawn_at.is_(None),
        )
        .order_by(Anchor.start_at, Anchor.end_at, Claim.id)
    ).all()
    for row in found:
        if text[row.start_at : row.end_at] != row.quote:
            raise Damaged(
                f"The quote of C{row.id} is not what stands at its place in the text ({row.start_at}-{row.end_at}). "
                "See: claimdesk db check"
            )
    anchors = tuple(AnchorRow(r.id, r.state, r.start_at, r.end_at, r.found, r.score) for r in found)
    return anchors, [Place(r.id, r.text, (r.start_at, r.end_at)) for r in found]


def _dismissals(session: Session, revision: int) -> tuple[DismissalRow, ...]:
    found = session.execute(
        select(Dismissal.id, Dismissal.start_at, Dismissal.end_at, Dismissal.reason)
        .where(Dismissal.revision_id == revision, Dismissal.withdrawn_at.is_(None))
        .order_by(Dismissal.start_at, Dismissal.id)
    )
    return tuple(DismissalRow(*row) for row in found)


def _findings(session: Session, revision: int) -> tuple[str, analysis.Analysis | None]:
    """What the findings were made with, and those of them that are shown. None of another version of the analysis:
    they may not even have the same form. Quotations and dates, most of the bulk, stay in the database."""
    parts = [Analysis.findings[part] for part in _SHOWN]
    stored = session.execute(select(Analysis.made_with, *parts).where(Analysis.revision_id == revision)).one_or_none()
    if stored is None or stored[0].split(" ")[0] != analysis.VERSION:
        return "", None
    shown = dict(zip(_SHOWN, stored[1:], strict=True))
    return stored[0], analysis.from_json({**shown, "quotations": [], "dates": []})


def _lost(session: Session, article: int, revision: int) -> list[str]:
    """A sentence for each claim of the article whose quote stands in an earlier text alone."""
    here = select(Anchor.appearance_id).where(Anchor.revision_id == revision, Anchor.withdrawn_at.is_(None))
    found = session.scalars(
        select(Claim.id)
        .distinct()
        .join(Appearance, Appearance.claim_id == Claim.id)
        .join(Anchor, Anchor.appearance_id == Appearance.id)
        .where(
            Appearance.article_id == article,
            Appearance.withdrawn_at.is_(None),
            Claim.withdrawn_at.is_(None),
            Anchor.withdrawn_at.is_(None),
            Anchor.found == Anchoring.LOST,
            Appearance.id.not_in(here),
        )
        .order_by(Claim.id)
    )
    return [f"The words of C{claim} are not in this text: it keeps its place in an earlier one." for claim in found]


def _related(session: Session, claims: Collection[int]) -> set[tuple[int, int]]:
    """The pairs of these claims that somebody has related, or said no to, the lower id first."""
    found = [
        pair
        for row in (Relation, RivalDismissal)
        for pair in session.execute(
            select(row.a_id, row.b_id).where(row.a_id.in_(claims), row.b_id.in_(claims), row.withdrawn_at.is_(None))
        )
    ]
    return {(min(a, b), max(a, b)) for a, b in found}
