"""Claims as readers know them, with the sources they cite and the articles they stand in: as they stood when the
verdict went out. What is edited after that is a draft behind it, and reaches readers by a correction or an update."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimdesk.desk import dossier_articles, dossier_claims
from claimdesk.desk.dossier_rows import Rows, earlier
from claimdesk.model import LedgerChange, LedgerEntry, Publication
from claimdesk.words.dossier import ArticleFact, ClaimFact, SourceFact


@dataclass(frozen=True, slots=True)
class Told:
    """What readers were told: claims (with what each was when it went out), the sources they cite, their articles."""

    claims: tuple[ClaimFact, ...]
    sources: tuple[SourceFact, ...]
    articles: tuple[ArticleFact, ...]


def told(session: Session, rows: Rows, claims: tuple[ClaimFact, ...]) -> Told:
    """`claims`, those that are published each with what it was when that was last said; what they cite and stand in.

    A source or an article of claims that went out at different times is told as it was at the newest of them: that is
    what readers heard of it last, and a report has one account of it. Winds the rows back to each publication:
    nothing of `rows` may be used after it.
    """
    last = {c.id: rows.all(Publication, claim_id=c.id)[-1].uid for c in claims if c.published}
    numbers = entries(session, list(last.values()))
    by_number: dict[int, list[int]] = {}
    for claim, uid in last.items():
        by_number.setdefault(numbers[uid], []).append(claim)
    then: dict[int, ClaimFact] = {}
    sources: dict[int, SourceFact] = {}
    articles: dict[int, ArticleFact] = {}
    for number, at_that_time in earlier(rows, by_number):
        out = by_number[number]
        facts = {fact.id: fact for fact in dossier_claims.facts(at_that_time)}
        then.update({claim: facts[claim] for claim in out})
        for source in dossier_claims.sources(at_that_time, out):
            sources.setdefault(source.id, source)
        for article in at_that_time.articles:
            # The newest comes first, and reads the database.
            if article.id in articles:
                continue
            if any(said.article == article.id for claim in out for said in facts[claim].appearances):
                articles[article.id] = dossier_articles.fact(at_that_time, article)
    return Told(
        tuple(replace(c, as_published=then.get(c.id)) for c in claims),
        tuple(sources[i] for i in sorted(sources)),
        tuple(articles[i] for i in sorted(articles)),
    )


def entries(session: Session, uids: list[UUID]) -> dict[UUID, int]:
    """The number of the entry that made each of these rows."""
    out: dict[UUID, int] = {}
    for i in range(0, len(uids), 400):
        found = session.execute(
            select(LedgerChange.row_uid, LedgerEntry.number)
            .join(LedgerEntry, LedgerEntry.uid == LedgerChange.entry_uid)
            .where(LedgerChange.row_uid.in_(uids[i : i + 400]), LedgerChange.inserted)
        )
        out.update(dict(found.all()))
    return out
