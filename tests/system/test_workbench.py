"""The workbench as a person meets it: the whole program, a real terminal, keys alone."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimdesk.desk import Desk, articles, claims, demo, dossiers
from claimdesk.words.references import Reference
from claimdesk.words.terms import State
from tests.terminal import Terminal

CLAIM = "The two crane operators on duty were overworked, not reckless."


@pytest.fixture(scope="module")
def worked_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's desk, to be copied."""
    place = tmp_path_factory.mktemp("demo") / "demo.claimdesk"
    demo.make(place)
    return place


@pytest.fixture
def place(worked_example: Path, tmp_path: Path) -> Path:
    """A copy of the demo's desk."""
    return Path(shutil.copy(worked_example, tmp_path / "desk.claimdesk"))


def start(place: Path, *more: str, columns: int = 80, lines: int = 24) -> Terminal:
    """The program on a desk."""
    return Terminal([sys.executable, "-m", "claimdesk", "--desk", str(place), *more], columns=columns, lines=lines)


def shows(*parts: str) -> Callable[[list[str]], bool]:
    """Whether all parts stand on the screen."""
    return lambda lines: all(any(part in line for line in lines) for part in parts)


def test_the_queue_lists_the_articles_of_the_desk_and_says_that_all_is_saved(place: Path) -> None:
    with start(place) as terminal:
        terminal.wait_for(shows("Articles 1", "Port authority chief", "saved"))


def test_a_claim_is_opened_by_its_reference_with_what_pulls_against_it(place: Path) -> None:
    with start(place, "open", "C2") as terminal:
        terminal.wait_for(shows("C2 ◈ drafted", "tension C3", "overworked"))


def test_what_is_typed_in_a_form_survives_a_kill(place: Path) -> None:
    with start(place, "open", "C2") as terminal:
        terminal.wait_for(shows("C2 ◈ drafted"))
        terminal.press("e")
        terminal.wait_for(shows("said by", "ctrl+r save"))
        terminal.type(" They had worked for eleven hours.")
        terminal.wait_for(shows("eleven hours."))
        wait_for_file(terminal, "eleven hours.")
        terminal.kill9()
    with start(place, "open", "C2") as terminal:
        terminal.wait_for(shows("C2 ◈ drafted"))
        terminal.press("e")
        terminal.wait_for(shows("They had worked for eleven hours.", "did not save"))
    with Desk.open(place) as desk:
        assert desk.ask(claims.row, 2).text == CLAIM


def wait_for_file(terminal: Terminal, text: str) -> None:
    """Wait until the state file holds `text`, as it does a moment after the screen shows it."""
    folder = Path.home() / ".local" / "state" / "claimdesk"
    terminal.wait_for(lambda _: any(text in f.read_text(encoding="utf-8") for f in folder.glob("*.json")))


def test_what_was_shown_as_saved_is_there_after_a_kill(place: Path) -> None:
    with start(place, "open", "A1") as terminal:
        terminal.wait_for(shows("A1 Port", "saved"))
        terminal.press("n")
        terminal.press("enter")
        terminal.wait_for(shows("C6 accepted", "saved"))
        terminal.kill9()
    with Desk.open(place) as desk:
        assert desk.ask(claims.row, 6).state is State.OPEN


def test_what_another_process_writes_appears_by_itself(place: Path) -> None:
    with start(place, "open", "C2") as terminal:
        terminal.wait_for(shows("C2 ◈ drafted"))
        with Desk.open(place) as other:
            other.do(claims.edit, 2, text="Both operators were tired.")
        terminal.wait_for(shows("Both operators were tired."))


def test_undo_goes_back_to_the_start_where_no_report_was_written_out(place: Path) -> None:
    with start(place, "open", "A1") as terminal:
        terminal.wait_for(shows("A1 Port", "saved"))
        for _ in range(60):
            terminal.press("u")
            terminal.wait_for(shows("Undone:")) if _ == 0 else None
        terminal.wait_for(shows("nothing of yours left to undo"), timeout_s=60)
    with Desk.open(place) as desk:
        assert desk.ask(articles.queue).rows == ()


def test_undo_stops_at_a_publication_that_was_written_out_and_says_why(place: Path) -> None:
    with Desk.open(place) as desk:
        desk.do(dossiers.written_out, desk.ask(dossiers.of, Reference("A", 1)))
    with start(place, "open", "C3") as terminal:
        terminal.wait_for(shows("C3 ● published"))
        for _ in range(10):
            terminal.press("u")
        terminal.wait_for(shows("This publication of C3 can't be undone"), timeout_s=30)
    with Desk.open(place) as desk:
        assert desk.ask(claims.row, 3).state is State.PUBLISHED


def test_a_conflict_shows_both_sides_and_keeps_what_was_typed_until_it_is_saved_knowingly(place: Path) -> None:
    with start(place, "open", "C2") as terminal:
        terminal.wait_for(shows("C2 ◈ drafted"))
        terminal.press("e")
        terminal.wait_for(shows("ctrl+r save"))
        terminal.type(" Mine.")
        terminal.wait_for(shows("Mine."))
        with Desk.open(place) as other:
            other.do(claims.edit, 2, text="Theirs.")
        terminal.press("ctrl+r")
        terminal.wait_for(shows("Changed by both of you: claim", "theirs", "Theirs.", "yours"))
        with Desk.open(place) as desk:
            assert desk.ask(claims.row, 2).text == "Theirs."
        terminal.press("escape")
        terminal.wait_for(lambda lines: not shows("theirs")(lines) and shows("Mine.")(lines))
        terminal.press("ctrl+r")
        terminal.wait_for(shows("Changed by both of you: claim"))
        terminal.type("m")
        terminal.wait_for(shows("Changed. u takes it back."))
    with Desk.open(place) as desk:
        assert desk.ask(claims.row, 2).text == f"{CLAIM} Mine."


def test_keys_typed_ahead_mean_what_comes_after_them(place: Path) -> None:
    with start(place, "open", "A1") as terminal:
        terminal.wait_for(shows("A1 Port", "saved"))
        terminal.press("n", "enter", "v", "6", "tab")
        terminal.type("Nothing settles it.")
        terminal.press("tab")
        terminal.type("No source speaks to it.")
        terminal.press("ctrl+r")
        terminal.wait_for(shows("C6 ◈ drafted", "Unproven", "Nothing settles it."))


def test_undo_of_an_import_leads_back_to_the_queue_with_what_was_undone(place: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Ferry stops\n\nThe ferry stops in May, the harbour office said on Monday.\n")
    with start(place, "open", str(page)) as terminal:
        terminal.wait_for(shows("Ferry stops", "ctrl+r import"))
        terminal.press("ctrl+r")
        terminal.wait_for(shows("A2 Ferry stops"))
        terminal.press("u")
        terminal.wait_for(shows("Articles 1", "Undone: imported A2"))


def test_a_reference_that_is_not_there_leaves_one_where_one_was(place: Path) -> None:
    with start(place, "open", "C2") as terminal:
        terminal.wait_for(shows("C2 ◈ drafted"))
        terminal.press("g")
        terminal.type("A99")
        terminal.press("enter")
        terminal.wait_for(shows("There is no A99", "A1 Port"))


def test_going_to_a_claim_brings_its_sentence_into_sight(place: Path) -> None:
    with start(place, "open", "C3") as terminal:
        terminal.wait_for(shows("C3 ● published", "They have been charged"))
        terminal.wait_for(lambda lines: any(line.startswith("▸") and "●" in line for line in lines))
