"""What to propose as claims: each clause that somebody vouches for, whose it is, its kind, how worth checking."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claimdesk.analysis import acts, kinds, repeats, roles
from claimdesk.analysis.clauses import clauses, stands_alone
from claimdesk.analysis.due import due_day
from claimdesk.analysis.furniture import is_furniture
from claimdesk.analysis.phrases import has_main_verb, has_verb, subject_before
from claimdesk.analysis.reading import Reading, Unit
from claimdesk.analysis.results import DateMention, Span, Suggestion
from claimdesk.analysis.sentences import sentences
from claimdesk.analysis.speakers import Speakers
from claimdesk.analysis.speech import Attribution
from claimdesk.analysis.speech.cues import NAMING
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.vocabulary import listed
from claimdesk.analysis.worth import bounded, worth
from claimdesk.words.terms import Kind

_LEAST_SCORE = 0.1
_LEAST_WORDS = 3
_BONUS = {Kind.CHARGE: 0.10, Kind.ALLEGATION: 0.10, Kind.OFFER: 0.10, Kind.OPINION: -0.12, Kind.QUOTE: -0.06}
_ATTRIBUTED, _TWICE, _LEAD, _NO_SUBJECT = 0.08, 0.03, 0.04, -0.06
_LEAD_SENTENCES = 3
_HEADLINE_WORDS = 25


@dataclass(frozen=True, slots=True)
class Draft:
    """A clause on its way to a suggestion. `lemma` is the cue or act it hangs on."""

    start: int
    end: int
    sentence: int
    claimant: str
    lemma: str = ""
    direct: bool = False
    attributed: bool = False
    subject: str = ""
    whole: bool = True


def suggestions(
    reading: Reading, attributions: list[Attribution], mentions: tuple[DateMention, ...], published: str | None
) -> tuple[Suggestion, ...]:
    """The claims of a text in reading order; one that stands twice is one, with two places."""
    speakers = Speakers(reading)
    by_unit: dict[int, list[Attribution]] = {}
    for each in attributions:
        by_unit.setdefault(each.unit, []).append(each)
    drafts: list[Draft] = []
    for index, unit in enumerate(reading.units):
        here = by_unit.get(index, [])
        if is_furniture(reading.text[unit.start : unit.end]):
            continue
        drafts.extend(_drafts(reading, speakers, unit, here))
        for each in here:
            speakers.spoke(unit.first, each.quotation.name)
    return _finished(reading, drafts, mentions, published)


def _drafts(reading: Reading, speakers: Speakers, unit: Unit, here: list[Attribution]) -> list[Draft]:
    words = unit.words
    free = [True] * len(words)
    found: list[Draft] = []
    for each in _outermost(words, here):
        found.extend(_of_attribution(reading, words, each, free))
    at = 0
    while at < len(words):
        if not free[at]:
            at += 1
            continue
        last = at
        while last < len(words) and free[last]:
            last += 1
        found.extend(_own_voice(reading, speakers, words, at, last))
        at = last
    return found


def _outermost(words: list[Token], here: list[Attribution]) -> list[Attribution]:
    """Leave out what is said inside what is said. A cue that does not agree with its subject goes on from the last."""
    kept: list[Attribution] = []
    for each in here:
        cue = each.quotation.cue
        outer = next((k for k in kept if cue and any(s <= cue[0] < e for s, e in k.quotation.content)), None)
        if outer is None:
            kept.append(each)
        elif _disagrees(words, outer, each):
            goes_on = replace(each.quotation, name=outer.quotation.name, confidence=outer.quotation.confidence)
            kept[kept.index(outer)] = Attribution(
                replace(goes_on, claimant=outer.quotation.claimant, cue=outer.quotation.cue),
                outer.unit,
                outer.lemma,
                outer.cue_at,
            )
    return kept


def _disagrees(words: list[Token], outer: Attribution, each: Attribution) -> bool:
    """`X says the two men … says`: a plural subject with a singular verb is a sentence that lost its thread."""
    if each.cue_at < 0 or words[each.cue_at].low != words[outer.cue_at].low or not words[each.cue_at].low.endswith("s"):
        return False
    lead = [w.low for w in words if w.start >= outer.quotation.content[0][0]][:4]
    return any(low in _PLURALS for low in lead)


def _of_attribution(reading: Reading, words: list[Token], each: Attribution, free: list[bool]) -> list[Draft]:
    quotation = each.quotation
    ranges = [_range(words, span) for span in quotation.content]
    for first, last in ranges:
        free[first:last] = [False] * (last - first)
    wrapper = _wrapper(words, each, ranges, free)
    vouched = quotation.name if not _is_document(quotation.name) else ""
    base = Draft(0, 0, reading.sentence_at(words[ranges[0][0]].start), vouched, each.lemma, attributed=True)
    if quotation.kind == "direct":
        return _direct(reading, base, quotation.content)
    if len(ranges) > 1:
        return [replace(base, start=quotation.content[0][0], end=quotation.content[-1][1])]
    first, last = ranges[0]
    if words[first].low == "that" and has_verb(words, first + 1, last):
        first += 1
    found = []
    for order, (left, right) in enumerate(clauses(words, first, last)):
        if order and words[left].low == "that" and has_verb(words, left + 1, right):
            left += 1
        start, end = words[left].start, words[right - 1].end
        alone = stands_alone(words, left, right)
        if order == 0 and wrapper and (not alone or not vouched or each.lemma in NAMING):
            start, end = min(start, wrapper[0]), max(end, wrapper[1])
        found.append(
            replace(base, start=start, end=end, whole=alone or order == 0, sentence=reading.sentence_at(start))
        )
    return found


def _range(words: list[Token], span: Span) -> tuple[int, int]:
    first = next(n for n, w in enumerate(words) if w.end > span[0])
    last = next((n for n, w in enumerate(words) if w.start >= span[1]), len(words))
    return first, max(last, first + 1)


def _wrapper(words: list[Token], each: Attribution, ranges: list[tuple[int, int]], free: list[bool]) -> Span | None:
    """The words by which it is attributed; they are nobody's claim. Their span, where it touches what is said."""
    if not each.quotation.claimant or each.quotation.cue is None or each.cue_at < 0:
        return None
    speaker = _range(words, each.quotation.claimant[0])
    follows_on = words[each.cue_at].low.endswith("ing") and words[each.cue_at - 1].text == ","
    low, high = (each.cue_at if follows_on else min(speaker[0], each.cue_at)), max(speaker[1], each.cue_at + 1)
    if ranges[0][0] >= high:
        high = ranges[0][0]
    else:
        while high < len(words) and words[high].text not in ",;:." and free[high]:
            high += 1
    for at in range(low, high):
        free[at] = False
    span = words[low].start, words[high - 1].end
    touches = high == ranges[0][0] or low <= ranges[-1][1] + 1
    return span if touches else None


