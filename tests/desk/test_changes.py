"""What a new text changed is told by revision, and what it leaves open a person decides."""

from __future__ import annotations

import unicodedata

import pytest

from claimdesk.desk import Desk, articles, changes, claims, placing
from claimdesk.report.changes import story
from claimdesk.words.errors import NotFound, Refused
from claimdesk.words.terms import Anchoring, Cause
from claimdesk.words.views.changes import Differs
from tests.desk.factories import CHARGE, DENIAL, OFFER, TEXT, article, claim, document

SOFTER = TEXT.replace("Prosecutors charged", "Prosecutors have accused")


def again(desk: Desk, a: int, text: str = SOFTER, **fields: object) -> None:
    desk.do(articles.add, document(text, **fields), as_revision_of=a)


def found(desk: Desk, a: int) -> dict[int, Anchoring]:
    return {c.claim: c.found for c in desk.ask(changes.of_article, a)[-1].claims}


def test_an_article_with_one_text_has_no_changes(desk: Desk) -> None:
    assert desk.ask(changes.of_article, article(desk)) == []


def test_an_article_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.ask(changes.of_article, 99)


def test_each_claim_is_exact_moved_fuzzy_or_lost(desk: Desk) -> None:
    a = article(desk)
    offer, denial, charge = (claim(desk, a, quote) for quote in (OFFER, DENIAL, CHARGE))
    kept = claim(desk, a, "Governor offers the islands a ferry")
    again(desk, a, SOFTER.replace(f"{OFFER} ", ""))
    assert found(desk, a) == {
        kept: Anchoring.EXACT,
        offer: Anchoring.LOST,
        denial: Anchoring.MOVED,
        charge: Anchoring.FUZZY,
    }


def test_the_sentence_that_differs_is_shown_as_it_was_and_is(desk: Desk) -> None:
    a = article(desk)
    again(desk, a)
    (change,) = desk.ask(changes.of_article, a)
    assert [(s.differs, s.before) for s in change.sentences] == [(Differs.REWORDED, CHARGE)]


def test_the_same_bytes_read_otherwise_are_a_better_extraction(desk: Desk) -> None:
    a = article(desk, raw=b"<p>the page</p>")
    again(desk, a, raw=b"<p>the page</p>", extractor_version="2")
    assert desk.ask(changes.of_article, a)[0].cause is Cause.RE_EXTRACTION


def test_other_bytes_are_the_publishers_change(desk: Desk) -> None:
    a = article(desk, raw=b"<p>the page</p>")
    again(desk, a, raw=b"<p>the page again</p>")
    assert desk.ask(changes.of_article, a)[0].cause is Cause.PUBLISHER


def test_a_text_typed_here_is_by_hand(desk: Desk) -> None:
    a = article(desk)
    desk.do(articles.revise, a, SOFTER)
    assert desk.ask(changes.of_article, a)[0].cause is Cause.BY_HAND


def test_the_story_says_that_the_quoted_words_were_softened(desk: Desk) -> None:
    a = article(desk)
    made = claim(desk, a, CHARGE)
    again(desk, a)
    told = story(desk.ask(changes.of_article, a)[0])
    assert told[0].startswith("The publisher changed the text")
    assert told[1].startswith(f"C{made}: its quoted words were changed (softened: “charged” became “accused”)")


def test_a_fuzzy_place_waits_until_it_is_confirmed(desk: Desk) -> None:
    a = article(desk)
    made = claim(desk, a, CHARGE)
    again(desk, a)
    assert desk.ask(changes.of_article, a)[0].claims[0].score is not None
    desk.do(placing.confirm, made)
    assert desk.ask(changes.of_article, a)[0].claims[0].score is None


def test_a_place_that_is_not_the_claims_is_given_up_for_the_one_before(desk: Desk) -> None:
    a = article(desk)
    made = claim(desk, a, CHARGE)
    again(desk, a)
    desk.do(placing.lose, made)
    assert found(desk, a) == {made: Anchoring.LOST}
    assert desk.ask(articles.read, a).anchors == ()
    assert [x.found for x in desk.ask(articles.read, a, 1).anchors] == [Anchoring.LOST]


