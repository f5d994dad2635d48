"""Which clauses are proposed, and how they are ranked."""

import pytest

from claimdesk.analysis import Suggestion, analyse, checkworthiness


def proposed(text: str) -> list[Suggestion]:
    return list(analyse(text, published="2018-09-12").suggestions)


def test_a_sentence_with_two_statements_gives_two_clauses() -> None:
    text = "At least 34 people have died and more than 100 are missing, the rescue service said."
    found = proposed(text)
    assert [s.text for s in found] == ["At least 34 people have died", "more than 100 are missing"]
    assert {s.claimant for s in found} == {"rescue service"}


def test_he_said_is_left_out_where_the_rest_stands_alone() -> None:
    assert [s.text for s in proposed("Ann Lee said the Ostra bridge closed in 1931.")] == [
        "the Ostra bridge closed in 1931"
    ]


def test_he_said_is_kept_where_the_rest_begins_with_a_pronoun() -> None:
    assert [s.text for s in proposed("Ann Lee said she closed the Ostra bridge.")] == [
        "Ann Lee said she closed the Ostra bridge"
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "A councillor was jailed on Tuesday after a jury found that he had taken £240,000.",
            [("A councillor was jailed on Tuesday", ""), ("a jury found that he had taken £240,000", "jury")],
            id="what a jury found",
        ),
        pytest.param(
            "The court heard that between March 2014 and June 2016 Pell met the builder 23 times.",
            [("between March 2014 and June 2016 Pell met the builder 23 times", "court")],
            id="what a court heard, and a range that is no joint",
        ),
        pytest.param(
            "Ostria disputes that figure and says fewer than 300 have died.",
            [("Ostria disputes that figure", "Ostria"), ("fewer than 300 have died", "Ostria")],
            id="a denial and a figure",
        ),
        pytest.param(
            "Ann Lee claimed that Varn spent £95,000 on lawyers, a figure that Paul Roe rejected.",
            [("Varn spent £95,000 on lawyers", "Ann Lee"), ("a figure that Paul Roe rejected", "Paul Roe")],
            id="what another says of it is the other's",
        ),
        pytest.param(
            '"But the town spent £95,000 on lawyers," said Ann Lee.',
            [("the town spent £95,000 on lawyers", "Ann Lee")],
            id="speech without its but and its comma",
        ),
        pytest.param(
            "A letter seen by the Herald says officers warned of 12 leaks.",
            [("officers warned of 12 leaks", "letter")],
            id="a letter seen by a paper",
        ),
        pytest.param(
            "Varn Town Council met on Monday. The council said that Ostra lost 40 jobs.",
            [("Varn Town Council met on Monday", ""), ("Ostra lost 40 jobs", "Varn Town Council")],
            id="a body by its noun",
        ),
        pytest.param(
            '"There were no soldiers in Marek," said Ann Lee.',
            [("There were no soldiers in Marek", "Ann Lee")],
            id="that something was not so",
        ),
    ],
)
def test_a_claim_ends_where_another_voice_or_act_begins(text: str, claims: list[tuple[str, str]]) -> None:
    assert [(s.text, s.claimant) for s in proposed(text)] == claims


def test_what_records_show_is_vouched_for_by_nobody() -> None:
    (found,) = proposed("Court records show one arrest in 2009.")
    assert (found.text, found.claimant) == ("Court records show one arrest in 2009", "")


def test_questions_and_furniture_are_not_proposed() -> None:
    lines = [
        "ADVERTISEMENT",
        "Share this article",
        "Email us at news@varn.example",
        "Can nobody stop the 40 closures in Ostra?",
        "Sign up to our news",
    ]
    assert proposed("\n\n".join(lines)) == []


def test_a_sentence_that_lost_its_thread_stays_with_its_first_speaker() -> None:
    (found,) = proposed("Ann Lee says the two men seen at the quay says the men are sailors.")
    assert (found.text, found.claimant) == ("the men are sailors", "Ann Lee")


@pytest.mark.parametrize(
    ("worth_more", "worth_less"),
    [
        ("Unemployment fell to 4.1 percent in Ostra last year.", "I think the mayor is a wonderful man."),
        ("Joan Pike is charged with four counts of fraud.", "Who could have known?"),
        ("The minister promised 20,000 homes by 2030.", "Thank you, and good evening."),
        ("He voted against the bill in 2009.", "Advertisement"),
    ],
)
def test_figures_charges_and_promises_rank_above_opinion_questions_and_courtesies(
    worth_more: str, worth_less: str
) -> None:
    more, less = checkworthiness([worth_more, worth_less])
    assert more > less + 0.1


