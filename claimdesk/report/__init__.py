"""Dossier in, text out: what the desk hands to readers.

    markdown(dossier)                 # what was published; the rest is "being checked"
    markdown(dossier, drafts=True)    # for colleagues: everything, with DRAFT in the title
    FORMATS["json"](dossier)          # each format by its name, as text

No database and no clock: the same dossier and program give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from types import MappingProxyType
from typing import Any, Protocol

from claimdesk.report import data
from claimdesk.words.dossier import Dossier


class Format(Protocol):
    """A way to write a dossier: times stand in `zone`, in UTC without one."""

    def __call__(self, dossier: Dossier, *, drafts: bool = False, zone: tzinfo | None = None) -> str: ...


def markdown(dossier: Dossier, *, drafts: bool = False, zone: tzinfo | None = None) -> str:
    """The report as Markdown that reads well raw, on GitHub and in a CMS; what comes from outside is escaped."""
    from claimdesk.report import page  # the template engine is loaded when a report is written, not before

    return page.render(dossier, drafts=drafts, zone=zone)


def as_json(dossier: Dossier, *, drafts: bool = False) -> dict[str, Any]:
    """The dossier as JSON values; the field names are those of `words.dossier`. Times are UTC."""
    return data.values(dossier, drafts=drafts)


def json_text(dossier: Dossier, *, drafts: bool = False, zone: tzinfo | None = None) -> str:  # noqa: ARG001
    """`as_json` as one document. Its times are for programs: they stay in UTC."""
    return data.document(as_json(dossier, drafts=drafts))


FORMATS: Mapping[str, Format] = MappingProxyType({"markdown": markdown, "json": json_text})
"""The formats of a report by the name that `--format` takes."""
