"""`claimdesk import` takes files of many kinds: text, fields with where they came from, and the bytes as they were."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.files_made import HEADLINE, PARAGRAPHS, docx, mhtml, pdf, word_paragraph, word_properties, wrapped

Run = Callable[..., Any]
PAGE = f"<html><body><article><h1>{HEADLINE}</h1><p>{'</p><p>'.join(PARAGRAPHS)}</p></article></body></html>"
FILES = {
    "varde.html": PAGE.encode(),
    "varde.mhtml": mhtml(PAGE),
    "varde.docx": docx(
        word_paragraph(HEADLINE, "Title") + "".join(map(word_paragraph, PARAGRAPHS)),
        core=word_properties("", "Mette Krog", "2024-03-07T10:00:00Z"),
    ),
    "varde.pdf": pdf([[HEADLINE, *wrapped(PARAGRAPHS[0]), *wrapped(PARAGRAPHS[1])]], Author="Mette Krog"),
    "varde.rtf": rf"{{\rtf1\ansi {HEADLINE}\par {PARAGRAPHS[0]}\par {PARAGRAPHS[1]}\par}}".encode(),
    "varde.md": f"# {HEADLINE}\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n".encode(),
    "varde.txt": f"{HEADLINE}\nBy Mette Krog\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n".encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_imported_with_its_headline_and_its_bytes(run: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name])
    desk = ("--desk", tmp_path / "desk.claimdesk")
    assert run(*desk, "import", file).code == 0
    row = run(*desk, "show", "A1", "--json").json
    assert row["article"]["title"] == HEADLINE
    assert row["revisions"][0]["raw_sha256"] == hashlib.sha256(FILES[name]).hexdigest()


@pytest.mark.parametrize("name", ["varde.docx", "varde.pdf"])
def test_a_name_from_the_properties_of_a_file_is_told_as_that(run: Run, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(FILES[name])
    told = run("--desk", tmp_path / "desk.claimdesk", "import", file)
    assert "Mette Krog (from the file)" in told.out


def test_what_to_look_out_for_in_a_file_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "varde.docx"
    file.write_bytes(FILES["varde.docx"])
    told = run("--desk", tmp_path / "desk.claimdesk", "import", file)
    assert "A1: The date, 2024-03-07, is when the file was made" in told.err
