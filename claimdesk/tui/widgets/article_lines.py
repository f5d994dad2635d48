"""How one line of an article is drawn: gutter, text with what is marked in it, and labels in the margin.

`draw(look, number)` gives the strip; `WrappedText` keeps strips until something on their line changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from claimdesk.tui.plain import padded
from claimdesk.tui.widgets.marks import Mark, Placed
from claimdesk.tui.widgets.place import Span
from claimdesk.tui.widgets.wrapping import Line
from claimdesk.words.glyphs import Gutter, sign
from claimdesk.words.terms import State

GUTTER = 5
"""Cells before the text: cursor, two signs, a bar, a blank."""
MARGIN = 8
"""Cells behind the text for labels, where the screen is wide enough."""

COMPONENTS = {
    "article--headline", "article--sentence", "article--selection", "article--caret", "article--gutter",
    "article--cursor", "article--suggestion", "article--dismissed", "article--at-hand",
    *(f"article--{state.replace(' ', '-')}" for state in State),
}  # fmt: skip

CSS = """
WrappedText {
    overflow-x: hidden;
    overflow-y: auto;
    scrollbar-gutter: stable;
    scrollbar-size-vertical: 1;
    & > .article--headline { text-style: bold; }
    & > .article--sentence { background: $panel; }
    &:ansi > .article--sentence, &:nocolor > .article--sentence { text-style: bold; }
    & > .article--selection { text-style: reverse; }
    & > .article--caret { text-style: reverse; }
    & > .article--gutter { text-style: dim; }
    & > .article--cursor { color: $accent; text-style: bold; }
    &:blur > .article--cursor { color: $foreground; text-style: dim; }
    & > .article--at-hand { text-style: bold underline; }
    & > .article--suggestion { text-style: italic; }
    & > .article--dismissed { text-style: dim; }
    & > .article--open { color: $text-primary; text-style: underline; }
    & > .article--drafted { color: $text-primary; text-style: underline; }
    & > .article--in-review { color: $text-secondary; text-style: underline; }
    & > .article--returned { color: $text-error; text-style: underline; }
    & > .article--approved { color: $text-success; text-style: underline; }
    & > .article--published { color: $text-success; text-style: underline; }
    & > .article--corrected { color: $text-warning; text-style: underline; }
    & > .article--withdrawn { text-style: dim strike; }
}
"""


@dataclass(frozen=True, slots=True)
class Look:
    """All that a line's look depends on. `style` gives the style of a component; `plain` asks for ASCII signs."""

    text: str
    lines: Sequence[Line]
    placed: Placed
    headline_end: int
    sentence: Span | None
    caret: int
    selection: Span | None
    at_hand: Mark | None
    width: int
    measure: int
    plain: bool
    base: Style
    style: Callable[[str], Style]


def draw(look: Look, number: int) -> Strip:
    """Line `number` as a strip, its cells tied to the code points they show for selection with the mouse."""
    line = look.lines[number]
    segments = [*_gutter(look, number, line), *_text(look, number, line)]
    used = GUTTER + cell_len(look.text[line.start : line.end])
    room = look.width - GUTTER - look.measure
    if room >= MARGIN:
        labels = " ".join(mark.label for mark in look.placed.on(number) if line.start <= mark.start and mark.label)
        segments.append(Segment(" " * (GUTTER + look.measure + 1 - used), look.base))
        segments.append(Segment(padded(labels, room - 1), look.base + look.style("article--gutter")))
    else:
        segments.append(Segment(" " * (look.width - used), look.base))
    return Strip(segments, look.width).apply_offsets(line.start - GUTTER, number)


def _gutter(look: Look, number: int, line: Line) -> list[Segment]:
    here = look.sentence is not None and line.start <= look.sentence[0] < max(line.end, line.start + 1)
    cursor = sign(Gutter.CURSOR, plain=look.plain) if here else " "
    claims = [mark for mark in look.placed.on(number) if mark.sort == "claim"]
    beginning = [mark for mark in claims if line.start <= mark.start]
    style = look.style("article--gutter")
    if claims:
        style = Style(color=look.style(component((beginning or claims)[0])).color)
    return [
        Segment(cursor, look.base + look.style("article--cursor")),
        Segment(look.placed.gutter(number, line, plain=look.plain) + " ", look.base + style),
    ]


def _text(look: Look, number: int, line: Line) -> list[Segment]:
    layers: list[tuple[int, int, str]] = [(0, look.headline_end, "article--headline")]
    if look.sentence:
        layers.append((*look.sentence, "article--sentence"))
    for mark in reversed(look.placed.on(number)):
        layers.append((mark.start, mark.end, component(mark)))
        if mark == look.at_hand:
            layers.append((mark.start, mark.end, "article--at-hand"))
    if look.selection:
        layers.append((*look.selection, "article--selection"))
    elif look.sentence and look.caret != look.sentence[0]:
        layers.append((look.caret, look.caret + 1, "article--caret"))
    layers = [(max(start, line.start), min(end, line.end), name) for start, end, name in layers]
    layers = [layer for layer in layers if layer[0] < layer[1]]
    edges = sorted({line.start, line.end, *(layer[0] for layer in layers), *(layer[1] for layer in layers)})
    segments = []
    for start, end in pairwise(edges):
        style = look.base
        for first, last, name in layers:
            if first <= start and end <= last:
                style += look.style(name)
        segments.append(Segment(look.text[start:end], style))
    return segments


def component(mark: Mark) -> str:
    """The component class that a mark is drawn with."""
    if mark.sort == "claim":
        return f"article--{(mark.state or State.OPEN).replace(' ', '-')}"
    return f"article--{mark.sort}"
