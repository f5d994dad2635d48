"""The whole analysis of a text."""

from __future__ import annotations

from claimdesk.analysis.claims import suggestions
from claimdesk.analysis.dates import dates, published_on
from claimdesk.analysis.dates.foreign import foreign_dates
from claimdesk.analysis.language import language_of
from claimdesk.analysis.reading import read
from claimdesk.analysis.results import Analysis
from claimdesk.analysis.rivals import rivals
from claimdesk.analysis.sentences import sentences
from claimdesk.analysis.speech import attributions, joined


def analyse(text: str, *, published: str | None = None, language: str | None = None) -> Analysis:
    """Read a text: what it says, who says it, when, and what of it is worth checking.

    `published` is ISO 8601, whole or shortened; `language` a code such as `en`, found from the text where it is not
    given. Deterministic; never raises on any text.
    """
    code = (language or "").split("-")[0].lower() or language_of(text)
    if code not in ("en", ""):
        return _without_claims(text, code, published)
    notes = []
    when = published_on(published)
    if published and when is None:
        notes.append(f"“{published[:40]}” is no date: expressions such as “last week” stay open.")
    reading = read(text)
    mentions = dates(text, published, language=code)
    if when is None and any(m.first is None and m.type in ("DATE", "TIME") and m.precision for m in mentions):
        notes.append("The publication date is not known: expressions such as “last week” stay open.")
    if any(not unit.words for unit in reading.units):
        notes.append("A passage was too long for a sentence and was passed over: there may be claims in it.")
    said = attributions(reading)
    proposed = suggestions(reading, said, mentions, published)
    if not text.strip():
        notes.append("The text is empty.")
    elif code == "":
        notes.append("The language could not be told: the rules for English were used.")
    split, quotations = reading.sentences, joined(said)
    del reading, said  # the words of the whole text: more than half of what is held, and rivals need their own
    return Analysis(code, split, quotations, mentions, proposed, rivals(proposed), tuple(notes))


def _without_claims(text: str, code: str, published: str | None) -> Analysis:
    note = f"No claims are suggested for this language ({code}): the rules know English only."
    return Analysis(code, sentences(text), (), foreign_dates(text, code, published), (), (), (note,))
