"""What a reviewer is shown: how a claim and its verdict differ from what was answered or published last."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claimdesk.desk import Desk, claims, evidence, publications, reviewing, reviews, settings, sources, verdicts
from claimdesk.words.errors import NotFound
from tests.desk.factories import CHARGE, article, claim

OpenAs = Callable[..., Desk]


@pytest.fixture
def charge(desk: Desk) -> int:
    """A claim whose verdict waits for a second person."""
    desk.do(settings.set, "review_policy", "second person")
    made = claim(desk, article(desk), CHARGE, claimant="Harbour Court")
    desk.do(sources.add, title="Charge sheet", reliability="B", reason="Official.")
    desk.do(evidence.add, made, 1, "supports", excerpt="They are charged.")
    hand_in(desk, made, "true", "As @S1 says.")
    return made


def hand_in(desk: Desk, claim: int, rating: str, rationale: str) -> None:
    desk.do(verdicts.give, claim, rating, "", rationale)
    desk.do(verdicts.submit, claim)


def differences(desk: Desk, claim: int) -> dict[str, tuple[str, str]]:
    return {c.what: (c.before, c.after) for c in desk.ask(reviewing.of, claim).changes}


def test_the_first_time_everything_is_new(desk: Desk, charge: int) -> None:
    found = desk.ask(reviewing.of, charge)
    assert (found.since, found.number) == ("", None)
    told = differences(desk, charge)
    assert told["verdict"] == ("", "True")
    assert told["C1/S1"] == ("", "supports, B-, Charge sheet: “They are charged.”")


def test_after_a_return_only_what_was_done_since_is_shown(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben = open_as("ben")
    ben.do(reviews.send_back, charge, "One source?")
    returned = desk.head().number
    desk.do(sources.add, title="Docket")
    desk.do(evidence.add, charge, 2, "supports")
    hand_in(desk, charge, "true", "As @S1 and @S2 say.")

    found = ben.ask(reviewing.of, charge)
    assert (found.since, found.number) == ("returned by ben", returned)
    assert differences(ben, charge) == {
        "why": ("As @S1 says.", "As @S1 and @S2 say."),
        "C1/S2": ("", "supports, --, Docket"),
    }


def test_behind_a_publication_it_is_what_readers_were_told_that_changes(
    desk: Desk, charge: int, open_as: OpenAs
) -> None:
    open_as("ben").do(reviews.approve, charge)
    desk.do(publications.publish, charge)
    desk.do(claims.edit, charge, text="Three captains were charged.", claimant="The Court")
    desk.do(sources.edit, 1, title="Charge sheet of the court")
    hand_in(desk, charge, "false", "As @S1 says.")

    assert desk.ask(reviewing.of, charge).since == f"first publication by {desk.member.name}"
    assert differences(desk, charge) == {
        "verdict": ("True", "False"),
        "claim": (CHARGE, "Three captains were charged."),
        "said by": ("Harbour Court", "The Court"),
        "C1/S1": (
            "supports, B-, Charge sheet: “They are charged.”",
            "supports, B-, Charge sheet of the court: “They are charged.”",
        ),
    }


def test_a_claim_that_is_not_there_has_nothing_to_review(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.ask(reviewing.of, 99)
