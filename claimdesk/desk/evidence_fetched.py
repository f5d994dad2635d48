"""A web page as evidence on a claim: fetched outside any transaction, then source, copy and evidence in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from claimdesk.desk import claim_lists, evidence, source_intake, sources
from claimdesk.desk.source_intake import Taken
from claimdesk.desk.work import Job, Work
from claimdesk.model import Claim
from claimdesk.words.references import SourceId, shortened
from claimdesk.words.views.progress import Progress


def add(
    job: Job,
    claim: int,
    url: str,
    stance: str,
    *,
    allow_private: bool = False,
    of_source: Mapping[str, Any] | None = None,
    on_progress: Callable[[int, int | None], None] | None = None,
    **bearing: Any,
) -> Iterator[Progress]:
    """Fetch a page and put it to a claim; `of_source` are arguments of `sources.add`, `bearing` of `evidence.add`.

    A page that can't be fetched is evidence too, of a source without a copy; the last sentence says why. Cancelled, it
    makes nothing. A stance or grade that is none, or a claim that is not there, is refused before the page is
    fetched. Raises DeskError.
    """
    evidence.checked(stance, **bearing)
    job.desk.ask(claim_lists.row, claim)
    yield Progress(0, 1, f"fetching {shortened(url)}")
    taken = source_intake.of_url(url, allow_private=allow_private, cancelled=job.cancelled, on_progress=on_progress)
    if job.cancelled():
        return
    source = job.do(put, claim, taken, {k: v for k, v in (of_source or {}).items() if v}, stance, bearing)
    kept = "a copy is kept" if taken.copy else f"not archived: {taken.why}"
    yield Progress(1, 1, f"S{source} is evidence on C{claim}; {kept}", made=f"S{source}")


def put(
    work: Work, claim: int, taken: Taken, of_source: Mapping[str, Any], stance: str, bearing: Mapping[str, Any]
) -> SourceId:
    """Store what was fetched and put it to the claim. Raises DeskError."""
    # The claim comes before the source in the order of locks.
    work.one(Claim, claim)
    source = sources.add(work, **{**taken.fields, **of_source}, copy=taken.copy)
    evidence.add(work, claim, source, stance, **bearing)
    return source
