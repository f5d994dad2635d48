"""A dossier: everything about claims, articles or a story, read at one moment. What a report is made from.

Everything a report prints is in it, so that the same dossier and program give the same bytes. Lists are in a fixed
order: claims by where they stand in the text then by id, evidence by stance then source, the rest oldest first.
`entry` is the newest ledger entry that touched any of these facts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from claimdesk.words.terms import (
    Anchoring,
    Answer,
    Basis,
    Checks,
    Dismissed,
    Kind,
    Notice,
    Policy,
    Relation,
    Resolution,
    SourceKind,
    Stance,
    State,
)
from claimdesk.words.views.scales import RatingRow, ScaleRow


@dataclass(frozen=True, slots=True)
class Place:
    """An anchor: where a claim stands, in code points of one revision."""

    article: int
    revision: int
    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    found: Anchoring


@dataclass(frozen=True, slots=True)
class Said:
    """An appearance of a claim."""

    article: int | None
    url: str
    said_on: str
    first: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class CaptureFact:
    """A stored copy."""

    sha256: str
    obtained_at: datetime
    by: str
    tool: str
    url: str
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class SourceFact:
    """A source as a report cites it. `captures` oldest first; none is "not archived"."""

    id: int
    title: str
    kind: SourceKind
    url: str
    publisher: str
    byline: str
    published: str
    origin: str
    primary: bool
    reliability: str | None
    reliability_reason: str
    captures: tuple[CaptureFact, ...]


@dataclass(frozen=True, slots=True)
class EvidenceFact:
    """A source's bearing on a claim.."""

    id: int
    reference: str
    source: int
    stance: Stance
    excerpt: str
    locator: str
    credibility: int | None
    capture: CaptureFact | None
    own_word: bool


@dataclass(frozen=True, slots=True)
class ReviewFact:
    """A second person's answer to a verdict."""

    by: str
    answer: Answer
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class VerdictFact:
    """A verdict with its reviews. `evidence` are references of what was weighed, `cited` those the rationale names;
    `approvals` is how many it has to get, 0 before it was submitted."""

    id: int
    rating: RatingRow
    explanation: str
    rationale: str
    by: str
    at: datetime
    submitted_at: datetime | None
    stale: bool
    evidence: tuple[str, ...]
    cited: tuple[str, ...]
    reviews: tuple[ReviewFact, ...]
    approvals: int = 0

    @property
    def approved_by(self) -> tuple[str, ...]:
        """Who approved it."""
        return tuple(r.by for r in self.reviews if r.answer is Answer.APPROVED)


@dataclass(frozen=True, slots=True)
class PublicationFact:
    """That a verdict (by id) went out."""

    id: int
    notice: Notice
    verdict: int
    url: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RelationFact:
    """How claim `a` bears on claim `b`, with the wording of both, since one may be outside the dossier."""

    a: int
    b: int
    a_text: str
    b_text: str
    relation: Relation
    basis: Basis | None
    note: str
    resolution: Resolution | None
    resolution_note: str


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """Everything about one claim."""

    id: int
    text: str
    kind: Kind
    checks: Checks
    state: State
    original: str
    language: str
    translator: str
    due: date | None
    said_by: tuple[str, ...]
    relayed_by: tuple[str, ...]
    appearances: tuple[Said, ...]
    evidence: tuple[EvidenceFact, ...]
    verdicts: tuple[VerdictFact, ...]
    publications: tuple[PublicationFact, ...]
    relations: tuple[RelationFact, ...]
    #: independent sources, counted by origin, for and against
    independent_for: int
    independent_against: int
    #: for a published claim, these facts as they stood when it last went out: what readers were told
    as_published: ClaimFact | None = None

    @property
    def verdict(self) -> VerdictFact | None:
        """The newest verdict, published or not."""
        return self.verdicts[-1] if self.verdicts else None

    @property
    def published(self) -> VerdictFact | None:
        """The verdict that readers have seen last; None before the first publication and after a retraction."""
        if not self.publications or self.publications[-1].notice is Notice.RETRACTION:
            return None
        shown = self.publications[-1].verdict
        return next((v for v in self.verdicts if v.id == shown), None)


@dataclass(frozen=True, slots=True)
class RevisionFact:
    """One text of an article: hashes, how and when it was obtained."""

    number: int
    cause: str
    obtained_at: datetime
    obtained_from: str
    by: str
    media_type: str
    extractor: str
    extractor_version: str
    text_sha256: str
    raw_sha256: str
    cut_lines: int
    put_back_lines: int = 0


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A sentence that was not checked: dismissed with a reason, or untouched (no reason)."""

    text: str
    start: int
    end: int
    reason: Dismissed | None


@dataclass(frozen=True, slots=True)
class ArticleFact:
    """An article with its revisions. `found` says where each field came from. `unchecked` is None before analysis."""

    id: int
    title: str
    url: str
    publisher: str
    byline: str
    origin: str
    published: str
    modified: str
    language: str
    found: dict[str, str]
    revisions: tuple[RevisionFact, ...]
    sentences: int
    treated: int
    unchecked: tuple[Unchecked, ...]


@dataclass(frozen=True, slots=True)
class EntryMark:
    """A ledger entry by number, hash and time: what anchors paper to the desk."""

    number: int
    hash: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a report is made from."""

    references: tuple[str, ...]
    desk: str
    policy: Policy
    demo: bool
    articles: tuple[ArticleFact, ...]
    claims: tuple[ClaimFact, ...]
    sources: tuple[SourceFact, ...]
    scales: tuple[ScaleRow, ...]
    #: members who gave a verdict on these claims, and when the first and last of these facts came about
    checked_by: tuple[str, ...]
    first_at: datetime | None
    last_at: datetime | None
    entry: EntryMark
    #: set where the dossier was read as of an earlier entry
    as_of: EntryMark | None
    #: sources and articles of published claims as they stood at the newest publication that told of them
    sources_told: tuple[SourceFact, ...] = ()
    articles_told: tuple[ArticleFact, ...] = ()
