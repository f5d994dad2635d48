"""What a changed row is about, as people name it: a reference to an article, claim or source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from claimdesk.model import (
    Anchor,
    Appearance,
    Article,
    Capture,
    Claim,
    ClaimClaimant,
    Comment,
    Dismissal,
    Evidence,
    Mention,
    Publication,
    Relation,
    Review,
    Revision,
    RivalDismissal,
    Source,
    Submission,
    Tag,
    Verdict,
    VerdictEvidence,
)

CHUNK = 400

# For each table: the row's uid, then the ids of what it is about, each with its letter.
_SUBJECTS: dict[str, tuple[Select[*tuple[Any, ...]], str]] = {
    "article": (select(Article.uid, Article.id), "A"),
    "revision": (select(Revision.uid, Revision.article_id), "A"),
    "dismissal": (select(Dismissal.uid, Dismissal.article_id), "A"),
    "claim": (select(Claim.uid, Claim.id), "C"),
    "claim_claimant": (select(ClaimClaimant.uid, ClaimClaimant.claim_id), "C"),
    "appearance": (select(Appearance.uid, Appearance.claim_id, Appearance.article_id), "CA"),
    "anchor": (
        select(Anchor.uid, Appearance.claim_id).join(Appearance, Appearance.id == Anchor.appearance_id),
        "C",
    ),
    "relation": (select(Relation.uid, Relation.a_id, Relation.b_id), "CC"),
    "rival_dismissal": (select(RivalDismissal.uid, RivalDismissal.a_id, RivalDismissal.b_id), "CC"),
    "source": (select(Source.uid, Source.id), "S"),
    "capture": (select(Capture.uid, Capture.source_id), "S"),
    "evidence": (select(Evidence.uid, Evidence.claim_id, Evidence.source_id), "CS"),
    "verdict": (select(Verdict.uid, Verdict.claim_id), "C"),
    "verdict_evidence": (
        select(VerdictEvidence.uid, Verdict.claim_id).join(Verdict, Verdict.id == VerdictEvidence.verdict_id),
        "C",
    ),
    "submission": (
        select(Submission.uid, Verdict.claim_id).join(Verdict, Verdict.id == Submission.verdict_id),
        "C",
    ),
    "review": (select(Review.uid, Verdict.claim_id).join(Verdict, Verdict.id == Review.verdict_id), "C"),
    "publication": (select(Publication.uid, Publication.claim_id), "C"),
    "comment": (select(Comment.uid, Comment.article_id, Comment.claim_id), "AC"),
    "mention": (
        select(Mention.uid, Comment.article_id, Comment.claim_id).join(Comment, Comment.id == Mention.comment_id),
        "AC",
    ),
    "tag": (select(Tag.uid, Tag.article_id, Tag.claim_id, Tag.source_id), "ACS"),
}


def under_article(article: int) -> Iterator[Select[UUID]]:
    """The uids of all rows that are about an article or one of its claims: a query for each table and column, since
    an OR of two columns would read the whole table."""
    claims = select(Appearance.claim_id).where(Appearance.article_id == article)
    for query, letters in _SUBJECTS.values():
        uid, *ids = query.selected_columns
        found = query.with_only_columns(uid.label("uid"), maintain_column_froms=True)
        for column, letter in zip(ids, letters, strict=True):
            if letter in "AC":
                yield found.where(column == article if letter == "A" else column.in_(claims))


def of_rows(session: Session, rows: Iterable[tuple[str, UUID]]) -> dict[UUID, tuple[str, ...]]:
    """For rows given as (table, uid), the references they are about; a few queries however many rows there are."""
    by_table: dict[str, list[UUID]] = {}
    for table, uid in rows:
        by_table.setdefault(table, []).append(uid)
    out: dict[UUID, tuple[str, ...]] = {}
    for table, uids in by_table.items():
        if table not in _SUBJECTS:
            continue
        query, letters = _SUBJECTS[table]
        column = query.selected_columns[0]
        for i in range(0, len(uids), CHUNK):
            for uid, *ids in session.execute(query.where(column.in_(uids[i : i + CHUNK]))):
                out[uid] = tuple(f"{letter}{x}" for letter, x in zip(letters, ids, strict=True) if x is not None)
    return out
