"""Columns that are computed from other rows: a claim's state, the digest of its wording, and the search texts.

Computed anew at the end of each transaction for whatever it touched; no command sets them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session, undefer

from claimdesk.model import (
    Anchor,
    Appearance,
    Article,
    Claim,
    Claimant,
    ClaimClaimant,
    Publication,
    Review,
    Revision,
    Source,
    Submission,
    Verdict,
)
from claimdesk.store import canonical, guard
from claimdesk.store.ledger import Record
from claimdesk.store.search_tokens import search_text
from claimdesk.words import state
from claimdesk.words.terms import State

Ids = Callable[[Session, Any], Iterable[int]]

_CLAIMS_UNDER: dict[type, Ids] = {
    Claim: lambda _, row: [row.id],
    ClaimClaimant: lambda _, row: [row.claim_id],
    Appearance: lambda _, row: [row.claim_id],
    Anchor: lambda session, row: [session.get_one(Appearance, row.appearance_id).claim_id],
    Claimant: lambda session, row: session.scalars(
        select(ClaimClaimant.claim_id).where(ClaimClaimant.claimant_id == row.id)
    ),
    Verdict: lambda _, row: [row.claim_id],
    Submission: lambda session, row: [session.get_one(Verdict, row.verdict_id).claim_id],
    Review: lambda session, row: [session.get_one(Verdict, row.verdict_id).claim_id],
    Publication: lambda _, row: [row.claim_id],
}
_ARTICLES_UNDER: dict[type, Ids] = {
    Article: lambda _, row: [row.id],
    Revision: lambda _, row: [row.article_id],
}


def refresh(session: Session, record: Record) -> None:
    """Bring the derived columns of all that was touched up to date."""
    rows = [change.row for change in record.net().values()]
    claims = {i for row in rows if type(row) in _CLAIMS_UNDER for i in _CLAIMS_UNDER[type(row)](session, row)}
    articles = {i for row in rows if type(row) in _ARTICLES_UNDER for i in _ARTICLES_UNDER[type(row)](session, row)}
    connection = session.connection()
    with guard.door(connection):
        for claim in sorted(claims):
            connection.execute(update(Claim).where(Claim.id == claim).values(of_claim(session, claim)))
        for article in sorted(articles):
            connection.execute(update(Article).where(Article.id == article).values(of_article(session, article)))
        for row in rows:
            if isinstance(row, Source):
                connection.execute(update(Source).where(Source.id == row.id).values(of_source(row)))


def of_claim(session: Session, claim: int) -> dict[str, Any]:
    """The derived columns of a claim."""
    text, original, checks = session.execute(
        select(Claim.text, Claim.original, Claim.checks).where(Claim.id == claim)
    ).one()
    claimants = session.execute(
        select(ClaimClaimant.part, Claimant.name)
        .join(Claimant, Claimant.id == ClaimClaimant.claimant_id)
        .where(ClaimClaimant.claim_id == claim, ClaimClaimant.withdrawn_at.is_(None))
        .order_by(ClaimClaimant.part, Claimant.name)
    ).all()
    names = [name for _, name in claimants]
    return {
        "state": state_of(session, claim),
        "wording": wording_digest(
            text, original, checks, [(part.value, name) for part, name in claimants], quotes_of(session, claim)
        ),
        "search_text": search_text(text, original, *names),
    }


def state_of(session: Session, claim: int) -> State:
    """The state of a claim as its rows stand now."""
    verdicts = session.scalars(
        select(Verdict.id).where(Verdict.claim_id == claim, Verdict.withdrawn_at.is_(None)).order_by(Verdict.id)
    ).all()
    submitted = session.scalars(
        select(Submission.verdict_id).where(Submission.verdict_id.in_(verdicts), Submission.withdrawn_at.is_(None))
    ).all()
    answers = session.execute(
        select(Review.verdict_id, Review.answer)
        .where(Review.verdict_id.in_(verdicts), Review.withdrawn_at.is_(None))
        .order_by(Review.id)
    ).all()
    notices = session.scalars(
        select(Publication.notice)
        .where(Publication.claim_id == claim, Publication.withdrawn_at.is_(None))
        .order_by(Publication.id)
    ).all()
    return state.of(verdicts, set(submitted), [(v, a) for v, a in answers], notices)


def quotes_of(session: Session, claim: int) -> Iterable[str]:
    """The quotes that a claim is anchored in."""
    return session.scalars(
        select(Anchor.quote)
        .join(Appearance, Appearance.id == Anchor.appearance_id)
        .where(Appearance.claim_id == claim, Anchor.withdrawn_at.is_(None), Appearance.withdrawn_at.is_(None))
    ).all()


def wording_digest(
    text: str, original: str, checks: str, claimants: Iterable[tuple[str, str]], quotes: Iterable[str]
) -> str:
    """The digest of what a verdict judges: wording, `checks`, claimants as (part, name), and the quotes.

    A verdict that kept this digest is current again when a change after it is undone; a pointer to the entry that
    made the change could not tell. Quotes count, not their places: a moved quote is the same quote.
    """
    facts = [text, original, str(checks), sorted([part, name] for part, name in claimants), sorted(set(quotes))]
    return canonical.sha256(canonical.dumps(facts))


def of_article(session: Session, article: int) -> dict[str, Any]:
    """The derived columns of an article: found by its fields and the words of its newest text."""
    row = session.get_one(Article, article)
    revision = session.scalars(
        select(Revision)
        .where(Revision.article_id == article, Revision.withdrawn_at.is_(None))
        .order_by(Revision.number.desc())
        .limit(1)
        .options(undefer(Revision.text))
    ).one_or_none()
    text = revision.text if revision else ""
    return {"search_text": search_text(row.title, row.publisher, row.byline, row.origin, row.url, text)}


def of_source(source: Source) -> dict[str, Any]:
    """The derived columns of a source."""
    return {"search_text": search_text(source.title, source.publisher, source.byline, source.origin, source.url)}
