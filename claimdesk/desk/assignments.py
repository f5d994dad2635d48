"""Who works on an article or a claim."""

from __future__ import annotations

from claimdesk.desk import attached, members
from claimdesk.desk.work import Work
from claimdesk.model import Article, Claim
from claimdesk.words.references import Reference

ON = "AC"


def assign(work: Work, reference: Reference, member: str | None) -> int:
    """Give an article or a claim to a member, by name or login or `me`; None frees it. Returns its id.

    Raises BadInput, NotFound, Refused.
    """
    row = attached.locked(work, reference, ON)
    assert isinstance(row, Article | Claim)
    row.assignee_id = members.find(work, member) if member else None
    return row.id
