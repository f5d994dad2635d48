"""The shapes in which a sentence puts a cue, its speaker and what is said. They are tried in turn."""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.analysis.phrases import Phrase, subject_after, subject_before
from claimdesk.analysis.speech.content import (
    CLAUSE_ENDS,
    ENDS,
    clause_start,
    content_end,
    content_start,
    name_end,
    past_adverbial,
)
from claimdesk.analysis.speech.cues import ACCORDING, LEADING_TO, NAMING, participle_speaks, speaks
from claimdesk.analysis.speech.matters import matter
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import has_verb, is_verb
from claimdesk.analysis.vocabulary import SAYING

Range = tuple[int, int]

_STUB_WORDS = 4
_HEARER_WORDS = 6
_HEADLINE_WORDS = 3
_NEEDS_MARKS = ("continue", "ask", "remember")
_RELATIVE = ("who", "which", "that")


@dataclass(frozen=True, slots=True)
class Said:
    """Who speaks, and the words that are said.

    Without a `speaker` it is whoever spoke or acted before in the sentence, or with `unnamed` nobody that is named.
    `clausal` where the words state something, and do not only name what is wanted, asked or judged.
    """

    speaker: Phrase | None
    content: list[Range]
    clausal: bool = True
    unnamed: bool = False


def said(words: list[Token], at: int, lemma: str, floor: int, spoken: bool) -> Said | None:
    """Whose words they are and which, around the cue at `at`; `floor` is where the last speaker's words began."""
    if lemma == ACCORDING:
        return _according(words, at, floor)
    if words[at].low.endswith("ing") and (words[at - 1].text == "," or words[at - 1].quoted):
        return _participle(words, at, lemma, spoken)
    if at > 2 and words[at - 1].low == "as" and words[at - 2].low == "quoted":
        speaker = subject_before(words, at - 2, floor)
        return _before_words(words, at, lemma, speaker) if speaker else None
    leads_to = at > 1 and words[at - 1].low == "to" and words[at - 2].low in LEADING_TO
    speaker = subject_before(words, at - 2 - (words[at - 2].low == "on") if leads_to else at, floor)
    relative = speaker is not None and words[speaker.last - 1].low in _RELATIVE
    turned = None if relative else _turned(words, at, lemma, floor, speaker)
    if turned or speaker is None:
        return turned
    return (
        (None if relative else _after_words(words, at, lemma, floor, speaker))
        or _before_words(words, at, lemma, speaker)
        or _matter(words, at, lemma, speaker)
    )


def noun_says(words: list[Token], at: int) -> Said | None:
    """`his claim that …`, `the fear that …`: the speaker is the owner, if there is one."""
    stop = content_end(words, at + 1)
    stop = next((n for n in range(at + 2, stop) if words[n].text == ","), stop)
    if not has_verb(words, at + 2, stop):
        return None
    owner = next(
        (n for n in range(at - 1, max(-1, at - 3), -1) if words[n].possessive or words[n].low in _OWNERS), None
    )
    content = [(at + 1, stop)]
    if owner is None:
        return Said(None, content, clausal=False, unnamed=True)
    first = owner
    while words[owner].capital and first and words[first - 1].capital:
        first -= 1
    return Said(Phrase(first, owner + 1, (first, owner + 1)), content, clausal=False)


_TURNS = frozenset(SAYING.values()) - {"tell"}
_OWNERS = frozenset(["his", "her", "their", "its", "my", "our"])


def _turned(words: list[Token], at: int, lemma: str, floor: int, speaker: Phrase | None) -> Said | None:
    """`"…," said Ann Lee`."""
    if at <= floor or not (words[at - 1].text == "," or words[at - 1].quoted) or lemma not in _TURNS:
        return None
    comma = words[at - 1].text == ","
    if speaker and comma and _clause_follows(words, at, lemma):
        return None
    after = subject_after(words, at)
    if after is None:
        return None
    headline = speaker is None and _over(words, after.last)
    if comma and not headline and not has_verb(words, floor, at - 1) and not words[at - 2].quoted:
        return None
    content = _around(words, floor, at - comma, after.last)
    return Said(after, content) if content else None


