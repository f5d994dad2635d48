"""Claims: taking them out of a text, wording them, and parting or joining them.

The lists are in `claim_lists` and reached from here; the rows under a claim are made in `claim_parts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from claimdesk import analysis, intake
from claimdesk.desk import claim_merging, claim_parts, quotes, suggesting, withdrawn
from claimdesk.desk.claim_lists import counts, of_article, queue, row
from claimdesk.desk.quotes import Span, repeats_of
from claimdesk.desk.suggesting import Place
from claimdesk.desk.typed import day, required, short, term
from claimdesk.desk.work import Read, Work
from claimdesk.model import Analysis, Anchor, Appearance, Article, Claim, Dismissal, Revision
from claimdesk.words.errors import BadInput, NotFound, Refused
from claimdesk.words.terms import Checks, Dismissed, Kind, Part

__all__ = [
    "accept",
    "add",
    "counts",
    "dismiss",
    "edit",
    "find_quote",
    "merge",
    "of_article",
    "queue",
    "repeats_of",
    "restore",
    "row",
    "split",
    "undismiss",
    "withdraw",
]
FIELDS = (
    "text",
    "claimant",
    "relayed_by",
    "checks",
    "kind",
    "due",
    "original",
    "language",
    "translator",
    "said_on",
)
"""What `edit` can change."""


def add(
    work: Work,
    article: int,
    start: int,
    end: int,
    *,
    text: str | None = None,
    claimant: str | None = None,
    relayed_by: str | None = None,
    checks: str = "content",
    kind: str = "fact",
    due: date | str | None = None,
    revision: int | None = None,
) -> int:
    """Make a claim of a span of an article, in the words of the text unless `text` gives others.

    Verbatim repeats of the span in the text become further anchors. Raises BadInput, TooLarge, NotFound, Refused.
    """
    source = work.one(Article, article, shared=True)
    body = claim_parts.newest_revision(work, article, revision)
    claim_parts.checked_span(body, start, end)
    start, end = quotes.trimmed(body.text, start, end)
    spans = [(start, end), *repeats_of(body.text, start, end)]
    return _make(work, source, body, spans, text, claimant, relayed_by, checks, kind, due)


def accept(work: Work, article: int, start: int, end: int, which: int = 1) -> int:
    """Make a claim of what the analysis suggests at a span. Where it is one already, that claim is the answer."""
    source = work.one(Article, article)
    body = claim_parts.newest_revision(work, article)
    suggestions = _suggestions(work, body)
    index = suggesting.which_of(suggestions, start, end, which)
    if index is None:
        raise NotFound(
            f"The analysis suggests no claim at {start}-{end} of A{article}. See: claimdesk suggestions A{article}"
        )
    done = suggesting.claimed(suggestions, _places(work, body))
    if index in done:
        return done[index]
    found = suggestions[index]
    spans = list(dict.fromkeys([(found.start, found.end), *found.places]))
    for span in spans:
        claim_parts.checked_span(body, *span)
    return _make(
        work, source, body, spans, found.text, found.claimant or None, None, found.checks, found.kind, found.due
    )


def dismiss(work: Work, article: int, start: int, end: int, reason: str = "not checkable") -> int:
    """Say that a sentence is no claim to check, wherever it stands word for word; again with another reason changes
    that. Returns the id of the dismissal at the place given."""
    why = term(Dismissed, reason, "reason to dismiss a sentence")
    work.one(Article, article)
    body = claim_parts.newest_revision(work, article)
    claim_parts.checked_span(body, start, end)
    made = [_dismiss(work, article, body, *place, why) for place in _everywhere(body, start, end)]
    return made[0]


def undismiss(work: Work, article: int, start: int, end: int) -> int:
    """Take a dismissal back. Returns its id. Raises NotFound."""
    work.one(Article, article)
    body = claim_parts.newest_revision(work, article)
    known = [d for place in _everywhere(body, start, end) if (d := _dismissal(work, body, *place))]
    if not known:
        raise NotFound(f"No sentence of A{article} is dismissed at {start}-{end}.")
    for dismissal in known:
        dismissal.withdrawn_at = work.now
    return known[0].id


def edit(work: Work, claim: int, **fields: Any) -> int:
    """Change fields of a claim, those in `FIELDS`. `claimant` and `relayed_by` replace who is there, "" removes them.

    Raises BadInput, TooLarge, NotFound, Refused.
    """
    for name in fields:
        if name not in FIELDS:
            raise BadInput(f"A claim has no field “{short(name, 'The name')}”. It has: {', '.join(FIELDS)}")
    checked = {name: _checked(name, value) for name, value in fields.items()}
    row = work.one(Claim, claim)
    said_on = checked.pop("said_on", None)
    for name, part in (("claimant", Part.SAID), ("relayed_by", Part.RELAYED_BY)):
        if name in checked:
            claim_parts.set_claimants(work, claim, part, checked.pop(name))
    for name, value in checked.items():
        setattr(row, name, value)
    if said_on is not None:
        for appearance in claim_parts.appearances(work, claim)[:1]:
            appearance.said_on = said_on
    return claim


def split(work: Work, claim: int, parts: Sequence[Span] | Sequence[str]) -> list[int]:
    """Part a claim in several, given as spans of its text or as wordings; the one there was is withdrawn.

    Claimants, kind, dates and places go along; evidence does not, since it may bear on one part only.
    """
    if len(parts) < 2:
        raise BadInput("A claim is split in two parts or more.")
    (row,) = claim_parts.lock_with_articles(work, claim)
    claim_parts.refuse_published(row, "split")
    made = [claim_merging.part_of(work, row, part) for part in parts]
    row.withdrawn_at = work.now
    return made


def merge(work: Work, into: int, other: int) -> int:
    """Make one claim of two: appearances, evidence and relations of `other` are copied to `into`, `other` withdrawn."""
    if into == other:
        raise BadInput("A claim can’t be merged with itself.")
    kept, gone = claim_parts.lock_with_articles(work, into, other)
    claim_merging.copy_parts(work, gone, kept)
    gone.withdrawn_at = work.now
    return into


def withdraw(work: Work, claim: int) -> int:
    """Take a claim off the desk. Refused while its verdict is published."""
    row = work.one(Claim, claim)
    claim_parts.refuse_published(row, "withdrawn")
    row.withdrawn_at = work.now
    return claim


def restore(work: Work, claim: int) -> int:
    """Bring a withdrawn claim back. Raises NotFound, and Refused while its article is withdrawn."""
    articles = claim_parts.lock_articles(work, claim)
    row = withdrawn.one(work, Claim, claim, f"C{claim}")
    if articles and all(a.withdrawn_at for a in articles):
        raise Refused(f"C{claim} stands in A{articles[0].id}, which is withdrawn: claimdesk restore A{articles[0].id}")
    row.withdrawn_at = None
    return claim


def find_quote(read: Read, article: int, quote: str) -> list[Span]:
    """The spans of an article's newest text where `quote` stands; blanks, quotation marks and dashes may differ."""
    text = read.session.scalar(
        select(Revision.text)
        .where(Revision.article_id == article, Revision.withdrawn_at.is_(None))
        .order_by(Revision.number.desc())
        .limit(1)
    )
    if text is None:
        raise NotFound(f"There is no A{article} on this desk.")
    return quotes.places(text, quote)


