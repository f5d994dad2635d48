"""The names of the views with how much each holds, in one line.

With too little room those go that hold nothing, the last of them first, then those farthest from the one that is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content
from textual.widgets import Static

from claimdesk.words.glyphs import Gutter, sign
from claimdesk.words.limits import COUNT_SHOWN


class ViewLine(Static):
    """The line."""

    DEFAULT_CSS = "ViewLine { height: 1; }"

    def __init__(self) -> None:
        super().__init__("", markup=False)
        self._views: Sequence[str] = ()
        self._counts: Mapping[str, int] = {}
        self._at = ""

    def show(self, views: Sequence[str], counts: Mapping[str, int], at: str) -> None:
        """Show the names of `views`, that of `at` as the one that is open."""
        self._views, self._counts, self._at = views, counts, at
        here = sign(Gutter.CURSOR, plain=self.app.has_class("-ascii"))
        parts = [Content.assemble((self._named(v, here), "bold" if v == at else "")) for v in self._fitting()]
        self.update(Content(" ").join(parts))

    def on_resize(self) -> None:
        """Show as many as there is room for."""
        self.show(self._views, self._counts, self._at)

    def _named(self, view: str, here: str) -> str:
        count = self._counts.get(view)
        shown = f"{COUNT_SHOWN:,}+" if (count or 0) > COUNT_SHOWN else str("" if count is None else count)
        return f"{here if view == self._at else ' '}{view.capitalize()} {shown}".rstrip()

    def _fitting(self) -> list[str]:
        left = list(self._views)
        while len(left) > 1 and sum(len(self._named(v, " ")) + 1 for v in left) - 1 > (self.size.width or 80):
            at = left.index(self._at)
            empty = [v for v in left if v != self._at and self._counts.get(v) == 0]
            left.remove(empty[-1] if empty else left[0] if at > len(left) // 2 else left[-1])
        return left
