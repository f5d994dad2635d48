"""What lies beyond what the desk can keep is a sentence, on either database, and nothing happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from claimdesk.desk import Desk, activity, articles, claims, dossiers, redacting, sources, undoing, verdicts
from claimdesk.desk.work import Work
from claimdesk.model import Claim, Source
from claimdesk.words.errors import BadInput, DeskError, NotFound, Refused, TooLarge
from claimdesk.words.references import Reference
from tests.desk.factories import article, claim
from tests.desk.refusing import refused

HUGE = 10**22
ESCAPE = "\x1b[31m"


def test_no_number_of_an_entry_is_too_odd_for_a_sentence(desk: Desk) -> None:
    article(desk)
    for after in ("abc", str(HUGE), "9" * 5000, "²", "-1", ESCAPE):
        with pytest.raises(BadInput, match="number of an entry"):
            desk.ask(activity.page, after=after)
    with pytest.raises(BadInput, match="number of an entry"):
        desk.ask(activity.entry, HUGE)
    with pytest.raises(BadInput, match="number of an entry"):
        desk.ask(dossiers.of, Reference("A", 1), as_of=HUGE)
    refused(desk, BadInput, undoing.undo, HUGE)
    refused(desk, BadInput, redacting.value, HUGE, "A1", "title", "A name.")


def test_a_number_that_a_database_can_not_hold_is_a_sentence_and_no_fault(desk: Desk) -> None:
    def too_large(work: Work) -> None:
        work.one(Claim, HUGE)

    assert "too large" in refused(desk, DeskError, too_large)


def test_a_broken_rule_of_the_database_is_not_laid_to_somebody_else_nor_tried_again(desk: Desk) -> None:
    tries: list[int] = []

    def too_long(work: Work) -> None:
        tries.append(1)
        work.add(Source(title="x" * 5000, kind="document"))

    assert "rule of the database" in refused(desk, Refused, too_long)
    assert tries == [1]


@pytest.mark.parametrize("given", ["2018-99-99", "2018-02-30", "2018-02-30T10:00", "whenever"])
def test_no_day_that_the_calendar_lacks_is_stored(desk: Desk, given: str) -> None:
    made = claim(desk, article(desk))
    refused(desk, BadInput, articles.edit, 1, published=given)
    refused(desk, BadInput, articles.edit, 1, modified=given)
    refused(desk, BadInput, claims.edit, made, said_on=given)


@pytest.mark.parametrize("given", ["2018", "2018-09", "2018-09-12", "2018-09-12T10:30+02:00", ""])
def test_a_day_is_stored_as_exact_as_it_was_given(desk: Desk, given: str) -> None:
    made = claim(desk, article(desk))
    desk.do(articles.edit, 1, published=given)
    desk.do(claims.edit, made, said_on=given)
    dossier = desk.ask(dossiers.of, Reference("A", 1))
    assert dossier.articles[0].published == given
    assert dossier.claims[0].appearances[0].said_on == given


def test_an_address_is_measured_as_it_is_kept(desk: Desk) -> None:
    refused(desk, BadInput, sources.add, url="https://x.example/" + "é" * 4000)


@pytest.mark.parametrize(
    "asked",
    [
        lambda desk, odd: desk.do(verdicts.give, 1, odd, "", "Seen."),
        lambda desk, odd: desk.do(verdicts.give, 1, "true", "", "Seen.", scale=odd),
        lambda desk, odd: desk.ask(activity.page, member=odd),
        lambda desk, odd: desk.do(redacting.value, 1, odd, "title", "A name."),
    ],
)
def test_what_a_sentence_repeats_is_short_and_can_not_write_to_the_terminal(
    desk: Desk, asked: Callable[[Desk, str], Any]
) -> None:
    claim(desk, article(desk))
    with pytest.raises((NotFound, BadInput)) as caught:
        asked(desk, ESCAPE + "\0\u202ex" + "y" * 9000)
    assert caught.value.sentence.isprintable()
    assert len(caught.value.sentence) < 400


def test_the_reason_of_a_redaction_has_a_limit(desk: Desk) -> None:
    article(desk)
    refused(desk, TooLarge, redacting.value, 2, "A1", "title", "x" * 2000)
