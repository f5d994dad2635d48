"""Where a claim stands: one pure function of its verdicts, submissions, reviews and publications."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimdesk.words.terms import Answer, Notice, State

_PUBLISHED_AS = {
    Notice.FIRST: State.PUBLISHED,
    Notice.UPDATE: State.PUBLISHED,
    Notice.CORRECTION: State.CORRECTED,
    Notice.RETRACTION: State.WITHDRAWN,
}


def of(
    verdicts: Sequence[int],
    submitted: Mapping[int, int],
    answers: Sequence[tuple[int, Answer]],
    notices: Sequence[Notice],
) -> State:
    """The state of a claim.

    `verdicts` are the ids of its verdicts, oldest first; `submitted` gives for those that were submitted how many
    approvals they were to have; `answers` are the reviews as (verdict, answer), oldest first; `notices` the
    publications, oldest first. What readers see decides: once something went out, a newer draft behind it changes the
    state no more.
    """
    if notices:
        return _PUBLISHED_AS[notices[-1]]
    if not verdicts:
        return State.OPEN
    last = verdicts[-1]
    given = [answer for verdict, answer in answers if verdict == last]
    if given and given[-1] is Answer.RETURNED:
        return State.RETURNED
    if last not in submitted:
        return State.DRAFTED
    return State.APPROVED if given.count(Answer.APPROVED) >= submitted[last] else State.IN_REVIEW
