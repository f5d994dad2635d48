"""Where a claim stands: one pure function of its verdicts, submissions, reviews and publications."""

from __future__ import annotations

from collections.abc import Sequence

from claimdesk.words.terms import Answer, Notice, State

_PUBLISHED_AS = {
    Notice.FIRST: State.PUBLISHED,
    Notice.UPDATE: State.PUBLISHED,
    Notice.CORRECTION: State.CORRECTED,
    Notice.RETRACTION: State.WITHDRAWN,
}


def of(
    verdicts: Sequence[int],
    submitted: frozenset[int] | set[int],
    answers: Sequence[tuple[int, Answer]],
    notices: Sequence[Notice],
) -> State:
    """The state of a claim.

    `verdicts` are the ids of its verdicts, oldest first; `submitted` those that were submitted; `answers` the reviews
    as (verdict, answer), oldest first; `notices` the publications, oldest first. What readers see decides: once
    something went out, a newer draft behind it changes the state no more.
    """
    if notices:
        return _PUBLISHED_AS[notices[-1]]
    if not verdicts:
        return State.OPEN
    last = verdicts[-1]
    answer = next((a for verdict, a in reversed(answers) if verdict == last), None)
    if answer is Answer.APPROVED:
        return State.APPROVED
    if answer is Answer.RETURNED:
        return State.RETURNED
    return State.IN_REVIEW if last in submitted else State.DRAFTED
