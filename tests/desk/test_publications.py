from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from claimdesk.desk import (
    Desk,
    claims,
    database,
    dossiers,
    evidence,
    publications,
    reviews,
    settings,
    sources,
    verdicts,
)
from claimdesk.words.dossier import PublicationFact
from claimdesk.words.errors import BadInput, Conflict, DeskError, NotFound, Refused
from claimdesk.words.references import Reference
from claimdesk.words.terms import Notice, State
from tests.desk.factories import CHARGE, DENIAL, OFFER, article, claim
from tests.desk.refusing import refused

OpenAs = Callable[..., Desk]


@pytest.fixture
def charge(desk: Desk) -> int:
    """A claim with a drafted verdict, on a desk where one member publishes alone."""
    desk.do(settings.set, "review_policy", "own")
    made = claim(desk, article(desk))
    give(desk, made)
    return made


def give(desk: Desk, claim: int, rating: str = "true") -> int:
    return int(desk.do(verdicts.give, claim, rating, "", "Seen."))


def state(desk: Desk, claim: int) -> State:
    return desk.ask(claims.row, claim).state


def publications_of(desk: Desk, claim: int) -> tuple[PublicationFact, ...]:
    return desk.ask(dossiers.of, Reference("C", claim)).claims[0].publications


def test_one_member_publishes_a_drafted_verdict_alone(desk: Desk, charge: int) -> None:
    desk.do(publications.publish, charge, url="HTTPS://Example.org/checked")

    (went_out,) = publications_of(desk, charge)
    assert (went_out.notice, went_out.url, went_out.by) == (
        Notice.FIRST,
        "https://example.org/checked",
        desk.member.name,
    )
    assert state(desk, charge) is State.PUBLISHED
    assert desk.ask(verdicts.of_claim, charge)[-1].reviews == ()


def test_a_claim_without_verdict_or_with_a_bad_address_is_not_published(desk: Desk, charge: int) -> None:
    bare = claim(desk, 1, OFFER)
    assert "no verdict" in refused(desk, Refused, publications.publish, bare)
    refused(desk, NotFound, publications.publish, 99)
    refused(desk, BadInput, publications.publish, charge, url="javascript:alert(1)")


def test_publishing_twice_is_refused_also_with_a_newer_draft(desk: Desk, charge: int) -> None:
    desk.do(publications.publish, charge)
    refused(desk, Refused, publications.publish, charge)
    give(desk, charge, "false")

    assert "correction" in refused(desk, Refused, publications.publish, charge)
    assert state(desk, charge) is State.PUBLISHED
    assert desk.ask(claims.row, charge).newer_draft


def test_a_verdict_on_an_older_wording_is_not_published(desk: Desk, charge: int) -> None:
    desk.do(claims.edit, charge, text="Two captains were charged.")

    assert "older wording" in refused(desk, Refused, publications.publish, charge)
    give(desk, charge)
    desk.do(publications.publish, charge)


def test_under_the_second_person_only_what_was_approved_goes_out(desk: Desk, charge: int, open_as: OpenAs) -> None:
    desk.do(settings.set, "review_policy", "second person")
    assert "submit" in refused(desk, Refused, publications.publish, charge)
    desk.do(verdicts.submit, charge)
    assert "approves" in refused(desk, Refused, publications.publish, charge)
    ben = open_as("ben")
    ben.do(reviews.approve, charge)
    give(desk, charge, "false")

    refused(desk, Refused, publications.publish, charge)
    desk.do(verdicts.submit, charge)
    ben.do(reviews.approve, charge)
    desk.do(publications.publish, charge)
    assert state(desk, charge) is State.PUBLISHED


def test_all_claims_of_an_article_that_can_go_out_do_so_in_one_entry(desk: Desk, charge: int) -> None:
    ready, bare = claim(desk, 1, OFFER), claim(desk, 1, DENIAL)
    give(desk, ready)
    before = desk.head().number
    out = desk.do(publications.publish_article, 1, url="https://example.org/a")

    assert len(out) == 2
    assert desk.head().number == before + 1
    assert [state(desk, c) for c in (charge, ready, bare)] == [State.PUBLISHED, State.PUBLISHED, State.OPEN]
    refused(desk, Refused, publications.publish_article, 1)
    desk.undo()
    assert [state(desk, c) for c in (charge, ready, bare)] == [State.DRAFTED, State.DRAFTED, State.OPEN]


