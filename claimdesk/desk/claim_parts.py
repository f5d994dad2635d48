"""The rows that make up a claim: its claimants, its appearance in an article, and its anchors there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import undefer

from claimdesk.desk import anchoring
from claimdesk.desk.quotes import Span
from claimdesk.desk.typed import required, short
from claimdesk.desk.work import Work
from claimdesk.model import Anchor, Appearance, Article, Claim, Claimant, ClaimClaimant, Revision
from claimdesk.words.errors import BadInput, NotFound, Refused
from claimdesk.words.limits import NAME_CHARS
from claimdesk.words.terms import Anchoring, Part, State

_REVISIONS = (
    select(Revision)
    .where(Revision.article_id == bindparam("article"), Revision.withdrawn_at.is_(None))
    .order_by(Revision.number.desc())
    .limit(1)
    .options(undefer(Revision.text))
)
_NUMBERED = _REVISIONS.where(Revision.number == bindparam("number"))


def newest_revision(work: Work, article: int, number: int | None = None) -> Revision:
    """An article's newest revision, or the one with this number, its text read too. Raises NotFound."""
    query = _REVISIONS if number is None else _NUMBERED
    row = work.session.scalars(query, {"article": article, "number": number}).one_or_none()
    if row is None:
        raise NotFound(f"There is no revision {number} of A{article}.")
    return row


def checked_span(revision: Revision, start: int, end: int) -> None:
    """Raise BadInput for a span that is not in the text."""
    if not 0 <= start < end <= len(revision.text):
        raise BadInput(
            f"{start}-{end} is no span of A{revision.article_id}, whose text has {len(revision.text):,} characters."
        )


_LIVE = select(Claimant).where(Claimant.withdrawn_at.is_(None)).order_by(Claimant.id)
_NAMED = _LIVE.where(Claimant.name.in_(bindparam("names", expanding=True)))
_LIKE = _LIVE.where(func.lower(Claimant.name).in_(bindparam("names", expanding=True)))


def find_claimant(work: Work, name: str) -> Claimant | None:
    """The live claimant of that name; where no one has it to the letter, whatever the case of its letters."""
    return _find(work, [name], _NAMED, _LIKE).get(name)


def claimants(work: Work, names: Iterable[str]) -> list[Claimant]:
    """The claimants of these names, those made that there are not. Raises BadInput or TooLarge.

    They are held from here on, so that nobody renames or merges them meanwhile: lock claims before.
    """
    wanted = list(dict.fromkeys(required(n, "The claimant’s name", chars=NAME_CHARS) for n in names))
    found = _find(work, wanted, _HELD, _HELD_LIKE) if wanted else {}
    work.session.held.extend(found.values())
    return [found.get(name) or work.add(Claimant(name=name)) for name in wanted]


_HELD, _HELD_LIKE = _NAMED.with_for_update(read=True), _LIKE.with_for_update(read=True)


def _find(work: Work, names: list[str], exact: Select[Claimant], like: Select[Claimant]) -> dict[str, Claimant]:
    found = {row.name: row for row in work.session.scalars(exact, {"names": names})}
    rest = [name for name in names if name not in found]
    if rest:
        by_letters: dict[str, Claimant] = {}
        for row in work.session.scalars(like, {"names": [name.lower() for name in rest]}):
            by_letters.setdefault(row.name.lower(), row)
        found |= {name: by_letters[name.lower()] for name in rest if name.lower() in by_letters}
    return found


def set_claimants(work: Work, claim: int, part: Part, names: str | Iterable[str] | None) -> None:
    """Make these the claimants in a part: one name, several, or none for an empty one."""
    have = work.session.scalars(
        select(ClaimClaimant)
        .where(ClaimClaimant.claim_id == claim, ClaimClaimant.part == part, ClaimClaimant.withdrawn_at.is_(None))
        .order_by(ClaimClaimant.id)
    ).all()
    wanted = _ids(work, names)
    for row in have:
        if row.claimant_id not in wanted:
            row.withdrawn_at = work.now
            # Whom somebody else named meanwhile is not replaced unseen.
            work.decides_on(row, "claimant_id")
    _add_claimants(work, claim, part, wanted - {row.claimant_id for row in have})


def add_claimants(work: Work, claim: int, part: Part, names: str | Iterable[str] | None) -> None:
    """`set_claimants` for a claim that is new."""
    _add_claimants(work, claim, part, _ids(work, names))


def _add_claimants(work: Work, claim: int, part: Part, claimants: Iterable[int]) -> None:
    for id_ in sorted(claimants):
        work.session.add(ClaimClaimant(claim_id=claim, claimant_id=id_, part=part))
    work.session.flush()


def _ids(work: Work, names: str | Iterable[str] | None) -> set[int]:
    given = [names or ""] if names is None or isinstance(names, str) else list(names)
    return {row.id for row in claimants(work, [name for name in given if short(name, "The claimant’s name")])}


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
