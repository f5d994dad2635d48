"""Where sentences begin and end.

A full stop ends a sentence unless a rule below says that it belongs to a word. Lines that are set apart (headlines,
items of a list) are sentences of their own; a line that was only wrapped is not.
"""

from __future__ import annotations

import itertools
import re

from claimdesk.analysis.results import Sentence, Span
from claimdesk.analysis.vocabulary import CUE_VERBS, listed

# Always with a name or number after them.
_TITLES = listed(
    "mr mrs ms mx dr prof rev hon pres gov sen rep gen lt col maj capt cmdr sgt cpl pvt adm amb supt insp "
    "det fr "
    "st ste mt ft vs no nos n° nr p pp fig figs vol ch art sec para al cf eg ie viz messrs mme mlle sr sra srta msgr "
    "atty jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ca approx est op ed eds trans"
)
# The same in other languages. None is a word of English; what stands before small letters needs no rule.
_TITLES_ABROAD = listed(
    "nr hr hrn frl dipl bzw bspw ggf evtl inkl zzgl vgl sog geb gest abs str "
    "mme mlle mgr av bd éd env "
    "ee sr sra srta sres dn dña pág págs núm núms avda fdo "
    "sig sigg dott avv ing geom egr spett "
    "exmo exma dra profa eng "
    "dhr mevr mw bijv blz drs ir "
    "np m.in ul al prof hab im ks św inż mgr dr "
    "ул им проф акад стр см просп пер обл гос рис табл ім вул просп"
)
# May close a sentence; they do where what follows can only be a beginning.
_MAY_END = listed(
    "inc co corp ltd plc llc bros jr sr etc esq ph.d m.d b.a m.a dept univ assn ave blvd rd bldg apt "
    "a.m p.m u.s u.k u.n e.u u.s.a d.c b.c a.d ariz calif colo conn del fla ga ill ind kan ky la mass md "
    "mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo"
)
# `3. Oktober`: languages that write ordinals with a full stop.
_MONTHS_AFTER_ORDINALS = listed(
    "januar jänner februar märz april mai juni juli august september oktober november dezember marts maj desember "
    "jahrhundert jahrhunderts weltkrieg weltkriegs bundesliga liga runde stock klasse "
    "mars juin stycznia lutego leden února"
)
_BEGINNERS = listed(
    "the a an this that these those he she it they we you i his her its their our my but and so or yet in "
    "on at for from with by after before when while if as although because since during under there here "
    "what who why how where which is are was were do does did has have had can could will would mr mrs ms "
    "dr not no nor also then however meanwhile still now today yesterday another other some many most more "
    "all both each every one two three only even just such to of let please next first second third last "
    "later"
)
_STOP = re.compile(r"(?:(?:\.\s){2,3}\.|\.+|[!?…]+[.!?…]*|[。！？؟۔।]+)((?:[\"'”’»)\]」』）》]|\s»(?=\s)|«(?=\s))*)")
_FULL_STOP_AND_ELLIPSIS = re.compile(r"\.(?:\s\.){3}")
_SMALL_AFTER_STOP = re.compile(r"[^\W\d_]{3}[.!?]+\s+(?=[a-z])")
_CAPITAL_AFTER_STOP = re.compile(r"[^\W\d_]{3}[.!?]+\s+(?=[A-Z])")
_NOT_SPACE = re.compile(r"\S")
_WIDE = "。！？؟۔।"
_WORD_BEFORE = re.compile(r"[\w.°&'’-]+\Z")
_NEXT_WORD = re.compile(r"[\w.'’°-]+")
_GOES_ON_AFTER_QUOTE = "と，、,"
_OPENING = "\"'“‘«([-–—•*"
_ITEM = re.compile(r"\s*(?:[-–—•*⁃▪●◦·]|\(?[a-zA-Z\d]{1,3}[.)]+)\s*")
_INLINE_ITEM = re.compile(r"(?:(?<=\s)|^)(?:[•⁃]\s?\d{1,3}\.|\d{1,3}\.\)|\d{1,3}\)|\d{1,3}\.|[a-z]\.)(?=\s+\S|[A-Z])")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_OPENS_WITH_TIME = re.compile(r"\s*(?:At|By|Around|About|Before|After|Until)\s[\w:.]+\s*[ap]\.m", re.IGNORECASE)
_CUES_AFTER_QUOTE = re.compile(
    r"\s*(?:(?:[A-Z][\w.'’-]*|he|she|they|it|I|we|the|a|an|his|her|its|their|[a-z]+er|[a-z]+man),?\s+){1,5}?"
    r"(?:[^\n.!?\"“,]{1,60},\s+)?(\w+)\b"
)


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text in reading order. Nothing but white space stands outside of them."""
    found: list[Sentence] = []
    for start, end in _blocks(text):
        cuts = [start, *_cuts(text, start, end), end]
        for left, right in itertools.pairwise(cuts):
            piece = text[left:right]
            lead = len(piece) - len(piece.lstrip())
            body = piece.strip()
            if body:
                found.append(Sentence(left + lead, left + lead + len(body)))
    return tuple(found)


def _blocks(text: str) -> list[Span]:
    """Paragraphs, and lines that stand for themselves."""
    blocks: list[Span] = []
    start = 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        end = gap.start() if gap else len(text)
        blocks.extend(_lines(text, start, end))
        start = gap.end() if gap else end
    return blocks


def _lines(text: str, start: int, end: int) -> list[Span]:
    paragraph = text[start:end]
    if "\n" not in paragraph:
        return [(start, end)]
    lines = paragraph.split("\n")
    lengths = [len(line) for line in lines if line.strip()]
    wrapped = len(lengths) > 1 and min(lengths[:-1]) >= 45 and max(lengths) <= 120
    blocks: list[Span] = []
    at = first = start
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        at += len(line) + 1
        goes_on = (
            following is not None
            and not _ITEM.match(following)
            and (wrapped or (following.strip()[:1].islower() and (line[-1:] in " \t," or len(line) > 60)))
        )
        if not goes_on:
            blocks.append((first, min(at - 1, end)))
            first = at
    return blocks


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where one sentence of a block gives way to the next, as the place of its first character."""
    items = [m.start() for m in _INLINE_ITEM.finditer(text, start, end)]
    listed = len(items) > 1 and items[0] == start + len(text[start:end]) - len(text[start:end].lstrip())
    cuts = set(items[1:] if listed else ())
    markers = {m.end() for m in _INLINE_ITEM.finditer(text, start, end)} if listed else set()
    last = start
    content = _first_letter(text, last)
    small = _in_small_letters(text, start, end)
    for stop in _STOP.finditer(text, start, end):
        after = stop.end()
        leads = content >= stop.start()
        if after >= end or leads or (listed and after in markers) or not _ends(text, last, end, stop, small):
            continue
        if _FULL_STOP_AND_ELLIPSIS.fullmatch(stop[0]) and not text[stop.start() - 1].isspace():
            after = stop.start() + 1
        cuts.add(after)
        last = after
        content = _first_letter(text, last)
    return sorted(cuts)


