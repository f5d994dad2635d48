"""References, how people name things on a desk: `A12`, `C340`, `S7`, `A1:1204-1290#2`, `C340/S4#2`, `C340/C341`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NewType

from claimdesk.words.errors import BadInput

ArticleId = NewType("ArticleId", int)
ClaimId = NewType("ClaimId", int)
ClaimantId = NewType("ClaimantId", int)
SourceId = NewType("SourceId", int)
CaptureId = NewType("CaptureId", int)
EvidenceId = NewType("EvidenceId", int)
VerdictId = NewType("VerdictId", int)
SubmissionId = NewType("SubmissionId", int)
ReviewId = NewType("ReviewId", int)
PublicationId = NewType("PublicationId", int)
MemberId = NewType("MemberId", int)
CommentId = NewType("CommentId", int)
TagId = NewType("TagId", int)
ScaleId = NewType("ScaleId", int)
SettingId = NewType("SettingId", int)

LETTERS = {"A": "article", "C": "claim", "S": "source", "T": "story"}
_INDEFINITE = {"A": "an", "C": "a", "S": "a", "T": "a"}
# `re` compiles these at their first use: the first frame of the workbench needs none.
_THING = r"(?i)([ACST])(\d{1,15})"
ENTRY_DIGITS = 15
_SPAN = r"(\d{1,9})-(\d{1,9})"


@dataclass(frozen=True, slots=True)
class Reference:
    """One thing on a desk: its letter and number."""

    letter: str
    id: int

    def __str__(self) -> str:
        return f"{self.letter}{self.id}"

    @property
    def noun(self) -> str:
        """`article`, `claim`, `source` or `story`."""
        return LETTERS[self.letter]


@dataclass(frozen=True, slots=True)
class SuggestionReference:
    """A suggestion: an article, its span, and which of those with the same span (from 1)."""

    article: int
    start: int
    end: int
    which: int = 1


def reference(text: str, *letters: str) -> Reference:
    """Read `C340`; `letters` narrows what is accepted. Raises BadInput."""
    found = re.fullmatch(_THING, text.strip())
    wanted = " or ".join(f"{_INDEFINITE[x]} {LETTERS[x]} such as {x}12" for x in letters or tuple(LETTERS))
    if not found or (letters and found[1].upper() not in letters):
        raise BadInput(f"“{shortened(text)}” is not {wanted}.")
    return Reference(found[1].upper(), int(found[2]))


def suggestion_reference(text: str) -> SuggestionReference:
    """Read `A1:1204-1290` or `A1:1204-1290#2`. Raises BadInput."""
    article, _, rest = text.strip().partition(":")
    span_text, _, which = rest.partition("#")
    if not rest or (which and not which.isascii()) or (which and not which.isdigit()):
        raise BadInput(f"“{shortened(text)}” is not a suggestion such as A1:1204-1290.")
    start, end = span(span_text)
    return SuggestionReference(reference(article, "A").id, start, end, int(which or 1))


def entry_number(given: int | str) -> int:
    """The number of an entry of the ledger, from 1 to 15 digits. Raises BadInput."""
    digits = str(given).strip() if isinstance(given, str) or abs(given) < 10**ENTRY_DIGITS else "-"
    if not (digits.isascii() and digits.isdigit() and len(digits) <= ENTRY_DIGITS):
        shown = f"“{shortened(given)}”" if isinstance(given, str) else "That"
        raise BadInput(f"{shown} is no number of an entry: claimdesk activity lists them.")
    return int(digits)


def span(text: str) -> tuple[int, int]:
    """Read `1204-1290` as a half-open span. Raises BadInput."""
    found = re.fullmatch(_SPAN, text.strip())
    if not found or int(found[1]) >= int(found[2]):
        raise BadInput(f"“{shortened(text)}” is not a span such as 1204-1290.")
    return int(found[1]), int(found[2])


def pair(text: str) -> tuple[Reference, Reference, int]:
    """Read `C340/S4`, `C340/S4#2` or `C340/C341`: claim, what it meets, and which one (from 1). Raises BadInput."""
    left, _, rest = text.strip().partition("/")
    right, _, which = rest.partition("#")
    if not rest or (which and not (which.isascii() and which.isdigit())):
        raise BadInput(f"“{shortened(text)}” is not a pair such as C340/S4 or C340/C341.")
    return reference(left, "C"), reference(right, "C", "S"), int(which or 1)


def shortened(text: str, width: int = 60) -> str:
    """`text` on one line for a sentence that quotes it, cut with … beyond `width` characters."""
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"
