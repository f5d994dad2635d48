from __future__ import annotations

from collections.abc import Callable

import pytest

from claimdesk.desk import Desk, articles, claimants, claims, evidence, scales, settings, sources, verdicts
from claimdesk.words.dossier import VerdictFact
from claimdesk.words.errors import BadInput, Conflict, NotFound, Refused, TooLarge
from claimdesk.words.limits import FIELD_CHARS, PROSE_CHARS
from claimdesk.words.terms import State
from tests.desk.factories import TEXT, article, claim, document
from tests.desk.refusing import refused

OpenAs = Callable[..., Desk]


@pytest.fixture
def charge(desk: Desk) -> int:
    return claim(desk, article(desk), claimant="Prosecutors")


def source(desk: Desk, title: str = "Court register") -> int:
    return desk.do(sources.add, title=title)


def newest(desk: Desk, claim: int) -> VerdictFact:
    return desk.ask(verdicts.of_claim, claim)[-1]


def state(desk: Desk, claim: int) -> State:
    return desk.ask(claims.row, claim).state


def test_a_verdict_has_rating_reasons_author_and_time(desk: Desk, charge: int) -> None:
    desk.do(verdicts.give, charge, "mostly-true", "Two of three.", "The register\nsays so.")

    given = newest(desk, charge)
    assert given.rating.label == "Mostly true"
    assert (given.explanation, given.rationale) == ("Two of three.", "The register\nsays so.")
    assert (given.by, given.submitted_at, given.stale) == (desk.member.name, None, False)
    assert given.at == desk.head().at or given.at < desk.head().at
    assert state(desk, charge) is State.DRAFTED


def test_saving_again_is_a_new_verdict_after_the_last(desk: Desk, charge: int) -> None:
    first = desk.do(verdicts.give, charge, "true", "", "Seen.")
    second = desk.do(verdicts.give, charge, "false", "", "Looked again.")

    assert [v.id for v in desk.ask(verdicts.of_claim, charge)] == [first, second]
    assert [v.rating.label for v in desk.ask(verdicts.of_claim, charge)] == ["True", "False"]


def test_a_verdict_can_be_given_on_another_scale(desk: Desk, charge: int) -> None:
    desk.do(verdicts.give, charge, "kept", "", "It was.", scale="promise")

    assert newest(desk, charge).rating.scale == "promise"
    refused(desk, NotFound, verdicts.give, charge, "kept", "", "It was.")
    refused(desk, NotFound, verdicts.give, charge, "true", "", "It is.", scale="nobody’s")


def test_a_verdict_keeps_the_version_of_the_scale_it_was_given_on(desk: Desk, charge: int) -> None:
    desk.do(verdicts.give, charge, "true", "", "Seen.")
    two = "".join(f'[[rating]]\nlabel = "{label}"\n' for label in ("True", "Not true"))
    desk.do(scales.add, f'name = "truth"\ntitle = "Shorter"\naxis = "veracity"\n{two}')
    desk.do(verdicts.give, charge, "not true", "", "Seen.")

    assert [v.rating.number for v in desk.ask(verdicts.of_claim, charge)] == [1, 2]


def test_all_live_evidence_is_weighed_and_what_the_rationale_names_is_cited(desk: Desk, charge: int) -> None:
    first, second, third = source(desk), source(desk, "Minutes"), source(desk, "Leaflet")
    for s, stance in ((first, "supports"), (second, "refutes"), (second, "context")):
        desk.do(evidence.add, charge, s, stance)
    taken = desk.do(evidence.add, charge, third, "context")
    desk.do(evidence.withdraw, taken)
    desk.do(verdicts.give, charge, "mixed", "", f"@S{first} has it, @C{charge}/s{second}#2, anna@S99x.org does not.")

    given = newest(desk, charge)
    assert given.evidence == (f"C{charge}/S{first}", f"C{charge}/S{second}", f"C{charge}/S{second}#2")
    assert given.cited == (f"C{charge}/S{first}", f"C{charge}/S{second}#2")


def test_evidence_that_came_after_a_verdict_was_not_weighed_by_it(desk: Desk, charge: int) -> None:
    desk.do(verdicts.give, charge, "mixed", "", "Nothing yet.")
    desk.do(evidence.add, charge, source(desk), "supports")

    assert newest(desk, charge).evidence == ()


@pytest.mark.parametrize("citation", ["@S99", "@S{s}#2", "@C99/S{s}"])
def test_a_citation_of_what_is_no_evidence_is_refused(desk: Desk, charge: int, citation: str) -> None:
    s = source(desk)
    desk.do(evidence.add, charge, s, "supports")
    cited = citation.format(s=s)

    sentence = refused(desk, Refused, verdicts.give, charge, "true", "", f"As {cited} says.")

    assert cited in sentence
    assert f"@S{s}" in sentence
    assert state(desk, charge) is State.OPEN


def test_a_source_whose_first_piece_was_withdrawn_is_cited_by_the_one_that_is_left(desk: Desk, charge: int) -> None:
    s = source(desk)
    desk.do(evidence.withdraw, desk.do(evidence.add, charge, s, "supports"))
    desk.do(evidence.add, charge, s, "refutes")
    desk.do(verdicts.give, charge, "false", "", f"See @S{s}.")

    assert newest(desk, charge).cited == (f"C{charge}/S{s}#2",)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("true", "", " \n "), BadInput),
        (("true", "x" * (FIELD_CHARS + 1), "Seen."), TooLarge),
        (("true", "", "x" * (PROSE_CHARS + 1)), TooLarge),
        (("so-so", "", "Seen."), NotFound),
    ],
)
def test_a_verdict_that_can_not_stand_is_refused(
    desk: Desk, charge: int, arguments: tuple[str, str, str], error: type[BadInput]
) -> None:
    refused(desk, error, verdicts.give, charge, *arguments)


