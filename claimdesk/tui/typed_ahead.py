"""Keys that come before what they mean is there: held, and handed on in order once it is.

Who accepts a suggestion and at once presses `v 6` means the claim that is being made: `v` waits until it is at hand,
`6` until the dialog is open. A key that waits for nothing is never held, unless one before it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.widget import Widget

    from claimdesk.tui.live_app import LiveApp

LONGEST_S = 3.0
"""After that a key is handed on whatever is there: an answer that never comes must not swallow the keyboard."""


class TypedAhead:
    """Holds keys for an app. `take` is asked for each key, `passed` told of each that went its way, and `release` is
    called whenever something has arrived.

    Keys go one at a time: the next is looked at when the one before has done its work in the widget it went to.
    """

    def __init__(self, app: LiveApp) -> None:
        self._app = app
        self._held: list[events.Key] = []
        self._on_its_way: events.Key | None = None
        self._at_work = False

    def take(self, event: events.Key) -> bool:
        """Whether the key is held for now."""
        if event is self._on_its_way:
            self._on_its_way = None
            return False
        if not (self._held or self._at_work or self._on_its_way or self._app.waits_for(event.key)):
            return False
        if not self._held:
            self._app.set_timer(LONGEST_S, self._give_up)
        self._held.append(event)
        return True

    def passed(self, target: Widget) -> None:
        """A key went to `target`. From there it bubbles up to the app, whose bindings come last: what follows it on
        that way arrives when it has done its work."""
        self._at_work = True
        self._follow(list(target.ancestors_with_self))

    def _follow(self, nodes: list[DOMNode]) -> None:
        if not nodes or not nodes[0].call_later(self._follow, nodes[1:]):
            self._done()

    def release(self) -> None:
        """Hand on the next key, if nothing keeps it any more."""
        if self._held and not (self._at_work or self._on_its_way or self._app.waits_for(self._held[0].key)):
            self._hand_on()

    def _done(self) -> None:
        self._at_work = False
        self.release()

    def _hand_on(self) -> None:
        self._on_its_way = self._held.pop(0)
        self._app.post_message(self._on_its_way)

    def _give_up(self) -> None:
        if self._held:
            self._at_work = False
            self._hand_on()
            self._app.set_timer(LONGEST_S, self._give_up)
