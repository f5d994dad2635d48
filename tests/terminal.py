"""A real program in a real pseudo-terminal: keys go in, what a person would see comes out.

    with Terminal(["claimdesk", "demo"]) as terminal:
        terminal.wait_for("C1")
        terminal.press("down", "enter")

Nothing here sleeps: to wait is to read what the program writes until the screen is as it should be.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

WAIT_S = 20.0
NAMED = {"enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "escape": "\x1b", "backspace": "\x7f", "space": " "}
LETTERED = {"up": "A", "down": "B", "right": "C", "left": "D", "end": "F", "home": "H"}
LETTERED |= {"f1": "P", "f2": "Q", "f3": "R", "f4": "S"}
NUMBERED = {"insert": 2, "delete": 3, "pageup": 5, "pagedown": 6, "f5": 15, "f6": 17, "f7": 18, "f8": 19}
NUMBERED |= {"f9": 20, "f10": 21, "f11": 23, "f12": 24}
MODIFIERS = {"shift": 1, "alt": 2, "ctrl": 4}

# Sequences that pyte does not know and would print the end of: with < = > after the bracket, as the Kitty
# keyboard's are. The second finds one that has not arrived whole yet.
_PRIVATE = re.compile(rb"\x1b\[[<=>][\d;:]*[@-~]")
_UNFINISHED = re.compile(rb"\x1b(\[[<=>?]?[\d;:$]*)?\Z")
_ASKS_FOR_FRAMES = b"\x1b[?2026$p"
_HAS_FRAMES = "\x1b[?2026;2$y"
_ALTERNATE = 1049
_IN_FRAME = 2026 << 5  # pyte's number for the private mode 2026, synchronized output


def sequence(key: str) -> str:
    """What xterm sends for a key named as Textual names it: `down`, `ctrl+r`, `shift+f5`; text is itself.

    Raises ValueError for `ctrl+` and the like with what is no key.
    """
    if key in NAMED:
        return NAMED[key]
    *held, name = key.split("+") if len(key) > 1 else [key]
    if not all(modifier in MODIFIERS for modifier in held):
        return key
    number = 1 + sum(MODIFIERS[modifier] for modifier in held)
    if name in LETTERED:
        return f"\x1b[1;{number}{LETTERED[name]}" if held else f"\x1b{'O' if name[0] == 'f' else '['}{LETTERED[name]}"
    if name in NUMBERED:
        return f"\x1b[{NUMBERED[name]};{number}~" if held else f"\x1b[{NUMBERED[name]}~"
    if held == ["ctrl"] and len(name) == 1:
        return chr(ord(name.upper()) & 0x1F)
    if held == ["alt"] and len(name) == 1:
        return "\x1b" + name
    if held:
        raise ValueError(f"{key!r} is no key this terminal has")
    return key


class _Screen(pyte.Screen):
    """What pyte lacks: the alternate screen, and keeping what a terminal answers by itself, as the cursor's place."""

    def __init__(self, columns: int, lines: int) -> None:
        self.answers = ""
        super().__init__(columns, lines)

    def write_process_input(self, data: str) -> None:
        self.answers += data

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        super().set_mode(*modes, **kwargs)
        if _ALTERNATE in modes and kwargs.get("private"):
            self.save_cursor()
            self._main = deepcopy(self.buffer)
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        if _ALTERNATE in modes and _ALTERNATE << 5 in self.mode and kwargs.get("private"):
            self.buffer = self._main
            self.restore_cursor()
        super().reset_mode(*modes, **kwargs)


