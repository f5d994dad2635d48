"""Who says what."""

import pytest

from claimdesk.analysis import Quotation, quotations


def said(text: str) -> list[tuple[str, str, str]]:
    return [(" | ".join(text[a:b] for a, b in q.content), q.name, q.kind) for q in quotations(text)]


def first(text: str, word: str) -> Quotation:
    return next(q for q in quotations(text) if word in "".join(text[a:b] for a, b in q.content))


@pytest.mark.parametrize(
    ("text", "content", "name", "kind"),
    [
        pytest.param(
            "The bridge is safe, Ann Lee said.", "The bridge is safe", "Ann Lee", "indirect", id="words, speaker, cue"
        ),
        pytest.param(
            "Ann Lee said the bridge is safe.", "the bridge is safe", "Ann Lee", "indirect", id="speaker, cue, words"
        ),
        pytest.param(
            "Ann Lee said on Monday that the bridge is safe.",
            "that the bridge is safe",
            "Ann Lee",
            "indirect",
            id="past a day",
        ),
        pytest.param(
            "Ann Lee said earlier this week that the bridge is safe.",
            "that the bridge is safe",
            "Ann Lee",
            "indirect",
            id="past a week",
        ),
        pytest.param(
            "“Ferry” director Ann Lee said backstage that the bridge is safe.",
            "that the bridge is safe",
            "Ann Lee",
            "indirect",
            id="a title is no speech",
        ),
        pytest.param(
            "Varn Corp said on Thursday it aims to leave the bridge open.",
            "it aims to leave the bridge open",
            "Varn Corp",
            "indirect",
            id="a noun that is a verb behind a pronoun",
        ),
        pytest.param(
            "On the steps Ann Lee added; “It is true that the bridge is safe.”",
            "“It is true that the bridge is safe.”",
            "Ann Lee",
            "direct",
            id="a semicolon for a colon",
        ),
        pytest.param(
            "Ann Lee told reporters that the bridge is safe.",
            "that the bridge is safe",
            "Ann Lee",
            "indirect",
            id="past the hearer",
        ),
        pytest.param(
            '"The bridge is safe," said Ann Lee, an engineer.',
            '"The bridge is safe,"',
            "Ann Lee",
            "direct",
            id="turned",
        ),
        pytest.param(
            'Ann Lee said: "The bridge is safe."', '"The bridge is safe."', "Ann Lee", "direct", id="after a colon"
        ),
        pytest.param(
            '"The bridge," said Ann Lee, "is safe."',
            '"The bridge," | "is safe."',
            "Ann Lee",
            "direct",
            id="interrupted",
        ),
        pytest.param(
            'Ann Lee said the bridge was "as safe as a house".',
            'the bridge was "as safe as a house"',
            "Ann Lee",
            "mixed",
            id="partly in marks",
        ),
        pytest.param(
            "According to Ann Lee, the bridge is safe.", "the bridge is safe", "Ann Lee", "indirect", id="according to"
        ),
        pytest.param(
            "The bridge is safe, according to the ministry.",
            "The bridge is safe",
            "ministry",
            "indirect",
            id="according to, behind",
        ),
        pytest.param(
            "The bridge, the ministry claims, was never closed.",
            "The bridge | was never closed",
            "ministry",
            "indirect",
            id="cue between commas",
        ),
        pytest.param(
            "The mayor, Ann Lee, said the bridge is safe.",
            "the bridge is safe",
            "Ann Lee",
            "indirect",
            id="name in apposition",
        ),
        pytest.param(
            "The council received a letter that says the mine is safe.",
            "the mine is safe",
            "letter",
            "indirect",
            id="a letter that says",
        ),
        pytest.param(
            "Paul Roe thanked Ann Lee, who said the mine is safe.",
            "the mine is safe",
            "Ann Lee",
            "indirect",
            id="who said",
        ),
        pytest.param(
            "Ann Lee, who leads the mine authority, said the wall held.",
            "the wall held",
            "Ann Lee",
            "indirect",
            id="who leads it, said",
        ),
        pytest.param(
            "Ann Lee, in an interview with the Herald, said the mine was shut.",
            "the mine was shut",
            "Ann Lee",
            "indirect",
            id="in an interview",
        ),
        pytest.param(
            "Ann Lee was quoted as saying the mine would close.",
            "the mine would close",
            "Ann Lee",
            "indirect",
            id="quoted as saying",
        ),
        pytest.param(
            "In a letter, Ann Lee wrote that the mine leaks.",
            "that the mine leaks",
            "Ann Lee",
            "indirect",
            id="a verb that no table knows",
        ),
        pytest.param(
            'Ann Lee and Paul Roe call them "lone wolves".',
            'them "lone wolves"',
            "Ann Lee and Paul Roe",
            "mixed",
            id="two who give a name",
        ),
        pytest.param(
            'Ann Lee likes to say that the mine "pays for our schools".',
            'that the mine "pays for our schools"',
            "Ann Lee",
            "mixed",
            id="likes to say",
        ),
        pytest.param(
            "Analyst Ann Lee of Holm Securities said the mine is safe.",
            "the mine is safe",
            "Ann Lee",
            "indirect",
            id="a role with a capital that opens the sentence",
        ),
        pytest.param(
            '"The mine is safe," said the union officer Jan Petrov.',
            '"The mine is safe,"',
            "Jan Petrov",
            "direct",
            id="a name that is a month's too",
        ),
        pytest.param("Bridge is safe, says mayor", "Bridge is safe", "mayor", "indirect", id="headline"),
        pytest.param(
            "Bridge Hid Its Cracks For Years, Mayor Says",
            "Bridge Hid Its Cracks For Years",
            "Mayor",
            "indirect",
            id="headline in capitals",
        ),
        pytest.param(
            'Ann Lee called the report "a pack of lies".',
            'the report "a pack of lies"',
            "Ann Lee",
            "mixed",
            id="gives a name",
        ),
        pytest.param(
            'Ann Lee says the plan "will never work".',
            'the plan "will never work"',
            "Ann Lee",
            "mixed",
            id="verb in marks",
        ),
        pytest.param(
            "Ann Lee, 58, of Ely, who was there, said the mine is safe.",
            "the mine is safe",
            "Ann Lee",
            "indirect",
            id="past insertions",
        ),
        pytest.param(
            "Ann Lee said after the vote she would resign.",
            "she would resign",
            "Ann Lee",
            "indirect",
            id="past an adverbial",
        ),
        pytest.param(
            "Ann Lee has long said that the mine is safe.",
            "that the mine is safe",
            "Ann Lee",
            "indirect",
            id="past an adverb",
        ),
        pytest.param(
            "According to federal data, the mine is safe.",
            "the mine is safe",
            "federal data",
            "indirect",
            id="a source that is no person",
        ),
        pytest.param(
            "The mine is safe, as Ann Lee has said.", "The mine is safe", "Ann Lee", "indirect", id="as she said"
        ),
        pytest.param(
            '"I signed nothing," Omar Diaz told the court. "The board did that."',
            '"I signed nothing," | "The board did that."',
            "Omar Diaz",
            "direct",
            id="goes on after the full stop",
        ),
        pytest.param(
            "A spokesman for the harbour office said the quay was closed.",
            "the quay was closed",
            "spokesman for the harbour office",
            "indirect",
            id="spokesman",
        ),
    ],
)
def test_speech_is_found_in_each_of_its_shapes(text: str, content: str, name: str, kind: str) -> None:
    assert said(text) == [(content, name, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was said to be safe.",
        "The reports were long and the claims were many.",
        "He kept his promises to the town.",
    ],
)
def test_nouns_and_passives_hand_over_to_nobody(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "content", "name"),
    [
        ("Ann Lee vowed to close the mine.", "to close the mine", "Ann Lee"),
        ("Ann Lee urged the council to close the mine.", "to close the mine", "Ann Lee"),
        ("Ann Lee called on the council to close the mine.", "to close the mine", "Ann Lee"),
        ("Ann Lee called for a new mine, again.", "a new mine", "Ann Lee"),
        ("Ann Lee rejected the plan.", "the plan", "Ann Lee"),
        ("Ann Lee called the vote a disgrace.", "the vote a disgrace", "Ann Lee"),
        ("Ann Lee spoke of a dark day for the town.", "a dark day for the town", "Ann Lee"),
        ("Ann Lee wants to close the mine.", "to close the mine", "Ann Lee"),
        ("Ann Lee’s claim that the mine is safe, was false.", "that the mine is safe", "Ann Lee"),
    ],
)
def test_what_somebody_wants_asks_or_judges_is_found_too(text: str, content: str, name: str) -> None:
    assert (content, name, "indirect") in said(text)


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    text = "HOST: Is the mine safe?\n\nLEE: It is. We looked.\n\nHOST: Who is we?\n"
    assert [(name, words) for words, name, _ in said(text)] == [
        ("Host", "Is the mine safe?"),
        ("Lee", "It is. | We looked."),
        ("Host", "Who is we?"),
    ]


