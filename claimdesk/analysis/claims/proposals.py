"""What to propose as claims: drafts joined where they say the same, with kind, due date, score and reasons."""

from __future__ import annotations

from claimdesk.analysis import wording
from claimdesk.analysis.claims.draft import Draft
from claimdesk.analysis.claims.drafts import drafts
from claimdesk.analysis.claims.due import due_day
from claimdesk.analysis.claims.kinds import QUESTION, checks_of, kind_of
from claimdesk.analysis.reading import Reading
from claimdesk.analysis.results import DateMention, Span, Suggestion
from claimdesk.analysis.speech import Attribution
from claimdesk.analysis.vocabulary import listed
from claimdesk.analysis.worth import NAMES, bounded, worth
from claimdesk.words.terms import Kind

_LEAST_SCORE, _LEAST_PLAIN = 0.2, 0.15
_BY_KIND = {Kind.CHARGE: 0.10, Kind.ALLEGATION: 0.10, Kind.OFFER: 0.10, Kind.OPINION: -0.12, Kind.QUOTE: -0.06}
_ATTRIBUTED, _REPEATED, _LEADING, _NO_SUBJECT = 0.08, 0.03, 0.04, -0.06
_LEAD_SENTENCES = 3
_HEADLINE_WORDS = 25
_ROLE_ENDS = listed("president minister leader premier chancellor mayor governor chief director king queen")


def suggestions(
    reading: Reading, attributions: list[Attribution], mentions: tuple[DateMention, ...], published: str | None
) -> tuple[Suggestion, ...]:
    """The claims of a text in reading order; one that stands twice is one, with two places."""
    made = drafts(reading, attributions)
    headline = _headline_end(reading)
    signatures = [wording.signature(_without_subject(reading.text, draft), draft.subject) for draft in made]
    found: list[Suggestion] = []
    for group in wording.groups(signatures, [d.claimant for d in made], [d.end <= headline for d in made]):
        same = [made[n] for n in sorted(group, key=lambda n: (made[n].end <= headline, n))]
        suggestion = _suggestion(reading, same, mentions, published)
        if suggestion:
            found.append(suggestion)
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.claimant)))


def _without_subject(text: str, draft: Draft) -> str:
    """The clause less its subject where that is a name or role, so that "The mayor" and "Ann Lee" say the same."""
    clause = text[draft.start : draft.end]
    words = clause.split(" ")
    if not draft.subject:
        return clause
    surname = draft.subject.split()[-1].lower()
    for count in range(min(4, len(words) - 1), 0, -1):
        lead = [word.strip(",'’\"“").lower().removesuffix("'s") for word in words[:count]]
        if lead[-1] == surname or (count > 1 and lead[0] == "the" and lead[-1] in _ROLE_ENDS):
            return " ".join(words[count:])
    return clause


def _headline_end(reading: Reading) -> int:
    """Where the headlines end: short paragraphs of one line without a full stop, before the first with one."""
    end = 0
    for unit in reading.units:
        line = reading.text[unit.start : unit.end].rstrip("\"”'’")
        if (line.endswith((".", "!", "?")) and unit.paragraph > 0) or len(unit.words) > _HEADLINE_WORDS:
            return end
        end = unit.end
    return 0


def _suggestion(
    reading: Reading, same: list[Draft], mentions: tuple[DateMention, ...], published: str | None
) -> Suggestion | None:
    """One suggestion of drafts that say the same, the first of which speaks for all; None for what is no claim."""
    draft, text = same[0], reading.text
    clause = text[draft.start : draft.end]
    if QUESTION.search(clause) or text[draft.end : draft.end + 1] == "?":
        return None
    kind = kind_of(clause, lemma=draft.lemma, claimant=draft.claimant if draft.attributed else "", direct=draft.direct)
    places = tuple(dict.fromkeys((each.start, each.end) for each in same))
    score, reasons = _scored(reading, draft, kind, places)
    if score < _LEAST_SCORE:
        return None
    due = due_day(clause, draft.start, draft.end, kind, mentions, published)
    return Suggestion(
        draft.start,
        draft.end,
        draft.wording or clause,
        score,
        draft.claimant,
        checks_of(kind),
        kind,
        due,
        places,
        reasons,
    )


def _scored(reading: Reading, draft: Draft, kind: Kind, places: tuple[Span, ...]) -> tuple[float, tuple[str, ...]]:
    measured = worth(reading.text[draft.start : draft.end])
    if not measured.reasons and measured.score < _LEAST_PLAIN:
        return 0.0, ()
    named = {each.figure.kind for each in reading.cast.among(draft.sentence, draft.start, draft.end)}
    reasons = [each for each in measured.reasons if each != NAMES]
    reasons += [f"names a {each}" for each in ("person", "body", "place") if each in named]
    score = measured.score + _BY_KIND.get(kind, 0.0)
    if draft.claimant:
        score += _ATTRIBUTED
        reasons.append(f"attributed to {draft.claimant}")
    if len(places) > 1:
        score += _REPEATED
        often = "twice" if len(places) == 2 else f"{len(places)} times"
        alike = len({" ".join(reading.text[start:end].split()) for start, end in places}) == 1
        reasons.append(f"stands {often}" if alike else f"stands {often}, in other words")
    if draft.sentence <= _LEAD_SENTENCES:
        score += _LEADING
    if not draft.whole:
        score += _NO_SUBJECT
    return bounded(score), tuple(reasons) or ("a plain statement",)
