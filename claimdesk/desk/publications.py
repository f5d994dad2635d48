"""Publications: that a verdict went out. What readers have seen changes only by correction, update or retraction."""

from __future__ import annotations

from sqlalchemy import select

from claimdesk import intake
from claimdesk.desk import scales, settings, standing, typed, verdicts
from claimdesk.desk.standing import Standing
from claimdesk.desk.work import Work
from claimdesk.model import Appearance, Article, Claim, Publication, Verdict
from claimdesk.words.errors import BadInput, Refused
from claimdesk.words.references import PublicationId
from claimdesk.words.terms import Notice, Policy


def publish(work: Work, claim: int, *, url: str = "") -> PublicationId:
    """Publish the newest verdict: the first time, or again after a retraction. Raises BadInput, NotFound, Refused.

    Under `second person` it must have been approved; under `own` a drafted one will do.
    """
    return _publish(work, standing.of(work, claim), _address(url))


def publish_article(work: Work, article: int, *, url: str = "") -> list[PublicationId]:
    """Publish all claims of an article that can be published, as one entry. Raises Refused where none can."""
    address = _address(url)
    work.one(Article, article)
    claims = work.session.scalars(
        select(Claim.id)
        .join(Appearance, Appearance.claim_id == Claim.id)
        .where(Appearance.article_id == article, Appearance.withdrawn_at.is_(None), Claim.withdrawn_at.is_(None))
        .order_by(Claim.id)
    ).all()
    out = []
    for claim in claims:
        stand = standing.of(work, claim)
        if _reason_against(work, stand) is None:
            out.append(_publish(work, stand, address))
    if not out:
        raise Refused(f"No claim of A{article} can be published now: look at each to see why.")
    return out


def correct(
    work: Work,
    claim: int,
    *,
    reason: str,
    rating: str | None = None,
    explanation: str = "",
    rationale: str = "",
    scale: str = scales.DEFAULT,
    url: str = "",
) -> PublicationId:
    """Let a newer verdict go out in place of the published one, and say why.

    With a `rating` that verdict is given here, which the policy `second person` does not allow: there the newest must
    have been approved. Raises DeskError.
    """
    reason = _reason(reason, "A correction")
    address = _address(url)
    stand = standing.of(work, claim)
    _shown(stand)
    if rating is None:
        return _go_out(work, stand, _newer(work, stand), Notice.CORRECTION, address, reason)
    if settings.policy(work.session.connection()) is Policy.SECOND_PERSON:
        raise Refused(
            f"Here a second person approves what goes out: give C{claim} the new verdict, have it approved, "
            "then correct with the reason alone."
        )
    verdict = verdicts.follow(work, stand, rating, explanation, rationale, scale)
    work.session.flush()  # nothing is weighed any more once a verdict is out
    return _go_out(work, stand, verdict, Notice.CORRECTION, address, reason)


def update(work: Work, claim: int, *, reason: str = "", url: str = "") -> PublicationId:
    """Let a newer verdict with the same rating go out: more is known, nothing was wrong. Raises DeskError."""
    address, reason = _address(url), typed.short(reason, "The reason")
    stand = standing.of(work, claim)
    shown = _shown(stand)
    verdict = _newer(work, stand)
    if verdict.rating_id != shown.rating_id or verdict.judged != shown.judged:
        raise Refused(f"What readers were told of C{claim} changes: that is a correction, and takes a reason.")
    return _go_out(work, stand, verdict, Notice.UPDATE, address, reason)


def retract(work: Work, claim: int, reason: str) -> PublicationId:
    """Take back what was published, and say why. Raises BadInput, TooLarge, NotFound, Refused."""
    reason = _reason(reason, "A retraction")
    stand = standing.of(work, claim)
    return _go_out(work, stand, _shown(stand), Notice.RETRACTION, "", reason)


def _publish(work: Work, stand: Standing, address: str) -> PublicationId:
    against = _reason_against(work, stand)
    if against is not None:
        raise against
    notice = Notice.UPDATE if stand.last else Notice.FIRST
    return _go_out(work, stand, stand.current(), notice, address, "")


def _reason_against(work: Work, stand: Standing) -> Refused | None:
    """Why the newest verdict can't be published; None where it can."""
    name = f"C{stand.claim.id}"
    if stand.shown is not None:
        return Refused(f"{name} is published: what readers have seen changes by correction or retraction.")
    try:
        verdict = stand.current()
        _refuse_unapproved(work, stand, verdict)
    except Refused as refusal:
        return refusal
    if stand.last is not None and stand.last.verdict_id == verdict.id:
        return Refused(f"This verdict on {name} was retracted: give a new one to publish it again.")
    return None


def _shown(stand: Standing) -> Verdict:
    """The verdict that readers see. Raises Refused where they see none."""
    found = next((v for v in stand.verdicts if v.id == stand.shown), None)
    if found is None:
        how = "was retracted" if stand.last else "is not published"
        raise Refused(f"C{stand.claim.id} {how}, so there is nothing to change: publish it.")
    return found


def _newer(work: Work, stand: Standing) -> Verdict:
    """The newest verdict, fit to go out in place of the one that is published."""
    verdict = stand.required()
    if verdict.id == stand.shown:
        raise Refused(f"C{stand.claim.id} has no newer verdict than the published one: give it first.")
    verdict = stand.current()
    _refuse_unapproved(work, stand, verdict)
    return verdict


def _refuse_unapproved(work: Work, stand: Standing, verdict: Verdict) -> None:
    name = f"C{stand.claim.id}"
    if answer := stand.returned(verdict):
        whose = standing.name_of(work, answer.reviewer_id)
        raise Refused(f"{whose} has returned the verdict on {name}: give a new one that answers.")
    if settings.policy(work.session.connection()) is Policy.OWN:
        return
    if stand.submission(verdict) is None:
        raise Refused(f"The verdict on {name} was not approved by a second person: submit it for review first.")
    if missing := stand.missing(verdict):
        if given := len(stand.approvals(verdict)):
            raise Refused(f"The verdict on {name} has {given} of {given + missing} approvals: it takes {missing} more.")
        raise Refused(f"The verdict on {name} was not approved by a second person: somebody else approves it first.")


def _go_out(work: Work, stand: Standing, verdict: Verdict, notice: Notice, address: str, reason: str) -> PublicationId:
    row = Publication(
        claim_id=stand.claim.id,
        verdict_id=verdict.id,
        notice=notice,
        url=address,
        reason=reason,
        member_id=work.member.id,
        member_login=work.member.login,
        published_at=work.now,
    )
    return PublicationId(work.add(row).id)


def _address(url: str) -> str:
    return intake.normal_url(url) if url.strip() else ""


def _reason(text: str, what: str) -> str:
    text = typed.short(text, "The reason")
    if not text:
        raise BadInput(f"{what} needs a reason that readers can be told: write it out.")
    return text
