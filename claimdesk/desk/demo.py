"""The worked example of `claimdesk demo`: an invented article, checked from import to a published verdict.

Place, people and events are made up. The desk is marked DEMO, and so is every report from it.
"""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Any

from claimdesk import intake
from claimdesk.desk import (
    Desk,
    analysing,
    articles,
    claims,
    comments,
    evidence,
    publications,
    relations,
    settings,
    sources,
    verdicts,
)
from claimdesk.words.references import Reference
from claimdesk.words.views.reading import Reading

ARTICLE = Reference("A", 1)


def make(path: Path) -> None:
    """Make the demo's desk at `path`, whole or not at all. Raises DeskError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    for leftover in (partial, Path(f"{partial}-wal"), Path(f"{partial}-shm")):
        leftover.unlink(missing_ok=True)
    _fill(partial)
    partial.rename(path)


def _fill(path: Path) -> None:
    with Desk.open(path) as desk:
        desk.do(settings.set, "demo", "yes")
        desk.do(settings.set, "name", "demo")
        article = _import(desk)
        reading = desk.ask(articles.read, article)
        offer = _accept(
            desk,
            reading,
            "offered to reopen",
            text="The Varn Port Authority will reopen the north quay by the end of June.",
            claimant="Tomas Berrand",
        )
        overworked = _accept(
            desk,
            reading,
            "not reckless but overworked",
            text="The two crane operators on duty were overworked, not reckless.",
        )
        charged = _accept(
            desk,
            reading,
            "charged with endangering",
            text="The two crane operators have been charged with endangering life.",
        )
        cost = _accept(
            desk,
            reading,
            "1.4 million",
            text="The closure has cost the members of the crews’ union 1.4 million crowns so far.",
            claimant="Fishing crews’ union",
        )
        _accept(desk, reading, "own management", text="The order to work without the alarm came from the management.")
        _dismiss(desk, reading, "Both sides want", "opinion")
        note = "Charged is not convicted: both can be so until a court has found."
        desk.do(relations.relate, overworked, charged, "tension", basis="status", note=note)
        found = _sources(desk)
        for claim, source, stance, excerpt, locator, credibility in (
            (offer, "minutes", "supports", "The chairman undertook to open the north quay by 30 June.", "item 3", 1),
            (charged, "charges", "supports", "The accused are charged with endangering life.", "p. 1", 1),
            (charged, "calendar", "supports", "Case 112/24, two accused, hearing in May.", "room 4", 2),
            (overworked, "rota", "supports", "Night of 14 January: both in their eleventh hour.", "week 3", 2),
            (overworked, "charges", "refutes", "Both acted in the knowledge of the danger.", "p. 2", 3),
            (cost, "ledger", "refutes", "Berth fees waived, January to March: 0.9 million.", "sheet 2", 2),
        ):
            desk.do(
                evidence.add,
                claim,
                found[source],
                stance,
                excerpt=excerpt,
                locator=locator,
                credibility=credibility,
            )
        _give_verdicts(desk, offer, overworked, charged)
        desk.do(
            comments.add, Reference("C", cost), "The union’s sum counts February twice. Ask them for the raw sheet."
        )


def references() -> tuple[Reference, ...]:
    """What the demo's report is about."""
    return (ARTICLE,)


def _import(desk: Desk) -> int:
    raw = resources.files("claimdesk.desk").joinpath("demo_files", "article.txt").read_bytes()
    document = intake.read(raw, media_type="text/plain")
    typed = {"publisher": "The Varn Courier (invented)", "published": "2024-03-04"}
    article = articles.added(desk.do(articles.add, document, typed=typed, obtained_from="claimdesk demo")).article
    for _ in desk.run(analysing.analyse_article, article):
        pass
    return article


def _accept(desk: Desk, reading: Reading, words: str, **fields: str) -> int:
    """Accept the suggestion that holds `words` (the sentence that does, where there is none), in our own wording."""
    for suggestion in reading.suggestions:
        if words in suggestion.text:
            at = (suggestion.start, suggestion.end)
            claim = desk.do(claims.accept, reading.article.id, *at, suggestion.which)
            break
    else:
        at = next(s for s in reading.sentences if words in reading.text[slice(*s)])
        claim = desk.do(claims.add, reading.article.id, *at)
    edited: dict[str, Any] = fields
    desk.do(claims.edit, claim, **edited)
    return claim


def _dismiss(desk: Desk, reading: Reading, words: str, reason: str) -> None:
    start, end = next(s for s in reading.sentences if words in reading.text[slice(*s)])
    desk.do(claims.dismiss, reading.article.id, start, end, reason)


def _sources(desk: Desk) -> dict[str, int]:
    found = {
        "minutes": ("Minutes of the meeting with the fishing crews, 4 March 2024", "Varn Port Authority", "B"),
        "charges": ("Charge sheet, case 112/24", "Varn police", "B"),
        "ledger": ("Berth fees, January to March", "Harbour office", "C"),
        "rota": ("Duty rota of the crane crew", "Works council of the crane crew", "C"),
        "calendar": ("Calendar of hearings", "Varn district court", "B"),
    }
    reasons = {"B": "An official record, signed.", "C": "A copy; the original was not seen."}
    return {
        name: desk.do(
            sources.add,
            title=title,
            kind="document",
            origin=origin,
            primary=grade == "B",
            reliability=grade,
            reason=reasons[grade],
        )
        for name, (title, origin, grade) in found.items()
    }


def _give_verdicts(desk: Desk, offer: int, overworked: int, charged: int) -> None:
    desk.do(
        verdicts.give,
        charged,
        "True",
        "Both were charged. No court has found anything yet.",
        "The charge sheet @S2 names both operators and the offence, and the court @S5 lists the case. "
        "They say what the two are accused of, not what they did.",
    )
    desk.do(publications.publish, charged, url="https://example.org/checks/quay-charge")
    desk.do(
        verdicts.give,
        offer,
        "Pending",
        "The offer was made as reported; its time runs to the end of June.",
        "The minutes @S1, signed by both sides, record the promise and its date.",
        scale="promise",
    )
    desk.do(
        verdicts.give,
        overworked,
        "Unproven",
        "The rota bears out long hours; whether it was reckless is for the court.",
        "The rota @S4 shows an eleventh hour on duty, the charge sheet @S2 alleges knowledge of the danger.",
    )
