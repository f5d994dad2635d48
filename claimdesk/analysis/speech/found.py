"""What is found of a quotation in one unit of a text."""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.analysis.results import Quotation


@dataclass(frozen=True, slots=True)
class Attribution:
    """What one unit holds of a quotation, with the words it was found by.

    `lemma` is the cue in base form, `cue_at` its place (-1 for none); `clausal` where the words state something, and do
    not only name what is wanted or judged; `goes_on` where it carries on the quotation before it.
    """

    quotation: Quotation
    unit: int
    lemma: str
    cue_at: int
    clausal: bool = True
    goes_on: bool = False
