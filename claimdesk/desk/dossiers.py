"""Dossiers: everything about claims and articles, read at one moment, today's or an earlier one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from claimdesk.desk import dossier_articles, dossier_claims, dossier_published
from claimdesk.desk.dossier_rows import Rows, gather
from claimdesk.desk.work import Read, Work
from claimdesk.model import Article, Claim, LedgerChange, LedgerEntry, Publication, ReportCopy
from claimdesk.words.dossier import Dossier, EntryMark
from claimdesk.words.errors import BadInput, NotFound, Refused
from claimdesk.words.references import Reference, entry_number
from claimdesk.words.terms import Policy

CHUNK = 400


def of(read: Read, *references: Reference, as_of: int | datetime | None = None) -> Dossier:
    """The dossier of articles (with all their claims) and claims; as it was at an entry or a time if `as_of` is given.

    Raises NotFound for what does not exist (or did not yet), BadInput for what has no dossier.
    """
    for reference in references:
        if reference.letter not in "AC":
            raise BadInput(f"A report is about articles and claims; {reference} is a {reference.noun}.")
    session = read.session
    mark = _entry_at(session, as_of) if as_of is not None else None
    rows = gather(session, references, mark.number if mark else None)
    claims = dossier_claims.facts(rows)
    scales = dossier_claims.scales_used(rows, claims)
    first, last = _when(session, rows, mark)
    dossier = Dossier(
        references=tuple(str(r) for r in references),
        desk=rows.settings.get("name", ""),
        policy=Policy(rows.settings.get("review_policy", Policy.OWN)),
        demo=rows.settings.get("demo") == "yes",
        articles=tuple(dossier_articles.fact(rows, a) for a in rows.articles),
        claims=claims,
        sources=dossier_claims.sources(rows),
        scales=scales,
        checked_by=tuple(dict.fromkeys(v.by for c in claims for v in c.verdicts)),
        first_at=first.at,
        last_at=last.at,
        entry=last,
        as_of=mark,
    )
    told = dossier_published.told(session, rows, claims)
    return replace(dossier, claims=told.claims, sources_told=told.sources, articles_told=told.articles)


def shown_as_published(dossier: Dossier) -> set[int]:
    """The ids of the publications that a report of this dossier tells of."""
    facts = [fact for claim in dossier.claims for fact in (claim, claim.as_published) if fact]
    return {publication.id for fact in facts for publication in fact.publications}


def written_out(work: Work, dossier: Dossier) -> list[int]:
    """Note that a report with these publications leaves the desk: from now on undo does not take them back.

    What the dossier shows counts, not what is out by now; Refused where that was taken back since. The note is no
    change of the desk's facts and makes no entry. Returns the claims at which undo did not stop before.
    """
    ids = sorted(shown_as_published(dossier))
    claims = sorted(claim.id for claim in dossier.claims)
    # The rows that undo and publishing lock too: what is looked at here stays so until the note is kept.
    for i in range(0, len(claims), CHUNK):
        work.session.scalars(
            select(Claim).where(Claim.id.in_(claims[i : i + CHUNK])).order_by(Claim.id).with_for_update()
        ).all()
    newly: dict[int, None] = {}
    for i in range(0, len(ids), CHUNK):
        chunk = ids[i : i + CHUNK]
        known = set(work.session.scalars(select(ReportCopy.publication_id).where(ReportCopy.publication_id.in_(chunk))))
        found = select(Publication).where(Publication.id.in_(chunk)).order_by(Publication.id)
        for publication in work.session.scalars(found.execution_options(populate_existing=True)):
            if publication.withdrawn_at is not None and dossier.as_of is None:
                raise Refused(
                    f"The publication of C{publication.claim_id} was taken back while the report was made: "
                    "make it again."
                )
            if publication.id not in known:
                work.session.add(ReportCopy(publication_id=publication.id, written_at=work.now))
                newly[publication.claim_id] = None
    return list(newly)


def _entry_at(session: Session, as_of: int | datetime) -> EntryMark:
    query = select(LedgerEntry).order_by(LedgerEntry.number.desc()).limit(1)
    if isinstance(as_of, datetime):
        entry = session.scalars(query.where(LedgerEntry.at <= as_of)).one_or_none()
        if entry is None:
            raise NotFound("The desk did not exist at that time.")
    else:
        entry = session.scalars(query.where(LedgerEntry.number == entry_number(as_of))).one_or_none()
        if entry is None:
            raise NotFound(f"There is no entry {as_of} in the ledger.")
    return EntryMark(entry.number, entry.hash, entry.at)


def _when(session: Session, rows: Rows, mark: EntryMark | None) -> tuple[EntryMark, EntryMark]:
    """The first and the last entry that touched any of the rows. Whose work something is, no report tells."""
    assigned = [row.uid for row in rows.every if isinstance(row, Article | Claim)]
    others = [row.uid for row in rows.every if not isinstance(row, Article | Claim)]
    query = select(LedgerEntry.number).join(LedgerChange, LedgerChange.entry_uid == LedgerEntry.uid)
    if mark:
        query = query.where(LedgerEntry.number <= mark.number)
    numbers: list[int] = []
    for i in range(0, len(others), CHUNK):
        ends = query.with_only_columns(func.min(LedgerEntry.number), func.max(LedgerEntry.number))
        found = session.execute(ends.where(LedgerChange.row_uid.in_(others[i : i + CHUNK]))).one()
        numbers += [n for n in found if n is not None]
    for i in range(0, len(assigned), CHUNK):
        told = query.add_columns(LedgerChange.fields).where(LedgerChange.row_uid.in_(assigned[i : i + CHUNK]))
        numbers += [n for n, fields in session.execute(told) if set(fields) != {"assignee_id"}]
    first, last = (session.get_one(LedgerEntry, n) for n in (min(numbers), max(numbers)))
    return EntryMark(first.number, first.hash, first.at), EntryMark(last.number, last.hash, last.at)
