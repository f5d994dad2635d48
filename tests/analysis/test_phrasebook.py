"""Tables of phrases."""

import pytest

from claimdesk.analysis.phrasebook import phrasebook

BOOK = phrasebook("""
    broke/breaks down
    cover-up/let's
    tax* rise
    a? third of
    # hens
    sold … to
""")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The pump broke  down.", "broke  down"),
        ("A COVER-UP, they say.", "COVER-UP"),
        ("So let’s go.", "let’s"),
        ("a taxation rise", "taxation rise"),
        ("some third of it", "third of"),
        ("12 hens", "12 hens"),
        ("sold the old mill to him", "sold the old mill to"),
        ("The pump outbroke down.", None),
        ("The pump broke downwards.", None),
        ("", None),
    ],
)
def test_a_phrase_is_found_as_whole_words(text: str, found: str | None) -> None:
    match = BOOK.search(text)
    assert (match and match[0]) == found


def test_a_table_whose_phrases_have_known_beginnings_finds_what_its_pattern_finds() -> None:
    book = phrasebook("bribe*\nlet us\nwar crime/crimes\n# dead")
    for text in (
        "He was bribed.",
        "Let us go",
        "a war crime",
        "pre-war crimes",
        "outlet us",
        "'bribe",
        "warcrime",
        "£12 dead",
        "12 dead, let us go, $3 dead",
        "İ let us go",
    ):
        assert [m.span() for m in book.finditer(text)] == [m.span() for m in book.pattern.finditer(text)], text