def test_a_correction_gives_the_verdict_and_says_why_in_one_entry(desk: Desk, charge: int) -> None:
    desk.do(publications.publish, charge)
    before = desk.head().number
    desk.do(publications.correct, charge, rating="false", rationale="They were not.", reason="We misread the register.")

    assert desk.head().number == before + 1
    assert state(desk, charge) is State.CORRECTED
    assert [p.notice for p in publications_of(desk, charge)] == [Notice.FIRST, Notice.CORRECTION]
    assert publications_of(desk, charge)[-1].reason == "We misread the register."
    assert publications_of(desk, charge)[-1].verdict == desk.ask(verdicts.of_claim, charge)[-1].id

    desk.undo()
    assert state(desk, charge) is State.PUBLISHED
    assert len(desk.ask(verdicts.of_claim, charge)) == 1
    desk.redo()
    assert state(desk, charge) is State.CORRECTED


def test_a_correction_needs_a_reason_something_published_and_a_newer_verdict(desk: Desk, charge: int) -> None:
    refused(desk, Refused, publications.correct, charge, reason="Wrong.")
    desk.do(publications.publish, charge)
    refused(desk, BadInput, publications.correct, charge, rating="false", rationale="No.", reason=" ")
    refused(desk, BadInput, publications.correct, charge, rating="false", rationale="", reason="Wrong.")
    refused(desk, Refused, publications.correct, charge, reason="Wrong.")
    give(desk, charge, "false")
    desk.do(publications.correct, charge, reason="Wrong.")

    assert state(desk, charge) is State.CORRECTED


def test_under_the_second_person_a_correction_takes_an_approved_newer_verdict(
    desk: Desk, charge: int, open_as: OpenAs
) -> None:
    desk.do(publications.publish, charge)
    desk.do(settings.set, "review_policy", "second person")
    correct = publications.correct
    assert "approve" in refused(desk, Refused, correct, charge, rating="false", rationale="No.", reason="Wrong.")
    give(desk, charge, "false")
    refused(desk, Refused, correct, charge, reason="Wrong.")
    desk.do(verdicts.submit, charge)
    open_as("ben").do(reviews.approve, charge)
    desk.do(correct, charge, reason="Wrong.")

    assert state(desk, charge) is State.CORRECTED


def test_a_changed_wording_after_publication_takes_a_correction(desk: Desk, charge: int) -> None:
    desk.do(publications.publish, charge)
    desk.do(claims.edit, charge, text="Two captains were charged.")
    assert desk.ask(verdicts.of_claim, charge)[-1].stale
    assert state(desk, charge) is State.PUBLISHED
    give(desk, charge)

    assert "correction" in refused(desk, Refused, publications.update, charge)
    desk.do(publications.correct, charge, reason="The wording was too wide.")
    assert state(desk, charge) is State.CORRECTED


def test_an_update_tells_more_and_changes_no_rating(desk: Desk, charge: int) -> None:
    desk.do(publications.publish, charge)
    give(desk, charge, "false")
    assert "correction" in refused(desk, Refused, publications.update, charge)
    give(desk, charge, "true")
    desk.do(publications.update, charge, reason="A second document.")

    assert state(desk, charge) is State.PUBLISHED
    assert publications_of(desk, charge)[-1].notice is Notice.UPDATE
    refused(desk, Refused, publications.update, charge)


def test_what_was_retracted_goes_out_again_only_with_a_new_verdict(desk: Desk, charge: int) -> None:
    refused(desk, Refused, publications.retract, charge, "Wrong.")
    desk.do(publications.publish, charge)
    refused(desk, BadInput, publications.retract, charge, "  ")
    desk.do(publications.retract, charge, "The register was forged.")

    assert state(desk, charge) is State.WITHDRAWN
    assert publications_of(desk, charge)[-1].reason == "The register was forged."
    refused(desk, Refused, publications.retract, charge, "Again.")
    refused(desk, Refused, publications.correct, charge, rating="false", rationale="No.", reason="Wrong.")
    refused(desk, Refused, publications.publish, charge)

    give(desk, charge, "false")
    assert state(desk, charge) is State.WITHDRAWN
    desk.do(publications.publish, charge)
    assert state(desk, charge) is State.PUBLISHED
    assert [p.notice for p in publications_of(desk, charge)] == [Notice.FIRST, Notice.RETRACTION, Notice.UPDATE]


def test_a_retraction_can_be_undone(desk: Desk, charge: int) -> None:
    desk.do(publications.publish, charge)
    desk.do(publications.retract, charge, "Wrong.")
    desk.undo()
    assert state(desk, charge) is State.PUBLISHED
    desk.undo()
    assert state(desk, charge) is State.DRAFTED
    desk.redo()
    assert state(desk, charge) is State.PUBLISHED


