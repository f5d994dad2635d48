"""The baseline of writing: the rows that a command writes, in one transaction of SQLAlchemy's ORM. No ledger,
no locks, no derived columns; the tables and their indexes are the desk's.
"""

from __future__ import annotations

import getpass
import hashlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import Session

from claimdesk.model import Anchor, Appearance, Article, Claim, Revision, Verdict
from claimdesk.words.document import Document
from claimdesk.words.terms import Anchoring, Cause, Checks, Kind


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


def claim(engine: Engine, article: int, revision: int, text: str, start: int, end: int) -> int:
    """A claim with its appearance and anchor."""
    with Session(engine) as session, session.begin():
        row = Claim(text=text[start:end], kind=Kind.FACT, checks=Checks.CONTENT)
        appearance = Appearance(article_id=article, first=True)
        _add(session, row)
        appearance.claim_id = row.id
        _add(session, appearance)
        session.add(
            Anchor(
                appearance_id=appearance.id,
                revision_id=revision,
                start_at=start,
                end_at=end,
                found=Anchoring.EXACT,
                quote=text[start:end],
                prefix=text[max(0, start - 32) : start],
                suffix=text[end : end + 32],
            )
        )
        return row.id


def verdict(engine: Engine, claim: int, rating: int, author: int, rationale: str) -> None:
    """A verdict."""
    with Session(engine) as session, session.begin():
        session.add(
            Verdict(
                claim_id=claim,
                rating_id=rating,
                author_id=author,
                author_login="postgres" if engine.dialect.name == "postgresql" else getpass.getuser(),
                given_at=datetime.now(UTC),
                judged="",
                rationale=rationale,
            )
        )


def _add(session: Session, row: Any) -> None:
    session.add(row)
    session.flush()


def _durable(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "journal_mode=WAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
