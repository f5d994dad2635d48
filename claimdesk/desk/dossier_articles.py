"""The part of a dossier that is about articles: where the text comes from, and what of it was not checked."""

from __future__ import annotations

from sqlalchemy import select

from claimdesk.analysis import from_json
from claimdesk.desk.dossier_rows import Rows
from claimdesk.model import (
    Analysis,
    Anchor,
    Appearance,
    Article,
    Claim,
    Dismissal,
    LedgerChange,
    LedgerEntry,
    Member,
    Revision,
)
from claimdesk.words.coverage import treated
from claimdesk.words.dossier import ArticleFact, RevisionFact, Unchecked


def fact(rows: Rows, article: Article) -> ArticleFact:
    """Everything about an article but its claims."""
    revisions = sorted(rows.all(Revision, article_id=article.id), key=lambda r: r.number)
    newest = revisions[-1]
    sentences = _sentences(rows, newest)
    dismissals = rows.all(Dismissal, article_id=article.id, revision_id=newest.id)
    appearances = {a.id for a in rows.all(Appearance, article_id=article.id) if rows.one(Claim, a.claim_id)}
    claimed = [
        (a.start_at, a.end_at) for a in rows.all(Anchor, revision_id=newest.id) if a.appearance_id in appearances
    ]
    dismissed = {(d.start_at, d.end_at): d.reason for d in dismissals}
    by_claim = treated(sentences, claimed)
    by_dismissal = treated(sentences, dismissed)
    text = rows.text(Revision.text, newest.id)
    unchecked = []
    for span, is_claimed in zip(sentences, by_claim, strict=True):
        if not is_claimed:
            reason = next((r for (s, e), r in dismissed.items() if s < span[1] and span[0] < e), None)
            unchecked.append(Unchecked(text[span[0] : span[1]], *span, reason))
    return ArticleFact(
        id=article.id,
        title=article.title,
        url=article.url,
        publisher=article.publisher,
        byline=article.byline,
        origin=article.origin,
        published=article.published,
        modified=article.modified,
        language=article.language,
        found={str(k): str(v) for k, v in article.found.items()},
        revisions=tuple(_revision(rows, r) for r in revisions),
        sentences=len(sentences),
        treated=sum(a or b for a, b in zip(by_claim, by_dismissal, strict=True)),
        unchecked=tuple(unchecked),
    )


def _sentences(rows: Rows, revision: Revision) -> list[tuple[int, int]]:
    findings = rows.session.scalar(select(Analysis.findings).where(Analysis.revision_id == revision.id))
    return [(s.start, s.end) for s in from_json(findings).sentences] if findings else []


def _revision(rows: Rows, revision: Revision) -> RevisionFact:
    by = rows.session.scalar(
        select(Member.name)
        .join(LedgerEntry, LedgerEntry.member == Member.uid)
        .join(LedgerChange, LedgerChange.entry_uid == LedgerEntry.uid)
        .where(LedgerChange.row_uid == revision.uid, LedgerChange.inserted)
    )
    return RevisionFact(
        number=revision.number,
        cause=revision.cause,
        obtained_at=revision.obtained_at,
        obtained_from=revision.obtained_from,
        by=by or "",
        media_type=revision.media_type,
        extractor=revision.extractor,
        extractor_version=revision.extractor_version,
        text_sha256=revision.text_sha256,
        raw_sha256=revision.raw_sha256,
        cut_lines=sum(len(text.splitlines()) for text, _ in rows.text(Revision.cut, revision.id) or []),
        put_back_lines=sum(len(text.splitlines()) for text in rows.text(Revision.put_back, revision.id) or []),
    )
