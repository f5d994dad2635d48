from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from claimdesk.desk.anchoring import context, locate
from claimdesk.words.terms import Anchoring

TEXT = "The ferry sails at noon. The mayor was silent. The ferry sails at noon. The harbour was full."
QUOTE = "The ferry sails at noon."


def around(text: str, start: int, end: int) -> tuple[str, str, str, int]:
    return text[start:end], *context(text, start, end), start


def test_a_quote_in_its_old_place_is_exact() -> None:
    found = locate(TEXT, *around(TEXT, 0, len(QUOTE)))
    assert (found.start, found.end, found.found, found.score) == (0, len(QUOTE), Anchoring.EXACT, None)


def test_of_two_places_that_with_the_same_neighbours_is_taken() -> None:
    second = TEXT.rindex(QUOTE)
    found = locate("News. " + TEXT, *around(TEXT, second, second + len(QUOTE)))
    assert (found.start, found.found) == (second + 6, Anchoring.MOVED)


def test_without_neighbours_the_nearest_place_is_taken() -> None:
    found = locate(f"{QUOTE} {QUOTE} {QUOTE}", QUOTE, "", "", 30)
    assert found.start == 25


def test_changed_words_are_found_with_a_score_and_end_at_words() -> None:
    quote = "Prosecutors charged the two captains with smuggling."
    changed = "Before it. Prosecutors have now charged both captains with smuggling. After it."
    found = locate(changed, quote, "Before it. ", " After it.", 11)
    assert found.found is Anchoring.FUZZY
    assert found.score is not None
    assert 75 <= found.score < 100
    assert changed[found.start : found.end].startswith("Prosecutors have")
    assert changed[found.start : found.end].rstrip(".").endswith("smuggling")


def test_words_that_are_gone_are_lost() -> None:
    found = locate("Nothing of this kind is said here today.", "Prosecutors charged the two captains.", "", "", 0)
    assert (found.start, found.end, found.found, found.score) == (0, 0, Anchoring.LOST, None)


@given(st.data())
def test_a_quote_is_found_again_after_anything_was_put_before_it(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1, max_size=200))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before = data.draw(st.text(max_size=50))
    found = locate(before + text, *around(text, start, end))
    assert (before + text)[found.start : found.end] == text[start:end]
    assert found.found in (Anchoring.EXACT, Anchoring.MOVED)


@given(text=st.text(max_size=300), quote=st.text(min_size=1, max_size=60), start=st.integers(0, 400))
def test_what_is_found_lies_in_the_text_and_only_exact_words_are_called_so(text: str, quote: str, start: int) -> None:
    found = locate(text, quote, "before", "after", start)
    assert 0 <= found.start <= found.end <= len(text)
    if found.found is not Anchoring.LOST:
        assert found.start < found.end
        assert (text[found.start : found.end] == quote) is (found.found is not Anchoring.FUZZY)


SCRIPTS = "the harbour é e\u0301 שָׁלוֹם לכולם مَرحَبًا العالم नमस्ते 👩\u200d👩\u200d👧 👍🏽 🇳🇴 東京 Åre A\u030are"
words = st.lists(st.sampled_from(SCRIPTS.split()), min_size=1, max_size=12)


@given(words, words, words)
def test_a_quote_in_any_script_is_found_again_to_the_letter(
    before: list[str], quote: list[str], after: list[str]
) -> None:
    text, wanted = " ".join([*before, *quote, *after]), " ".join(quote)
    start = len(" ".join(before)) + 1
    found = locate("News. " + text, *around(text, start, start + len(wanted)))
    assert (found.start, found.found) == (start + 6, Anchoring.MOVED)


@given(words, words, words)
def test_a_place_found_by_likeness_parts_no_letter_from_its_accent_and_no_emoji(
    before: list[str], quote: list[str], after: list[str]
) -> None:
    wanted = " ".join([*quote, "was", "closed"])
    text = " ".join([*before, *quote, "is", "closed", *after])
    found = locate(text, wanted, "", "", 0)
    for edge in (found.start, found.end):
        if 0 < edge < len(text):
            assert not unicodedata.category(text[edge]).startswith("M")
            assert text[edge - 1] != "\u200d" != text[edge]


@given(words)
def test_the_same_words_in_one_sign_and_in_two_are_alike_and_never_called_exact(quote: list[str]) -> None:
    wanted = unicodedata.normalize("NFC", " ".join([*quote, "in the harbour"]))
    text = unicodedata.normalize("NFD", wanted)
    found = locate(text, wanted, "", "", 0)
    assert (found.found is Anchoring.EXACT) is (text == wanted)


def test_a_quote_is_not_found_where_its_last_letter_has_another_accent_if_it_stands_elsewhere() -> None:
    text = "A \u05e9\u05c1 and a \u05e9"
    assert locate(text, "\u05e9", "", "", 2).start == len(text) - 1