def _first_letter(text: str, at: int) -> int:
    found = _NOT_SPACE.search(text, at)
    return found.start() if found else len(text)


def _in_small_letters(text: str, start: int, end: int) -> bool:
    """Whether a block is written as in a chat, with no capitals: more stops before small letters than before large."""
    small = sum(1 for _ in _SMALL_AFTER_STOP.finditer(text, start, end))
    return small > 1 and small > 2 * sum(1 for _ in _CAPITAL_AFTER_STOP.finditer(text, start, end))


def _ends(text: str, start: int, end: int, stop: re.Match[str], small: bool) -> bool:
    after = stop.end()
    if stop[0][0] in _WIDE:
        return not (stop[1] and text[after] in _GOES_ON_AFTER_QUOTE)
    if not text[after].isspace():
        return False
    at = after
    while at < end and (text[at].isspace() or text[at] in _OPENING):
        at += 1
    if at >= end:
        return False
    following = text[at]
    closed = stop[1]
    if following.islower() and not small:
        return False
    if following == ".":
        return stop[0].count(".") == 4
    if text[stop.start() - 1 : stop.start()] == "[" or (following in ",;:)" and not closed):
        return False
    if closed and stop[0][0] != "." and _cue_follows(text, after, end):
        return False
    if not _balanced(text, start, stop.start(), closed):
        return False
    if stop[0].startswith("...") or stop[0].startswith(". .") or stop[0][0] in "!?…":
        first_person = text[at : at + 2] in ("I ", "I'", "I’")
        return not (following.islower() and stop[0][0] in ".…") and not (stop[0].startswith(". .") and first_person)
    return not _belongs_to_word(text, start, stop.start(), at, closed)


def _cue_follows(text: str, after: int, end: int) -> bool:
    """`… it." Smith said` goes on: the words after the quotation are its cue."""
    found = _CUES_AFTER_QUOTE.match(text, after, min(end, after + 80))
    return bool(found and found[1] in CUE_VERBS and found[0].split()[0].lower() not in _BEGINNERS)


def _balanced(text: str, start: int, stop: int, closed: str) -> bool:
    """False inside a short parenthesis, whose full stops are its own."""
    if ")" in closed:
        opened = text.rfind("(", max(start, stop - 300), stop)
        return opened <= start or (text[opened - 1 : opened].strip() == "" and text[max(start, opened - 2)] in '.!?"”')
    opened = text.rfind("(", max(start, stop - 300), stop)
    return opened < 0 or text.find(")", opened, stop) >= 0 or text.find(")", stop, stop + 300) < 0


def _belongs_to_word(text: str, start: int, stop: int, following: int, closed: str) -> bool:
    before = _WORD_BEFORE.search(text, max(start, stop - 30), stop)
    word = before[0] if before else ""
    lower = word.lower()
    coming = _NEXT_WORD.match(text, following)
    next_word = coming[0] if coming else ""
    begins = next_word.rstrip(".").lower() in _BEGINNERS or next_word.split("'")[0].split("’")[0].lower() in _BEGINNERS
    if closed:
        return False
    if lower in _TITLES:
        return lower not in ("no", "sun", "sat", "mar", "art", "fig", "p", "est", "fr", "ed", "op") or (
            next_word[:1].isdigit() or (lower in ("fr", "sat", "sun") and not begins)
        )
    if lower in _TITLES_ABROAD or re.split("['’]", lower)[-1] in _TITLES_ABROAD:
        return True
    if lower == "г":  # a town's name follows; after a number it is "the year"
        return not text[max(0, stop - 6) : stop - 1].rstrip()[-1:].isdigit()
    if lower in ("a.m", "p.m") and _OPENS_WITH_TIME.fullmatch(text, start, stop):
        return True
    if lower in _MAY_END or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return not begins
    if word.isdigit() and len(word) <= 2 and next_word.lower() in _MONTHS_AFTER_ORDINALS:
        return True
    if len(word) == 1 and word.isalpha():
        return not (word == "I" and begins) and not (word.islower() and begins) and not begins
    return False
