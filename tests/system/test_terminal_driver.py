"""The driver of whole-program tests shows what a terminal shows and sends what a keyboard sends."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.terminal import Terminal, sequence

# Says on the screen what it reads, byte for byte, a line for each read. `q` ends it with 3.
ECHO = r"""
import os, sys, tty
tty.setraw(0)
print("ready", end="\r\n", flush=True)
while (data := os.read(0, 100)) != b"q":
    print(ascii(data.decode()), end="\r\n", flush=True)
sys.exit(3)
"""


class Start(Protocol):
    def __call__(self, program: str, *, columns: int = 80, lines: int = 24) -> Terminal: ...


@pytest.fixture
def start() -> Iterator[Start]:
    with ExitStack() as open_terminals:

        def start(program: str, *, columns: int = 80, lines: int = 24) -> Terminal:
            terminal = Terminal([sys.executable, "-c", program], columns=columns, lines=lines)
            return open_terminals.enter_context(terminal)

        yield start


def test_the_program_has_a_terminal_and_it_has_the_size_asked_for(start: Start) -> None:
    program = "import os, sys; print([os.isatty(f) for f in (0, 1, 2)], os.get_terminal_size(), os.ttyname(0))"
    terminal = start(program, columns=100, lines=30)
    screen = terminal.wait_for("/dev/")
    assert screen[0].startswith("[True, True, True] os.terminal_size(columns=100, lines=30)")
    assert len(screen) == 30


@pytest.mark.parametrize(
    ("key", "bytes_sent"),
    [
        ("down", "\x1b[B"),
        ("enter", "\r"),
        ("ctrl+r", "\x12"),
        ("shift+tab", "\x1b[Z"),
        ("pagedown", "\x1b[6~"),
        ("shift+left", "\x1b[1;2D"),
        ("ctrl+end", "\x1b[1;5F"),
        ("f2", "\x1bOQ"),
        ("ctrl+f5", "\x1b[15;5~"),
        ("alt+x", "\x1bx"),
        ("+", "+"),
        ("1+2", "1+2"),
        ("Ørsted", "Ørsted"),
    ],
)
def test_a_key_is_sent_as_xterm_sends_it(key: str, bytes_sent: str) -> None:
    assert sequence(key) == bytes_sent


def test_a_key_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValueError, match="ctrl\\+dwon"):
        sequence("ctrl+dwon")


def test_textual_reads_our_keys_by_the_names_we_give_them() -> None:
    from textual._xterm_parser import XTermParser
    from textual.events import Key

    names = ["down", "ctrl+r", "shift+tab", "pageup", "home", "shift+up", "ctrl+left", "f1", "f12", "delete", "enter"]
    read = [[event.key for event in XTermParser().feed(sequence(n)) if isinstance(event, Key)] for n in names]
    assert read == [[name] for name in names]


def test_keys_reach_the_program_and_its_answer_the_screen(start: Start) -> None:
    terminal = start(ECHO)
    terminal.wait_for("ready")
    terminal.press("ctrl+r")
    terminal.wait_for(r"'\x12'")
    terminal.type("down")
    terminal.wait_for("'down'")
    terminal.paste("one\ntwo")
    terminal.wait_for(r"'\x1b[200~one\rtwo\x1b[201~'")
    terminal.press("q")
    assert terminal.wait_for_exit() == 3


def test_what_never_appears_is_reported_with_the_screen_as_it_was(start: Start) -> None:
    terminal = start("print('something else')")
    with pytest.raises(AssertionError, match=r"(?s)'a claim'.*\|something else"):
        terminal.wait_for("a claim")


def test_resizing_tells_the_program(start: Start) -> None:
    terminal = start(
        "import os, signal, time\n"
        "signal.signal(signal.SIGWINCH, lambda *_: print('now', *os.get_terminal_size(), flush=True))\n"
        "print('ready', flush=True)\n"
        # Where a read waits, a signal that came just before it is never handled.
        "while True:\n"
        "    time.sleep(0.05)"
    )
    terminal.wait_for("ready")
    terminal.resize(120, 40)
    assert len(terminal.wait_for("now 120 40")) == 40


def test_kill_9_gives_the_program_no_chance(start: Start, tmp_path: Path) -> None:
    terminal = start(
        "import atexit, pathlib, signal\n"
        f"atexit.register(pathlib.Path({str(tmp_path / 'said goodbye')!r}).touch)\n"
        "signal.signal(signal.SIGTERM, lambda *_: exit())\n"
        "print('ready', flush=True)\n"
        "input()"
    )
    terminal.wait_for("ready")
    terminal.kill9()
    assert terminal.process.returncode == -signal.SIGKILL
    assert not (tmp_path / "said goodbye").exists()


def test_closing_the_window_ends_a_program_that_waits_for_keys(start: Start) -> None:
    terminal = start(ECHO)
    terminal.wait_for("ready")
    terminal.close()
    assert terminal.process.returncode != -signal.SIGKILL


def test_a_frame_is_seen_whole_or_not_at_all(start: Start) -> None:
    # Asking for the cursor between the halves makes sure that the terminal has taken the first before the second.
    terminal = start(
        "import os, sys, tty\n"
        "tty.setraw(0)\n"
        "def ask(question):\n"
        "    os.write(1, question)\n"
        "    return os.read(0, 100)\n"
        "assert ask(b'\\x1b[?2026$p') == b'\\x1b[?2026;2$y'\n"
        "assert ask(b'\\x1b[?2026hfirst half, \\x1b[6n') == b'\\x1b[1;13R'\n"
        "os.write(1, b'second half\\x1b[?2026l')\n"
    )
    seen = []

    def whole(screen: list[str]) -> bool:
        seen.append(screen[0])
        return screen[0].endswith("second half")

    terminal.wait_for(whole)
    assert set(seen) == {"", "first half, second half"}


def test_leaving_the_alternate_screen_shows_again_what_was_there(start: Start) -> None:
    terminal = start(
        "import os, tty\n"
        "tty.setraw(0)\n"
        "os.write(1, b'$ claimdesk\\r\\n\\x1b[?1049h\\x1b[Hworkbench')\n"
        "os.read(0, 100)\n"
        "os.write(1, b'\\x1b[?1049lgoodbye')\n"
    )
    inside = terminal.wait_for("workbench")
    terminal.press("q")
    after = terminal.wait_for("goodbye")
    assert (inside[:2], after[:2]) == (["workbench", ""], ["$ claimdesk", "goodbye"])


def test_what_a_terminal_swallows_is_not_on_the_screen(start: Start) -> None:
    # The Kitty keyboard on and off, a title, the clipboard; the first cut in two where the driver waits for more.
    terminal = start(
        "import os, tty\n"
        "tty.setraw(0)\n"
        "os.write(1, b'\\x1b[6n\\x1b[>')\n"
        "os.read(0, 100)\n"
        "os.write(1, b'1u\\x1b[<u\\x1b]0;title\\x07\\x1b]52;c;eA==\\x07only this')\n"
    )
    assert terminal.wait_for("this")[0] == "only this"
    assert b"\x1b]52;c;" in terminal.written


def test_wide_and_combining_characters_stand_where_they_were_put(start: Start) -> None:
    terminal = start(r"print('\u65e5\u672c|cafe\u0301|')")
    assert terminal.wait_for("|caf")[0] == "日本|café|"


def test_a_paste_larger_than_any_buffer_arrives_whole(start: Start) -> None:
    terminal = start(
        "import os, tty\n"
        "tty.setraw(0)\n"
        "print('ready', flush=True)\n"
        "text = b''\n"
        "while not text.endswith(b'201~'):\n"
        "    text += os.read(0, 100)\n"
        "    os.write(1, b'.' * 100)\n"
        "print(flush=True)\n"
        "print(len(text), flush=True)\n"
    )
    terminal.wait_for("ready")
    terminal.paste("x" * 200_000)
    terminal.wait_for("200012")
