"""A line with one of some values: ← → or space change it. Letters do nothing: who types ahead changes no value.

yield Pick("kind", [k.value for k in Kind], "allegation", id="kind")
pick.value
def on_pick_changed(self, event): ...
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from claimdesk.tui.keys import Key, bindings
from claimdesk.tui.plain import neutral_line

KEYS = (
    Key("pick.next", "right,space", "next value", "The next value", "field", False, "step(1)"),
    Key("pick.previous", "left", "value before", "The value before", "field", False, "step(-1)"),
    Key("pick.leave", "enter,down", "next field", "Go on to the next field", "field", False, "leave(1)"),
    Key("pick.back", "up", "field before", "Go back to the field before", "field", False, "leave(-1)"),
)


class Pick(Widget, can_focus=True):
    """The line. See the module's docstring."""

    BINDINGS = bindings(KEYS)
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pick--label", "pick--value"}
    DEFAULT_CSS = """
    Pick { height: 1; width: 1fr; }
    Pick > .pick--label { color: $foreground-muted; }
    Pick:focus > .pick--label { color: $foreground; text-style: bold; }
    Pick:focus > .pick--value { background: $panel; text-style: bold; }
    """

    value: reactive[str] = reactive("")

    class Changed(Message):
        """A person chose another value."""

        def __init__(self, pick: Pick, value: str) -> None:
            super().__init__()
            self.set_sender(pick)
            self.pick, self.value = pick, value

        @property
        def control(self) -> Pick:
            """The line it came from."""
            return self.pick

    def __init__(
        self,
        label: str,
        values: Sequence[str],
        value: str = "",
        *,
        words: Sequence[str] = (),
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.label = label
        self.values = list(values)
        #: what is shown for each value; the values themselves without them
        self.words = list(words) or list(values)
        self.set_reactive(Pick.value, value if value in self.values else self.values[0])

    def render(self) -> Content:
        """Label, value, and that there are others."""
        shown = neutral_line(self.words[self.values.index(self.value)]) or "—"
        return Content.assemble(
            (f" {self.label}".ljust(14), self.get_visual_style("pick--label", partial=True)),
            (shown, self.get_visual_style("pick--value", partial=True)),
            "  ← →" if self.has_focus else "",
        )

    def action_step(self, by: int) -> None:
        """Another value."""
        self._take(self.values[(self.values.index(self.value) + by) % len(self.values)])

    def action_leave(self, by: int) -> None:
        """Another field."""
        if by > 0:
            self.screen.focus_next()
        else:
            self.screen.focus_previous()

    def on_focus(self) -> None:
        """Show the arrows while it can be changed."""
        self.refresh()

    def on_blur(self) -> None:
        """And not otherwise."""
        self.refresh()

    def _take(self, value: str) -> None:
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self, value))
