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
    """Approve the newest verdict, given by somebody else for the wording as it is. Raises NotFound, Refused."""
    stand = standing.of(work, claim)
    _others(work, stand, "approve")
    verdict = stand.current()
    answer = stand.answer(verdict)
    if answer is not None:
        whose = standing.name_of(work, answer.reviewer_id)
        rest = "" if answer.answer is Answer.APPROVED else " A new verdict can be approved."
        raise Refused(f"{whose} has {answer.answer.value} the verdict on C{claim} already.{rest}")
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
    answer = stand.answer(verdict)
    if answer is not None and answer.answer is Answer.RETURNED:
        raise Refused(f"{standing.name_of(work, answer.reviewer_id)} has returned the verdict on C{claim} already.")
    return _answer(work, stand, verdict, Answer.RETURNED, reason)


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
