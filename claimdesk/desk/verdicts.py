"""Verdicts: a rating with its reasons, given to a claim as it stands. Saving again is a new one that follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from claimdesk.desk import scales, settings, standing, typed
from claimdesk.desk.standing import Standing
from claimdesk.desk.work import Read, Work
from claimdesk.model import Claim, Evidence, Member, Rating, Review, Scale, Submission, Verdict, VerdictEvidence
from claimdesk.words.dossier import ReviewFact, VerdictFact
from claimdesk.words.errors import BadInput, NotFound, Refused
from claimdesk.words.references import SubmissionId, VerdictId, shortened
from claimdesk.words.terms import Policy

_CITATION = re.compile(r"(?<![\w@/])@(?:C(\d{1,15})/)?S(\d{1,15})(?:#(\d{1,9}))?\b", re.IGNORECASE)


def give(
    work: Work, claim: int, rating: str, explanation: str, rationale: str, *, scale: str = scales.DEFAULT
) -> VerdictId:
    """Give a claim a verdict as it stands now, weighing all evidence on it; the rationale cites it as `@S2`.

    Behind a published verdict the new one is a draft. Raises DeskError.
    """
    return VerdictId(follow(work, standing.of(work, claim), rating, explanation, rationale, scale).id)


def follow(work: Work, stand: Standing, rating: str, explanation: str, rationale: str, scale: str) -> Verdict:
    """The new verdict on a claim that stands as `stand`, after the last one. Raises DeskError."""
    explanation, rationale = typed.short(explanation, "The explanation"), typed.prose(rationale, "The rationale")
    if not rationale:
        raise BadInput("A verdict needs a rationale: say what it rests on, and cite evidence as @S2.")
    found = scales.find_rating(work.session, scale, rating)
    cited = _cited(stand.claim.id, stand.evidence, rationale)
    verdict = Verdict(
        claim_id=stand.claim.id,
        rating_id=found.id,
        author_id=work.member.id,
        author_login=work.member.login,
        given_at=work.now,
        follows_id=stand.newest.id if stand.newest else None,
        explanation=explanation,
        judged=stand.claim.wording,
        rationale=rationale,
    )
    work.add(verdict)
    for row in stand.evidence:
        work.session.add(VerdictEvidence(verdict_id=verdict.id, evidence_id=row.id, cited=row.id in cited))
    return verdict


def submit(work: Work, claim: int) -> SubmissionId:
    """Hand the newest verdict to a second person. Raises NotFound, Refused."""
    stand = standing.of(work, claim)
    if settings.policy(work.session.connection()) is Policy.OWN:
        raise Refused(
            "On this desk one member publishes a drafted verdict alone (review policy “own”), so nothing is "
            f"submitted: publish C{claim}, or let an admin change the policy."
        )
    verdict = stand.current()
    if verdict.id == stand.shown:
        raise Refused(f"The verdict on C{claim} is published: give a new one to submit it.")
    if answer := stand.returned(verdict):
        whose = standing.name_of(work, answer.reviewer_id)
        raise Refused(f"{whose} has returned the verdict on C{claim} already: give a new one that answers.")
    if stand.submission(verdict) is not None:
        how = "in review already" if stand.missing(verdict) else "approved already: it can be published"
        raise Refused(f"The verdict on C{claim} is {how}.")
    row = Submission(
        verdict_id=verdict.id,
        member_id=work.member.id,
        member_login=work.member.login,
        submitted_at=work.now,
        approvals=settings.approvals(work.session.connection()),
    )
    return SubmissionId(work.add(row).id)


def of_claim(read: Read, claim: int) -> list[VerdictFact]:
    """All verdicts on a claim with their reviews, oldest first. Raises NotFound."""
    session = read.session
    wording = session.scalar(select(Claim.wording).where(Claim.id == claim))
    if wording is None:
        raise NotFound(f"There is no C{claim} on this desk.")
    found = session.execute(
        select(Verdict, Rating, Scale, Member.name)
        .join(Rating, Rating.id == Verdict.rating_id)
        .join(Scale, Scale.id == Rating.scale_id)
        .join(Member, Member.id == Verdict.author_id)
        .where(Verdict.claim_id == claim, Verdict.withdrawn_at.is_(None))
        .order_by(Verdict.id)
        .options(undefer(Verdict.rationale))
    ).all()
    ids = [verdict.id for verdict, *_ in found]
    weighed, reviews, submitted = _weighed(session, ids), _reviews(session, ids), _submitted(session, ids)
    return [
        VerdictFact(
            id=verdict.id,
            rating=scales.rating_view(scale, rating),
            explanation=verdict.explanation,
            rationale=verdict.rationale,
            by=name,
            at=verdict.given_at,
            submitted_at=submitted[verdict.id][0] if verdict.id in submitted else None,
            approvals=submitted[verdict.id][1] if verdict.id in submitted else 0,
            stale=verdict.judged != wording,
            evidence=tuple(sorted(r for r, _ in weighed.get(verdict.id, []))),
            cited=tuple(sorted(r for r, cited in weighed.get(verdict.id, []) if cited)),
            reviews=tuple(reviews.get(verdict.id, [])),
        )
        for verdict, rating, scale, name in found
    ]


def _cited(claim: int, evidence: Sequence[Evidence], rationale: str) -> set[int]:
    """Ids of the evidence that a rationale names. `@S2` is its first piece on the claim, or the only one left."""
    out = set()
    for found in _CITATION.finditer(rationale):
        own, source, number = int(found[1] or claim), int(found[2]), int(found[3] or 0)
        here = [e for e in evidence if e.source_id == source]
        match = [e for e in here if e.number == (number or 1)] or (here if not number and len(here) == 1 else [])
        if own != claim or not match:
            known = ", ".join(_citation(e) for e in sorted(evidence, key=lambda e: (e.source_id, e.number)))
            way = f"There are: {shortened(known, 200)}" if known else "There is none yet; add it, then cite it."
            raise Refused(f"The rationale cites {found[0]}, which is no evidence on C{claim}. {way}")
        out.add(match[0].id)
    return out


def _citation(row: Evidence) -> str:
    return f"@S{row.source_id}" + (f"#{row.number}" if row.number > 1 else "")


def _weighed(session: Session, verdicts: Iterable[int]) -> dict[int, list[tuple[str, bool]]]:
    out: dict[int, list[tuple[str, bool]]] = {}
    found = session.execute(
        select(VerdictEvidence.verdict_id, VerdictEvidence.cited, Evidence)
        .join(Evidence, Evidence.id == VerdictEvidence.evidence_id)
        .where(VerdictEvidence.verdict_id.in_(list(verdicts)), VerdictEvidence.withdrawn_at.is_(None))
    )
    for verdict, cited, row in found:
        out.setdefault(verdict, []).append((f"C{row.claim_id}/{_citation(row)[1:]}", cited))
    return out


def _reviews(session: Session, verdicts: Iterable[int]) -> dict[int, list[ReviewFact]]:
    out: dict[int, list[ReviewFact]] = {}
    found = session.execute(
        select(Review, Member.name)
        .join(Member, Member.id == Review.reviewer_id)
        .where(Review.verdict_id.in_(list(verdicts)), Review.withdrawn_at.is_(None))
        .order_by(Review.id)
    )
    for review, name in found:
        out.setdefault(review.verdict_id, []).append(ReviewFact(name, review.answer, review.reason, review.reviewed_at))
    return out


def _submitted(session: Session, verdicts: Iterable[int]) -> dict[int, tuple[datetime, int]]:
    """For each verdict that was submitted when, and how many approvals it has to get."""
    found = session.execute(
        select(Submission.verdict_id, Submission.submitted_at, Submission.approvals).where(
            Submission.verdict_id.in_(list(verdicts)), Submission.withdrawn_at.is_(None)
        )
    )
    return {verdict: (at, approvals) for verdict, at, approvals in found}