def test_names_in_small_letters_that_take_turns_are_a_transcript_too() -> None:
    text = "Herald: Is the mine safe?\n\nLee: It is.\n\nHerald: Who looked?\n\nLee: We did.\n"
    assert [name for _, name, _ in said(text)] == ["Herald", "Lee", "Herald", "Lee"]


@pytest.mark.parametrize(
    "text",
    [
        "WHEN: Monday at noon.\n\nWHERE: The town hall.\n",
        "READ MORE: Rain in Varn\n\nIt rained.\n\nREAD MORE: Snow in Varn\n\nIt snowed.\n",
        "Note: The hall is shut.\n\nIt rained.\n\nNote: The mine is shut.\n",
    ],
    ids=["headings", "links", "notes"],
)
def test_lines_with_a_colon_that_nobody_speaks_are_no_transcript(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param(
            'Ann Lee scolded him: "You knew that the dam was weak."',
            "You knew",
            "Ann Lee",
            id="any verb before a colon",
        ),
        pytest.param(
            '"You knew that the dam was weak," the crowd roared at Ann Lee.', "You knew", "crowd", id="any verb behind"
        ),
        pytest.param(
            'As Ann Lee once put it, "The dam will outlive us all."', "The dam", "Ann Lee", id="as she put it"
        ),
        pytest.param(
            '"The dam held for a reason," said lead engineer Ann Lee.',
            "The dam",
            "Ann Lee",
            id="title in small letters",
        ),
        pytest.param(
            '"The dam held," Ann Lee, an engineer from Ely, told The Herald.', "The dam", "Ann Lee", id="told a paper"
        ),
        pytest.param(
            'Ann Lee said the dam was safe.\n\n"We looked at every stone of it."',
            "We looked",
            "Ann Lee",
            id="a paragraph after what she said",
        ),
        pytest.param(
            'Ann Lee left the hall in tears. "I never want to see that dam again."',
            "I never",
            "Ann Lee",
            id="a sentence after what she did",
        ),
        pytest.param(
            'Paul Roe said no.\n\nAnn Lee went on:\n\n"We looked at every stone of it."',
            "We looked",
            "Ann Lee",
            id="announced",
        ),
        pytest.param(
            'The dam is old.\n\n"We looked at every stone of it."\n\nAnn Lee, engineer\n\nIt rained.',
            "We looked",
            "Ann Lee",
            id="a name beneath",
        ),
        pytest.param(
            "“We looked at every stone.”\n\n― Ann Lee, 34",
            "We looked",
            "Ann Lee",
            id="a name beneath, behind a long bar",
        ),
        pytest.param(
            '1. "We looked at every stone." — Ann Lee', "We looked", "Ann Lee", id="a name behind a dash, in a list"
        ),
        pytest.param('"We looked at every stone," Ann Lee, engineer.', "We looked", "Ann Lee", id="a name and no verb"),
        pytest.param('In Ann Lee\'s words, "We looked at every stone."', "We looked", "Ann Lee", id="in her words"),
        pytest.param(
            '"We looked at it," registered nurse Ann Lee explained to The Herald.',
            "We looked",
            "Ann Lee",
            id="participle of a title",
        ),
        pytest.param(
            'Ann Lee said the dam was safe.\n\nIt is old.\n\n"We looked at every stone of it."',
            "We looked",
            "Ann Lee",
            id="spoke last",
        ),
        pytest.param(
            "Ann Lee answered online.\n\nNobody looked at the dam. Ever. — Ann Lee (@lee) May 3, 2016\n\nIt rained.",
            "Nobody looked",
            "Ann Lee",
            id="a post without quotation marks",
        ),
        pytest.param(
            'It was late.\n\n"We looked at every stone of it.\n\n"Nothing was wrong," Ann Lee said.',
            "We looked",
            "Ann Lee",
            id="a speech whose cue stands in its last paragraph",
        ),
        pytest.param(
            'Ann Lee then urged the crowd to go home and said, "There\'s nothing to see."',
            "nothing to see",
            "Ann Lee",
            id="a second verb of the same subject",
        ),
    ],
)
def test_speech_without_a_known_cue_is_that_of_whoever_the_words_around_it_are_about(
    text: str, words: str, name: str
) -> None:
    assert first(text, words).name == name


