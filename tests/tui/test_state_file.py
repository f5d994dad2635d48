"""What a terminal remembers is on disk when it says so, and a file that can't be read or written does no harm."""

from __future__ import annotations

import json
import queue
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimdesk.tui.state_file import StateFile


def test_what_was_kept_is_there_at_the_next_start_for_its_owner_alone(tmp_path: Path) -> None:
    first = StateFile(tmp_path / "state", "desk.db", "anna")
    first.keep("edit C1", {"text": "half a senten"})
    first.keep("gone", "x")
    first.keep("gone", None)
    first.close()

    again = StateFile(tmp_path / "state", "desk.db", "anna")
    assert again.value("edit C1") == {"text": "half a senten"}
    assert again.value("gone", "nothing") == "nothing"
    assert stat.S_IMODE(again.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(again.path.parent.stat().st_mode) == 0o700
    assert [p.name for p in again.path.parent.iterdir()] == [again.path.name]
    again.close()


def test_a_state_that_nothing_was_kept_in_is_not_written(tmp_path: Path) -> None:
    StateFile(tmp_path / "state", "desk.db", "anna").close()
    assert not (tmp_path / "state").exists()


def test_two_terminals_of_one_member_keep_each_others_drafts(tmp_path: Path) -> None:
    left, right = (StateFile(tmp_path, "desk.db", "anna") for _ in range(2))
    left.keep("verdict C1", {"rationale": "typed left"})
    left.close()
    right.keep("theme", "textual-light")
    right.close()
    again = StateFile(tmp_path, "desk.db", "anna")
    assert again.value("verdict C1") == {"rationale": "typed left"}
    assert again.value("theme") == "textual-light"
    again.close()


def test_each_desk_and_each_member_has_a_state_of_its_own(tmp_path: Path) -> None:
    states = [StateFile(tmp_path, desk, member) for desk in ("a.db", "b.db") for member in ("anna", "ben")]
    assert len({s.path for s in states}) == 4
    for state in states:
        state.close()


@pytest.mark.parametrize("content", ["", "{", "[1, 2]", "null", "\x00\x01", '{"a": }'])
def test_a_file_that_is_no_state_is_taken_for_none(tmp_path: Path, content: str) -> None:
    place = StateFile(tmp_path, "desk.db", "anna")
    place.close()
    place.path.write_text(content)
    state = StateFile(tmp_path, "desk.db", "anna")
    assert state.value("queue") is None
    state.keep("queue", 1)
    state.close()
    assert json.loads(state.path.read_text()) == {"queue": 1}


def test_it_says_that_nothing_is_saved_while_the_disk_takes_nothing_and_when_it_does_again(tmp_path: Path) -> None:
    said: queue.SimpleQueue[bool] = queue.SimpleQueue()
    folder = tmp_path / "state"
    folder.write_text("a file where the folder should be")
    state = StateFile(folder, "desk.db", "anna", said.put)
    state.keep("draft", "typed")
    assert said.get(timeout=20) is False
    assert state.saved is False

    folder.unlink()
    state.keep("draft", "typed on")
    assert said.get(timeout=20) is True
    state.close()
    assert json.loads(state.path.read_text()) == {"draft": "typed on"}


@given(text=st.text(st.characters(), max_size=30))
def test_any_text_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("state")
    state = StateFile(folder, "desk.db", "anna")
    state.keep("draft", text + "\ud800")
    state.close()
    again = StateFile(folder, "desk.db", "anna")
    assert (again.value("draft"), again.saved) == (text + "\ud800", True)
    again.close()
