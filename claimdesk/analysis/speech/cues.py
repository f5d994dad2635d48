"""The words that hand over to another voice."""

from __future__ import annotations

from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import is_verb
from claimdesk.analysis.vocabulary import (
    ACCUSING,
    ADVERBS,
    AUXILIARIES,
    CALLING,
    DENYING,
    DETERMINERS,
    HEARING,
    HOLDING,
    JUDGING,
    PREPOSITIONS,
    PROMISING,
    PRONOUN_VERBS,
    SAYING,
    TOUCHING,
    URGING,
    VOICING,
    WANTING,
    listed,
)

ACCORDING = "according"
"""The cue that is no verb: "according to"."""

SPEECH_ONLY = listed("continue reply respond write joke quip exclaim ask remember recount maintain") | frozenset(
    VOICING.values()
)
"""Verbs that introduce another's words only in quotation marks or after "that"."""

ALWAYS = listed("say tell add announce write insist allege")
"""Verbs that can hardly mean anything else."""

NAMING = frozenset(CALLING.values())
"""Verbs by which somebody gives a thing a name."""

NOUNS = listed(
    "claim claims statement suggestion argument allegation allegations assertion assertions accusation accusations "
    "belief view warning warnings promise pledge conclusion announcement acknowledgement acknowledgment admission "
    "complaint complaints contention assurance assurances fear fears hope hopes insistence prediction rumour rumours "
    "rumor rumors charge denial"
)
"""Nouns for what somebody says or holds, where "that" follows."""

_FREE = {**VOICING, **SAYING, **HOLDING, **PROMISING}
STATING = frozenset([*_FREE.values(), "hear"])
"""Verbs that give a statement or the very words; others give what is wanted, asked or judged."""
_CUES = {**TOUCHING, **JUDGING, **URGING, **WANTING, **DENYING, **ACCUSING, **CALLING, **_FREE}
_PARTICIPLES = ("ed", "id", "wn", "en", "ld", "ught", "und")
NOUN_TOO = listed(
    "state states report reports estimate estimates comment comments remark remarks reply replies counter note notes "
    "point points boast joke show shows tweet tweets caution plan plans promise promises offer offers pledge pledges "
    "vow hope hopes fear fears doubt doubts claim claims demand demands question questions attack attacks support "
    "supports blame order orders request requests guess call calls brand label press aim aims cry scream protest"
)
"""Verbs that are as often nouns: taken for verbs where a neighbour says so."""
OPENERS = (
    DETERMINERS
    | PRONOUN_VERBS
    | listed("he she it they i we you there that to if whether more no not nobody most many one")
)
"""Words that can open a clause."""
_OBJECTS = listed("him her them it us me the a an his this these those their")
LEADING_TO = listed("like likes liked love loves loved continue continues continued use used tend tends on")
"""What stands before "to say" where somebody does say it: `likes to say`, `went on to say`."""
_BE = listed(
    "be been being is was are were 're 's i'm he's she's it's they're we're you're isn't aren't wasn't weren't"
)
_LEADS_ON = listed("by after before despite while without when")


def cue_at(words: list[Token], at: int) -> str:
    """The base form of a cue at this word; empty if it is none."""
    word = words[at]
    lemma = _CUES.get(word.low, "")
    if word.low == "heard" and at and words[at - 1].low in HEARING:
        return "hear"
    if not lemma:
        return ACCORDING if word.low == ACCORDING and at + 1 < len(words) and words[at + 1].low == "to" else ""
    before = words[at - 1].low if at else ""
    led_to = at > 1 and before == "to" and words[at - 2].low in LEADING_TO
    if word.possessive or (at and words[at - 1].possessive):
        return ""
    if (before == "to" and not led_to) or (word.capital and at and not _last_word(words, at)):
        return ""
    if word.low in NOUN_TOO and not plainly_verb(words, at):
        return ""
    if word.low.endswith("ing"):
        return lemma if at and _may_speak_on(words, at) else ""
    back = at - 1
    while back > 0 and words[back].low in ADVERBS:
        back -= 1
    passive = at > 0 and word.low.endswith(_PARTICIPLES) and words[back].low in _BE
    return "" if passive else lemma


def noun_at(words: list[Token], at: int) -> bool:
    """Whether `the claim that …`, `his fear that …` begins with this word."""
    if words[at].low not in NOUNS or not at or at + 1 >= len(words) or words[at + 1].low != "that":
        return False
    return words[at - 1].low in DETERMINERS or words[at - 1].possessive or (at > 1 and words[at - 2].low in DETERMINERS)


def _last_word(words: list[Token], at: int) -> bool:
    """A headline in capitals may end with its cue: `Bridge Is Safe, Mayor Says`."""
    if words[at].low not in SAYING:
        return False
    return at + 1 == len(words) or words[at + 1].text in ".!"


def _may_speak_on(words: list[Token], at: int) -> bool:
    """`…, saying`, `is saying`, `by saying`, `a statement saying`."""
    before = words[at - 1]
    return (
        before.text == ","
        or before.quoted
        or before.low in _BE
        or before.low in _LEADS_ON
        or before.low in PRONOUN_VERBS
        or (before.low == "as" and at > 1 and words[at - 2].low == "quoted")
        or (words[at].low in ("saying", "claiming", "arguing") and before.word and before.low not in PREPOSITIONS)
    )


def plainly_verb(words: list[Token], at: int) -> bool:
    """Whether a word that can be a noun has a subject before it that agrees, or what is said behind."""
    before = words[at - 1] if at else None
    if before is None or before.low in DETERMINERS or before.low in PREPOSITIONS or before.possessive:
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    if is_verb(words, at - 1) and before.low not in AUXILIARIES:
        return False  # "touted estimates that …"
    if words[at].low.endswith("s"):
        closes = at > 2 and words[at - 3].text == "," and words[at - 2].low in DETERMINERS
        if closes and (after is None or after.text in ".,"):
            return True  # "…, the paper states."
        singular = before.low in ("he", "she", "it", "who") or (before.capital and before.word)
        opens = after is not None and (after.low in OPENERS or after.text in ",:" or after.capital or after.quoted)
        return singular or opens
    several = before.low.endswith("s") and not is_verb(words, at - 1)
    plural = several or before.low in ("they", "we", "i", "you", "who", "police", "people", "data")
    if after is None or not before.word:
        return plural and before.word
    takes = after.low in _OBJECTS or after.quoted
    return plural or after.low == "that" or (takes and before.capital)


def speaks(words: list[Token], at: int) -> bool:
    """Whether a cue can follow the words that it hands over, as in `"…," he said`."""
    return words[at].low in _FREE


def participle_speaks(words: list[Token], at: int) -> bool:
    """Whether `…, saying` at this word carries on what the sentence says."""
    return _FREE.get(words[at].low) in {*SAYING.values(), "claim"}
