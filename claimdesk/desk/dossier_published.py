"""Claims as readers know them: as they stood when their verdict went out. What is edited after that is a draft behind
it, and reaches readers by a correction or an update."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from claimdesk.desk import dossier_claims
from claimdesk.desk.dossier_rows import Rows, earlier
from claimdesk.model import LedgerChange, LedgerEntry, Publication
from claimdesk.words.dossier import ClaimFact


def as_published(session: Session, rows: Rows, claims: tuple[ClaimFact, ...]) -> tuple[ClaimFact, ...]:
    """`claims`, those that are published each with what it was when that was last said.

    Winds the rows back to each publication: nothing of `rows` may be used after it.
    """
    last = {c.id: rows.all(Publication, claim_id=c.id)[-1].uid for c in claims if c.published}
    numbers = entries(session, list(last.values()))
    by_number: dict[int, list[int]] = {}
    for claim, uid in last.items():
        by_number.setdefault(numbers[uid], []).append(claim)
    then: dict[int, ClaimFact] = {}
    for number, at_that_time in earlier(rows, by_number):
        facts = {fact.id: fact for fact in dossier_claims.facts(at_that_time)}
        then.update({claim: facts[claim] for claim in by_number[number]})
    return tuple(replace(c, as_published=then.get(c.id)) for c in claims)


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
