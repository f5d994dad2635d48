"""The ratings of a scale: a digit takes one while the row has the focus; each with glyph and word.

yield Ratings(scale.ratings, chosen="Unproven")
ratings.value                                  # the label of the one chosen, or empty
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import neutral_line
from claimdesk.tui.rows_of import side
from claimdesk.words.glyphs import Gutter, sign
from claimdesk.words.views.scales import RatingRow

KEYS = (
    Key("ratings.next", "right", "next rating", "The next rating", "rating", False, "step(1)"),
    Key("ratings.previous", "left", "rating before", "The rating before", "rating", False, "step(-1)"),
    Key("ratings.down", "down,enter", "next field", "Go on to the next field", "rating", False, "leave"),
)
PALETTE = {"red": "$text-error", "yellow": "$text-warning", "green": "$text-success"}
"""The verdict palette: what a scale may name as a colour, and the theme's variable for it."""


class Ratings(Widget, can_focus=True):
    """The row. See the module's docstring."""

    BINDINGS = bindings(KEYS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"ratings--chosen"}
    DEFAULT_CSS = """
    Ratings { height: auto; width: 1fr; padding: 0 1; }
    Ratings > .ratings--chosen { text-style: bold reverse; }
    Ratings:focus { background: $panel; }
    """

    class Changed(Message):
        """A person chose a rating."""

        def __init__(self, ratings: Ratings, value: str) -> None:
            super().__init__()
            self.set_sender(ratings)
            self.ratings, self.value = ratings, value

        @property
        def control(self) -> Ratings:
            """The row it came from."""
            return self.ratings

    def __init__(self, ratings: Sequence[RatingRow], chosen: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ratings = tuple(ratings)
        self.value = chosen

    def show(self, ratings: Sequence[RatingRow], chosen: str = "") -> None:
        """Show another scale."""
        self.ratings = tuple(ratings)
        self.value = chosen
        self.refresh(layout=True)

    def render(self) -> Content:
        """As many ratings a line as fit, and the meaning of the one chosen."""
        chosen_style = self.get_visual_style("ratings--chosen", partial=True)
        plain = self.app.has_class("-ascii")
        cursor = sign(Gutter.CURSOR, plain=plain)
        texts = [
            f"{cursor if r.label == self.value else ' '}{i} {_glyph(r, plain=plain)} {neutral_line(r.label)}"
            for i, r in enumerate(self.ratings, 1)
        ]
        width = max(map(cell_len, texts), default=1) + 2
        a_line = max(1, (self.size.width or 76) // width)
        lines: list[Content] = []
        for at in range(0, len(texts), a_line):
            cells = []
            for text, rating in zip(texts[at : at + a_line], self.ratings[at : at + a_line], strict=True):
                style = chosen_style if rating.label == self.value else PALETTE.get(rating.colour, "")
                cells.append(Content.assemble((text, style), " " * (width - cell_len(text))))
            lines.append(Content("").join(cells))
        meaning = next((r.meaning for r in self.ratings if r.label == self.value), "a digit chooses")
        return Content("\n").join([*lines, Content(f"  {neutral_line(meaning)}")])

    def on_key(self, event: events.Key) -> None:
        """A digit takes the rating of that number."""
        if event.key.isdigit() and 1 <= int(event.key) <= len(self.ratings):
            event.stop()
            self._take(int(event.key) - 1)

    def action_step(self, by: int) -> None:
        """The rating beside."""
        labels = [r.label for r in self.ratings]
        at = labels.index(self.value) + by if self.value in labels else 0
        self._take(at % len(labels))

    def action_leave(self) -> None:
        """The next field."""
        self.screen.focus_next()

    def _take(self, number: int) -> None:
        self.value = self.ratings[number].label
        self.refresh(layout=True)
        self.post_message(self.Changed(self, self.value))


def _glyph(rating: RatingRow, *, plain: bool) -> str:
    return sign(side(rating.place), plain=True) if plain else neutral_line(rating.glyph)
