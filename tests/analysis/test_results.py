"""An analysis as JSON, and what may not be loaded with it."""

import json
import subprocess
import sys

from hypothesis import given, settings
from hypothesis import strategies as st

from claimdesk.analysis import analyse, from_json, to_json

FRAGMENTS = [
    *('"', "“", "”", "'", "’", ".", " ", ", ", "; ", "\n\n", "\n", "(", ")", "...", "\u200f", "e\u0301", "😀"),
    *(" said", " says", " told ", " called ", " calling ", " according to ", "denies this", "was charged with"),
    *(" Ann Lee", "The mayor", "Mr ", "he ", "They ", "It ", "Police ", "one ", "who ", "which ", "that ", "both "),
    *(
        " and ",
        " but ",
        " claim ",
        "from ",
        "12/09/2018 ",
        "2018",
        "£5m ",
        "in ",
        "March ",
        "by the end of ",
        "this year",
    ),
    *("ago ", "ten "),
]
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join) | st.text(max_size=150)


@settings(max_examples=150)
@given(
    TEXTS,
    st.sampled_from([None, "", "2018", "2018-09-12", "2018-09-12T10:00:00+02:00", "9999-12-31", "no date"]),
    st.sampled_from([None, "en", "de", "xx"]),
)
def test_any_text_is_analysed_and_comes_back_from_json_as_it_was(
    text: str, published: str | None, language: str | None
) -> None:
    found = analyse(text, published=published, language=language)
    assert from_json(json.loads(json.dumps(to_json(found)))) == found
    for each in found.suggestions:
        assert text[each.start : each.end] == each.text
        assert 0 <= each.score <= 1
    for rival in found.rivals:
        assert 0 <= rival.a < rival.b < len(found.suggestions)


def test_the_names_in_json_are_those_that_readers_rely_on() -> None:
    found = to_json(analyse("Ann Lee promised a bridge by 2030. Roe denies this.", published="2018-09-12"))
    assert list(found) == ["language", "sentences", "quotations", "dates", "suggestions", "rivals", "notes", "version"]
    assert list(found["suggestions"][0]) == [
        "start", "end", "text", "score", "claimant", "checks", "kind", "due", "places", "reasons",
    ]  # fmt: skip
    assert list(found["dates"][0]) == ["start", "end", "type", "value", "first", "last", "precision", "ambiguous"]
    assert found["suggestions"][0]["due"] == "2030-12-31"


def test_another_language_is_said_and_still_gives_sentences_and_whole_dates() -> None:
    text = "Die Brücke wurde am 3. Mai 2017 geschlossen. Der Minister war nicht dabei und sagte nichts."
    found = analyse(text)
    assert found.language == "de"
    assert len(found.sentences) == 2
    assert [d.value for d in found.dates] == ["2017-05-03"]
    assert not found.suggestions
    assert "de" in found.notes[0]


def test_a_publication_date_that_is_none_is_said_so() -> None:
    assert any("is no date" in note for note in analyse("It fell last week.", published="soon").notes)


def test_a_long_run_without_a_stop_is_passed_over_and_said_so() -> None:
    found = analyse("The mayor said " + "and so on " * 2_000 + "\n\nAnn Lee promised a bridge by 2030.")
    assert [s.claimant for s in found.suggestions] == ["Ann Lee"]
    assert any("too long" in note for note in found.notes)


def test_importing_the_analysis_loads_neither_database_nor_screen_nor_parsers() -> None:
    heavy = ["sqlalchemy", "textual", "lxml", "dateparser", "rapidfuzz", "pysbd", "trafilatura"]
    program = f"import sys, claimdesk.analysis; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