def test_reasons_say_what_makes_it_worth_checking() -> None:
    (found,) = proposed("Omar Diaz said Ostra lost 4,000 jobs because of the strike.")
    assert {"number", "cause", "attributed to Omar Diaz"} <= set(found.reasons)


def test_reasons_name_what_is_named_by_its_kind() -> None:
    (found,) = proposed("Greta Holm sold the quay to Halden University.")
    assert {"names a person", "names a body"} <= set(found.reasons)


@pytest.mark.parametrize(
    "lead",
    ["- ", "-- ", "• ", "HOLMBURY, Kent (WXTV) -- ", "ABC via DEF — ", "Ostra Times – "],
)
def test_a_claim_begins_behind_the_mark_of_an_item_and_a_dateline(lead: str) -> None:
    text = f"{lead}Police are looking for 12 men in the hills around the town."
    assert [s.text for s in proposed(text)] == ["Police are looking for 12 men in the hills around the town"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        pytest.param(
            "Ann Lee took the train to Ostra, adding that she was scared for her staff.",
            ["Ann Lee took the train to Ostra", "she was scared for her staff"],
            id="adding that",
        ),
        pytest.param(
            "Ann Lee left on Monday, pointing out that most rules of the council do not cover barges.",
            ["Ann Lee left on Monday", "most rules of the council do not cover barges"],
            id="pointing out that",
        ),
        pytest.param(
            'The court previously heard Lee admit to "forgetting" to lock the boiler during the £2,000 job.',
            ['"forgetting" to lock the boiler during the £2,000 job'],
            id="a verb whose object somebody else says",
        ),
        pytest.param(
            'At a meeting announcing her move, a reporter asked Ann Lee, "What do you see as the biggest problem now?"',
            [],
            id="an adverbial before a question",
        ),
        pytest.param(
            "The daily count of new cases on Friday was 777 - down from 799 the day before.",
            ["The daily count of new cases on Friday was 777 - down from 799 the day before"],
            id="the day before",
        ),
        pytest.param(
            "The state's confirmed caseload is nearly 162,000, of whom 7,844 have died.",
            ["The state's confirmed caseload is nearly 162,000, of whom 7,844 have died"],
            id="no verb behind an owner",
        ),
    ],
)
def test_a_claim_is_neither_cut_short_nor_a_fragment(text: str, claims: list[str]) -> None:
    assert [s.text for s in proposed(text)] == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The dense smoke was seen from Varn and plunged Ostra into darkness.", "The dense smoke plunged Ostra into"),
        ("Officials said the Ostra dam is old and could be finished by 2028.", "the Ostra dam could be finished"),
        ("Ann Lee said Ostra will align with Varn and add 12 dams to its list.", "Ostra will add 12 dams"),
        ("Tom Lee ran Varn for years. He left it in 1884 and bought land near Ostra.", "Tom Lee bought land"),
    ],
)
def test_a_clause_whose_subject_stands_further_back_is_worded_with_it(text: str, claim: str) -> None:
    (found,) = [s for s in proposed(text) if s.text.startswith(claim)]
    assert found.text.endswith(" " + text[found.start : found.end])


@pytest.mark.parametrize(
    "text",
    [
        "This story first appeared in the Ostra Times in 2016.",
        "Header image: People in Ostra, 1931, by Ann Lee.",
        "Make your contribution now and help the Ostra Times thrive in 2016.",
        '"And that is the idea that came to me," Ann Lee said.',
        'Asked if the debates matter to her, Ann Lee said: "Why not?"',
    ],
)
def test_furniture_and_idle_words_are_not_proposed(text: str) -> None:
    assert proposed(text) == []


def test_what_a_toll_continues_to_do_is_no_speech() -> None:
    text = "Pictures came of graves in Ostra, as the toll of 51 continues to rise."
    assert not analyse(text).quotations


def test_a_subject_that_does_not_agree_is_not_taken_over() -> None:
    found = proposed("They use the Varn list of names in Ostra, and tells the council of 12 deaths in Varn.")
    assert not any(s.text.startswith("They tells") for s in found)
