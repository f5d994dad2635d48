"""Evidence: how a source bears on a claim. Named `C340/S4`, `C340/S4#2` where a source has several on it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, undefer

from claimdesk.desk import typed, withdrawn
from claimdesk.desk.work import Read, Work
from claimdesk.model import Capture, Claim, Claimant, ClaimClaimant, Evidence, Source
from claimdesk.words.errors import BadInput, NotFound, Refused
from claimdesk.words.independence import is_own_word
from claimdesk.words.references import EvidenceId, shortened
from claimdesk.words.terms import CREDIBILITY, Part, Stance
from claimdesk.words.views.under_a_claim import EvidenceRow

FIELDS = ("stance", "locator", "credibility", "excerpt", "capture")
"""What `edit` changes."""


def add(
    work: Work,
    claim: int,
    source: int,
    stance: str,
    *,
    excerpt: str = "",
    locator: str = "",
    credibility: int | str | None = None,
    capture: int | None = None,
) -> EvidenceId:
    """Put a source to a claim, read in `capture`: the newest copy of the source unless another is named.

    Raises BadInput, TooLarge, NotFound, Refused.
    """
    fields = checked(stance, excerpt=excerpt, locator=locator, credibility=credibility)
    work.one(Claim, claim)
    work.one(Source, source, shared=True)
    last, newest = work.session.execute(_SO_FAR, {"claim": claim, "source": source}).one()
    row = Evidence(claim_id=claim, source_id=source, number=last + 1, **fields)
    row.capture_id = newest if capture is None else _capture(work, source, capture)
    return EvidenceId(work.add(row).id)


def checked(
    stance: str, *, excerpt: str = "", locator: str = "", credibility: int | str | None = None
) -> dict[str, Any]:
    """The fields as they are stored. Raises BadInput, TooLarge."""
    return {
        "stance": typed.term(Stance, stance, "stance"),
        "excerpt": typed.prose(excerpt, "The excerpt"),
        "locator": typed.short(locator, "The locator"),
        "credibility": _credibility(credibility),
    }


def edit(work: Work, evidence: int, **fields: Any) -> EvidenceId:
    """Change `FIELDS` of a piece of evidence.

    An excerpt is written once: another one makes a new row under the same name, whose id is returned, and verdicts go
    on pointing to the one they weighed. Raises DeskError.
    """
    unknown = sorted(fields.keys() - set(FIELDS))
    if unknown:
        raise BadInput(f"Evidence has no field {unknown[0]}. There are: {', '.join(FIELDS)}")
    row = _locked(work, evidence)
    if "stance" in fields:
        row.stance = typed.term(Stance, fields["stance"], "stance")
    if "locator" in fields:
        row.locator = typed.short(fields["locator"], "The locator")
    if "credibility" in fields:
        row.credibility = _credibility(fields["credibility"])
    if "capture" in fields:
        row.capture_id = _capture(work, row.source_id, fields["capture"])
    if "excerpt" in fields:
        excerpt = typed.prose(fields["excerpt"], "The excerpt")
        if excerpt != row.excerpt:
            row = _followed(work, row, excerpt)
    return EvidenceId(row.id)


def withdraw(work: Work, evidence: int) -> EvidenceId:
    """Take a piece of evidence off its claim; verdicts that weighed it still say so. Raises NotFound, Refused."""
    row = _locked(work, evidence)
    row.withdrawn_at = work.now
    return EvidenceId(row.id)


def restore(work: Work, evidence: int) -> EvidenceId:
    """Put withdrawn evidence back. Refused where its claim or source is withdrawn, or a later excerpt is in place."""
    claim, source = _subject(work, evidence)
    work.one(Claim, claim)
    work.one(Source, source)
    name = f"Evidence {evidence}"
    row = withdrawn.one(work, Evidence, evidence, name)
    if _in_place(work, row) is not None:
        raise Refused(f"{_name(row)} has a later excerpt: take that off first, or change it back.")
    row.withdrawn_at = None
    return EvidenceId(row.id)


def of_claim(read: Read, claim: int) -> list[EvidenceRow]:
    """The evidence on a claim: what supports it, refutes it, gives context; then by source. Raises NotFound."""
    if read.session.get(Claim, claim) is None:
        raise NotFound(f"There is no C{claim} on this desk.")
    said = claimants(read.session, claim)
    found = read.session.execute(
        select(Evidence, Source)
        .join(Source, Source.id == Evidence.source_id)
        .where(Evidence.claim_id == claim, Evidence.withdrawn_at.is_(None))
        .options(undefer(Evidence.excerpt))
    )
    rows = [
        EvidenceRow(
            id=e.id,
            claim=claim,
            source=s.id,
            number=e.number,
            title=s.title,
            stance=e.stance,
            excerpt=e.excerpt,
            locator=e.locator,
            reliability=s.reliability,
            credibility=e.credibility,
            own_word=is_own_word(s.origin, s.publisher, said),
            origin=s.origin,
            primary=s.primary,
        )
        for e, s in found
    ]
    stances = list(Stance)
    return sorted(rows, key=lambda r: (stances.index(r.stance), r.source, r.number))


def find(read: Read, claim: int, source: int, number: int = 1) -> EvidenceId:
    """The id of `C340/S4#2`; where it is withdrawn, of its last excerpt. Raises NotFound."""
    found = read.session.scalars(
        select(Evidence.id)
        .where(Evidence.claim_id == claim, Evidence.source_id == source, Evidence.number == number)
        .order_by(Evidence.withdrawn_at.is_not(None), Evidence.id.desc())
        .limit(1)
    ).one_or_none()
    if found is None:
        which = f"S{source}" + (f"#{number}" if number > 1 else "")
        raise NotFound(f"{which} is no evidence on C{claim}. See: claimdesk show C{claim}")
    return EvidenceId(found)


def claimants(session: Session, claim: int) -> list[str]:
    """The names of those who said it: what comes from them is their own word."""
    return list(
        session.scalars(
            select(Claimant.name)
            .join(ClaimClaimant, ClaimClaimant.claimant_id == Claimant.id)
            .where(
                ClaimClaimant.claim_id == claim,
                ClaimClaimant.part == Part.SAID,
                ClaimClaimant.withdrawn_at.is_(None),
            )
        )
    )


def _subject(work: Work, evidence: int) -> tuple[int, int]:
    found = work.session.execute(select(Evidence.claim_id, Evidence.source_id).where(Evidence.id == evidence)).first()
    if found is None:
        raise NotFound(f"There is no evidence {evidence} on this desk.")
    return found[0], found[1]


def _locked(work: Work, evidence: int) -> Evidence:
    """The live row, its claim locked first. Where a later excerpt took its place, that one."""
    claim, _ = _subject(work, evidence)
    work.one(Claim, claim)
    query = select(Evidence).where(Evidence.id == evidence).with_for_update().options(undefer(Evidence.excerpt))
    row = work.session.scalars(query.execution_options(populate_existing=True)).one()
    if row.withdrawn_at is None:
        return row
    later = _in_place(work, row)
    if later is None:
        raise Refused(f"{_name(row)} was withdrawn. Bring it back first: claimdesk restore {_name(row)}")
    # Whoever had the earlier excerpt on the screen is told of the later one.
    work.decides_on(later, "excerpt")
    return later


def _in_place(work: Work, row: Evidence) -> Evidence | None:
    return work.session.scalars(
        select(Evidence)
        .where(
            Evidence.claim_id == row.claim_id,
            Evidence.source_id == row.source_id,
            Evidence.number == row.number,
            Evidence.withdrawn_at.is_(None),
        )
        .options(undefer(Evidence.excerpt))
    ).one_or_none()


def _followed(work: Work, row: Evidence, excerpt: str) -> Evidence:
    later = Evidence(claim_id=row.claim_id, source_id=row.source_id, number=row.number, stance=row.stance)
    later.locator, later.capture_id, later.credibility = row.locator, row.capture_id, row.credibility
    later.excerpt = excerpt
    row.withdrawn_at = work.now
    # The number is unique among live rows, so that the old one goes first.
    work.session.flush()
    return work.add(later)


_COPIES = select(Capture.id).where(Capture.source_id == bindparam("source"), Capture.withdrawn_at.is_(None))
_NEWEST_COPY = _COPIES.order_by(Capture.id.desc()).limit(1)
_LAST = select(func.coalesce(func.max(Evidence.number), 0)).where(
    Evidence.claim_id == bindparam("claim"), Evidence.source_id == bindparam("source")
)
_SO_FAR = select(_LAST.scalar_subquery(), _NEWEST_COPY.scalar_subquery())


def _capture(work: Work, source: int, capture: int | None) -> int | None:
    if capture is None:
        return work.session.scalar(_NEWEST_COPY, {"source": source})
    if work.session.scalar(_COPIES.where(Capture.id == capture), {"source": source}) is None:
        raise NotFound(f"S{source} has no copy {capture}: leave it out to take the newest.")
    return capture


def _credibility(value: int | str | None) -> int | None:
    text = str(value if value is not None else "").strip()
    if text in ("", "-", "--", "none"):
        return None
    if text not in {str(c) for c in CREDIBILITY}:
        raise BadInput(f"“{shortened(text)}” is no grade of information. There are: 1 to 6, or - for none.")
    return int(text)


def _name(row: Evidence) -> str:
    return f"C{row.claim_id}/S{row.source_id}" + (f"#{row.number}" if row.number > 1 else "")