@pytest.mark.parametrize(
    "text",
    [
        'The town knew "The Last Days of Varn" by heart.',
        'Ann Lee starred in the film "We were here before you," which flopped.',
        'They call it a "targeted area," which it is not.',
    ],
    ids=["title", "title that ends with a comma", "word held up"],
)
def test_titles_and_words_held_up_are_no_speech(text: str) -> None:
    assert [q for q in quotations(text) if q.kind == "direct"] == []


def test_speech_that_runs_over_paragraphs_has_the_same_speaker() -> None:
    text = '"We waited," said Ann Lee.\n\n"Then we left the house for good."'
    assert [q.name for q in quotations(text)] == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize(
    ("lead", "mention"),
    [
        ("Governor Benita Sao arrived late.", "She"),
        ("Governor Benita Sao arrived late.", "Sao"),
        ("Governor Benita Sao arrived late. Her driver, Paul Roe, waited.", "The governor"),
        ("Benita Sao, the governor, arrived late.", "The governor"),
        ("The governor, Benita Sao, arrived late.", "Ms Sao"),
    ],
)
def test_pronouns_surnames_and_roles_stand_for_the_fullest_name(lead: str, mention: str) -> None:
    text = f"{lead} {mention} said the dam would hold."
    assert first(text, "dam").name == "Benita Sao"


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        pytest.param(
            "Benita Sao met Paul Roe at the dam. He said it would break. She said it would hold.",
            "break",
            "Paul Roe",
            id="he",
        ),
        pytest.param(
            "Benita Sao met Paul Roe at the dam. He said it would break. She said it would hold.",
            "hold",
            "Benita Sao",
            id="she",
        ),
        pytest.param(
            "The payments firm Glint, which is based in Halden, met on Monday. No cards were lost, it said.",
            "cards",
            "Glint",
            id="it, of a firm",
        ),
        pytest.param(
            "President Ilan Mores met the Norlandian Prime Minister on Monday. Greta Holm left early. "
            "The Norlandian leader said the talks were over.",
            "talks",
            "Greta Holm",
            id="an office given to nobody is that of the one person without one",
        ),
    ],
)
def test_a_mention_stands_for_whoever_fits(text: str, word: str, name: str) -> None:
    assert first(text, word).name == name


