"""Which claims pull against each other, and which only seem to."""

from dataclasses import dataclass

import pytest

from claimdesk.analysis import Rival, analyse, rivals, rivals_of
from claimdesk.words.terms import Basis, Relation


@dataclass
class Claim:
    text: str
    claimant: str = ""


def between(a: Claim, b: Claim) -> Rival | None:
    found = rivals([a, b])
    return found[0] if found else None


RIVALS = [
    (
        Claim("They are innocent.", "President Marek"),
        Claim("They have been charged with arson.", "Halden police"),
        (Relation.TENSION, Basis.STATUS),
    ),
    (
        Claim("The blast was planned in Ostria.", "Norland government"),
        Claim("Ostria rejects this.", "Ostria"),
        (Relation.CONTRADICTS, Basis.DENIAL),
    ),
    (
        Claim("At least 12 people were killed in the fire.", "the mayor"),
        Claim("The fire has left 31 dead.", "Red Crescent"),
        (Relation.TENSION, Basis.NUMBER),
    ),
    (
        Claim("14 people were killed in the fire.", "the mayor"),
        Claim("The fire has left 31 dead.", "Red Crescent"),
        (Relation.CONTRARY, Basis.NUMBER),
    ),
    (
        Claim("Thefts fell by half.", "the minister"),
        Claim("There were 900 thefts in 2016 and 870 last year.", ""),
        (Relation.CONTRARY, Basis.NUMBER),
    ),
    (
        Claim("Lena Voss never threatened Carl Roe.", "Lena Voss"),
        Claim("Lena Voss threatened Carl Roe with ruin.", "Carl Roe"),
        (Relation.CONTRADICTS, Basis.DENIAL),
    ),
    (
        Claim("He had never met her before June 2015.", "the defence"),
        Claim("A card of 3 May 2014 thanks him for dinner.", "prosecutors"),
        (Relation.TENSION, Basis.DATE),
    ),
    (
        Claim("Petra Lind spent the week in Oslo and never left.", "Petra Lind"),
        Claim("Lind dined in Rome on Tuesday.", "Agenzia Sette"),
        (Relation.CONTRARY, Basis.PLACE),
    ),
    (
        Claim("Ostria claims sovereignty over the skerries.", "Ostria"),
        Claim("Norland claims sovereignty over the skerries.", "Norland"),
        (Relation.CONTRARY, Basis.STATUS),
    ),
    (
        Claim("Officers had taken the cameras of two witnesses.", "Ada Mensah"),
        Claim("The cameras were handed over voluntarily.", "the chief"),
        (Relation.CONTRARY, Basis.DEFINITION),
    ),
    (
        Claim("The lighthouse keeper is alive.", "the coastguard"),
        Claim("The lighthouse keeper was killed by the storm.", "Radio Sund"),
        (Relation.CONTRARY, Basis.STATUS),
    ),
    (
        Claim("The crowd on the square were students.", "the rector"),
        Claim("The crowd on the square were armed militants.", "the colonel"),
        (Relation.TENSION, Basis.IDENTITY),
    ),
    (
        Claim("The granary was shot at by the border guards.", "the farmers"),
        Claim("Smugglers shot at the granary.", "the ministry"),
        (Relation.CONTRARY, Basis.ATTRIBUTION),
    ),
    (
        Claim("The abbey was founded in 1790.", "the abbot"),
        Claim("The abbey was founded in 1840.", "the archive"),
        (Relation.CONTRARY, Basis.DATE),
    ),
    (
        Claim("The composer was born in Malmo.", "the festival"),
        Claim("The composer was born in Lund.", "the parish"),
        (Relation.CONTRARY, Basis.PLACE),
    ),
    (
        Claim("We never sold pumps to the army.", "Hask Pumps"),
        Claim("Hask Pumps sold 40 pumps to the army in 2019.", "the auditor"),
        (Relation.CONTRADICTS, Basis.DENIAL),
    ),
    (
        Claim("Nobody was hurt at the quarry.", "the owner"),
        Claim("Two boys were hurt at the quarry.", "the nurse"),
        (Relation.CONTRADICTS, Basis.DENIAL),
    ),
    (
        Claim("The quarry employs 300 masons.", "the owner"),
        Claim("The quarry employs 120 masons.", "the union"),
        (Relation.CONTRARY, Basis.NUMBER),
    ),
    (
        Claim("The agency confirmed that the ferry had sunk.", "Radio Sund"),
        Claim("The agency denied that the ferry had sunk.", "the agency"),
        (Relation.CONTRARY, Basis.DENIAL),
    ),
    (
        Claim("Our abbey was founded in 1790.", "the abbot"),
        Claim("The abbey was founded in 1840 by a monk.", "the archive"),
        (Relation.CONTRARY, Basis.DATE),
    ),
    (
        Claim("The composer was born in Malmo.", "the festival"),
        Claim("According to the register, the composer was born in Lund.", "the parish"),
        (Relation.CONTRARY, Basis.PLACE),
    ),
    (
        Claim("Around 400 residents were evacuated.", "the sheriff"),
        Claim("900 people were evacuated.", "Red Crescent"),
        (Relation.CONTRARY, Basis.NUMBER),
    ),
    (
        Claim("Brook Ltd was paid £9m for the roof.", ""),
        Claim("The true cost of the roof was £5m.", "the surveyor"),
        (Relation.TENSION, Basis.NUMBER),
    ),
]


