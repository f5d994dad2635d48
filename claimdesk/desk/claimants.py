"""Claimants: the persons and bodies who make claims."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from claimdesk.desk import claim_parts
from claimdesk.desk.typed import required
from claimdesk.desk.work import Read, Work
from claimdesk.model import Claim, Claimant, ClaimClaimant
from claimdesk.words.cleantext import one_line
from claimdesk.words.errors import BadInput, NotFound, Refused
from claimdesk.words.limits import NAME_CHARS
from claimdesk.words.references import shortened


def add(work: Work, name: str) -> int:
    """The claimant of that name, made where there is none. Returns its id."""
    return claim_parts.claimants(work, [name])[0].id


def edit(work: Work, claimant: int | str, name: str) -> int:
    """Give a claimant, named by id or name, another name. Refused where another has it: merge the two."""
    name = required(name, "The claimant’s name", chars=NAME_CHARS)
    (row,) = _locked(work, _find(work, claimant))
    other = claim_parts.find_claimant(work, name)
    if other is not None and other.id != row.id:
        raise Refused(f"“{shortened(other.name)}” is a claimant already: claimdesk claimant merge makes them one.")
    row.name = name
    return row.id


def merge(work: Work, into: int | str, other: int | str) -> int:
    """Make one claimant of two: the claims of `other` become those of `into`. Returns the id of `into`."""
    kept, gone = _find(work, into), _find(work, other)
    if kept.id == gone.id:
        raise BadInput("A claimant can’t be merged with itself.")
    _locked(work, kept, gone)
    have = {(p.claim_id, p.part) for p in _parts(work, kept.id)}
    for part in _parts(work, gone.id):
        if (part.claim_id, part.part) in have:
            part.withdrawn_at = work.now
        else:
            part.claimant_id = kept.id
    gone.withdrawn_at = work.now
    return kept.id


def every(read: Read) -> list[tuple[int, str, int]]:
    """All claimants by name: id, name and how many claims are theirs."""
    claims = (
        select(ClaimClaimant.claimant_id, func.count(ClaimClaimant.claim_id.distinct()).label("claims"))
        .join(Claim, Claim.id == ClaimClaimant.claim_id)
        .where(ClaimClaimant.withdrawn_at.is_(None), Claim.withdrawn_at.is_(None))
        .group_by(ClaimClaimant.claimant_id)
        .subquery()
    )
    found = read.session.execute(
        select(Claimant.id, Claimant.name, func.coalesce(claims.c.claims, 0))
        .outerjoin(claims, claims.c.claimant_id == Claimant.id)
        .where(Claimant.withdrawn_at.is_(None))
        .order_by(func.lower(Claimant.name), Claimant.id)
    )
    return [(id_, name, count) for id_, name, count in found]


def _find(work: Work, claimant: int | str) -> Claimant:
    if isinstance(claimant, int):
        row = work.session.get(Claimant, claimant)
        found = row if row is not None and row.withdrawn_at is None else None
    else:
        found = claim_parts.find_claimant(work, one_line(claimant))
    if found is None:
        raise NotFound(f"There is no claimant “{shortened(one_line(str(claimant)))}” on this desk.")
    return found


def _parts(work: Work, claimant: int) -> list[ClaimClaimant]:
    return list(
        work.session.scalars(
            select(ClaimClaimant)
            .where(ClaimClaimant.claimant_id == claimant, ClaimClaimant.withdrawn_at.is_(None))
            .order_by(ClaimClaimant.id)
        )
    )


def _locked(work: Work, *claimants: Claimant) -> list[Claimant]:
    """Lock the claimants, and their claims before them, withdrawn ones too. Who names one of them holds it, so that
    claims may have come in between: these are locked last, and a deadlock over them is tried again."""
    ids = [row.id for row in claimants]
    _lock_claims(work, ids)
    rows = work.lock(Claimant, *ids)
    _lock_claims(work, ids)
    return rows


def _lock_claims(work: Work, claimants: Sequence[int]) -> None:
    claims = select(ClaimClaimant.claim_id).where(
        ClaimClaimant.claimant_id.in_(claimants), ClaimClaimant.withdrawn_at.is_(None)
    )
    work.session.execute(select(Claim.id).where(Claim.id.in_(claims)).order_by(Claim.id).with_for_update()).all()
