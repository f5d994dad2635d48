"""What the list of sources shows of the one at hand: its fields, grades, copies, and the claims that cite it."""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.desk import Desk, sources
from claimdesk.desk.sources import Graded
from claimdesk.tui import local_time
from claimdesk.tui.widgets.panel import Fact
from claimdesk.words.dossier import CaptureFact
from claimdesk.words.glyphs import sign
from claimdesk.words.terms import RELIABILITY
from claimdesk.words.views.lists import ClaimRow, SourceRow


@dataclass(frozen=True, slots=True)
class SourceAtHand:
    """A source with what hangs on it, and the number of the ledger's entry it was read at."""

    source: SourceRow
    captures: tuple[CaptureFact, ...]
    grades: tuple[Graded, ...]
    claims: tuple[ClaimRow, ...]
    number: int


def read(desk: Desk, source: int) -> SourceAtHand:
    """Read it. Raises NotFound."""
    number = desk.head().number
    return SourceAtHand(
        desk.ask(sources.row, source),
        tuple(desk.ask(sources.captures, source)),
        tuple(desk.ask(sources.reliability_history, source)),
        tuple(desk.ask(sources.citing, source)),
        number,
    )


def facts(found: SourceAtHand, *, plain: bool) -> list[Fact]:
    """As lines of the panel."""
    source = found.source
    right = source.kind.value + (", primary" if source.primary else "")
    out = [Fact("title", source.title or "(untitled)", right)]
    if source.url:
        out.append(Fact("url", source.url))
    if source.publisher or source.published:
        out.append(Fact("publisher", " · ".join(x for x in (source.publisher, source.published) if x)))
    if source.origin:
        out.append(Fact("origin", source.origin))
    return [*out, *_grades(found), *_copies(found), *_claims(found, plain=plain)]


def grade_in_words(reliability: str | None) -> str:
    """`B usually reliable`, or that there is no grade."""
    return f"{reliability} {RELIABILITY[reliability]}" if reliability in RELIABILITY else "-- not graded"


def _grades(found: SourceAtHand) -> list[Fact]:
    if not found.grades:
        return [Fact("grade", grade_in_words(found.source.reliability))]
    newest, *earlier = reversed(found.grades)
    return [
        Fact("grade", _told(newest), _who(newest)),
        *(Fact("before", _told(grade), _who(grade), "quiet") for grade in earlier),
    ]


def _told(grade: Graded) -> str:
    return f"{grade_in_words(grade.reliability)}: {grade.reason}".removesuffix(": ")


def _who(grade: Graded) -> str:
    return f"{grade.by}, {local_time.shown(grade.at)}"


def _copies(found: SourceAtHand) -> list[Fact]:
    if not found.captures:
        return [Fact("copy", "not archived", tone="warning")]
    return [
        Fact(
            "copy",
            f"{local_time.shown(copy.obtained_at)} by {copy.by} with {copy.tool}, {copy.media_type}, "
            f"{max(1, copy.size // 1024)} KiB, SHA-256 {copy.sha256}",
        )
        for copy in reversed(found.captures)
    ]


def _claims(found: SourceAtHand, *, plain: bool) -> list[Fact]:
    if not found.claims:
        return [Fact("cited by", "no claim yet: s in the workbench puts it to one", tone="quiet")]
    return [
        Fact("cited by" if n == 0 else "", f"C{c.id} {sign(c.state, plain=plain)} {c.state.value}  {c.text}")
        for n, c in enumerate(found.claims)
    ]
