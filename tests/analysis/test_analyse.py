"""The whole analysis on an invented page in the shape of the article that the design is held against."""

from datetime import date

import pytest

from claimdesk.analysis import Analysis, Suggestion, analyse
from claimdesk.words.terms import Basis, Checks, Kind, Relation

ARTICLE = """President Marek offers to lease a deep-water port by the end of this year to Norland

The Ostrian President made the proposal at a harbour conference on Wednesday. \
It's to settle a quarrel over fishing rights.

The Ostrian President offers to lease a deep-water port by the end of this year to the Norland Prime Minister. \
Pavel Marek made the proposal at a harbour conference on Wednesday. It's to settle a quarrel over fishing rights.

Marek says, "Let's sign the lease by the end of this year without any conditions." But Lindqvist did \
not give her answer. It comes as both Ostria and Norland claim sovereignty over the skerries, a chain of forty rocks.

Meanwhile, Marek says the two Ostrian men suspected of the drugging of a former courier in Halden says the men are \
not criminals but civilians.

The photographs were published by the Halden Police. Detectives say the suspects were travelling under aliases when \
they came to Halden in March. They've been charged with drugging Mr Brandt, and his son Emil. The Norland government \
believe the attack came from "the highest offices of the Ostrian state" but Ostria flatly denies this.
"""


@pytest.fixture(scope="module")
def found() -> Analysis:
    return analyse(ARTICLE, published="2018-09-12")


def one(found: Analysis, words: str) -> Suggestion:
    matching = [s for s in found.suggestions if words in s.text]
    assert len(matching) == 1, (words, [s.text for s in matching])
    return matching[0]


def test_an_offer_has_its_maker_and_the_last_day_of_the_period_it_names(found: Analysis) -> None:
    offer = one(found, "offers to lease a deep-water port")
    assert (offer.kind, offer.claimant, offer.due) == (Kind.OFFER, "Pavel Marek", date(2018, 12, 31))


def test_a_headline_that_the_article_repeats_is_a_place_of_the_same_suggestion(found: Analysis) -> None:
    offer = one(found, "offers to lease a deep-water port")
    assert (0, ARTICLE.index("\n")) in offer.places
    assert len(offer.places) == 2


def test_a_sentence_that_stands_twice_is_one_suggestion_with_two_places(found: Analysis) -> None:
    settled = one(found, "settle a quarrel")
    assert [ARTICLE[a:b] for a, b in settled.places] == ["It's to settle a quarrel over fishing rights"] * 2


def test_the_same_sentence_under_a_name_and_under_an_office_is_one_suggestion(found: Analysis) -> None:
    assert len(one(found, "made the proposal at a harbour conference").places) == 2


def test_what_is_said_of_the_suspects_is_the_presidents_and_stands_without_he_says(found: Analysis) -> None:
    civilians = one(found, "civilians")
    assert civilians.text == "the men are not criminals but civilians"
    assert civilians.claimant == "Pavel Marek"


def test_a_charge_without_an_author_is_that_of_the_police_in_the_text(found: Analysis) -> None:
    charge = one(found, "charged with drugging")
    assert (charge.kind, charge.claimant) == (Kind.CHARGE, "Halden Police")


def test_detectives_speak_for_the_police_named_in_the_text(found: Analysis) -> None:
    assert one(found, "travelling under aliases").claimant == "Halden Police"


def test_two_that_claim_one_thing_are_two_suggestions_on_one_span(found: Analysis) -> None:
    held = [s for s in found.suggestions if "sovereignty" in s.text]
    assert sorted(s.claimant for s in held) == ["Norland", "Ostria"]
    assert len({(s.start, s.end) for s in held}) == 1


def test_two_that_claim_one_thing_have_each_a_wording_of_their_own(found: Analysis) -> None:
    held = {s.text for s in found.suggestions if "sovereignty" in s.text}
    assert held == {"Ostria claims sovereignty over the skerries", "Norland claims sovereignty over the skerries"}


def test_a_belief_and_its_denial_have_each_their_claimant(found: Analysis) -> None:
    assert one(found, "the attack came from").claimant == "Norland government"
    denial = one(found, "flatly denies this")
    assert (denial.claimant, denial.kind, denial.checks) == ("Ostria", Kind.ALLEGATION, Checks.CONTENT)


def test_charged_and_civilians_are_in_tension_because_charged_is_not_convicted(found: Analysis) -> None:
    pairs = {(found.suggestions[r.a].text, found.suggestions[r.b].text): r for r in found.rivals}
    rival = next(r for (a, b), r in pairs.items() if "civilians" in a and "charged" in b)
    assert (rival.relation, rival.basis) == (Relation.TENSION, Basis.STATUS)
    assert "charged is not convicted" in rival.reason


def test_each_suggestion_says_why_it_was_made_and_stands_where_it_says(found: Analysis) -> None:
    for each in found.suggestions:
        assert ARTICLE[each.start : each.end] == each.text or "sovereignty" in each.text
        assert each.places[0] == (each.start, each.end)
        assert each.reasons
