from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from claimdesk.desk import Desk, claims, dossiers, evidence, sources, verdicts
from claimdesk.words.errors import BadInput, Conflict, NotFound, Refused, TooLarge
from claimdesk.words.limits import FIELD_CHARS, PROSE_CHARS
from claimdesk.words.references import Reference
from claimdesk.words.terms import Stance
from claimdesk.words.views.under_a_claim import EvidenceRow
from tests.desk.factories import article, claim
from tests.desk.refusing import refused

OpenAs = Callable[..., Desk]


@pytest.fixture
def charge(desk: Desk) -> int:
    return claim(desk, article(desk), claimant="Prosecutors")


def source(desk: Desk, title: str = "Register", **fields: str) -> int:
    return int(desk.do(sources.add, title=title, **fields))


def only(desk: Desk, claim: int) -> EvidenceRow:
    (row,) = desk.ask(evidence.of_claim, claim)
    return row


def test_evidence_says_how_a_source_bears_on_a_claim(desk: Desk, charge: int) -> None:
    s = source(desk, reliability="B", reason="Official.")
    desk.do(evidence.add, charge, s, "refutes", excerpt="Line one.\nLine two.", locator="p. 3", credibility="2")

    row = only(desk, charge)
    assert (row.stance, row.excerpt, row.locator) == (Stance.REFUTES, "Line one.\nLine two.", "p. 3")
    assert (row.reliability, row.credibility, row.own_word) == ("B", 2, False)
    assert row.reference == f"C{charge}/S{s}"


def test_evidence_is_ungraded_unless_graded(desk: Desk, charge: int) -> None:
    desk.do(evidence.add, charge, source(desk), "context")

    assert (only(desk, charge).reliability, only(desk, charge).credibility) == (None, None)


def test_several_pieces_of_one_source_are_numbered_and_no_number_is_given_twice(desk: Desk, charge: int) -> None:
    s = source(desk)
    desk.do(evidence.add, charge, s, "supports")
    second = desk.do(evidence.add, charge, s, "context")
    desk.do(evidence.withdraw, second)
    third = desk.do(evidence.add, charge, s, "context")

    assert [r.reference for r in desk.ask(evidence.of_claim, charge)] == [f"C{charge}/S{s}", f"C{charge}/S{s}#3"]
    assert desk.ask(evidence.find, charge, s, 3) == third
    with pytest.raises(NotFound):
        desk.ask(evidence.find, charge, s, 4)


def test_what_supports_comes_before_what_refutes_and_context(desk: Desk, charge: int) -> None:
    for stance in ("context", "refutes", "supports"):
        desk.do(evidence.add, charge, source(desk), stance)

    assert [r.stance for r in desk.ask(evidence.of_claim, charge)] == list(Stance)


def test_the_claimants_own_word_never_counts_as_independent(desk: Desk, charge: int) -> None:
    own = source(desk, origin="  prosecutors ")
    reprints = [source(desk, f"Paper {i}", origin="The agency", publisher=f"Paper {i}") for i in range(2)]
    for s in (own, *reprints):
        desk.do(evidence.add, charge, s, "supports")

    assert [r.own_word for r in desk.ask(evidence.of_claim, charge)] == [True, False, False]
    assert desk.ask(dossiers.of, Reference("C", charge)).claims[0].independent_for == 1


def test_evidence_is_read_in_the_newest_copy_unless_another_is_named(desk: Desk, charge: int) -> None:
    s, other = source(desk), source(desk, "Other")
    now = datetime(2026, 1, 2, tzinfo=UTC)
    copies = [
        desk.do(sources.capture, x, body, media_type="text/plain", tool="t", obtained_at=now)
        for x, body in ((s, b"1"), (s, b"2"), (other, b"3"))
    ]
    desk.do(evidence.add, charge, s, "supports")
    desk.do(evidence.add, charge, s, "context", capture=copies[0])
    assert "copy" in refused(desk, NotFound, evidence.add, charge, s, "supports", capture=copies[2])

    facts = desk.ask(dossiers.of, Reference("C", charge)).claims[0].evidence
    kept = [c.sha256 for c in desk.ask(sources.captures, s)]
    assert [f.capture and f.capture.sha256 for f in facts] == [kept[1], kept[0]]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"stance": "proves"}, BadInput),
        ({"credibility": 7}, BadInput),
        ({"credibility": "B"}, BadInput),
        ({"locator": "x" * (FIELD_CHARS + 1)}, TooLarge),
        ({"excerpt": "x" * (PROSE_CHARS + 1)}, TooLarge),
    ],
)
def test_evidence_that_can_not_stand_is_refused(
    desk: Desk, charge: int, fields: dict[str, object], error: type[BadInput]
) -> None:
    s = source(desk)
    refused(desk, error, evidence.add, charge, s, **({"stance": "supports"} | fields))
    made = desk.do(evidence.add, charge, s, "supports")
    refused(desk, error, evidence.edit, made, **fields)


