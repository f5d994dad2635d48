"""The people and bodies of an article: each under its fullest name, with the roles by which the text also calls it."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimdesk.analysis.people import countries, givennames, roles
from claimdesk.analysis.people.names import Name, names_in
from claimdesk.analysis.results import Span
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.vocabulary import listed

_MAX_ROLE_WORDS = 6
_CERTAIN, _LIKELY, _GUESSED = 0.95, 0.8, 0.6


@dataclass(slots=True)
class Figure:
    """Somebody in the article. `kind` is person, body, place, name (not known which) or thing."""

    name: str
    kind: str
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    first: int = 0
    leads: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a figure is named; `subject` where the sentence begins with it."""

    start: int
    end: int
    figure: Figure
    subject: bool


class Cast:
    """All figures of an article. Made once, then asked who a mention stands for."""

    def __init__(self, sentences: list[list[Token]], quoted: list[Span]) -> None:
        small = frozenset(w.low for words in sentences for w in words if w.word and not w.capital)
        self.figures: list[Figure] = []
        self._by_last: dict[str, Figure] = {}
        self._by_first: dict[str, Figure] = {}
        self._by_whole: dict[str, Figure] = {}
        self._by_ends: dict[tuple[str, str], Figure] = {}
        self._roles: dict[str, str] = {}
        self._by_office: dict[str, list[Figure]] | None = None
        large = frozenset(w.low for words in sentences for w in words[1:] if w.word and w.capital)
        found = [names_in(words, small, large) for words in sentences]
        self._enrol([name for names in found for name in names])
        self.mentions: list[list[Mention]] = [
            self._mentions(words, names, quoted) for words, names in zip(sentences, found, strict=True)
        ]
        self._bind_leaders(sentences, quoted)
        self._bind_defendants(sentences)

    def _enrol(self, names: list[Name]) -> None:
        """Full names first, so that a surname alone finds its bearer also where it comes before."""
        for name in sorted(names, key=_fullness):
            if name.parts and self._known(name) is None:
                self._add(name)

    def _add(self, name: Name) -> None:
        figure = Figure(name.written, name.kind, _gender(name))
        self.figures.append(figure)
        self._by_whole[name.written.lower()] = figure
        if name.kind in ("person", "name", "body"):
            self._by_last.setdefault(name.parts[-1].lower(), figure)
            if name.kind != "body":
                self._by_ends.setdefault((name.parts[0].lower(), name.parts[-1].lower()), figure)
            if name.parts[-1].lower() not in roles.STATE_BODIES:
                self._by_first.setdefault(name.parts[0].lower(), figure)

    def _known(self, name: Name) -> Figure | None:
        whole = self._by_whole.get(name.written.lower())
        if len(name.parts) == 1:
            key = name.parts[0].lower()
            figure = self._by_last.get(key) or self._by_first.get(key)
            fits = figure and name.kind != "place" and figure.kind != "thing" and not _contrary(figure, name)
            return whole if whole and (whole.kind != "thing" or not fits) else figure if fits else whole
        if whole or name.kind in ("place", "thing"):
            return whole
        return self._by_ends.get((name.parts[0].lower(), name.parts[-1].lower())) or self._same_surname(name)

    def _same_surname(self, name: Name) -> Figure | None:
        """`J. Smith` and `Dmitry Smith Jones` are others; `Bill de Blasio` is `de Blasio`."""
        figure = self._by_last.get(name.parts[-1].lower())
        lead = name.parts[0].lower()
        return figure if figure and lead in ("de", "van", "von", "al") and len(figure.name.split()) > 2 else None

    def _mentions(self, words: list[Token], names: list[Name], quoted: list[Span]) -> list[Mention]:
        mentions = []
        for order, name in enumerate(names):
            figure = self._known(name) if name.parts else None
            if figure is None:
                continue
            start, end = words[name.first].start, words[name.last - 1].end
            inside = within(quoted, start)
            role = _role_of(words, name)
            if role and not inside:
                figure.roles.add(role)
                if figure.kind == "name" and head_of(role.split()) not in roles.CORPORATE:
                    figure.kind = "person"
            if figure.kind in ("name", "thing") and name.first and words[name.first - 1].low in roles.COMPANIES:
                figure.kind = "body"
            figure.gender = figure.gender or _gender(name) or _gender_of_role(role)
            figure.first = figure.first or start
            subject = order == 0 and not inside and all(not _leads_away(w) for w in words[: name.first])
            figure.leads += subject
            mentions.append(Mention(start, end, figure, subject))
        return mentions

    def _bind_leaders(self, sentences: list[list[Token]], quoted: list[Span]) -> None:
        """An office that nobody in the text is said to hold goes to the one person who acts and holds none."""
        loose: dict[str, str] = {}
        for words in sentences:
            for at, word in enumerate(words):
                phrase = _office_at(words, at)
                if phrase and not within(quoted, word.start) and self.by_role(phrase.split())[0] is None:
                    loose.setdefault(phrase.split()[0], phrase)
        free = [f for f in self.figures if f.kind == "person" and not f.roles and f.leads]
        if len(loose) == 1 and len(free) == 1:
            free[0].roles.add(next(iter(loose.values())))
            self._roles[free[0].name] = "guessed"
            self._by_office = None

    def _bind_defendants(self, sentences: list[list[Token]]) -> None:
        """Whoever a sentence says is charged is "the defendant" elsewhere."""
        for words, mentions in zip(sentences, self.mentions, strict=True):
            lows = [word.low for word in words]
            at = next(
                (n for n, low in enumerate(lows) if low in ("charged", "indicted") and n and lows[n - 1] in _IS), None
            )
            subject = next((m for m in mentions if m.subject and m.figure.kind == "person"), None)
            if at is not None and subject:
                subject.figure.roles.update(("defendant", "accused"))
        self._by_office = None

    def _bearers(self, head: str) -> list[Figure]:
        if self._by_office is None:
            self._by_office = {}
            for figure in self.figures:
                for word in sorted({role.split()[-1] for role in figure.roles}):
                    self._by_office.setdefault(word, []).append(figure)
        if head == "leader":
            offices = ["leader", *sorted({office.split()[-1] for office in roles.LEADERS} - {"leader"})]
            return [figure for office in offices for figure in self._by_office.get(office, [])]
        return self._by_office.get(head.split()[-1], [])

    def named(self, written: str) -> Figure | None:
        """The figure of this name or surname."""
        low = written.lower()
        return self._by_whole.get(low) or self._by_last.get(low) or self._by_first.get(low)

    def among(self, sentence: int, start: int, end: int) -> list[Mention]:
        """The mentions within a span of one sentence."""
        return [m for m in self.mentions[sentence] if start <= m.start and m.end <= end]

    def by_role(self, phrase: list[str]) -> tuple[Figure | None, float]:
        """Who holds the office or part that a phrase such as "the japanese leader" names."""
        wanted = [word for word in phrase if word not in ("the", "a", "an", "his", "her", "its", "their", "former")]
        head = head_of(wanted)
        if head not in roles.PERSON_ROLES:
            return None, 0.0
        adjective = next((w for w in wanted if countries.is_adjective(w)), "")
        best: tuple[int, Figure] | None = None
        for figure in self._bearers(head):
            score = max((_fit(role, head, adjective, wanted) for role in figure.roles), default=0)
            if score and (best is None or score > best[0]):
                best = (score, figure)
        if best is None:
            return None, 0.0
        guessed = best[1].name in self._roles
        return best[1], _GUESSED if guessed else _LIKELY


