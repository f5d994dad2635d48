"""The baseline of writing: the rows that a command writes, in one transaction of SQLAlchemy's ORM. No ledger,
no locks, nothing looked up; the tables and their indexes are the desk's.
"""

from __future__ import annotations

import getpass
import hashlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, create_engine, event, update
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session

from claimdesk.model import (
    Anchor,
    Appearance,
    Article,
    Claim,
    ClaimClaimant,
    Evidence,
    Revision,
    Verdict,
    VerdictEvidence,
)
from claimdesk.words.document import Document
from claimdesk.words.terms import Anchoring, Cause, Checks, Kind, Part, Stance, State

DIGEST = "0" * 64


def engine(place: str) -> Engine:
    """An engine on a desk's database that knows nothing of the ledger, as durable as the desk's own."""
    if "://" in place:
        options = {"options": "-csearch_path=claimdesk"}
        return create_engine(place, connect_args=options)
    made = create_engine(f"sqlite:///{place}")
    event.listen(made, "connect", _durable)
    return made


def article(engine: Engine, document: Document) -> int:
    """An article with its first revision."""
    with Session(engine) as session, session.begin():
        row = Article(
            title=document.title,
            url=document.url,
            publisher=document.publisher,
            byline=document.byline,
            published=document.published,
            language=document.language,
            found=document.found,
        )
        session.add(row)
        session.flush()
        session.add(
            Revision(
                article_id=row.id,
                number=1,
                cause=Cause.PUBLISHER,
                obtained_at=datetime.now(UTC),
                media_type=document.media_type,
                extractor=document.extractor,
                extractor_version=document.extractor_version,
                text_sha256=hashlib.sha256(document.text.encode()).hexdigest(),
                raw_sha256=hashlib.sha256(document.raw).hexdigest(),
                text=document.text,
                raw=document.raw,
                cut=[[c.text, c.reason] for c in document.cut],
            )
        )
        return row.id


def claim(engine: Engine, article: int, revision: int, claimant: int, text: str, start: int, end: int) -> int:
    """A claim with its claimant, its appearance and anchor: what `claims.add` writes, derived columns too."""
    with Session(engine) as session, session.begin():
        words = text[start:end]
        row = Claim(
            text=words,
            kind=Kind.FACT,
            checks=Checks.CONTENT,
            wording=DIGEST,
            search_text=" ".join(words.lower().split()),
        )
        _add(session, row)
        session.add(ClaimClaimant(claim_id=row.id, claimant_id=claimant, part=Part.SAID))
        appearance = Appearance(claim_id=row.id, article_id=article, first=True)
        _add(session, appearance)
        session.add(
            Anchor(
                appearance_id=appearance.id,
                revision_id=revision,
                start_at=start,
                end_at=end,
                found=Anchoring.EXACT,
                quote=words,
                prefix=text[max(0, start - 32) : start],
                suffix=text[end : end + 32],
            )
        )
        return row.id


def evidence(engine: Engine, claim: int, source: int, excerpt: str) -> int:
    """A source's bearing on a claim."""
    with Session(engine) as session, session.begin():
        row = Evidence(claim_id=claim, source_id=source, number=1, stance=Stance.REFUTES, excerpt=excerpt)
        _add(session, row)
        return row.id


def verdict(engine: Engine, claim: int, evidence: int, rating: int, author: int, rationale: str) -> None:
    """A verdict, the evidence it weighs, and the claim's new state: what `verdicts.give` writes."""
    with Session(engine) as session, session.begin():
        row = Verdict(
            claim_id=claim,
            rating_id=rating,
            author_id=author,
            author_login="postgres" if engine.dialect.name == "postgresql" else getpass.getuser(),
            given_at=datetime.now(UTC),
            explanation="In a sentence.",
            judged=DIGEST,
            rationale=rationale,
        )
        _add(session, row)
        session.add(VerdictEvidence(verdict_id=row.id, evidence_id=evidence, cited=True))
        session.execute(update(Claim).where(Claim.id == claim).values(state=State.DRAFTED))


def _add(session: Session, row: Any) -> None:
    session.add(row)
    session.flush()


def _durable(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "journal_mode=WAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
