"""A report's file is whole or not there, and the desk knows that it went out before anybody can read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimdesk.desk import Desk, articles, claims, dossiers, members, publications, verdicts
from claimdesk.desk.writing_out import Exists, write_out
from claimdesk.words.document import Document
from claimdesk.words.dossier import Dossier
from claimdesk.words.errors import BadInput, Refused
from claimdesk.words.references import Reference


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with a published claim, its publication the last thing that was done."""
    desk = Desk.open(tmp_path / "desk.claimdesk")
    article = articles.added(desk.do(articles.add, Document("Two men were charged on Monday."))).article
    claim = desk.do(claims.add, article, 0, 31)
    desk.do(verdicts.give, claim, "True", "They were.", "The court’s list has both.")
    desk.do(publications.publish, claim)
    return desk


def dossier(desk: Desk) -> Dossier:
    return desk.ask(dossiers.of, Reference("A", 1))


def test_a_written_report_can_not_be_undone_and_has_the_bytes_it_was_given(desk: Desk, tmp_path: Path) -> None:
    path, _ = write_out(desk, dossier(desk), "Ünïcode\nlines\n", str(tmp_path / "report.md"))
    assert path.read_bytes() == "Ünïcode\nlines\n".encode()
    with pytest.raises(Refused):
        desk.undo()


def test_a_file_that_is_there_stays_as_it_is_and_nothing_went_out(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("older work")
    with pytest.raises(Exists):
        write_out(desk, dossier(desk), "new", str(path))
    assert path.read_text() == "older work"
    desk.undo()
    write_out(desk, dossier(desk), "new", str(path), overwrite=True)
    assert path.read_text() == "new"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


@pytest.mark.parametrize("name", ["", "no/such/folder/report.md", "a\0b.md", "~nobody-here/report.md"])
def test_a_place_that_can_not_be_written_is_a_sentence_and_nothing_went_out(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    with pytest.raises(BadInput):
        write_out(desk, dossier(desk), "new", name if name.startswith("~") else f"{tmp_path}/{name}", overwrite=True)
    desk.undo()


def test_a_viewer_takes_a_copy_that_is_not_noted(desk: Desk, tmp_path: Path) -> None:
    desk.do(members.add, "eve", role="viewer")
    with Desk.open(tmp_path / "desk.claimdesk", member="eve") as eve:
        path, noted = write_out(eve, dossier(eve), "hers", str(tmp_path / "hers.md"))
    assert (path.read_text(), noted) == ("hers", "")


def test_a_report_that_was_overtaken_by_undo_is_no_file(desk: Desk, tmp_path: Path) -> None:
    overtaken = dossier(desk)
    desk.undo()
    with pytest.raises(Refused, match="make it again"):
        write_out(desk, overtaken, "gone", str(tmp_path / "report.md"))
    assert not (tmp_path / "report.md").exists()


def test_a_file_written_over_keeps_its_rights(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.touch(0o600)
    write_out(desk, dossier(desk), "new", str(path), overwrite=True)
    assert path.stat().st_mode & 0o777 == 0o600