def test_giving_a_place_up_can_be_taken_back(desk: Desk) -> None:
    a = article(desk)
    made = claim(desk, a, CHARGE)
    again(desk, a)
    desk.do(placing.lose, made)
    desk.undo()
    assert [x.found for x in desk.ask(articles.read, a).anchors] == [Anchoring.FUZZY]


def test_a_lost_claim_is_found_when_its_words_are_back(desk: Desk) -> None:
    a = article(desk)
    made = claim(desk, a, CHARGE)
    again(desk, a, TEXT.replace(CHARGE, "The court sat."))
    again(desk, a, TEXT.replace("Governor", "The governor"))
    assert [{c.claim: c.found for c in x.claims} for x in desk.ask(changes.of_article, a)] == [
        {made: Anchoring.LOST},
        {made: Anchoring.MOVED},
    ]


@pytest.mark.parametrize("act", [placing.confirm, placing.lose])
def test_where_nothing_waits_there_is_nothing_to_decide(desk: Desk, act: object) -> None:
    made = claim(desk, article(desk))
    with pytest.raises(Refused, match="waits to be confirmed"):
        desk.do(act, made)  # type: ignore[arg-type]


def changed(desk: Desk) -> list[int]:
    assert desk.ask(claims.counts)["changed"] == len(desk.ask(claims.queue, view="changed").rows)
    return [row.id for row in desk.ask(claims.queue, view="changed").rows]


def test_what_the_publisher_reworded_or_took_away_is_changed_until_somebody_has_looked(desk: Desk) -> None:
    a = article(desk)
    offer, _, charge = (claim(desk, a, quote) for quote in (OFFER, DENIAL, CHARGE))
    assert changed(desk) == []
    again(desk, a, SOFTER.replace(f"{OFFER} ", ""))
    assert changed(desk) == [charge, offer]
    desk.do(placing.confirm, charge)
    assert changed(desk) == [offer]
    desk.do(placing.lose, offer)
    assert changed(desk) == []
    desk.undo()
    assert changed(desk) == [offer]


def test_what_we_read_otherwise_ourselves_is_not_changed_by_the_publisher(desk: Desk) -> None:
    a = article(desk, raw=b"<p>the page</p>")
    claim(desk, a, CHARGE)
    again(desk, a, raw=b"<p>the page</p>", extractor_version="2")
    assert changed(desk) == []


def test_a_change_by_the_publisher_stays_one_when_the_page_is_read_otherwise_after_it(desk: Desk) -> None:
    a = article(desk, raw=b"<p>the page</p>")
    made = claim(desk, a, CHARGE)
    again(desk, a, raw=b"<p>the page again</p>")
    again(desk, a, SOFTER + " It rains.", raw=b"<p>the page again</p>", extractor_version="2")
    assert changed(desk) == [made]


def test_what_was_seen_to_be_gone_is_not_asked_about_with_each_new_text(desk: Desk) -> None:
    a = article(desk)
    made = claim(desk, a, OFFER)
    again(desk, a, TEXT.replace(f"{OFFER} ", ""))
    desk.do(placing.lose, made)
    again(desk, a, SOFTER.replace(f"{OFFER} ", ""))
    assert changed(desk) == []


def test_what_is_gone_can_not_be_confirmed_to_stand_there(desk: Desk) -> None:
    a = article(desk)
    made = claim(desk, a, OFFER)
    again(desk, a, TEXT.replace(f"{OFFER} ", ""))
    with pytest.raises(Refused, match="not found in the new text"):
        desk.do(placing.confirm, made)


def test_accents_written_as_two_signs_are_no_change(desk: Desk) -> None:
    a = article(desk, "Le préfet a été arrêté à Évian. Il pleut.")
    answer = desk.do(articles.add, document(unicodedata.normalize("NFD", "Le préfet a été arrêté à Évian. Il pleut.")),
                     as_revision_of=a)  # fmt: skip
    assert articles.added(answer).outcome == "unchanged"
