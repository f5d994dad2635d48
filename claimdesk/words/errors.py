"""The one small tree of errors a user can meet. Anything else that is raised is a bug.

Each carries a sentence that says what is wrong and what to do. The command line prints it and exits with 1,
the workbench shows it in its message line.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.words.cleantext import one_line


class DeskError(Exception):
    """What a person asked for was not done; nothing was changed.

    `kept` says what became of what they typed, where that is not obvious.
    """

    def __init__(self, sentence: str, *, kept: str = "") -> None:
        # A sentence may quote what came from outside.
        self.sentence = one_line(sentence)
        super().__init__(self.sentence)
        self.kept = kept


class Refused(DeskError):
    """A rule of the desk says no: the sentence names the rule and the way on."""


class NotFound(DeskError):
    """A reference, quote or name that does not exist on this desk."""


class BadInput(DeskError):
    """Text, a file, a date or an option that can't be read as what it should be."""


class TooLarge(BadInput):
    """Input beyond one of `limits`."""


class FetchFailed(DeskError):
    """A URL could not be fetched: refused address, time, size, redirects, or the server's answer."""


class Unavailable(DeskError):
    """The database can't be reached or written just now: locked, disk full, read-only, connection lost."""


class WrongVersion(DeskError):
    """The database is older or newer than this program, or no Claimdesk database at all."""


class Damaged(DeskError):
    """The ledger or the rows do not agree with each other."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field on which two people disagree: what it was, what they made of it, what you want."""

    what: str
    field: str
    original: object
    theirs: object
    yours: object
    by: str
    when: str


class Conflict(DeskError):
    """Somebody changed, since the screen was drawn, what this command writes or decides on.

    `number` is the ledger's newest entry at that moment: whoever has looked at the differences has seen up to it.
    """

    def __init__(
        self, sentence: str, differences: tuple[Difference, ...], *, number: int | None = None, kept: str = ""
    ) -> None:
        super().__init__(sentence, kept=kept)
        self.differences = differences
        self.number = number
