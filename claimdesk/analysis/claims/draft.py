"""A clause on its way to a suggestion."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Draft:
    """A clause with whose it is.

    `lemma` is the cue or act that it hangs on, `subject` whom its own subject stands for, `direct` says that it is
    speech, `attributed` that a cue hands it over, `whole` that it has a subject of its own. `wording` is the claim
    where the clause does not give it: two share it, or its subject stands further back.
    """

    start: int
    end: int
    sentence: int
    claimant: str
    lemma: str = ""
    subject: str = ""
    direct: bool = False
    attributed: bool = False
    whole: bool = True
    wording: str = ""
