"""Clauses that the article states itself, and what people do in them by speaking."""

from __future__ import annotations

from claimdesk.analysis.claims.acts import act_in, charger, naming, sharing_claim
from claimdesk.analysis.claims.clauses import clauses, stands_alone
from claimdesk.analysis.claims.draft import Draft
from claimdesk.analysis.claims.kinds import CHARGED
from claimdesk.analysis.claims.subjects import subject_of, with_subject
from claimdesk.analysis.people.roles import POLICE
from claimdesk.analysis.people.speakers import Speakers
from claimdesk.analysis.reading import Reading
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import has_main_verb, is_adverb, is_verb

_LEAST_WORDS = 3
_SENTENCE_WORDS = 6


def own_voice(reading: Reading, speakers: Speakers, words: list[Token], first: int, last: int) -> list[Draft]:
    """The clauses in `[first, last)`. Whoever denies, promises or accuses in them vouches for it; else nobody does."""
    found: list[Draft] = []
    subject, shared_phrase = "", None
    for left, right in clauses(words, first, last):
        if right - left < _LEAST_WORDS or not (has_main_verb(words, left, right) or _is_whole(words, left, right)):
            continue
        if words[left].low in ("who", "which", "whose", "where", "asked") or (words[left].low == "that" and left):
            continue
        if right == last and _breaks_off(words, right):
            continue
        start, end = words[left].start, words[right - 1].end
        sentence = reading.sentence_at(start)
        shared = sharing_claim(words, left, right)
        if shared:
            found.extend(_shared(reading, speakers, words, shared, right, sentence))
            continue
        act = act_in(words, left, right)
        phrase = subject_of(words, left, right)
        wording = with_subject(reading.text, words, left, right, shared_phrase, subject)
        shared_phrase = phrase or shared_phrase
        name = speakers.name(act.subject, words)[0] if act and act.subject else subject if act else ""
        subject = name or (speakers.name(phrase, words)[0] if phrase else subject if wording else "")
        claimant = name if act else ""
        called = naming(words, left, right)
        if called:
            claimant = _named_at(speakers, words[called[1]], sentence)
        if not claimant and CHARGED.search(reading.text[start:end]):
            claimant = _charger(reading, speakers, sentence)
        found.append(
            Draft(
                start,
                end,
                sentence,
                claimant,
                act.lemma if act else "",
                subject,
                wording=wording,
                whole=bool(wording) or stands_alone(words, left, right),
            )
        )
    return found


def _breaks_off(words: list[Token], right: int) -> bool:
    """`The court previously heard | …`: the verb of a clause whose object somebody else says."""
    if right >= len(words) or not (words[right].word or words[right].quoted):
        return False
    verb = right - 1
    while verb > 0 and is_adverb(words[verb]):
        verb -= 1
    return is_verb(words, verb)


def _is_whole(words: list[Token], left: int, right: int) -> bool:
    """A whole sentence has a verb, if only one that the tables do not know."""
    return left == 0 and right - left >= _SENTENCE_WORDS and right + 1 == len(words) and words[right].text == "."


def _shared(
    reading: Reading, speakers: Speakers, words: list[Token], shared: tuple[int, int], right: int, sentence: int
) -> list[Draft]:
    """`both A and B claim X` is A's claim and B's: two on one span."""
    both, joint = shared
    verb = next(n for n in range(joint, right) if words[n].low in ("claim", "claimed"))
    stop = next((n for n in range(verb, right) if words[n].text == ","), right)
    span = words[both].start, words[stop - 1].end
    names = [m.figure.name for m in speakers.cast.among(sentence, words[both].start, words[verb].start)]
    if len(names) != 2:
        names = [" ".join(w.text for w in part) for part in (words[both + 1 : joint], words[joint + 1 : verb])]
    claimed = reading.text[words[verb].end : span[1]]
    claims = "claimed" if words[verb].low == "claimed" else "claims"
    return [Draft(*span, sentence, name, "claim", subject=name, wording=f"{name} {claims}{claimed}") for name in names]


def _named_at(speakers: Speakers, word: Token, sentence: int) -> str:
    mentions = speakers.cast.mentions[sentence]
    return next((m.figure.name for m in mentions if m.start <= word.start < m.end), word.text)


def _charger(reading: Reading, speakers: Speakers, sentence: int) -> str:
    word = charger(reading.words, sentence)
    if not word:
        return ""
    if word.lower() in POLICE:
        return speakers.police or word
    return word
