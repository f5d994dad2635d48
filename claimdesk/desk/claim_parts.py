"""The rows that make up a claim: its claimants, its appearance in an article, and its anchors there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from claimdesk.desk import anchoring
from claimdesk.desk.quotes import Span
from claimdesk.desk.typed import required, short
from claimdesk.desk.work import Work
from claimdesk.model import Anchor, Appearance, Article, Claim, Claimant, ClaimClaimant, Revision
from claimdesk.words.errors import BadInput, NotFound, Refused
from claimdesk.words.limits import NAME_CHARS
from claimdesk.words.terms import Anchoring, Part, State


def newest_revision(work: Work, article: int, number: int | None = None) -> Revision:
    """An article's newest revision, or the one with this number, its text read too. Raises NotFound."""
    query = select(Revision).where(Revision.article_id == article, Revision.withdrawn_at.is_(None))
    if number is not None:
        query = query.where(Revision.number == number)
    row = work.session.scalars(
        query.order_by(Revision.number.desc()).limit(1).options(undefer(Revision.text))
    ).one_or_none()
    if row is None:
        raise NotFound(f"There is no revision {number} of A{article}.")
    return row


def checked_span(revision: Revision, start: int, end: int) -> None:
    """Raise BadInput for a span that is not in the text."""
    if not 0 <= start < end <= len(revision.text):
        raise BadInput(
            f"{start}-{end} is no span of A{revision.article_id}, whose text has {len(revision.text):,} characters."
        )


def claimant(work: Work, name: str) -> Claimant:
    """The claimant of that name, made where there is none. Raises BadInput or TooLarge."""
    name = required(name, "The claimant’s name", chars=NAME_CHARS)
    return find_claimant(work, name) or work.add(Claimant(name=name))


def find_claimant(work: Work, name: str) -> Claimant | None:
    """The live claimant of that name; where no one has it to the letter, whatever the case of its letters."""
    live = select(Claimant).where(Claimant.withdrawn_at.is_(None))
    found = work.session.scalars(live.where(Claimant.name == name)).one_or_none()
    return (
        found
        or work.session.scalars(
            live.where(func.lower(Claimant.name) == name.lower()).order_by(Claimant.id).limit(1)
        ).one_or_none()
    )


def set_claimants(work: Work, claim: int, part: Part, names: str | Iterable[str] | None) -> None:
    """Make these the claimants in a part: one name, several, or none for an empty one."""
    given = [names or ""] if names is None or isinstance(names, str) else list(names)
    wanted = {row.id for name in given if short(name, "The claimant’s name") for row in [claimant(work, name)]}
    have = work.session.scalars(
        select(ClaimClaimant)
        .where(ClaimClaimant.claim_id == claim, ClaimClaimant.part == part, ClaimClaimant.withdrawn_at.is_(None))
        .order_by(ClaimClaimant.id)
    ).all()
    for row in have:
        if row.claimant_id not in wanted:
            row.withdrawn_at = work.now
            # Whom somebody else named meanwhile is not replaced unseen.
            work.decides_on(row, "claimant_id")
    for id_ in sorted(wanted - {row.claimant_id for row in have}):
        work.session.add(ClaimClaimant(claim_id=claim, claimant_id=id_, part=part))
    work.session.flush()


def appear(work: Work, claim: int, article: Article, revision: Revision, spans: Sequence[Span]) -> Appearance:
    """Let a claim stand in an article, at each of the spans."""
    row = work.add(Appearance(claim_id=claim, article_id=article.id, url="", said_on="", first=True))
    anchor(work, row.id, revision, spans)
    return row


def anchor(work: Work, appearance: int, revision: Revision, spans: Iterable[Span]) -> None:
    """Add anchors of an appearance."""
    for start, end in spans:
        prefix, suffix = anchoring.context(revision.text, start, end)
        work.session.add(
            Anchor(
                appearance_id=appearance,
                revision_id=revision.id,
                start_at=start,
                end_at=end,
                found=Anchoring.EXACT,
                quote=revision.text[start:end],
                prefix=prefix,
                suffix=suffix,
            )
        )
    work.session.flush()


def lock_with_articles(work: Work, *claims: int) -> list[Claim]:
    """Lock live claims, and before them the articles they stand in, so that no new text comes in between."""
    lock_articles(work, *claims)
    return work.lock(Claim, *claims)


def lock_articles(work: Work, *claims: int) -> list[Article]:
    """Lock the articles that claims stand in, withdrawn ones too."""
    articles = select(Appearance.article_id).where(
        Appearance.claim_id.in_(claims), Appearance.article_id.is_not(None), Appearance.withdrawn_at.is_(None)
    )
    query = select(Article).where(Article.id.in_(articles)).order_by(Article.id)
    return list(work.session.scalars(query.with_for_update().execution_options(populate_existing=True)))


def appearances(work: Work, claim: int) -> list[Appearance]:
    """A claim's live appearances, the first one first."""
    return list(
        work.session.scalars(
            select(Appearance)
            .where(Appearance.claim_id == claim, Appearance.withdrawn_at.is_(None))
            .order_by(Appearance.first.desc(), Appearance.id)
        )
    )


def anchors(work: Work, appearance: int) -> list[Anchor]:
    """An appearance's live anchors, with their quotes."""
    return list(
        work.session.scalars(
            select(Anchor)
            .where(Anchor.appearance_id == appearance, Anchor.withdrawn_at.is_(None))
            .order_by(Anchor.id)
            .options(undefer(Anchor.quote))
        )
    )


def copy_of(row: Any, **changed: Any) -> Any:
    """A new row with what stands in `row`, but for `changed`."""
    own = {"id", "uid", "version", "withdrawn_at"}
    columns = [a.key for a in type(row).__mapper__.column_attrs if a.key not in own]
    return type(row)(**{**{c: getattr(row, c) for c in columns}, **changed})


def refuse_published(claim: Claim, act: str) -> None:
    """Raise Refused for a claim whose verdict readers see."""
    if claim.state in (State.PUBLISHED, State.CORRECTED):
        raise Refused(
            f"C{claim.id} is {claim.state.value} and can’t be {act}. Retract it first: claimdesk retract C{claim.id} "
            "--reason R"
        )
