"""What the lists hold: a row each for an article, a claim, a source, a member or a match, and a page of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from claimdesk.words.terms import Checks, Kind, Role, SourceKind, State

if TYPE_CHECKING:
    from claimdesk.words.views.ledger import EntryRow


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member of the desk."""

    id: int
    name: str
    login: str
    role: Role


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list. Of the `sentences` of its newest revision, `treated` are claimed or dismissed."""

    id: int
    title: str
    publisher: str
    published: str
    url: str
    origin: str
    byline: str
    language: str
    revision: int
    claims: int
    sentences: int
    treated: int
    assignee: str

    @property
    def coverage(self) -> int:
        """Percent of the sentences that are claimed or dismissed."""
        return 100 * self.treated // self.sentences if self.sentences else 0


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list."""

    id: int
    text: str
    kind: Kind
    checks: Checks
    state: State
    claimants: tuple[str, ...]
    article: int | None
    due: date | None
    #: that day has come, by the database's clock
    is_due: bool
    assignee: str
    #: label and glyph of the newest verdict, empty without one
    rating: str
    rating_glyph: str
    #: rivals that are not withdrawn
    against: int
    #: the newest verdict judged an older wording
    stale: bool
    #: the publisher changed or took away its words, and nobody has looked yet
    changed: bool
    #: there is a newer draft behind what is published
    newer_draft: bool


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list."""

    id: int
    title: str
    kind: SourceKind
    publisher: str
    url: str
    published: str
    origin: str
    primary: bool
    reliability: str | None
    #: claims that cite it
    claims: int
    #: when it was last captured; None is "not archived"
    archived_at: datetime | None


@dataclass(frozen=True, slots=True)
class Present:
    """A member at another terminal, and the reference of what it shows."""

    name: str
    subject: str
    editing: bool


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A remark that names the reader and waits; `title` is the article's, or the claim's wording."""

    id: int
    reference: str
    title: str
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A search's match."""

    reference: str
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list: `rows`, the key to go on from (None at the end), and how many match in all.

    `total` is capped: above `limits.COUNT_SHOWN` it is that number plus one, shown as "10,000+".
    """

    rows: tuple[ClaimRow | ArticleRow | SourceRow | MentionRow | EntryRow | Found, ...]
    after: str | None
    total: int
    #: said where the order is not by rank: "newest first: over 2,000 match"
    note: str = ""