def test_claim_and_source_must_be_there(desk: Desk, charge: int) -> None:
    s = source(desk)
    refused(desk, NotFound, evidence.add, 99, s, "supports")
    refused(desk, NotFound, evidence.add, charge, 99, "supports")
    refused(desk, NotFound, evidence.edit, 99, stance="supports")
    refused(desk, BadInput, evidence.edit, desk.do(evidence.add, charge, s, "supports"), colour="red")
    with pytest.raises(NotFound):
        desk.ask(evidence.of_claim, 99)


def test_short_fields_change_in_place(desk: Desk, charge: int) -> None:
    made = desk.do(evidence.add, charge, source(desk), "supports", excerpt="As it was.")
    before = only(desk, charge)
    assert desk.do(evidence.edit, made, stance="refutes", locator="p. 4", credibility=5) == made

    changed = only(desk, charge)
    assert (changed.stance, changed.locator, changed.credibility) == (Stance.REFUTES, "p. 4", 5)
    assert changed.excerpt == "As it was."
    desk.undo()
    assert only(desk, charge) == before


def test_another_excerpt_keeps_the_name_and_the_verdict_keeps_what_it_weighed(desk: Desk, charge: int) -> None:
    s = source(desk)
    made = desk.do(evidence.add, charge, s, "supports", excerpt="As it was.", locator="p. 3")
    desk.do(verdicts.give, charge, "true", "", f"See @S{s}.")
    later = desk.do(evidence.edit, made, excerpt="As it is.")

    row = only(desk, charge)
    assert (row.id, row.excerpt, row.locator, row.reference) == (later, "As it is.", "p. 3", f"C{charge}/S{s}")
    assert later != made
    assert desk.ask(evidence.find, charge, s) == later
    assert desk.ask(verdicts.of_claim, charge)[0].cited == (f"C{charge}/S{s}",)
    refused(desk, Refused, evidence.restore, made)

    desk.undo()
    assert (only(desk, charge).id, only(desk, charge).excerpt) == (made, "As it was.")


def test_another_excerpt_can_be_undone_and_redone(desk: Desk, charge: int) -> None:
    made = desk.do(evidence.add, charge, source(desk), "supports", excerpt="As it was.")
    later = desk.do(evidence.edit, made, excerpt="As it is.")
    desk.undo()
    assert (only(desk, charge).id, only(desk, charge).excerpt) == (made, "As it was.")
    desk.redo()
    assert (only(desk, charge).id, only(desk, charge).excerpt) == (later, "As it is.")


def test_the_same_excerpt_again_changes_nothing(desk: Desk, charge: int) -> None:
    made = desk.do(evidence.add, charge, source(desk), "supports", excerpt="As it was.")
    before = desk.head()
    assert desk.do(evidence.edit, made, excerpt="As it was.\r\n") == made
    assert desk.head() == before


def test_an_excerpt_that_a_colleague_changed_meanwhile_is_a_conflict(desk: Desk, charge: int, open_as: OpenAs) -> None:
    made = desk.do(evidence.add, charge, source(desk), "supports", excerpt="As it was.")
    ben = open_as("ben")
    seen = desk.head().number
    ben.do(evidence.edit, made, excerpt="As Ben reads it.")

    refused(desk, Conflict, evidence.edit, made, excerpt="As I read it.", seen=seen)
    # Who has seen it goes on from there, also by the name of the row that was.
    desk.do(evidence.edit, made, excerpt="As I read it.", seen=desk.head().number)
    assert only(desk, charge).excerpt == "As I read it."


def test_withdrawn_evidence_can_be_put_back(desk: Desk, charge: int) -> None:
    made = desk.do(evidence.add, charge, source(desk), "supports")
    desk.do(evidence.withdraw, made)
    assert desk.ask(evidence.of_claim, charge) == []
    refused(desk, Refused, evidence.withdraw, made)
    desk.do(evidence.restore, made)
    assert only(desk, charge).id == made
    refused(desk, Refused, evidence.restore, made)


def test_evidence_stays_off_while_its_claim_is_withdrawn(desk: Desk, charge: int) -> None:
    made = desk.do(evidence.add, charge, source(desk), "supports")
    desk.do(evidence.withdraw, made)
    desk.do(claims.withdraw, charge)

    refused(desk, Refused, evidence.restore, made)


def test_adding_evidence_can_be_undone_until_a_verdict_weighed_it(desk: Desk, charge: int) -> None:
    desk.do(evidence.add, charge, source(desk), "supports")
    entry = desk.head().number
    desk.do(verdicts.give, charge, "true", "", "Seen.")
    with pytest.raises(Refused):
        desk.undo(entry)

    desk.undo()
    desk.undo(entry)
    assert desk.ask(evidence.of_claim, charge) == []
