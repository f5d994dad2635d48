"""What an analysis finds: frozen findings over spans of the text, and their form in JSON.

Spans are half-open and count code points of the text that was analysed. The names of the fields are those of
`analyse --json` and of what a desk stores: they are a format, and change only together with `VERSION`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from claimdesk.words.terms import Basis, Checks, Kind, Relation

VERSION = "7"
"""Raised whenever the same text may be read otherwise than before."""

Span = tuple[int, int]
"""`[start, end)` in code points."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, a headline or an item of a list."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something that somebody says.

    `content` has one span for each unbroken piece; `claimant` the spans of the mention of whoever says it, empty
    where nobody is named; `name` is whom that mention stands for in this article; `kind` is `direct`, `indirect`
    or `mixed`; `confidence`, 0 to 1, is that of `name`.
    """

    content: tuple[Span, ...]
    claimant: tuple[Span, ...]
    cue: Span | None
    kind: str
    name: str
    confidence: float


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression of time, as TIMEX3 (`type` DATE, TIME, DURATION or SET, and `value`).

    `first` and `last` are the days it reaches over, where it stands on the calendar; `precision` is `day`, `week`,
    `month`, `quarter`, `season`, `year`, `decade`, `century`, `time` or empty. `ambiguous` where two readings hold:
    `value` is the likelier, and `first` and `last` reach over both, save where those are a year apart.
    """

    start: int
    end: int
    type: str
    value: str
    first: date | None
    last: date | None
    precision: str
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A span proposed as a claim.

    `text` is what stands there, but for a clause that two share ("both A and B claim …"): then what each claims; and
    one whose subject stands further back ("the dam leaks and could fail"): then with the subject.
    `claimant` is empty for the article's own voice; `places` are all its spans, this one first.
    """

    start: int
    end: int
    text: str
    score: float
    claimant: str
    checks: Checks
    kind: Kind
    due: date | None
    places: tuple[Span, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rival:
    """Two suggestions, by index, that pull against each other, and why in words."""

    a: int
    b: int
    relation: Relation
    basis: Basis
    reason: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """All findings, each kind in reading order. `notes` says what was left out and why, for a person."""

    language: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    dates: tuple[DateMention, ...]
    suggestions: tuple[Suggestion, ...]
    rivals: tuple[Rival, ...]
    notes: tuple[str, ...]
    version: str = VERSION


def to_json(analysis: Analysis) -> dict[str, Any]:
    """An analysis as plain values for `json.dumps`: dates in ISO 8601, spans as `[start, end]`."""
    plain: dict[str, Any] = _plain(asdict(analysis))
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Kind | Checks | Relation | Basis) else value


def from_json(stored: dict[str, Any]) -> Analysis:
    """The analysis that `to_json` made this of. Raises KeyError, TypeError or ValueError on anything else."""
    return Analysis(
        language=stored["language"],
        sentences=tuple(Sentence(**each) for each in stored["sentences"]),
        quotations=tuple(_quotation(each) for each in stored["quotations"]),
        dates=tuple(_mention(each) for each in stored["dates"]),
        suggestions=tuple(_suggestion(each) for each in stored["suggestions"]),
        rivals=tuple(_rival(each) for each in stored["rivals"]),
        notes=tuple(stored["notes"]),
        version=stored["version"],
    )


def _spans(stored: list[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in stored)


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _quotation(stored: dict[str, Any]) -> Quotation:
    cue = stored["cue"]
    spans = {"content": _spans(stored["content"]), "claimant": _spans(stored["claimant"])}
    return Quotation(**{**stored, **spans, "cue": (cue[0], cue[1]) if cue else None})


def _mention(stored: dict[str, Any]) -> DateMention:
    return DateMention(**{**stored, "first": _day(stored["first"]), "last": _day(stored["last"])})


def _suggestion(stored: dict[str, Any]) -> Suggestion:
    closed = {"checks": Checks(stored["checks"]), "kind": Kind(stored["kind"]), "due": _day(stored["due"])}
    lists = {"places": _spans(stored["places"]), "reasons": tuple(stored["reasons"])}
    return Suggestion(**{**stored, **closed, **lists})


def _rival(stored: dict[str, Any]) -> Rival:
    return Rival(**{**stored, "relation": Relation(stored["relation"]), "basis": Basis(stored["basis"])})
