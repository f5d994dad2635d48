"""Asking the terminal how wide it draws a sign: print it, and ask where the cursor went (CSI 6n)."""

from __future__ import annotations

import os
import re
import select
import sys
import time

from claimdesk.words.glyphs import GLYPHS

ANSWER_S = 0.5
_PLACE = re.compile(rb"\x1b\[(\d+);(\d+)R")


def drawn_otherwise() -> list[str] | None:
    """The signs that this terminal does not draw one cell wide; None without a terminal, or where somebody types
    already: what comes before an answer would be lost. Raises TimeoutError where it does not answer."""
    try:
        import termios
        import tty
    except ImportError:  # no POSIX terminal
        return None
    fd = sys.stdin.fileno()
    try:
        before = termios.tcgetattr(fd)
    except termios.error:
        return None
    try:
        tty.setcbreak(fd, termios.TCSANOW)
        if select.select([fd], [], [], 0)[0]:
            return None
        wide = []
        for glyph in dict.fromkeys(each.glyph for each in GLYPHS.values()):
            if _column_after(fd, glyph) != 2:
                wide.append(glyph)
        return wide
    finally:
        sys.stdout.write("\r\x1b[K")
        sys.stdout.flush()
        termios.tcsetattr(fd, termios.TCSADRAIN, before)


def _column_after(fd: int, glyph: str) -> int:
    """The cursor's column, from 1, after `glyph` at the start of a line."""
    sys.stdout.write(f"\r\x1b[K{glyph}\x1b[6n")
    sys.stdout.flush()
    answer, deadline = b"", time.monotonic() + ANSWER_S
    while (left := deadline - time.monotonic()) > 0 and select.select([fd], [], [], left)[0]:
        answer += os.read(fd, 64)
        if found := _PLACE.search(answer):
            return int(found[2])
    raise TimeoutError("the terminal does not say where its cursor is")
