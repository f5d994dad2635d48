"""What people do by speaking, told in the article's own voice: denying, promising, accusing, claiming, asking."""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.analysis.people import roles
from claimdesk.analysis.phrases import Phrase, subject_before
from claimdesk.analysis.speech.cues import NOUN_TOO, plainly_verb
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import is_adverb, is_verb
from claimdesk.analysis.vocabulary import ACCUSING, AUXILIARIES, DENYING, PROMISING, SAYING, irregular, listed

_OTHERS = irregular(
    """
    want wants wanted
    demand demands demanded
    apologise apologises apologised apologize apologizes apologized
    claim claims claimed
    plead pleads pleaded
    refuse refuses refused
    urge urges urged
    decline declines declined
    believe believes believed
    admit admits admitted
    call calls called
    condemn condemns condemned
    criticise criticises criticised criticize criticizes criticized
    """
)
ACTS: dict[str, str] = {**_OTHERS, **DENYING, **PROMISING, **ACCUSING}
_NAME_WITHIN = 5
_GIVING = {"give": "give", "gives": "give", "gave": "give", "put": "put", "puts": "put"}
_GIVEN = listed("toll figure estimate number total cost value price rate version account explanation")
_MANDATED = listed("declare declares declared announce announces announced")


@dataclass(frozen=True, slots=True)
class Act:
    """An act of speech in a clause: its verb in base form, and the subject if the clause has one."""

    lemma: str
    verb: int
    subject: Phrase | None


def act_in(words: list[Token], first: int, last: int) -> Act | None:
    """The act that the main verb of a clause is, if it is one."""
    verb = main_verb(words, first, last)
    if verb is None or words[verb - 1].low in ("to",):
        return None
    low = words[verb].low
    lemma = ACTS.get(low) or _given(words, verb, last) or (SAYING.get(low, "") if low in _MANDATED else "")
    if not lemma or _passive(words, verb, first) or _means_another(words, verb, lemma):
        return None
    subject = subject_before(words, verb, first) if verb > first else None
    return Act(lemma, verb, subject)


def _means_another(words: list[Token], verb: int, lemma: str) -> bool:
    """`called the police`, `threatens their health`, `swears in a judge`, `a rezoning plan divides the town`."""
    after = words[verb + 1 : verb + 1 + _NAME_WITHIN]
    if lemma == "call":
        return (
            after[:1] != []
            and after[0].low not in ("for", "on")
            and not any(word.quoted or word.low in ("a", "an") for word in after[1:])
        )
    if lemma == "threaten":
        return not any(word.low in ("to", "with") or word.quoted for word in after)
    if lemma == "swear":
        return after[:1] != [] and after[0].low == "in"
    return words[verb].low in NOUN_TOO and not plainly_verb(words, verb)


def main_verb(words: list[Token], first: int, last: int) -> int | None:
    """The first finite verb of a clause, past its auxiliaries."""
    at = next((n for n in range(first, last) if _predicates(words, first, n)), None)
    while at is not None and at + 1 < last and words[at].low in AUXILIARIES:
        following = at + 1
        while following < last - 1 and (is_adverb(words[following]) or words[following].low in ("not", "been")):
            following += 1
        if not (
            words[following].low in ACTS or is_verb(words, following) or words[following].low.endswith(("ed", "en"))
        ):
            return at
        at = following
    return at


def _predicates(words: list[Token], first: int, at: int) -> bool:
    """Whether a word is a finite verb of the clause itself, and not of a relative clause set between commas."""
    if not (is_verb(words, at) or (at == first and words[at].low in ACTS)):
        return False
    for back in range(at - 1, first, -1):
        if words[back].text == ",":
            return True
        if words[back].low in ("who", "which", "whose") and words[back - 1].text == ",":
            return False
    return True


def naming(words: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """`stopped Lee, the union's head, from calling him "…"`: the places of the verb and of whoever stands before it."""
    for at in range(first + 2, last - 1):
        if words[at].low in ("calling", "describing", "branding") and words[at - 1].low in ("from", "for", "of", "by"):
            named = next((n for n in range(at - 2, first - 1, -1) if words[n].capital), None)
            quoted = any(words[n].quoted for n in range(at, min(last, at + 5)))
            return (at, named) if named is not None and quoted else None
    return None


def _given(words: list[Token], verb: int, last: int) -> str:
    """`gave a toll of 51`, `put the cost at £8m`."""
    if words[verb].low not in _GIVING:
        return ""
    return "give" if any(w.low in _GIVEN for w in words[verb + 1 : min(last, verb + 6)]) else ""


def _passive(words: list[Token], verb: int, first: int) -> bool:
    back = verb - 1
    while back >= first and is_adverb(words[back]):
        back -= 1
    return back >= first and words[back].low in ("be", "been", "being", "is", "was", "are", "were", "isn't", "wasn't")


def sharing_claim(words: list[Token], first: int, last: int) -> tuple[int, int] | None:
    """Where two claim one thing, each for itself: the token ranges around "both A and B claim …"."""
    for at in range(first, last):
        if words[at].low != "both":
            continue
        joint = next((n for n in range(at + 1, min(last, at + 8)) if words[n].low == "and"), None)
        verb = next((n for n in range(at + 1, min(last, at + 14)) if words[n].low in ("claim", "claimed")), None)
        if joint and verb and joint < verb:
            return at, joint
    return None


def charger(words: list[list[Token]], sentence: int) -> str:
    """Who charges, where a charge near by names nobody: the last police or prosecutors spoken of."""
    for back in range(sentence, max(-1, sentence - 4), -1):
        for word in words[back]:
            if word.low in roles.CHARGERS or word.low in roles.POLICE:
                return word.text
    return ""
