"""Outside text is printed harmless, whatever it is."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.cli.plain import plain, plain_line

Run = Callable[..., Any]
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
HOSTILE = "Ferry \x1b]52;c;aGk=\x07\x1b[2J \u202eetal \x9b31m <b>[@click=app.quit]"


@given(st.text())
def test_nothing_that_a_terminal_obeys_is_left(text: str) -> None:
    assert not OBEYED.search(plain(text))
    assert plain(text).encode().decode() == plain(text)  # no lone surrogate either
    assert "\n" not in plain_line(text)


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_other_text_is_printed_as_it_is(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    "arguments",
    [
        ["claims"],
        ["show", "C1"],
        ["show", "A1"],
        ["search", "ferry"],
        ["history", "C1"],
        ["claims", "--json"],
        ["show", "C1", "--json"],
        ["report", "A1", "--drafts"],
        ["report", "A1", "--drafts", "--json"],
        ["similar", "Ferry"],
    ],
)
def test_a_row_that_a_colleague_wrote_past_the_program_is_printed_harmless(
    run: Run, desk: str, arguments: list[str]
) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day", "--text", "Ferry")
    with sqlite3.connect(desk) as connection:
        connection.execute("UPDATE claim SET text = ?", (HOSTILE,))
        connection.execute("UPDATE article SET title = ?", (HOSTILE,))
    connection.close()
    ran = run(*arguments)
    assert ran.code == 0
    assert not OBEYED.search(ran.out.replace("\n", ""))
    if "--json" in arguments:
        json.loads(ran.out)


def test_wrong_usage_that_quotes_outside_text_is_harmless(run: Run, desk: str) -> None:
    for arguments in (["show", HOSTILE], [HOSTILE], ["relate", "C1", HOSTILE, "C2"], ["--" + HOSTILE]):
        wrong = run(*arguments)
        assert wrong.code == 2
        assert not OBEYED.search(wrong.err.replace("\n", ""))


def test_a_refusal_that_quotes_outside_text_is_harmless(run: Run, desk: str) -> None:
    refused = run("claim", "add", "A1", "--quote", HOSTILE)
    assert refused.code == 1
    assert not OBEYED.search(refused.err.replace("\n", ""))
