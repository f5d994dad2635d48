"""The line that answers a key: what was done, what is wrong and what to do about it.

    message.say("Withdrew C340. u brings it back.")
    message.warn("Without a publication date “on Wednesday” stays open.")
    message.fail(error.sentence)
    message.clear()

Warnings and errors carry a sign and a word beside their colour. A sentence that is too long for a line takes up to
three, so that what to do about it is never cut off; the line shrinks again with the next message.
"""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from claimdesk.tui.plain import plain

_HEADS = {"done": "", "warning": "! warning  ", "error": "!! error  "}


class MessageLine(Static):
    """The line. See the module's docstring."""

    DEFAULT_CSS = """
    MessageLine { height: auto; min-height: 1; max-height: 3; width: 1fr; padding: 0 1; }
    MessageLine.-warning { color: $text-warning; }
    MessageLine.-error { color: $text-error; text-style: bold; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__("", markup=False, id=id, classes=classes)
        self.sentence = ""

    def say(self, sentence: str) -> None:
        """Say what was done or found."""
        self._show("done", sentence)

    def warn(self, sentence: str) -> None:
        """Say what a person should look at; what they asked for was done."""
        self._show("warning", sentence)

    def fail(self, sentence: str) -> None:
        """Say what was not done, and what to do."""
        self._show("error", sentence)

    def clear(self) -> None:
        """Say nothing."""
        self._show("done", "")

    def clear_done(self) -> None:
        """Say no longer what was done; warnings and errors stay."""
        if not (self.has_class("-warning") or self.has_class("-error")):
            self.clear()

    def _show(self, severity: str, sentence: str) -> None:
        self.sentence = sentence
        self.set_class(severity == "warning", "-warning")
        self.set_class(severity == "error", "-error")
        self.update(Content(_HEADS[severity]) + plain(" ".join(sentence.split())))
