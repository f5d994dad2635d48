"""The lines of text that a page shows, in reading order, and in which part of the page each stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimdesk.intake.parts import part_of
from claimdesk.words.cleantext import one_line

_UNSEEN = frozenset(("script", "style", "template", "noscript", "head", "svg", "iframe", "object", "math"))
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_TAGS.split())


@dataclass(frozen=True, slots=True)
class Block:
    """A line that the page shows, and the tag of the block around it.

    `part` is empty in the main part of the page; `linked` where all of the line leads to other pages.
    """

    line: str
    part: str = ""
    tag: str = ""
    linked: bool = False


def blocks(tree: Any) -> Iterator[Block]:
    """Each line of the page's text, from its parsed tree (lxml)."""
    from lxml import etree

    pieces: list[str] = []
    plain = False  # whether a piece stands outside links
    parts: list[str] = [""]
    homes = [""]
    unseen = links = 0  # elements open around the place
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"  # comments and the like
        edge = tag not in _INLINE
        if edge and pieces:
            line = one_line("".join(pieces))
            pieces.clear()
            if line:
                yield Block(line, parts[-1], homes[-1], not plain)
            plain = False
        if event == "start":
            unseen += tag in _UNSEEN
            links += tag == "a" and _leads_away(element)
            parts.append(parts[-1] or ("" if unseen else part_of(element, tag)))
            if edge:
                homes.append(tag)
            text = element.text
        else:
            unseen -= tag in _UNSEEN
            links -= tag == "a" and _leads_away(element)
            parts.pop()
            if edge:
                homes.pop()
            text = element.tail
        if text and not unseen:
            pieces.append(text)
            plain = plain or not (links or text.isspace())
    if line := one_line("".join(pieces)):
        yield Block(line)


def _leads_away(link: Any) -> bool:
    """Whether a link is one to another page; headings often carry one to themselves."""
    return not (link.get("href") or "#").startswith("#")
