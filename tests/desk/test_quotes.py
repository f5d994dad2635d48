from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimdesk.desk.quotes import places, repeats_of, trimmed


def spans(text: str, words: str) -> list[tuple[int, int]]:
    start = text.index(words)
    return repeats_of(text, start, start + len(words))


def test_a_sentence_that_stands_again_is_a_repeat_final_punctuation_aside() -> None:
    text = "It is to end the strike\n\nThe union came. It is to end the strike. It is to end the strike for good."
    assert spans(text, "It is to end the strike") == [(41, 64)]
    again = repeats_of(text, 41, 65)
    assert again == [(0, 23)]


def test_part_of_a_repeated_sentence_repeats_with_it() -> None:
    text = "The union, he said, wants peace.\nSomething else.\nThe union, he said, wants peace."
    assert spans(text, "wants peace") == [(69, 80)]


def test_the_same_words_in_another_sentence_are_no_repeat() -> None:
    assert spans("The two captains came. The two captains left.", "The two captains") == []


def test_quotation_marks_at_the_edges_do_not_matter() -> None:
    text = "“We want peace.”\n\n“We want peace”"
    assert repeats_of(text, 0, 16) == [(19, 32)]


@given(st.data())
def test_repeats_lie_in_the_text_and_apart_from_the_span(data: st.DataObject) -> None:
    text = data.draw(st.text("ab. \n“”", min_size=1, max_size=80))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for s, e in repeats_of(text, start, end):
        assert 0 <= s < e <= len(text)
        assert e <= start or s >= end


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=60))
def test_every_place_of_a_quote_is_found(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    found = places(text, quote)
    if quote.strip():
        assert text.index(quote.strip()) == found[0][0]
        assert all(text[s:e] == quote.strip() for s, e in found)
    else:
        assert found == []


@given(st.text(min_size=1, max_size=40))
def test_a_trimmed_span_has_no_blanks_at_its_edges(text: str) -> None:
    start, end = trimmed(text, 0, len(text))
    assert text[start:end] == (text.strip() or text)
