"""What the workbench asks the desk for, each in one go: the article as it is read, and the claim at hand."""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.desk import Desk, activity, analysing, articles, claims, comments, dossiers, tags
from claimdesk.words.dossier import ClaimFact, Dossier
from claimdesk.words.references import ArticleId, Reference
from claimdesk.words.terms import Role
from claimdesk.words.views.ledger import EntryRow
from claimdesk.words.views.lists import ClaimRow
from claimdesk.words.views.reading import Reading
from claimdesk.words.views.under_a_claim import CommentRow


@dataclass(frozen=True, slots=True)
class Open:
    """An article with its claims, and the number of the ledger's entry it was read at."""

    reading: Reading
    claims: tuple[ClaimRow, ...]
    number: int


@dataclass(frozen=True, slots=True)
class AtHand:
    """Everything about the claim at hand."""

    dossier: Dossier
    claim: ClaimFact
    comments: tuple[CommentRow, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What members said about an article or claim, its tags, and everything that was done to it, newest first."""

    subject: Reference
    comments: tuple[CommentRow, ...]
    tags: tuple[str, ...]
    history: tuple[EntryRow, ...]


def open_article(desk: Desk, article: int) -> Open:
    """Read an article; analyse it first where that was not done yet."""
    # Viewers read what is there: they may store nothing.
    if desk.member.role.reaches(Role.ANALYST) and desk.ask(analysing.needed, ArticleId(article)):
        for _ in desk.run(analysing.analyse_article, ArticleId(article)):
            pass
    number = desk.head().number
    reading = desk.ask(articles.read, ArticleId(article))
    return Open(reading, tuple(desk.ask(claims.of_article, ArticleId(article))), number)


def article_of(desk: Desk, claim: int) -> int | None:
    """The article that a claim stands in."""
    return desk.ask(claims.row, claim).article


def claim_at_hand(desk: Desk, claim: int) -> AtHand:
    """Read everything about a claim."""
    ref = Reference("C", claim)
    dossier = desk.ask(dossiers.of, ref)
    return AtHand(dossier, dossier.claims[0], tuple(desk.ask(comments.of, ref)))


def told(desk: Desk, subject: Reference) -> Told:
    """Read comments, tags and history."""
    history = tuple(entry for entry, _ in reversed(desk.ask(activity.history, subject)))
    return Told(subject, tuple(desk.ask(comments.of, subject)), tuple(desk.ask(tags.of, subject)), history)
