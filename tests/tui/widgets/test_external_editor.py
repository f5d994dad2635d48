"""An editor gets the text in a private file, and no failure of it loses a word."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from claimdesk.tui.widgets.external_editor import EditorFailed, edited, editor_command


def editor(code: str) -> list[str]:
    """A real program as the editor: Python, with the file's path as `path`."""
    return [sys.executable, "-c", f"import os, pathlib, sys; path = pathlib.Path(sys.argv[1]); {code}"]


def test_what_the_editor_wrote_comes_back_and_the_file_is_gone(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    code = f"pathlib.Path({str(seen)!r}).write_text(str(path)); path.write_text(path.read_text() + ' — naïve\\n')"
    assert edited("Two lines,\nkept", editor(code)) == "Two lines,\nkept — naïve"
    assert not Path(seen.read_text()).parent.exists()


def test_only_the_owner_can_read_the_file_or_enter_its_folder() -> None:
    code = "path.write_text(oct(path.stat().st_mode & 0o777) + oct(path.parent.stat().st_mode & 0o777))"
    assert edited("", editor(code)) == "0o6000o700"


def test_an_editor_that_is_missing_or_gives_up_leaves_the_text_as_it_was() -> None:
    with pytest.raises(EditorFailed) as missing:
        edited("text", ["no-such-editor-anywhere"])
    assert "Set EDITOR" in missing.value.sentence
    with pytest.raises(EditorFailed) as gave_up:
        edited("text", editor("sys.exit(3)"))
    assert (gave_up.value.sentence.endswith("ended with code 3."), gave_up.value.kept) == (
        True,
        "The text is as it was.",
    )


@pytest.mark.parametrize("code", ["path.write_text('much work'); os._exit(9)", "path.write_bytes(b'\\xff much work')"])
def test_work_that_was_saved_before_a_crash_is_kept_and_its_place_named(code: str) -> None:
    with pytest.raises(EditorFailed) as failed:
        edited("text", editor(code))
    path = Path(failed.value.kept.rpartition(" is in ")[2].removesuffix("."))
    assert b"much work" in path.read_bytes()
    path.unlink()
    path.parent.rmdir()


def test_the_command_is_split_as_a_shell_would(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "code --wait 'my profile'")
    assert editor_command() == ["code", "--wait", "my profile"]
    monkeypatch.setenv("EDITOR", "un'closed")
    assert editor_command() == ["un'closed"]
