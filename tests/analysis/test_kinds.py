"""What sort of statement a clause is, and what of it is checked."""

import pytest

from claimdesk.analysis import analyse
from claimdesk.words.terms import Checks, Kind


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Joan Pike is charged with four counts of fraud.", "charged", Kind.CHARGE),
        ("Prosecutors said Joan Pike took bribes from two builders.", "bribes", Kind.CHARGE),
        ("Joan Pike denies the allegations.", "denies", Kind.ALLEGATION),
        ("A patrol in Ostra turned on its lights with plans to stop the car.", "patrol", Kind.FACT),
        ("The aims of the Varn set it apart from other corporate pledges.", "pledges", Kind.FACT),
        ("Ann Lee was honoured to offer the prayer in Ostra.", "prayer", Kind.FACT),
        ("The smoke over Ostra threatens the health of those near by.", "smoke", Kind.FACT),
        ("Omar Diaz threatened to close the Ostra dam.", "dam", Kind.OFFER),
        ("The new strain in Ostra was about three times as contagious.", "strain", Kind.NUMBER),
        ("The wards in Ostra are full of Covid-19 patients.", "wards", Kind.FACT),
        ("It was a crash in Marek like the one in Ostra.", "crash", Kind.FACT),
        ("One in five schools in Ostra is closed.", "schools", Kind.NUMBER),
        ('"Let\'s sign a treaty by May," Omar Diaz said in Ostra.', "treaty", Kind.OFFER),
        ("Omar Diaz accused the mayor of theft.", "accused", Kind.ALLEGATION),
        ("Omar Diaz said the mayor hid the report from the council.", "hid the report", Kind.ALLEGATION),
        ("The minister promised a new bridge by 2030.", "bridge", Kind.OFFER),
        ('"We will rebuild every house," said Omar Diaz.', "rebuild", Kind.OFFER),
        ("Snow is expected on Tuesday in the north.", "Snow", Kind.FORECAST),
        ("The town spent £4.5m on the bridge.", "spent", Kind.NUMBER),
        ("Complaints fell by half in Ostra.", "Complaints", Kind.NUMBER),
        ("At least 17 people were killed in Marek, officials said.", "17", Kind.NUMBER),
        ("The gunmen shot and killed a guard in Marek, officials said.", "guard", Kind.ALLEGATION),
        ("Staff in Ostra apologised to a boy who was left waiting for 11 hours.", "boy", Kind.FACT),
        ("The trust in Ostra, which dismissed him, could not comment.", "comment", Kind.QUOTE),
        ('Glint called the Ostra report "flatly untrue".', "untrue", Kind.ALLEGATION),
        ("Jonas Wick, 44, runs the Ostra bridge.", "Wick", Kind.FACT),
        ("The patients in Ostra could not see shapes.", "shapes", Kind.FACT),
        ("The bridge in Ostra could fail in a flood.", "fail", Kind.FORECAST),
        ("The bridge in Ostra opened in 1931.", "bridge", Kind.FACT),
        ("The ministry declined to comment on the Ostra report.", "declined", Kind.QUOTE),
        ('"The bridge that Joan Pike built in Ostra is a disgrace," said Omar Diaz.', "disgrace", Kind.OPINION),
    ],
)
def test_each_kind_is_told_by_its_words(text: str, words: str, kind: Kind) -> None:
    (found,) = [s for s in analyse(text, published="2018-09-12").suggestions if words in s.text]
    assert found.kind is kind
    only_said = kind in (Kind.QUOTE, Kind.OPINION)
    assert found.checks is (Checks.ATTRIBUTION if only_said else Checks.CONTENT)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("The minister promised a new bridge by 2030.", "2030-12-31"),
        ("The minister promised an answer next week.", "2018-09-23"),
        ("The ruling is expected before 20 December.", "2018-12-20"),
        ("A vote in Ostra is planned for next week.", "2018-09-23"),
        ("An inquiry into Ostra is to report before next summer.", "2019-08-31"),
        ("The minister promised a new bridge.", None),
        ("The minister promised a bridge in 2011.", None),
        ("The bridge was opened on Monday.", None),
    ],
)
def test_a_promise_or_forecast_is_due_on_the_last_day_of_the_period_it_names(text: str, due: str | None) -> None:
    (found,) = analyse(text, published="2018-09-12").suggestions
    assert (found.due.isoformat() if found.due else None) == due
