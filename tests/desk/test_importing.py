"""From a place to a document: which file is meant, and a sentence where none is."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk.desk.importing import document_of
from claimdesk.words.errors import BadInput
from tests.files_made import HEADLINE, PARAGRAPHS

PAGE = f"<html><head><title>{HEADLINE}</title></head><body><p>{'</p><p>'.join(PARAGRAPHS)}</p></body></html>"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A page as a browser saves it whole: an HTML file and a folder beside it, with a frame's page in it."""
    (tmp_path / "Varde.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "Varde_files").mkdir()
    (tmp_path / "Varde_files" / "style.css").write_text("p { color: red }", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["Varde.html", "Varde_files", "."])
def test_a_page_that_was_saved_whole_is_found_by_its_file_or_its_folder(saved: Path, name: str) -> None:
    assert document_of(str(saved / name)).title == HEADLINE


def test_a_folder_with_several_pages_is_no_article(saved: Path) -> None:
    (saved / "Other.html").write_text(PAGE, encoding="utf-8")
    with pytest.raises(BadInput, match="is a folder"):
        document_of(str(saved))
