"""The shape of a page before it is parsed: how many elements, how deep. One pass, without building anything."""

from __future__ import annotations

import re

from claimdesk.words.errors import TooLarge
from claimdesk.words.limits import HTML_DEPTH, HTML_NODES

_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][a-zA-Z0-9-]{0,30}))")
# Their content is no markup: the scan jumps to the end tag.
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "noembed", "noframes"))
# Void, or closed by the parser as soon as the next one starts: they do not nest by themselves.
_FLAT_TAGS = (
    "area base br col embed hr img input link meta source track wbr param p li dt dd tr td th thead tbody "
    "tfoot option colgroup"
)
_FLAT = frozenset(_FLAT_TAGS.split())
# With what the parser puts in between.
_LEVELS = {"table": 4, "ul": 2, "ol": 2, "dl": 2, "select": 2}


def refuse_boundless(html: str) -> None:
    """Raise TooLarge for HTML with more elements than `HTML_NODES` or nested deeper than `HTML_DEPTH`."""
    lowered = html.lower()
    if len(lowered) != len(html):  # a few letters grow when lowered (İ): ASCII alone matters here
        lowered = html
    nodes = depth = place = 0
    while found := _TAG.search(lowered, place):
        comment, closing, name = found.groups()
        place = found.end()
        if comment:
            place = _after(lowered, "-->", place)
        elif closing:
            if name not in _FLAT:
                depth = max(0, depth - _LEVELS.get(name, 1))
        else:
            nodes += 1
            if name in _RAW:
                place = _after(lowered, f"</{name}", place)
            elif name not in _FLAT:
                depth += _LEVELS.get(name, 1)
        if nodes > HTML_NODES or depth > HTML_DEPTH:
            what = (
                f"more than {HTML_NODES:,} elements"
                if nodes > HTML_NODES
                else f"elements nested more than {HTML_DEPTH} deep"
            )
            raise TooLarge(f"This page holds {what}; nothing of it was read. Copy the article's text and paste that.")


def _after(text: str, end: str, start: int) -> int:
    found = text.find(end, start)
    return len(text) if found < 0 else found + len(end)
