"""An article as the workbench shows it: its text with everything that is marked in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimdesk.words.terms import Anchoring, Basis, Checks, Dismissed, Kind, Relation, State
from claimdesk.words.views.lists import ArticleRow


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
