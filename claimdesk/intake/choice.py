"""Which of the lines that a page shows are its article: trafilatura's choice, put right by where the lines stand."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence

from claimdesk.intake import furniture, prose
from claimdesk.intake.blocks import Block
from claimdesk.intake.credits import credit
from claimdesk.intake.stamps import STAMP_CHARS, begins_with_date, names_day, stamps

_ABOVE = 20
"""A standfirst is looked for in so many lines above the first paragraph."""
_STANDFIRST_CHARS = (40, 900)
_HEADED_TAGS = frozenset(("p", "h2", "h3", "h4"))
_TEXT_TAGS = _HEADED_TAGS | {"div", "section", "header", "li", "blockquote", "td"}
_OUTSIDE = frozenset(("newsletter", "links to other articles", "window over the page", "about the article"))
"""Parts that are never believed to be the article; forms and comments may hold one, and trafilatura looks at them."""


def chosen(shown: Sequence[Block], paragraphs: Sequence[str], title: str) -> list[str]:
    """The paragraphs of the article, in reading order."""
    keys = [prose.key(block.line) for block in shown]
    places = _places(keys, paragraphs)
    read = list(zip(places, paragraphs, strict=True))
    kept = [(place, line) for place, line in read if place is None or not _left_out(shown[place])]
    if sum(len(line) for _, line in kept) * 2 < sum(map(len, paragraphs)):
        kept = read  # what its maker called a menu or a newsletter is the article
    whole = "\n".join(prose.key(paragraph) for paragraph in paragraphs)
    while kept and _is_credit(kept[0][1]):
        del kept[0]
    first = next((place for place, _ in kept if place is not None), None)
    above = _standfirst(shown, keys, first, title) if first is not None else []
    return [shown[n].line for n in above if keys[n] not in whole] + [paragraph for _, paragraph in kept]


def _places(keys: Sequence[str], paragraphs: Sequence[str]) -> list[int | None]:
    """Where on the page each paragraph stands; None for one that trafilatura put together."""
    where: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        where.setdefault(key, []).append(place)
    places: list[int | None] = []
    after = -1
    for paragraph in paragraphs:
        if found := where.get(prose.key(paragraph.lstrip("- "))):
            after = found[min(bisect(found, after), len(found) - 1)]
        places.append(after if found else None)
    return places


def _left_out(block: Block) -> bool:
    if block.part in _OUTSIDE:
        return True
    # A list of links may be what an article is about; a line that is one link is an offer to read something else.
    return block.linked and block.tag != "li" and not prose.ends_sentence(block.line)


def _standfirst(shown: Sequence[Block], keys: Sequence[str], first: int, title: str) -> list[int]:
    """The lines between headline and text that say something: trafilatura passes over what stands outside its box."""
    headline = _headline(shown, keys, first, title)
    if headline is None:
        return []
    return [n for n in range(headline + 1, first) if _is_standfirst(shown[n])]


def _headline(shown: Sequence[Block], keys: Sequence[str], first: int, title: str) -> int | None:
    key = prose.key(title)
    above = range(first - 1, max(0, first - _ABOVE) - 1, -1)
    named = [n for n in above if key and keys[n] == key]
    # A picture or a bar that stays in view often bears the title again, below what stands under the headline.
    headlines = [n for n in named if shown[n].tag == "h1"] or named or [n for n in above if shown[n].tag == "h1"]
    return headlines[0] if headlines else None


def _is_credit(line: str) -> bool:
    """Whether a line names author or date of the page; such a line at the start is no paragraph."""
    if len(line) > STAMP_CHARS or prose.ends_sentence(line):
        return False
    return bool(credit(line) or stamps(line)) or begins_with_date(line)


def _is_standfirst(block: Block) -> bool:
    line = block.line
    shortest, longest = _STANDFIRST_CHARS
    if block.part or block.linked or not shortest <= len(line) <= longest or furniture.reason(line):
        return False
    if prose.ends_sentence(line):
        return prose.is_prose(line) and block.tag in _TEXT_TAGS
    # Without a full stop it is told by its element; a day in it makes it a line about the page.
    words = prose.word_count(line)
    return block.tag in _HEADED_TAGS and words >= 7 and not (prose.is_menu(line) or _is_credit(line) or names_day(line))
