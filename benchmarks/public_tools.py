"""What public tools, or the plainest rule, answer to the same tasks: the baselines of `quality`."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from functools import cache
from itertools import combinations
from math import log
from typing import Any

import pysbd  # type: ignore[import-untyped]
import trafilatura

from benchmarks.gold import Row
from claimdesk.analysis.wording import content_words


@cache
def _page(html: str, url: str) -> Any:
    return trafilatura.bare_extraction(html, url=url or None, with_metadata=True, include_comments=False)


def _field(pages: Sequence[Row], name: str, attribute: str) -> Iterator[Row]:
    for page in pages:
        found = _page(page["html"], page.get("url") or "")
        yield {"id": page["id"], name: (getattr(found, attribute) or "") if found else ""}


def text(pages: Sequence[Row]) -> Iterator[Row]:
    """The article's text, by trafilatura as it comes."""
    return _field(pages, "text", "text")


def title(pages: Sequence[Row]) -> Iterator[Row]:
    """The headline, by trafilatura."""
    return _field(pages, "title", "title")


def author(pages: Sequence[Row]) -> Iterator[Row]:
    """The byline, by trafilatura."""
    return _field(pages, "author", "author")


def date(pages: Sequence[Row]) -> Iterator[Row]:
    """The day of publication, by trafilatura, which asks htmldate's extensive search."""
    return _field(pages, "date", "date")


def sentences(texts: Sequence[Row]) -> Iterator[Row]:
    """Sentences by pysbd."""
    splitter = pysbd.Segmenter(language="en", clean=False)
    return ({"id": t["id"], "sentences": splitter.segment(t["text"])} for t in texts)


_QUOTED = re.compile(r"[\"“]([^\"“”]{2,}?)[\"”],?\s+(?:(said|says) )?((?:(?:[A-Z][\w.’'-]*|he|she|they)\s?){1,4})")


def quotes(articles: Sequence[Row]) -> Iterator[Row]:
    """Whatever stands in quotation marks before a name, said by that name."""
    for article in articles:
        found = _QUOTED.finditer(article["text"])
        yield {"id": article["id"], "quotes": [{"content": [m.span(1)], "source": [m.span(3)]} for m in found]}


_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_DATED = re.compile(
    rf"\b(?:{_DAY}{_MONTH}(?:\s+\d{{1,2}})?(?:,?\s+\d{{4}})?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|today|yesterday|tomorrow|(?:last|next|this) (?:week|month|year)|(?:19|20)\d\d)\b"
)


def timexes(articles: Sequence[Row]) -> Iterator[Row]:
    """What looks like a date, resolved by dateparser."""
    from datetime import datetime

    import dateparser

    for article in articles:
        day = datetime.fromisoformat(article["dct"][:10])
        found = []
        for m in _DATED.finditer(article["text"]):
            when = dateparser.parse(m.group(), languages=["en"], settings={"RELATIVE_BASE": day})
            value = m.group() if re.fullmatch(r"\d{4}", m.group()) else f"{when:%Y-%m-%d}" if when else ""
            found.append({"start": m.start(), "end": m.end(), "type": "DATE", "value": value})
        yield {"id": article["id"], "timexes": found}


def digits(sentences: Sequence[Row]) -> Iterator[Row]:
    """A sentence is worth checking by the share of its words that hold a digit."""
    for sentence in sentences:
        words = sentence["text"].split()
        yield {"id": sentence["id"], "score": sum(any(c.isdigit() for c in w) for w in words) / max(len(words), 1)}


def every_sentence(articles: Sequence[Row]) -> Iterator[Row]:
    """Every sentence is a claim, those with digits first; two that share half their words are rivals."""
    splitter = pysbd.Segmenter(language="en", clean=False, char_span=True)
    for article in articles:
        spans = [(s.start, s.start + len(s.sent.rstrip())) for s in splitter.segment(article["text"]) if s.sent.strip()]
        scores = digits([{"id": None, "text": article["text"][a:b]} for a, b in spans])
        yield {
            "id": article["id"],
            "suggestions": [{"start": a, "end": b, **score} for (a, b), score in zip(spans, scores, strict=True)],
            "rivals": [
                {"a": i, "b": j}
                for (i, a), (j, b) in combinations(enumerate(article["text"][s:e] for s, e in spans), 2)
                if share_words(a, b)
            ],
        }


def share_words(a: str, b: str) -> bool:
    """Whether two statements have half of their content words in common."""
    first, second = content_words(a), content_words(b)
    return len(first & second) >= 0.5 * max(min(len(first), len(second)), 1)


def checked_claims(rows: Sequence[Row]) -> Iterator[Row]:
    """For each query five claims by SQLite's full-text search: Porter's stems, any word of the query, bm25."""
    claims = [row for row in rows if row["kind"] == "vclaim"]
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE held USING fts5(claim, title, tokenize = 'porter unicode61')")
        database.executemany(
            "INSERT INTO held (rowid, claim, title) VALUES (?, ?, ?)",
            ((number, claim["claim"], claim["title"]) for number, claim in enumerate(claims)),
        )
        for query in (row for row in rows if row["kind"] == "query"):
            words = dict.fromkeys(re.findall(r"\w{3,}", query["text"].lower()))
            found = database.execute(
                "SELECT rowid FROM held WHERE held MATCH ? ORDER BY bm25(held) LIMIT 5",
                (" OR ".join(f'"{word}"' for word in words),),
            )
            yield {"id": query["id"], "ranked": [claims[number]["id"] for (number,) in found]}


def fused_claims(rows: Sequence[Row]) -> Iterator[Row]:
    """For each query five claims by BM25 over words and over runs of four characters, joined by reciprocal rank.

    BM25 as `rank_bm25` has it (k1 1.5, b 0.75), with postings; ranks are joined as by Cormack, Clarke, Büttcher 2009.
    """
    claims = [row for row in rows if row["kind"] == "vclaim"]
    wordings = [f"{claim['claim']} {claim['title']}".lower() for claim in claims]
    indexes = [(terms, _Postings([terms(each) for each in wordings])) for terms in (_words, _four_characters)]
    for query in (row for row in rows if row["kind"] == "query"):
        fused: defaultdict[int, float] = defaultdict(float)
        for terms, index in indexes:
            for rank, number in enumerate(index.ranked(terms(query["text"].lower()))):
                fused[number] += 1 / (60 + rank)
        best = sorted(fused, key=lambda number: (-fused[number], number))[:5]
        yield {"id": query["id"], "ranked": [claims[number]["id"] for number in best]}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _four_characters(text: str) -> list[str]:
    edged = [f" {word} " for word in _words(text)]
    return [word[at : at + 4] for word in edged for at in range(max(1, len(word) - 3))]


class _Postings:
    """What each term adds to each text that holds it."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        usual = sum(map(len, texts)) / max(1, len(texts))
        self._held: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, terms in enumerate(texts):
            for term, n in Counter(terms).items():
                self._held[term].append((number, 2.5 * n / (n + 1.5 * (0.25 + 0.75 * len(terms) / usual))))
        self._texts = len(texts)

    def ranked(self, asked: Sequence[str], most: int = 100) -> list[int]:
        """The texts with the highest scores, the best first."""
        scores: defaultdict[int, float] = defaultdict(float)
        for term in dict.fromkeys(asked):
            held = self._held.get(term, [])
            rarity = log(1 + (self._texts - len(held) + 0.5) / (len(held) + 0.5))
            for number, weight in held:
                scores[number] += rarity * weight
        return sorted(scores, key=lambda number: (-scores[number], number))[:most]
