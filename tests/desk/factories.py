"""Articles and claims for tests of the desk. The text is ours: an offer, a denial and a charge, one sentence twice."""

from __future__ import annotations

from typing import Any

from claimdesk.analysis.results import Analysis, Rival, Sentence, Suggestion, to_json
from claimdesk.desk import Desk, analysing, articles, claims
from claimdesk.words.document import Document
from claimdesk.words.terms import Basis, Checks, Kind, Relation

TITLE = "Governor offers the islands a ferry"
OFFER = "The governor offered the islands a ferry by the end of this year."
DENIAL = "The two captains are rescuers, not smugglers, he said."
CHARGE = "Prosecutors charged the two captains with smuggling."
TWICE = "The mayor did not answer the offer"
TEXT = f"{TITLE}\n\n{OFFER} {TWICE}.\n\n{DENIAL} {CHARGE}\n\n{TWICE}"


def document(text: str = TEXT, **fields: Any) -> Document:
    """A document as intake makes it."""
    fields = {
        "title": TITLE,
        "extractor": "test",
        "extractor_version": "1",
        "raw": text.encode(errors="replace"),
    } | fields
    return Document(text=text, **fields)


def article(desk: Desk, text: str = TEXT, **fields: Any) -> int:
    """An article on the desk."""
    return articles.added(desk.do(articles.add, document(text, **fields))).article


def claim(desk: Desk, article: int, quote: str = CHARGE, **fields: Any) -> int:
    """A claim of the article, at the first place of the quote."""
    start, end = desk.ask(claims.find_quote, article, quote)[0]
    return int(desk.do(claims.add, article, start, end, **fields))


def suggestion(quote: str, **fields: Any) -> Suggestion:
    """A suggestion at the first place of the quote in `TEXT`."""
    start = TEXT.index(quote)
    span = (start, start + len(quote))
    given = {
        "text": quote,
        "score": 0.5,
        "claimant": "",
        "checks": Checks.CONTENT,
        "kind": Kind.FACT,
        "due": None,
        "places": (span,),
        "reasons": (),
    }
    return Suggestion(*span, **(given | fields))


def analysed(desk: Desk, article: int, *suggestions: Suggestion, rivals: tuple[tuple[int, int], ...] = ()) -> None:
    """Give the article's text an analysis with these findings, so that tests do not hang on what ours finds today."""
    reading = desk.ask(articles.read, article)
    text, sentences, at = reading.text, [], 0
    for line in text.split("\n"):
        for part in line.split(". "):
            end = at + len(part)
            sentences += [Sentence(at, end)] if part.strip() else []
            at = end + 2
        at -= 1
    found = Analysis(
        language="en",
        sentences=tuple(sentences),
        quotations=(),
        dates=(),
        suggestions=suggestions,
        rivals=tuple(Rival(a, b, Relation.TENSION, Basis.STATUS, "charged is not convicted") for a, b in rivals),
        notes=("a note",),
    )
    made_with = analysing.made_with_now(reading.article.published)
    desk.do(analysing.store, reading.revision_id, made_with, to_json(found))
