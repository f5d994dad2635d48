from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from claimdesk.desk import (
    Desk,
    articles,
    claims,
    database,
    dossiers,
    evidence,
    publications,
    relations,
    settings,
    sources,
    verdicts,
)
from claimdesk.words.dossier import ClaimFact
from claimdesk.words.errors import BadInput, Conflict, DeskError, NotFound, Refused, TooLarge
from claimdesk.words.references import Reference
from claimdesk.words.terms import Checks, Dismissed, Kind
from tests.desk.factories import CHARGE, DENIAL, OFFER, TEXT, TWICE, analysed, article, claim, suggestion

OpenAs = Callable[..., Desk]


def fact(desk: Desk, claim: int) -> ClaimFact:
    return desk.ask(dossiers.of, Reference("C", claim)).claims[0]


def unchanged_by(desk: Desk, call: Callable[[], object], error: type[DeskError]) -> str:
    """The sentence of the error that `call` raises, and a check that the ledger is as before."""
    before = desk.head()
    with pytest.raises(error) as caught:
        call()
    assert desk.head() == before
    sentence = caught.value.sentence
    assert sentence
    assert "\n" not in sentence
    return sentence


# Taking claims out of a text


def test_a_claim_has_the_words_of_its_span_unless_others_are_given(desk: Desk) -> None:
    a = article(desk)
    plain = claim(desk, a, CHARGE)
    worded = claim(desk, a, OFFER, text="A ferry was offered.", claimant="The governor", kind="offer", due="2018-12-31")

    assert desk.ask(claims.row, plain).text == CHARGE
    row = desk.ask(claims.row, worded)
    assert (row.text, row.claimants, row.kind, row.due) == (
        "A ferry was offered.",
        ("The governor",),
        Kind.OFFER,
        date(2018, 12, 31),
    )
    assert row.article == a


def test_the_anchor_holds_the_quote_and_what_stands_around_it(desk: Desk) -> None:
    a = article(desk)
    made = claim(desk, a, DENIAL)

    (said,) = fact(desk, made).appearances
    (place,) = said.places
    start = TEXT.index(DENIAL)
    assert (place.start, place.end, place.quote) == (start, start + len(DENIAL), DENIAL)
    assert place.prefix == TEXT[start - 32 : start]
    assert place.suffix == TEXT[place.end : place.end + 32]


def test_a_sentence_that_stands_twice_is_one_claim_with_two_places(desk: Desk) -> None:
    a = article(desk)
    made = claim(desk, a, TWICE + ".")

    (said,) = fact(desk, made).appearances
    assert [p.quote for p in said.places] == [TWICE + ".", TWICE]
    assert desk.ask(articles.row, a).claims == 1


def test_blanks_at_the_edges_of_a_span_are_left_out(desk: Desk) -> None:
    a = article(desk)
    start = TEXT.index(CHARGE)
    made = desk.do(claims.add, a, start - 1, start + len(CHARGE) + 2)
    assert desk.ask(claims.row, made).text == CHARGE


@pytest.mark.parametrize("span", [(5, 5), (9, 3), (-1, 4), (0, 100_000)])
def test_a_span_outside_the_text_is_refused(desk: Desk, span: tuple[int, int]) -> None:
    a = article(desk)
    unchanged_by(desk, lambda: desk.do(claims.add, a, *span), BadInput)


def test_what_can_not_be_stored_is_refused_with_one_sentence(desk: Desk) -> None:
    a = article(desk)
    add = lambda **x: desk.do(claims.add, a, 0, 5, **x)  # noqa: E731
    unchanged_by(desk, lambda: add(text=" \x00\n "), BadInput)
    unchanged_by(desk, lambda: add(text="x" * 1025), TooLarge)
    unchanged_by(desk, lambda: add(claimant="x" * 1025), TooLarge)
    unchanged_by(desk, lambda: add(due="31 February"), BadInput)
    assert "fact, number" in unchanged_by(desk, lambda: add(kind="rumour"), BadInput)
    unchanged_by(desk, lambda: add(checks="everything"), BadInput)
    unchanged_by(desk, lambda: desk.do(claims.add, a + 1, 0, 5), NotFound)
    unchanged_by(desk, lambda: desk.do(claims.add, a, 0, 5, revision=2), NotFound)


def test_claimants_are_known_again_whatever_the_case_of_their_letters(desk: Desk) -> None:
    a = article(desk)
    claim(desk, a, OFFER, claimant="Met Police")
    second = claim(desk, a, CHARGE, claimant="met  police")
    assert desk.ask(claims.row, second).claimants == ("Met Police",)


