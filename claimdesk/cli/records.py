"""Views as JSON values: the names of their fields, references as people write them ("C340"), dates in ISO 8601."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

from claimdesk.words import dossier
from claimdesk.words.references import Reference
from claimdesk.words.views import changes, lists, reading, reviewing, under_a_claim

#: fields that hold the id of an article, claim or source: they become references
_REFERENCES: dict[type, dict[str, str]] = {
    lists.ArticleRow: {"id": "A"},
    lists.ClaimRow: {"id": "C", "article": "A"},
    lists.SourceRow: {"id": "S"},
    reading.AnchorRow: {"claim": "C"},
    changes.ClaimAgain: {"claim": "C"},
    reading.SuggestedRival: {"a": "C", "b": "C"},
    under_a_claim.EvidenceRow: {"claim": "C", "source": "S"},
    under_a_claim.RelationRow: {"a": "C", "b": "C"},
    reviewing.UnderReview: {"claim": "C"},
    dossier.Place: {"article": "A"},
    dossier.Said: {"article": "A"},
    dossier.ArticleFact: {"id": "A"},
    dossier.ClaimFact: {"id": "C"},
    dossier.SourceFact: {"id": "S"},
    dossier.EvidenceFact: {"source": "S"},
    dossier.RelationFact: {"a": "C", "b": "C"},
}
_PROPERTIES: dict[type, tuple[str, ...]] = {
    lists.ArticleRow: ("coverage",),
    under_a_claim.EvidenceRow: ("reference",),
    dossier.VerdictFact: ("approved_by",),
}
#: ids that nobody says aloud; a verdict keeps its own, since publications name it
_KEPT_IDS = (dossier.VerdictFact,)


def record(value: Any) -> Any:
    """`value` as JSON values: views as objects, all else by its kind."""
    if is_dataclass(value) and not isinstance(value, type):
        return str(value) if isinstance(value, Reference) else _view(value)
    if isinstance(value, dict):
        return {str(key): record(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [record(each) for each in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _view(view: Any) -> dict[str, Any]:
    letters = _REFERENCES.get(type(view), {})
    out: dict[str, Any] = {}
    for field in fields(view):
        value = getattr(view, field.name)
        if field.name in letters:
            name = "reference" if field.name == "id" else field.name
            out[name] = None if value is None else f"{letters[field.name]}{value}"
        elif field.name not in ("id", "revision_id") or isinstance(view, _KEPT_IDS):
            out[field.name] = record(value)
    for name in _PROPERTIES.get(type(view), ()):
        out[name] = record(getattr(view, name))
    return out