def _after_words(words: list[Token], at: int, lemma: str, floor: int, speaker: Phrase) -> Said | None:
    """`"…," he said`; `…, he said`; `…, he said, …`; and `Asked about it, he said, "…"`."""
    left = speaker.first - 1
    if left > floor and words[left].low == "as" and words[left - 1].text == ",":
        left -= 1
    if left >= floor and words[left].quoted and speaks(words, at) and not _names_work(words, left):
        lead = clause_start(words, left, floor)
        if lead < left and not has_verb(words, lead, left) and _clause_follows(words, at, lemma):
            return None
        return Said(speaker, _around(words, floor, left + 1, past_adverbial(words, at + 1)))
    if left <= floor or words[left].text != "," or _clause_follows(words, at, lemma):
        return None
    start = clause_start(words, left, floor)
    quoted_left = any(word.quoted for word in words[start:left])
    comma_after = at + 2 < len(words) and words[at + 1].text in (",", ":")
    passage = _passage_behind(words, at)
    if passage and not quoted_left:
        stub = left - start <= _STUB_WORDS and words[passage].low[1:2].islower()
        return Said(speaker, [*([(start, left)] if stub else []), (passage, passage + 1)])
    if lemma in _NEEDS_MARKS and not quoted_left:
        return None
    interrupted = comma_after and is_verb(words, at + 2)
    headline = _over(words, at + 1) and words[at].low in ("says", "say") and left - start >= _HEADLINE_WORDS
    if not (has_verb(words, start, left) or quoted_left or interrupted or headline) or not speaks(words, at):
        return None
    content = [(start, left)]
    if comma_after and words[at + 1].text == "," and words[at + 2].text not in ENDS:
        content.append((at + 2, content_end(words, at + 2)))
    return Said(speaker, content)


def _passage_behind(words: list[Token], at: int) -> int:
    """Where the passage is that a cue announces: `he said, "…"`, `a reporter asked Ann Lee, "…"`; 0 for none."""
    for comma in range(at + 1, min(len(words) - 1, at + _HEARER_WORDS)):
        if words[comma].text in ",:":
            return comma + 1 if words[comma + 1].quoted else 0
        if not words[comma].word or is_verb(words, comma):
            return 0
    return 0


def _names_work(words: list[Token], passage: int) -> bool:
    """`“The Ferry” director Ann Lee said`: a title set before whoever made the work, without a stop or comma."""
    closed = words[passage].low.rstrip("\"”'’ ").endswith((",", ".", "!", "?", "…", "-", "—"))
    short = len(words[passage].low.split()) <= _STUB_WORDS
    return not closed and short and words[passage + 1].word and not words[passage + 1].capital


def _before_words(words: list[Token], at: int, lemma: str, speaker: Phrase) -> Said | None:
    """`He said that …`, `He said, "…"`, `She called it "…"`."""
    start = content_start(words, at, lemma)
    if start is None:
        return None
    end = name_end(words, start) if lemma in NAMING else content_end(words, start)
    return Said(speaker, [(start, end)])


def _matter(words: list[Token], at: int, lemma: str, speaker: Phrase) -> Said | None:
    """`He vowed to …`, `She urged the council to …`, `They criticised …`."""
    words_handed_over = matter(words, at, lemma)
    return Said(speaker, [words_handed_over], clausal=False) if words_handed_over else None


def _according(words: list[Token], at: int, floor: int) -> Said | None:
    """`According to X, …`; `…, according to X`."""
    phrase = subject_after(words, at + 1, any_noun=True)
    if phrase is None:
        return None
    if at == floor or words[at - 1].text in CLAUSE_ENDS:
        start = phrase.last
        while start < len(words) and words[start].text != ",":
            start += 1
        return Said(phrase, [(start + 1, content_end(words, start + 1))]) if start + 1 < len(words) else None
    left = at - (words[at - 1].text == ",")
    content = [(clause_start(words, left, floor), left)]
    more = phrase.last + 1
    if more < len(words) and words[phrase.last].text == "," and has_verb(words, more, len(words)):
        content.append((more, content_end(words, more)))
    return Said(phrase, content) if content[0][1] > content[0][0] else None


def _participle(words: list[Token], at: int, lemma: str, spoken: bool) -> Said | None:
    """`…, saying that …`: the speaker is the subject of what came before."""
    if not participle_speaks(words, at):
        return None
    start = content_start(words, at, "point" if lemma == "point" else "say")
    if start is None:
        return None
    verb = None if spoken else next((n for n in range(1, at) if is_verb(words, n)), None)
    return Said(subject_before(words, verb) if verb else None, [(start, content_end(words, start))])


def _around(words: list[Token], floor: int, left: int, right: int) -> list[Range]:
    """What is said on both sides of a cue that stands in its midst."""
    start = clause_start(words, left, floor)
    content = [(start, left)] if left > start else []
    at = right
    while at < len(words) and words[at].text == ",":
        at += 1
    if at < len(words) and words[at].quoted and at - right <= 1:
        content.append((at, at + 1))
    return content


def _clause_follows(words: list[Token], at: int, lemma: str) -> bool:
    return words[at + 1 : at + 2] != [] and words[at + 1].text != "," and content_start(words, at, lemma) is not None


def _over(words: list[Token], at: int) -> bool:
    return at >= len(words) or words[at].text in ENDS or words[at].text == ","
