"""Desks of any size with invented articles and claims, made through the desk's own commands."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import tempfile
from pathlib import Path

from benchmarks import multiplying
from claimdesk.desk import Desk, articles, assignments, claims, relations, verdicts
from claimdesk.words.document import Document
from claimdesk.words.references import Reference

ROOT = Path(__file__).parents[1]
BY_COMMANDS = 1_000
CLAIMS_IN_ARTICLE = 20
WHO = ("The harbour master", "The mayor of Varn", "A spokesman for the ministry", "The crews’ union", "Ines Maddox")
SAYS = ("said", "announced", "denied", "promised", "told the council", "repeated")
WHAT = (
    "that the north quay would be open again",
    "that {n} crews had lost their berths",
    "that the ferry to the islands cost {n} million crowns a year",
    "that nobody had been warned of the crane’s fault",
    "that fares would fall by {n} percent",
    "that the inspectors had found nothing in {n} visits",
)
WHEN = ("by the end of June", "on Monday", "since the storm", "for {n} years", "before the election", "in March 2019")
CLAIMANTS = ("The harbour master", "The mayor of Varn", "The ministry", "The crews’ union", "Ines Maddox", "")
RATINGS = ("true", "false", "mostly true", "unproven")


def news(number: int, chars: int) -> str:
    """An invented article of about so many characters, always the same for a number: a headline and paragraphs."""
    chance = random.Random(number)
    parts = [f"Harbour dispute goes into day {number}"]
    length = len(parts[0])
    while length < chars:
        paragraph = " ".join(_sentence(chance, number) for _ in range(chance.randint(2, 4)))
        parts.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(parts)


def document(number: int, chars: int = 2_500) -> Document:
    """The article `number` as intake would hand it over."""
    text = news(number, chars)
    return Document(
        text=text,
        title=text.partition("\n")[0],
        publisher="Varn Gazette",
        published=f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}",
        language="en",
        url=f"https://gazette.example/{number}",
        raw=text.encode(),
        extractor="invented",
        extractor_version="1",
    )


def desk_of(claims_wanted: int) -> Path:
    """A desk with so many claims. It takes minutes, so it is kept in the temporary folder: copy it, don't change it.

    Up to a thousand claims are made by commands; more are copies of these.
    """
    folder = Path(tempfile.gettempdir()) / f"claimdesk-benchmarks-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    place = folder / f"{claims_wanted}-{_version()}.claimdesk"
    if not place.exists():
        partial = place.with_suffix(".partial")
        partial.unlink(missing_ok=True)
        if claims_wanted > BY_COMMANDS:
            shutil.copy(desk_of(BY_COMMANDS), partial)
            multiplying.multiply(f"sqlite:///{partial}", claims_wanted // BY_COMMANDS)
        else:
            with Desk.open(partial) as desk:
                fill(desk, claims_wanted)
        # Whoever closes it last brings the write-ahead log into the file.
        partial.rename(place)
    return place


def _version() -> str:
    """Another schema, or other ways to fill it, make another desk."""
    made_by = [Path(__file__), Path(multiplying.__file__), *sorted((ROOT / "migrations").rglob("*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in made_by)).hexdigest()[:8]


def fill(desk: Desk, claims_wanted: int) -> None:
    """Add articles until the desk has so many claims more, each step a command, as people work."""
    for number in range(claims_wanted // CLAIMS_IN_ARTICLE):
        article_with_claims(desk, number)


def article_with_claims(desk: Desk, number: int) -> None:
    """An article with claims; some are assigned, have a verdict or pull against the one before."""
    text = document(number, CLAIMS_IN_ARTICLE * 130)
    article = desk.do(articles.add, text).article
    made: list[int] = []
    for start, end in spans(text.text)[:CLAIMS_IN_ARTICLE]:
        place = len(made)
        due = f"2025-{place % 12 + 1:02}-01" if place % 7 == 0 else None
        made.append(desk.do(claims.add, article, start, end, claimant=CLAIMANTS[place % 6] or None, due=due))
        if place % 4 == 0:
            desk.do(verdicts.give, made[-1], RATINGS[place % 3], "In a sentence.", "What the harbour’s records say.")
        if place % 5 == 0:
            desk.do(assignments.assign, Reference("C", made[-1]), "me")
        if place % 10 == 9:
            desk.do(relations.relate, made[-2], made[-1], "tension", basis="status")


def spans(text: str) -> list[tuple[int, int]]:
    """The sentences of an invented article, without its headline."""
    out, start = [], text.index("\n\n") + 2
    while (end := text.find(".", start)) >= 0:
        out.append((start, end + 1))
        start = end + 2
        while start < len(text) and text[start].isspace():
            start += 1
    return out


def _sentence(chance: random.Random, number: int) -> str:
    words = (chance.choice(WHO), chance.choice(SAYS), chance.choice(WHAT), chance.choice(WHEN))
    return " ".join(words).format(n=chance.randint(2, 900) + number) + "."
