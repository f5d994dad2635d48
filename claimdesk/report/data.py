"""A dossier as JSON values, for programs."""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from claimdesk.report import audience
from claimdesk.words.dossier import ClaimFact, Dossier

_INVISIBLE = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff\ud800-\udfff]")


def values(dossier: Dossier, *, drafts: bool) -> dict[str, Any]:
    """The dossier as a dict. Without `drafts` a claim's `state` is "being checked" until something went out."""
    shown = dossier if drafts else audience.for_readers(dossier)
    out: dict[str, Any] = _plain(shown)
    out["drafts"] = drafts
    for claim, row in zip(shown.claims, out["claims"], strict=True):
        row |= _standing(claim, drafts=drafts)
        unpublished = {v.id for v in audience.drafts(claim)}
        for verdict in row["verdicts"]:
            verdict["draft"] = verdict["id"] in unpublished
    return out


def document(values: dict[str, Any]) -> str:
    """One JSON document as text: readable, and nothing in it that a terminal would obey."""
    text = json.dumps(values, ensure_ascii=False, indent=2)
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _standing(claim: ClaimFact, *, drafts: bool) -> dict[str, Any]:
    shown = claim.published
    standing: dict[str, Any] = {"published_verdict": shown.id if shown else None}
    if not drafts and not shown:
        # Not counted for readers, which is not the same as none.
        standing |= {"independent_for": None, "independent_against": None}
    if not drafts and audience.being_checked(claim):
        standing["state"] = "being checked"
    return standing


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(value[key]) for key in sorted(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value
