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
        pytest.param(["Dr. Amara Bell left Ostra Inc. at noon.", "Nobody saw her go."], id="title and firm"),
        pytest.param(["The U.S. sent help.", "It came too late."], id="initials of a country"),
        pytest.param(
            ["He arrived at 5 p.m. on Tuesday.", "She had gone by 4 p.m.", "The door was open."], id="time of day"
        ),
        pytest.param(["The bill passed by 3.5 votes in every 10.", "That was close."], id="decimal"),
        pytest.param(["St. Olave's treated nobody.", "Gen. R. J. Voss denied it."], id="rank and initials"),
        pytest.param(["“We knew,” he said.", "“We all knew.”", "She disagreed."], id="quotation marks"),
        pytest.param(['"Is it true?" he asked.', "Nobody answered."], id="question inside a sentence"),
        pytest.param(["Prices rose (by 4 per cent.) in May.", "Wages did not."], id="brackets"),
        pytest.param(["Well... that is one way to put it.", "Here is another."], id="ellipsis before a small letter"),
        pytest.param(["The plan was dropped.", ". . . Nobody asked why."], id="full stop, then ellipsis"),
        pytest.param(["No. 12 was empty.", "No.", "It was full."], id="number and no"),
        pytest.param(
            ["we went there at nine.", "it was shut!", "why was it shut?", "nobody knew but mr. hall."],
            id="small letters throughout",
        ),
        pytest.param(["Am 3. Oktober war es so weit.", "Alle kamen."], id="de: ordinal"),
        pytest.param(
            ["Prof. Dr. Bauer sprach mit Hrn. Weiß über Abs. 2.", "Im 19. Jahrhundert war z. B. Bremen reich."], id="de"
        ),
        pytest.param(["»Nein.«", "Er ging."], id="de: marks"),
        pytest.param(
            ["M. Petit habite av. Foch.", "Mme Leroy a dit : « Non. »", "Elle est partie.", "Et vous ?"], id="fr"
        ),
        pytest.param(["La Dra. Ruiz llegó a EE. UU. en 2010.", "¿Quién lo dijo?", "¡Nadie!"], id="es"),
        pytest.param(["Il Sig. Rossi e l'avv. Bianchi sono partiti.", "Perché?", "Non si sa."], id="it"),
        pytest.param(["O Sr. Silva e o Exmo. Juiz falaram.", "Quem sabe?", "Ninguém."], id="pt"),
        pytest.param(["Dhr. Jansen woont bijv. Utrecht aan.", "Waarom?", "Geen idee."], id="nl"),
        pytest.param(["Prof. Nowak mieszka przy ul. Długiej.", "Mówił m.in. Kowalski.", "Nie wiadomo."], id="pl"),
        pytest.param(["Проф. Иванов живёт на ул. Ленина в г. Туле.", "Он родился в 1950 г.", "Потом уехал."], id="ru"),
        pytest.param(["Проф. Шевчук живе на вул. Франка.", "Чому?", "Ніхто не знає."], id="uk"),
        pytest.param(["وصل الوزير يوم الاثنين.", "هل تحدث مع الصحفيين؟", "لا أحد يعرف."], id="ar"),
    ],
)
def test_a_full_stop_ends_a_sentence_unless_it_belongs_to_a_word(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(["市長は着いた。", "「知らない。」と彼女は言った。", "なぜか？"], id="quotation with its cue"),
        pytest.param(["首相は述べた。", "記者は聞いた。"], id="plain"),
    ],
)
def test_wide_stops_end_sentences_without_a_blank(parts: list[str]) -> None:
    assert split("".join(parts)) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param(
            "Port to close in May\n\nThe port closes in May.",
            ["Port to close in May", "The port closes in May."],
            id="headline without a full stop",
        ),
        pytest.param(
            "Menu\nSearch\n- first item\n- second item", ["Menu", "Search", "- first item", "- second item"], id="list"
        ),
    ],
)
def test_a_line_that_stands_for_itself_is_a_sentence(text: str, parts: list[str]) -> None:
    assert split(text) == parts


def test_a_line_that_was_only_wrapped_goes_on() -> None:
    wrapped = (
        "The council met on Monday to talk about the bridge that was\n"
        "closed in spring after the flood had taken one of its piers away\n"
        "and left two villages cut off."
    )
    assert split(wrapped) == [wrapped]


@given(st.text(alphabet="aB .!?\"'“”\n…5(),;", max_size=120) | st.text(max_size=80))
def test_sentences_are_in_order_apart_and_leave_only_white_space_out(text: str) -> None:
    at = 0
    for each in sentences(text):
        assert at <= each.start < each.end
        assert not text[at : each.start].strip()
        assert text[each.start : each.end] == text[each.start : each.end].strip()
        at = each.end
    assert not text[at:].strip()
