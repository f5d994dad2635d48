"""Text from outside is kept without what would act on a terminal or reorder what is read."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.words.cleantext import clean, one_line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("a\u2029b", "a\n\nb"),
        ("\x1b[31mred\x07", "[31mred"),
        ("\ufeffabc\u202edef\u2066", "abcdef"),
        ("e\u0301", "é"),
        ("a\tb", "a\tb"),
        ("a\ud800b", "ab"),
        ("👩\u200d🚒 \u200eabc", "👩\u200d🚒 \u200eabc"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert all(c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs") for c in once)


@given(st.text(st.characters()))
def test_a_short_field_is_one_line_without_blanks_at_its_ends(text: str) -> None:
    line = one_line(text)
    assert line == line.strip()
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
