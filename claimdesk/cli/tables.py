"""Columns and lines that fit a number of terminal cells, whatever script the text is in. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, chop_cells, split_text

from claimdesk.cli.plain import plain_line

GAP = 2
LEAST_LAST = 24
LEAST = 4


def table(titles: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> list[str]:
    """Rows under their titles, in columns two blanks apart. The last column is cut where the `width` ends."""
    lines = [[plain_line(cell) for cell in row] for row in rows]
    if any(titles):
        lines.insert(0, list(titles))
    if not lines:
        return []
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(lines[0]))]
    if width is not None:
        widths = _fitted(widths, width)
    return [_row(line, widths, cut=width is not None) for line in lines]


def _fitted(widths: list[int], width: int) -> list[int]:
    """The widths with the last column cut to what is left, and the widest of the others where that is too little."""
    *others, last = widths
    room = width - GAP * len(others)
    wanted = min(last, LEAST_LAST)
    while sum(others) > room - wanted and max(others, default=0) > LEAST:
        others[others.index(max(others))] -= 1
    return [*others, max(1, min(last, room - sum(others)))]


def _row(cells: Sequence[str], widths: Sequence[int], *, cut: bool) -> str:
    *others, last = [shortened(c, w) if cut else c for c, w in zip(cells, widths, strict=True)]
    padded = [c + " " * (w - cell_len(c)) for c, w in zip(others, widths, strict=False)]
    return (" " * GAP).join([*padded, last]).rstrip()


def shortened(text: str, width: int) -> str:
    """`text` in at most `width` cells, cut with … ."""
    if cell_len(text) <= width:
        return text
    return split_text(text, max(0, width - 1))[0].rstrip() + "…"


def wrapped(text: str, width: int | None, indent: int = 0) -> list[str]:
    """The lines of a text broken between words at `width` cells; line breaks of its own stay. Never empty."""
    margin = " " * indent
    room = max(8, width - indent) if width is not None else None
    lines: list[str] = []
    for own in text.split("\n"):
        lines += _filled(plain_line(own), room)
    return [(margin + line).rstrip() if line else "" for line in lines] or [""]


def _filled(line: str, room: int | None) -> list[str]:
    if room is None or cell_len(line) <= room:
        return [line]
    lines, current = [], ""
    for word in line.split(" "):
        longer = f"{current} {word}" if current else word
        if cell_len(longer) <= room:
            current = longer
            continue
        if current:
            lines.append(current)
        *full, current = chop_cells(word, room) or [""]
        lines += full
    return [*lines, current]
