"""The words of a report for what the desk keeps as terms. Everything here is ours: no text from outside."""

from __future__ import annotations

from claimdesk.words.dossier import ClaimFact, EvidenceFact, RelationFact, RevisionFact, SourceFact
from claimdesk.words.terms import (
    CREDIBILITY,
    RELIABILITY,
    Anchoring,
    Cause,
    Checks,
    Dismissed,
    Kind,
    Notice,
    Policy,
    Relation,
    Resolution,
    SourceKind,
    Stance,
    grade,
)

CHECKED = {
    Checks.CONTENT: "whether it is so",
    Checks.ATTRIBUTION: "that it was said, not that it is so",
}
KIND = {
    Kind.FACT: "statement of fact",
    Kind.NUMBER: "number",
    Kind.QUOTE: "quotation",
    Kind.OFFER: "offer",
    Kind.FORECAST: "forecast",
    Kind.ALLEGATION: "allegation (alleged, not established)",
    Kind.CHARGE: "charge (charged, not convicted)",
    Kind.OPINION: "opinion",
}
STANCE = {Stance.SUPPORTS: "Supports it", Stance.REFUTES: "Refutes it", Stance.CONTEXT: "Context"}
SOURCE = {
    SourceKind.URL: "web page",
    SourceKind.DOCUMENT: "document",
    SourceKind.INTERVIEW: "interview",
    SourceKind.DATASET: "dataset",
}
ANCHORING = {
    Anchoring.FUZZY: ", in similar words",
    Anchoring.LOST: ", no longer there in the newest text",
}
DISMISSED = {
    Dismissed.NOT_CHECKABLE: "Set aside as not checkable",
    Dismissed.OPINION: "Set aside as opinion",
    Dismissed.BACKGROUND: "Set aside as background",
    Dismissed.REPEAT: "Set aside as said elsewhere in the article",
    Dismissed.FURNITURE: "Set aside as page furniture",
}
NOTICE = {
    Notice.FIRST: "Published",
    Notice.CORRECTION: "Corrected",
    Notice.UPDATE: "Updated",
    Notice.RETRACTION: "Retracted",
}
POLICY = {
    Policy.OWN: "a member may publish alone",
    Policy.SECOND_PERSON: "a second person approves before anything is published",
}
_FOUND = {
    "page": "from the page's metadata",
    "text": "read in the text",
    "file": "from the file's properties",
    "url": "from the address",
    "typed": "typed in",
    "guess": "guessed from the page's markup",
    "": "where from is not known",
}
_SEEN_FROM_A = {
    Relation.CONTRADICTS: "Contradicts (exactly one of the two can hold)",
    Relation.CONTRARY: "Contrary to (both cannot hold)",
    Relation.TENSION: "In tension with",
    Relation.SUPPORTS: "Supports",
    Relation.REPEATS: "Says the same as",
    Relation.REFINES: "Refines",
}
_SEEN_FROM_B = {Relation.SUPPORTS: "Supported by", Relation.REFINES: "Refined by"}


def found(where: str) -> str:
    """Where a field of an article came from; "typed by Anna" stands as it is."""
    return _FOUND.get(where, where)


def cause(revision: RevisionFact) -> str:
    """Why there is this revision."""
    if revision.cause == Cause.PUBLISHER:
        return "as first obtained" if revision.number == 1 else "changed by the publisher"
    return {Cause.RE_EXTRACTION: "the same page, read anew", Cause.BY_HAND: "edited by hand"}[Cause(revision.cause)]


def relation(fact: RelationFact, claim: int) -> str:
    """How `claim` stands to the other: "In tension with"."""
    seen_from_b = _SEEN_FROM_B.get(fact.relation) if claim == fact.b else None
    return seen_from_b or _SEEN_FROM_A[fact.relation]


def resolution(fact: RelationFact) -> str:
    """What came of it: "C1 prevails"; nothing where nobody said."""
    return {
        None: "",
        Resolution.A_PREVAILS: f"C{fact.a} prevails",
        Resolution.B_PREVAILS: f"C{fact.b} prevails",
        Resolution.BOTH_HOLD: "both hold",
        Resolution.UNRESOLVED: "unresolved",
    }[fact.resolution]


def graded(source: SourceFact, evidence: EvidenceFact) -> str:
    """An Admiralty grade with its words: "Grade B2: usually reliable, probably true"."""
    if not source.reliability and not evidence.credibility:
        return "Not graded (--)"
    reliable = RELIABILITY[source.reliability] if source.reliability else "source not graded"
    credible = CREDIBILITY[evidence.credibility] if evidence.credibility else "information not graded"
    return f"Grade {grade(source.reliability, evidence.credibility)}: {reliable}, {credible}"


def independent(claim: ClaimFact) -> str:
    """How many voices speak: "2 independent sources for, 1 against"."""
    return f"{counted(claim.independent_for, 'independent source')} for, {claim.independent_against} against"


def counted(number: int, noun: str) -> str:
    """ "1 line", "1,204 lines"."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def names(people: tuple[str, ...] | list[str]) -> str:
    """ "Anna", "Anna and Ben", "Anna, Ben and Eve"."""
    return " and ".join(filter(None, [", ".join(people[:-1]), *people[-1:]]))
