"""The closed lists of the field: what a claim, a stance, a role or a relation can be.

The values are what stands in the database, in JSON and on the command line.
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a member may do; each may do what those before it may."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    EDITOR = "editor"
    ADMIN = "admin"

    def reaches(self, needed: Role) -> bool:
        """Whether this role includes what `needed` may do."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


class Policy(StrEnum):
    """The desk's review policy."""

    OWN = "own"
    SECOND_PERSON = "second person"


class Cause(StrEnum):
    """Why there is a new revision."""

    PUBLISHER = "publisher"
    RE_EXTRACTION = "re-extraction"
    BY_HAND = "by hand"


class Kind(StrEnum):
    """What sort of statement a claim is."""

    FACT = "fact"
    NUMBER = "number"
    QUOTE = "quote"
    OFFER = "offer"
    FORECAST = "forecast"
    ALLEGATION = "allegation"
    CHARGE = "charge"
    OPINION = "opinion"


class Checks(StrEnum):
    """What a claim's verdict is about: "X", or "Y said X"."""

    CONTENT = "content"
    ATTRIBUTION = "attribution"


class Part(StrEnum):
    """The part a claimant has in a claim."""

    SAID = "said"
    RELAYED_BY = "relayed by"


class Dismissed(StrEnum):
    """Why a sentence is not a claim to check, in the order in which `x` goes through them."""

    NOT_CHECKABLE = "not checkable"
    OPINION = "opinion"
    BACKGROUND = "background"
    REPEAT = "repeat"
    FURNITURE = "furniture"


class Anchoring(StrEnum):
    """How a quote was found in a revision."""

    EXACT = "exact"
    MOVED = "moved"
    FUZZY = "fuzzy"
    LOST = "lost"


class Relation(StrEnum):
    """How one claim bears on another."""

    CONTRADICTS = "contradicts"
    CONTRARY = "contrary"
    TENSION = "tension"
    SUPPORTS = "supports"
    REPEATS = "repeats"
    REFINES = "refines"

    @property
    def symmetric(self) -> bool:
        """Whether it holds in both directions; such a relation is stored once."""
        return self in (Relation.CONTRADICTS, Relation.CONTRARY, Relation.TENSION, Relation.REPEATS)

    @property
    def against(self) -> bool:
        """Whether it makes the two claims rivals."""
        return self in (Relation.CONTRADICTS, Relation.CONTRARY, Relation.TENSION)


class Basis(StrEnum):
    """On what a relation rests."""

    IDENTITY = "identity"
    STATUS = "status"
    NUMBER = "number"
    DATE = "date"
    PLACE = "place"
    ATTRIBUTION = "attribution"
    DENIAL = "denial"
    WORDING = "wording"
    DEFINITION = "definition"
    CAUSE = "cause"


class Resolution(StrEnum):
    """What came of a relation between rivals; `a` and `b` are the claims in the relation's order."""

    A_PREVAILS = "a prevails"
    B_PREVAILS = "b prevails"
    BOTH_HOLD = "both hold"
    UNRESOLVED = "unresolved"


class Stance(StrEnum):
    """How a source bears on a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class SourceKind(StrEnum):
    """What a source is."""

    URL = "url"
    DOCUMENT = "document"
    INTERVIEW = "interview"
    DATASET = "dataset"


class Axis(StrEnum):
    """What a scale measures."""

    VERACITY = "veracity"
    CONTEXT = "context"
    MEDIA = "media"
    PROMISE = "promise"


class State(StrEnum):
    """Where a claim stands. See `state.of`."""

    OPEN = "open"
    DRAFTED = "drafted"
    IN_REVIEW = "in review"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class Answer(StrEnum):
    """A reviewer's answer to a verdict."""

    APPROVED = "approved"
    RETURNED = "returned"


class Act(StrEnum):
    """What an entry of the ledger is about."""

    ARTICLE = "article"
    CLAIM = "claim"
    RELATION = "relation"
    SOURCE = "source"
    EVIDENCE = "evidence"
    VERDICT = "verdict"
    REVIEW = "review"
    PUBLICATION = "publication"
    ASSIGNMENT = "assignment"
    COMMENT = "comment"
    TAG = "tag"
    DESK = "desk"
    UNDO = "undo"


class Notice(StrEnum):
    """What a publication was."""

    FIRST = "first"
    CORRECTION = "correction"
    UPDATE = "update"
    RETRACTION = "retraction"


RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""The Admiralty code's grades of a source (NATO AJP-2.1)."""

CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""The Admiralty code's grades of a piece of information (NATO AJP-2.1)."""


def grade(reliability: str | None, credibility: int | None) -> str:
    """A grade as it is shown: `B2`, `B-`, `-2`, and `--` where nothing was graded."""
    return (reliability or "-") + (str(credibility) if credibility else "-")
