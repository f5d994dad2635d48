from __future__ import annotations

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
