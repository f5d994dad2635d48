"""What queries return: frozen rows with what a screen or a command prints, and no more.

Texts in them come from outside and may hold anything that `cleantext.clean` leaves. Times are UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from claimdesk.words.terms import (
    Anchoring,
    Basis,
    Checks,
    Dismissed,
    Kind,
    Relation,
    Resolution,
    Role,
    SourceKind,
    Stance,
    State,
)


@dataclass(frozen=True, slots=True)
class Head:
    """The ledger's last entry as somebody saw it; `hash` tells whether it is still the same ledger."""

    number: int
    hash: str
    at: datetime


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
    assignee: str
    #: label and glyph of the newest verdict, empty without one
    rating: str
    rating_glyph: str
    #: rivals that are not withdrawn
    against: int
    #: the newest verdict judged an older wording
    stale: bool
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
class AnchorRow:
    """Where a claim stands in a text."""

    claim: int
    state: State
    start: int
    end: int
    found: Anchoring
    score: int | None


@dataclass(frozen=True, slots=True)
class DismissalRow:
    """A sentence that is no claim to check."""

    id: int
    start: int
    end: int
    reason: Dismissed


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A span that the analysis proposes as a claim and nobody has accepted or dismissed yet."""

    reference: str
    start: int
    end: int
    which: int
    text: str
    score: float
    claimant: str
    checks: Checks
    kind: Kind
    due: date | None
    places: tuple[tuple[int, int], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SuggestedRival:
    """Two claims of an article that the analysis finds to pull against each other, not related by anybody yet."""

    a: int
    b: int
    relation: Relation
    basis: Basis
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the workbench shows it: one text with everything that is marked in it."""

    article: ArticleRow
    revision: int
    #: database id of that revision
    revision_id: int
    text: str
    sentences: tuple[tuple[int, int], ...]
    anchors: tuple[AnchorRow, ...]
    dismissals: tuple[DismissalRow, ...]
    suggestions: tuple[SuggestionRow, ...]
    rivals: tuple[SuggestedRival, ...]
    notes: tuple[str, ...]
    #: whether the analysis has been made; without it there are no sentences and no suggestions
    analysed: bool


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A source's bearing on a claim."""

    id: int
    claim: int
    source: int
    number: int
    title: str
    stance: Stance
    excerpt: str
    locator: str
    reliability: str | None
    credibility: int | None
    own_word: bool
    origin: str
    primary: bool

    @property
    def reference(self) -> str:
        """`C340/S4`, `C340/S4#2` where the source has several."""
        return f"C{self.claim}/S{self.source}" + (f"#{self.number}" if self.number > 1 else "")


@dataclass(frozen=True, slots=True)
class RelationRow:
    """How a claim (`a`) bears on another (`b`)."""

    id: int
    a: int
    b: int
    relation: Relation
    basis: Basis | None
    note: str
    resolution: Resolution | None
    resolution_note: str


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One entry of a scale."""

    id: int
    scale: str
    #: the scale's version
    number: int
    position: int
    label: str
    meaning: str
    glyph: str
    colour: str
    #: 0 (worst) to 1000 (best); None has no place on the scale
    place: int | None


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A scale with its ratings."""

    id: int
    name: str
    number: int
    title: str
    axis: str
    ratings: tuple[RatingRow, ...]


@dataclass(frozen=True, slots=True)
class CommentRow:
    """A remark."""

    id: int
    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of one row that an entry changed. `what` is a reference or the table's name."""

    what: str
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry of the ledger as people read it: "anna gave C340 the verdict False"."""

    number: int
    uid: UUID
    at: datetime
    member: str
    login: str
    command: str
    sentence: str
    #: the references it touched
    touched: tuple[str, ...]
    batch: UUID | None
    undoes: int | None


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

    rows: tuple[ClaimRow | ArticleRow | SourceRow | EntryRow | Found, ...]
    after: str | None
    total: int
    #: said where the order is not by rank: "newest first: over 2,000 match"
    note: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is."""

    done: int
    total: int | None
    sentence: str
    #: what this step made, if anything: `A12`
    made: str = ""