@pytest.mark.parametrize(("a", "b", "expected"), RIVALS)
def test_claims_that_pull_against_each_other_are_paired_with_relation_and_basis(
    a: Claim, b: Claim, expected: tuple[Relation, Basis]
) -> None:
    found = between(a, b)
    assert found is not None
    assert (found.relation, found.basis) == expected
    assert found.reason


TRAPS = {
    "another time": (
        Claim("Turnout was 41 percent in 2009.", "observers"),
        Claim("Turnout was 87 percent in 2019.", "the commission"),
    ),
    "a part of the whole": (
        Claim("More than 200 people died when the dam broke.", "civil defence"),
        Claim("Of the 212 dead, 61 were children.", "the governor"),
    ),
    "the same, rounded": (
        Claim("More than 200 people died when the dam broke.", "civil defence"),
        Claim("212 people died when the dam broke.", "the governor"),
    ),
    "figures of other things": (
        Claim("The tunnel is 11 kilometres long.", "the builder"),
        Claim("The ministry spent 11 million on the tunnel fans.", "the ministry"),
    ),
    "another person": (
        Claim("Igor Malin is a wine merchant and no spy.", "the embassy"),
        Claim("Pavel Dorin was charged with spying.", "the police"),
    ),
    "a denial of something else": (
        Claim("Flight 88 ran out of fuel.", "the report"),
        Claim("The airline did not force its pilots to fly when tired.", "the airline"),
    ),
    "the same speaker": (
        Claim("They are innocent.", "the police"),
        Claim("They have been charged with arson.", "the police"),
    ),
    "a plan and what came of it": (
        Claim("The quarry was planned to employ 300 masons.", "the owner"),
        Claim("The quarry employs 120 masons.", "the union"),
    ),
    "a bound that the other keeps": (
        Claim("The march had more than 5,000 people.", "the union"),
        Claim("The march had 8,000 people.", "the police"),
    ),
    "the same figure in words": (
        Claim("The quarry employs three hundred masons.", "the owner"),
        Claim("The quarry employs 300 masons.", "the union"),
    ),
    "a part of it": (
        Claim("Unemployment stands at 6 percent.", "the office"),
        Claim("Youth unemployment stands at 14 percent.", "the office for youth"),
    ),
    "what belongs to it": (
        Claim("The composer was born in 1921.", "the festival"),
        Claim("The composer's brother was born in 1925.", "the parish"),
    ),
    "a denial of today and a fact of then": (
        Claim("We sell no pumps to the army today.", "Hask Pumps"),
        Claim("Hask Pumps sold 40 pumps to the army in 1998.", "the auditor"),
    ),
    "opposite words of two places": (
        Claim("The pass at Orrin is open.", "the road office"),
        Claim("The pass at Velm is closed.", "the drivers"),
    ),
    "guilty of one thing and not of another": (
        Claim("Ivo Brandt was acquitted of arson.", "his lawyer"),
        Claim("Ivo Brandt was found guilty of theft.", "the court"),
    ),
    "the speaker under a shorter name": (
        Claim("The quarry employs 300 masons.", "the owner Ada Hask"),
        Claim("The quarry employs 120 masons.", "Hask"),
    ),
    "a thing named by its month": (
        Claim("The anthem of May was written by Ivo Brandt.", "the festival"),
        Claim("The anthem of June was written by Ivo Brandt.", "the parish"),
    ),
    "nothing in common": (
        Claim("Exports of oil doubled in 2023.", "the office"),
        Claim("The airport will be named after a poet.", "the minister"),
    ),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_claims_that_can_both_stand_are_not_paired(trap: str) -> None:
    assert between(*TRAPS[trap]) is None


def test_charged_is_said_not_to_be_convicted() -> None:
    found = between(
        Claim("They are innocent.", "President Marek"), Claim("They were charged with arson.", "the police")
    )
    assert found is not None
    assert "charged is not convicted" in found.reason


def test_claims_of_different_articles_need_a_name_in_common() -> None:
    a, b = Claim("They are innocent.", "President Marek"), Claim("They have been charged with arson.", "the police")
    assert rivals_of(a, [b]) == ()
    c = Claim("Ivo Brandt is innocent.", "President Marek")
    d = Claim("Ivo Brandt has been charged with arson.", "the police")
    assert [(found.a, found.b) for found in rivals_of(c, [b, d])] == [(0, 2)]


def test_a_denial_answers_the_accusation_and_not_the_background_between() -> None:
    claims = [
        Claim("The operator opened the gates without warning.", "the governor"),
        Claim("The dam was built in 1931.", "the museum"),
        Claim("The operator rejects that.", "the operator"),
    ]
    assert [(r.a, r.b) for r in rivals(claims)] == [(0, 2)]


def test_the_same_pairs_come_out_whatever_else_is_in_the_list() -> None:
    crowd = [Claim(f"Village {n} has a church.", f"guide {n}") for n in range(300)]
    pair = [Claim("Lena Voss never threatened Carl Roe.", "Voss"), Claim("Lena Voss threatened Carl Roe.", "Roe")]
    found = rivals([pair[0], *crowd, pair[1]])
    assert [(r.a, r.b) for r in found] == [(0, 301)]


def test_two_that_claim_one_thing_are_told_of_in_the_plural() -> None:
    text = "Both Ostra and Varn claim sovereignty over the Marek islands, fishermen fear."
    found = analyse(text)
    assert [r.reason for r in found.rivals] == ["Ostra and Varn both claim sovereignty: at most one can be right"]
