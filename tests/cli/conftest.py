"""What the tests of the command line share: running it in this process, as its entry point does."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claimdesk import config
from claimdesk.__main__ import main

ARTICLE = """Premier offers to sign a river treaty by the end of this year

The premier of Norland, Ada Brook, said on Wednesday that she would sign a river treaty by the end of this year.

The police charged two men with poisoning the well in March. Brook says the two men are not criminals but civilians.

The towns upstream did not reply. Ferries ran late all day. The towns upstream did not reply.

Norland and Suthmark have argued over the river for 70 years.
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document that it is."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run `claimdesk` with arguments, and what comes on its standard input."""

    def go(*arguments: str | Path, stdin: str | bytes = b"") -> Ran:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "argv", ["claimdesk", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        config._read.cache_clear()
        code = main()
        return Ran(code, *capsys.readouterr())

    return go


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A file with an article of our own."""
    path = tmp_path / "treaty.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def desk(run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A desk in a file, named by CLAIMDESK_DESK, with the article on it as A1."""
    place = str(tmp_path / "news.claimdesk")
    monkeypatch.setenv("CLAIMDESK_DESK", place)
    assert run("import", article, "--published", "2018-09-12", "--publisher", "The Harbour Post").code == 0
    return place
