from __future__ import annotations

from collections.abc import Callable

import pytest

from claimdesk.desk import Desk, claims, evidence, publications, reviews, settings, sources, undoing, verdicts
from claimdesk.desk.work import Work
from claimdesk.model import Review, Submission, Verdict
from claimdesk.words.errors import BadInput, Conflict, Refused
from claimdesk.words.terms import Answer, State
from tests.desk.factories import article, claim
from tests.desk.refusing import refused

OpenAs = Callable[..., Desk]


@pytest.fixture
def charge(desk: Desk) -> int:
    """A claim in review, its verdict given by whoever opened the desk."""
    desk.do(settings.set, "review_policy", "second person")
    made = claim(desk, article(desk))
    give(desk, made)
    return made


def give(desk: Desk, claim: int) -> None:
    desk.do(verdicts.give, claim, "true", "", "Seen.")
    desk.do(verdicts.submit, claim)


def state(desk: Desk, claim: int) -> State:
    return desk.ask(claims.row, claim).state


def test_a_second_person_approves_and_it_can_be_published(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben = open_as("ben")
    ben.do(reviews.approve, charge)

    assert state(desk, charge) is State.APPROVED
    assert desk.ask(verdicts.of_claim, charge)[-1].approved_by == ("ben",)
    desk.do(publications.publish, charge)
    assert state(desk, charge) is State.PUBLISHED


def test_a_returned_verdict_says_why_and_takes_a_new_one(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben = open_as("ben")
    ben.do(reviews.send_back, charge, "Who says so?")

    assert state(desk, charge) is State.RETURNED
    (review,) = desk.ask(verdicts.of_claim, charge)[-1].reviews
    assert (review.by, review.answer, review.reason) == ("ben", Answer.RETURNED, "Who says so?")
    refused(desk, Refused, verdicts.submit, charge)
    refused(desk, Refused, publications.publish, charge)
    refused(ben, Refused, reviews.approve, charge)
    refused(ben, Refused, reviews.send_back, charge, "Again.")

    give(desk, charge)
    ben.do(reviews.approve, charge)
    assert state(desk, charge) is State.APPROVED


@pytest.mark.parametrize("policy", ["own", "second person"])
def test_nobody_answers_an_own_verdict_under_either_policy(desk: Desk, charge: int, policy: str) -> None:
    desk.do(settings.set, "review_policy", policy)

    assert "your own" in refused(desk, Refused, reviews.approve, charge)
    assert "your own" in refused(desk, Refused, reviews.send_back, charge, "Hm.")


def test_the_database_refuses_an_approval_of_an_own_verdict_too(desk: Desk, charge: int) -> None:
    def approve(work: Work, author: int) -> None:
        verdict, submission = work.session.query(Verdict).one(), work.session.query(Submission).one()
        row = Review(verdict_id=verdict.id, verdict_author_id=author, submission_id=submission.id)
        row.reviewer_id, row.reviewer_login = work.member.id, work.member.login
        row.answer, row.reviewed_at = Answer.APPROVED, work.now
        work.add(row)

    refused(desk, Refused, approve, desk.member.id)
    # Nor does it help to name another author than the verdict's.
    refused(desk, Refused, approve, desk.member.id + 1)


def test_a_step_is_not_redone_where_somebody_else_took_one_since(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben = open_as("ben")
    ben.do(reviews.approve, charge)
    ben.undo()
    ben.redo()
    ben.undo()
    open_as("eve").do(reviews.send_back, charge, "Not enough.")

    assert f"C{charge} does not stand as it did" in refused(ben, Refused, undoing.redo)
    assert state(desk, charge) is State.RETURNED


def test_an_editor_takes_a_verdict_of_somebody_else_back_and_brings_it_back_with_what_it_weighed(
    desk: Desk, open_as: OpenAs
) -> None:
    made = claim(desk, article(desk))
    desk.do(evidence.add, made, desk.do(sources.add, title="A log"), "supports")
    eve = open_as("eve", "editor")
    desk.do(verdicts.give, made, "true", "", "Seen.")
    eve.undo(desk.head().number)
    eve.redo()

    assert [verdict.evidence for verdict in desk.ask(verdicts.of_claim, made)] == [(f"C{made}/S1",)]


def test_an_answer_needs_a_submission_and_a_return_a_reason(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben = open_as("ben")
    refused(ben, BadInput, reviews.send_back, charge, " ")
    desk.do(verdicts.give, charge, "false", "", "Looked again.")

    assert "submitted" in refused(ben, Refused, reviews.approve, charge)
    assert "submitted" in refused(ben, Refused, reviews.send_back, charge, "Hm.")


def test_a_verdict_on_an_older_wording_is_not_approved(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben = open_as("ben")
    desk.do(claims.edit, charge, text="Two captains were charged.")

    assert "older wording" in refused(ben, Refused, reviews.approve, charge)


def test_an_approval_holds_for_the_wording_it_was_given_to(desk: Desk, charge: int, open_as: OpenAs) -> None:
    open_as("ben").do(reviews.approve, charge)
    desk.do(claims.edit, charge, text="Two captains were charged.")

    assert "older wording" in refused(desk, Refused, publications.publish, charge)
    desk.undo()
    desk.do(publications.publish, charge)


def test_an_approved_verdict_can_be_returned_until_it_went_out(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben, eve = open_as("ben"), open_as("eve")
    ben.do(reviews.approve, charge)
    refused(eve, Refused, reviews.approve, charge)
    eve.do(reviews.send_back, charge, "The date is wrong.")
    assert state(desk, charge) is State.RETURNED

    eve.undo()
    desk.do(publications.publish, charge)
    refused(eve, Refused, reviews.send_back, charge, "Too late.")


def test_a_verdict_that_the_reviewer_did_not_see_is_a_conflict(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben = open_as("ben")
    seen = ben.head().number
    give(desk, charge)

    refused(ben, Conflict, reviews.approve, charge, seen=seen)
    assert state(desk, charge) is State.IN_REVIEW


def test_undo_takes_an_answer_back_but_no_submission_that_was_answered(
    desk: Desk, charge: int, open_as: OpenAs
) -> None:
    ben = open_as("ben")
    ben.do(reviews.approve, charge)
    with pytest.raises(Refused, match="ben"):
        desk.undo()

    ben.undo()
    assert state(desk, charge) is State.IN_REVIEW
    ben.redo()
    assert state(desk, charge) is State.APPROVED


@pytest.fixture
def two_needed(desk: Desk) -> int:
    """A claim in review on a desk where two members approve."""
    desk.do(settings.set, "review_policy", "second person")
    desk.do(settings.set, "approvals", "2")
    made = claim(desk, article(desk))
    give(desk, made)
    return made


def test_it_goes_out_with_as_many_approvals_as_the_desk_is_set_to(desk: Desk, two_needed: int, open_as: OpenAs) -> None:
    ben, eve, ada = open_as("ben"), open_as("eve"), open_as("ada")
    ben.do(reviews.approve, two_needed)
    assert state(desk, two_needed) is State.IN_REVIEW
    assert "1 of 2" in refused(desk, Refused, publications.publish, two_needed)
    assert "somebody else" in refused(ben, Refused, reviews.approve, two_needed)
    assert "your own" in refused(desk, Refused, reviews.approve, two_needed)

    eve.do(reviews.approve, two_needed)
    assert state(desk, two_needed) is State.APPROVED
    assert "ben and eve" in refused(ada, Refused, reviews.approve, two_needed)
    desk.do(publications.publish, two_needed)


def test_a_return_ends_the_review_whatever_was_approved_before(desk: Desk, two_needed: int, open_as: OpenAs) -> None:
    open_as("ben").do(reviews.approve, two_needed)
    open_as("eve").do(reviews.send_back, two_needed, "Not yet.")

    assert state(desk, two_needed) is State.RETURNED
    assert "returned" in refused(open_as("ada"), Refused, reviews.approve, two_needed)


def test_another_number_holds_for_what_is_submitted_after_it(desk: Desk, two_needed: int, open_as: OpenAs) -> None:
    ben, eve = open_as("ben"), open_as("eve")
    desk.do(settings.set, "approvals", "1")
    ben.do(reviews.approve, two_needed)
    assert state(desk, two_needed) is State.IN_REVIEW

    give(desk, two_needed)
    eve.do(reviews.approve, two_needed)
    assert state(desk, two_needed) is State.APPROVED


def test_what_one_has_approved_waits_for_others_only(desk: Desk, two_needed: int, open_as: OpenAs) -> None:
    ben, eve = open_as("ben"), open_as("eve")
    ben.do(reviews.approve, two_needed)

    def waits_for(member: Desk) -> list[int]:
        return [row.id for row in member.ask(claims.queue, view="review").rows]

    assert (waits_for(desk), waits_for(ben), waits_for(eve)) == ([], [], [two_needed])


def test_the_database_refuses_a_second_approval_by_the_same_member(
    desk: Desk, two_needed: int, open_as: OpenAs
) -> None:
    ben = open_as("ben")
    ben.do(reviews.approve, two_needed)

    def again(work: Work) -> None:
        first = work.session.query(Review).one()
        work.add(
            Review(
                verdict_id=first.verdict_id,
                verdict_author_id=first.verdict_author_id,
                submission_id=first.submission_id,
                reviewer_id=first.reviewer_id,
                reviewer_login=first.reviewer_login,
                answer=Answer.APPROVED,
                reviewed_at=work.now,
            )
        )

    refused(ben, Refused, again)


@pytest.mark.parametrize("number", ["0", "10", "two", "1.5", "-1", ""])
def test_the_number_of_approvals_is_a_small_number(desk: Desk, number: str) -> None:
    refused(desk, BadInput, settings.set, "approvals", number)