def test_a_pronoun_is_less_certain_than_a_name() -> None:
    text = "Benita Sao said the dam held. She said the wall broke."
    assert first(text, "wall").confidence < first(text, "dam").confidence


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("New Ostra City Mayor Bill de Varn", "Bill de Varn"),
        ("Chief Executive Satya Rao", "Satya Rao"),
        ("Department of Works spokesman Bo Lee", "Bo Lee"),
        ("Laurence des Bois", "Laurence des Bois"),
        ("Ann Lee herself", "Ann Lee"),
    ],
)
def test_a_speaker_goes_by_the_name_alone(speaker: str, name: str) -> None:
    assert said(f"{speaker} said the dam is safe.") == [("the dam is safe", name, "indirect")]


def test_they_are_the_group_that_a_sentence_begins_with_and_no_more() -> None:
    text = "The miners told investigators that the dam is old. They said that it leaks in winter."
    assert first(text, "leaks").name == "miners"


def test_a_name_inside_speech_is_not_he() -> None:
    text = '"I will talk to Tom Milling," John Rankin said. He said the dam is safe.'
    assert first(text, "dam").name == "John Rankin"


def test_he_had_read_is_said_of_him() -> None:
    assert first("Tom Lee was there. He'd read that the dam leaks.", "leaks").name == "Tom Lee"


def test_a_speech_left_open_is_as_certain_in_its_next_paragraph() -> None:
    text = 'Tom Lee said: "The dam is old.\n\n"It leaks in many places."'
    assert first(text, "leaks").confidence == first(text, "old").confidence


def test_he_is_whom_the_sentence_began_with() -> None:
    text = "Ann Lee met Tom Roe. Tom Lee denied it, but he said the dam is old."
    assert first(text, "dam").name == "Tom Lee"


def test_who_is_the_nearest_noun() -> None:
    text = "Varn came under fire from dam workers who said the bridge is safe."
    assert said(text) == [("the bridge is safe", "dam workers", "indirect")]
