"""Transcripts and subtitles: every word that somebody says, with whose it is."""

from __future__ import annotations

import pytest

from claimdesk.intake import read

VTT = """WEBVTT - The evening desk

NOTE made by hand

1
00:00:01.000 --> 00:00:03.000 line:90%
<v Anna Ode>Good evening. With me is the mayor

2
00:00:03.000 --> 00:00:06.500
of <i>Varde</i>, Lone Riis &amp; her dog.

00:00:07.000 --> 00:00:09.000
<v Lone Riis>Thank you. Nobody has offered more.
"""
SRT = """1
00:00:01,000 --> 00:00:03,000
HOST: Will you sell the old waterworks
of the town?

2
00:00:03,000 --> 00:00:06,500
RIIS: We have had it
valued twice.

3
00:00:06,500 --> 00:00:09,000
Nobody has offered more.
"""


def test_subtitles_with_voices_are_a_transcript() -> None:
    document = read(VTT.encode())
    assert document.text.split("\n\n") == [
        "Anna Ode: Good evening. With me is the mayor of Varde, Lone Riis & her dog.",
        "Lone Riis: Thank you. Nobody has offered more.",
    ]
    assert document.media_type == "text/vtt"


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_subtitles_without_voices_begin_a_paragraph_where_a_name_does(ends: str) -> None:
    assert read(SRT.replace("\n", ends).encode()).text.split("\n\n") == [
        "HOST: Will you sell the old waterworks of the town?",
        "RIIS: We have had it valued twice. Nobody has offered more.",
    ]


def test_no_turn_of_a_transcript_is_taken_for_furniture() -> None:
    turns = ("HOST: Mayor, will you sell?", "RIIS: No.", "HOST: Yes?", "RIIS: Share this article.", "CALLER: Watch.")
    assert read("\n\n".join(turns).encode()).text.split("\n\n")[-5:] == list(turns)
