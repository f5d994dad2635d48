"""Where sentences begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.analysis import sentences


def split(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Dr. Amara Bell left Ostra Inc. at noon.", "Nobody saw her go."],
        ["The U.S. sent help.", "It came too late."],
        ["He arrived at 5 p.m. on Tuesday.", "She had gone by 4 p.m.", "The door was open."],
        ["The bill passed by 3.5 votes in every 10.", "That was close."],
        ["St. Olave's treated nobody.", "Gen. R. J. Voss denied it."],
        ["“We knew,” he said.", "“We all knew.”", "She disagreed."],
        ['"Is it true?" he asked.', "Nobody answered."],
        ["Prices rose (by 4 per cent.) in May.", "Wages did not."],
        ["Well... that is one way to put it.", "Here is another."],
        ["No. 12 was empty.", "No.", "It was full."],
        ["Am 3. Oktober war es so weit.", "Alle kamen."],
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_belongs_to_a_word(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("de", ["Prof. Dr. Bauer sprach mit Hrn. Weiß über Abs. 2.", "Im 19. Jahrhundert war z. B. Bremen reich."]),
        ("de", ["»Nein.«", "Er ging."]),
        ("fr", ["M. Petit habite av. Foch.", "Mme Leroy a dit : « Non. »", "Elle est partie.", "Et vous ?"]),
        ("es", ["La Dra. Ruiz llegó a EE. UU. en 2010.", "¿Quién lo dijo?", "¡Nadie!"]),
        ("it", ["Il Sig. Rossi e l'avv. Bianchi sono partiti.", "Perché?", "Non si sa."]),
        ("pt", ["O Sr. Silva e o Exmo. Juiz falaram.", "Quem sabe?", "Ninguém."]),
        ("nl", ["Dhr. Jansen woont bijv. Utrecht aan.", "Waarom?", "Geen idee."]),
        ("pl", ["Prof. Nowak mieszka przy ul. Długiej.", "Mówił m.in. Kowalski.", "Nie wiadomo."]),
        ("ru", ["Проф. Иванов живёт на ул. Ленина в г. Туле.", "Он родился в 1950 г.", "Потом уехал."]),
        ("uk", ["Проф. Шевчук живе на вул. Франка.", "Чому?", "Ніхто не знає."]),
        ("ar", ["وصل الوزير يوم الاثنين.", "هل تحدث مع الصحفيين؟", "لا أحد يعرف."]),
    ],
)
def test_the_abbreviations_and_marks_of_other_languages(language: str, parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts, language


def test_a_japanese_quotation_goes_on_with_its_cue() -> None:
    parts = ["市長は着いた。", "「知らない。」と彼女は言った。", "なぜか？"]
    assert split("".join(parts)) == parts


def test_a_full_stop_before_an_ellipsis_ends_its_sentence() -> None:
    assert split("The plan was dropped. . . . Nobody asked why.") == [
        "The plan was dropped.",
        ". . . Nobody asked why.",
    ]


def test_text_in_small_letters_has_sentences_too() -> None:
    parts = ["we went there at nine.", "it was shut!", "why was it shut?", "nobody knew but mr. hall."]
    assert split(" ".join(parts)) == parts


def test_a_headline_without_a_full_stop_is_a_sentence() -> None:
    assert split("Port to close in May\n\nThe port closes in May.") == [
        "Port to close in May",
        "The port closes in May.",
    ]


def test_the_lines_of_a_list_are_sentences() -> None:
    assert split("Menu\nSearch\n- first item\n- second item") == ["Menu", "Search", "- first item", "- second item"]


def test_a_line_that_was_only_wrapped_goes_on() -> None:
    wrapped = (
        "The council met on Monday to talk about the bridge that was\n"
        "closed in spring after the flood had taken one of its piers away\n"
        "and left two villages cut off."
    )
    assert split(wrapped) == [wrapped]


def test_wide_stops_end_sentences_without_a_blank() -> None:
    assert split("首相は述べた。記者は聞いた。") == ["首相は述べた。", "記者は聞いた。"]


@given(st.text(alphabet="aB .!?\"'“”\n…5(),;", max_size=120) | st.text(max_size=80))
def test_sentences_are_in_order_apart_and_leave_only_white_space_out(text: str) -> None:
    at = 0
    for each in sentences(text):
        assert at <= each.start < each.end
        assert not text[at : each.start].strip()
        assert text[each.start : each.end] == text[each.start : each.end].strip()
        at = each.end
    assert not text[at:].strip()