def test_a_claim_that_is_not_there_or_withdrawn_gets_no_verdict(desk: Desk, charge: int) -> None:
    refused(desk, NotFound, verdicts.give, 99, "true", "", "Seen.")
    desk.do(claims.withdraw, charge)
    refused(desk, Refused, verdicts.give, charge, "true", "", "Seen.")
    with pytest.raises(NotFound):
        desk.ask(verdicts.of_claim, 99)


@pytest.mark.parametrize(
    "change", [{"text": "Two captains were charged."}, {"claimant": "The police"}, {"checks": "attribution"}]
)
def test_a_change_of_what_was_judged_marks_the_verdict_until_it_is_undone(
    desk: Desk, charge: int, change: dict[str, str]
) -> None:
    desk.do(verdicts.give, charge, "true", "", "Seen.")
    desk.do(claims.edit, charge, **change)
    assert newest(desk, charge).stale
    assert desk.ask(claims.row, charge).stale

    desk.undo()
    assert not newest(desk, charge).stale
    assert not desk.ask(claims.row, charge).stale


def test_a_claimant_who_is_renamed_marks_the_verdict(desk: Desk, charge: int) -> None:
    desk.do(verdicts.give, charge, "true", "", "Seen.")
    desk.do(claimants.edit, "Prosecutors", "The public prosecutor")

    assert newest(desk, charge).stale


def test_a_moved_quote_and_a_changed_due_date_leave_the_verdict_current(desk: Desk, charge: int) -> None:
    desk.do(verdicts.give, charge, "true", "", "Seen.")
    desk.do(claims.edit, charge, due="2018-12-31")
    desk.do(articles.add, document(f"A new first line.\n\n{TEXT}"), as_revision_of=1)

    assert not newest(desk, charge).stale


def test_undo_takes_a_verdict_back_and_redo_brings_it_again(desk: Desk, charge: int) -> None:
    desk.do(evidence.add, charge, source(desk), "supports")
    desk.do(verdicts.give, charge, "true", "", "See @S1.")
    before = desk.ask(verdicts.of_claim, charge)

    desk.undo()
    assert desk.ask(verdicts.of_claim, charge) == []
    assert state(desk, charge) is State.OPEN
    desk.redo()
    assert desk.ask(verdicts.of_claim, charge) == before
    assert state(desk, charge) is State.DRAFTED


# What a colleague did since the screen was drawn


def test_a_verdict_that_a_colleague_gave_meanwhile_is_a_conflict(desk: Desk, charge: int, open_as: OpenAs) -> None:
    seen = desk.head().number
    ben = open_as("ben")
    ben.do(verdicts.give, charge, "false", "", "Ben looked.")

    refused(desk, Conflict, verdicts.give, charge, "true", "", "I looked.", seen=seen)
    assert newest(desk, charge).by == "ben"


def test_new_evidence_and_changed_wording_are_conflicts(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben = open_as("ben")
    seen = desk.head().number
    added = ben.do(evidence.add, charge, source(ben), "supports")
    refused(desk, Conflict, verdicts.give, charge, "true", "", "Seen.", seen=seen)

    seen = desk.head().number
    ben.do(evidence.withdraw, added)
    refused(desk, Conflict, verdicts.give, charge, "true", "", "Seen.", seen=seen)

    for change in ({"text": "Other words."}, {"claimant": "Somebody else"}, {"checks": "attribution"}):
        seen = desk.head().number
        ben.do(claims.edit, charge, **change)
        refused(desk, Conflict, verdicts.give, charge, "true", "", "Seen.", seen=seen)


def test_what_a_colleague_does_elsewhere_is_no_conflict(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben = open_as("ben")
    seen = desk.head().number
    ben.do(
        verdicts.give,
        claim(ben, article(ben, "Another text that says something."), "Another text"),
        "true",
        "",
        "Seen.",
    )
    desk.do(verdicts.give, charge, "true", "", "Seen.", seen=seen)

    assert newest(desk, charge).by == desk.member.name


# Submitting


def test_submit_is_refused_where_one_member_publishes_alone(desk: Desk, charge: int) -> None:
    desk.do(settings.set, "review_policy", "own")
    desk.do(verdicts.give, charge, "true", "", "Seen.")

    assert "publishes a drafted verdict alone" in refused(desk, Refused, verdicts.submit, charge)


def test_a_submitted_verdict_is_in_review_once(desk: Desk, charge: int) -> None:
    desk.do(settings.set, "review_policy", "second person")
    refused(desk, Refused, verdicts.submit, charge)
    desk.do(verdicts.give, charge, "true", "", "Seen.")
    desk.do(verdicts.submit, charge)

    assert state(desk, charge) is State.IN_REVIEW
    assert newest(desk, charge).submitted_at is not None
    refused(desk, Refused, verdicts.submit, charge)
    desk.undo()
    assert state(desk, charge) is State.DRAFTED
    desk.redo()
    assert state(desk, charge) is State.IN_REVIEW


def test_a_verdict_on_an_older_wording_can_not_be_submitted(desk: Desk, charge: int) -> None:
    desk.do(settings.set, "review_policy", "second person")
    desk.do(verdicts.give, charge, "true", "", "Seen.")
    desk.do(claims.edit, charge, text="Two captains were charged.")

    assert "older wording" in refused(desk, Refused, verdicts.submit, charge)
    desk.do(verdicts.give, charge, "true", "", "Seen again.")
    desk.do(verdicts.submit, charge)
    assert state(desk, charge) is State.IN_REVIEW