def within(spans: list[Span], at: int) -> bool:
    """Whether a place is inside one of the spans, which are in order."""
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle][1] <= at:
            low = middle + 1
        else:
            high = middle
    return low < len(spans) and spans[low][0] <= at


def head_of(words: list[str]) -> str:
    """The noun that a role turns on: its last word, or the last two where they are one office."""
    if len(words) > 1 and " ".join(words[-2:]) in roles.PERSON_ROLES:
        return " ".join(words[-2:])
    return words[-1] if words else ""


def _fit(role: str, head: str, adjective: str, wanted: list[str]) -> int:
    held = role.split()
    held_head = head_of(held)
    same = held_head == head or held_head.endswith(" " + head) or held[-1] == head
    if not same and not (head == "leader" and held_head in roles.LEADERS):
        return 0
    held_adjective = next((w for w in held if countries.is_adjective(w)), "")
    if adjective and held_adjective and adjective != held_adjective:
        return 0
    return 1 + 2 * bool(adjective and adjective == held_adjective) + len(set(wanted[:-1]) & set(held[:-1])) + same


def _fullness(name: Name) -> tuple[bool, int]:
    """Plain full names of people come first: what is longer has often run into a neighbour."""
    count = len(name.parts)
    return not (name.kind == "person" and 2 <= count <= 3), -min(count, 4)


