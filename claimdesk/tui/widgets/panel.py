"""What stands below an article: a rule that names the thing at hand, and facts about it, label by label.

    yield RuleLine(id="rule")
    yield Facts(id="facts")
    rule.show("C340 ◈ drafted · ≠ tension C341")
    facts.show([
        Fact("claim", claim.text, right="checks content"),
        Fact("said by", "V. Putin · 12 Sep 2018"),
        Fact("against", "C341 tension, status", tone="warning"),
    ])

Facts wrap beside their label and scroll with ↑ and ↓; a long one is never cut. Tones are those of `rows`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from claimdesk.tui.plain import neutral, neutral_line, padded
from claimdesk.tui.widgets.wrapping import wrap


@dataclass(frozen=True, slots=True)
class Fact:
    """A label, what there is to say, and a short note that stands at the right of its first line."""

    label: str
    text: str
    right: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class FactLine:
    """One line of a fact as it fits."""

    label: str
    text: str
    right: str
    tone: str


def lines_of(facts: Sequence[Fact], width: int) -> list[FactLine]:
    """The facts on lines of `width` cells: a blank, the label's column, the text, the note."""
    label = label_width(facts)
    lines = []
    for fact in facts:
        right = neutral_line(fact.right, max(0, width // 3))
        room = max(10, width - label - 3)
        text = neutral(fact.text.strip("\n"))
        first, *others = wrap(text, max(10, room - cell_len(right) - 2) if right else room)
        lines.append(FactLine(fact.label, text[first.start : first.end], right, fact.tone))
        if others:
            rest = text[others[0].start :]
            lines += [FactLine("", rest[line.start : line.end], "", fact.tone) for line in wrap(rest, room)]
    return lines


def label_width(facts: Sequence[Fact]) -> int:
    """The width of the column of labels."""
    return min(14, max((cell_len(fact.label) for fact in facts), default=0))


class RuleLine(Widget):
    """A rule across the screen that names what is below it."""

    DEFAULT_CSS = """
    RuleLine { height: 1; width: 1fr; color: $foreground; }
    """

    title = reactive("")

    def show(self, title: str) -> None:
        """Name what is below."""
        self.title = title

    def render(self) -> Content:
        """`── title ──────`, the line in ASCII where the app has the class `-ascii`."""
        width = self.size.width
        line = "-" if self.app.has_class("-ascii") else "─"
        title = neutral_line(self.title, max(0, width - 6))
        named = Content.assemble((line * 2 + " ", "dim"), (title, "bold"), " ") if title else Content("")
        return named + Content.styled(line * max(0, width - named.cell_length), "dim")


class Facts(ScrollView):
    """The facts. See the module's docstring."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "facts--label", "facts--right", "facts--good", "facts--warning", "facts--danger", "facts--quiet",
    }  # fmt: skip
    DEFAULT_CSS = """
    Facts {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        & > .facts--label { text-style: dim; }
        & > .facts--right { text-style: dim; }
        & > .facts--good { color: $text-success; }
        & > .facts--warning { color: $text-warning; }
        & > .facts--danger { color: $text-error; }
        & > .facts--quiet { text-style: dim; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._facts: Sequence[Fact] = ()
        self._lines: list[FactLine] = []

    def show(self, facts: Sequence[Fact]) -> None:
        """Show these facts from the first."""
        self._facts = facts
        self._lay_out()
        self.scroll_to(y=0, animate=False)

    def on_resize(self) -> None:
        """Wrap anew."""
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = lines_of(self._facts, width) if width else []
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if number >= len(self._lines):
            return Strip.blank(width, base)
        line = self._lines[number]
        label = label_width(self._facts)
        room = width - label - 3 - cell_len(line.right)
        segments = [
            Segment(f" {padded(line.label, label)}  ", base + self._style("label")),
            Segment(padded(line.text, room), base + self._style(line.tone)),
            Segment(line.right, base + self._style("right")),
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"facts--{name}", partial=True, default=Style.null())
