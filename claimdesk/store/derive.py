"""Columns that are computed from other rows: a claim's state, the digest of its wording, and the search texts.

Computed anew at the end of each transaction for whatever it touched; no command sets them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from sqlalchemy import Text, Update, and_, bindparam, cast, func, literal, select, union_all, update
from sqlalchemy.orm import Session, aliased, undefer

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
    Table,
    Verdict,
)
from claimdesk.store import canonical, guard
from claimdesk.store.ledger import Record
from claimdesk.store.search_tokens import search_text
from claimdesk.words import state
from claimdesk.words.terms import Cause, State

Ids = Callable[[Session, Any], Iterable[int]]

_WORDED: dict[type, Ids] = {
    Claim: lambda _, row: [row.id],
    ClaimClaimant: lambda _, row: [row.claim_id],
    Appearance: lambda _, row: [row.claim_id],
    Anchor: lambda session, row: [session.get_one(Appearance, row.appearance_id).claim_id],
    Claimant: lambda session, row: session.scalars(
        select(ClaimClaimant.claim_id).where(ClaimClaimant.claimant_id == row.id)
    ),
}
_JUDGED: dict[type, Ids] = {
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
    claims: dict[int, dict[str, Any]] = {}
    for claim in _under(session, rows, _WORDED):
        claims[claim] = wording_of(session, session.get_one(Claim, claim))
    for claim in _under(session, rows, _JUDGED):
        claims.setdefault(claim, {})["state"] = state_of(session, claim)
    connection = session.connection()
    with guard.door(connection):
        for claim in sorted(claims):
            connection.execute(_put(Claim), {"row": claim, **claims[claim]})
        for article in sorted(_under(session, rows, _ARTICLES_UNDER)):
            connection.execute(_put(Article), {"row": article, **of_article(session, article)})
        for row in rows:
            if isinstance(row, Source):
                connection.execute(_put(Source), {"row": row.id, **of_source(row)})


@cache
def _put(model: type[Claim] | type[Article] | type[Source]) -> Update:
    table = Table.metadata.tables[model.__tablename__]
    return update(table).where(table.c.id == bindparam("row"))


def _under(session: Session, rows: Iterable[Any], ids: dict[type, Ids]) -> set[int]:
    return {i for row in rows if type(row) in ids for i in ids[type(row)](session, row)}


def of_claim(session: Session, claim: Claim) -> dict[str, Any]:
    """The derived columns of a claim."""
    return {**wording_of(session, claim), "state": state_of(session, claim.id)}


_PARTS = union_all(
    select(literal("claimant").label("what"), cast(ClaimClaimant.part, Text).label("part"), Claimant.name.label("text"))
    .join(Claimant, Claimant.id == ClaimClaimant.claimant_id)
    .where(ClaimClaimant.claim_id == bindparam("claim"), ClaimClaimant.withdrawn_at.is_(None)),
    select(literal("quote"), func.coalesce(cast(Anchor.doubt, Text), ""), Anchor.quote)
    .join(Appearance, Appearance.id == Anchor.appearance_id)
    .where(Appearance.claim_id == bindparam("claim"), Anchor.withdrawn_at.is_(None), Appearance.withdrawn_at.is_(None)),
)


def wording_of(session: Session, claim: Claim) -> dict[str, Any]:
    """What a claim is found and judged by: its own texts, its claimants' names and its quotes; and whether the
    publisher changed these."""
    parts = session.connection().execute(_PARTS, {"claim": claim.id}).all()
    claimants = sorted((part, name) for what, part, name in parts if what == "claimant")
    quotes = [text for what, _, text in parts if what == "quote"]
    return {
        "changed": any(what == "quote" and part == Cause.PUBLISHER for what, part, _ in parts),
        "wording": wording_digest(claim.text, claim.original, claim.checks, claimants, quotes),
        "search_text": search_text(claim.text, claim.original, *(name for _, name in claimants)),
    }


_any = aliased(Verdict)
_NEWEST = (
    select(
        select(Publication.notice)
        .where(Publication.claim_id == Claim.id, Publication.withdrawn_at.is_(None))
        .order_by(Publication.id.desc())
        .limit(1)
        .scalar_subquery(),
        Verdict.id,
        Submission.approvals,
        Review.answer,
    )
    .select_from(Claim)
    .outerjoin(
        Verdict,
        Verdict.id
        == select(func.max(_any.id)).where(_any.claim_id == Claim.id, _any.withdrawn_at.is_(None)).scalar_subquery(),
    )
    .outerjoin(Submission, and_(Submission.verdict_id == Verdict.id, Submission.withdrawn_at.is_(None)))
    .outerjoin(Review, and_(Review.verdict_id == Verdict.id, Review.withdrawn_at.is_(None)))
    .where(Claim.id == bindparam("claim"))
    .order_by(Review.id)
)


def state_of(session: Session, claim: int) -> State:
    """The state of a claim as its rows stand now: the newest verdict, the answers to it, and the last notice decide."""
    found = session.connection().execute(_NEWEST, {"claim": claim}).all()
    notice, verdict, approvals, _ = found[0]
    return state.of(
        [verdict] if verdict else [],
        {verdict: approvals} if approvals else {},
        [(verdict, answer) for *_, answer in found if answer],
        [notice] if notice else [],
    )


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
    """The derived columns of an article: found by its fields and the words of its newest text, known again by that
    text where it has no URL."""
    row = session.get_one(Article, article)
    revision = session.scalars(
        select(Revision)
        .where(Revision.article_id == article, Revision.withdrawn_at.is_(None))
        .order_by(Revision.number.desc())
        .limit(1)
        .options(undefer(Revision.text))
    ).one_or_none()
    text = revision.text if revision else ""
    return {
        "search_text": search_text(row.title, row.publisher, row.byline, row.origin, row.url, text),
        "text_key": revision.text_sha256 if revision and not row.url_key else None,
    }


def of_source(source: Source) -> dict[str, Any]:
    """The derived columns of a source."""
    return {"search_text": search_text(source.title, source.publisher, source.byline, source.origin, source.url)}
