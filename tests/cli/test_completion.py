"""The shell's completion."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.code == 0
    assert "_CLAIMDESK_COMPLETE" in ran.out


@pytest.mark.parametrize(
    ("words", "number", "wanted"),
    [
        ("claimdesk cl", "1", ["claims", "claim", "claimant"]),
        ("claimdesk claim ac", "2", ["accept"]),
        ("claimdesk relate C1 con", "3", ["contradicts", "contrary"]),
        ("claimdesk dismiss A1 --reason not", "4", ["not-checkable"]),
        ("claimdesk verdict C1 --rating mostly", "4", ["mostly-false", "mostly-true"]),
    ],
)
def test_the_shell_is_told_what_may_follow(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: str, number: str, wanted: list[str]
) -> None:
    monkeypatch.setenv("_CLAIMDESK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", number)
    ran = run()
    assert ran.code == 0
    assert [line.partition(",")[2] for line in ran.out.splitlines()] == wanted
