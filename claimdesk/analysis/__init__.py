"""Text in, findings out: sentences, quotations, dates, claims worth checking and which of them pull against each other.

Pure: no database, no network, no model. `analyse` does all of it; the parts can be called one by one.
"""

from claimdesk.analysis.analyse import analyse
from claimdesk.analysis.dates import dates
from claimdesk.analysis.likeness import Likeness, likeness
from claimdesk.analysis.results import (
    VERSION,
    Analysis,
    DateMention,
    Quotation,
    Rival,
    Sentence,
    Suggestion,
    from_json,
    to_json,
)
from claimdesk.analysis.rivals import rivals, rivals_of
from claimdesk.analysis.sentences import sentences
from claimdesk.analysis.speech import quotations
from claimdesk.analysis.wording import content_words
from claimdesk.analysis.worth import checkworthiness

__all__ = [
    "VERSION",
    "Analysis",
    "DateMention",
    "Likeness",
    "Quotation",
    "Rival",
    "Sentence",
    "Suggestion",
    "analyse",
    "checkworthiness",
    "content_words",
    "dates",
    "from_json",
    "likeness",
    "quotations",
    "rivals",
    "rivals_of",
    "sentences",
    "to_json",
]