def _direct(reading: Reading, base: Draft, content: tuple[Span, ...]) -> list[Draft]:
    """Speech: a draft for each of its sentences; `"A," he said, "B"` is one."""
    text = reading.text
    first, last = content[0], content[-1]
    unended = not text[first[0] : first[1]].rstrip("\"”'’ ").endswith((".", "!", "?"))
    if len(content) > 1 and unended:
        return [replace(base, start=first[0], end=last[1], direct=True)]
    found = []
    for start, end in content:
        inside = text[start:end]
        lead = len(inside) - len(inside.lstrip("\"“”'‘’«» \n"))
        tail = len(inside.rstrip("\"“”'‘’«» \n"))
        for each in sentences(inside[lead:tail]):
            at = start + lead + each.start
            found.append(
                replace(base, start=at, end=start + lead + each.end, direct=True, sentence=reading.sentence_at(at))
            )
    return found


def _own_voice(reading: Reading, speakers: Speakers, words: list[Token], first: int, last: int) -> list[Draft]:
    found: list[Draft] = []
    subject = ""
    for left, right in clauses(words, first, last):
        if right - left < _LEAST_WORDS or not has_main_verb(words, left, right):
            continue
        start, end = words[left].start, words[right - 1].end
        sentence = reading.sentence_at(start)
        shared = acts.sharing_claim(words, left, right)
        if shared:
            found.extend(_shared(speakers, words, shared, right, sentence))
            continue
        act = acts.act_in(words, left, right)
        name = speakers.name(act.subject, words)[0] if act and act.subject else subject if act else ""
        subject = name or _subject_name(speakers, words, left, right)
        claimant = name if act else ""
        called = acts.naming(words, left, right)
        if called:
            claimant = _named_at(speakers, words[called[1]], sentence)
        if not claimant and kinds.CHARGED.search(reading.text, start, end):
            claimant = _charger(reading, speakers, sentence)
        found.append(
            Draft(
                start,
                end,
                sentence,
                claimant,
                act.lemma if act else "",
                subject=subject,
                whole=stands_alone(words, left, right),
            )
        )
    return found


def _shared(speakers: Speakers, words: list[Token], shared: tuple[int, int], right: int, sentence: int) -> list[Draft]:
    """`both A and B claim X` is A's claim and B's: two on one span."""
    both, joint = shared
    verb = next(n for n in range(joint, right) if words[n].low in ("claim", "claimed"))
    stop = next((n for n in range(verb, right) if words[n].text == ","), right)
    span = words[both].start, words[stop - 1].end
    names = [m.figure.name for m in speakers.cast.among(sentence, words[both].start, words[verb].start)]
    if len(names) != 2:
        names = [" ".join(w.text for w in part) for part in (words[both + 1 : joint], words[joint + 1 : verb])]
    return [Draft(*span, sentence, name, "claim", subject=name) for name in names]


