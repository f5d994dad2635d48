"""How a run ends, as a shell sees it: exit codes, what stands on which stream, and no traceback for anybody."""

from __future__ import annotations

import logging
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimdesk import config
from claimdesk.cli import exits
from claimdesk.words.errors import Conflict, Difference, Refused

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]


def started(*arguments: str, **kwargs: Any) -> subprocess.Popen[bytes]:
    """The program, as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipe = subprocess.PIPE
    streams = {"stdin": subprocess.DEVNULL, "stdout": pipe, "stderr": pipe} | kwargs
    return subprocess.Popen([sys.executable, "-m", "claimdesk", *arguments], env=environment, **streams)


def test_a_refusal_is_one_sentence_on_standard_error_and_1(run: Run, desk: str) -> None:
    ran = run("show", "C99")
    assert (ran.code, ran.out, ran.err) == (1, "", "There is no C99 on this desk.\n")


@pytest.mark.parametrize(
    "arguments",
    [["claimz"], ["claim"], ["show"], ["show", "X9"], ["--nonsense"], ["claim", "add", "A1"], ["verdict", "C1"]],
)
def test_wrong_usage_is_2_and_prints_nothing_on_standard_output(run: Run, desk: str, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: claimdesk")


def test_a_mistyped_command_names_the_nearest(run: Run) -> None:
    assert "Did you mean claims?" in run("claimss").err


@pytest.mark.parametrize("arguments", [["--help"], ["claim", "add", "--help"], ["-h"], ["--version"]])
def test_help_and_version_are_no_failure(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("arguments", [[], ["open"], ["open", "A1"], ["--desk", "x", "open", "C1"], ["--as=anna"]])
def test_without_a_terminal_the_workbench_refuses_with_a_sentence(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "The workbench needs a terminal. Without one use the commands: claimdesk --help\n"
    assert not Path("x").exists()


def test_a_fault_goes_to_the_log_which_is_named_and_private(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise ZeroDivisionError("postgresql://anna:secret@db/news")

    assert exits.guarded(fail) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "Traceback" not in err
    assert str(config.log_file()) in err
    log = config.log_file().read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log
    assert "secret" not in log
    assert stat.S_IMODE(config.log_file().stat().st_mode) == 0o600


def test_a_fault_is_a_sentence_also_where_no_log_can_be_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))

    def fail() -> int:
        raise ZeroDivisionError

    assert exits.guarded(fail) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_what_was_kept_is_said_after_the_refusal(capsys: pytest.CaptureFixture[str]) -> None:
    def refuse() -> int:
        raise Refused("No.", kept="It is kept.")

    assert exits.guarded(refuse) == 1
    assert capsys.readouterr().err == "No.\nIt is kept.\n"


def test_a_conflict_shows_both_sides(capsys: pytest.CaptureFixture[str]) -> None:
    def collide() -> int:
        difference = Difference("C1", "text", "old", "theirs", "mine", "Ben", "today")
        raise Conflict("Ben changed C1.", (difference,))

    assert exits.guarded(collide) == 1
    err = capsys.readouterr().err
    assert "“theirs”" in err
    assert "“mine”" in err


def test_a_reader_that_went_away_ends_it_quietly(run: Run, desk: str) -> None:
    with started("report", "A1") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == exits.HUNG_UP


def test_a_full_disk_under_the_output_is_a_sentence(run: Run, desk: str) -> None:
    with Path("/dev/full").open("wb") as full, started("report", "A1", stdout=full) as process:
        assert process.stderr is not None
        err = process.stderr.read().decode()
    assert process.returncode == 1
    assert err.startswith("The output can't be written: No space left")
    assert len(err.splitlines()) == 1


def test_a_file_that_is_no_desk_is_refused(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("This is a shopping list.\n" * 100)
    ran = run("--desk", other, "claims")
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1
    assert other.read_text().startswith("This is a shopping list.")


def test_a_row_altered_past_the_ledger_is_named(run: Run, desk: str) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day")
    assert run("db", "check").code == 0
    with sqlite3.connect(desk) as connection:
        connection.execute("UPDATE claim SET text = 'Ferries ran on time'")
    connection.close()
    ran = run("db", "check")
    assert ran.code == 1
    assert "C1" in ran.out or "claim 1" in ran.out


def test_a_new_desk_is_said_once(run: Run, tmp_path: Path) -> None:
    first = run("claims", "--json")
    assert first.json["claims"] == []
    assert "new desk" in first.err
    assert run("claims").err == ""
    folder = Path.home() / ".local/share/claimdesk"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_settings_that_can_not_be_read_are_refused_rather_than_passed_over(run: Run) -> None:
    config.file().parent.mkdir(parents=True)
    config.file().write_text("desk = newsroom.claimdesk\n")
    ran = run("claims")
    assert (ran.code, ran.out) == (1, "")
    assert str(config.file()) in ran.err


def test_the_settings_name_the_desk_and_the_member(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "named.claimdesk"
    run("--desk", place, "member", "add", "Ben")
    config.file().parent.mkdir(parents=True)
    config.file().write_text(f'desk = "{place}"\nas = "Ben"\n')
    assert run("member", "list", "--json").json["me"] == "Ben"


def test_what_a_library_logs_is_not_printed(run: Run, desk: str) -> None:
    run("claims")
    logging.getLogger("trafilatura").error("discarding data")
    assert run("claims").err == ""


def test_text_that_the_output_can_not_encode_is_written_out(
    run: Run, desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("claim", "add", "A1", "--quote", "Ferries ran late all day", "--text", "Ferries — late")
    monkeypatch.setenv("PYTHONIOENCODING", "iso-8859-1")
    with started("claims") as process:
        assert process.stdout is not None
        out = process.stdout.read()
    assert process.returncode == 0
    assert b"C1  o open" in out
    assert b"Ferries \\u2014 late" in out


def test_a_password_in_an_address_is_never_printed(run: Run) -> None:
    ran = run("--desk", "postgresql://anna:s3cret@127.0.0.1:9/news", "claims")
    assert ran.code == 1
    assert "s3cret" not in ran.out + ran.err


def test_a_fault_about_text_that_no_file_can_hold_is_logged_all_the_same(capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> int:
        raise ValueError("lone \ud800 surrogate")

    assert exits.guarded(fail) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert "surrogate" in config.log_file().read_text(encoding="utf-8")