@examples(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(text=st.text(st.characters(), min_size=1, max_size=80), name=st.text(max_size=40))
def test_text_from_outside_is_stored_as_text(desk: Desk, text: str, name: str) -> None:
    hostile = f"[red]{text}[/] \x1b]0;x\x07 '; DROP TABLE claim; -- \u202e<script>"
    a = article(desk, f"{TEXT}\n\n{len(text)} {hostile}")
    made = desk.do(claims.add, a, 0, 5, text=hostile, claimant=name)
    row = desk.ask(claims.row, made)
    assert "DROP TABLE claim" in row.text
    assert row.text.startswith("[red]")
    assert not set(row.text) & set("\x1b\x07\u202e\x00\n")
    assert desk.ask(articles.read, a).text.endswith("<script>")


# Suggestions and dismissals


def test_accepting_a_suggestion_makes_the_claim_that_was_proposed(desk: Desk) -> None:
    a = article(desk)
    start = TEXT.index(TWICE)
    again = TEXT.rindex(TWICE)
    span = (start, start + len(TWICE))
    places = (span, (again, again + len(TWICE)))
    analysed(
        desk,
        a,
        suggestion(
            OFFER, text="A ferry is on offer.", claimant="The governor", kind=Kind.OFFER, due=date(2018, 12, 31)
        ),
        suggestion(TWICE, places=places),
    )
    made = desk.do(claims.accept, a, TEXT.index(OFFER), TEXT.index(OFFER) + len(OFFER))
    row = desk.ask(claims.row, made)
    assert (row.text, row.claimants, row.kind, row.due) == (
        "A ferry is on offer.",
        ("The governor",),
        Kind.OFFER,
        date(2018, 12, 31),
    )
    twice = desk.do(claims.accept, a, *span)
    assert [(p.start, p.end) for s in fact(desk, twice).appearances for p in s.places] == list(places)


def test_an_accepted_suggestion_is_open_no_more_until_its_claim_is_withdrawn(desk: Desk) -> None:
    a = article(desk)
    analysed(desk, a, suggestion(OFFER), suggestion(CHARGE))
    first = desk.ask(articles.read, a).suggestions[0]
    made = desk.do(claims.accept, a, first.start, first.end)
    assert [s.text for s in desk.ask(articles.read, a).suggestions] == [CHARGE]
    desk.do(claims.edit, made, text="Other words")
    assert [s.text for s in desk.ask(articles.read, a).suggestions] == [CHARGE]
    desk.do(claims.withdraw, made)
    assert [s.text for s in desk.ask(articles.read, a).suggestions] == [OFFER, CHARGE]


def test_two_suggestions_with_one_span_are_told_apart(desk: Desk) -> None:
    a = article(desk)
    one, two = suggestion(DENIAL, text="They are rescuers."), suggestion(DENIAL, text="They smuggle nothing.")
    analysed(desk, a, one, two)
    shown = desk.ask(articles.read, a).suggestions
    assert [s.reference for s in shown] == [f"A{a}:{one.start}-{one.end}", f"A{a}:{one.start}-{one.end}#2"]
    second = desk.do(claims.accept, a, one.start, one.end, 2)
    assert desk.ask(claims.row, second).text == "They smuggle nothing."
    first = desk.do(claims.accept, a, one.start, one.end, 1)
    assert first != second
    assert desk.do(claims.accept, a, one.start, one.end, 2) == second
    unchanged_by(desk, lambda: desk.do(claims.accept, a, one.start, one.end, 3), NotFound)


def test_two_desks_that_accept_the_same_suggestion_make_one_claim(desk: Desk, open_as: OpenAs) -> None:
    a = article(desk)
    analysed(desk, a, suggestion(CHARGE, claimant="Prosecutors"))
    shown = desk.ask(articles.read, a).suggestions[0]
    ben = open_as("ben")
    start = threading.Barrier(2)
    made: list[int] = []

    def accept(by: Desk) -> None:
        start.wait()
        made.append(by.do(claims.accept, a, shown.start, shown.end))

    threads = [threading.Thread(target=accept, args=(by,)) for by in (desk, ben)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 2
    assert made[0] == made[1]
    assert [c.id for c in desk.ask(claims.of_article, a)] == made[:1]


def test_accepting_again_makes_no_entry(desk: Desk) -> None:
    a = article(desk)
    analysed(desk, a, suggestion(CHARGE))
    shown = desk.ask(articles.read, a).suggestions[0]
    made = desk.do(claims.accept, a, shown.start, shown.end)
    before = desk.head()
    assert desk.do(claims.accept, a, shown.start, shown.end) == made
    assert desk.head() == before


def test_dismissing_again_changes_the_reason_and_undismissing_takes_it_back(desk: Desk) -> None:
    a = article(desk)
    start = TEXT.index(DENIAL)
    span = (start, start + len(DENIAL))
    first = desk.do(claims.dismiss, a, *span)
    assert [d.reason for d in desk.ask(articles.read, a).dismissals] == [Dismissed.NOT_CHECKABLE]
    assert desk.do(claims.dismiss, a, *span, "opinion") == first
    (row,) = desk.ask(articles.read, a).dismissals
    assert (row.start, row.end, row.reason) == (*span, Dismissed.OPINION)
    desk.do(claims.undismiss, a, *span)
    assert desk.ask(articles.read, a).dismissals == ()
    unchanged_by(desk, lambda: desk.do(claims.undismiss, a, *span), NotFound)
    unchanged_by(desk, lambda: desk.do(claims.dismiss, a, *span, "boring"), BadInput)


def test_coverage_counts_sentences_that_are_claimed_or_dismissed(desk: Desk) -> None:
    a = article(desk)
    analysed(desk, a, suggestion(CHARGE))
    assert (desk.ask(articles.row, a).sentences, desk.ask(articles.row, a).treated) == (6, 0)
    made = claim(desk, a, TWICE)
    start = TEXT.index(DENIAL)
    desk.do(claims.dismiss, a, start, start + len(DENIAL) - 1)
    assert desk.ask(articles.row, a).treated == 3
    desk.do(claims.withdraw, made)
    assert desk.ask(articles.row, a).treated == 1


# Changing claims


def test_fields_that_two_members_change_merge_and_the_same_field_conflicts(desk: Desk, open_as: OpenAs) -> None:
    made = claim(desk, article(desk), CHARGE)
    ben = open_as("ben")
    seen = desk.head().number
    ben.do(claims.edit, made, text="Two captains were charged.", seen=seen)
    desk.do(claims.edit, made, kind="charge", seen=seen)
    row = desk.ask(claims.row, made)
    assert (row.text, row.kind) == ("Two captains were charged.", Kind.CHARGE)
    with pytest.raises(Conflict) as caught:
        desk.do(claims.edit, made, text="The captains stand accused.", seen=seen)
    (difference,) = caught.value.differences
    assert (difference.original, difference.theirs, difference.yours, difference.by) == (
        CHARGE,
        "Two captains were charged.",
        "The captains stand accused.",
        "ben",
    )
    assert desk.ask(claims.row, made).text == "Two captains were charged."


def test_two_members_who_give_a_claim_other_claimants_conflict(desk: Desk, open_as: OpenAs) -> None:
    made = claim(desk, article(desk), CHARGE, claimant="Police")
    ben = open_as("ben")
    seen = desk.head().number
    ben.do(claims.edit, made, claimant="Prosecutors", seen=seen)
    with pytest.raises(Conflict):
        desk.do(claims.edit, made, claimant="The court", seen=seen)
    assert desk.ask(claims.row, made).claimants == ("Prosecutors",)


def test_all_fields_of_a_claim_can_be_changed_and_taken_away(desk: Desk) -> None:
    made = claim(desk, article(desk), CHARGE, claimant="Police", relayed_by="A newspaper", due="2019-01-01")
    fields = {"original": "Sie wurden angeklagt.", "language": "de", "translator": "anna", "said_on": "2018-09"}
    desk.do(claims.edit, made, claimant="", relayed_by="An agency", checks="attribution", due=None, **fields)
    now = fact(desk, made)
    assert (now.said_by, now.relayed_by, now.checks, now.due) == ((), ("An agency",), Checks.ATTRIBUTION, None)
    assert (now.original, now.language, now.translator) == ("Sie wurden angeklagt.", "de", "anna")
    assert now.appearances[0].said_on == "2018-09"
    unchanged_by(desk, lambda: desk.do(claims.edit, made, state="published"), BadInput)
    unchanged_by(desk, lambda: desk.do(claims.edit, made, text=""), BadInput)
    unchanged_by(desk, lambda: desk.do(claims.edit, made + 1, text="x"), NotFound)


def test_an_edit_that_changes_nothing_makes_no_entry(desk: Desk) -> None:
    made = claim(desk, article(desk), CHARGE, claimant="Police")
    before = desk.head()
    desk.do(claims.edit, made, text=CHARGE, claimant="Police", kind="fact")
    assert desk.head() == before


def test_a_claim_is_split_by_spans_or_wordings_and_is_withdrawn_itself(desk: Desk) -> None:
    a = article(desk)
    whole = claim(desk, a, f"{DENIAL} {CHARGE}", claimant="Prosecutors", kind="allegation")
    one, two = TEXT.index(DENIAL), TEXT.index(CHARGE)
    made = desk.do(claims.split, whole, [(one, one + len(DENIAL)), (two, two + len(CHARGE))])
    assert [c.text for c in desk.ask(claims.of_article, a)] == [DENIAL, CHARGE]
    assert {c.claimants for c in desk.ask(claims.of_article, a)} == {("Prosecutors",)}
    assert [a.start for a in desk.ask(articles.read, a).anchors] == [one, two]
    parts = desk.do(claims.split, made[1], ["Two were charged.", "It was for smuggling."])
    assert [desk.ask(claims.row, c).text for c in parts] == ["Two were charged.", "It was for smuggling."]
    assert {p.quote for c in parts for s in fact(desk, c).appearances for p in s.places} == {CHARGE}
    unchanged_by(desk, lambda: desk.do(claims.split, parts[0], ["alone"]), BadInput)


def test_merging_copies_places_and_relations_and_withdraws_the_other(desk: Desk) -> None:
    a = article(desk)
    kept, gone, third = claim(desk, a, OFFER), claim(desk, a, TWICE), claim(desk, a, CHARGE)
    desk.do(relations.relate, third, gone, "tension", basis="status", note="why")
    assert desk.do(claims.merge, kept, gone) == kept
    assert [c.id for c in desk.ask(claims.of_article, a)] == [kept, third]
    assert len([x for x in desk.ask(articles.read, a).anchors if x.claim == kept]) == 3
    (relation,) = desk.ask(relations.of_claim, kept)
    assert {relation.a, relation.b} == {kept, third}
    assert (relation.basis, relation.note) == ("status", "why")
    unchanged_by(desk, lambda: desk.do(claims.merge, kept, kept), BadInput)
    unchanged_by(desk, lambda: desk.do(claims.merge, kept, gone), Refused)


def test_a_withdrawn_claim_is_in_no_list_and_comes_back(desk: Desk) -> None:
    a = article(desk)
    made = claim(desk, a, CHARGE)
    desk.do(claims.withdraw, made)
    assert desk.ask(claims.of_article, a) == []
    assert desk.ask(claims.queue).rows == ()
    assert desk.ask(articles.read, a).anchors == ()
    assert "restore" in unchanged_by(desk, lambda: desk.do(claims.edit, made, text="x"), Refused)
    desk.do(claims.restore, made)
    assert [c.id for c in desk.ask(claims.of_article, a)] == [made]
    unchanged_by(desk, lambda: desk.do(claims.restore, made), Refused)
    unchanged_by(desk, lambda: desk.do(claims.restore, made + 7), NotFound)


# One press of undo each, and redo


@pytest.mark.parametrize("act", ["add", "accept", "dismiss", "split", "merge", "edit", "withdraw"])
def test_each_act_is_taken_back_by_one_undo_and_done_again_by_redo(desk: Desk, desk_url: str, act: str) -> None:
    a = article(desk)
    analysed(desk, a, suggestion(OFFER))
    first = claim(desk, a, DENIAL, claimant="The governor")
    second = claim(desk, a, TWICE)

    def drawn() -> object:
        reading = desk.ask(articles.read, a)
        return reading.anchors, reading.dismissals, reading.suggestions, desk.ask(claims.of_article, a)

    before = drawn()
    span = (TEXT.index(OFFER), TEXT.index(OFFER) + len(OFFER))
    match act:
        case "add":
            desk.do(claims.add, a, *span, claimant="A new one")
        case "accept":
            desk.do(claims.accept, a, *span)
        case "dismiss":
            desk.do(claims.dismiss, a, *span)
        case "split":
            desk.do(claims.split, first, ["rescuers", "not smugglers"])
        case "merge":
            desk.do(claims.merge, first, second)
        case "edit":
            desk.do(claims.edit, first, text="Other", claimant="Somebody else", due="2020-01-01")
        case "withdraw":
            desk.do(claims.withdraw, first)
    after = drawn()
    assert after != before
    desk.undo()
    assert drawn() == before
    desk.redo()
    assert drawn() == after
    assert database.problems(desk_url) == []


# Where a quote stands


def test_a_quote_is_found_to_the_letter_or_in_another_typing(desk: Desk) -> None:
    a = article(desk, "One “quoted” word.\n\nA well-known\nman’s house. One man.")
    assert desk.ask(claims.find_quote, a, "One") == [(0, 3), (46, 49)]
    assert desk.ask(claims.find_quote, a, 'One "quoted"') == [(0, 12)]
    start = desk.ask(articles.read, a).text.index("well")
    assert desk.ask(claims.find_quote, a, "well–known man's house") == [(start, start + 22)]
    assert desk.ask(claims.find_quote, a, "nowhere") == []
    unchanged_by(desk, lambda: desk.ask(claims.find_quote, a + 1, "One"), NotFound)


# What stands under a claim


def source(desk: Desk, title: str) -> int:
    return int(desk.do(sources.add, title=title))


def publish(desk: Desk, claim: int) -> None:
    desk.do(settings.set, "review_policy", "own")
    desk.do(verdicts.give, claim, "true", "It is so.", "The court's list names both.")
    desk.do(publications.publish, claim)


def test_merging_copies_evidence_once_and_numbers_it_on(desk: Desk) -> None:
    a = article(desk)
    kept, gone = claim(desk, a, OFFER), claim(desk, a, CHARGE)
    one, two = source(desk, "Court list"), source(desk, "Interview")
    desk.do(evidence.add, kept, one, "supports", excerpt="both names")
    desk.do(evidence.add, gone, one, "supports", excerpt="both names")
    desk.do(evidence.add, gone, one, "refutes", excerpt="another line", credibility=2)
    desk.do(evidence.add, gone, two, "context", locator="minute 3")
    before = desk.ask(evidence.of_claim, kept), desk.ask(evidence.of_claim, gone)
    desk.do(claims.merge, kept, gone)
    assert sorted((e.reference, e.stance.value, e.excerpt, e.locator) for e in desk.ask(evidence.of_claim, kept)) == [
        (f"C{kept}/S{one}", "supports", "both names", ""),
        (f"C{kept}/S{one}#2", "refutes", "another line", ""),
        (f"C{kept}/S{two}", "context", "", "minute 3"),
    ]
    desk.undo()
    assert (desk.ask(evidence.of_claim, kept), desk.ask(evidence.of_claim, gone)) == before


def test_a_published_claim_is_kept_until_it_is_retracted(desk: Desk) -> None:
    a = article(desk)
    out, other = claim(desk, a, CHARGE), claim(desk, a, OFFER)
    publish(desk, out)
    for call in (
        lambda: desk.do(claims.withdraw, out),
        lambda: desk.do(claims.split, out, ["one", "two"]),
        lambda: desk.do(articles.withdraw, a),
    ):
        assert "retract" in unchanged_by(desk, call, Refused).lower()
    assert f"merge C{out} C{other}" in unchanged_by(desk, lambda: desk.do(claims.merge, other, out), Refused)
    desk.do(claims.edit, out, text="Both captains were charged.")
    assert desk.ask(claims.row, out).stale
    desk.do(publications.retract, out, "It was another harbour.")
    desk.do(claims.withdraw, out)
    assert [c.id for c in desk.ask(claims.of_article, a)] == [other]


def attempt(
    start: threading.Barrier, refused: list[DeskError], by: Desk, command: Callable[..., object], claim: int
) -> None:
    start.wait()
    try:
        by.do(command, claim)
    except DeskError as error:
        refused.append(error)


def test_withdrawing_and_publishing_at_once_never_leaves_both(desk: Desk, open_as: OpenAs) -> None:
    a = article(desk)
    ben = open_as("ben", "editor")
    desk.do(settings.set, "review_policy", "own")
    for _ in range(3):
        made = claim(desk, a, CHARGE)
        desk.do(verdicts.give, made, "true", "It is so.", "The court's list names both.")
        start = threading.Barrier(2)
        refused: list[DeskError] = []

        pairs = ((desk, publications.publish), (ben, claims.withdraw))
        threads = [threading.Thread(target=attempt, args=(start, refused, *pair, made)) for pair in pairs]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(refused) == 1