def _subject_name(speakers: Speakers, words: list[Token], left: int, right: int) -> str:
    verb = acts.main_verb(words, left, right)
    phrase = subject_before(words, verb, left) if verb is not None and verb > left else None
    return speakers.name(phrase, words)[0] if phrase else ""


def _named_at(speakers: Speakers, word: Token, sentence: int) -> str:
    mentions = speakers.cast.mentions[sentence]
    return next((m.figure.name for m in mentions if m.start <= word.start < m.end), word.text)


def _is_document(name: str) -> bool:
    return bool(name) and name.split()[-1].lower() in roles.DOCUMENTS


def _charger(reading: Reading, speakers: Speakers, sentence: int) -> str:
    word = acts.charger(reading.words, sentence)
    if not word:
        return ""
    if word.lower() in ("police", "detectives", "officers", "investigators", "constables"):
        return speakers.police or word
    return word


def _finished(
    reading: Reading, drafts: list[Draft], mentions: tuple[DateMention, ...], published: str | None
) -> tuple[Suggestion, ...]:
    drafts = sorted(drafts, key=lambda d: (d.start, d.end))
    text = reading.text
    headline = _headline_end(reading)
    signatures = [repeats.signature(_without_subject(reading, d), d.subject) for d in drafts]
    found: list[Suggestion] = []
    for group in repeats.groups(signatures, [d.claimant for d in drafts], [d.end <= headline for d in drafts]):
        order = sorted(group, key=lambda n: (drafts[n].end <= headline, n))
        made = _suggestion(text, drafts[order[0]], [drafts[n] for n in order], mentions, published)
        if made:
            found.append(made)
    return tuple(sorted(found, key=lambda s: (s.start, s.end, s.claimant)))


def _without_subject(reading: Reading, draft: Draft) -> str:
    """The clause less its subject where that is a name or role, so that "The mayor" and "Ann Lee" say the same."""
    text = reading.text[draft.start : draft.end]
    if not draft.subject:
        return text
    words = text.split(" ")
    for count in range(min(4, len(words) - 1), 0, -1):
        lead = [w.strip(",'’\"“").lower().removesuffix("'s") for w in words[:count]]
        if lead[-1] == draft.subject.split()[-1].lower() or (
            lead[0] == "the" and words[count : count + 1] and count > 1 and lead[-1] in _ROLE_ENDS
        ):
            return " ".join(words[count:])
    return text


_PLURALS = listed("two three four five several many men women people these those they")
_ROLE_ENDS = listed("president minister leader premier chancellor mayor governor chief director king queen")


def _headline_end(reading: Reading) -> int:
    """Where the headlines end: short paragraphs of one line without a full stop, before the first with one."""
    end = 0
    for unit in reading.units:
        line = reading.text[unit.start : unit.end]
        if (line.rstrip("\"”'’").endswith((".", "!", "?")) and unit.paragraph > 0) or len(unit.words) > _HEADLINE_WORDS:
            return end
        end = unit.end
    return 0


def _suggestion(
    text: str, draft: Draft, all_of_it: list[Draft], mentions: tuple[DateMention, ...], published: str | None
) -> Suggestion | None:
    clause = text[draft.start : draft.end]
    if kinds.QUESTION.search(clause) or text[draft.end : draft.end + 1] == "?":
        return None
    measured = worth(clause)
    claimant = draft.claimant
    kind = kinds.kind_of(clause, lemma=draft.lemma, claimant=claimant if draft.attributed else "", direct=draft.direct)
    places = tuple(dict.fromkeys((d.start, d.end) for d in all_of_it))
    reasons = list(measured.reasons)
    score = measured.score + _BONUS.get(kind, 0.0)
    if claimant:
        score += _ATTRIBUTED
        reasons.append(f"attributed to {claimant}")
    if len(places) > 1:
        score += _TWICE
        reasons.append(f"stands {_times(len(places))}")
    if draft.sentence <= _LEAD_SENTENCES:
        score += _LEAD
    if not draft.whole:
        score += _NO_SUBJECT
    score = bounded(score)
    if score < _LEAST_SCORE:
        return None
    return Suggestion(
        draft.start,
        draft.end,
        clause,
        score,
        claimant,
        kinds.checks_of(kind),
        kind,
        due_day(clause, draft.start, draft.end, kind, mentions, published),
        places,
        tuple(reasons),
    )


def _times(count: int) -> str:
    return "twice" if count == 2 else f"{count} times"
