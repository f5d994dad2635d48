"""Subjects that a clause takes over from the one before it: `the dam leaks and | could fail`."""

from __future__ import annotations

from claimdesk.analysis.claims.acts import main_verb
from claimdesk.analysis.phrases import Phrase, subject_before
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import is_adverb, is_verb
from claimdesk.analysis.vocabulary import AUXILIARIES, PRONOUN_VERBS, listed

_LONGEST = 12
_MODALS = listed("will would can could may might shall should must")


def subject_of(words: list[Token], left: int, right: int) -> Phrase | None:
    """The subject of the main verb of a clause, if it has one."""
    verb = main_verb(words, left, right)
    return subject_before(words, verb, left) if verb is not None and verb > left else None


def with_subject(text: str, words: list[Token], left: int, right: int, subject: Phrase | None, name: str = "") -> str:
    """A clause that begins with its verb, behind the subject that it shares; empty where it has one of its own.

    `name` is whom the subject stands for: it is put in the place of "he" or "she".
    """
    if subject is None or subject.last - subject.first > _LONGEST or not _lacks_subject(words, left, right):
        return ""
    first, last = subject.first, subject.last
    if words[first].low in ("they", "we", "you", "i") and words[left].low.endswith("s"):
        return ""
    pronoun = last - first == 1 and words[first].low in ("he", "she")
    lead = name if pronoun and name else text[words[first].start : words[last - 1].end]
    modal = _modal_behind(words, last)
    if modal and not words[left].low.endswith(("s", "ed")) and words[left].low not in AUXILIARIES:
        lead = f"{lead} {modal}"  # "will align and add": will add
    return f"{lead} {text[words[left].start : words[right - 1].end]}"


def _modal_behind(words: list[Token], at: int) -> str:
    while at < len(words) - 1 and is_adverb(words[at]):
        at += 1
    return words[at].low if at < len(words) and words[at].low in _MODALS else ""


def _lacks_subject(words: list[Token], left: int, right: int) -> bool:
    verb = left
    while verb < right - 1 and is_adverb(words[verb]):
        verb += 1
    low = words[verb].low
    return is_verb(words, verb) and low not in PRONOUN_VERBS and not low.endswith("ing")