def test_a_correction_with_a_verdict_of_its_own_is_undone_and_redone(desk: Desk, charge: int) -> None:
    desk.do(evidence.add, charge, desk.do(sources.add, title="A log"), "refutes")
    desk.do(publications.publish, charge)
    desk.do(publications.correct, charge, reason="Looked again.", rating="false", rationale="As @S1 says.")
    desk.undo()
    assert state(desk, charge) is State.PUBLISHED
    desk.redo()
    assert state(desk, charge) is State.CORRECTED
    assert desk.ask(verdicts.of_claim, charge)[-1].cited == (f"C{charge}/S1",)


def test_a_publication_is_not_undone_once_a_report_of_it_was_written(desk: Desk, charge: int) -> None:
    desk.do(publications.publish, charge)
    dossier = desk.ask(dossiers.of, Reference("C", charge))
    desk.do(dossiers.written_out, dossier)

    with pytest.raises(Refused, match="report"):
        desk.undo()
    assert state(desk, charge) is State.PUBLISHED


def test_what_went_out_after_a_report_was_read_is_still_undone(desk: Desk, charge: int) -> None:
    dossier = desk.ask(dossiers.of, Reference("C", charge))
    desk.do(publications.publish, charge)

    assert desk.do(dossiers.written_out, dossier) == []
    desk.undo()
    assert state(desk, charge) is State.DRAFTED


def test_a_report_with_a_publication_that_was_taken_back_meanwhile_does_not_leave_the_desk(
    desk: Desk, charge: int
) -> None:
    desk.do(publications.publish, charge)
    dossier = desk.ask(dossiers.of, Reference("C", charge))
    desk.undo()

    assert "make it again" in refused(desk, Refused, dossiers.written_out, dossier)
    desk.redo()
    assert desk.do(dossiers.written_out, dossier) == [charge]
    assert desk.do(dossiers.written_out, dossier) == []


def test_a_report_of_an_earlier_moment_keeps_its_publication_too(desk: Desk, charge: int) -> None:
    desk.do(publications.publish, charge)
    then = desk.head().number
    desk.undo()
    dossier = desk.ask(dossiers.of, Reference("C", charge), as_of=then)

    assert desk.do(dossiers.written_out, dossier) == [charge]
    desk.redo()
    with pytest.raises(Refused, match="report"):
        desk.undo()


def test_a_draft_that_was_not_on_the_screen_is_a_conflict(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben = open_as("ben")
    seen = desk.head().number
    give(ben, charge, "false")

    refused(desk, Conflict, publications.publish, charge, seen=seen)
    refused(desk, Conflict, publications.publish_article, 1, seen=seen)


def test_a_published_claim_can_not_be_withdrawn_nor_a_withdrawn_one_published(desk: Desk, charge: int) -> None:
    desk.do(claims.withdraw, charge)
    refused(desk, Refused, publications.publish, charge)
    desk.do(claims.restore, charge)
    desk.do(publications.publish, charge)
    refused(desk, Refused, claims.withdraw, charge)


# Two at once


def race(*calls: Callable[[], object]) -> list[DeskError | None]:
    """What became of calls that start together: None, or the error."""
    start = threading.Barrier(len(calls))
    out: list[DeskError | None] = [None] * len(calls)

    def run(i: int, call: Callable[[], object]) -> None:
        start.wait()
        try:
            call()
        except DeskError as error:
            out[i] = error

    threads = [threading.Thread(target=run, args=(i, c)) for i, c in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return out


@pytest.mark.parametrize("rival", ["withdraw the claim", "undo the verdict", "publish too", "change the wording"])
def test_of_two_writers_who_exclude_each_other_one_wins(desk: Desk, desk_url: str, open_as: OpenAs, rival: str) -> None:
    desk.do(settings.set, "review_policy", "own")
    ben = open_as("ben")
    a = article(desk)
    for _ in range(6):
        made = claim(desk, a, CHARGE, text="Captains were charged.")
        give(ben, made)
        drafted = desk.head().number
        calls = {
            "withdraw the claim": lambda c=made: ben.do(claims.withdraw, c),
            "undo the verdict": lambda n=drafted: ben.undo(n),
            "publish too": lambda c=made: ben.do(publications.publish, c),
            "change the wording": lambda c=made: ben.do(claims.edit, c, text="Nobody was charged."),
        }
        errors = race(lambda c=made: desk.do(publications.publish, c), calls[rival])

        out = publications_of(desk, made) if errors[0] is None or rival == "publish too" else ()
        if rival == "change the wording":
            # Either it went out before the change, or the change made it too late for that; the change always stands.
            assert errors[1] is None
            assert errors[0] is None or "older wording" in errors[0].sentence
        else:
            assert [e is None for e in errors].count(True) == 1, errors
            assert all(isinstance(e, Refused) for e in errors if e)
        assert len(out) == (errors[0] is None or rival == "publish too")
    assert database.problems(desk_url) == []
