"""Whom a mention stands for: names to their fullest form, roles to their bearers, pronouns to the last who fits."""

from __future__ import annotations

from claimdesk.analysis.dates.lexicon import WEEKDAYS
from claimdesk.analysis.people import roles
from claimdesk.analysis.people.cast import Mention, head_of, within
from claimdesk.analysis.phrases import Phrase
from claimdesk.analysis.reading import Reading
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.verbs import is_verb
from claimdesk.analysis.vocabulary import ADVERBS, DETERMINERS, PREPOSITIONS, listed

_CERTAIN, _LIKELY, _AS_WRITTEN, _PRONOUN, _GUESSED = 0.95, 0.85, 0.75, 0.65, 0.4
_MEMORY_SENTENCES = 6
_GENDERED = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she"}
_LONGEST_NAME = 9
_HIMSELF = listed("himself herself itself themselves")
_NO_NAME_ENDS = DETERMINERS | PREPOSITIONS | ADVERBS | frozenset(WEEKDAYS) | listed("who which that whose")
_LED_BY = listed("of for from in at")
_SHOWN = listed("seen obtained published shared posted reviewed shown sent written")
_PARTED = _LED_BY | _SHOWN | listed("who which that on with over under near about")
_POLICE_WORDS = frozenset(["department", "force"])

Named = tuple[str, float]
"""A name and how sure it is."""


