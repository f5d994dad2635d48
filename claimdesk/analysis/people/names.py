"""Names in a sentence: runs of capitals, parted from the titles and adjectives that stand before them."""

from __future__ import annotations

from dataclasses import dataclass

from claimdesk.analysis.people import countries, givennames, roles
from claimdesk.analysis.tokens import Token
from claimdesk.analysis.vocabulary import (
    ADVERBS,
    AUXILIARIES,
    COMMON_VERBS,
    CONJUNCTIONS,
    CUE_VERBS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUN_VERBS,
    PRONOUNS,
    listed,
)

_LINKS = listed("de da do dos des du del della di la le van von der den ten bin ibn al el y e")
_NO_NAME = (DETERMINERS | PREPOSITIONS | CONJUNCTIONS | PRONOUNS | ADVERBS | AUXILIARIES | PRONOUN_VERBS) | listed(
    "there here what which who whom whose how why where that monday tuesday wednesday thursday friday "
    "saturday sunday jan feb mar apr jun jul aug sept sep oct nov dec january february march april may "
    "june july august september october november december christmas easter one two three four five six "
    "seven eight nine ten more most many few several some such other another yes no not please mr god "
    "nobody everybody everyone nothing something police detectives officials"
)
_PARTIES = listed("conservative labour labor democrat democratic republican liberal tory green socialist communist gop")
_LEADS = listed("new north south east west great san los santa saint white united northern southern eastern western")
_MONTH_NAMES = listed("Jan April May June August")
_POSTNOMINALS = listed("KC QC MP MEP MSP OBE CBE MBE PhD MD Jr Sr II III")
_THINGS = listed(
    "avenue street road lane river sea ocean island islands territories war treaty act day week month year "
    "cup prize park square bridge dam county city state province bay mountain mountains valley lake "
    "district olympics games final championship tower airport station article section chapter law bill "
    "code reform peace crisis agreement accord deal report plan hall theatre theater hotel flats "
    "revolution standards"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a list of tokens: `[first, last)` with its title, and the parts of the name alone."""

    first: int
    last: int
    title: tuple[str, ...]
    parts: tuple[str, ...]
    kind: str

    @property
    def written(self) -> str:
        """The name without title."""
        return " ".join(self.parts)


def names_in(words: list[Token], seen_small: frozenset[str], seen_large: frozenset[str] = frozenset()) -> list[Name]:
    """The names in a sentence.

    `seen_small` are words that the text also writes small, `seen_large` those it writes with a capital where no
    sentence begins: they tell whether the first word of a sentence is a name.
    """
    if _title_case(words):
        seen_small = seen_small | frozenset(w.low for w in words if w.word) - givennames.ALL - countries.PLACES
    found = []
    at = 0
    while at < len(words):
        if not _begins(words, at, seen_small, seen_large):
            at += 1
            continue
        last = _reach(words, at)
        name = _parted(words, at, last)
        if name:
            found.append(name)
        at = last
    return found


def _title_case(words: list[Token]) -> bool:
    written = [w for w in words if w.word and len(w.text) > 3]
    return len(written) > 4 and sum(w.capital for w in written) > 0.7 * len(written)


def _begins(words: list[Token], at: int, seen_small: frozenset[str], seen_large: frozenset[str]) -> bool:
    token = words[at]
    if not token.word or not token.capital:
        return False
    if token.low.rstrip(".") in _NO_NAME and not token.text.isupper() and not _is_given_name(words, at):
        return False
    if len(token.text) == 1 and token.text in ("I", "A"):
        return False
    if token.low in ("us", "it") and token.text.isupper():
        return token.text == "US"
    if at and _closing_cue(words, at):
        return False
    opens = at == 0 or words[at - 1].text in "\"“'‘:—–-.(…!?"
    if not opens:
        return True
    linked = at + 1 < len(words) and words[at + 1].low in _LINKS and words[at + 1].word
    after = at + 1 + linked
    follows = after < len(words) and words[after].capital and words[after].low not in _NO_NAME and not token.possessive
    if follows and token.low in _LEADS:
        return True
    if token.low in COMMON_VERBS or token.low.rstrip("s") in seen_small:
        return follows and token.low in roles.TITLES
    if follows and (token.low in roles.TITLES or countries.is_adjective(token.low) or token.low not in seen_small):
        return True
    return token.low not in seen_small and (token.low in seen_large or _sure_name(words, at))


def _is_given_name(words: list[Token], at: int) -> bool:
    """`officer Jan Petrov`, but `in May Theresa Lee`."""
    if words[at].text not in _MONTH_NAMES or (at and words[at - 1].low in PREPOSITIONS) or at + 1 >= len(words):
        return False
    after = words[at + 1]
    return after.capital and after.word and after.low not in _NO_NAME and after.low not in _THINGS


def _sure_name(words: list[Token], at: int) -> bool:
    """Whether a lone first word is a name: a known one, a short form, or one that is explained or speaks."""
    token = words[at]
    if token.low in givennames.ALL or token.low in countries.PLACES or (token.text.isupper() and len(token.text) > 1):
        return True
    if token.low.endswith(("ing", "ed", "ly")) or token.low in roles.GROUPS or token.low in roles.PERSON_ROLES:
        return False
    if at + 2 >= len(words):
        return False
    explained = words[at + 1].text == "," and words[at + 2].low in ("a", "an", "the", "who", "which", "his", "her")
    return token.possessive or explained or (words[at + 1].low in CUE_VERBS and not token.low.endswith("s"))


def _reach(words: list[Token], at: int) -> int:
    """Where the run of capitals that begins at `at` ends."""
    end = at + 1
    while end < len(words) and not words[end - 1].possessive and end - at < 12:
        token = words[end]
        if _closing_cue(words, end):
            break
        if (
            (
                token.capital
                and token.word
                and token.low
                not in ("i", "i'm", "the", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
            )
            or (token.text == "." and len(words[end - 1].text) == 1 and end + 1 < len(words) and words[end + 1].capital)
            or (token.low in _LINKS and _capital_at(words, end + 1))
            or (token.low in ("of", "&", "for") and _names_a_body(words[end - 1]) and _capital_at(words, end + 1))
        ):
            end += 1
        else:
            break
    if (
        end < len(words)
        and words[end].low in roles.BODY_WORDS
        and not words[end].capital
        and not words[end - 1].possessive
    ):
        end += 1
    return end


def _closing_cue(words: list[Token], at: int) -> bool:
    """The last word of a headline in capitals: `…, Mayor Says`."""
    return words[at].low in CUE_VERBS and (at + 1 == len(words) or words[at + 1].text in ".!")


def _capital_at(words: list[Token], at: int) -> bool:
    return at < len(words) and words[at].capital and words[at].word


def _names_a_body(token: Token) -> bool:
    return token.low in roles.BODY_WORDS or token.low in ("secretary", "institute", "republic", "church", "faculty")


def _parted(words: list[Token], first: int, last: int) -> Name | None:
    """The run's titles and adjectives put aside, and what kind of name the rest is."""
    start = first
    while start < last and _is_title(words, start, last):
        start += 1
    start = _past_office(words, start, last)
    end = last
    while end > start and words[end - 1].text in _POSTNOMINALS:
        end -= 1
    if end - start > 1 and words[end - 1].low in roles.OFFICES:
        start = end
    title = tuple(w.low.rstrip(".").split("-")[-1] for w in words[first:start] if w.word)
    postnominals = tuple(w.text.lower() for w in words[end:last])
    parts = tuple(_plain(w) for w in words[start:end] if w.text != ".")
    if not parts:
        return Name(first, last, title, (), "title") if title else None
    return Name(first, last, title + postnominals, parts, _kind(words, first, parts, title))


def _past_office(words: list[Token], start: int, last: int) -> int:
    """Where the person begins in "Cambridge Police Commissioner Ann Lee" and "Massachusetts Ann Lee"."""
    if start > 0 and words[start - 1].low == "secretary" and words[start].low == "of" if start < last else False:
        start += 2
    for at in range(last - 2, start, -1):
        rest = words[at + 1 : last]
        office = words[at].low.rstrip(".").split("-")[-1] in roles.TITLES
        if office and not (rest[-1].low in _THINGS or any(w.low in roles.BODY_WORDS or not w.word for w in rest)):
            return at + 1
    given = givennames.ALL
    if last - start > 2 and words[start + 1].low in given and words[start].low not in given:
        return start + 1
    return start


def _is_title(words: list[Token], at: int, last: int) -> bool:
    low = words[at].low.rstrip(".").split("-")[-1]
    if at + 1 < last and any(w.low in roles.BODY_WORDS for w in words[at + 1 : last]):
        return False
    if low in roles.TITLES or (at == 0 and low in roles.PERSON_ROLES and at + 1 < last):
        return True
    if at + 1 >= last:
        return False
    return low in countries.ADJECTIVES or (
        countries.is_adjective(low) and words[at + 1].low.rstrip(".") in roles.TITLES
    )


def _plain(token: Token) -> str:
    """A part of a name without its possessive."""
    if token.possessive:
        return token.text[:-2]
    return token.text


def _kind(words: list[Token], first: int, parts: tuple[str, ...], title: tuple[str, ...]) -> str:
    lows = [part.lower() for part in parts]
    joined = " ".join(lows)
    if joined in countries.PLACES:
        return "place"
    if any(low in roles.BODY_WORDS for low in lows):
        return "body"
    if len(lows) == 1 and lows[0].rstrip("s") in _PARTIES:
        return "thing"
    if len(lows) == 1 and lows[0].endswith("s") and (countries.is_adjective(lows[0][:-1]) or lows[0] in roles.GROUPS):
        return "thing"
    if lows[-1] in _THINGS or joined in countries.ADJECTIVES or lows[0] in countries.ADJECTIVES:
        return "thing"
    if any(each in roles.TITLES for each in title):
        return "person"
    if len(parts) == 1 and parts[0].isupper() and len(parts[0]) > 1:
        return "body"
    if lows[0] in givennames.ALL:
        return "person"
    before = words[first - 1].low if first else ""
    if before == "the":
        return "thing"
    if before in ("in", "at", "near", "from", "outside", "around", "across") and not title:
        return "place"
    return "name"
