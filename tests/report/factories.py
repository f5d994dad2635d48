"""Small dossiers to write reports from: each factory gives one fact, and takes what a test cares about by name.

All of it is invented: a ferry to an island, a mayor's promise, two directors and a charge.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from claimdesk.words.dossier import (
    ArticleFact,
    CaptureFact,
    ClaimFact,
    Dossier,
    EntryMark,
    EvidenceFact,
    Place,
    PublicationFact,
    RelationFact,
    ReviewFact,
    RevisionFact,
    Said,
    SourceFact,
    Unchecked,
    VerdictFact,
)
from claimdesk.words.terms import (
    Anchoring,
    Answer,
    Basis,
    Checks,
    Dismissed,
    Kind,
    Notice,
    Policy,
    Relation,
    Resolution,
    SourceKind,
    Stance,
    State,
)
from claimdesk.words.views.scales import RatingRow, ScaleRow

START = datetime(2031, 3, 4, 8, 0, tzinfo=UTC)


def at(minutes: int) -> datetime:
    """A time so many minutes after the work began."""
    return START + timedelta(minutes=minutes)


def rating(label: str = "False", **fields: Any) -> RatingRow:
    known = {r.label: r for r in scale().ratings}[label]
    return RatingRow(**{name: fields.get(name, getattr(known, name)) for name in RatingRow.__slots__})


def scale() -> ScaleRow:
    entries = [
        ("False", "What is known rules it out.", "✗", "red", 0),
        ("Mixed", "Part of it holds, part does not.", "≈", "yellow", 500),
        ("True", "What is known bears it out.", "✓", "green", 1000),
        ("Unproven", "What is known does not settle it.", "·", "grey", None),
    ]
    ratings = tuple(
        RatingRow(n, "truth", 1, n, label, meaning, glyph, colour, place)
        for n, (label, meaning, glyph, colour, place) in enumerate(entries, 1)
    )
    return ScaleRow(1, "truth", 1, "Truth", "veracity", ratings)


def place(quote: str = "the boat will sail again by midsummer", start: int = 120, **fields: Any) -> Place:
    defaults: dict[str, Any] = {
        "article": 1, "revision": 1, "end": start + len(quote), "prefix": "", "suffix": "", "found": Anchoring.EXACT,
    }  # fmt: skip
    return Place(quote=quote, start=start, **{**defaults, **fields})


def said(*places: Place, article: int | None = 1, **fields: Any) -> Said:
    defaults: dict[str, Any] = {"url": "", "said_on": "2031-03-03", "first": True}
    return Said(
        article=article, **{**defaults, **fields}, places=places or ((place(article=article),) if article else ())
    )


def capture(**fields: Any) -> CaptureFact:
    defaults: dict[str, Any] = {
        "sha256": "c0ffee" + "1" * 58, "obtained_at": at(10), "by": "Mira Holt", "tool": "httpx 0.28.1",
        "url": "https://harbour.example.org/notice", "media_type": "text/html", "size": 20480,
    }  # fmt: skip
    return CaptureFact(**{**defaults, **fields})


def source(id: int = 1, **fields: Any) -> SourceFact:
    defaults: dict[str, Any] = {
        "title": "Notice of works", "kind": SourceKind.URL, "url": "https://harbour.example.org/notice",
        "publisher": "Skarn Harbour Board", "byline": "", "published": "2031-02", "origin": "", "primary": True,
        "reliability": "B", "reliability_reason": "", "captures": (capture(),),
    }  # fmt: skip
    return SourceFact(id=id, **{**defaults, **fields})


def evidence(claim: int = 1, source: int = 1, **fields: Any) -> EvidenceFact:
    defaults: dict[str, Any] = {
        "id": source, "reference": f"C{claim}/S{source}", "stance": Stance.REFUTES,
        "excerpt": "The pier stays closed until autumn.", "locator": "p. 2", "credibility": 2, "capture": capture(),
        "own_word": False,
    }  # fmt: skip
    return EvidenceFact(source=source, **{**defaults, **fields})


def review(**fields: Any) -> ReviewFact:
    defaults: dict[str, Any] = {"by": "Jonas Ek", "answer": Answer.APPROVED, "reason": "", "at": at(60)}
    return ReviewFact(**{**defaults, **fields})


def verdict(id: int = 1, label: str = "False", **fields: Any) -> VerdictFact:
    defaults: dict[str, Any] = {
        "rating": rating(label), "explanation": "The pier is closed until autumn.",
        "rationale": "The board's notice gives no date before autumn (@S1).", "by": "Mira Holt", "at": at(50),
        "submitted_at": at(51), "stale": False, "evidence": ("C1/S1",), "cited": ("C1/S1",), "reviews": (review(),),
    }  # fmt: skip
    return VerdictFact(id=id, **{**defaults, **fields})


def publication(verdict: int = 1, **fields: Any) -> PublicationFact:
    defaults: dict[str, Any] = {
        "id": verdict, "notice": Notice.FIRST, "url": "https://desk.example.net/ferry", "reason": "",
        "by": "Jonas Ek", "at": at(70),
    }  # fmt: skip
    return PublicationFact(verdict=verdict, **{**defaults, **fields})


def relation(a: int = 1, b: int = 2, **fields: Any) -> RelationFact:
    defaults: dict[str, Any] = {
        "a_text": f"Wording of claim {a}", "b_text": f"Wording of claim {b}", "relation": Relation.TENSION,
        "basis": Basis.STATUS, "note": "A charge is not a conviction", "resolution": Resolution.BOTH_HOLD,
        "resolution_note": "One is about motive, one about the law",
    }  # fmt: skip
    return RelationFact(a=a, b=b, **{**defaults, **fields})


def claim(id: int = 1, **fields: Any) -> ClaimFact:
    """An open claim."""
    defaults: dict[str, Any] = {
        "text": "The ferry to Skarn will sail again by midsummer 2031.", "kind": Kind.FORECAST,
        "checks": Checks.CONTENT, "state": State.OPEN, "original": "", "language": "", "translator": "", "due": None,
        "said_by": ("Ada Brandt",), "relayed_by": (), "appearances": (said(),), "evidence": (), "verdicts": (),
        "publications": (), "relations": (), "independent_for": 0, "independent_against": 0,
    }  # fmt: skip
    return ClaimFact(id=id, **{**defaults, **fields})


def published(id: int = 1, **fields: Any) -> ClaimFact:
    """A claim whose only verdict, False, was approved and went out."""
    defaults: dict[str, Any] = {
        "state": State.PUBLISHED, "evidence": (evidence(id),), "verdicts": (verdict(evidence=(f"C{id}/S1",)),),
        "publications": (publication(),), "independent_against": 1,
    }  # fmt: skip
    return claim(id, **{**defaults, **fields})


def revision(number: int = 1, **fields: Any) -> RevisionFact:
    defaults: dict[str, Any] = {
        "cause": "publisher", "obtained_at": at(0), "obtained_from": "https://news.example.com/ferry",
        "by": "Mira Holt", "media_type": "text/html", "extractor": "trafilatura", "extractor_version": "2.3.1",
        "text_sha256": "7e47" + str(number) * 60, "raw_sha256": "4a11" + str(number) * 60, "cut_lines": 14,
    }  # fmt: skip
    return RevisionFact(number=number, **{**defaults, **fields})


def unchecked(text: str = "Gulls were seen on the quay.", reason: Dismissed | None = None) -> Unchecked:
    return Unchecked(text, 300, 300 + len(text), reason)


def article(id: int = 1, **fields: Any) -> ArticleFact:
    defaults: dict[str, Any] = {
        "title": "Skarn ferry back by midsummer, mayor says", "url": "https://news.example.com/ferry",
        "publisher": "Coast Courier", "byline": "Pia Lorent", "origin": "Northwire", "published": "2031-03-03",
        "modified": "", "language": "en", "found": {"title": "page", "published": "page"},
        "revisions": (revision(),), "sentences": 9, "treated": 7, "unchecked": (unchecked(),),
    }  # fmt: skip
    return ArticleFact(id=id, **{**defaults, **fields})


def dossier(*claims: ClaimFact, **fields: Any) -> Dossier:
    """A dossier of one article with these claims."""
    defaults: dict[str, Any] = {
        "references": ("A1",), "desk": "coast", "policy": Policy.SECOND_PERSON, "demo": False,
        "articles": (article(),), "sources": (source(),), "scales": (scale(),), "checked_by": ("Mira Holt",),
        "first_at": at(0), "last_at": at(70), "entry": EntryMark(41, "ab" * 32, at(70)), "as_of": None,
    }  # fmt: skip
    return Dossier(claims=claims, **{**defaults, **fields})


def complete() -> Dossier:
    """A finished piece of work, with one of everything: offer, denial and charge, for and against, a correction."""
    offer = claim(
        1,
        text="Skarn council offers to run the ferry again by 24 June 2031.",
        kind=Kind.OFFER,
        due=date(2031, 6, 24),
        said_by=("Ada Brandt",),
        relayed_by=("Northwire",),
        original="Båten går igjen før sankthans.",
        language="nb",
        translator="Mira Holt",
        appearances=(
            said(place("the boat will sail again by midsummer"), place("the boat will sail again by midsummer", 610)),
        ),
        evidence=(
            evidence(1, 2, id=2, stance=Stance.SUPPORTS, excerpt="Motion carried, nine to four.", locator="item 3",
                     credibility=1, capture=None, own_word=True),
            evidence(1, 1),
        ),
        verdicts=(
            verdict(1, "True", rationale="The minutes record it (@S2).", evidence=("C1/S2",), cited=("C1/S2",)),
            verdict(
                2, "Mixed", at=at(90), submitted_at=at(91), evidence=("C1/S1", "C1/S2"), cited=("C1/S1", "C1/S2"),
                explanation="The offer was made; the pier it needs is closed until autumn.",
                rationale="The minutes record the offer (@S2).\n\nThe harbour board closed the pier (@S1): without it\n"
                          "no boat can land.",
                reviews=(review(at=at(95)),),
            ),
        ),
        publications=(
            publication(1),
            publication(2, notice=Notice.CORRECTION, reason="We had missed the board's notice", at=at(100)),
        ),
        state=State.CORRECTED,
        independent_for=0,
        independent_against=1,
    )  # fmt: skip
    rivals = relation(
        2, 3, a_text="The two former directors of Skarn Line made mistakes and broke no law.",
        b_text="Police charged the two former directors of Skarn Line with fraud.",
        resolution=Resolution.UNRESOLVED, resolution_note="",
    )  # fmt: skip
    denial = claim(
        2,
        text=rivals.a_text,
        kind=Kind.ALLEGATION,
        appearances=(said(place("they made mistakes, they broke no law", 320)),),
        relations=(rivals,),
        evidence=(evidence(2, 3, id=3, stance=Stance.SUPPORTS),),
        verdicts=(verdict(3, "Unproven", explanation="Too early to say.", rationale="Draft thoughts.", reviews=()),),
        state=State.DRAFTED,
        independent_for=1,
    )
    charge = claim(
        3,
        text=rivals.b_text,
        kind=Kind.CHARGE,
        checks=Checks.ATTRIBUTION,
        said_by=("District Police",),
        appearances=(said(place("officers have charged both men with fraud", 410), said_on="2031-03"),),
        relations=(rivals,),
        evidence=(evidence(3, 3, id=4, stance=Stance.SUPPORTS, excerpt="Two men have been charged.", locator="",
                           credibility=1, capture=capture(sha256="beef" * 16, obtained_at=at(20))),),
        verdicts=(
            verdict(4, "True", explanation="The police announced the charge.", evidence=("C3/S3",), cited=("C3/S3",),
                    rationale="The announcement is public (@S3).", reviews=()),
        ),
        publications=(publication(4, url=""),),
        state=State.PUBLISHED,
        independent_for=1,
    )  # fmt: skip
    return dossier(
        offer,
        denial,
        charge,
        articles=(
            article(
                modified="2031-03-03T18:20:00+01:00",
                revisions=(revision(), revision(2, obtained_at=at(30), cut_lines=1)),
                unchecked=(
                    unchecked(),
                    unchecked("The crossing takes forty minutes.", Dismissed.BACKGROUND),
                    unchecked("It is high time somebody acted.", Dismissed.OPINION),
                ),
            ),
        ),
        sources=(
            source(1, reliability_reason="publishes its own decisions"),
            source(2, title="Minutes of the council, 1 March 2031", kind=SourceKind.DOCUMENT, url="", primary=True,
                   publisher="Skarn Council", origin="Ada Brandt", published="2031-03-01", reliability=None,
                   captures=()),
            source(3, title="Two charged after ferry inquiry", url="https://police.example.org/n/77", primary=False,
                   publisher="District Police", published="2031-03-02", reliability="A",
                   captures=(capture(sha256="beef" * 16, obtained_at=at(20)),)),
        ),
        last_at=at(100),
        entry=EntryMark(58, "5eed" * 16, at(100)),
    )  # fmt: skip
