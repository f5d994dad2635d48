"""What is marked in an article's text, and which of it shows on which line.

marks = Placed(lines, [Mark(120, 188, "claim", State.DRAFTED, label="C340", ref="C340")])
marks.on(14)                       # those that touch the fifteenth line, in reading order
marks.gutter(14, lines[14], ...)   # "◈ ┃"
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from claimdesk.tui.widgets.place import Place
from claimdesk.tui.widgets.wrapping import Line, line_at
from claimdesk.words.glyphs import Gutter, sign
from claimdesk.words.terms import State

Sort = Literal["claim", "suggestion", "dismissed"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the text that is a claim, a suggestion or a dismissed sentence.

    `start` and `end` are code points. `state` is a claim's. `label` stands in the margin where there is room;
    `ref` names what is marked to whoever asks: a claim's reference, a suggestion's, a dismissal's id.
    """

    start: int
    end: int
    sort: Sort
    state: State | None = None
    label: str = ""
    ref: str = ""

    def touches(self, start: int, end: int) -> bool:
        """Whether it shares a code point with `[start, end)`."""
        return self.start < end and start < self.end

    def glyph(self, *, plain: bool) -> str:
        """Its sign in the gutter; `plain` asks for ASCII."""
        if self.sort == "claim":
            return sign(self.state or State.OPEN, plain=plain)
        return sign(Gutter.SUGGESTION if self.sort == "suggestion" else Gutter.DISMISSED, plain=plain)


def here(marks: Iterable[Mark], sort: Sort, place: Place) -> list[Mark]:
    """The marks of one sort that touch the sentence at `place`, in their order."""
    sentence = place.sentence
    return [mark for mark in marks if sentence and mark.sort == sort and mark.touches(*sentence)]


def at_hand(marks: Iterable[Mark], sort: Sort, place: Place) -> Mark | None:
    """Of those the first from the caret on, else the first; None when there is none."""
    found = here(marks, sort, place)
    return next((mark for mark in found if mark.start >= place.caret), found[0] if found else None)


_ORDER: dict[Sort, int] = {"claim": 0, "suggestion": 1, "dismissed": 2}


class Placed:
    """Marks by line of one wrapping of the text."""

    def __init__(self, lines: Sequence[Line], marks: Iterable[Mark]) -> None:
        self._by_line: defaultdict[int, list[Mark]] = defaultdict(list)
        for mark in sorted(marks, key=lambda mark: (_ORDER[mark.sort], mark.start, -mark.end)):
            if lines and mark.start < mark.end:
                for number in range(line_at(lines, mark.start), line_at(lines, mark.end - 1) + 1):
                    self._by_line[number].append(mark)

    def on(self, number: int) -> Sequence[Mark]:
        """The marks that touch line `number`: claims first, then suggestions, then what was dismissed."""
        return self._by_line.get(number, ())

    def gutter(self, number: int, line: Line, *, plain: bool) -> str:
        """Three cells: the signs of what starts on this line, and a bar along every line of a claim."""
        here = self.on(number)
        starting = [mark for mark in here if line.start <= mark.start]
        signs = list(dict.fromkeys(mark.glyph(plain=plain) for mark in starting))
        if len(starting) > 2 or len(signs) < len(starting):
            signs = [signs[0], sign(Gutter.MORE, plain=plain)]
        claimed = any(mark.sort == "claim" for mark in here)
        return "".join(signs).ljust(2) + (sign(Gutter.CLAIM, plain=plain) if claimed else " ")