class Speakers:
    """Resolves mentions in reading order, and remembers who was spoken of last."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.cast = reading.cast
        self._memory: list[tuple[int, str, str, str]] = []
        self._noted = 0
        self._spoke_last = ""
        police = {f.name for f in self.cast.figures if f.kind == "body" and "police" in f.name.lower().split()}
        self.police = next(iter(police)) if len(police) == 1 else ""
        self._bodies: dict[str, list[str]] = {}
        for figure in self.cast.figures:
            if figure.kind == "body":
                self._bodies.setdefault(figure.name.split()[-1].lower(), []).append(figure.name)
        small = {w.low for words in reading.words for w in words}
        self._speaks_of_police = "police" in small

    def name(self, phrase: Phrase, words: list[Token]) -> Named:
        """Whom a noun phrase of a unit stands for, and with what confidence."""
        first, last = phrase.core
        core = words[first:last]
        if not core:
            return "", 0.0
        sentence = self.reading.sentence_at(core[0].start)
        self.note_up_to(sentence)
        low = core[-1].low.partition("'")[0] if len(core) == 1 else ""  # "He'd read that …"
        if low in _GENDERED or low in ("it", "they", "we", "i", "who"):
            return self._in_sentence(low, sentence, core[0].start) or self._pronoun(low, sentence, core[0].start)
        if core[-1].low in ("one", "ones") and self._spoke_last:
            return self._spoke_last, _PRONOUN
        return self._noun(core, sentence)

    def labelled(self, label: str) -> Named:
        """Whom the label of a transcript's turn names: `SEN. LEE (R)` is Ann Lee, if the text tells of one."""
        parts = label.partition("(")[0].split()
        figure = self.cast.named(" ".join(parts)) or (self.cast.named(parts[-1]) if parts else None)
        if figure and not figure.name.isupper():
            return figure.name, _LIKELY
        return " ".join(part.title() for part in parts), _AS_WRITTEN

    def _noun(self, core: list[Token], sentence: int) -> Named:
        while len(core) > 1 and (core[0].low in DETERMINERS or core[0].low == "both"):
            core = core[1:]
        if len(core) > 1 and core[-1].low in _HIMSELF:
            core = core[:-1]
        titled = self._behind_role(core, sentence)
        if titled:
            return titled, _CERTAIN
        lows = [w.low for w in core]
        cut = next((n for n, low in enumerate(lows) if n and low in _PARTED), len(core))
        head = core[:cut]
        if lows[cut : cut + 1] and lows[cut] in _SHOWN:
            core = head
        named = self.cast.among(sentence, head[0].start, head[-1].end)
        if head[-1].low in roles.BODY_WORDS and head[-1].capital and any(w.low == "and" for w in head):
            return self._as_written(core, lows)
        if len(named) > 1 and any(w.low == "and" for w in head):
            return " and ".join(dict.fromkeys(m.figure.name for m in named)), _LIKELY
        whole = [m for m in named if m.end == head[-1].end and not head[-1].possessive]
        if whole:
            return whole[-1].figure.name, _CERTAIN if whole[-1].figure.kind != "thing" else _AS_WRITTEN
        if cut == len(core):
            figure, sure = self.cast.by_role(lows)
            if figure:
                return figure.name, sure
        return self._as_written(core, lows[:cut])

    def _behind_role(self, core: list[Token], sentence: int) -> str:
        """`Department of Works spokesman Bo Lee`: the person at its end, whatever stands before the role."""
        ending = next(
            (m for m in self.cast.among(sentence, core[0].start, core[-1].end) if m.end == core[-1].end), None
        )
        if ending is None or ending.figure.kind not in ("person", "name"):
            return ""
        role = next((w for w in reversed(core) if w.end <= ending.start), None)
        return ending.figure.name if role and not role.capital and role.low in roles.PERSON_ROLES else ""

    def _as_written(self, core: list[Token], head: list[str]) -> Named:
        if head and head[-1] in roles.POLICE and self.police and len(head) <= 2:
            return self.police, _LIKELY
        if len(head) == 1 and head[0] in roles.BODY_WORDS:
            body, sure = self._body_called(head[0])
            if body:
                return body, sure
        if head and head[-1] in _POLICE_WORDS and len(head) == 1 and self._speaks_of_police:
            return self.police or "police", _AS_WRITTEN
        while len(core) > 1 and core[-1].text in "()[]":
            core = core[:-1]
        if not _sensible(core) or not (any(w.capital for w in core) or _can_speak(head[-1] if head else "")):
            return "", 0.0
        text = self.reading.text[core[0].start : core[-1].end]
        return " ".join(text.split()).removesuffix("'s").removesuffix("’s"), _AS_WRITTEN

    def _body_called(self, noun: str) -> Named:
        """ "The council" is Varn Council where the text has no other, or the one that spoke last."""
        bodies = self._bodies.get(noun, [])
        if len(bodies) == 1:
            return bodies[0], _LIKELY
        spoken = next((name for _, _, name, _ in reversed(self._memory) if name.lower().endswith(f" {noun}")), "")
        return spoken, _PRONOUN

    def _in_sentence(self, low: str, sentence: int, place: int) -> Named | None:
        """A pronoun stands for the person, group or body that the sentence itself began with."""
        if low in _GENDERED:
            for mention in self.cast.mentions[sentence]:
                if mention.end <= place and mention.subject and _fits(mention, _GENDERED[low], ("person",)):
                    return mention.figure.name, _PRONOUN
        if low == "they":
            group = self._group(sentence, place)
            return (group, _PRONOUN) if group else None
        if low == "it":
            for mention in self.cast.mentions[sentence]:
                if mention.end <= place and mention.subject and mention.figure.kind in ("body", "name"):
                    return mention.figure.name, _PRONOUN
        return None

    def _pronoun(self, low: str, sentence: int, place: int) -> Named:
        gender = _GENDERED.get(low, "")
        wanted = (
            ("person", "name")
            if gender or low in ("i", "who")
            else ("body", "group", "place", "name")
            if low == "it"
            else ("group", "body")
        )
        for seen, kind, name, whose in reversed(self._memory):
            if sentence - seen > _MEMORY_SENTENCES:
                break
            if low == "it" and kind == "name" and " " in name:
                continue
            if kind in wanted and not (gender and whose and whose != gender):
                return name, _PRONOUN if sentence - seen <= 2 else _GUESSED
        earlier = [m for m in self.cast.mentions[sentence] if m.end <= place and _fits(m, gender, wanted)]
        if earlier:
            return earlier[0].figure.name, _GUESSED
        return ("", 0.0) if gender or low in ("it", "i", "who") else (low, _GUESSED)

    def note_up_to(self, sentence: int) -> None:
        """Take in the sentences before this one: who they were about, their subjects last."""
        while self._noted < sentence:
            mentions = self.cast.mentions[self._noted]
            told = [m for m in mentions if not within(self.reading.quoted, m.start)]
            sure = [m for m in told if m.subject or m.figure.kind != "name"]
            for mention in [*(m for m in reversed(sure) if not m.subject), *(m for m in sure if m.subject)]:
                self._remember(self._noted, mention.figure.kind, mention.figure.name, mention.figure.gender)
            self._note_group(self._noted)
            self._noted += 1

    def _note_group(self, sentence: int) -> None:
        group = self._group(sentence)
        if group:
            self._remember(sentence, "group", group, "")

    def _group(self, sentence: int, before: int | None = None) -> str:
        """The group that a sentence begins with: "Police officers", "the residents"."""
        words = self.reading.words[sentence]
        found = ""
        start = 1 if words and words[0].low in DETERMINERS else 0
        for at, word in enumerate(words[:4]):
            if (before is not None and word.start >= before) or word.low in _LED_BY or (at and is_verb(words, at)):
                break
            if not word.word:
                start = at + 1
            named = word.low in roles.COMPANIES and at + 1 < len(words) and words[at + 1].capital
            if word.low in roles.GROUPS and not named:
                found = " ".join(w.text for w in words[start : at + 1])
        return found

    def spoke(self, sentence: int, name: str) -> None:
        """Remember that somebody spoke in a sentence: the likeliest for the next "he"."""
        if not name:
            return
        self.note_up_to(sentence)
        self._spoke_last = name
        figure = self.cast.named(name)
        kind = figure.kind if figure else "person" if head_of(name.lower().split()) in roles.PERSON_ROLES else "group"
        self._remember(sentence, kind, name, figure.gender if figure else "")

    def _remember(self, sentence: int, kind: str, name: str, gender: str) -> None:
        self._memory.append((sentence, kind, name, gender))
        if len(self._memory) > 400:
            del self._memory[:200]


def _can_speak(noun: str) -> bool:
    """Whether a noun in small letters is one that words are laid to: people, bodies, papers, and not a recipe."""
    known = roles.GROUPS | roles.PERSON_ROLES | roles.BODY_WORDS | roles.DOCUMENTS | roles.SPEAKERS
    if noun in known or noun.removesuffix("s") in known:
        return True
    return noun.endswith(roles.SPEAKER_ENDINGS) and noun.removesuffix("s") not in roles.NO_SPEAKERS


def _sensible(core: list[Token]) -> bool:
    """Whether words can be what somebody is called: no clause, no loose end."""
    if len(core) > _LONGEST_NAME or core[0].low in PREPOSITIONS or core[-1].low in _NO_NAME_ENDS:
        return False
    if not core[0].capital and core[0].low.endswith(("ing", "ed")) and len(core) != 2:
        return False
    return not any(is_verb(core, at) for at in range(1, len(core)) if core[at - 1].low not in ("who", "that", "which"))


def _fits(mention: Mention, gender: str, wanted: tuple[str, ...]) -> bool:
    return mention.figure.kind in wanted and not (gender and mention.figure.gender and mention.figure.gender != gender)