def _make(
    work: Work,
    article: Article,
    body: Revision,
    spans: Sequence[Span],
    text: str | None,
    claimant: str | None,
    relayed_by: str | None,
    checks: str,
    kind: str,
    due: date | str | None,
) -> int:
    start, end = spans[0]
    claim = work.add(
        Claim(
            text=required(body.text[start:end] if text is None else text, "The claim"),
            kind=term(Kind, kind, "kind of claim"),
            checks=term(Checks, checks, "thing that a verdict is about"),
            due=day(due, "The due date"),
        )
    )
    claim_parts.add_claimants(work, claim.id, Part.SAID, claimant)
    claim_parts.add_claimants(work, claim.id, Part.RELAYED_BY, relayed_by)
    claim_parts.appear(work, claim.id, article, body, spans)
    return claim.id


def _checked(name: str, value: Any) -> Any:
    match name:
        case "text":
            return required(value, "The claim")
        case "kind":
            return term(Kind, value, "kind of claim")
        case "checks":
            return term(Checks, value, "thing that a verdict is about")
        case "due":
            return day(value, "The due date")
        case "said_on":
            return intake.date_typed(str(value)) if value else ""
        case "language":
            return short(value or "", f"The field {name}", chars=40)
        case "claimant" | "relayed_by":
            return value
    return short(value or "", f"The field {name}")


def _suggestions(work: Work, body: Revision) -> tuple[Any, ...]:
    stored = work.session.scalar(select(Analysis.findings).where(Analysis.revision_id == body.id))
    return analysis.from_json(stored).suggestions if stored else ()


def _places(work: Work, body: Revision) -> list[Place]:
    found = work.session.execute(
        select(Claim.id, Claim.text, Anchor.start_at, Anchor.end_at)
        .join(Appearance, Appearance.claim_id == Claim.id)
        .join(Anchor, Anchor.appearance_id == Appearance.id)
        .where(
            Anchor.revision_id == body.id,
            Anchor.withdrawn_at.is_(None),
            Appearance.withdrawn_at.is_(None),
            Claim.withdrawn_at.is_(None),
        )
        .order_by(Claim.id)
    )
    return [Place(claim, text, (start, end)) for claim, text, start, end in found]


def _everywhere(body: Revision, start: int, end: int) -> list[Span]:
    """The place given, then those where the same stands again."""
    first = quotes.trimmed(body.text, start, end)
    return [first, *(place for place in quotes.repeats_of(body.text, *first) if place != first)]


def _dismiss(work: Work, article: int, body: Revision, start: int, end: int, why: Dismissed) -> int:
    known = _dismissal(work, body, start, end)
    if known is not None:
        known.reason = why
        return known.id
    made = Dismissal(
        article_id=article, revision_id=body.id, start_at=start, end_at=end, reason=why, quote=body.text[start:end]
    )
    return work.add(made).id


def _dismissal(work: Work, body: Revision, start: int, end: int) -> Dismissal | None:
    return work.session.scalars(
        select(Dismissal).where(
            Dismissal.revision_id == body.id,
            Dismissal.start_at == start,
            Dismissal.end_at == end,
            Dismissal.withdrawn_at.is_(None),
        )
    ).one_or_none()