def _gender(name: Name) -> str:
    for title in name.title:
        if title in roles.HE or title in roles.SHE:
            return "he" if title in roles.HE else "she"
    lead = name.parts[0].lower() if name.parts else ""
    if name.kind == "body":
        return ""
    return "he" if lead in givennames.HIS else "she" if lead in givennames.HER else ""


def _gender_of_role(role: str) -> str:
    words = role.split()
    if any(word in roles.SHE for word in words):
        return "she"
    return "he" if any(word in roles.HE for word in words) else ""


def _contrary(figure: Figure, name: Name) -> bool:
    gender = _gender(name) if name.title else ""
    return bool(gender and figure.gender and gender != figure.gender)


def _leads_away(word: Token) -> bool:
    return (
        word.low in ("for", "by", "with", "to", "from", "as", "when", "after", "before", "in", "if")
        or word.text in ";:"
    )


def _office_at(words: list[Token], at: int) -> str:
    """`Japanese prime minister`, if an office with its country begins here."""
    if not words[at].capital or not countries.is_adjective(words[at].low):
        return ""
    for length in (3, 2):
        phrase = [w.low for w in words[at : at + length]]
        follows = words[at + length] if at + length < len(words) else None
        head = head_of(phrase)
        if len(phrase) == length and head in roles.LEADERS and head != "leader" and not (follows and follows.capital):
            return " ".join(phrase)
    return ""


def _role_of(words: list[Token], name: Name) -> str:
    """The role that stands before or after a name: its title, "the mayor, X", "X, a teacher who …"."""
    title = " ".join(each for each in name.title if each not in ("mr", "mrs", "ms", "miss", "kc", "qc"))
    if title and head_of(title.split()) in roles.PERSON_ROLES:
        return title
    if "kc" in name.title or "qc" in name.title:
        return "barrister"
    return _role_before(words, name.first) or _role_after(words, name.last)


def _role_before(words: list[Token], first: int) -> str:
    at = first - 1
    if at >= 0 and words[at].text == ",":
        at -= 1
    end = at + 1
    while at >= 0 and end - at <= _MAX_ROLE_WORDS and words[at].word and words[at].low not in _BREAKS:
        at -= 1
    phrase = [w.low for w in words[at + 1 : end]]
    return " ".join(phrase) if phrase and head_of(phrase) in roles.PERSON_ROLES else ""


def _role_after(words: list[Token], last: int) -> str:
    if last + 1 >= len(words) or words[last].text != ",":
        return ""
    if words[last + 1].text.isdigit() and last + 3 < len(words) and words[last + 2].text == ",":
        last += 2
    end = last + 1
    while end < len(words) and end - last <= _MAX_ROLE_WORDS and words[end].word and words[end].low not in _BREAKS:
        end += 1
    phrase = [w.low for w in words[last + 1 : end]]
    if len(phrase) < 2 or phrase[0] not in ("a", "an", "the", "his", "her", "its", "their"):
        return ""
    return " ".join(phrase[1:]) if head_of(phrase) in roles.PERSON_ROLES else ""


_IS = ("is", "was", "been", "are", "were")
_BREAKS = listed(
    "and or but who which that whose of for in at from by with to on as is was has had says said told say "
    "after before when while if because the"
) - {"the"}
