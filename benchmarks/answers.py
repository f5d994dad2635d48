"""What Claimdesk answers to the tasks of the gold data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from benchmarks.gold import Row
from claimdesk import analysis, intake
from claimdesk.analysis.likeness import likeness_among
from claimdesk.words.document import Document
from claimdesk.words.errors import DeskError


@cache
def _page(data: bytes, url: str) -> Document | None:
    try:
        return intake.read(data, url=url if url.startswith("http") else None)
    except DeskError:
        return None


def document(page: Row) -> Document | None:
    """A page as the intake reads it from its bytes; None when it refuses."""
    return _page(page["data"], page.get("url") or "")


def text(pages: Sequence[Row]) -> Iterator[Row]:
    """The article's text of each page."""
    return ({"id": p["id"], "text": d.text if (d := document(p)) else ""} for p in pages)


def title(pages: Sequence[Row]) -> Iterator[Row]:
    """The headline of each page."""
    return ({"id": p["id"], "title": d.title if (d := document(p)) else ""} for p in pages)


def author(pages: Sequence[Row]) -> Iterator[Row]:
    """The byline of each page."""
    return ({"id": p["id"], "author": d.byline if (d := document(p)) else ""} for p in pages)


def date(pages: Sequence[Row]) -> Iterator[Row]:
    """The day each page was published."""
    return ({"id": p["id"], "date": str(d.published or "")[:10] if (d := document(p)) else ""} for p in pages)


def sentences(texts: Sequence[Row]) -> Iterator[Row]:
    """Where the sentences of each text stand."""
    return ({"id": t["id"], "sentences": [(s.start, s.end) for s in analysis.sentences(t["text"])]} for t in texts)


def quotes(articles: Sequence[Row]) -> Iterator[Row]:
    """Who said what in each article."""
    for article in articles:
        found = analysis.quotations(article["text"])
        yield {"id": article["id"], "quotes": [{"content": q.content, "source": q.claimant} for q in found]}


def timexes(articles: Sequence[Row]) -> Iterator[Row]:
    """The dates in each article."""
    for article in articles:
        found = analysis.dates(article["text"], article["dct"])
        times = [{"start": d.start, "end": d.end, "type": d.type, "value": d.value} for d in found]
        yield {"id": article["id"], "timexes": times}


def worth(sentences: Sequence[Row]) -> Iterator[Row]:
    """How much each sentence is worth checking."""
    scores = analysis.checkworthiness([s["text"] for s in sentences])
    return ({"id": s["id"], "score": score} for s, score in zip(sentences, scores, strict=True))


def suggestions(articles: Sequence[Row]) -> Iterator[Row]:
    """The claims of each article, and which of them are rivals."""
    for article in articles:
        found = analysis.analyse(article["text"], published=article["published"])
        yield {
            "id": article["id"],
            "suggestions": [
                {
                    "start": s.start,
                    "end": s.end,
                    "score": s.score,
                    "claimant": s.claimant,
                    "kind": s.kind,
                    "checks": s.checks,
                    "due": s.due.isoformat() if s.due else None,
                }
                for s in found.suggestions
            ],
            "rivals": [{"a": r.a, "b": r.b} for r in found.rivals],
        }


def checked_claims(rows: Sequence[Row]) -> Iterator[Row]:
    """For each query the five claims that `similar` would give first."""
    claims = [row for row in rows if row["kind"] == "vclaim"]
    like = likeness_among([f"{claim['claim']} {claim['title']}" for claim in claims])
    for query in (row for row in rows if row["kind"] == "query"):
        yield {"id": query["id"], "ranked": [claims[found.index]["id"] for found in like(query["text"], 50)][:5]}
