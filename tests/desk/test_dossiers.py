"""A dossier is what was known at one moment: today's, or an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine, event

from claimdesk.desk import (
    Desk,
    articles,
    assignments,
    claimants,
    claims,
    comments,
    dossiers,
    evidence,
    members,
    publications,
    relations,
    reviews,
    settings,
    sources,
    tags,
    verdicts,
)
from claimdesk.words.dossier import ClaimFact, Dossier
from claimdesk.words.errors import BadInput, NotFound
from claimdesk.words.references import Reference
from claimdesk.words.terms import Answer, State
from tests.desk.factories import CHARGE, DENIAL, OFFER, TEXT, TWICE, analysed, article, claim, document

OpenAs = Callable[..., Desk]


def dossier(desk: Desk, *references: str, as_of: int | datetime | None = None) -> Dossier:
    return desk.ask(dossiers.of, *(Reference(r[0], int(r[1:])) for r in references), as_of=as_of)


def fact(desk: Desk, claim: int, as_of: int | datetime | None = None) -> ClaimFact:
    (found,) = dossier(desk, f"C{claim}", as_of=as_of).claims
    return found


def now(desk: Desk) -> int:
    return desk.head().number


@pytest.fixture
def charge(desk: Desk) -> int:
    """A claim of an article, with a claimant and no verdict."""
    return claim(desk, article(desk), claimant="Harbour Court")


def test_an_edit_is_seen_from_its_entry_on(desk: Desk, charge: int) -> None:
    before = now(desk)
    desk.do(claims.edit, charge, text="The captains were charged.", claimant="The Crown")

    assert (fact(desk, charge).text, fact(desk, charge).said_by) == ("The captains were charged.", ("The Crown",))
    assert (fact(desk, charge, before).text, fact(desk, charge, before).said_by) == (CHARGE, ("Harbour Court",))
    assert fact(desk, charge, now(desk)) == fact(desk, charge)


def test_each_step_to_publication_gives_the_state_of_its_time(desk: Desk, charge: int, open_as: OpenAs) -> None:
    desk.do(settings.set, "review_policy", "second person")
    ben = open_as("ben")
    steps = [(now(desk), State.OPEN)]
    for who, command, *args in (
        (desk, verdicts.give, charge, "true", "", "Seen."),
        (desk, verdicts.submit, charge),
        (ben, reviews.send_back, charge, "By whom?"),
        (desk, verdicts.give, charge, "false", "", "Seen again."),
        (desk, verdicts.submit, charge),
        (ben, reviews.approve, charge),
        (desk, publications.publish, charge),
        (desk, publications.retract, charge, "It was another court."),
    ):
        who.do(command, *args)
        steps.append((now(desk), desk.ask(claims.row, charge).state))

    assert [state.value for _, state in steps] == [
        "open", "drafted", "in review", "returned", "drafted", "in review", "approved", "published", "withdrawn",
    ]  # fmt: skip
    assert [fact(desk, charge, number).state for number, _ in steps] == [state for _, state in steps]

    returned = fact(desk, charge, steps[3][0])
    assert [(v.rating.label, [r.answer for r in v.reviews]) for v in returned.verdicts] == [("True", [Answer.RETURNED])]
    published = fact(desk, charge, steps[7][0])
    assert published.published is not None
    assert published.published.approved_by == ("ben",)
    assert fact(desk, charge).published is None


def test_a_time_stands_for_the_last_entry_until_then(desk: Desk, charge: int) -> None:
    then = desk.head()
    desk.do(claims.edit, charge, text="Something else.")

    assert fact(desk, charge, then.at).text in (CHARGE, "Something else.")
    assert dossier(desk, f"C{charge}", as_of=then.number).as_of == dossiers.EntryMark(then.number, then.hash, then.at)
    assert dossier(desk, f"C{charge}", as_of=datetime(9999, 1, 1, tzinfo=UTC)).claims[0].text == "Something else."
    with pytest.raises(NotFound, match="did not exist at that time"):
        dossier(desk, f"C{charge}", as_of=datetime(1999, 1, 1, tzinfo=UTC))
    with pytest.raises(NotFound, match="no entry 4711"):
        dossier(desk, f"C{charge}", as_of=4711)


def test_what_was_withdrawn_since_is_there_and_what_came_since_is_not(desk: Desk, charge: int) -> None:
    made = fact(desk, charge)
    article_id = made.appearances[0].article
    source = desk.do(sources.add, title="Docket")
    piece = desk.do(evidence.add, charge, source, "supports", excerpt="Two accused.")
    late = desk.do(sources.add, title="Late paper")
    then = now(desk)
    desk.do(evidence.withdraw, piece)
    desk.do(evidence.add, charge, late, "refutes")

    earlier = dossier(desk, f"C{charge}", as_of=then)
    assert [e.excerpt for e in earlier.claims[0].evidence] == ["Two accused."]
    assert [s.title for s in earlier.sources] == ["Docket"]
    assert [s.title for s in dossier(desk, f"C{charge}").sources] == ["Late paper"]

    desk.do(claims.withdraw, charge)
    assert [c.id for c in dossier(desk, f"A{article_id}", as_of=then).claims] == [charge]
    assert dossier(desk, f"A{article_id}").claims == ()


def test_names_are_those_of_the_time(desk: Desk, charge: int, open_as: OpenAs) -> None:
    ben = open_as("ben")
    ben.do(verdicts.give, charge, "true", "", "Seen.")
    then = now(desk)
    desk.do(members.rename, "ben", "Ben Okri")
    desk.do(claimants.edit, "Harbour Court", "Court of the Harbour")

    today = dossier(desk, f"C{charge}")
    assert (today.checked_by, today.claims[0].said_by) == (("Ben Okri",), ("Court of the Harbour",))
    earlier = dossier(desk, f"C{charge}", as_of=then)
    assert (earlier.checked_by, earlier.claims[0].said_by) == (("ben",), ("Harbour Court",))
    assert not earlier.claims[0].verdicts[0].stale


def test_who_made_a_claim_is_known_from_before_two_claimants_were_merged(desk: Desk, charge: int) -> None:
    then = now(desk)
    desk.do(claimants.add, "The Court")
    desk.do(claimants.merge, "The Court", "Harbour Court")

    assert fact(desk, charge).said_by == ("The Court",)
    assert fact(desk, charge, then).said_by == ("Harbour Court",)


def test_a_verdict_is_stale_from_the_change_of_wording_on(desk: Desk, charge: int) -> None:
    desk.do(verdicts.give, charge, "true", "", "Seen.")
    then = now(desk)
    changed = desk.do(claims.edit, charge, text="Two captains were charged on Monday.")
    assert changed == charge

    assert [v.stale for v in fact(desk, charge).verdicts] == [True]
    assert [v.stale for v in fact(desk, charge, then).verdicts] == [False]
    desk.undo()
    assert [v.stale for v in fact(desk, charge).verdicts] == [False]


def test_the_same_facts_make_an_equal_dossier_whatever_else_happens_on_the_desk(desk: Desk, charge: int) -> None:
    before = dossier(desk, f"C{charge}")
    other = claim(desk, article(desk, "Another text. With two sentences.", title="Other"), "With two sentences.")
    desk.do(verdicts.give, other, "false", "", "No.")
    desk.do(members.add, "zoe")
    desk.do(comments.add, Reference("C", charge), "Who looks at it?")
    desk.do(tags.add, Reference("C", charge), "court")

    assert dossier(desk, f"C{charge}") == before


def test_whose_work_it_is_is_no_fact_of_a_report(desk: Desk, charge: int) -> None:
    before = dossier(desk, f"C{charge}")
    desk.do(assignments.assign, Reference("C", charge), desk.member.name)

    assert dossier(desk, f"C{charge}") == before


@pytest.mark.parametrize("what", ["source", "claimant", "article", "relation", "scale of another"])
def test_the_mark_is_the_last_entry_that_touched_these_facts(desk: Desk, charge: int, what: str) -> None:
    a = fact(desk, charge).appearances[0].article
    source = desk.do(sources.add, title="Docket")
    desk.do(evidence.add, charge, source, "supports")
    denial = claim(desk, int(a or 0), DENIAL)
    before = dossier(desk, f"C{charge}").entry.number
    match what:
        case "source":
            desk.do(sources.edit, source, title="Docket of the court")
        case "claimant":
            desk.do(claimants.edit, "Harbour Court", "Court of the Harbour")
        case "article":
            desk.do(articles.edit, a, publisher="Tide Weekly")
        case "relation":
            desk.do(relations.relate, charge, denial, "tension")
        case _:
            desk.do(verdicts.give, denial, "true", "", "Seen.")
            assert dossier(desk, f"C{charge}").entry.number == before
            return
    assert dossier(desk, f"C{charge}").entry.number == now(desk)
    assert dossier(desk, f"C{charge}").last_at == desk.head().at
    assert dossier(desk, f"C{charge}", as_of=now(desk) - 1).entry.number == before


def test_the_far_side_of_a_relation_lends_its_wording_of_the_time(desk: Desk, charge: int) -> None:
    denial = claim(desk, int(fact(desk, charge).appearances[0].article or 0), DENIAL)
    desk.do(relations.relate, charge, denial, "tension", basis="status")
    then = now(desk)
    desk.do(claims.edit, denial, text="They rescue people.")

    assert [c.id for c in dossier(desk, f"C{charge}").claims] == [charge]
    (relation,) = fact(desk, charge).relations
    assert {relation.a_text, relation.b_text} == {CHARGE, "They rescue people."}
    (relation,) = fact(desk, charge, then).relations
    assert {relation.a_text, relation.b_text} == {CHARGE, DENIAL}
    desk.do(claims.withdraw, denial)
    assert fact(desk, charge).relations == ()


def test_evidence_that_a_verdict_weighed_keeps_its_source_when_it_is_withdrawn(desk: Desk, charge: int) -> None:
    source = desk.do(sources.add, title="Docket")
    piece = desk.do(evidence.add, charge, source, "supports")
    desk.do(verdicts.give, charge, "true", "", f"So says @S{source}.")
    desk.do(evidence.withdraw, piece)

    found = dossier(desk, f"C{charge}")
    assert found.claims[0].evidence == ()
    assert found.claims[0].verdicts[0].cited == (f"C{charge}/S{source}",)
    assert [s.title for s in found.sources] == ["Docket"]


def test_an_article_without_claims_has_a_dossier_that_says_all_is_unchecked(desk: Desk) -> None:
    made = article(desk)
    analysed(desk, made)

    found = dossier(desk, f"A{made}")
    assert (found.claims, found.sources, found.scales, found.checked_by) == ((), (), (), ())
    assert found.articles[0].treated == 0
    assert TWICE in [u.text for u in found.articles[0].unchecked]


def test_what_other_claims_of_the_article_cover_is_not_told_as_unchecked(desk: Desk, charge: int) -> None:
    made = int(fact(desk, charge).appearances[0].article or 0)
    analysed(desk, made)
    claim(desk, made, OFFER)
    start, end = desk.ask(claims.find_quote, made, DENIAL)[0]
    desk.do(claims.dismiss, made, start, end, reason="opinion")

    def coverage(reference: str) -> tuple[int, list[str]]:
        (found,) = dossier(desk, reference).articles
        return found.treated, [u.text for u in found.unchecked]

    assert coverage(f"C{charge}") == coverage(f"A{made}")
    assert OFFER.rstrip(".") not in coverage(f"C{charge}")[1]


def test_what_does_not_exist_or_is_gone_is_said_in_a_sentence(desk: Desk, charge: int) -> None:
    start = now(desk)
    for missing in ("A99", "C99"):
        with pytest.raises(NotFound, match=f"no {missing} on this desk"):
            dossier(desk, missing)
    with pytest.raises(BadInput, match="S1 is a source"):
        dossier(desk, "S1")
    with pytest.raises(NotFound, match="did not exist yet"):
        dossier(desk, f"C{charge}", as_of=1)
    desk.do(claims.withdraw, charge)
    with pytest.raises(NotFound, match=f"C{charge} was withdrawn"):
        dossier(desk, f"C{charge}")
    assert fact(desk, charge, start).id == charge


def test_claims_come_as_they_stand_in_the_text_and_references_as_they_were_asked_for(desk: Desk) -> None:
    second = article(desk, "A later text. It has this one.", title="Later", published="2020-01-02")
    first = article(desk)
    by_place = [claim(desk, first, CHARGE), claim(desk, first, OFFER)]
    other = claim(desk, second, "It has this one.")

    found = dossier(desk, f"A{second}", f"A{first}")
    assert [a.id for a in found.articles] == [second, first]
    assert [c.id for c in found.claims] == [other, by_place[1], by_place[0]]
    assert found.references == (f"A{second}", f"A{first}")


def test_an_earlier_dossier_has_the_text_of_its_time(desk: Desk, charge: int) -> None:
    made = int(fact(desk, charge).appearances[0].article or 0)
    then = now(desk)
    desk.do(articles.revise, made, TEXT.replace(OFFER, "There was no offer."))

    assert [r.number for r in dossier(desk, f"A{made}").articles[0].revisions] == [1, 2]
    assert [r.number for r in dossier(desk, f"A{made}", as_of=then).articles[0].revisions] == [1]
    assert {p.revision for p in fact(desk, charge, then).appearances[0].places} == {1}


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements that are sent to a database."""
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@pytest.mark.parametrize("earlier", [False, True])
def test_a_dossier_of_many_claims_takes_no_more_statements_than_one_of_few(desk: Desk, earlier: bool) -> None:
    def count(claims_wanted: int) -> int:
        lines = [f"Statement number {i} of {claims_wanted} was made." for i in range(claims_wanted)]
        made = articles.added(desk.do(articles.add, document(" ".join(lines), title=f"Of {claims_wanted}"))).article
        for line in lines:
            one = claim(desk, made, line, claimant=f"Speaker of {line[-20:]}")
            source = desk.do(sources.add, title=f"For {one}")
            desk.do(evidence.add, one, source, "supports", excerpt="So it is.")
            desk.do(verdicts.give, one, "true", "", f"As @S{source} says.")
            desk.do(publications.publish, one)
        with statements() as sent:
            dossier(desk, f"A{made}", as_of=now(desk) if earlier else None)
        return len(sent)

    desk.do(settings.set, "review_policy", "own")
    assert count(12) <= count(3)
