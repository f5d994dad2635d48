"""Reviews: a second person's answer to a verdict that was submitted. Nobody answers an own verdict."""

from __future__ import annotations

from claimdesk.desk import standing, typed
from claimdesk.desk.standing import Standing
from claimdesk.desk.work import Work
from claimdesk.model import Review, Verdict
from claimdesk.words.errors import BadInput, Refused
from claimdesk.words.references import ReviewId
from claimdesk.words.terms import Answer


def approve(work: Work, claim: int) -> ReviewId:
    """Approve the newest verdict, given by somebody else for the wording as it is, once; with as many others as the
    desk was set to when it was submitted it can go out. Raises NotFound, Refused."""
    stand = standing.of(work, claim)
    _others(work, stand, "approve")
    verdict = stand.current()
    _refuse_returned(work, stand, verdict)
    approvals = stand.approvals(verdict)
    if any(r.reviewer_id == work.member.id for r in approvals):
        raise Refused(f"You have approved the verdict on C{claim} already: the next approval is somebody else’s.")
    if approvals and not stand.missing(verdict):
        names = " and ".join(standing.name_of(work, r.reviewer_id) for r in approvals)
        raise Refused(f"The verdict on C{claim} is approved already, by {names}: it can be published.")
    return _answer(work, stand, verdict, Answer.APPROVED, "")


def send_back(work: Work, claim: int, reason: str) -> ReviewId:
    """Return the newest verdict with what is to be done, also one that was approved and did not go out yet.

    Raises BadInput, TooLarge, NotFound, Refused.
    """
    reason = typed.short(reason, "The reason")
    if not reason:
        raise BadInput("A verdict is returned with a reason: say what is to be done.")
    stand = standing.of(work, claim)
    verdict = _others(work, stand, "return")
    _refuse_returned(work, stand, verdict)
    return _answer(work, stand, verdict, Answer.RETURNED, reason)


def _refuse_returned(work: Work, stand: Standing, verdict: Verdict) -> None:
    if answer := stand.returned(verdict):
        whose = standing.name_of(work, answer.reviewer_id)
        raise Refused(f"{whose} has returned the verdict on C{stand.claim.id} already. A new verdict can be approved.")


def _others(work: Work, stand: Standing, what: str) -> Verdict:
    verdict = stand.required()
    if verdict.author_id == work.member.id:
        raise Refused(f"The verdict on C{stand.claim.id} is your own: somebody else has to {what} it.")
    if stand.last is not None and stand.last.verdict_id == verdict.id:
        raise Refused(f"The verdict on C{stand.claim.id} went out already: it can be corrected or retracted.")
    return verdict


def _answer(work: Work, stand: Standing, verdict: Verdict, answer: Answer, reason: str) -> ReviewId:
    submission = stand.submission(verdict)
    if submission is None:
        whose = standing.name_of(work, verdict.author_id)
        raise Refused(f"The verdict on C{stand.claim.id} was not submitted for review yet: {whose} does that.")
    row = Review(
        verdict_id=verdict.id,
        verdict_author_id=verdict.author_id,
        submission_id=submission.id,
        reviewer_id=work.member.id,
        reviewer_login=work.member.login,
        answer=answer,
        reason=reason,
        reviewed_at=work.now,
    )
    return ReviewId(work.add(row).id)