def _at_the_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    # What a shell starts in the background ignores ctrl+c, and so would all that it starts.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Terminal:
    """A program that runs in a terminal of its own; a context manager that ends it.

    `screen` is pyte's, with colours and cursor; `written` is every byte the program wrote.
    """

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        columns: int = 80,
        lines: int = 24,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> None:
        self.written = bytearray()
        self.screen = _Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._unfinished = b""
        self._terminal, program = os.openpty()
        os.set_blocking(self._terminal, False)
        self._set_size(columns, lines)
        own = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        inherited = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "LC_ALL")}
        self.process = subprocess.Popen(
            argv,
            stdin=program,
            stdout=program,
            stderr=program,
            env={**inherited, **own, **(env or {})},
            cwd=cwd,
            start_new_session=True,
            preexec_fn=_at_the_terminal,
        )
        os.close(program)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def press(self, *keys: str) -> None:
        """Press keys, named as in Textual; what is no key's name is typed as it is.

        A program takes an escape and what follows at once for one key: wait for what the escape did.
        """
        self._send("".join(sequence(key) for key in keys).encode())

    def type(self, text: str) -> None:
        """Type `text`, also where it reads like a key's name."""
        self._send(text.encode())

    def paste(self, text: str) -> None:
        """Paste `text` as a terminal with bracketed paste does."""
        self._send(b"\x1b[200~" + text.replace("\n", "\r").encode() + b"\x1b[201~")

    def text(self) -> list[str]:
        """The screen as it was last read, a string for each line, without blanks at the ends."""
        buffer, across = self.screen.buffer, range(self.screen.columns)
        return ["".join(buffer[y][x].data for x in across).rstrip() for y in range(self.screen.lines)]

    def wait_for(self, wanted: str | Callable[[list[str]], bool], timeout_s: float = WAIT_S) -> list[str]:
        """Read until the screen shows `wanted`, a string or what a function says of the lines; returns the lines.

        Raises AssertionError with the screen when time is up or the program ended without it.
        """
        deadline = time.monotonic() + timeout_s
        while not self._shows(wanted):
            if not self._receive(deadline - time.monotonic()):
                shown = "\n".join(f"|{line}" for line in self.text())
                raise AssertionError(f"the screen never showed {wanted!r}, at last it was\n{shown}")
        return self.text()

    def wait_for_exit(self, timeout_s: float = WAIT_S) -> int:
        """Read until the program ends; returns its exit code, negative for a signal's number."""
        deadline = time.monotonic() + timeout_s
        while self._receive(deadline - time.monotonic()):
            pass
        return self.process.wait(max(0.0, deadline - time.monotonic()))

    def resize(self, columns: int, lines: int) -> None:
        """Make the window another size, and tell the program as a window does."""
        self.screen.resize(lines, columns)
        self._set_size(columns, lines)

    def kill9(self) -> None:
        """End the program so that it can do nothing about it."""
        self.process.kill()
        self.wait_for_exit()

    def close(self) -> None:
        """Close the window. A program that does not end with it is killed."""
        if self._terminal >= 0:
            os.close(self._terminal)
            self._terminal = -1
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _shows(self, wanted: str | Callable[[list[str]], bool]) -> bool:
        if _IN_FRAME in self.screen.mode:  # half-drawn: no terminal with frames would show this
            return False
        return wanted in "\n".join(self.text()) if isinstance(wanted, str) else wanted(self.text())

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def _send(self, data: bytes) -> None:
        # A program that is busy writing does not read: take what it has to say meanwhile, or both wait for ever.
        while data:
            readable, writable, _ = select.select([self._terminal], [self._terminal], [], WAIT_S)
            if not (readable or writable) or (readable and not self._receive(0)):
                raise AssertionError(f"the program ended, or stopped reading, before it took {data[:40]!r}")
            if writable:
                with contextlib.suppress(BlockingIOError):
                    data = data[os.write(self._terminal, data) :]

    def _receive(self, timeout_s: float) -> bool:
        """Take in what the program wrote; False when nothing came in time, or nothing can come any more."""
        if not select.select([self._terminal], [], [], max(0.0, timeout_s))[0]:
            return False
        try:
            data = os.read(self._terminal, 65_536)
        except OSError:  # EIO: nobody has the other end open
            return False
        if not data:
            return False
        self.written += data
        data = self._unfinished + data
        if _ASKS_FOR_FRAMES in data:
            self.screen.answers += _HAS_FRAMES
        data = _PRIVATE.sub(b"", data)
        unfinished = _UNFINISHED.search(data)
        self._unfinished = unfinished[0] if unfinished else b""
        self._stream.feed(data.removesuffix(self._unfinished))
        answers, self.screen.answers = self.screen.answers, ""
        self._send(answers.encode())
        return True
