"""Sources as they are listed, with their copies and the history of their grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from claimdesk import intake
from claimdesk.desk import claim_rows, filters, paging
from claimdesk.desk.work import Read
from claimdesk.model import Capture, Claim, Evidence, LedgerChange, LedgerEntry, Member, Source, Tag
from claimdesk.model.columns import SOURCE
from claimdesk.store import search, sides
from claimdesk.words.dossier import CaptureFact
from claimdesk.words.errors import NotFound
from claimdesk.words.references import SourceId
from claimdesk.words.views.lists import ClaimRow, Page, SourceRow


@dataclass(frozen=True, slots=True)
class Graded:
    """That a source was given a grade (None: that it was taken away), and why."""

    at: datetime
    by: str
    reliability: str | None
    reason: str


def queue(read: Read, *, query: str = "", after: str | None = None, limit: int = 50) -> Page:
    """The sources that `query` finds (words, `publisher:`, `language:`, `tag:`), newest first. Raises BadInput."""
    session, rows = read.session, paging.rows_of(limit)
    conditions = _conditions(session, query)
    newest = select(Source.id).where(*conditions).order_by(Source.id.desc())
    ids = list(session.scalars(newest.where(Source.id < paging.before(after, "S")).limit(rows + 1)))
    more = str(ids[rows - 1]) if len(ids) > rows else None
    return Page(tuple(_rows(session, ids[:rows])), more, paging.counted(read.connection, newest))


def row(read: Read, source: int) -> SourceRow:
    """One source, also while it is withdrawn. Raises NotFound."""
    found = _rows(read.session, [source])
    if not found:
        raise NotFound(f"There is no S{source} on this desk.")
    return found[0]


def with_url(read: Read, url: str) -> SourceId | None:
    """The live source that has this address, however it is written. Raises BadInput for what is no web address."""
    if not url:
        return None
    key = intake.url_key(intake.normal_url(url))
    found = read.session.scalar(select(Source.id).where(Source.url_key == key, Source.withdrawn_at.is_(None)))
    return SourceId(found) if found else None


def captures(read: Read, source: int) -> list[CaptureFact]:
    """The stored copies of a source, oldest first; none is "not archived". Raises NotFound."""
    row(read, source)
    found = read.session.execute(
        select(Capture, Member.name)
        .join(Member, Member.id == Capture.member_id)
        .where(Capture.source_id == source, Capture.withdrawn_at.is_(None))
        .order_by(Capture.id)
    )
    return [CaptureFact(c.sha256, c.obtained_at, name, c.tool, c.url, c.media_type, c.size) for c, name in found]


def citing(read: Read, source: int) -> list[ClaimRow]:
    """The live claims that a source is evidence on, oldest first. Raises NotFound."""
    row(read, source)
    ids = read.session.scalars(
        select(Evidence.claim_id)
        .join(Claim, Claim.id == Evidence.claim_id)
        .where(Evidence.source_id == source, Evidence.withdrawn_at.is_(None), Claim.withdrawn_at.is_(None))
        .distinct()
        .order_by(Evidence.claim_id)
    )
    return claim_rows.rows(read.connection, list(ids))


def reliability_history(read: Read, source: int) -> list[Graded]:
    """Every grade that a source was given, oldest first, as the ledger has it. Raises NotFound."""
    uid = read.session.scalar(select(Source.uid).where(Source.id == source))
    if uid is None:
        raise NotFound(f"There is no S{source} on this desk.")
    changes = read.session.execute(
        select(LedgerChange.fields, LedgerEntry.at, Member.name)
        .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
        .join(Member, Member.uid == LedgerEntry.member)
        .where(LedgerChange.row_uid == uid)
        .order_by(LedgerEntry.number)
    )
    out: list[Graded] = []
    grade, reason = None, ""
    for fields, at, by in changes:
        before = grade, reason
        grade = _after(fields, "reliability", grade)
        reason = _after(fields, "reliability_reason", reason) or ""
        if (grade, reason) != before:
            out.append(Graded(at, by, grade, reason))
    return out


def _after(fields: dict[str, Any], name: str, otherwise: Any) -> Any:
    return sides.shown(sides.of(fields[name])[1]) if name in fields else otherwise


def _conditions(session: Session, query: str) -> list[ColumnElement[bool]]:
    """What holds for the live sources that a line of words and filters finds."""
    wanted = filters.parse(query, filters.OF_SOURCES)
    out: list[ColumnElement[bool]] = [Source.withdrawn_at.is_(None)]
    if wanted.words and (matches := search.matching(session.connection(), SOURCE, wanted.words)) is not None:
        out.append(Source.id.in_(matches))
    if wanted.publisher:
        out.append(paging.holding(Source.publisher, wanted.publisher))
    if wanted.language:
        out.append(func.lower(Source.language) == wanted.language.lower())
    if wanted.tag:
        tagged = select(Tag.source_id).where(Tag.word == wanted.tag.lower(), Tag.withdrawn_at.is_(None))
        out.append(Source.id.in_(tagged.where(Tag.source_id.is_not(None))))
    return out


def _rows(session: Session, ids: Sequence[int]) -> list[SourceRow]:
    citing = dict(
        session.execute(
            select(Evidence.source_id, func.count(Evidence.claim_id.distinct()))
            .join(Claim, Claim.id == Evidence.claim_id)
            .where(Evidence.source_id.in_(ids), Evidence.withdrawn_at.is_(None), Claim.withdrawn_at.is_(None))
            .group_by(Evidence.source_id)
        ).all()
    )
    archived = dict(
        session.execute(
            select(Capture.source_id, func.max(Capture.obtained_at))
            .where(Capture.source_id.in_(ids), Capture.withdrawn_at.is_(None))
            .group_by(Capture.source_id)
        ).all()
    )
    sources = {s.id: s for s in session.scalars(select(Source).where(Source.id.in_(ids)))}
    return [
        SourceRow(
            id=s.id,
            title=s.title,
            kind=s.kind,
            publisher=s.publisher,
            url=s.url,
            published=s.published,
            origin=s.origin,
            primary=s.primary,
            reliability=s.reliability,
            claims=citing.get(s.id, 0),
            archived_at=archived.get(s.id),
        )
        for s in (sources[i] for i in ids if i in sources)
    ]
