"""The lines of text that a page shows, in reading order, and in which part of the page each stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from claimdesk.words.cleantext import one_line

_UNSEEN = frozenset(("script", "style", "template", "noscript", "head", "svg", "iframe", "object", "math"))
_INLINE_TAGS = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_TAGS.split())
_PARTS = {
    "nav": "menu",
    "footer": "page footer",
    "aside": "beside the article",
    "form": "form",
    "button": "form",
    "select": "form",
    "figcaption": "picture caption",
}
_COMMENTS = re.compile(r"\b(?:comments?|disqus\w*)\b", re.IGNORECASE)


def blocks(tree: Any) -> Iterator[tuple[str, str]]:
    """Each line of the page's text with the part it stands in ("menu", "page footer", …), empty for the main part."""
    from lxml import etree

    pieces: list[str] = []
    parts: list[str] = [""]
    unseen = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"  # comments and the like
        edge = tag not in _INLINE
        if edge and pieces:
            line = one_line("".join(pieces))
            pieces.clear()
            if line:
                yield line, parts[-1]
        if event == "start":
            unseen += tag in _UNSEEN
            parts.append(parts[-1] or _PARTS.get(tag) or _comments(element))
            text = element.text
        else:
            unseen -= tag in _UNSEEN
            parts.pop()
            text = element.tail
        if text and not unseen:
            pieces.append(text)
    if line := one_line("".join(pieces)):
        yield line, ""


def _comments(element: Any) -> str:
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    return "comments" if len(names) > 1 and _COMMENTS.search(names) else ""
