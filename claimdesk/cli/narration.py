"""What is going on, on standard error: only in a terminal, and only once it takes longer than half a second."""

from __future__ import annotations

import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from claimdesk.cli import tables
from claimdesk.cli.plain import plain_line

PATIENCE_S = 0.5


class Narrator:
    """A line that says what is being done, and is wiped off at the end."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._shown = False
        self._ended = False
        self._lock = threading.Lock()
        self._timer = threading.Timer(PATIENCE_S, self._show)
        self._timer.daemon = True

    def step(self, sentence: str) -> None:
        """Say what comes next."""
        with self._lock:
            self._sentence = sentence
            if self._shown:
                self._write()

    def start(self) -> None:
        """Begin to be patient."""
        if sys.stderr.isatty():
            self._timer.start()

    def wipe(self) -> None:
        """Take the line off, so that something else can be printed."""
        with self._lock:
            if self._shown:
                sys.stderr.write("\r\x1b[K")
                sys.stderr.flush()

    def end(self) -> None:
        """No more of it."""
        self._timer.cancel()
        self.wipe()
        with self._lock:
            self._ended = True

    def _show(self) -> None:
        with self._lock:
            if not self._ended:
                self._shown = True
                self._write()

    def _write(self) -> None:
        line = plain_line(f"{self._sentence} … (ctrl+c stops)")
        sys.stderr.write("\r\x1b[K" + tables.shortened(line, shutil.get_terminal_size().columns - 1))
        sys.stderr.flush()


@contextmanager
def narrated(sentence: str) -> Iterator[Narrator]:
    """Say `sentence` while the block takes long."""
    narrator = Narrator(sentence)
    narrator.start()
    try:
        yield narrator
    finally:
        narrator.end()
